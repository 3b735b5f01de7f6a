//! The folder of a device on its way: made before its name is known, renamed to it at the end, and found again by the same command.
//!
//! `OUT/.claim/DIGEST` is the folder, DIGEST being that of template and parameters; `OUT/.claim/DIGEST.json` tells which thing it
//! became. Keys are never removed.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

use super::error::ClaimError;
use super::{KeySource, Request};
use crate::domain::certificate::key::generate;
use crate::domain::change::{Journal, Record, State};
use crate::domain::device_folder::{self, certificate_path, key_path, read_lazy};
use crate::domain::files::{self, FolderLock};
use crate::model::digest::sha256_hex;
use crate::model::name::{CertificateId, ThingName};

/// Folder of those on their way, below that of the devices.
const WAITING: &str = ".claim";
/// What the service answered, in the device's folder.
const ANSWER: &str = "claim.json";
/// Hexadecimal digits that tell one device from another.
const DIGITS: usize = 16;

/// Steps of the journal.
const ISSUE: &str = "issue-certificate";
const PROVISION: &str = "provision-by-claim";

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Provisioned {
    /// The thing.
    pub(super) thing_name: ThingName,
    /// Its certificate.
    pub(super) certificate_id: CertificateId,
    /// What the template wants the device to know; nothing if the answer got lost.
    pub(super) device_configuration: Option<Value>,
}

/// What `OUT/.claim/DIGEST.json` says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Pointer {
    thing_name: ThingName,
}

/// What an earlier run left open.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Open {
    /// Certificates for which provisioning was asked and no answer was heard.
    pub(super) unheard: Option<CertificateId>,
    /// An answer that was heard, though not written down whole.
    pub(super) heard: Option<(ThingName, CertificateId)>,
}

/// The folder of one device on its way, for this process alone.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) path: PathBuf,
    pointer: PathBuf,
    _lock: FolderLock,
    journal: Journal,
}

fn digest(request: &Request) -> String {
    let client_id = request.client_id.as_ref().map(ToString::to_string);
    let what = serde_json::json!([request.template, request.parameters, client_id]);
    let mut digest = sha256_hex(what.to_string().as_bytes());
    digest.truncate(DIGITS);
    digest
}

/// The device that this very command has made before, if its folder is still there.
pub(super) fn finished(request: &Request) -> Result<Option<(PathBuf, Provisioned)>, ClaimError> {
    let waiting = request.out.join(WAITING);
    let digest = digest(request);
    let Some(text) = read_lazy(&waiting.join(format!("{digest}.json")))? else {
        return Ok(None);
    };
    let Ok(pointer) = serde_json::from_str::<Pointer>(&text) else {
        return Ok(None);
    };
    let folder = request.out.join(pointer.thing_name.as_str());
    if waiting.join(digest).exists() || device_folder::read_connection(&folder)?.is_none() {
        return Ok(None);
    }
    Ok(answer(&folder)?.map(|answer| (folder, answer)))
}

/// What the service answered, as it was written down in `folder`.
fn answer(folder: &Path) -> Result<Option<Provisioned>, ClaimError> {
    let text = read_lazy(&folder.join(ANSWER))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

impl Stage {
    /// Takes the folder for this process, creating it first.
    pub(super) async fn enter(request: &Request) -> Result<Self, ClaimError> {
        let waiting = request.out.join(WAITING);
        let digest = digest(request);
        let (path, pointer) = (
            waiting.join(&digest),
            waiting.join(format!("{digest}.json")),
        );
        let folder = path.clone();
        let lock = files::blocking(move || {
            files::create_folder(&folder)?;
            let lock = files::lock_folder(&folder)?;
            files::remove_unfinished(&folder)?;
            Ok(lock)
        });
        let lock = lock.await?;
        let journal = Journal::read(&path, request.failpoint.clone())?;
        Ok(Self {
            path,
            pointer,
            _lock: lock,
            journal,
        })
    }

    /// The key that is there.
    pub(super) fn key(&self) -> Result<Option<Zeroizing<String>>, ClaimError> {
        Ok(device_folder::read_key(&self.path)?)
    }

    /// The answer of the service, if it was heard.
    pub(super) fn answer(&self) -> Result<Option<Provisioned>, ClaimError> {
        answer(&self.path)
    }

    /// What an earlier run left open.
    pub(super) fn open(&self) -> Open {
        open(self.journal.records())
    }

    /// The device's own key: the one that is there, or one made now.
    pub(super) async fn own_key(
        &mut self,
        source: KeySource,
    ) -> Result<Zeroizing<String>, ClaimError> {
        if let Some(key) = self.key()? {
            return Ok(key);
        }
        let KeySource::Local(kind) = source else {
            return Err(ClaimError::Answer {
                topic: "$aws/certificates/create/json".to_owned(),
                detail: "it has no private key".to_owned(),
            });
        };
        let key = generate(kind).await?.pem().clone();
        self.write_key(&key).await?;
        Ok(key)
    }

    /// Writes the device's key.
    pub(super) async fn write_key(&mut self, key: &Zeroizing<String>) -> Result<(), ClaimError> {
        let (path, text) = (key_path(&self.path), key.clone());
        self.note("write-key", State::Begin, None).await?;
        files::blocking(move || files::write_key(&path, text.as_bytes())).await?;
        self.note("write-key", State::Done, None).await
    }

    /// Moves a folder with a key that nothing can be done with any more out of the way, and takes a new one.
    pub(super) async fn set_aside(self, request: &Request) -> Result<(Self, PathBuf), ClaimError> {
        let mut number = 1;
        let aside = loop {
            let aside = self.path.with_extension(format!("old-{number}"));
            if !aside.exists() {
                break aside;
            }
            number += 1;
        };
        let (from, to) = (self.path.clone(), aside.clone());
        files::blocking(move || files::move_folder(&from, &to)).await?;
        drop(self);
        Ok((Self::enter(request).await?, aside))
    }

    async fn note(
        &mut self,
        step: &str,
        state: State,
        object: Option<&str>,
    ) -> Result<(), ClaimError> {
        Ok(self
            .journal
            .append(Record::new(step, state, object))
            .await?)
    }

    async fn note_certificate(
        &mut self,
        step: &str,
        state: State,
        object: Option<&str>,
        id: &CertificateId,
    ) -> Result<(), ClaimError> {
        let record = Record {
            certificate_id: Some(id.clone()),
            ..Record::new(step, state, object)
        };
        Ok(self.journal.append(record).await?)
    }

    /// Notes that a certificate is about to be requested.
    pub(super) async fn begin_issue(&mut self) -> Result<(), ClaimError> {
        self.note(ISSUE, State::Begin, None).await
    }

    /// Keeps a certificate that was issued, before it is asked to be provisioned.
    pub(super) async fn issued(&mut self, id: &CertificateId, pem: &str) -> Result<(), ClaimError> {
        self.write(
            certificate_path(&self.path),
            format!("{}\n", pem.trim_end()),
        )
        .await?;
        self.note_certificate(ISSUE, State::Done, None, id).await
    }

    /// Notes that provisioning with this certificate is about to be asked for.
    pub(super) async fn begin_provision(&mut self, id: &CertificateId) -> Result<(), ClaimError> {
        self.note_certificate(PROVISION, State::Begin, None, id)
            .await
    }

    /// Notes that provisioning was refused, or found not to have happened.
    pub(super) async fn not_provisioned(&mut self) -> Result<(), ClaimError> {
        self.note(PROVISION, State::Failed, None).await
    }

    /// Keeps the answer of the service.
    pub(super) async fn provisioned(&mut self, answer: &Provisioned) -> Result<(), ClaimError> {
        let (thing, id) = (answer.thing_name.clone(), answer.certificate_id.clone());
        self.note_certificate(PROVISION, State::Done, Some(thing.as_str()), &id)
            .await?;
        let text = serde_json::to_string_pretty(answer).expect("names and JSON are plain data");
        self.write(self.path.join(ANSWER), text + "\n").await
    }

    /// Writes a file that holds no secret, unless it is there as it should be.
    pub(super) async fn write(&mut self, path: PathBuf, content: String) -> Result<(), ClaimError> {
        let same = matches!(read_lazy(&path), Ok(Some(found)) if found == content);
        if !same {
            files::blocking(move || files::write(&path, content.as_bytes())).await?;
        }
        Ok(())
    }

    /// Gives the folder its device's name.
    pub(super) async fn finish(
        mut self,
        out: &Path,
        thing: &ThingName,
    ) -> Result<PathBuf, ClaimError> {
        let folder = out.join(thing.as_str());
        let is_taken = std::fs::read_dir(&folder).is_ok_and(|mut files| files.next().is_some());
        if is_taken || folder.is_file() {
            return Err(ClaimError::Taken {
                thing: thing.clone(),
                folder,
            });
        }
        let pointer = serde_json::json!({ "thingName": thing }).to_string() + "\n";
        self.write(self.pointer.clone(), pointer).await?;
        self.note("move-folder", State::Begin, Some(thing.as_str()))
            .await?;
        self.journal.complete().await?;
        let (from, to) = (self.path.clone(), folder.clone());
        files::blocking(move || files::move_folder(&from, &to)).await?;
        Ok(folder)
    }
}

/// What the records leave open.
fn open(records: &[Record]) -> Open {
    let mut open = Open::default();
    for record in records.iter().filter(|record| record.step == PROVISION) {
        match record.state {
            State::Begin => open.unheard.clone_from(&record.certificate_id),
            State::Done => {
                let thing = record.object.as_deref().and_then(|name| name.parse().ok());
                open.heard = thing.zip(record.certificate_id.clone());
                open.unheard = None;
            }
            State::Failed | State::Settled => open.unheard = None,
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(state: State, object: Option<&str>) -> Record {
        let id = "a".repeat(64).parse().expect("an id");
        Record {
            certificate_id: Some(id),
            ..Record::new(PROVISION, state, object)
        }
    }

    #[test]
    fn only_a_request_without_an_answer_is_open() {
        let begin = record(State::Begin, None);
        assert!(open(std::slice::from_ref(&begin)).unheard.is_some());
        let refused = [begin.clone(), record(State::Failed, None)];
        assert_eq!(open(&refused), Open::default());
        let heard = open(&[begin, record(State::Done, Some("lamp"))]);
        assert_eq!(heard.unheard, None);
        assert_eq!(
            heard.heard.map(|(thing, _)| thing.to_string()),
            Some("lamp".to_owned())
        );
    }
}
