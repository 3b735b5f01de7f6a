//! Certificates.

use aws_sdk_iot::primitives::DateTime;
use aws_sdk_iot::types::CertificateStatus;
use zeroize::Zeroizing;

use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, call_once, found};
use crate::aws::error::AwsError;
use crate::model::name::{Arn, CertificateId};

/// A certificate as registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Id.
    pub id: CertificateId,
    /// ARN.
    pub arn: Arn,
    /// The certificate in PEM.
    pub pem: String,
    /// Status, such as `ACTIVE`; empty where the answer does not tell.
    pub status: String,
    /// Id of the registered CA that signed it, if one did.
    pub authority: Option<String>,
    /// `DEFAULT` or `SNI_ONLY`; empty where the answer does not tell.
    pub mode: String,
    /// First and last second it is valid, since 1970, where the answer tells.
    pub validity: Option<(i64, i64)>,
    /// Seconds since 1970 at which it was registered, where the answer tells.
    pub created: Option<i64>,
}

impl Certificate {
    /// A certificate of which only an answer to its creation tells.
    fn new(id: CertificateId, arn: Arn, pem: String, status: &str) -> Self {
        Self {
            id,
            arn,
            pem,
            status: status.to_owned(),
            authority: None,
            mode: String::new(),
            validity: None,
            created: None,
        }
    }
}

/// A certificate whose key AWS made.
#[derive(Clone)]
pub struct KeyAndCertificate {
    /// The certificate.
    pub certificate: Certificate,
    /// The key, PEM.
    pub key: Zeroizing<String>,
}

impl std::fmt::Debug for KeyAndCertificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyAndCertificate")
            .field("certificate", &self.certificate)
            .finish_non_exhaustive()
    }
}

/// A certificate in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateEntry {
    /// Id.
    pub id: CertificateId,
    /// Seconds since 1970 at which it was registered.
    pub created: i64,
    /// Status, such as `ACTIVE`.
    pub status: String,
}

impl CertificateEntry {
    fn of(certificate: &aws_sdk_iot::types::Certificate) -> Option<Self> {
        let id = certificate.certificate_id().map(str::parse)?.ok()?;
        // An entry without a date might be the one that is looked for.
        let created = certificate.creation_date().map_or(i64::MAX, DateTime::secs);
        let status = certificate.status().map(CertificateStatus::as_str);
        Some(Self {
            id,
            created,
            status: status.unwrap_or_default().to_owned(),
        })
    }
}

impl Iot {
    /// Requests an active certificate. Called again by itself only where AWS throttled: AWS issues another certificate for each
    /// request, so after an ambiguous failure somebody has to look first.
    pub async fn create_certificate(&self, csr: &str) -> Result<Certificate, AwsError> {
        const NAME: &str = "CreateCertificateFromCsr";
        let request = self
            .client
            .create_certificate_from_csr()
            .certificate_signing_request(csr)
            .set_as_active(true);
        let answer = call_once!(
            self,
            create_certificate_from_csr::CreateCertificateFromCsr,
            request
        )?;
        let pem = answer.certificate_pem().unwrap_or_default().to_owned();
        made(
            NAME,
            answer.certificate_id(),
            answer.certificate_arn(),
            pem,
            "ACTIVE",
        )
    }

    /// Lets AWS make a key with an inactive certificate. Called again by itself only where AWS throttled, as above.
    pub async fn create_keys_and_certificate(&self) -> Result<KeyAndCertificate, AwsError> {
        const NAME: &str = "CreateKeysAndCertificate";
        let request = self
            .client
            .create_keys_and_certificate()
            .set_as_active(false);
        let answer = call_once!(self, "CreateKeysAndCertificate", request)?;
        let pem = answer.certificate_pem().unwrap_or_default().to_owned();
        let (id, arn) = (answer.certificate_id(), answer.certificate_arn());
        let certificate = made(NAME, id, arn, pem, "INACTIVE")?;
        let key = answer.key_pair.and_then(|pair| pair.private_key);
        let key = key.ok_or_else(|| AwsError::answer(NAME, "it lacks the private key"))?;
        Ok(KeyAndCertificate {
            certificate,
            key: Zeroizing::new(key),
        })
    }

    /// Registers a certificate that a registered CA signed; `authority` is that CA's certificate, needed only where several
    /// have its subject. The same certificate again is an error that it exists.
    pub async fn register_certificate(
        &self,
        pem: &str,
        authority: Option<&str>,
        active: bool,
    ) -> Result<CertificateId, AwsError> {
        let request = self
            .client
            .register_certificate()
            .certificate_pem(pem)
            .set_ca_certificate_pem(authority.map(str::to_owned))
            .status(status(active));
        let answer = call!(self, register_certificate::RegisterCertificate, request)?;
        let id = answer.certificate_id().unwrap_or_default().parse();
        id.map_err(|error| AwsError::answer("RegisterCertificate", error))
    }

    /// Registers a certificate of which no CA is registered. The same certificate again is an error that it exists.
    pub async fn register_certificate_without_ca(
        &self,
        pem: &str,
        active: bool,
    ) -> Result<CertificateId, AwsError> {
        let request = self
            .client
            .register_certificate_without_ca()
            .certificate_pem(pem)
            .status(status(active));
        let answer = call!(
            self,
            register_certificate_without_ca::RegisterCertificateWithoutCA,
            request
        )?;
        let id = answer.certificate_id().unwrap_or_default().parse();
        id.map_err(|error| AwsError::answer("RegisterCertificateWithoutCA", error))
    }

    /// A certificate.
    pub async fn certificate(&self, id: &CertificateId) -> Result<Option<Certificate>, AwsError> {
        const NAME: &str = "DescribeCertificate";
        let request = self
            .client
            .describe_certificate()
            .certificate_id(id.as_str());
        let Some(answer) = found(call!(
            self,
            describe_certificate::DescribeCertificate,
            request
        ))?
        else {
            return Ok(None);
        };
        let Some(description) = answer.certificate_description() else {
            return Err(AwsError::answer(NAME, "it lacks the description"));
        };
        let arn = description.certificate_arn().unwrap_or_default();
        let arn = arn.parse().map_err(|error| AwsError::answer(NAME, error))?;
        let pem = description.certificate_pem().unwrap_or_default().to_owned();
        let status = description.status().map(CertificateStatus::as_str);
        let mode = description.certificate_mode();
        let validity = description.validity().and_then(|validity| {
            let ends = (validity.not_before()?, validity.not_after()?);
            Some((ends.0.secs(), ends.1.secs()))
        });
        Ok(Some(Certificate {
            authority: description.ca_certificate_id().map(str::to_owned),
            mode: mode
                .map(|mode| mode.as_str().to_owned())
                .unwrap_or_default(),
            validity,
            created: description.creation_date().map(DateTime::secs),
            ..Certificate::new(id.clone(), arn, pem, status.unwrap_or_default())
        }))
    }

    /// All certificates.
    pub async fn certificates(&self) -> Result<Vec<CertificateEntry>, AwsError> {
        all_pages("ListCertificates", async |marker| {
            let request = self.client.list_certificates();
            let request = request.page_size(page_size()).set_marker(marker);
            let answer = call!(self, "ListCertificates", request)?;
            let found = answer.certificates().iter();
            let found = found.filter_map(CertificateEntry::of).collect();
            Ok((found, answer.next_marker))
        })
        .await
    }

    /// The certificates that a registered CA signed.
    pub async fn certificates_of_ca(
        &self,
        authority: &CertificateId,
    ) -> Result<Vec<CertificateEntry>, AwsError> {
        all_pages("ListCertificatesByCA", async |marker| {
            let request = self.client.list_certificates_by_ca();
            let request = request
                .ca_certificate_id(authority.as_str())
                .page_size(page_size())
                .set_marker(marker);
            let answer = call!(self, "ListCertificatesByCA", request)?;
            let found = answer.certificates().iter();
            let found = found.filter_map(CertificateEntry::of).collect();
            Ok((found, answer.next_marker))
        })
        .await
    }

    /// Certificates registered at or after `since` (seconds since 1970), newest first.
    pub async fn certificates_since(&self, since: i64) -> Result<Vec<CertificateEntry>, AwsError> {
        const NAME: &str = "ListCertificates";
        let mut entries = Vec::new();
        let mut marker = None;
        for _ in 0..crate::aws::call::PAGES {
            let request = self
                .client
                .list_certificates()
                .page_size(page_size())
                .ascending_order(false)
                .set_marker(marker);
            let answer = call!(self, "ListCertificates", request)?;
            let mut all_older = !answer.certificates().is_empty();
            for entry in answer
                .certificates()
                .iter()
                .filter_map(CertificateEntry::of)
            {
                if entry.created >= since {
                    all_older = false;
                    entries.push(entry);
                }
            }
            marker = answer
                .next_marker()
                .filter(|marker| !marker.is_empty())
                .map(str::to_owned);
            // Newest first: a page with nothing young enough ends the search.
            if all_older || marker.is_none() {
                entries.sort_by_key(|entry| std::cmp::Reverse(entry.created));
                return Ok(entries);
            }
        }
        Err(AwsError::answer(NAME, "the list does not end"))
    }

    /// Activates or deactivates a certificate; idempotent.
    pub async fn set_certificate_active(
        &self,
        id: &CertificateId,
        active: bool,
    ) -> Result<(), AwsError> {
        self.set_certificate_status(id, status(active).as_str())
            .await
    }

    /// Sets a certificate's status, such as `REVOKED`; idempotent.
    pub async fn set_certificate_status(
        &self,
        id: &CertificateId,
        status: &str,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .update_certificate()
            .certificate_id(id.as_str())
            .new_status(CertificateStatus::from(status));
        call!(self, update_certificate::UpdateCertificate, request).map(drop)
    }

    /// Deletes an inactive certificate that is attached to no thing; one that is gone is no error.
    pub async fn delete_certificate(&self, id: &CertificateId) -> Result<(), AwsError> {
        let request = self.client.delete_certificate();
        let request = request.certificate_id(id.as_str());
        found(call!(self, delete_certificate::DeleteCertificate, request)).map(drop)
    }
}

fn status(active: bool) -> CertificateStatus {
    if active {
        CertificateStatus::Active
    } else {
        CertificateStatus::Inactive
    }
}

/// What an answer says of a certificate that was just made.
fn made(
    operation: &'static str,
    id: Option<&str>,
    arn: Option<&str>,
    pem: String,
    status: &str,
) -> Result<Certificate, AwsError> {
    let bad = |error| AwsError::answer(operation, error);
    let id = id.unwrap_or_default().parse().map_err(bad)?;
    let arn = arn.unwrap_or_default().parse().map_err(bad)?;
    Ok(Certificate::new(id, arn, pem, status))
}
