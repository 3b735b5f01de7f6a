//! What a plan, a run or a teardown tells: every resource with what became of it, and why not.

use serde::Serialize;

use super::subject::Subject;
use crate::domain::change::Action;
use crate::domain::device::DeviceError;
use crate::model::name::{AccountId, Region, Scope};

/// What became of a resource, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Made.
    Created,
    /// Changed.
    Updated,
    /// Taken down.
    Deleted,
    /// As wanted already.
    Unchanged,
    /// Left alone: this deployment did not make it.
    Kept,
    /// Not as wanted, for a reason that is told.
    Failed,
    /// Not begun, for something it needs failed; or not finished, for the run was interrupted.
    Skipped,
}

impl Outcome {
    /// The outcome in one sign, as in a plan.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Created => '+',
            Self::Updated => '~',
            Self::Deleted => '-',
            Self::Unchanged => '=',
            Self::Kept => '.',
            Self::Failed | Self::Skipped => '!',
        }
    }

    /// The outcome as a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
            Self::Unchanged => "unchanged",
            Self::Kept => "kept",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }
}

/// One resource.
#[derive(Debug, Serialize)]
pub struct Item {
    /// Which.
    pub resource: Subject,
    /// What became of it.
    pub outcome: Outcome,
    /// What was done, or would be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// What to know about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// Why it failed or was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The failure itself.
    #[serde(skip)]
    pub error: Option<DeviceError>,
    /// Seconds that it took.
    pub seconds: f64,
}

/// How many resources had which outcome.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Made.
    pub created: usize,
    /// Changed.
    pub updated: usize,
    /// Taken down.
    pub deleted: usize,
    /// As wanted already.
    pub unchanged: usize,
    /// Left alone.
    pub kept: usize,
    /// Not as wanted.
    pub failed: usize,
    /// Not begun.
    pub skipped: usize,
}

/// What is wanted of a deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// Say what would be changed.
    Plan,
    /// Make it so.
    Provision,
    /// Take it down.
    Destroy,
}

/// A plan, a run or a teardown.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always `iotctl.deployment/v1`.
    pub schema: &'static str,
    /// What was wanted.
    pub verb: Verb,
    /// Name of the deployment.
    pub deployment: String,
    /// Whether nothing was changed on purpose.
    pub dry_run: bool,
    /// Account worked in.
    pub account: AccountId,
    /// Region worked in.
    pub region: Region,
    /// Whether anything was changed, or would be.
    pub changed: bool,
    /// The resources by outcome.
    pub summary: Summary,
    /// Seconds that it took.
    pub seconds: f64,
    /// What to know about the deployment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// The resources.
    pub items: Vec<Item>,
    /// Why what was done is not on disk: after a power cut it may not be known.
    #[serde(skip)]
    pub unsettled: Option<DeviceError>,
}

impl Report {
    pub(super) fn new(
        verb: Verb,
        deployment: &str,
        dry_run: bool,
        scope: &Scope,
        items: Vec<Item>,
        seconds: f64,
    ) -> Self {
        let mut summary = Summary::default();
        for item in &items {
            let count = match item.outcome {
                Outcome::Created => &mut summary.created,
                Outcome::Updated => &mut summary.updated,
                Outcome::Deleted => &mut summary.deleted,
                Outcome::Unchanged => &mut summary.unchanged,
                Outcome::Kept => &mut summary.kept,
                Outcome::Failed => &mut summary.failed,
                Outcome::Skipped => &mut summary.skipped,
            };
            *count += 1;
        }
        Self {
            schema: "iotctl.deployment/v1",
            verb,
            deployment: deployment.to_owned(),
            dry_run,
            account: scope.account.clone(),
            region: scope.region.clone(),
            changed: items.iter().any(|item| !item.actions.is_empty()),
            summary,
            seconds,
            warnings: Vec::new(),
            items,
            unsettled: None,
        }
    }

    /// The report of a run whose journal and files were made durable, or were not.
    pub(super) fn settled(self, outcome: Result<(), DeviceError>) -> Self {
        Self {
            unsettled: outcome.err(),
            ..self
        }
    }

    /// Whether every resource is as wanted, and that is on record.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.summary.failed + self.summary.skipped == 0 && self.unsettled.is_none()
    }

    /// The report as `JUnit` XML: a test case for each resource, as CI systems show them.
    #[must_use]
    pub fn junit(&self) -> String {
        let Summary {
            failed, skipped, ..
        } = self.summary;
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"{}\" tests=\"{}\" failures=\"{failed}\" \
             errors=\"0\" skipped=\"{skipped}\" time=\"{:.3}\">\n",
            escaped(&self.deployment),
            self.items.len(),
            self.seconds
        );
        for item in &self.items {
            let message = escaped(item.message.as_deref().unwrap_or_default());
            let inside = match item.outcome {
                Outcome::Failed => format!("<failure message=\"{message}\"/>"),
                Outcome::Skipped => format!("<skipped message=\"{message}\"/>"),
                outcome => format!("<system-out>{}</system-out>", outcome.as_str()),
            };
            let (kind, name) = (item.resource.kind.as_str(), escaped(&item.resource.name));
            let seconds = item.seconds;
            let case = format!(
                "<testcase classname=\"{kind}\" name=\"{name}\" time=\"{seconds:.3}\">{inside}</testcase>\n"
            );
            xml.push_str(&case);
        }
        xml.push_str("</testsuite>\n</testsuites>\n");
        xml
    }
}

/// A text for XML; characters that XML 1.0 cannot hold become `?`.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(character),
            control if control.is_control() => safe.push('?'),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn junit_tells_what_failed_in_valid_xml() {
        let item = |resource: &str, outcome, message: Option<&str>| Item {
            resource: resource.parse().expect("a subject"),
            outcome,
            actions: Vec::new(),
            warnings: Vec::new(),
            message: message.map(str::to_owned),
            error: None,
            seconds: 0.25,
        };
        let scope = Scope {
            account: "123456789012".parse().expect("valid"),
            region: "eu-central-1".parse().expect("valid"),
        };
        let items = vec![
            item("device.a", Outcome::Created, None),
            item("device.b", Outcome::Failed, Some("<\"no\" & \u{1}>")),
            item("device.c", Outcome::Skipped, Some("needs device.b")),
        ];
        let report = Report::new(Verb::Provision, "d", false, &scope, items, 1.5);
        let xml = report.junit();
        assert!(
            xml.contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\" time=\"1.500\""),
            "{xml}"
        );
        assert!(
            xml.contains("<failure message=\"&lt;&quot;no&quot; &amp; ?&gt;\"/>"),
            "{xml}"
        );
        assert!(!report.is_complete());
    }
}
