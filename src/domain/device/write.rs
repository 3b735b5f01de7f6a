//! The files in a device's folder: certificate, roots and `connection.json`. The key is written when it is made.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Device, DeviceError, Local};
use crate::aws::iot::Certificate;
use crate::domain::device_folder::{
    CONNECTION_SCHEMA, Connection, certificate_path, connection_path, roots_path,
};
use crate::domain::files::{self, FileError};
use crate::domain::policy::DeviceFilter;
use crate::model::name::ClientId;

/// Makes what was written in folders of devices durable; `folders` are those that hold the devices'.
pub(in crate::domain) async fn settle<'a>(
    folders: impl IntoIterator<Item = &'a Path>,
) -> Result<(), FileError> {
    let folders: BTreeSet<PathBuf> = folders.into_iter().map(Path::to_owned).collect();
    files::blocking(move || {
        let mut there = folders.iter().filter(|folder| folder.is_dir());
        there.try_for_each(|folder| files::settle(folder))
    })
    .await
}

impl Device<'_> {
    /// Writes the files that are missing or differ, `connection.json` last: where it is, the folder is whole, unless a power cut came
    /// before [`settle`].
    pub(super) async fn write_files(
        &mut self,
        certificate: Option<&Certificate>,
        local: &Local,
    ) -> Result<(), DeviceError> {
        self.show("write-file");
        let folder = &self.wanted.folder;
        let mut files = Vec::new();
        let pem = certificate.map(|certificate| with_newline(&certificate.pem));
        if pem.is_none() || local.certificate != pem {
            files.push((certificate_path(folder), pem.unwrap_or_default()));
        }
        if local.roots.as_ref() != Some(&self.run.site.roots) {
            files.push((roots_path(folder), self.run.site.roots.clone()));
        }
        let connection = certificate
            .map(|certificate| self.connection(certificate))
            .transpose()?;
        if connection.is_none() || local.connection != connection {
            let text = serde_json::to_string_pretty(&connection)
                .expect("names and numbers are plain data");
            files.push((connection_path(folder), text + "\n"));
        }
        let writes = files.into_iter().map(|(path, content): (PathBuf, String)| {
            let name = path.display().to_string();
            let write = move || files::write_lazily(&path, content.as_bytes());
            (name, write)
        });
        self.steps.write_all("write-file", writes.collect()).await?;
        Ok(())
    }

    /// The client id is the thing's name: policy variables of the thing need that.
    pub(super) fn client_id(&self) -> ClientId {
        self.wanted
            .name
            .as_str()
            .parse()
            .expect("thing names are a subset of client ids")
    }

    fn connection(&self, certificate: &Certificate) -> Result<Connection, DeviceError> {
        let site = &self.run.site;
        let of_thing = |filters: &[DeviceFilter]| -> Result<Vec<String>, DeviceError> {
            filters
                .iter()
                .map(|filter| Ok(filter.of(&self.wanted.name)?.as_str().to_owned()))
                .collect()
        };
        Ok(Connection {
            schema: CONNECTION_SCHEMA.to_owned(),
            thing_name: self.wanted.name.clone(),
            client_id: self.client_id(),
            host: site.host.clone(),
            port: site.port,
            region: site.scope.region.clone(),
            certificate_id: certificate.id.clone(),
            certificate_arn: Some(certificate.arn.clone()),
            policies: self.wanted.policies.clone(),
            publish: of_thing(&self.wanted.publish)?,
            subscribe: of_thing(&self.wanted.subscribe)?,
        })
    }
}

fn with_newline(pem: &str) -> String {
    format!("{}\n", pem.trim_end())
}
