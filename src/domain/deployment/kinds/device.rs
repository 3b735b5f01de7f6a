//! Devices: what the file says of one, as the device itself is provisioned with.

use std::path::PathBuf;

use crate::domain::certificate::{self, Origin, Signed};
use crate::domain::change::{Action, ChangeError, Steps};
use crate::domain::deployment::manifest::{self, CertificateSource};
use crate::domain::deployment::nodes::assume_role_policy;
use crate::domain::deployment::subject::Subject;
use crate::domain::deployment::work::{Standing, Work};
use crate::domain::device::{self, Device, DeviceError, ExistingThing, Kept, Own, Source};
use crate::model::name::{NameError, RoleAliasName, ThingName};

/// How long a certificate of a CA is valid that the deployment uses and does not make, in days.
const DAYS: u32 = 365;

impl Work<'_> {
    pub(super) async fn ensure_device(
        &self,
        subject: &Subject,
        wish: &manifest::Device,
        steps: &mut Steps,
        warnings: &mut Vec<String>,
    ) -> Result<Standing, DeviceError> {
        let mut wanted = self.device(subject, wish)?;
        // Before there is a folder: a lost one may be put back.
        let check = async |_: &mut Steps| self.check_key(subject, &wanted).await;
        self.persist(steps, check).await?;
        let _lock = device::enter(&wanted.folder, self.dry_run)?;
        wanted.replaced = self.replaced(subject, &wanted, steps).await?;
        let attempt =
            async |steps: &mut Steps| Device::new(&self.devices, &wanted, steps).provision().await;
        let report = match self.persist(steps, attempt).await {
            Err(DeviceError::ForeignThing(name)) => {
                self.note_stranger(&wanted.folder, &name);
                return self.compared(wanted).await;
            }
            report => report?,
        };
        let write =
            async |steps: &mut Steps| self.write_outputs(wish, &wanted, &report, steps).await;
        let told = self.persist(steps, write).await?;
        let current = report.certificate_id.as_ref();
        let retire = async |steps: &mut Steps| self.retire(&wanted, current, steps).await;
        self.persist(steps, retire).await?;
        warnings.extend(report.warnings);
        warnings.extend(told);
        Ok(Standing::Ours)
    }

    /// Looks at a device whose thing others made: refused, unless it is as wanted.
    async fn compared(&self, mut wanted: device::Wanted) -> Result<Standing, DeviceError> {
        wanted.existing = ExistingThing::Used;
        let mut look = Steps::unrecorded(true);
        Device::new(&self.devices, &wanted, &mut look)
            .provision()
            .await?;
        let missing: Vec<String> = look.actions().iter().map(Action::phrase).collect();
        if missing.is_empty() {
            return Ok(Standing::Foreign);
        }
        Err(DeviceError::from(ChangeError::Refused {
            message: format!(
                "the thing `{}` exists, this deployment did not make it, and it is not as wanted: {}",
                wanted.name,
                missing.join(", ")
            ),
            hint: "name another one, or take it over with --adopt".to_owned(),
        }))
    }

    fn device(
        &self,
        subject: &Subject,
        wish: &manifest::Device,
    ) -> Result<device::Wanted, DeviceError> {
        let is_ours = self.ledger.past(subject).made("thing", wish.thing.as_str());
        let existing = match (is_ours, self.adopt) {
            (true, _) => ExistingThing::Used,
            (false, true) => ExistingThing::Adopted,
            (false, false) => ExistingThing::Refused,
        };
        let fleet = &wish.fleet;
        let made = |alias: &&RoleAliasName| {
            self.deployment
                .role_aliases
                .iter()
                .find(move |made| made.name == **alias)
        };
        let allowing = fleet
            .role_aliases
            .iter()
            .filter(|alias| made(alias).is_some_and(|made| made.allow_policy));
        let allowing = allowing.map(|alias| {
            let name = assume_role_policy(alias);
            name.parse().expect("the file was checked for it")
        });
        let policies = self.deployment.policies.iter();
        let topics = policies
            .filter(|policy| fleet.policies.contains(&policy.name))
            .filter_map(|policy| match &policy.source {
                manifest::PolicySource::Device(topics) => Some(topics),
                manifest::PolicySource::Document(_) => None,
            });
        let folder = fleet.out.as_ref().unwrap_or(&self.devices_folder);
        Ok(device::Wanted {
            name: wish.thing.clone(),
            existing,
            thing_type: wish.thing_type.clone(),
            attributes: wish.attributes.iter().cloned().collect(),
            groups: wish.groups.to_vec(),
            policies: fleet.policies.iter().cloned().chain(allowing).collect(),
            source: self.source(&wish.certificate)?,
            folder: folder.join(wish.thing.as_str()),
            publish: topics
                .clone()
                .flat_map(|topics| topics.publish.clone())
                .collect(),
            subscribe: topics.flat_map(|topics| topics.subscribe.clone()).collect(),
            replaced: Vec::new(),
        })
    }

    fn source(&self, wish: &CertificateSource) -> Result<Source, ChangeError> {
        let made = |origin| Source::Made {
            origin,
            authority: None,
        };
        Ok(match wish {
            CertificateSource::Aws { key_type } => made(Origin::Here(*key_type)),
            CertificateSource::AwsKeys => made(Origin::Aws),
            CertificateSource::Csr { path } => {
                made(Origin::Elsewhere(certificate::read_csr(path)?))
            }
            CertificateSource::Authority {
                authority,
                key_type,
                days,
            } => {
                let own = self
                    .deployment
                    .authorities
                    .iter()
                    .find(|own| own.name == *authority);
                let days = days.or(own.map(|own| own.days)).unwrap_or(DAYS);
                Source::Made {
                    origin: Origin::Here(*key_type),
                    authority: Some(certificate::Authority {
                        dir: self.authorities_folder.clone(),
                        name: authority.clone(),
                        days,
                    }),
                }
            }
            CertificateSource::File { path, authority } => Source::Given {
                pem: certificate::read_file(path)?,
                signed: match authority {
                    Some(_) => Signed::ByAuthority(None),
                    None => Signed::ByAnybody,
                },
            },
        })
    }

    pub(super) async fn remove_device(
        &self,
        subject: &Subject,
        steps: &mut Steps,
    ) -> Result<Standing, DeviceError> {
        let name: Result<ThingName, NameError> = subject.name.parse();
        let Ok(name) = name else {
            // No thing can have this name.
            return Ok(Standing::Ours);
        };
        let past = self.ledger.past(subject);
        if past.is_empty() && self.devices.iot.thing(&name).await?.is_some() {
            self.note_stranger(&self.device_folder(&name), &name);
            return Ok(Standing::Foreign);
        }
        steps.journal.recall(past.certificate_records());
        let folder = self.device_folder(&name);
        let _lock = if folder.is_dir() {
            device::enter(&folder, self.dry_run)?
        } else {
            None
        };
        let mut own = Own {
            name: &name,
            thing: past.made("thing", name.as_str()),
            registered: past.registered(),
            kept: Kept::default(),
            used: self.used_by(&name),
        };
        // What took the place of a certificate that was made here is made here, too.
        if own.thing && past.had_certificate() {
            own.kept = Kept::read(&folder, &name)?;
        }
        device::take_down(self.session, &self.devices, &own, steps).await?;
        Ok(Standing::Ours)
    }

    /// The folder of a device, also of one that the file does not name any more.
    pub(super) fn device_folder(&self, name: &ThingName) -> PathBuf {
        let wish = self.wish(name.as_str());
        let out = wish.and_then(|wish| wish.fleet.out.as_ref());
        out.unwrap_or(&self.devices_folder).join(name.as_str())
    }
}
