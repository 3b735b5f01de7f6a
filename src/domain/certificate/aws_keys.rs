//! A key that AWS makes together with its certificate, and hands over once.
//!
//! Its certificate is inactive until the key is on disk. One whose key got lost on the way cannot be told from somebody else's:
//! it is named, and deleted by whoever knows.

use super::create::Work;
use super::key::{CLOCK_SKEW, Found, hash_of};
use crate::aws::iot::{Certificate, KeyAndCertificate};
use crate::domain::change::{ChangeError, Record, State, Steps};
use crate::domain::device_folder::key_path;
use crate::domain::files;
use crate::model::digest::sha256_hex;
use crate::model::name::CertificateId;
use crate::model::pki;

/// The step that asks AWS for a key and its certificate.
pub(in crate::domain) const ACTION: &str = "create-keys-and-certificate";

/// Seconds since 1970 of the first request whose outcome is unknown.
fn unknown_since(records: &[Record]) -> Option<i64> {
    let mut open = None;
    for record in records.iter().filter(|record| record.step == ACTION) {
        open = match record.state {
            State::Begin => open.or(Some(record.at.as_second())),
            State::Done | State::Failed | State::Settled => None,
        };
    }
    open
}

/// The certificate of the key in the folder, or a new pair; `None` in a dry run that would make one.
pub(super) async fn certificate(
    work: &mut Work<'_>,
    steps: &mut Steps,
) -> Result<Option<Found>, ChangeError> {
    let since = unknown_since(steps.journal.records());
    if let Some(key) = work.local.key.clone() {
        let hash = sha256_hex(&pki::public_key_of_key(&key)?);
        let found = existing(work, &hash, since, steps).await?;
        return activated(work, found, steps).await.map(Some);
    }
    if let Some(since) = since {
        let lost = unattached(work, since).await?;
        if !lost.is_empty() {
            work.warnings.push(lost_warning(&lost));
        }
    }
    if !steps.plan(ACTION, &work.name) {
        steps.plan(
            "write-key",
            &key_path(&work.wanted.folder).display().to_string(),
        );
        return Ok(None);
    }
    let begin = Record::new(ACTION, State::Begin, Some(&work.name));
    let since = begin.at.as_second();
    steps.journal.append(begin).await?;
    let made = match work.iot.create_keys_and_certificate().await {
        Ok(made) => made,
        Err(source) => {
            if !source.is_ambiguous() {
                let failed = Record::new(ACTION, State::Failed, Some(&work.name));
                steps.journal.append(failed).await?;
            } else if let Ok(lost) = unattached(work, since).await
                && !lost.is_empty()
            {
                return Err(ChangeError::Refused {
                    message: format!("cannot make a key for `{}`: {source}", work.name),
                    hint: lost_warning(&lost),
                });
            }
            return Err(ChangeError::Step {
                action: "make a key and certificate for".to_owned(),
                object: work.name.clone(),
                source,
            });
        }
    };
    let found = keep(work, made, steps).await?;
    activated(work, found, steps).await.map(Some)
}

/// Writes the key and records its certificate.
async fn keep(
    work: &Work<'_>,
    made: KeyAndCertificate,
    steps: &mut Steps,
) -> Result<Found, ChangeError> {
    let KeyAndCertificate { certificate, key } = made;
    let path = key_path(&work.wanted.folder);
    let object = path.display().to_string();
    let write = files::write_key_with_others(&path, key);
    steps.write("write-key", &object, write).await?;
    record(work, &certificate, steps).await?;
    Ok(Found {
        certificate,
        fresh: true,
    })
}

async fn record(
    work: &Work<'_>,
    certificate: &Certificate,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let done = Record {
        certificate_id: Some(certificate.id.clone()),
        certificate_arn: Some(certificate.arn.clone()),
        ..Record::new(ACTION, State::Done, Some(&work.name))
    };
    Ok(steps.journal.append(done).await?)
}

/// The certificate of a key that is on disk: of the folder, of the journal, or found in the registry.
async fn existing(
    work: &Work<'_>,
    hash: &str,
    since: Option<i64>,
    steps: &mut Steps,
) -> Result<Found, ChangeError> {
    let mut known = work.local.known()?;
    let records = steps.journal.records().iter().rev();
    known.extend(records.filter_map(|record| record.certificate_id.clone()));
    if let Some(since) = since {
        known.extend(work.registry.of_key(&work.iot, hash, since).await?);
    }
    for id in &known {
        if let Some(certificate) = work.iot.certificate(id).await?
            && hash_of(&certificate.pem).as_deref() == Some(hash)
        {
            if since.is_some() && !steps.is_dry_run() {
                record(work, &certificate, steps).await?;
            }
            return Ok(Found {
                certificate,
                fresh: false,
            });
        }
    }
    Err(ChangeError::Refused {
        message: format!(
            "the key `{}` has no certificate any more",
            key_path(&work.wanted.folder).display()
        ),
        hint: format!(
            "move the folder `{}` away and AWS makes another key; or leave out the key source `aws`: then this key gets another certificate",
            work.wanted.folder.display()
        ),
    })
}

/// Activates a certificate that was made inactive, now that its key is safe.
async fn activated(work: &Work<'_>, found: Found, steps: &mut Steps) -> Result<Found, ChangeError> {
    let certificate = &found.certificate;
    // One that was written to the folder was active before: somebody has deactivated it since.
    let unfinished = work.local.certificate.is_none();
    if certificate.status != "INACTIVE" || !unfinished {
        return Ok(found);
    }
    let id = &certificate.id;
    let activate = || work.iot.set_certificate_active(id, true);
    let action = "activate-certificate";
    steps.call(action, id.as_str(), activate).await?;
    Ok(Found {
        certificate: Certificate {
            status: "ACTIVE".to_owned(),
            ..found.certificate
        },
        fresh: found.fresh,
    })
}

/// Inactive certificates since `since` to which nothing is attached: among them is the one whose key got lost.
async fn unattached(work: &Work<'_>, since: i64) -> Result<Vec<CertificateId>, ChangeError> {
    let mut lost = Vec::new();
    let entries = work.iot.certificates_since(since - CLOCK_SKEW).await?;
    for entry in entries
        .into_iter()
        .filter(|entry| entry.status == "INACTIVE")
    {
        let arn = work
            .session
            .scope()
            .await?
            .arn(&format!("cert/{}", entry.id));
        if work.iot.attached_policies(&arn).await?.is_empty()
            && !work.iot.principal_has_things(&arn).await?
        {
            lost.push(entry.id);
        }
    }
    Ok(lost)
}

fn lost_warning(lost: &[CertificateId]) -> String {
    let commands: Vec<_> = lost
        .iter()
        .map(|id| format!("iotctl cert delete {id}"))
        .collect();
    format!(
        "AWS may have made a key whose answer never came; its certificate is inactive, attached to nothing, and one of these, unless \
         they are somebody else's: {}",
        commands.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_stays_open_until_its_outcome_is_known() {
        let record = |state| Record::new(ACTION, state, None);
        let other = Record::new("write-key", State::Begin, None);
        assert_eq!(unknown_since(&[other]), None);
        let begin = record(State::Begin);
        let at = begin.at.as_second();
        assert_eq!(unknown_since(std::slice::from_ref(&begin)), Some(at));
        for state in [State::Done, State::Failed] {
            assert_eq!(unknown_since(&[begin.clone(), record(state)]), None);
        }
    }
}
