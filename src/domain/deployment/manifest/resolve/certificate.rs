//! Where the certificates of devices come from.

use std::path::{Path, PathBuf};

use super::super::device::CertificateSource;
use super::super::keys::{CertificateKeys, DeviceKeys, KeySource};
use super::super::read::{At, Template};
use super::fleet::{One, Work, fill};
use super::{Resolver, text_of, value};
use crate::domain::deployment::subject::SubjectKind as Kind;
use crate::model::pki;

impl Resolver {
    /// Notes keys of a certificate that do not go together.
    pub(super) fn check_certificate(&mut self, keys: &DeviceKeys) {
        let Some(keys) = keys.certificate.as_ref().map(|at| &at.value) else {
            return;
        };
        if let Some(ca) = &keys.ca {
            self.refer(Kind::Authority, ca);
        }
        if keys.ca.is_none()
            && let Some(days) = &keys.days
        {
            let hint = "AWS's own certificates last until 2049";
            self.problems
                .explain(&days.span, "`days` without `ca`", hint);
        }
        let aws = keys
            .key_source
            .as_ref()
            .filter(|source| source.value == KeySource::Aws);
        let file = keys.file.as_ref().map(|at| ("file", &at.span));
        let csr = keys.csr.as_ref().map(|at| ("csr", &at.span));
        let ca = keys.ca.as_ref().map(|at| ("ca", &at.span));
        let kind = keys.key_type.as_ref().map(|at| ("key-type", &at.span));
        let days = keys.days.as_ref().map(|at| ("days", &at.span));
        let source = keys.key_source.as_ref().map(|at| ("key-source", &at.span));
        let aws = aws.map(|at| ("key-source", &at.span));
        // What excludes what, each pair told once, at the second key.
        for (first, others) in [
            (file, &[csr, kind, days, source][..]),
            (csr, &[ca, kind, days, source]),
            (aws, &[ca, kind]),
        ] {
            let Some((first, _)) = first else { continue };
            for (key, span) in others.iter().flatten() {
                let hint = match first {
                    "key-source" => "AWS makes RSA keys of 2048 bits, and signs them itself",
                    _ => "the key is elsewhere already",
                };
                self.problems
                    .explain(span, format!("`{key}` beside `{first}`"), hint);
            }
        }
    }

    /// The source of one device's certificate.
    pub(super) fn certificate(
        &mut self,
        work: &Work<'_>,
        one: &One<'_>,
        name: &str,
    ) -> CertificateSource {
        let Some(keys) = work.keys.certificate.as_ref().map(|at| &at.value) else {
            return CertificateSource::Aws {
                key_type: pki::KeyType::default(),
            };
        };
        if let Some(file) = &keys.file {
            let path = self.pem(work, one, (file, name), |pem| {
                pki::certificate_id(pem).map(|_| ())
            });
            return CertificateSource::File {
                path,
                authority: value(keys.ca.clone()),
            };
        }
        if let Some(csr) = &keys.csr {
            let check = |pem: &str| pki::public_key_of_csr(pem).map(|_| ());
            let path = self.pem(work, one, (csr, name), check);
            return CertificateSource::Csr { path };
        }
        made(keys)
    }

    /// The path of a file that a template names, once it was checked.
    fn pem(
        &mut self,
        work: &Work<'_>,
        one: &One<'_>,
        (template, name): (&At<Template>, &str),
        check: impl Fn(&str) -> Result<(), pki::PkiError>,
    ) -> PathBuf {
        let path = self.path(Path::new(&fill(&template.value, one, Some(name))));
        let message = match text_of(&path) {
            Ok(pem) => check(&pem)
                .err()
                .map(|error| format!("`{}`: {error}", path.display())),
            Err(detail) => Some(format!("cannot read `{}`: {detail}", path.display())),
        };
        if let Some(message) = message {
            self.note(work, one, ("thing", &template.span), message, None);
        }
        path
    }
}

/// A certificate that is made.
fn made(keys: &CertificateKeys) -> CertificateSource {
    if keys
        .key_source
        .as_ref()
        .is_some_and(|source| source.value == KeySource::Aws)
    {
        return CertificateSource::AwsKeys;
    }
    let key_type = value(keys.key_type.clone()).unwrap_or_default();
    match value(keys.ca.clone()) {
        Some(authority) => CertificateSource::Authority {
            authority,
            key_type,
            days: value(keys.days.clone()).map(|days| days.0),
        },
        None => CertificateSource::Aws { key_type },
    }
}
