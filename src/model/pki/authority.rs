//! Certificates that this machine signs: those of a CA itself, and those a CA gives to devices.
//!
//! Knows no clock: who calls says from when to when a certificate is valid.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use rcgen::{
    BasicConstraints, CertificateParams, CertificateSigningRequestParams, DistinguishedName,
    DnType, DnValue, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyUsagePurpose, SerialNumber,
    date_time_ymd,
};

use super::{COMMON_NAME_CHARACTERS, PkiError, key_pair, matches};

/// From when to when a certificate is valid, in seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First second.
    pub from: i64,
    /// Last second.
    pub to: i64,
}

impl Period {
    /// `days` days from `now` on, and the hour before, for devices whose clocks are slow.
    #[must_use]
    pub fn days(now: i64, days: u32) -> Self {
        Self {
            from: now.saturating_sub(3600),
            to: now.saturating_add(i64::from(days) * 86_400),
        }
    }
}

/// A distinguished name, as a subject has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject(Vec<(&'static str, String)>);

/// The attributes a subject may have here.
const ATTRIBUTES: [&str; 6] = ["CN", "O", "OU", "L", "ST", "C"];

impl Subject {
    /// A subject that is only a common name, cut to the 64 characters of X.520.
    #[must_use]
    pub fn common_name(name: &str) -> Self {
        Self(vec![(
            "CN",
            name.chars().take(COMMON_NAME_CHARACTERS).collect(),
        )])
    }

    fn distinguished_name(&self) -> DistinguishedName {
        let mut name = DistinguishedName::new();
        for (attribute, value) in &self.0 {
            let kind = match *attribute {
                "O" => DnType::OrganizationName,
                "OU" => DnType::OrganizationalUnitName,
                "L" => DnType::LocalityName,
                "ST" => DnType::StateOrProvinceName,
                "C" => DnType::CountryName,
                _ => DnType::CommonName,
            };
            name.push(kind, DnValue::Utf8String(value.clone()));
        }
        name
    }
}

impl FromStr for Subject {
    type Err = PkiError;

    fn from_str(text: &str) -> Result<Self, PkiError> {
        let error = || PkiError::Subject(text.to_owned());
        let mut parts: Vec<(&'static str, String)> = Vec::new();
        for part in text.split(',') {
            let (attribute, value) = part.split_once('=').ok_or_else(error)?;
            let wanted = attribute.trim().to_ascii_uppercase();
            let known = ATTRIBUTES.into_iter().find(|known| *known == wanted);
            let (attribute, value) = (known.ok_or_else(error)?, value.trim());
            let fits = match attribute {
                "C" => value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_alphabetic()),
                _ => !value.is_empty() && value.chars().count() <= COMMON_NAME_CHARACTERS,
            };
            if !fits || parts.iter().any(|(known, _)| *known == attribute) {
                return Err(error());
            }
            parts.push((attribute, value.to_owned()));
        }
        Ok(Self(parts))
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.0.iter();
        let parts: Vec<_> = parts
            .map(|(attribute, value)| format!("{attribute}={value}"))
            .collect();
        f.write_str(&parts.join(","))
    }
}

/// Whose public key a certificate is for.
#[derive(Clone, Copy)]
pub enum Holder<'a> {
    /// Of a private key in PEM.
    Key(&'a str),
    /// Of a certificate signing request in PEM.
    Csr(&'a str),
}

fn params(subject: &Subject, period: Period) -> Result<CertificateParams, PkiError> {
    let mut serial = [0; 16];
    aws_lc_rs::rand::fill(&mut serial).map_err(|_| sign_error("no random numbers"))?;
    // A serial number is positive and has no leading zero byte.
    serial[0] = serial[0] & 0x7f | 0x40;
    let at = |seconds: i64| {
        let since = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
        date_time_ymd(1970, 1, 1) + since
    };
    let mut params = CertificateParams::default();
    params.distinguished_name = subject.distinguished_name();
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    params.not_before = at(period.from);
    params.not_after = at(period.to);
    Ok(params)
}

fn sign_error(detail: impl fmt::Display) -> PkiError {
    PkiError::Sign(detail.to_string())
}

/// The certificate of a CA, signed by its own key, as PEM: basic constraints CA, may sign certificates and CRLs.
pub fn authority_certificate(
    key: &str,
    subject: &Subject,
    period: Period,
) -> Result<String, PkiError> {
    let pair = key_pair(key)?;
    let mut params = params(subject, period)?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![
        KeyUsagePurpose::KeyCertSign,
        KeyUsagePurpose::CrlSign,
        KeyUsagePurpose::DigitalSignature,
    ];
    let made = params.self_signed(&pair).map_err(sign_error)?;
    Ok(made.pem())
}

/// A client certificate for `holder`, signed by the CA of this certificate and key, as PEM.
pub fn signed_certificate(
    authority: &str,
    authority_key: &str,
    holder: Holder<'_>,
    subject: &Subject,
    period: Period,
) -> Result<String, PkiError> {
    if !matches(authority, authority_key)? {
        return Err(sign_error("its key is not that of its certificate"));
    }
    let issuer =
        Issuer::from_ca_cert_pem(authority, key_pair(authority_key)?).map_err(sign_error)?;
    let mut params = params(subject, period)?;
    params.is_ca = IsCa::ExplicitNoCa;
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let made = match holder {
        Holder::Key(pem) => params.signed_by(&key_pair(pem)?, &issuer),
        Holder::Csr(pem) => {
            let request =
                CertificateSigningRequestParams::from_pem(pem).map_err(|_| PkiError::Csr)?;
            params.signed_by(&request.public_key, &issuer)
        }
    };
    Ok(made.map_err(sign_error)?.pem())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::pki::{self, KeyType};

    const PERIOD: Period = Period {
        from: 1_700_000_000,
        to: 1_800_000_000,
    };

    #[test]
    fn a_ca_signs_for_keys_and_requests() {
        let key = pki::generate_key(KeyType::P256).expect("a key");
        let ca = authority_certificate(&key, &"CN=Plant 1,C=DE".parse().expect("valid"), PERIOD)
            .expect("made");
        let facts = pki::read_certificate(&ca).expect("read");
        assert!(facts.is_ca && facts.self_signed, "{facts:?}");
        assert_eq!(
            (facts.not_before, facts.not_after),
            (PERIOD.from, PERIOD.to)
        );
        for kind in [KeyType::P256, KeyType::Rsa2048] {
            let device = pki::generate_key(kind).expect("a key");
            let csr = pki::csr(&device, "lamp").expect("made");
            for holder in [Holder::Key(&device), Holder::Csr(&csr)] {
                let subject = Subject::common_name("lamp");
                let made = signed_certificate(&ca, &key, holder, &subject, PERIOD).expect("signed");
                let facts = pki::read_certificate(&made).expect("read");
                assert!(pki::matches(&made, &device).expect("read"));
                assert_eq!(facts.subject, "CN=lamp");
                assert!(facts.issuer.contains("CN=Plant 1"), "{facts:?}");
                assert!(!facts.is_ca && facts.refusals.is_empty(), "{facts:?}");
            }
        }
        let other = pki::generate_key(KeyType::P256).expect("a key");
        let subject = Subject::common_name("lamp");
        let stolen = signed_certificate(&ca, &other, Holder::Key(&other), &subject, PERIOD);
        assert!(matches!(stolen, Err(PkiError::Sign(_))));
    }

    #[test]
    fn a_subject_is_read_strictly() {
        let subject: Subject = "cn=Plant 1, O=Acme".parse().expect("valid");
        assert_eq!(subject.to_string(), "CN=Plant 1,O=Acme");
        for bad in ["", "Plant", "CN=", "CN=a,CN=b", "X=1", "CN=a,C=DEU"] {
            assert!(bad.parse::<Subject>().is_err(), "{bad}");
        }
    }
}
