//! Reports of `iotctl firmware` for people.

use crate::domain::firmware::{
    FleetReport, ImageReport, Outcome, ProjectReport, SecretsReport, VerifyReport, Written,
};

use crate::cli::output::{Render, table};

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Replaced => "replaced",
            Self::Unchanged => "unchanged",
            Self::Kept => "kept as it is",
        }
    }
}

fn file_rows<'a>(files: impl IntoIterator<Item = &'a Written>) -> String {
    table(
        &["FILE", ""],
        files.into_iter().map(|file| {
            vec![
                file.path.display().to_string(),
                file.outcome.word().to_owned(),
            ]
        }),
    )
}

impl Render for ProjectReport {
    fn human(&self) -> String {
        format!(
            "{}\nnext: open {} in Arduino IDE, or: pio run -d {}",
            file_rows(&self.files),
            self.dir.join(self.sketch.name()).display(),
            self.dir.display()
        )
    }

    fn names(&self) -> Vec<String> {
        self.files
            .iter()
            .map(|file| file.path.display().to_string())
            .collect()
    }
}

impl Render for SecretsReport {
    fn human(&self) -> String {
        format!(
            "{} {}\n  thing      {}\n  endpoint   {}\n  publishes  {}\n  subscribes {}",
            self.path.display(),
            self.outcome.word(),
            self.thing_name,
            self.endpoint,
            self.publish,
            self.subscribe
        )
    }

    fn names(&self) -> Vec<String> {
        vec![self.path.display().to_string()]
    }
}

impl Render for ImageReport {
    fn human(&self) -> String {
        format!(
            "{} {}\nnext: esptool write-flash 0x9000 {}",
            self.path.display(),
            self.outcome.word(),
            self.path.display()
        )
    }

    fn names(&self) -> Vec<String> {
        vec![self.path.display().to_string()]
    }
}

impl Render for FleetReport {
    fn human(&self) -> String {
        let images = self
            .images
            .iter()
            .map(|image| (&image.thing_name, image.path.display().to_string()));
        let failures = self
            .failures
            .iter()
            .map(|failure| (&failure.thing_name, failure.error.clone()));
        table(
            &["THING", "IMAGE"],
            images
                .chain(failures)
                .map(|(thing, text)| vec![thing.to_string(), text]),
        )
    }

    fn names(&self) -> Vec<String> {
        self.images
            .iter()
            .map(|image| image.path.display().to_string())
            .collect()
    }

    fn items(&self) -> Vec<serde_json::Value> {
        let images = self.images.iter().map(serde_json::to_value);
        let failures = self.failures.iter().map(serde_json::to_value);
        images
            .chain(failures)
            .map(Result::unwrap_or_default)
            .collect()
    }
}

impl Render for VerifyReport {
    fn human(&self) -> String {
        let rows = self.images.iter().map(|image| {
            let verdict = image
                .error
                .clone()
                .unwrap_or_else(|| format!("valid, {} values", image.entries));
            vec![
                image.path.display().to_string(),
                image.thing_name.clone().unwrap_or_default(),
                verdict,
            ]
        });
        table(&["IMAGE", "THING", ""], rows)
    }

    fn names(&self) -> Vec<String> {
        self.images
            .iter()
            .filter(|image| image.valid)
            .map(|image| image.path.display().to_string())
            .collect()
    }

    fn items(&self) -> Vec<serde_json::Value> {
        self.images
            .iter()
            .map(|image| serde_json::to_value(image).unwrap_or_default())
            .collect()
    }
}
