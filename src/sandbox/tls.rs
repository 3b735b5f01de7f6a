//! TLS as AWS's gateway does it: client certificates by registration instead of by chain, ALPN, no resumption.
//!
//! Refuses a certificate that is neither registered and ACTIVE nor a live provisioning claim during the handshake already, with
//! the alert AWS sends.

use std::net::SocketAddr;
use std::sync::Arc;

use parking_lot::Mutex;
use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{
    CryptoProvider, WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature,
};
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::NoServerSessionStorage;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, ServerConfig,
    SignatureScheme, SupportedProtocolVersion,
};
use x509_parser::prelude::{FromDer as _, X509Certificate};

use super::authority::{Authority, Standing};
use super::pki;
use super::refusals::{Refusal, Refusals};
use super::server_certificate::Identity;
use super::store::certificates::PENDING_ACTIVATION;

/// MQTT with a client certificate on port 443.
pub(crate) const ALPN_MQTT_CERTIFICATE: &[u8] = b"x-amzn-mqtt-ca";
/// MQTT with a custom authorizer.
pub(crate) const ALPN_MQTT: &[u8] = b"mqtt";
/// HTTPS data plane with a client certificate on port 443.
pub(crate) const ALPN_HTTP_CERTIFICATE: &[u8] = b"x-amzn-http-ca";
/// Plain HTTPS.
pub(crate) const ALPN_HTTP: &[u8] = b"http/1.1";

const VERSIONS: &[&SupportedProtocolVersion] = &[&rustls::version::TLS13, &rustls::version::TLS12];

tokio::task_local! {
    /// The handshake that this task performs.
    pub(crate) static HANDSHAKE: Arc<Handshake>;
}

/// What the verifier must know of a handshake, and what it finds out.
#[derive(Debug)]
pub(crate) struct Handshake {
    peer: SocketAddr,
    newcomer: Mutex<Newcomer>,
}

/// A certificate that a CA may register on its first connection.
#[derive(Debug, Default)]
enum Newcomer {
    #[default]
    None,
    /// Presented, but anybody can do that.
    Presented(Vec<u8>),
    /// The client has its private key.
    Proven(Vec<u8>),
}

impl Handshake {
    /// With `peer`, just begun.
    pub(crate) fn new(peer: SocketAddr) -> Arc<Self> {
        Arc::new(Self {
            peer,
            newcomer: Mutex::default(),
        })
    }

    /// DER of a certificate that a CA may register now: the client has proven that it has the key.
    pub(crate) fn newcomer(&self) -> Option<Vec<u8>> {
        match std::mem::take(&mut *self.newcomer.lock()) {
            Newcomer::Proven(der) => Some(der),
            Newcomer::None | Newcomer::Presented(_) => None,
        }
    }

    fn present(&self, der: &[u8]) {
        *self.newcomer.lock() = Newcomer::Presented(der.to_vec());
    }

    /// Notes the proof; false if the certificate is no newcomer's.
    fn prove(&self) -> bool {
        let mut newcomer = self.newcomer.lock();
        match std::mem::take(&mut *newcomer) {
            Newcomer::Presented(der) => {
                *newcomer = Newcomer::Proven(der);
                true
            }
            Newcomer::None | Newcomer::Proven(_) => false,
        }
    }
}

/// The TLS settings of the one port.
pub(crate) fn server_config(
    identity: Identity,
    authority: Arc<Authority>,
    refusals: Arc<Refusals>,
) -> Result<Arc<ServerConfig>, Error> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let verifier = Verifier::new(&provider, authority, refusals);
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(VERSIONS)?
        .with_client_cert_verifier(Arc::new(verifier))
        .with_single_cert(identity.chain, identity.key)?;
    config.alpn_protocols = [
        ALPN_MQTT_CERTIFICATE,
        ALPN_MQTT,
        ALPN_HTTP_CERTIFICATE,
        ALPN_HTTP,
    ]
    .map(<[u8]>::to_vec)
    .to_vec();
    // A resumed session would skip the verifier: a certificate made INACTIVE would still get in. AWS has no tickets either.
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(Arc::new(config))
}

/// Judges client certificates by their registration.
#[derive(Debug)]
struct Verifier {
    algorithms: WebPkiSupportedAlgorithms,
    authority: Arc<Authority>,
    refusals: Arc<Refusals>,
}

impl Verifier {
    fn new(provider: &CryptoProvider, authority: Arc<Authority>, refusals: Arc<Refusals>) -> Self {
        Self {
            algorithms: provider.signature_verification_algorithms,
            authority,
            refusals,
        }
    }

    fn refuse(&self, der: &[u8], standing: &Standing) {
        let fingerprint = pki::fingerprint(der);
        let (reason, hint) = match standing {
            Standing::NotActive { status, .. } => (
                format!("the certificate is {status}"),
                format!("aws iot update-certificate --certificate-id {fingerprint} --new-status ACTIVE"),
            ),
            _ => (
                "the certificate is not registered in any Region".to_owned(),
                "register it with `aws iot register-certificate-without-ca --status ACTIVE`, or check that the device \
                 presents the certificate it was issued"
                    .to_owned(),
            ),
        };
        let mut refusal = Refusal::now("tls:Handshake", format!("cert/{fingerprint}"), reason);
        refusal.hint = Some(hint);
        if let Standing::NotActive { region, .. } = standing {
            refusal.region = region.to_string();
        }
        refusal.principal = fingerprint;
        refusal.source = HANDSHAKE
            .try_with(|handshake| handshake.peer.to_string())
            .unwrap_or_default();
        self.refusals.record(&refusal);
    }
}

impl ClientCertVerifier for Verifier {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn client_auth_mandatory(&self) -> bool {
        // The control planes and SigV4 come without a certificate.
        false
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        let standing = self
            .authority
            .standing(end_entity)
            .map_err(|error| Error::General(error.to_string()))?;
        let why = match &standing {
            Standing::Active { .. } | Standing::Claim { .. } => {
                return Ok(ClientCertVerified::assertion());
            }
            _ if self.is_newcomer(end_entity, &standing)? => {
                // The signature, which follows, is refused then.
                return Ok(ClientCertVerified::assertion());
            }
            Standing::NotActive { .. } => CertificateError::Revoked,
            Standing::Unknown => CertificateError::UnknownIssuer,
        };
        self.refuse(end_entity, &standing);
        Err(Error::InvalidCertificate(why))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.algorithms)
            .or_else(|error| self.verify_by_key(message, certificate, signed, usize::MAX, error))
            .and_then(refuse_newcomer)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        // In TLS 1.3 a scheme names its curve: the first candidate.
        verify_tls13_signature(message, certificate, signed, &self.algorithms)
            .or_else(|error| self.verify_by_key(message, certificate, signed, 1, error))
            .and_then(refuse_newcomer)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

/// Turns away who has proven to have a certificate that a CA may register: what becomes of it is found out afterwards.
fn refuse_newcomer(valid: HandshakeSignatureValid) -> Result<HandshakeSignatureValid, Error> {
    let is_newcomer = HANDSHAKE.try_with(|handshake| handshake.prove());
    if is_newcomer.unwrap_or(false) {
        return Err(Error::InvalidCertificate(CertificateError::UnknownIssuer));
    }
    Ok(valid)
}

impl Verifier {
    /// Whether a CA may register this certificate now; if so, the handshake remembers it.
    fn is_newcomer(&self, der: &[u8], standing: &Standing) -> Result<bool, Error> {
        let waits = match standing {
            Standing::Unknown => true,
            Standing::NotActive { status, .. } => status == PENDING_ACTIVATION,
            Standing::Active { .. } | Standing::Claim { .. } => false,
        };
        let registers = waits
            && self
                .authority
                .may_register(der)
                .map_err(|error| Error::General(error.to_string()))?;
        // Without a handshake that remembers it nobody would refuse it.
        Ok(registers
            && HANDSHAKE
                .try_with(|handshake| handshake.present(der))
                .is_ok())
    }

    /// Checks the handshake signature with nothing but the certificate's public key.
    ///
    /// webpki refuses to parse X.509 v1, which is what `openssl x509 -req` makes without extensions and what devices in
    /// the field have. Any other failure of webpki stands: `first` is given back if the key does not verify either.
    fn verify_by_key(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
        candidates: usize,
        first: Error,
    ) -> Result<HandshakeSignatureValid, Error> {
        if !matches!(
            &first,
            Error::InvalidCertificate(CertificateError::BadEncoding | CertificateError::Other(_))
        ) {
            return Err(first);
        }
        let Ok((_, certificate)) = X509Certificate::from_der(certificate) else {
            return Err(first);
        };
        let key = &certificate.public_key().subject_public_key.data;
        let scheme = self
            .algorithms
            .mapping
            .iter()
            .find(|(scheme, _)| *scheme == signed.scheme);
        // An algorithm for another kind of key, or another curve, cannot read the key and so does not verify.
        let verified = scheme.is_some_and(|(_, algorithms)| {
            algorithms.iter().take(candidates).any(|one| {
                one.verify_signature(key, message, signed.signature())
                    .is_ok()
            })
        });
        if verified {
            Ok(HandshakeSignatureValid::assertion())
        } else {
            Err(first)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_proves_to_have_the_key_is_a_newcomer() {
        let handshake = Handshake::new(([127, 0, 0, 1], 8883).into());
        assert!(!handshake.prove(), "nothing was presented");
        handshake.present(b"certificate");
        assert_eq!(handshake.newcomer(), None, "nothing was proven");
        handshake.present(b"certificate");
        assert!(handshake.prove());
        assert_eq!(handshake.newcomer().as_deref(), Some(&b"certificate"[..]));
        assert_eq!(handshake.newcomer(), None, "it was taken");
    }
}
