//! The journal of one device's provisioning: a line before and after every call and file write. That something is about to be made is
//! durable before the call; the rest is durable with it.
//!
//! Holds no key material. What a killed run leaves open is decided from it in [`past`].

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::failpoint::Failpoint;
use super::log::SharedLog;
use crate::domain::files::{self, AppendLog, FileError};
use crate::model::name::{Arn, CertificateId};

/// The step that must not be repeated blindly.
pub(in crate::domain) const CREATE_CERTIFICATE: &str = "create-certificate";
/// All steps are done.
const COMPLETE: &str = "complete";
/// A journal larger than this is cut down to what is still open, in bytes.
const COMPACT_BYTES: u64 = 64 * 1024;

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::domain) enum State {
    /// About to happen.
    Begin,
    /// Has happened.
    Done,
    /// Has certainly not happened.
    Failed,
    /// The registry was searched: no other certificate of the key is left.
    Settled,
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::domain) struct Record {
    /// When.
    pub(in crate::domain) at: Timestamp,
    /// Which resource of a deployment it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::domain) subject: Option<String>,
    /// Which step.
    pub(in crate::domain) step: String,
    /// Where it stands.
    pub(in crate::domain) state: State,
    /// What it is about: a policy, thing, group, file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::domain) object: Option<String>,
    /// SHA-256 of the public key that a certificate is requested for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::domain) public_key: Option<String>,
    /// The certificate that was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::domain) certificate_id: Option<CertificateId>,
    /// Its ARN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::domain) certificate_arn: Option<Arn>,
}

impl Record {
    /// A record of now.
    pub(in crate::domain) fn new(step: &str, state: State, object: Option<&str>) -> Self {
        Self {
            at: Timestamp::now(),
            subject: None,
            step: step.to_owned(),
            state,
            object: object.map(str::to_owned),
            public_key: None,
            certificate_id: None,
            certificate_arn: None,
        }
    }

    /// The record as a line of the journal, without its end.
    pub(in crate::domain) fn line(&self) -> String {
        serde_json::to_string(self).expect("a record is plain data")
    }
}

/// What the journal says about the certificate of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::domain) struct Past {
    /// The certificate that was issued last.
    pub(in crate::domain) issued: Option<(CertificateId, Arn)>,
    /// When the first request of unknown outcome was made.
    pub(in crate::domain) unknown_since: Option<Timestamp>,
}

/// Decides what happened to the certificate of the key whose public half has the SHA-256 `public_key`.
pub(in crate::domain) fn past(records: &[Record], public_key: &str) -> Past {
    let mut past = Past {
        issued: None,
        unknown_since: None,
    };
    let mut open: Vec<Timestamp> = Vec::new();
    let mut ours = false;
    for record in records
        .iter()
        .filter(|record| record.step == CREATE_CERTIFICATE)
    {
        match record.state {
            State::Begin => {
                ours = record.public_key.as_deref() == Some(public_key);
                if ours {
                    open.push(record.at);
                }
            }
            // An outcome belongs to the request before it: a device makes one request at a time.
            State::Done if ours => {
                open.pop();
                past.issued = record
                    .certificate_id
                    .clone()
                    .zip(record.certificate_arn.clone());
            }
            State::Failed if ours => {
                open.pop();
            }
            State::Settled if ours => open.clear(),
            State::Done | State::Failed | State::Settled => {}
        }
    }
    past.unknown_since = open.first().copied();
    past
}

/// The journal of one device, resource or run.
#[derive(Debug)]
pub(in crate::domain) struct Journal {
    sink: Sink,
    records: Vec<Record>,
}

/// Where the lines of a journal go.
#[derive(Debug)]
enum Sink {
    /// Nowhere: the command keeps none.
    None,
    /// Into a file of its own, opened by the first line, so that a run without changes writes nothing.
    Own {
        path: PathBuf,
        log: Arc<Mutex<Option<AppendLog>>>,
        failpoint: Failpoint,
    },
    /// Among the lines of a deployment, under a name.
    Shared { log: SharedLog, subject: String },
}

/// What a line needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needed {
    /// A power cut leaves it.
    Durable,
    /// A killed process leaves it.
    Written,
    /// Nothing: it says what can be seen.
    Later,
}

impl Journal {
    /// Reads the journal of `folder`. Lines that make no sense are passed over: the registry has the last word.
    pub(in crate::domain) fn read(folder: &Path, failpoint: Failpoint) -> Result<Self, FileError> {
        let path = folder.join(".journal");
        // By lines of bytes: one damaged line must not take the others with it.
        let records = files::read_log(&path)?
            .split(|byte| *byte == b'\n')
            .filter_map(|line| serde_json::from_slice(line).ok())
            .collect();
        let log = Arc::default();
        Ok(Self {
            sink: Sink::Own {
                path,
                log,
                failpoint,
            },
            records,
        })
    }

    /// A journal that is kept nowhere.
    pub(in crate::domain) fn none() -> Self {
        Self {
            sink: Sink::None,
            records: Vec::new(),
        }
    }

    /// The part of a deployment's journal that is about `subject`, of which `records` are known.
    pub(in crate::domain) fn shared(log: SharedLog, subject: String, records: Vec<Record>) -> Self {
        Self {
            sink: Sink::Shared { log, subject },
            records,
        }
    }

    /// Lets a journal that is kept nowhere, as in a dry run, know what is on record.
    pub(in crate::domain) fn recall(&mut self, records: Vec<Record>) {
        if matches!(self.sink, Sink::None) {
            self.records = records;
        }
    }

    /// What is recorded.
    pub(in crate::domain) fn records(&self) -> &[Record] {
        &self.records
    }

    /// Adds a line; durable when this returns.
    pub(in crate::domain) async fn append(&mut self, record: Record) -> Result<(), FileError> {
        self.add(record, Needed::Durable).await
    }

    /// Adds a line that is durable with the next one that has to be: what was done, which can be found out again.
    pub(in crate::domain) async fn note(&mut self, record: Record) -> Result<(), FileError> {
        self.add(record, Needed::Written).await
    }

    /// Adds a line that may be written with the next one: what was done, which whoever looks finds done.
    pub(in crate::domain) async fn note_later(&mut self, record: Record) -> Result<(), FileError> {
        self.add(record, Needed::Later).await
    }

    async fn add(&mut self, mut record: Record, needed: Needed) -> Result<(), FileError> {
        match &self.sink {
            Sink::None => return Ok(()),
            Sink::Own {
                path,
                log,
                failpoint,
            } => {
                failpoint.pass(true);
                let (path, log) = (path.clone(), Arc::clone(log));
                let finished = self
                    .records
                    .last()
                    .is_some_and(|last| last.step == COMPLETE);
                let kept = essential(&self.records);
                let line = record.line();
                files::blocking(move || {
                    let mut log = log.lock();
                    if log.is_none() {
                        compact(&path, finished, &kept)?;
                        *log = Some(AppendLog::open(&path)?);
                    }
                    log.as_mut().map_or(Ok(()), |log| {
                        log.note(&line)?;
                        if needed == Needed::Durable {
                            log.sync()
                        } else {
                            Ok(())
                        }
                    })
                })
                .await?;
                failpoint.pass(false);
            }
            Sink::Shared { log, subject } => {
                record.subject = Some(subject.clone());
                match needed {
                    Needed::Durable => log.append(&record.line()).await?,
                    Needed::Written => log.note(&record.line())?,
                    Needed::Later => log.note_later(&record.line())?,
                }
                record.subject = None;
            }
        }
        self.records.push(record);
        Ok(())
    }

    /// Ends the journal of a run that changed something. The next run with changes starts it afresh.
    pub(in crate::domain) async fn complete(&mut self) -> Result<(), FileError> {
        match &self.sink {
            Sink::Own { log, .. } if log.lock().is_some() => {
                self.append(Record::new(COMPLETE, State::Done, None)).await
            }
            _ => Ok(()),
        }
    }
}

/// What was asked for certificates and what came of it.
pub(in crate::domain) struct Requests<'a> {
    /// Each certificate that was issued, as its request and its answer.
    issued: Vec<[&'a Record; 2]>,
    /// The first request of unknown outcome of each key.
    pub(in crate::domain) open: Vec<&'a Record>,
}

impl<'a> Requests<'a> {
    /// Reads them out of a journal.
    pub(in crate::domain) fn of(records: impl IntoIterator<Item = &'a Record>) -> Self {
        let mut issued: Vec<[&Record; 2]> = Vec::new();
        let mut open: Vec<&Record> = Vec::new();
        for record in records {
            if record.step != CREATE_CERTIFICATE {
                continue;
            }
            match record.state {
                State::Begin => open.push(record),
                State::Done => issued.extend(open.pop().map(|begin| [begin, record])),
                State::Failed => drop(open.pop()),
                State::Settled => open.clear(),
            }
        }
        open.dedup_by(|later, earlier| later.public_key == earlier.public_key);
        Self { issued, open }
    }
}

/// The lines that decisions rest on: the last certificate issued, and the first request of unknown outcome of each key.
pub(in crate::domain) fn essential(records: &[Record]) -> Vec<Record> {
    let Requests { issued, open } = Requests::of(records);
    let last = issued.last().into_iter().flatten().copied();
    last.chain(open).cloned().collect()
}

/// As [`essential`], with every certificate that was issued: whoever takes the device down has to find them all.
pub(in crate::domain) fn lasting(records: &[Record]) -> Vec<Record> {
    let Requests { issued, open } = Requests::of(records);
    issued.into_iter().flatten().chain(open).cloned().collect()
}

/// Cuts a journal that ended well or grew too long down to what decisions rest on.
fn compact(path: &Path, finished: bool, kept: &[Record]) -> Result<(), FileError> {
    if !finished && !std::fs::metadata(path).is_ok_and(|file| file.len() > COMPACT_BYTES) {
        return Ok(());
    }
    let lines = kept
        .iter()
        .filter_map(|record| serde_json::to_string(record).ok())
        .map(|line| line + "\n");
    files::write_private(path, lines.collect::<String>().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(digit: &str) -> CertificateId {
        digit.repeat(64).parse().expect("an id")
    }

    fn begin(key: &str, second: i64) -> Record {
        let at = Timestamp::from_second(second).expect("a time");
        Record {
            at,
            public_key: Some(key.to_owned()),
            ..Record::new(CREATE_CERTIFICATE, State::Begin, None)
        }
    }

    fn done(digit: &str) -> Record {
        let arn = format!("arn:aws:iot:eu-central-1:123456789012:cert/{}", id(digit))
            .parse()
            .expect("an ARN");
        let record = Record::new(CREATE_CERTIFICATE, State::Done, None);
        Record {
            certificate_id: Some(id(digit)),
            certificate_arn: Some(arn),
            ..record
        }
    }

    fn failed() -> Record {
        Record::new(CREATE_CERTIFICATE, State::Failed, None)
    }

    fn seconds(past: &Past) -> Option<i64> {
        past.unknown_since.map(Timestamp::as_second)
    }

    #[test]
    fn a_request_without_an_outcome_is_looked_for_since_the_first() {
        let past = past(&[begin("k", 10), begin("k", 20)], "k");
        assert_eq!((past.issued.clone(), seconds(&past)), (None, Some(10)));
    }

    #[test]
    fn an_outcome_settles_its_own_request_only() {
        let settled = past(&[begin("k", 10), done("a")], "k");
        assert_eq!(
            settled.issued.as_ref().map(|(id, _)| id.clone()),
            Some(id("a"))
        );
        assert_eq!(seconds(&settled), None);
        let lost = past(&[begin("k", 10), begin("k", 20), done("a")], "k");
        assert_eq!(
            (
                lost.issued.map(|(id, _)| id),
                lost.unknown_since.map(Timestamp::as_second)
            ),
            (Some(id("a")), Some(10))
        );
        let refused = past(&[begin("k", 10), failed()], "k");
        assert_eq!((refused.issued.clone(), seconds(&refused)), (None, None));
    }

    #[test]
    fn a_search_settles_every_request() {
        let settled = Record::new(CREATE_CERTIFICATE, State::Settled, None);
        let past = past(&[begin("k", 10), begin("k", 20), done("a"), settled], "k");
        assert_eq!(
            (past.issued.clone().map(|(id, _)| id), seconds(&past)),
            (Some(id("a")), None)
        );
    }

    #[test]
    fn compacting_changes_no_decision() {
        for records in [
            vec![begin("k", 10), begin("k", 20)],
            vec![begin("k", 10), begin("k", 20), done("a")],
            vec![
                begin("k", 10),
                failed(),
                begin("k", 20),
                done("a"),
                begin("k", 30),
                begin("k", 40),
            ],
            vec![begin("old", 10), begin("k", 20)],
        ] {
            for kept in [essential(&records), lasting(&records)] {
                assert_eq!(past(&kept, "k"), past(&records, "k"), "{records:?}");
            }
        }
    }

    #[test]
    fn every_certificate_lasts_and_only_the_last_is_essential() {
        let records = [begin("k", 10), done("a"), begin("l", 20), done("b")];
        let ids = |records: Vec<Record>| -> Vec<_> {
            let ids = records.into_iter();
            ids.filter_map(|record| record.certificate_id).collect()
        };
        assert_eq!(ids(lasting(&records)), [id("a"), id("b")]);
        assert_eq!(ids(essential(&records)), [id("b")]);
    }

    #[test]
    fn another_key_does_not_count() {
        let past = past(&[begin("old", 10), done("a"), begin("k", 20)], "k");
        assert_eq!((past.issued.clone(), seconds(&past)), (None, Some(20)));
    }

    fn read(folder: &Path) -> Journal {
        Journal::read(folder, Failpoint::default()).expect("read")
    }

    #[test]
    fn a_journal_that_cannot_be_read_is_not_taken_for_none() {
        let dir = tempfile::tempdir().expect("a folder");
        assert!(read(dir.path()).records().is_empty());
        std::fs::create_dir(dir.path().join(".journal")).expect("made");
        let refused = Journal::read(dir.path(), Failpoint::default());
        assert!(matches!(refused, Err(FileError::JournalUnreadable { .. })));
    }

    #[tokio::test]
    async fn a_finished_journal_starts_afresh_and_a_long_one_keeps_what_is_open() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut journal = read(dir.path());
        journal.complete().await.expect("nothing to do");
        assert!(
            !dir.path().join(".journal").exists(),
            "a run without changes writes nothing"
        );
        journal
            .append(Record::new("create-thing", State::Begin, Some("lamp")))
            .await
            .expect("written");
        journal.complete().await.expect("written");

        let mut journal = read(dir.path());
        assert_eq!(journal.records().len(), 2);
        journal.append(begin("k", 10)).await.expect("written");
        assert_eq!(read(dir.path()).records().len(), 1);
        for _ in 0..1000 {
            journal
                .append(Record::new("create-thing", State::Begin, Some("lamp")))
                .await
                .expect("written");
        }
        let mut journal = read(dir.path());
        journal
            .append(Record::new("create-thing", State::Done, Some("lamp")))
            .await
            .expect("written");
        let journal = read(dir.path());
        assert_eq!(journal.records().len(), 2);
        assert_eq!(seconds(&past(journal.records(), "k")), Some(10));
    }
}
