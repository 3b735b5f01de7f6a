//! Registration of a CA: with the registration code proven by a certificate made in memory, or for clients with SNI only.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use jiff::Timestamp;
use zeroize::Zeroizing;

use super::{Signer, Update, local, missing, registered};
use crate::aws::AwsErrorKind;
use crate::aws::iot::{Iot, Registration};
use crate::domain::certificate;
use crate::domain::change::{ChangeError, Difference, Existing, Steps};
use crate::domain::session::Session;
use crate::domain::tags::{self, Tags};
use crate::model::name::{AuthorityName, TemplateName};
use crate::model::pki::{self, Holder, KeyType, Subject};

/// Days that a verification certificate is valid: it is used at once.
const VERIFICATION_DAYS: u32 = 1;

/// Who may register a CA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// One account of a Region, which proves that it has the key.
    #[default]
    Default,
    /// Any account; devices must send the server name.
    SniOnly,
}

impl Mode {
    /// The mode as AWS names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "DEFAULT",
            Self::SniOnly => "SNI_ONLY",
        }
    }
}

impl FromStr for Mode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_ascii_lowercase().replace('_', "-").as_str() {
            "default" => Ok(Self::Default),
            "sni-only" => Ok(Self::SniOnly),
            _ => Err(format!("`{text}` is not a mode: default or sni-only")),
        }
    }
}

/// What is registered.
#[derive(Clone)]
pub enum Material {
    /// A CA on this machine.
    Local {
        /// Folder that holds the folders of CAs.
        dir: PathBuf,
        /// Its name.
        name: AuthorityName,
    },
    /// A CA from elsewhere.
    Given {
        /// Its certificate, PEM.
        certificate: String,
        /// Its key, PEM, if it is at hand.
        key: Option<Zeroizing<String>>,
        /// A verification certificate that was made elsewhere, PEM.
        verification: Option<String>,
    },
}

impl fmt::Debug for Material {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Local { name, .. } => write!(f, "Local({name})"),
            Self::Given { .. } => f.write_str("Given"),
        }
    }
}

/// A registered CA as wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What is registered.
    pub material: Material,
    /// Who may register it besides.
    pub mode: Mode,
    /// Whether devices can be registered at once.
    pub active: bool,
    /// Whether devices are registered as they first connect.
    pub auto_registration: bool,
    /// Provisioning template that is run then.
    pub template: Option<TemplateName>,
    /// Tags.
    pub tags: Tags,
}

impl Wanted {
    /// The certificate; none in a dry run that would make it.
    fn certificate(&self, steps: &Steps) -> Result<Option<String>, ChangeError> {
        let (dir, name) = match &self.material {
            Material::Local { dir, name } => (dir, name),
            Material::Given { certificate, .. } => {
                check(certificate)?;
                return Ok(Some(certificate.clone()));
            }
        };
        match local::certificate(dir, name)? {
            Some(certificate) => Ok(Some(certificate)),
            None if steps.is_dry_run() => Ok(None),
            None => Err(missing(local::folder(dir, name).display())),
        }
    }

    fn object(&self, certificate: Option<&str>) -> String {
        match (&self.material, certificate) {
            (Material::Local { name, .. }, _) => name.to_string(),
            (_, Some(pem)) => pki::certificate_id(pem).map_or_else(|_| String::new(), String::from),
            (_, None) => String::new(),
        }
    }

    /// The certificate that proves possession of the CA's key for the registration code `code`.
    fn proof(&self, certificate: &str, code: &str) -> Result<String, ChangeError> {
        let signer = match &self.material {
            Material::Local { dir, name } => local::signer(dir, name)?,
            Material::Given {
                verification: Some(verification),
                ..
            } => return Ok(verification.clone()),
            Material::Given { key: Some(key), .. } => {
                Signer::new(certificate.to_owned(), key.clone())?
            }
            Material::Given { .. } => {
                return Err(ChangeError::Invalid {
                    message: format!(
                        "registration in default mode needs proof of the CA's key: a certificate signed by it with CN={code}"
                    ),
                    hint: "name the CA's key with --key, or such a certificate with --verification-cert, or register with --mode sni-only"
                        .to_owned(),
                });
            }
        };
        // Nobody needs this key again: it stays in memory.
        let key = pki::generate_key(KeyType::P256)?;
        signer.sign(
            Holder::Key(&key),
            &Subject::common_name(code),
            VERIFICATION_DAYS,
        )
    }

    fn update(&self) -> Update {
        Update {
            active: Some(self.active),
            auto_registration: Some(self.auto_registration),
            template: self.template.clone(),
        }
    }
}

/// Refuses what is no certificate of a CA before AWS does.
fn check(certificate: &str) -> Result<(), ChangeError> {
    let facts = pki::read_certificate(certificate)?;
    let refusals = certificate::refusals(&facts, Timestamp::now().as_second());
    if facts.is_ca && refusals.is_empty() {
        return Ok(());
    }
    let why = match refusals.first() {
        Some(refusal) if facts.is_ca => refusal.clone(),
        _ => "its basic constraints do not say CA".to_owned(),
    };
    Err(ChangeError::Invalid {
        message: format!("AWS IoT does not take this as the certificate of a CA: {why}"),
        hint: "see all of it: iotctl cert inspect FILE".to_owned(),
    })
}

/// Registers a CA, or brings a registered one to what is wanted as far as AWS allows.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let certificate = wanted.certificate(steps)?;
    let object = wanted.object(certificate.as_deref());
    let Some(pem) = certificate else {
        steps.plan("register-ca", &object);
        return Ok(());
    };
    let found = match iot.authority(&pki::certificate_id(&pem)?).await? {
        Some(found) => found,
        None if register(&iot, wanted, &pem, &object, steps).await? => return Ok(()),
        // It was there, by this id or another.
        None => registered(&iot, &pem)
            .await?
            .ok_or_else(|| super::missing(&object))?,
    };
    // A stand-in may not tell it.
    let told = Some(found.mode.as_str()).filter(|mode| !mode.is_empty());
    let mode = told.and_then(|_| Difference::between("mode", told, Some(wanted.mode.as_str())));
    if let Some(mode) = mode {
        return Err(ChangeError::Refused {
            message: format!("AWS does not change the mode of the CA `{object}`: {mode}"),
            hint: "delete the registration first: iotctl ca delete, which leaves the files"
                .to_owned(),
        });
    }
    let update = wanted.update();
    let differences = update.differences(&found);
    if existing == Existing::Refuse && !differences.is_empty() {
        return Err(ChangeError::Differs {
            noun: "CA",
            name: object,
            differences,
        });
    }
    update.apply(&iot, &found, steps).await?;
    if wanted.tags.is_empty() {
        return Ok(());
    }
    let tags = iot.tags(&found.arn).await?;
    let set = || iot.tag(&found.arn, &wanted.tags);
    tags::ensure(steps, &object, &tags, &wanted.tags, set).await
}

/// Registers a CA; answers whether it was not there before.
async fn register(
    iot: &Iot,
    wanted: &Wanted,
    pem: &str,
    object: &str,
    steps: &mut Steps,
) -> Result<bool, ChangeError> {
    if steps.is_dry_run() {
        return Ok(!steps.plan("register-ca", object));
    }
    let verification = match wanted.mode {
        Mode::SniOnly => None,
        Mode::Default => Some(wanted.proof(pem, &iot.registration_code().await?)?),
    };
    let registration = Registration {
        pem,
        verification: verification.as_deref(),
        active: wanted.active,
        auto_registration: wanted.auto_registration,
        template: wanted.template.as_ref().map(TemplateName::as_str),
        tags: &wanted.tags,
    };
    let call = || iot.register_authority(&registration);
    match steps.create("register-ca", object, call).await {
        // An earlier attempt whose answer was lost, or a CA whose id is another than its digest.
        Err(ChangeError::Step { source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
            Ok(false)
        }
        made => made.map(|_| true),
    }
}
