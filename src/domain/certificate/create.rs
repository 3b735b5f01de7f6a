//! A certificate and the folder it is kept in: key made here, by AWS or elsewhere; issued by AWS or by a CA of this machine.
//!
//! Never replaces a key. A run that was killed is finished by the next, which finds what AWS has made already.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::key::{Found, Key, Registry, Request};
use super::targets::{self, Targets};
use super::{aws_keys, place, register};
use crate::aws::iot::{Certificate, Iot};
use crate::domain::authority;
use crate::domain::change::{CREATE_CERTIFICATE, ChangeError, Existing, Failpoint, Steps};
use crate::domain::device_folder::{certificate_path, key_path, read_lazy};
use crate::domain::session::Session;
use crate::model::digest::sha256_hex;
use crate::model::name::{Arn, AuthorityName, CertificateId, PolicyName, ThingName};
use crate::model::pki::{self, Holder, KeyType, Subject};

/// Where the key comes from.
#[derive(Clone)]
pub enum Origin {
    /// Made on this machine, where it stays.
    Here(KeyType),
    /// Somebody else has it and made this signing request.
    Elsewhere(String),
    /// AWS makes it and hands it over once.
    Aws,
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Here(_) => "Here",
            Self::Elsewhere(_) => "Elsewhere",
            Self::Aws => "Aws",
        })
    }
}

/// A CA of this machine that signs.
#[derive(Debug, Clone)]
pub struct Authority {
    /// Folder that holds the folders of CAs.
    pub dir: PathBuf,
    /// Its name.
    pub name: AuthorityName,
    /// Days that what it signs is valid.
    pub days: u32,
}

/// A certificate as wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The thing it is for: it is attached, and its folder says how to connect.
    pub thing: Option<ThingName>,
    /// Folder of key and certificate.
    pub folder: PathBuf,
    /// Where the key comes from.
    pub origin: Origin,
    /// Who signs; without one, AWS.
    pub authority: Option<Authority>,
    /// Policies to attach besides.
    pub policies: Vec<PolicyName>,
    /// For tests: where to die.
    pub failpoint: Failpoint,
}

impl Wanted {
    /// What the certificate is attached to.
    #[must_use]
    pub fn targets(&self) -> Targets {
        Targets {
            things: self.thing.iter().cloned().collect(),
            policies: self.policies.clone(),
        }
    }

    /// What the certificate is called in its subject, and in what is said of it.
    fn name(&self) -> String {
        let folder = || self.folder.file_name().map(|name| name.to_string_lossy());
        match &self.thing {
            Some(thing) => thing.to_string(),
            None => folder().map_or_else(|| "device".to_owned(), std::borrow::Cow::into_owned),
        }
    }
}

/// A certificate that is ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Created {
    /// Id.
    pub certificate_id: CertificateId,
    /// ARN.
    pub certificate_arn: Arn,
    /// The thing it is attached to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thing: Option<ThingName>,
    /// Folder of key and certificate.
    pub folder: PathBuf,
    /// What to know about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// A certificate on its way.
pub(super) struct Work<'a> {
    pub(super) session: &'a Session,
    pub(super) iot: Iot,
    pub(super) registry: &'a Registry,
    pub(super) wanted: &'a Wanted,
    pub(super) name: String,
    pub(super) local: place::Local,
    pub(super) warnings: Vec<String>,
}

/// Refuses a folder whose key is of another kind: it would not be replaced.
pub fn check_key_type(folder: &Path, wanted: KeyType) -> Result<(), ChangeError> {
    let pem = read_lazy(&certificate_path(folder))?;
    // What is wrong with a file is told by whoever uses it.
    let facts = pem.and_then(|pem| pki::read_certificate(&pem).ok());
    let Some(found) = facts.map(|facts| facts.key_type) else {
        return Ok(());
    };
    let word = found.trim_start_matches("ECDSA ").replace(['-', ' '], "");
    if word.eq_ignore_ascii_case(wanted.as_str()) {
        return Ok(());
    }
    Err(ChangeError::Refused {
        message: format!(
            "there is a key already in `{}`: {found} and not {wanted}",
            folder.display()
        ),
        hint: "to use it leave out --key-type and --key-source; to exchange it: iotctl cert rotate THING --key-type TYPE"
            .to_owned(),
    })
}

/// Makes the certificate, or what is missing of it; `None` in a dry run that would make one.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<Option<Created>, ChangeError> {
    ensure_in(session, &Registry::default(), wanted, existing, steps).await
}

/// As [`ensure`], with what other devices of the run have learnt of the registry.
pub(in crate::domain) async fn ensure_in(
    session: &Session,
    registry: &Registry,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<Option<Created>, ChangeError> {
    let folder = &wanted.folder;
    let _lock = place::enter(folder, &wanted.failpoint, steps).await?;
    let local = place::Local::read(folder)?;
    if local.key.is_none()
        && local.certificate.is_some()
        && !matches!(wanted.origin, Origin::Elsewhere(_))
    {
        return Err(place::lacks_key(folder));
    }
    place::check_here(session, &local, steps).await?;
    let mut work = Work::new(session, registry, wanted, local);
    let found = work.certificate(steps).await?;
    let targets = wanted.targets();
    let Some(Found { certificate, fresh }) = found else {
        targets::plan(&targets, steps);
        place::plan(folder, &targets, steps);
        return Ok(None);
    };
    let certificate = usable(&work.iot, certificate, existing, steps).await?;
    let arn = certificate.arn.as_str();
    targets::ensure(&work.iot, arn, &targets, fresh, steps).await?;
    place::write(session, wanted, &certificate, &work.local, steps).await?;
    steps.journal.complete().await?;
    Ok(Some(Created {
        certificate_id: certificate.id,
        certificate_arn: certificate.arn,
        thing: wanted.thing.clone(),
        folder: folder.clone(),
        warnings: work.warnings,
    }))
}

/// The certificate of a device folder that its caller has locked and read. Nothing is attached yet, and nothing written but a key
/// and a certificate that were made here. Answers what to know about it, too.
pub(in crate::domain) async fn obtain(
    session: &Session,
    registry: &Registry,
    wanted: &Wanted,
    local: place::Local,
    steps: &mut Steps,
) -> Result<(Option<Found>, Vec<String>), ChangeError> {
    let mut work = Work::new(session, registry, wanted, local);
    let found = work.certificate(steps).await?;
    Ok((found, work.warnings))
}

/// Refuses a certificate that cannot connect, or activates an inactive one where that is allowed.
async fn usable(
    iot: &Iot,
    certificate: Certificate,
    existing: Existing,
    steps: &mut Steps,
) -> Result<Certificate, ChangeError> {
    let id = &certificate.id;
    match (certificate.status.as_str(), existing) {
        ("ACTIVE", _) => Ok(certificate),
        ("INACTIVE", Existing::Update) => {
            let activate = || iot.set_certificate_active(id, true);
            let action = "activate-certificate";
            steps.call(action, id.as_str(), activate).await?;
            Ok(certificate)
        }
        (status, _) => Err(ChangeError::Refused {
            message: format!("the certificate `{id}` is {status}"),
            hint: format!("activate it, if it is to be trusted: iotctl cert activate {id}"),
        }),
    }
}

impl<'a> Work<'a> {
    fn new(
        session: &'a Session,
        registry: &'a Registry,
        wanted: &'a Wanted,
        local: place::Local,
    ) -> Self {
        Self {
            session,
            iot: session.aws().iot(),
            registry,
            wanted,
            name: wanted.name(),
            local,
            warnings: Vec::new(),
        }
    }

    async fn certificate(&mut self, steps: &mut Steps) -> Result<Option<Found>, ChangeError> {
        match &self.wanted.origin {
            Origin::Aws => aws_keys::certificate(self, steps).await,
            Origin::Elsewhere(csr) => {
                let hash = sha256_hex(&pki::public_key_of_csr(csr)?);
                self.of_key(&hash, csr, Holder::Csr(csr), steps).await
            }
            Origin::Here(kind) => {
                let Some(key) = self.key(*kind, steps).await? else {
                    steps.plan(self.action(), &self.name);
                    return Ok(None);
                };
                let holder = Holder::Key(key.private.pem());
                self.of_key(&key.hash, &key.csr, holder, steps).await
            }
        }
    }

    /// How a certificate comes about.
    fn action(&self) -> &'static str {
        match self.wanted.authority {
            Some(_) => register::ACTION,
            None => CREATE_CERTIFICATE,
        }
    }

    /// The key of the folder, made where there is none; `None` only in a dry run that would make it.
    async fn key(&self, kind: KeyType, steps: &mut Steps) -> Result<Option<Key>, ChangeError> {
        if let Some(pem) = &self.local.key {
            return Ok(Some(Key::read(pem.clone(), &self.name)?));
        }
        let path = key_path(&self.wanted.folder);
        place::make_key(path, kind, &self.name, steps).await
    }

    /// The certificate of a key, issued by AWS or signed by the CA.
    async fn of_key(
        &self,
        hash: &str,
        csr: &str,
        holder: Holder<'_>,
        steps: &mut Steps,
    ) -> Result<Option<Found>, ChangeError> {
        if let Some(authority) = &self.wanted.authority {
            let path = certificate_path(&self.wanted.folder);
            let made = Made {
                path,
                pem: self.local.certificate.clone(),
                name: &self.name,
            };
            return signed(&self.iot, authority, made, holder, steps).await;
        }
        let request = Request {
            iot: &self.iot,
            scope: self.session.scope().await?,
            registry: self.registry,
            object: &self.name,
            hash,
            csr,
        };
        request.certificate(&self.local.known()?, steps).await
    }
}

/// Where a signed certificate is kept, and the one that is there.
pub(super) struct Made<'a> {
    pub(super) path: PathBuf,
    pub(super) pem: Option<String>,
    pub(super) name: &'a str,
}

/// A certificate that the CA signs: written before it is registered, so that a killed run is found again by it.
pub(super) async fn signed(
    iot: &Iot,
    authority: &Authority,
    made: Made<'_>,
    holder: Holder<'_>,
    steps: &mut Steps,
) -> Result<Option<Found>, ChangeError> {
    let ca = authority::signer(&authority.dir, &authority.name)?;
    let pem = if let Some(pem) = made.pem {
        check_issuer(&pem, &ca.certificate, authority)?;
        pem
    } else {
        let pem = ca.sign(holder, &Subject::common_name(made.name), authority.days)?;
        place::write_file(made.path, pem.clone(), steps).await?;
        pem
    };
    let id = pki::certificate_id(&pem)?;
    if let Some(certificate) = iot.certificate(&id).await? {
        return Ok(Some(Found {
            certificate,
            fresh: false,
        }));
    }
    let made = register::under_ca(iot, &pem, Some(&ca.certificate), true, steps).await?;
    Ok(made.map(|certificate| Found {
        certificate,
        fresh: true,
    }))
}

fn check_issuer(pem: &str, ca: &str, authority: &Authority) -> Result<(), ChangeError> {
    let (issuer, subject) = (
        pki::read_certificate(pem)?.issuer,
        pki::read_certificate(ca)?.subject,
    );
    if issuer == subject {
        return Ok(());
    }
    Err(ChangeError::Refused {
        message: format!(
            "there is a certificate already, issued by `{issuer}` and not by the CA `{}`",
            authority.name
        ),
        hint: format!(
            "exchange it: iotctl cert rotate THING --ca {}",
            authority.name
        ),
    })
}
