//! One device: its key, thing, attachments and files, each step only where something is missing.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::error::ProvisionError;
use super::journal::Journal;
use super::policy::DeviceFilter;
use super::steps::Steps;
use super::{DeviceReport, Progress, Run};
use crate::aws::iot::Certificate;
use crate::domain::device_folder::{
    self, CONNECTION_SCHEMA, Connection, FolderError, certificate_path, connection_path, key_path,
    read_text, roots_path,
};
use crate::domain::files::{self, FolderLock};
use crate::model::name::{ClientId, ThingName};
use crate::model::pki;

/// A device's private key and what it is recognised by.
pub(super) struct Key {
    /// The key, PKCS#8 PEM.
    pub(super) pem: Zeroizing<String>,
    /// SHA-256 of its public half (SPKI DER), hex.
    pub(super) hash: String,
}

impl Key {
    fn of(pem: Zeroizing<String>) -> Result<Self, ProvisionError> {
        let hash = pki::sha256_hex(&pki::public_key_of_key(&pem)?);
        Ok(Self { pem, hash })
    }
}

/// What is in a device's folder already.
pub(super) struct Local {
    pub(super) key: Option<Zeroizing<String>>,
    pub(super) certificate: Option<String>,
    pub(super) connection: Option<Connection>,
    roots: Option<String>,
}

impl Local {
    /// Reads the folder and refuses what cannot be built upon. `force` passes over what can be written anew.
    pub(super) fn read(folder: &Path, force: bool) -> Result<Self, ProvisionError> {
        let key = device_folder::read_key(folder)?;
        let mut certificate = match read_text(&certificate_path(folder)) {
            Err(FolderError::Malformed { .. }) if force => None,
            certificate => certificate?,
        };
        match (&key, &certificate) {
            (Some(key), Some(pem)) => match device_folder::check_pair(folder, pem, key) {
                Err(FolderError::Malformed { .. }) if force => certificate = None,
                checked => checked?,
            },
            (None, Some(_)) if force => certificate = None,
            (None, Some(_)) => {
                return Err(ProvisionError::KeyMissing {
                    certificate: certificate_path(folder),
                    key: key_path(folder),
                });
            }
            (_, None) => {}
        }
        let connection = match device_folder::read_connection(folder) {
            Err(FolderError::Malformed { .. }) if force => None,
            connection => connection?,
        };
        // What they should be is known: whatever else is there is replaced.
        let roots = match read_text(&roots_path(folder)) {
            Err(FolderError::Malformed { .. }) => None,
            roots => roots?,
        };
        Ok(Self {
            key,
            certificate,
            connection,
            roots,
        })
    }
}

/// A device on its way.
pub(super) struct Device<'a> {
    pub(super) run: &'a Run<'a>,
    pub(super) thing: &'a ThingName,
    pub(super) folder: PathBuf,
    pub(super) steps: Steps,
    pub(super) warnings: Vec<String>,
}

impl<'a> Device<'a> {
    pub(super) fn new(run: &'a Run<'a>, thing: &'a ThingName) -> Self {
        let folder = run.request.out.join(thing.as_str());
        let journal = Journal::read(&folder, run.request.failpoint.clone());
        Self {
            run,
            thing,
            folder,
            steps: Steps::new(journal, run.request.dry_run),
            warnings: Vec::new(),
        }
    }

    /// Says which step begins.
    pub(super) fn show(&self, action: &str) {
        (self.run.progress)(Progress::Step {
            thing: self.thing,
            action,
        });
    }

    /// Brings the device to the state asked for.
    pub(super) async fn provision(mut self) -> Result<DeviceReport, ProvisionError> {
        let _lock = self.enter().await?;
        let local = Local::read(&self.folder, self.run.request.force)?;
        self.run.shared.check(
            &self.folder,
            local.connection.as_ref(),
            self.run.request.force,
        )?;
        let key = self.key(&local).await?;
        // The thing first: where AWS refuses it, no certificate is left without one.
        self.thing().await?;
        let certificate = self.certificate(key.as_ref(), &local).await?;
        self.attach(certificate.as_ref(), &local).await?;
        self.join_groups().await?;
        self.write_files(certificate.as_ref(), &local).await?;
        self.steps.journal.complete().await?;
        Ok(self.report(certificate))
    }

    /// Takes the folder for this process, creating it first.
    async fn enter(&mut self) -> Result<Option<FolderLock>, ProvisionError> {
        if self.run.request.dry_run && !self.folder.is_dir() {
            return Ok(None);
        }
        let (folder, dry_run) = (self.folder.clone(), self.run.request.dry_run);
        let lock = files::blocking(move || {
            files::create_folder(&folder)?;
            let lock = files::lock_folder(&folder)?;
            if !dry_run {
                files::remove_unfinished(&folder)?;
            }
            Ok(lock)
        });
        let lock = lock.await?;
        // Only now is nobody else writing it.
        self.steps.journal = Journal::read(&self.folder, self.run.request.failpoint.clone());
        Ok(Some(lock))
    }

    /// The device's key; `None` only in a dry run that would make one.
    async fn key(&mut self, local: &Local) -> Result<Option<Key>, ProvisionError> {
        if let Some(key) = &local.key {
            return Key::of(key.clone()).map(Some);
        }
        if let Some(connection) = &local.connection {
            let id = &connection.certificate_id;
            self.warnings.push(format!(
                "the key of the certificate `{id}` is lost; that certificate is still registered"
            ));
        }
        self.show("write-key");
        let (path, kind) = (key_path(&self.folder), self.run.request.key_type);
        if self.run.request.dry_run {
            self.steps.plan("write-key", &path.display().to_string());
            return Ok(None);
        }
        // An RSA key takes seconds to make.
        let made = tokio::task::spawn_blocking(move || pki::generate_key(kind)).await;
        let pem = made.unwrap_or(Err(pki::PkiError::Generate(kind)))?;
        let content = pem.clone();
        let name = path.display().to_string();
        self.steps
            .write("write-key", &name, move || {
                files::write_key(&path, content.as_bytes())
            })
            .await?;
        Key::of(pem).map(Some)
    }

    /// Creates the thing, or gives it the type and attributes asked for.
    async fn thing(&mut self) -> Result<(), ProvisionError> {
        let (run, name) = (self.run, self.thing);
        let (kind, attributes) = (run.request.thing_type.as_ref(), &run.request.attributes);
        self.show("create-thing");
        let Some(thing) = run.iot.thing(name).await? else {
            let create = || run.iot.create_thing(name, kind, attributes);
            return self.steps.call("create-thing", name.as_str(), create).await;
        };
        let kind = kind.filter(|kind| thing.type_name.as_deref() != Some(kind.as_str()));
        let mut changed = attributes.clone();
        changed.retain(|name, value| {
            thing.attributes.get(name.as_str()).map(String::as_str) != Some(value.as_str())
        });
        if kind.is_none() && changed.is_empty() {
            return Ok(());
        }
        self.steps
            .call("update-thing", name.as_str(), || {
                run.iot.update_thing(name, kind, &changed)
            })
            .await
    }

    /// Attaches the policy to the certificate and the certificate to the thing.
    async fn attach(
        &mut self,
        certificate: Option<&Certificate>,
        local: &Local,
    ) -> Result<(), ProvisionError> {
        let (run, name, policy) = (self.run, self.thing, &self.run.shared.policy);
        let Some(certificate) = certificate else {
            self.steps.plan("attach-policy", policy.as_str());
            self.steps.plan("attach-thing", name.as_str());
            return Ok(());
        };
        let arn = certificate.arn.as_str();
        self.show("attach-policy");
        let attached = run.iot.attached_policies(arn).await?;
        if !attached.iter().any(|name| name == policy.as_str()) {
            self.steps
                .call("attach-policy", policy.as_str(), || {
                    run.iot.attach_policy(policy, arn)
                })
                .await?;
        }
        let former = local
            .connection
            .iter()
            .flat_map(|connection| &connection.policies);
        for former in former.filter(|former| {
            *former != policy && attached.iter().any(|name| name == former.as_str())
        }) {
            self.steps
                .call("detach-policy", former.as_str(), || {
                    run.iot.detach_policy(former, arn)
                })
                .await?;
        }
        self.show("attach-thing");
        let principals = run.iot.thing_principals(name).await?.unwrap_or_default();
        if principals.iter().any(|principal| principal == arn) {
            return Ok(());
        }
        if !principals.is_empty() {
            self.warnings.push(format!(
                "the thing has other principals, which stay attached: {}",
                principals.join(", ")
            ));
        }
        self.steps
            .call("attach-thing", name.as_str(), || {
                run.iot.attach_thing_principal(name, arn)
            })
            .await
    }

    async fn join_groups(&mut self) -> Result<(), ProvisionError> {
        let (run, name) = (self.run, self.thing);
        if run.request.groups.is_empty() {
            return Ok(());
        }
        self.show("add-to-group");
        let member = run.iot.thing_groups(name).await?;
        for group in run
            .request
            .groups
            .iter()
            .filter(|group| !member.iter().any(|name| name == group.as_str()))
        {
            self.steps
                .call("add-to-group", group.as_str(), || {
                    run.iot.add_to_group(name, group)
                })
                .await?;
        }
        Ok(())
    }

    /// Writes the files that are missing or differ, `connection.json` last: where it is, the folder is whole.
    async fn write_files(
        &mut self,
        certificate: Option<&Certificate>,
        local: &Local,
    ) -> Result<(), ProvisionError> {
        self.show("write-file");
        let pem = certificate.map(|certificate| with_newline(&certificate.pem));
        if pem.is_none() || local.certificate != pem {
            self.write_file(certificate_path(&self.folder), pem.unwrap_or_default())
                .await?;
        }
        if local.roots.as_ref() != Some(&self.run.shared.roots) {
            self.write_file(roots_path(&self.folder), self.run.shared.roots.clone())
                .await?;
        }
        let connection = certificate
            .map(|certificate| self.connection(certificate))
            .transpose()?;
        if connection.is_none() || local.connection != connection {
            let text = serde_json::to_string_pretty(&connection)
                .expect("names and numbers are plain data");
            self.write_file(connection_path(&self.folder), text + "\n")
                .await?;
        }
        Ok(())
    }

    async fn write_file(&mut self, path: PathBuf, content: String) -> Result<(), ProvisionError> {
        let name = path.display().to_string();
        self.steps
            .write("write-file", &name, move || {
                files::write(&path, content.as_bytes())
            })
            .await
    }

    /// The client id is the thing's name: policy variables of the thing need that.
    fn client_id(&self) -> ClientId {
        self.thing
            .as_str()
            .parse()
            .expect("thing names are a subset of client ids")
    }

    fn connection(&self, certificate: &Certificate) -> Result<Connection, ProvisionError> {
        let shared = &self.run.shared;
        let of_thing = |filters: &[DeviceFilter]| -> Result<Vec<String>, ProvisionError> {
            filters
                .iter()
                .map(|filter| Ok(filter.of(self.thing)?.as_str().to_owned()))
                .collect()
        };
        let (publish, subscribe) = self.run.request.filters();
        Ok(Connection {
            schema: CONNECTION_SCHEMA.to_owned(),
            thing_name: self.thing.clone(),
            client_id: self.client_id(),
            host: shared.host.clone(),
            port: shared.port,
            region: shared.scope.region.clone(),
            certificate_id: certificate.id.clone(),
            certificate_arn: certificate.arn.clone(),
            policies: vec![shared.policy.clone()],
            publish: of_thing(publish)?,
            subscribe: of_thing(subscribe)?,
        })
    }

    fn report(self, certificate: Option<Certificate>) -> DeviceReport {
        let shared = &self.run.shared;
        DeviceReport {
            thing: self.thing.clone(),
            client_id: self.client_id(),
            folder: self.folder,
            certificate_id: certificate
                .as_ref()
                .map(|certificate| certificate.id.clone()),
            certificate_arn: certificate.map(|certificate| certificate.arn),
            policy: shared.policy.clone(),
            endpoint: format!("{}:{}", shared.host, shared.port),
            changed: !self.steps.actions.is_empty(),
            actions: self.steps.actions,
            warnings: self.warnings,
        }
    }
}

fn with_newline(pem: &str) -> String {
    format!("{}\n", pem.trim_end())
}
