//! Makes the SDK configuration: Region, credentials, endpoint, roots, timeouts, retries.

use std::path::PathBuf;
use std::time::Duration;

use aws_config::default_provider::credentials::DefaultCredentialsChain;
use aws_config::environment::region::EnvironmentVariableRegionProvider;
use aws_config::imds;
use aws_config::imds::region::ImdsRegionProvider;
use aws_config::meta::region::RegionProviderChain;
use aws_config::profile::region::ProfileFileRegionProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::retry::RetryConfig;
use aws_config::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, ConfigLoader};
use aws_credential_types::Credentials;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use zeroize::Zeroizing;

use super::Aws;
use super::credentials::Checked;
use super::error::{AwsError, AwsErrorKind};
use super::observer::Observer;
use super::pace::Pace;
use crate::model::name::Region;

/// TCP and TLS must stand after so long.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// One attempt of one call.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);
/// A laptop has no instance metadata service and must not wait for one.
const IMDS_TIMEOUT: Duration = Duration::from_millis(500);

/// Services that are called, as the variables for their endpoints name them (AWS SDKs and Tools Reference Guide, "Service-specific
/// endpoints").
const SERVICES: [&str; 6] = [
    "IOT",
    "IOT_DATA_PLANE",
    "IAM",
    "COGNITO_IDENTITY",
    "LAMBDA",
    "STS",
];

/// What access to AWS is made from.
#[derive(Clone, Default)]
pub struct Options {
    /// Profile of the AWS configuration; without one, `AWS_PROFILE` or `default`.
    pub profile: Option<String>,
    /// Region; without one, the AWS configuration's.
    pub region: Option<Region>,
    /// URL that takes the place of every service's own; without one, `AWS_ENDPOINT_URL` and the profile count.
    pub endpoint_url: Option<String>,
    /// Unix socket that leads to the `http` endpoint as well.
    pub endpoint_socket: Option<PathBuf>,
    /// PEM file of roots; without one, `AWS_CA_BUNDLE`, then the platform's roots.
    pub ca_bundle: Option<PathBuf>,
    /// Who watches the calls.
    pub observer: Observer,
    /// Access key id and secret; without them, the credential chain.
    pub credentials: Option<(String, Zeroizing<String>)>,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("profile", &self.profile)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}

pub(super) async fn connect(options: Options) -> Result<Aws, AwsError> {
    if let Some(url) = &options.endpoint_url {
        check_url(url)?;
    }
    if let Some(profile) = &options.profile {
        check_profile(profile).await?;
    }
    let ca_bundle = ca_bundle(options.ca_bundle.clone())?;
    let http = http_client(ca_bundle.as_deref())?;
    let imds = imds_client(&http);
    let region = region(&options, imds.clone()).await?;
    let observer = options.observer.clone();
    let socket = options.endpoint_socket.clone();
    let config = loader(options, http, imds, &region).await.load().await;
    // The environment and the profile may name some, too.
    check_urls(config.endpoint_url())?;
    let pace = if config.endpoint_url().is_some() {
        Pace::when_throttled(observer)
    } else {
        Pace::published(observer)
    };
    Ok(Aws {
        iot: super::iot::Iot::new(&config, socket, pace.clone()),
        config,
        region,
        pace,
        ca_bundle,
    })
}

async fn loader(
    options: Options,
    http: SharedHttpClient,
    imds: imds::Client,
    region: &Region,
) -> ConfigLoader {
    let sdk_region = aws_config::Region::new(region.as_str().to_owned());
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .operation_attempt_timeout(ATTEMPT_TIMEOUT)
        .build();
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .http_client(http.clone())
        .region(sdk_region.clone())
        .timeout_config(timeouts)
        // Attempts are counted by `Pace`, which knows the rates of the whole run.
        .retry_config(RetryConfig::disabled())
        // Answers are small, and `ATTEMPT_TIMEOUT` is for the whole of one.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .app_name(aws_config::AppName::new("iotctl").expect("only letters"));
    if let Some(url) = options.endpoint_url {
        loader = loader.endpoint_url(url);
    }
    if let Some(profile) = &options.profile {
        loader = loader.profile_name(profile);
    }
    if let Some((id, secret)) = options.credentials {
        let given = Credentials::new(id, secret.as_str(), None, None, "iotctl");
        return loader.credentials_provider(Checked(given));
    }
    let provider = ProviderConfig::default()
        .with_http_client(http)
        .with_region(Some(sdk_region));
    let mut chain = DefaultCredentialsChain::builder()
        .configure(provider)
        .imds_client(imds);
    if let Some(profile) = &options.profile {
        chain = chain.profile_name(profile);
    }
    loader.credentials_provider(Checked(chain.build().await))
}

/// The SDK passes over a profile that does not exist and takes other credentials than those asked for.
async fn check_profile(profile: &str) -> Result<(), AwsError> {
    let error = |message: String| AwsError::local(AwsErrorKind::Configuration, message);
    let (fs, env) = (
        aws_types::os_shim_internal::Fs::real(),
        aws_types::os_shim_internal::Env::real(),
    );
    #[expect(
        deprecated,
        reason = "its new name is in a crate that the SDK keeps to itself"
    )]
    let files = aws_config::profile::profile_file::ProfileFiles::default();
    let profiles = aws_config::profile::load(&fs, &env, &files, None)
        .await
        .map_err(|source| error(format!("cannot read the AWS configuration: {source}")))?;
    if profiles.get_profile(profile).is_some() {
        return Ok(());
    }
    Err(error(format!(
        "the AWS configuration has no profile `{profile}`"
    )))
}

/// Refuses endpoints that no call could go to, those of single services included.
fn check_urls(general: Option<&str>) -> Result<(), AwsError> {
    general.map_or(Ok(()), check_url)?;
    let services = SERVICES.iter();
    let own =
        services.filter_map(|service| std::env::var(format!("AWS_ENDPOINT_URL_{service}")).ok());
    own.filter(|url| !url.is_empty())
        .try_for_each(|url| check_url(&url))
}

fn check_url(url: &str) -> Result<(), AwsError> {
    let error = |message: String| Err(AwsError::local(AwsErrorKind::Configuration, message));
    // Not shown: it may hold a password.
    if url.contains('@') {
        return error(
            "the endpoint URL holds a user name; requests are signed with AWS credentials, and with nothing else".to_owned(),
        );
    }
    let valid = url.parse::<hyper::Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some_and(|host| !host.is_empty())
    });
    if valid {
        return Ok(());
    }
    error(format!(
        "`{url}` is not an endpoint URL such as https://localhost:8883"
    ))
}

/// Text of the CA bundle: the file given outright, else the one `AWS_CA_BUNDLE` names, which the SDK does not read.
fn ca_bundle(explicit: Option<PathBuf>) -> Result<Option<String>, AwsError> {
    let named = || {
        std::env::var_os("AWS_CA_BUNDLE")
            .filter(|name| !name.is_empty())
            .map(PathBuf::from)
    };
    let Some(path) = explicit.or_else(named) else {
        return Ok(None);
    };
    let error = |detail: String| {
        AwsError::local(
            AwsErrorKind::Configuration,
            format!("cannot use the CA bundle `{}`: {detail}", path.display()),
        )
    };
    let text = std::fs::read_to_string(&path).map_err(|source| error(source.to_string()))?;
    // The HTTP client takes broken PEM for granted and panics on it later.
    let blocks: Result<Vec<_>, _> =
        x509_parser::pem::Pem::iter_from_buffer(text.as_bytes()).collect();
    let certificates = blocks.map_err(|_| error("it is not PEM".to_owned()))?;
    let certificates: Vec<_> = certificates
        .iter()
        .filter(|block| block.label == "CERTIFICATE")
        .collect();
    if certificates.is_empty() {
        return Err(error("it holds no certificate".to_owned()));
    }
    if certificates
        .iter()
        .any(|block| x509_parser::parse_x509_certificate(&block.contents).is_err())
    {
        return Err(error("a certificate in it is malformed".to_owned()));
    }
    Ok(Some(text))
}

fn http_client(ca_bundle: Option<&str>) -> Result<SharedHttpClient, AwsError> {
    let store = match ca_bundle {
        Some(pem) => TrustStore::empty().with_pem_certificate(pem.as_bytes()),
        None => TrustStore::default(),
    };
    let context = TlsContext::builder()
        .with_trust_store(store)
        .build()
        .map_err(|error| {
            AwsError::local(
                AwsErrorKind::Configuration,
                format!("cannot set up TLS: {error}"),
            )
        })?;
    Ok(aws_smithy_http_client::Builder::new()
        .tls_provider(Provider::rustls(CryptoMode::AwsLc))
        .tls_context(context)
        .build_https())
}

fn imds_client(http: &SharedHttpClient) -> imds::Client {
    imds::Client::builder()
        .configure(&ProviderConfig::default().with_http_client(http.clone()))
        .max_attempts(1)
        .connect_timeout(IMDS_TIMEOUT)
        .read_timeout(IMDS_TIMEOUT)
        .operation_timeout(2 * IMDS_TIMEOUT)
        .build()
}

/// The Region: given, from the environment, from the profile, from the EC2 instance this may be.
async fn region(options: &Options, imds: imds::Client) -> Result<Region, AwsError> {
    if let Some(region) = &options.region {
        return Ok(region.clone());
    }
    let mut profile = ProfileFileRegionProvider::builder();
    if let Some(name) = &options.profile {
        profile = profile.profile_name(name);
    }
    let found = RegionProviderChain::first_try(EnvironmentVariableRegionProvider::new())
        .or_else(profile.build())
        .or_else(ImdsRegionProvider::builder().imds_client(imds).build())
        .region()
        .await;
    let Some(found) = found else {
        return Err(AwsError::local(
            AwsErrorKind::Region,
            "no AWS Region is configured".to_owned(),
        ));
    };
    found
        .as_ref()
        .parse()
        .map_err(|error| AwsError::local(AwsErrorKind::Region, format!("AWS Region: {error}")))
}
