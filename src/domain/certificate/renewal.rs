//! Which certificates end soon.

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::{Reference, of_thing, read_file};
use crate::aws::iot::Certificate;
use crate::domain::change::ChangeError;
use crate::domain::session::Session;
use crate::model::name::{CertificateId, ThingName};
use crate::model::pki;

/// Whose certificates are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// Those of a thing.
    Thing(ThingName),
    /// A registered one, or the one in a file.
    Certificate(Reference),
    /// All that are registered.
    All,
}

/// When a certificate ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Renewal {
    /// Its id.
    pub certificate_id: CertificateId,
    /// The thing that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thing: Option<ThingName>,
    /// The file that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// Its status, unless it is in a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// When it ends.
    pub expires: Option<Timestamp>,
    /// Whole days until then; negative when it has ended.
    pub days_left: i64,
    /// Whether that is too soon.
    pub needs_renewal: bool,
}

/// When the certificates of `holder` end, the first to end first; one that ends within `within` needs renewal. Those that nobody
/// can connect with are not told of, unless asked for by name.
pub async fn renewals(
    session: &Session,
    holder: &Holder,
    within: Duration,
) -> Result<Vec<Renewal>, ChangeError> {
    let iot = session.aws().iot();
    let (ids, thing) = match holder {
        Holder::Certificate(Reference::File(path)) => {
            return Ok(vec![renewal_of_file(path.clone(), within)?]);
        }
        Holder::Certificate(reference) => (vec![reference.id(session).await?], None),
        Holder::Thing(thing) => (of_thing(session, thing).await?, Some(thing)),
        Holder::All => {
            let all = iot.certificates().await?.into_iter();
            let usable = all.filter(|entry| is_usable(&entry.status));
            (usable.map(|entry| entry.id).collect(), None)
        }
    };
    let mut found = Vec::new();
    for id in ids {
        let Some(certificate) = iot.certificate(&id).await? else {
            match holder {
                Holder::Certificate(_) => return Err(super::missing(&id)),
                _ => continue,
            }
        };
        if matches!(holder, Holder::Certificate(_)) || is_usable(&certificate.status) {
            found.push(renewal(certificate, thing, within)?);
        }
    }
    found.sort_by_key(|renewal| renewal.days_left);
    Ok(found)
}

fn is_usable(status: &str) -> bool {
    matches!(status, "ACTIVE" | "PENDING_ACTIVATION")
}

/// When the certificate in a file ends.
pub fn renewal_of_file(path: PathBuf, within: Duration) -> Result<Renewal, ChangeError> {
    let facts = pki::read_certificate(&read_file(&path)?)?;
    Ok(Renewal {
        file: Some(path),
        ..ending(facts.id, facts.not_after, within)
    })
}

fn renewal(
    found: Certificate,
    thing: Option<&ThingName>,
    within: Duration,
) -> Result<Renewal, ChangeError> {
    let ends = match found.validity {
        Some((_, last)) => last,
        None => pki::read_certificate(&found.pem)?.not_after,
    };
    Ok(Renewal {
        thing: thing.cloned(),
        status: Some(found.status),
        ..ending(found.id, ends, within)
    })
}

fn ending(id: CertificateId, ends: i64, within: Duration) -> Renewal {
    let left = ends - Timestamp::now().as_second();
    Renewal {
        certificate_id: id,
        thing: None,
        file: None,
        status: None,
        expires: Timestamp::from_second(ends).ok(),
        days_left: left.div_euclid(86_400),
        needs_renewal: left < i64::try_from(within.as_secs()).unwrap_or(i64::MAX),
    }
}
