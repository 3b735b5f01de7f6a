//! The folder of a certificate: taken for one process, read and checked, written whole.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::create::Wanted;
use super::key::Key;
use super::targets::Targets;
use crate::aws::iot::{Certificate, EndpointType};
use crate::domain::change::{ChangeError, Failpoint, Journal, Steps};
use crate::domain::device;
use crate::domain::device_folder::{
    self, CONNECTION_SCHEMA, Connection, certificate_path, connection_path, key_path, read_lazy,
    roots_path,
};
use crate::domain::files::{self, FolderLock};
use crate::domain::session::Session;
use crate::model::name::{Arn, CertificateId, PolicyName, ThingName};
use crate::model::pki::{self, KeyType};

/// What is in the folder already.
pub(in crate::domain) struct Local {
    pub(in crate::domain) key: Option<Zeroizing<String>>,
    pub(in crate::domain) certificate: Option<String>,
    pub(in crate::domain) connection: Option<Connection>,
}

impl Local {
    /// Reads the folder; key and certificate must belong together.
    pub(super) fn read(folder: &Path) -> Result<Self, ChangeError> {
        let key = device_folder::read_key(folder)?;
        let certificate = read_lazy(&certificate_path(folder))?;
        if let (Some(key), Some(certificate)) = (&key, &certificate) {
            device_folder::check_pair(folder, certificate, key)?;
        }
        Ok(Self {
            key,
            certificate,
            connection: device_folder::read_connection(folder)?,
        })
    }

    /// Ids of the certificates that the folder tells of.
    pub(super) fn known(&self) -> Result<Vec<CertificateId>, ChangeError> {
        let connection = self.connection.as_ref();
        let mut known: Vec<_> = connection
            .map(|connection| connection.certificate_id.clone())
            .into_iter()
            .collect();
        if let Some(certificate) = &self.certificate {
            known.push(pki::certificate_id(certificate)?);
        }
        known.dedup();
        Ok(known)
    }
}

pub(super) fn lacks_key(folder: &Path) -> ChangeError {
    ChangeError::Refused {
        message: format!(
            "there is the certificate `{}` without its key `{}`",
            certificate_path(folder).display(),
            key_path(folder).display()
        ),
        hint: "put the key back, or name another folder".to_owned(),
    }
}

/// Takes the folder for this process, creating it first, and reads its journal.
pub(super) async fn enter(
    folder: &Path,
    failpoint: &Failpoint,
    steps: &mut Steps,
) -> Result<Option<FolderLock>, ChangeError> {
    let dry_run = steps.is_dry_run();
    if dry_run && !folder.is_dir() {
        return Ok(None);
    }
    let path = folder.to_owned();
    let lock = files::blocking(move || {
        files::create_folder(&path)?;
        let lock = files::lock_folder(&path)?;
        if !dry_run {
            files::remove_unfinished(&path)?;
        }
        Ok(lock)
    });
    let lock = lock.await?;
    steps.journal = Journal::read(folder, failpoint.clone())?;
    Ok(Some(lock))
}

/// Refuses a folder whose certificate is of another account or Region.
pub(super) async fn check_here(
    session: &Session,
    local: &Local,
    steps: &Steps,
) -> Result<(), ChangeError> {
    let records = steps.journal.records().iter();
    let issued = records
        .rev()
        .find_map(|record| record.certificate_arn.as_ref());
    let connection = local.connection.as_ref();
    let arn: Option<&Arn> = connection
        .and_then(|found| found.certificate_arn.as_ref())
        .or(issued);
    let Some(arn) = arn else { return Ok(()) };
    let scope = session.scope().await?;
    if arn.account() == scope.account.as_str() && arn.region() == scope.region.as_str() {
        return Ok(());
    }
    Err(ChangeError::Refused {
        message: format!(
            "the certificate in this folder belongs to account {} in {}",
            arn.account(),
            arn.region()
        ),
        hint: "name another folder, or work where it belongs".to_owned(),
    })
}

/// Makes a key for `name` where there is none; `None` in a dry run.
pub(super) async fn make_key(
    path: PathBuf,
    kind: KeyType,
    name: &str,
    steps: &mut Steps,
) -> Result<Option<Key>, ChangeError> {
    let object = path.display().to_string();
    steps
        .write("write-key", &object, Key::make(&path, kind, name))
        .await
}

/// Notes the files that would be written.
pub(super) fn plan(folder: &Path, targets: &Targets, steps: &mut Steps) {
    let mut paths = vec![certificate_path(folder)];
    if !targets.things.is_empty() {
        paths.extend([roots_path(folder), connection_path(folder)]);
    }
    for path in paths.iter().filter(|path| !path.exists()) {
        steps.plan("write-file", &path.display().to_string());
    }
}

/// Writes one file.
pub(super) async fn write_file(
    path: PathBuf,
    content: String,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let object = path.display().to_string();
    let write = files::blocking(move || files::write(&path, content.as_bytes()));
    steps.write("write-file", &object, write).await.map(drop)
}

/// Writes the files that are missing or differ, `connection.json` last: where it is, the folder is whole.
pub(super) async fn write(
    session: &Session,
    wanted: &Wanted,
    certificate: &Certificate,
    local: &Local,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let folder = &wanted.folder;
    let id = pki::certificate_id(&certificate.pem)?;
    let current = read_lazy(&certificate_path(folder))?;
    let current = current.and_then(|pem| pki::certificate_id(&pem).ok());
    if current.as_ref() != Some(&id) {
        let content = format!("{}\n", certificate.pem.trim_end());
        write_file(certificate_path(folder), content, steps).await?;
    }
    let Some(thing) = &wanted.thing else {
        return Ok(());
    };
    connect(
        session,
        folder,
        thing,
        certificate,
        &wanted.policies,
        local,
        steps,
    )
    .await
}

/// Writes how the device connects, where that is missing or differs.
async fn connect(
    session: &Session,
    folder: &Path,
    thing: &ThingName,
    certificate: &Certificate,
    policies: &[PolicyName],
    local: &Local,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let mut policies = policies.to_vec();
    if let Some(connection) = &local.connection {
        let former = connection.policies.iter();
        let more: Vec<_> = former
            .filter(|name| !policies.contains(name))
            .cloned()
            .collect();
        policies = more.into_iter().chain(policies).collect();
        let same = connection.certificate_id == certificate.id
            && connection
                .policies
                .iter()
                .all(|name| policies.contains(name))
            && connection.policies.len() == policies.len();
        if same && roots_path(folder).exists() {
            return Ok(());
        }
    }
    let endpoint = session.aws().iot().endpoint(EndpointType::DataAts).await?;
    let (host, port) = device::split(&endpoint);
    let roots = device::roots(session.aws().ca_bundle(), &host);
    if read_lazy(&roots_path(folder))?.as_ref() != Some(&roots) {
        write_file(roots_path(folder), roots, steps).await?;
    }
    let former = local.connection.as_ref();
    let connection = Connection {
        schema: CONNECTION_SCHEMA.to_owned(),
        thing_name: thing.clone(),
        client_id: thing
            .as_str()
            .parse()
            .expect("thing names are a subset of client ids"),
        host,
        port,
        region: session.aws().region().clone(),
        certificate_id: certificate.id.clone(),
        certificate_arn: Some(certificate.arn.clone()),
        policies,
        publish: former
            .map(|found| found.publish.clone())
            .unwrap_or_default(),
        subscribe: former
            .map(|found| found.subscribe.clone())
            .unwrap_or_default(),
    };
    write_connection(folder, &connection, steps).await
}

/// Writes `connection.json`.
pub(super) async fn write_connection(
    folder: &Path,
    connection: &Connection,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let text = serde_json::to_string_pretty(connection).expect("names and numbers are plain data");
    write_file(connection_path(folder), text + "\n", steps).await
}
