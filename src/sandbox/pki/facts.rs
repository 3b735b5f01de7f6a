//! What policy variables can say about a certificate: the fields of subject and issuer, alternative names, serial number.
//!
//! Names and rules are those of the Developer Guide, "X.509 certificate policy variables" and "Using X.509 certificate
//! policy variables". Reads only; a certificate that cannot be read has no fields.

use std::net::IpAddr;

use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::prelude::FromDer as _;
use x509_parser::x509::X509Name;

/// Most values of one field that AWS looks at; further ones are ignored.
const VALUES_PER_FIELD: usize = 5;

/// AWS's name of a field, and the attribute's OID in dotted form (X.520).
const FIELDS: [(&str, &str); 13] = [
    ("DistinguishedNameQualifier", "2.5.4.46"),
    ("Country", "2.5.4.6"),
    ("Organization", "2.5.4.10"),
    ("OrganizationalUnit", "2.5.4.11"),
    ("State", "2.5.4.8"),
    ("CommonName", "2.5.4.3"),
    ("SerialNumber", "2.5.4.5"),
    ("Title", "2.5.4.12"),
    ("Surname", "2.5.4.4"),
    ("GivenName", "2.5.4.42"),
    ("Initials", "2.5.4.43"),
    ("Pseudonym", "2.5.4.65"),
    ("GenerationQualifier", "2.5.4.44"),
];

/// Subject or issuer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NameFacts {
    /// AWS's field name and a value, in certificate order.
    pub(crate) fields: Vec<(&'static str, String)>,
    /// AWS's name for the kind of alternative name and a value, in certificate order.
    pub(crate) alternative_names: Vec<(&'static str, String)>,
}

/// The fields of a certificate that policy variables can name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CertificateFacts {
    /// `iot:Certificate.Subject.*`.
    pub(crate) subject: NameFacts,
    /// `iot:Certificate.Issuer.*`.
    pub(crate) issuer: NameFacts,
    /// `iot:Certificate.SerialNumber`: AWS writes it as a decimal integer.
    pub(crate) serial_number: Option<String>,
}

impl NameFacts {
    fn push(list: &mut Vec<(&'static str, String)>, name: &'static str, value: String) {
        if list.iter().filter(|(known, _)| *known == name).count() < VALUES_PER_FIELD {
            list.push((name, value));
        }
    }
}

/// What policy variables can say about the certificate in `der`; nothing if it cannot be read.
pub(crate) fn certificate_facts(der: &[u8]) -> CertificateFacts {
    let Ok((_, certificate)) = X509Certificate::from_der(der) else {
        return CertificateFacts::default();
    };
    let mut facts = CertificateFacts {
        subject: name_facts(certificate.subject()),
        issuer: name_facts(certificate.issuer()),
        serial_number: Some(certificate.tbs_certificate.serial.to_string()),
    };
    for extension in certificate.extensions() {
        let (side, names) = match extension.parsed_extension() {
            ParsedExtension::SubjectAlternativeName(names) => {
                (&mut facts.subject, &names.general_names)
            }
            ParsedExtension::IssuerAlternativeName(names) => {
                (&mut facts.issuer, &names.general_names)
            }
            _ => continue,
        };
        for (kind, value) in names.iter().filter_map(alternative_name) {
            NameFacts::push(&mut side.alternative_names, kind, value);
        }
    }
    facts
}

fn name_facts(name: &X509Name<'_>) -> NameFacts {
    let mut facts = NameFacts::default();
    for attribute in name.iter_attributes() {
        let oid = attribute.attr_type().to_id_string();
        let Some((field, _)) = FIELDS.iter().find(|(_, known)| *known == oid) else {
            continue;
        };
        if let Ok(value) = attribute.as_str() {
            NameFacts::push(&mut facts.fields, field, value.to_owned());
        }
    }
    facts
}

fn alternative_name(name: &GeneralName<'_>) -> Option<(&'static str, String)> {
    match name {
        GeneralName::RFC822Name(address) => Some(("RFC822Name", (*address).to_owned())),
        GeneralName::DNSName(host) => Some(("DNSName", (*host).to_owned())),
        GeneralName::URI(uri) => Some(("UniformResourceIdentifier", (*uri).to_owned())),
        GeneralName::DirectoryName(name) => Some(("DirectoryName", name.to_string())),
        GeneralName::IPAddress(octets) => {
            ip_address(octets).map(|address| ("IPAddress", address.to_string()))
        }
        _ => None,
    }
}

fn ip_address(octets: &[u8]) -> Option<IpAddr> {
    <[u8; 4]>::try_from(octets)
        .map(IpAddr::from)
        .or_else(|_| <[u8; 16]>::try_from(octets).map(IpAddr::from))
        .ok()
}
