//! The journal of a deployment: what was begun, what was made, and so what may be taken down again.
//!
//! One file for each account and Region, beside the deployment file. Holds no key material.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::subject::Subject;
use crate::domain::certificate::CREATE_KEYS;
use crate::domain::change::{
    CREATE_CERTIFICATE, Failpoint, Journal, Record, SharedLog, State, lasting,
};
use crate::domain::device;
use crate::domain::files::{self, FileError, FolderLock};
use crate::domain::thing;
use crate::model::name::{CertificateId, Scope};

/// The step that begins where a certificate is to go once another has taken its place, and ends with its deletion.
pub(super) const RETIRE: &str = "retire-certificate";

/// What is on record about one resource.
#[derive(Debug, Default, Clone)]
pub(super) struct Past {
    /// The lines about its certificate that decisions rest on.
    certificate: Vec<Record>,
    /// The lines about a certificate whose key AWS made.
    keys: Vec<Record>,
    /// The beginning of each creation that did not fail and was not undone, or a taking over, by what it concerns.
    made: BTreeMap<(String, String), Record>,
    /// The certificates that are to go once another has taken their place.
    retiring: BTreeMap<String, Record>,
    /// The beginning of its certificate's detachment, which AWS may not show yet.
    detaching: Option<Record>,
}

impl Past {
    fn add(&mut self, record: Record) {
        if record.step == CREATE_CERTIFICATE {
            self.certificate.push(record);
            return;
        }
        if record.step == CREATE_KEYS {
            self.keys.push(record);
            return;
        }
        match (record.step.as_str(), record.state) {
            (thing::DETACH, State::Begin) => {
                self.detaching = Some(record);
                return;
            }
            (thing::DETACH, State::Failed) | (device::ATTACH, _) => self.detaching = None,
            _ => {}
        }
        let object = record.object.clone().unwrap_or_default();
        if record.step == RETIRE {
            match record.state {
                State::Begin => self.retiring.insert(object, record),
                _ => self.retiring.remove(&object),
            };
            return;
        }
        let Some((verb, noun)) = record.step.split_once('-') else {
            return;
        };
        let key = (noun.to_owned(), object);
        match (verb, record.state) {
            ("create" | "register", State::Begin) | ("adopt", State::Done) => {
                self.made.entry(key).or_insert(record);
            }
            ("create" | "register", State::Failed) | ("delete", State::Done) => {
                if noun == "certificate" {
                    self.forget(&key.1);
                    self.detaching.take_if(|begun| {
                        begun
                            .object
                            .as_ref()
                            .is_some_and(|arn| arn.ends_with(&key.1))
                    });
                    self.retiring.remove(&key.1);
                }
                self.made.remove(&key);
            }
            _ => {}
        }
    }

    /// Forgets the certificate with this id.
    fn forget(&mut self, id: &str) {
        let is_it = |record: &Record| {
            record
                .certificate_id
                .as_ref()
                .is_some_and(|known| known.as_str() == id)
        };
        for records in [&mut self.certificate, &mut self.keys] {
            while let Some(at) = records.iter().position(is_it) {
                // With it goes the request that it answers.
                let asked = at > 0 && records[at - 1].state == State::Begin;
                records.drain(at - usize::from(asked)..=at);
            }
        }
    }

    /// Whether `noun` (`thing`, `policy`, …) `object` was made by this deployment.
    pub(super) fn made(&self, noun: &str, object: &str) -> bool {
        self.made
            .contains_key(&(noun.to_owned(), object.to_owned()))
    }

    /// The lines about its certificate that decisions rest on.
    pub(super) fn certificate_records(&self) -> Vec<Record> {
        let records = self.certificate.iter().chain(&self.keys);
        records.chain(&self.detaching).cloned().collect()
    }

    /// The certificates that AWS issued for it, each with the hash of its public key.
    fn keys(&self) -> impl Iterator<Item = (&CertificateId, &str)> {
        let mut requested = None;
        self.certificate.iter().filter_map(move |record| {
            if record.state == State::Begin {
                requested = record.public_key.as_deref();
            }
            record.certificate_id.as_ref().zip(requested)
        })
    }

    /// Whether a certificate was made for it, whatever became of that.
    pub(super) fn had_certificate(&self) -> bool {
        let is_certificate = |(noun, _): &(String, String)| noun == "certificate";
        !self.certificate.is_empty()
            || !self.keys.is_empty()
            || self.made.keys().any(is_certificate)
    }

    /// The certificates that were made for it.
    pub(super) fn certificates(&self) -> impl Iterator<Item = CertificateId> {
        let records = self.certificate.iter().chain(&self.keys);
        let issued = records.filter_map(|record| record.certificate_id.clone());
        issued.chain(self.registered())
    }

    /// Whether nothing of it is on record.
    pub(super) fn is_empty(&self) -> bool {
        self.certificate.is_empty() && self.keys.is_empty() && self.made.is_empty()
    }

    /// The certificates that were registered for it and not issued by AWS.
    pub(super) fn registered(&self) -> Vec<CertificateId> {
        let registered = self.made.keys().filter(|(noun, _)| noun == "certificate");
        registered.filter_map(|(_, id)| id.parse().ok()).collect()
    }

    /// The certificates that are to go once another has taken their place.
    fn retiring(&self) -> Vec<CertificateId> {
        let ids = self.retiring.keys().map(|id| id.parse());
        ids.filter_map(Result::ok).collect()
    }

    fn records(self) -> Vec<Record> {
        let certificates = self.certificate.into_iter().chain(self.keys);
        let made = self.made.into_values();
        let retiring = self.retiring.into_values();
        let detaching = self.detaching;
        made.chain(certificates)
            .chain(retiring)
            .chain(detaching)
            .collect()
    }
}

/// The journal of a deployment, for this process alone.
pub(super) struct Ledger {
    path: PathBuf,
    past: BTreeMap<Subject, Past>,
    /// Every certificate on record; gathered for the first who asks.
    certificates: OnceLock<HashSet<CertificateId>>,
    failpoint: Failpoint,
    /// Opened by the first change.
    log: parking_lot::Mutex<Option<SharedLog>>,
    _lock: Option<FolderLock>,
}

impl Ledger {
    /// Reads the journal of the deployment `name`, whose file is in `folder`. With `dry_run` nothing is created.
    pub(super) async fn open(
        folder: &Path,
        name: &str,
        scope: &Scope,
        failpoint: Failpoint,
        dry_run: bool,
    ) -> Result<Self, FileError> {
        let folder = folder.join(".iotctl").join("deployments").join(name);
        let path = folder.join(format!("{}-{}.journal", scope.account, scope.region));
        files::blocking(move || {
            let lock = if dry_run {
                None
            } else {
                files::create_folder(&folder)?;
                Some(files::lock_folder(&folder)?)
            };
            Ok(Self {
                past: read(&path)?,
                certificates: OnceLock::new(),
                path,
                failpoint,
                log: parking_lot::Mutex::default(),
                _lock: lock,
            })
        })
        .await
    }

    /// The journal's file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether nothing at all was on record as this process began.
    pub(super) fn is_blank(&self) -> bool {
        self.past.is_empty()
    }

    /// What is on record about `subject`.
    pub(super) fn past(&self, subject: &Subject) -> Past {
        self.past.get(subject).cloned().unwrap_or_default()
    }

    /// The certificates of `subject` that are to go once another has taken their place.
    pub(super) fn retiring(&self, subject: &Subject) -> Vec<CertificateId> {
        let past = self.past.get(subject);
        past.map_or_else(Vec::new, Past::retiring)
    }

    /// The certificates on record, each with the hash of its public key.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&CertificateId, &str)> {
        self.past.values().flat_map(Past::keys)
    }

    /// Whether anything of `subject` was on record as this process began.
    pub(super) fn knows(&self, subject: &Subject) -> bool {
        self.past.contains_key(subject)
    }

    /// Whether a certificate was made by this deployment.
    pub(super) fn has_certificate(&self, id: &CertificateId) -> bool {
        let certificates = self
            .certificates
            .get_or_init(|| self.past.values().flat_map(Past::certificates).collect());
        certificates.contains(id)
    }

    /// Everything that is on record.
    pub(super) fn subjects(&self) -> impl Iterator<Item = &Subject> {
        let left = self.past.iter().filter(|(_, past)| !past.is_empty());
        left.map(|(subject, _)| subject)
    }

    /// Returns when all that was recorded is durable.
    pub(super) async fn settle(&self) -> Result<(), FileError> {
        let log = self.log.lock().clone();
        match log {
            Some(log) => log.settle().await,
            None => Ok(()),
        }
    }

    /// The journal of one resource.
    pub(super) fn journal(&self, subject: &Subject) -> Result<Journal, FileError> {
        let mut log = self.log.lock();
        let log = if let Some(log) = &*log {
            log.clone()
        } else {
            // What an earlier run left is cut down to what decisions rest on.
            compact(&self.path, &self.past)?;
            log.insert(SharedLog::open(&self.path, self.failpoint.clone())?)
                .clone()
        };
        let records = self.past(subject).certificate_records();
        Ok(Journal::shared(log, subject.to_string(), records))
    }
}

/// Reads a journal line by line. What is on record decides what may be deleted: a line that makes no sense is no line to pass over.
fn read(path: &Path) -> Result<BTreeMap<Subject, Past>, FileError> {
    let mut past: BTreeMap<Subject, Past> = BTreeMap::new();
    files::each_line(path, |line| {
        let mut record: Record = serde_json::from_slice(line).ok()?;
        let subject = record.subject.take()?.parse().ok()?;
        past.entry(subject).or_default().add(record);
        Some(())
    })?;
    for known in past.values_mut() {
        known.certificate = lasting(&known.certificate);
    }
    Ok(past)
}

fn compact(path: &Path, past: &BTreeMap<Subject, Past>) -> Result<(), FileError> {
    let mut text = String::new();
    for (subject, known) in past {
        for mut record in known.clone().records() {
            record.subject = Some(subject.to_string());
            text.push_str(&record.line());
            text.push('\n');
        }
    }
    if text.is_empty() && !path.exists() {
        return Ok(());
    }
    files::write_private(path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope() -> Scope {
        Scope {
            account: "123456789012".parse().expect("valid"),
            region: "eu-central-1".parse().expect("valid"),
        }
    }

    async fn open(folder: &Path) -> Ledger {
        let scope = scope();
        let opened = Ledger::open(folder, "d", &scope, Failpoint::default(), false);
        opened.await.expect("opened")
    }

    #[tokio::test]
    async fn what_was_begun_and_did_not_fail_was_made_here() {
        let dir = tempfile::tempdir().expect("a folder");
        let policy: Subject = "policy.p".parse().expect("a subject");
        let device: Subject = "device.t".parse().expect("a subject");
        let ledger = open(dir.path()).await;
        let mut journal = ledger.journal(&policy).expect("opened");
        for (step, state) in [
            ("create-policy", State::Begin),
            ("create-policy", State::Failed),
            ("create-policy", State::Begin),
        ] {
            let record = Record::new(step, state, Some("p"));
            journal.append(record).await.expect("written");
        }
        let mut journal = ledger.journal(&device).expect("opened");
        for (step, state) in [
            ("create-thing", State::Begin),
            ("create-thing", State::Done),
            ("delete-thing", State::Begin),
            ("delete-thing", State::Done),
        ] {
            let record = Record::new(step, state, Some("t"));
            journal.append(record).await.expect("written");
        }
        drop((journal, ledger));
        let ledger = open(dir.path()).await;
        assert!(ledger.past(&policy).made("policy", "p"));
        assert!(!ledger.past(&device).made("thing", "t"));
        assert_eq!(ledger.subjects().collect::<Vec<_>>(), [&policy]);
        // Compacted by the next change, it says the same.
        let mut journal = ledger.journal(&device).expect("opened");
        let record = Record::new("create-thing", State::Begin, Some("t"));
        journal.append(record).await.expect("written");
        drop((journal, ledger));
        let ledger = open(dir.path()).await;
        assert_eq!(ledger.subjects().count(), 2);
    }

    #[tokio::test]
    async fn every_certificate_stays_on_record_until_it_is_deleted() {
        let dir = tempfile::tempdir().expect("a folder");
        let device: Subject = "device.t".parse().expect("a subject");
        let id = |digit: &str| digit.repeat(64).parse::<CertificateId>().expect("an id");
        let ledger = open(dir.path()).await;
        let mut journal = ledger.journal(&device).expect("opened");
        for digit in ["a", "b"] {
            let begin = Record {
                public_key: Some(digit.to_owned()),
                ..Record::new(CREATE_CERTIFICATE, State::Begin, Some("t"))
            };
            journal.append(begin).await.expect("written");
            let done = Record {
                certificate_id: Some(id(digit)),
                ..Record::new(CREATE_CERTIFICATE, State::Done, Some("t"))
            };
            journal.append(done).await.expect("written");
        }
        drop((journal, ledger));
        let ids = |ledger: &Ledger| -> Vec<CertificateId> {
            let records = ledger.past(&device).certificate_records().into_iter();
            records.filter_map(|record| record.certificate_id).collect()
        };
        // Compacted by the change, and read again.
        let ledger = open(dir.path()).await;
        assert_eq!(ids(&ledger), [id("a"), id("b")]);
        let mut journal = ledger.journal(&device).expect("opened");
        let gone = Record::new("delete-certificate", State::Done, Some(id("b").as_str()));
        journal.append(gone).await.expect("written");
        drop((journal, ledger));
        let ledger = open(dir.path()).await;
        assert_eq!(ids(&ledger), [id("a")]);
    }

    #[tokio::test]
    async fn only_an_unfinished_last_line_is_passed_over() {
        let dir = tempfile::tempdir().expect("a folder");
        let policy: Subject = "policy.p".parse().expect("a subject");
        let ledger = open(dir.path()).await;
        let mut journal = ledger.journal(&policy).expect("opened");
        let record = Record::new("create-policy", State::Begin, Some("p"));
        journal.append(record).await.expect("written");
        let path = ledger.path.clone();
        drop((journal, ledger));
        let whole = std::fs::read(&path).expect("read");
        std::fs::write(&path, [&whole, &whole[..9]].concat()).expect("written");
        let ledger = open(dir.path()).await;
        assert!(ledger.past(&policy).made("policy", "p"));
        drop(ledger);
        let scope = scope();
        let open = || Ledger::open(dir.path(), "d", &scope, Failpoint::default(), false);
        let of_another = br#"{"at":"2026-01-01T00:00:00Z","step":"x","state":"done"}"#;
        for damage in [
            &b"\xff\n"[..],
            b"\n",
            b"{}\n",
            &[of_another, &b"\n"[..]].concat(),
        ] {
            let text = [&whole, damage, &whole].concat();
            std::fs::write(&path, &text).expect("written");
            let refused = open().await;
            assert!(matches!(
                refused,
                Err(FileError::JournalDamaged { line: 2, .. })
            ));
            assert_eq!(std::fs::read(&path).expect("read"), text);
        }
        std::fs::remove_file(&path).expect("removed");
        std::fs::create_dir(&path).expect("made");
        assert!(matches!(
            open().await,
            Err(FileError::JournalUnreadable { .. })
        ));
    }

    #[tokio::test]
    async fn two_runs_at_a_time_are_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        let _first = open(dir.path()).await;
        let scope = scope();
        let second = Ledger::open(dir.path(), "d", &scope, Failpoint::default(), false);
        assert!(matches!(second.await, Err(FileError::Busy(_))));
    }
}
