//! The certificate of a device's key: found again where there is one, requested once where there is none.
//!
//! AWS issues another certificate for each request, so a request of unknown outcome is looked for in the registry before
//! the next one, and what it left over is deleted.

use std::collections::HashMap;
use std::time::Duration;

use parking_lot::Mutex;

use super::device::{Device, Key, Local};
use super::error::ProvisionError;
use super::journal::{CREATE_CERTIFICATE, Record, State, past};
use crate::aws::iot::{Certificate, Iot};
use crate::aws::{AwsError, AwsErrorKind};
use crate::model::name::CertificateId;
use crate::model::pki;

/// Clocks of this machine and AWS may differ by so much (signatures allow five minutes), in seconds.
const CLOCK_SKEW: i64 = 600;
/// Requests for one certificate, counting those that AWS throttled or did not answer.
const ATTEMPTS: u32 = 6;
/// Longest wait before the second request; doubled each time, and the actual wait is drawn from it.
const BACKOFF: Duration = Duration::from_secs(1);

/// Public keys of certificates that were looked at already, shared by the devices of a run.
#[derive(Debug, Default)]
pub(super) struct Registry {
    keys: Mutex<HashMap<CertificateId, Option<String>>>,
}

impl Registry {
    /// Certificates of the key with this hash that were registered since `since` (seconds since 1970), newest first.
    async fn of_key(
        &self,
        iot: &Iot,
        public_key: &str,
        since: i64,
    ) -> Result<Vec<CertificateId>, AwsError> {
        let mut found = Vec::new();
        for entry in iot
            .certificates_since(since.saturating_sub(CLOCK_SKEW))
            .await?
        {
            let known = self.keys.lock().get(&entry.id).cloned();
            let key = if let Some(key) = known {
                key
            } else {
                let certificate = iot.certificate(&entry.id).await?;
                let key = certificate.and_then(|found| hash_of(&found.pem));
                self.keys.lock().insert(entry.id.clone(), key.clone());
                key
            };
            if key.as_deref() == Some(public_key) {
                found.push(entry.id);
            }
        }
        Ok(found)
    }
}

fn hash_of(pem: &str) -> Option<String> {
    pki::public_key_of_certificate(pem)
        .ok()
        .map(|key| pki::sha256_hex(&key))
}

impl Device<'_> {
    /// The device's certificate, active; `None` only in a dry run that would request one.
    pub(super) async fn certificate(
        &mut self,
        key: Option<&Key>,
        local: &Local,
    ) -> Result<Option<Certificate>, ProvisionError> {
        let Some(key) = key else {
            self.steps.plan(CREATE_CERTIFICATE, self.thing.as_str());
            return Ok(None);
        };
        let past = past(self.steps.journal.records(), &key.hash);
        let mut known: Vec<CertificateId> = Vec::new();
        if let Some(connection) = &local.connection {
            known.push(connection.certificate_id.clone());
        }
        if let Some((id, arn)) = &past.issued {
            self.run.shared.check_here(&self.folder, arn)?;
            known.push(id.clone());
        }
        known.extend(
            local
                .certificate
                .as_deref()
                .map(pki::certificate_id)
                .transpose()?,
        );
        known.dedup();
        let mut gone = None;
        for id in &known {
            let Some(certificate) = self.run.iot.certificate(id).await? else {
                gone = Some(id);
                continue;
            };
            if hash_of(&certificate.pem).as_deref() == Some(&key.hash) {
                if let Some(since) = past.unknown_since {
                    self.settle(key, since.as_second(), Some(id)).await?;
                }
                return self.usable(certificate).await.map(Some);
            }
        }
        if let Some(since) = past.unknown_since
            && let Some(certificate) = self.settle(key, since.as_second(), None).await?
        {
            return self.usable(certificate).await.map(Some);
        }
        if let Some(id) = gone {
            self.warnings.push(format!(
                "the certificate `{id}` is not registered any more; another one takes its place"
            ));
        }
        self.request_certificate(key, past.unknown_since.is_some())
            .await
    }

    /// Refuses a certificate that cannot connect; activates an inactive one where that was asked for.
    async fn usable(&mut self, certificate: Certificate) -> Result<Certificate, ProvisionError> {
        match certificate.status.as_str() {
            "ACTIVE" => Ok(certificate),
            "INACTIVE" if self.run.request.force => {
                let run = self.run;
                let activate = || run.iot.set_certificate_active(&certificate.id, true);
                self.steps
                    .call("activate-certificate", certificate.id.as_str(), activate)
                    .await?;
                Ok(certificate)
            }
            status => Err(ProvisionError::CertificateStatus {
                id: certificate.id,
                status: status.to_owned(),
            }),
        }
    }

    async fn request_certificate(
        &mut self,
        key: &Key,
        mut doubtful: bool,
    ) -> Result<Option<Certificate>, ProvisionError> {
        if !self.steps.plan(CREATE_CERTIFICATE, self.thing.as_str()) {
            return Ok(None);
        }
        self.show(CREATE_CERTIFICATE);
        let csr = pki::csr(&key.pem, self.thing.as_str())?;
        let mut longest = BACKOFF;
        let mut left = ATTEMPTS;
        loop {
            let begin = Record {
                public_key: Some(key.hash.clone()),
                ..self.record(State::Begin)
            };
            let since = begin.at.as_second();
            self.steps.journal.append(begin).await?;
            let error = match self.run.iot.create_certificate(&csr).await {
                Ok(certificate) => {
                    return self
                        .accept(key, certificate, doubtful, since)
                        .await
                        .map(Some);
                }
                Err(error) => error,
            };
            if error.is_ambiguous() {
                doubtful = true;
                if let Ok(Some(certificate)) = self.settle(key, since, None).await {
                    return Ok(Some(certificate));
                }
            } else {
                self.steps
                    .journal
                    .append(self.record(State::Failed))
                    .await?;
            }
            left -= 1;
            if left == 0 || !(error.is_ambiguous() || error.kind == AwsErrorKind::Throttled) {
                let object = self.thing.to_string();
                return Err(ProvisionError::Step {
                    action: "request a certificate for".to_owned(),
                    object,
                    source: error,
                });
            }
            tokio::time::sleep(longest.mul_f64(fastrand::f64())).await;
            longest *= 2;
        }
    }

    fn record(&self, state: State) -> Record {
        Record::new(CREATE_CERTIFICATE, state, Some(self.thing.as_str()))
    }

    /// Records a certificate that was just issued, having checked that it is for the key in the request.
    async fn accept(
        &mut self,
        key: &Key,
        made: Certificate,
        doubtful: bool,
        since: i64,
    ) -> Result<Certificate, ProvisionError> {
        if hash_of(&made.pem).as_deref() != Some(&key.hash) {
            self.discard(&made.id).await?;
            self.steps
                .journal
                .append(self.record(State::Failed))
                .await?;
            return Err(ProvisionError::ForeignCertificate(made.id));
        }
        self.record_issued(&made).await?;
        if doubtful {
            // An earlier request may have come through late.
            self.settle(key, since, Some(&made.id)).await?;
        }
        Ok(made)
    }

    async fn record_issued(&mut self, certificate: &Certificate) -> Result<(), ProvisionError> {
        let done = Record {
            certificate_id: Some(certificate.id.clone()),
            certificate_arn: Some(certificate.arn.clone()),
            ..self.record(State::Done)
        };
        Ok(self.steps.journal.append(done).await?)
    }

    /// Searches the registry for certificates of the key, keeps `keep` or else the best of them, deletes the others.
    async fn settle(
        &mut self,
        key: &Key,
        since: i64,
        keep: Option<&CertificateId>,
    ) -> Result<Option<Certificate>, ProvisionError> {
        let found = self
            .run
            .registry
            .of_key(&self.run.iot, &key.hash, since)
            .await?;
        let surplus = found.len() > 1 || keep.is_some_and(|keep| found.iter().any(|id| id != keep));
        let attached = if surplus {
            self.attached(&found).await?
        } else {
            Vec::new()
        };
        let chosen = keep
            .or_else(|| attached.first())
            .or_else(|| found.first())
            .cloned();
        let surplus = found
            .iter()
            .filter(|id| Some(*id) != chosen.as_ref() && !attached.contains(id));
        for id in surplus {
            if self.steps.plan("delete-certificate", id.as_str()) {
                self.discard(id).await?;
            }
        }
        let adopted = match (&chosen, keep) {
            (Some(id), None) => self.run.iot.certificate(id).await?,
            _ => None,
        };
        if let Some(certificate) = &adopted
            && self
                .steps
                .plan("adopt-certificate", certificate.id.as_str())
        {
            self.record_issued(certificate).await?;
        }
        // Nothing found may mean not there yet: the question stays open until there is a certificate.
        if chosen.is_some() && !self.run.request.dry_run {
            self.steps
                .journal
                .append(self.record(State::Settled))
                .await?;
        }
        Ok(adopted)
    }

    /// Those certificates that something is attached to.
    async fn attached(&self, ids: &[CertificateId]) -> Result<Vec<CertificateId>, ProvisionError> {
        let mut attached = Vec::new();
        for id in ids {
            let arn = self.run.shared.scope.arn(&format!("cert/{id}"));
            let has_policy = !self.run.iot.attached_policies(&arn).await?.is_empty();
            if has_policy || self.run.iot.principal_has_things(&arn).await? {
                attached.push(id.clone());
            }
        }
        Ok(attached)
    }

    /// Deactivates and deletes a certificate that nothing is attached to.
    async fn discard(&mut self, id: &CertificateId) -> Result<(), ProvisionError> {
        self.steps
            .journal
            .append(Record::new(
                "delete-certificate",
                State::Begin,
                Some(id.as_str()),
            ))
            .await?;
        let deleted = async {
            self.run.iot.set_certificate_active(id, false).await?;
            self.run.iot.delete_certificate(id).await
        };
        match deleted.await {
            Err(error) if error.kind != AwsErrorKind::NotFound => {
                let action = "delete the surplus certificate".to_owned();
                return Err(ProvisionError::Step {
                    action,
                    object: id.to_string(),
                    source: error,
                });
            }
            _ => {}
        }
        self.steps
            .journal
            .append(Record::new(
                "delete-certificate",
                State::Done,
                Some(id.as_str()),
            ))
            .await?;
        Ok(())
    }
}
