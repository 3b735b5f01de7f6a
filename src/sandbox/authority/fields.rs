//! The fields of a registered certificate in the form the policy engine wants them.

use crate::model::policy::{Certificate, DistinguishedName};
use crate::sandbox::pki::{CertificateFacts, NameFacts, certificate_facts};

/// What policies can say about the certificate in `pem`; `None` if it cannot be read.
pub(super) fn of_pem(pem: &str) -> Option<Certificate> {
    let (_, block) = x509_parser::pem::parse_x509_pem(pem.as_bytes()).ok()?;
    Some(certificate(&certificate_facts(&block.contents)))
}

fn certificate(facts: &CertificateFacts) -> Certificate {
    Certificate {
        subject: name(&facts.subject),
        issuer: name(&facts.issuer),
        serial_number: facts.serial_number.clone(),
        // Left empty: the engine then lists the fields that are there.
        available_keys: Vec::new(),
    }
}

fn name(facts: &NameFacts) -> DistinguishedName {
    let mut name = DistinguishedName::default();
    for (field, value) in &facts.fields {
        name.push(field, value.as_str());
    }
    for (kind, value) in &facts.alternative_names {
        name.push_alternative(kind, value.as_str());
    }
    name
}
