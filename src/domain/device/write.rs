//! The files in a device's folder: certificate, roots and `connection.json`. The key is written when it is made.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Device, DeviceError, Local, Site, Wanted};
use crate::aws::iot::Certificate;
use crate::domain::device_folder::{
    CONNECTION_SCHEMA, Connection, certificate_path, connection_path, roots_path,
};
use crate::domain::files::{self, FileError};
use crate::domain::policy::DeviceFilter;
use crate::model::name::{Arn, CertificateId, ClientId};

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
        let mut files: Vec<(PathBuf, String)> = Vec::new();
        let pem = certificate.map(|certificate| with_newline(&certificate.pem));
        // What a CA of this machine has just signed was written before it was registered.
        let is_written = self.is_issued && self.wanted.source.is_signed_here();
        if pem.is_none() || (local.certificate != pem && !is_written) {
            files.push((certificate_path(folder), pem.unwrap_or_default()));
        }
        if local.roots.as_ref() != Some(&self.run.site.roots) {
            files.push((roots_path(folder), self.run.site.roots.clone()));
        }
        let connection = certificate.map(|certificate| {
            let (id, arn) = (certificate.id.clone(), certificate.arn.clone());
            self.wanted.connection(&self.run.site, id, Some(arn))
        });
        let connection = connection.transpose()?;
        if connection.is_none() || local.connection != connection {
            let text = serde_json::to_string_pretty(&connection)
                .expect("names and numbers are plain data");
            files.push((connection_path(folder), text + "\n"));
        }
        let objects = files.iter().map(|(path, _)| path.display().to_string());
        let objects: Vec<String> = objects.collect();
        let write = files::write_with_others(files);
        self.steps.write_all("write-file", &objects, write).await?;
        Ok(())
    }
}

impl Wanted {
    /// The client id is the thing's name: policy variables of the thing need that.
    pub(super) fn client_id(&self) -> ClientId {
        self.name
            .as_str()
            .parse()
            .expect("thing names are a subset of client ids")
    }

    /// What its `connection.json` is to say, with this certificate.
    pub(in crate::domain) fn connection(
        &self,
        site: &Site,
        certificate_id: CertificateId,
        certificate_arn: Option<Arn>,
    ) -> Result<Connection, DeviceError> {
        let of_thing = |filters: &[DeviceFilter]| -> Result<Vec<String>, DeviceError> {
            filters
                .iter()
                .map(|filter| Ok(filter.of(&self.name)?.as_str().to_owned()))
                .collect()
        };
        Ok(Connection {
            schema: CONNECTION_SCHEMA.to_owned(),
            thing_name: self.name.clone(),
            client_id: self.client_id(),
            host: site.host.clone(),
            port: site.port,
            region: site.scope.region.clone(),
            certificate_id,
            certificate_arn,
            policies: self.policies.clone(),
            publish: of_thing(&self.publish)?,
            subscribe: of_thing(&self.subscribe)?,
        })
    }
}

fn with_newline(pem: &str) -> String {
    format!("{}\n", pem.trim_end())
}
