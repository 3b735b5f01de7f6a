//! The certificate of a key: found again where there is one, requested once where there is none.
//!
//! AWS issues another certificate for each request, so a request of unknown outcome is looked for in the registry before
//! the next one, and what it left over is deleted.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::sync::OnceCell;
use zeroize::Zeroizing;

use crate::aws::iot::{Certificate, Iot};
use crate::aws::{AwsError, AwsErrorKind};
use crate::domain::change::{CREATE_CERTIFICATE, ChangeError, Record, State, Steps, past};
use crate::domain::files;
use crate::domain::removal::gone;
use crate::model::digest::sha256_hex;
use crate::model::name::{CertificateId, Scope};
use crate::model::pki::{self, KeyType, PkiError, PrivateKey};

/// Clocks of this machine and AWS differ by less, in seconds: no signature is taken that is more than fifteen minutes off.
pub(super) const CLOCK_SKEW: i64 = 960;
/// Requests for one certificate, counting those that AWS throttled or did not answer.
const ATTEMPTS: u32 = 6;
/// Longest wait before the second request; doubled each time, and the actual wait is drawn from it.
const BACKOFF: Duration = Duration::from_secs(1);

/// A private key and what it is recognised by.
pub(in crate::domain) struct Key {
    /// The key.
    pub(in crate::domain) private: PrivateKey,
    /// SHA-256 of its public half (SPKI DER), hex.
    pub(in crate::domain) hash: String,
    /// The request for a certificate with it.
    pub(in crate::domain) csr: String,
}

impl Key {
    /// Reads a key of `name`.
    pub(in crate::domain) fn read(pem: Zeroizing<String>, name: &str) -> Result<Self, PkiError> {
        Self::of(PrivateKey::read(pem)?, name)
    }

    /// Makes a key for `name` and writes it to `path`, where there is none.
    pub(in crate::domain) async fn make(
        path: &Path,
        kind: KeyType,
        name: &str,
    ) -> Result<Self, ChangeError> {
        let name = name.to_owned();
        let make = move || Self::of(PrivateKey::generate(kind)?, &name);
        // The others must not wait for a slow one.
        let make: Box<dyn FnOnce() -> Result<Self, PkiError> + Send> = if is_slow(kind) {
            let key = aside(kind, make).await;
            Box::new(|| key)
        } else {
            Box::new(make)
        };
        let make = || {
            let key = make()?;
            Ok((key.private.pem().clone(), key))
        };
        files::make_key_with_others(path, make).await
    }

    fn of(private: PrivateKey, name: &str) -> Result<Self, PkiError> {
        Ok(Self {
            hash: sha256_hex(&private.public_key()),
            csr: private.csr(name)?,
            private,
        })
    }
}

/// Makes a key; one that takes seconds, on another thread.
pub(in crate::domain) async fn generate(kind: KeyType) -> Result<PrivateKey, PkiError> {
    let make = move || PrivateKey::generate(kind);
    if is_slow(kind) {
        aside(kind, make).await
    } else {
        make()
    }
}

/// Whether a key takes seconds to make.
fn is_slow(kind: KeyType) -> bool {
    match kind {
        KeyType::P256 | KeyType::P384 => false,
        KeyType::Rsa2048 | KeyType::Rsa4096 => true,
    }
}

/// Makes something of a key on another thread.
async fn aside<T: Send + 'static>(
    kind: KeyType,
    work: impl FnOnce() -> Result<T, PkiError> + Send + 'static,
) -> Result<T, PkiError> {
    let made = tokio::task::spawn_blocking(work).await;
    made.unwrap_or(Err(PkiError::Generate(kind)))
}

/// The public key of a certificate, once somebody has asked AWS for it; none of a certificate that is gone or cannot be read.
type Asked = Arc<OnceCell<Option<String>>>;

/// Public keys of certificates, shared by the devices of a run: AWS is asked for each certificate once, however many look for theirs.
#[derive(Debug, Default)]
pub(in crate::domain) struct Registry {
    keys: Mutex<HashMap<CertificateId, Asked>>,
}

impl Registry {
    /// Takes note of a certificate whose public key has the hash `key`.
    pub(in crate::domain) fn learn(&self, id: &CertificateId, key: &str) {
        let known = Arc::new(OnceCell::new_with(Some(Some(key.to_owned()))));
        self.keys.lock().insert(id.clone(), known);
    }

    /// Certificates of the key with this hash that were registered since `since` (seconds since 1970), newest first.
    pub(in crate::domain) async fn of_key(
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
            if self.key(iot, &entry.id).await?.as_deref() == Some(public_key) {
                found.push(entry.id);
            }
        }
        Ok(found)
    }

    async fn key(&self, iot: &Iot, id: &CertificateId) -> Result<Option<String>, AwsError> {
        let asked = Arc::clone(self.keys.lock().entry(id.clone()).or_default());
        let key = asked.get_or_try_init(async || {
            let certificate = iot.certificate(id).await?;
            Ok(certificate.and_then(|found| hash_of(&found.pem)))
        });
        key.await.cloned()
    }
}

/// SHA-256 of the public key of a certificate.
pub(super) fn hash_of(pem: &str) -> Option<String> {
    pki::public_key_of_certificate(pem)
        .ok()
        .map(|key| sha256_hex(&key))
}

/// A certificate, and whether nothing can be attached to it yet.
#[derive(Debug)]
pub(in crate::domain) struct Found {
    pub(in crate::domain) certificate: Certificate,
    pub(in crate::domain) fresh: bool,
}

/// What a certificate is requested with.
pub(in crate::domain) struct Request<'a> {
    pub(in crate::domain) iot: &'a Iot,
    pub(in crate::domain) scope: &'a Scope,
    pub(in crate::domain) registry: &'a Registry,
    /// What the certificate is for, such as the name of a thing.
    pub(in crate::domain) object: &'a str,
    /// SHA-256 of the public key.
    pub(in crate::domain) hash: &'a str,
    /// The signing request.
    pub(in crate::domain) csr: &'a str,
}

impl Request<'_> {
    /// The key's certificate: one of `known`, one that an earlier run requested, or a new one; `None` only in a dry run that
    /// would request one.
    pub(in crate::domain) async fn certificate(
        &self,
        known: &[CertificateId],
        steps: &mut Steps,
    ) -> Result<Option<Found>, ChangeError> {
        let past = past(steps.journal.records(), self.hash);
        let mut known = known.to_vec();
        known.extend(past.issued.as_ref().map(|(id, _)| id.clone()));
        known.dedup();
        for id in &known {
            let Some(certificate) = self.iot.certificate(id).await? else {
                continue;
            };
            if hash_of(&certificate.pem).as_deref() == Some(self.hash) {
                if let Some(since) = past.unknown_since {
                    self.settle(since.as_second(), Some(id), steps).await?;
                }
                return Ok(Some(Found {
                    certificate,
                    fresh: false,
                }));
            }
        }
        if let Some(since) = past.unknown_since
            && let Some(certificate) = self.settle(since.as_second(), None, steps).await?
        {
            return Ok(Some(Found {
                certificate,
                fresh: false,
            }));
        }
        let made = self.request(past.unknown_since.is_some(), steps).await?;
        Ok(made.map(|certificate| Found {
            certificate,
            fresh: true,
        }))
    }

    async fn request(
        &self,
        mut doubtful: bool,
        steps: &mut Steps,
    ) -> Result<Option<Certificate>, ChangeError> {
        if !steps.plan(CREATE_CERTIFICATE, self.object) {
            return Ok(None);
        }
        let mut longest = BACKOFF;
        let mut left = ATTEMPTS;
        loop {
            let begin = Record {
                public_key: Some(self.hash.to_owned()),
                ..self.record(State::Begin)
            };
            let since = begin.at.as_second();
            steps.journal.append(begin).await?;
            let error = match self.iot.create_certificate(self.csr).await {
                Ok(certificate) => {
                    let accepted = self.accept(certificate, doubtful, since, steps).await;
                    return accepted.map(Some);
                }
                Err(error) => error,
            };
            if error.is_ambiguous() {
                doubtful = true;
                if let Ok(Some(certificate)) = self.settle(since, None, steps).await {
                    return Ok(Some(certificate));
                }
            } else {
                steps.journal.note(self.record(State::Failed)).await?;
            }
            left -= 1;
            if left == 0 || !(error.is_ambiguous() || error.kind == AwsErrorKind::Throttled) {
                return Err(ChangeError::Step {
                    action: "request a certificate for".to_owned(),
                    object: self.object.to_owned(),
                    source: error,
                });
            }
            tokio::time::sleep(longest.mul_f64(fastrand::f64())).await;
            longest *= 2;
        }
    }

    fn record(&self, state: State) -> Record {
        Record::new(CREATE_CERTIFICATE, state, Some(self.object))
    }

    /// Records a certificate that was just issued, having checked that it is for the key in the request.
    async fn accept(
        &self,
        made: Certificate,
        doubtful: bool,
        since: i64,
        steps: &mut Steps,
    ) -> Result<Certificate, ChangeError> {
        if hash_of(&made.pem).as_deref() != Some(self.hash) {
            self.discard(&made.id, steps).await?;
            steps.journal.note(self.record(State::Failed)).await?;
            return Err(ChangeError::Refused {
                message: format!(
                    "AWS answered with a certificate of another key: `{}`",
                    made.id
                ),
                hint: "that certificate is deleted; run the same command again".to_owned(),
            });
        }
        self.registry.learn(&made.id, self.hash);
        self.record_issued(&made, steps).await?;
        if doubtful {
            // An earlier request may have come through late.
            self.settle(since, Some(&made.id), steps).await?;
        }
        Ok(made)
    }

    async fn record_issued(
        &self,
        made: &Certificate,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let done = Record {
            certificate_id: Some(made.id.clone()),
            certificate_arn: Some(made.arn.clone()),
            ..self.record(State::Done)
        };
        Ok(steps.journal.note(done).await?)
    }

    /// Searches the registry for certificates of the key, keeps `keep` or else the best of them, deletes the others.
    async fn settle(
        &self,
        since: i64,
        keep: Option<&CertificateId>,
        steps: &mut Steps,
    ) -> Result<Option<Certificate>, ChangeError> {
        let found = self.registry.of_key(self.iot, self.hash, since).await?;
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
            if steps.plan("delete-certificate", id.as_str()) {
                self.discard(id, steps).await?;
            }
        }
        let adopted = match (&chosen, keep) {
            (Some(id), None) => self.iot.certificate(id).await?,
            _ => None,
        };
        if let Some(certificate) = &adopted
            && steps.plan("adopt-certificate", certificate.id.as_str())
        {
            self.record_issued(certificate, steps).await?;
        }
        // Nothing found may mean not there yet: the question stays open until there is a certificate.
        if chosen.is_some() && !steps.is_dry_run() {
            steps.journal.note(self.record(State::Settled)).await?;
        }
        Ok(adopted)
    }

    /// Those certificates that something is attached to.
    async fn attached(&self, ids: &[CertificateId]) -> Result<Vec<CertificateId>, ChangeError> {
        let mut attached = Vec::new();
        for id in ids {
            let arn = self.scope.arn(&format!("cert/{id}"));
            let has_policy = !self.iot.attached_policies(&arn).await?.is_empty();
            if has_policy || self.iot.principal_has_things(&arn).await? {
                attached.push(id.clone());
            }
        }
        Ok(attached)
    }

    /// Deactivates and deletes a certificate that nothing is attached to.
    async fn discard(&self, id: &CertificateId, steps: &mut Steps) -> Result<(), ChangeError> {
        let record = |state| Record::new("delete-certificate", state, Some(id.as_str()));
        steps.journal.append(record(State::Begin)).await?;
        let deleted = async {
            gone(self.iot.set_certificate_active(id, false).await)?;
            self.iot.delete_certificate(id).await
        };
        deleted.await.map_err(|source| ChangeError::Step {
            action: "delete the surplus certificate".to_owned(),
            object: id.to_string(),
            source,
        })?;
        Ok(steps.journal.note(record(State::Done)).await?)
    }
}
