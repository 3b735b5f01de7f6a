//! A sandbox in a folder of its own, and clients that share no code with it.

use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_types::region::Region;
use iotctl::sandbox::refusals::{Refusal, log_path};
use iotctl::sandbox::{Config, Info, Sandbox, start};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// Far longer than any step takes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A sandbox and its folder.
pub(crate) struct Running {
    pub(crate) sandbox: Sandbox,
    pub(crate) dir: tempfile::TempDir,
}

/// What a test starts: any port, quick detachment.
pub(crate) fn config(dir: &tempfile::TempDir) -> Config {
    Config {
        dir: dir.path().join("sandbox"),
        listen: "127.0.0.1:0".parse().expect("an address"),
        ..Config::default()
    }
}

/// Starts a sandbox on a new folder.
pub(crate) async fn running() -> Running {
    running_with(|config| config).await
}

/// The same with other settings.
pub(crate) async fn running_with(change: impl FnOnce(Config) -> Config) -> Running {
    let dir = tempfile::tempdir().expect("a folder");
    let sandbox = start(change(config(&dir))).await.expect("started");
    Running { sandbox, dir }
}

impl Running {
    pub(crate) fn info(&self) -> &Info {
        self.sandbox.info()
    }

    pub(crate) fn port(&self) -> u16 {
        let (_, port) = self.info().endpoint.split_once(':').expect("host and port");
        port.parse().expect("a port")
    }

    /// AWS's SDK settings for the control planes, signed with `secret`.
    pub(crate) fn sdk(&self, secret: &str) -> aws_types::SdkConfig {
        let roots = TrustStore::empty()
            .with_pem_certificate(std::fs::read(&self.info().ca).expect("the root"));
        let tls = TlsContext::builder()
            .with_trust_store(roots)
            .build()
            .expect("a TLS context");
        let client = aws_smithy_http_client::Builder::new()
            .tls_provider(Provider::Rustls(CryptoMode::AwsLc))
            .tls_context(tls)
            .build_https();
        aws_types::SdkConfig::builder()
            .behavior_version(aws_config::BehaviorVersion::latest())
            .endpoint_url(&self.info().url)
            .region(Region::new("eu-central-1"))
            .credentials_provider(
                aws_credential_types::provider::SharedCredentialsProvider::new(Credentials::new(
                    "test", secret, None, None, "test",
                )),
            )
            .http_client(client)
            .build()
    }

    pub(crate) fn sts(&self) -> aws_sdk_sts::Client {
        aws_sdk_sts::Client::new(&self.sdk("test"))
    }

    pub(crate) fn iot(&self) -> aws_sdk_iot::Client {
        aws_sdk_iot::Client::new(&self.sdk("test"))
    }

    pub(crate) fn iot_data(&self) -> aws_sdk_iotdataplane::Client {
        aws_sdk_iotdataplane::Client::new(&self.sdk("test"))
    }

    /// Sends bytes over plain TCP and reads until the sandbox closes.
    pub(crate) async fn plain(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port()))
            .await
            .expect("connected");
        stream.write_all(bytes).await.expect("written");
        read_all(&mut stream).await
    }

    /// A TLS connection with these application protocols and this client certificate.
    pub(crate) async fn tls(
        &self,
        alpn: &[&str],
        identity: Option<&Device>,
    ) -> std::io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_file(&self.info().ca).expect("a certificate"))
            .expect("a root");
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(roots);
        let mut config = match identity {
            None => builder.with_no_client_auth(),
            Some(device) => builder
                .with_client_auth_cert(vec![device.certificate.clone()], device.key.clone_key())
                .expect("a key"),
        };
        config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
        let stream = TcpStream::connect(("127.0.0.1", self.port())).await?;
        let name = ServerName::try_from("localhost").expect("a name");
        TlsConnector::from(Arc::new(config))
            .connect(name, stream)
            .await
    }

    /// The refusals so far.
    pub(crate) fn refusals(&self) -> Vec<Refusal> {
        let log = std::fs::read_to_string(log_path(&self.info().dir)).unwrap_or_default();
        log.lines()
            .map(|line| serde_json::from_str(line).expect("a refusal"))
            .collect()
    }
}

/// Reads what arrives until the peer closes; a connection that stays open is a failure.
pub(crate) async fn read_all(stream: &mut (impl tokio::io::AsyncRead + Unpin)) -> String {
    let mut answer = Vec::new();
    // A reset after the answer is as good as an end.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answer))
        .await
        .expect("closed in time");
    String::from_utf8_lossy(&answer).into_owned()
}

/// A device's key and certificate.
pub(crate) struct Device {
    pub(crate) pem: String,
    pub(crate) certificate: CertificateDer<'static>,
    pub(crate) key: PrivateKeyDer<'static>,
}

impl Device {
    /// A new P-256 key with a certificate that nobody else signed.
    pub(crate) fn new() -> Self {
        let key = rcgen::KeyPair::generate().expect("a key");
        let certificate = rcgen::CertificateParams::default()
            .self_signed(&key)
            .expect("signed");
        Self {
            pem: certificate.pem(),
            certificate: certificate.der().clone(),
            key: PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        }
    }

    /// Registers it with the policy document, if any; answers its certificate id.
    pub(crate) async fn register(&self, iot: &aws_sdk_iot::Client, policy: Option<&str>) -> String {
        let registered = iot
            .register_certificate_without_ca()
            .certificate_pem(&self.pem)
            .status(aws_sdk_iot::types::CertificateStatus::Active)
            .send()
            .await
            .expect("registered");
        if let Some(document) = policy {
            iot.create_policy()
                .policy_name("device")
                .policy_document(document)
                .send()
                .await
                .expect("created");
            iot.attach_policy()
                .policy_name("device")
                .target(registered.certificate_arn().expect("an ARN"))
                .send()
                .await
                .expect("attached");
        }
        registered.certificate_id().expect("an id").to_owned()
    }
}
