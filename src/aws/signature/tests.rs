//! Against the SDK's own signer: the same requests have the same signatures.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sdk_iot::Client;
use aws_sdk_iot::config::{BehaviorVersion, Region};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use parking_lot::Mutex;
use proptest::prelude::*;

use super::Signer;

const REGION: &str = "eu-central-1";
/// With and without what stands in the way: ports, the scheme's own port, an address, a path.
const ENDPOINTS: [&str; 7] = [
    "https://iot.eu-central-1.amazonaws.com",
    "https://example.com:443",
    "https://example.com:8443/a/b",
    "http://example.com:80/",
    "http://example.com:443",
    "http://127.0.0.1:8883",
    "http://[::1]:8883",
];

/// Keeps the request that the SDK signed and ends the call.
#[derive(Debug, Clone, Default)]
struct Signed(Arc<Mutex<Option<HttpRequest>>>);

impl Intercept for Signed {
    fn name(&self) -> &'static str {
        "Signed"
    }

    fn read_after_signing(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        *self.0.lock() = context.request().try_clone();
        Err("nothing is to be sent".into())
    }
}

fn credentials(token: Option<&str>) -> Credentials {
    Credentials::new(
        "AKIDEXAMPLE",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        token.map(str::to_owned),
        None,
        "test",
    )
}

fn client(endpoint: &str, credentials: Credentials) -> Client {
    let config = aws_sdk_iot::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGION))
        .endpoint_url(endpoint)
        .credentials_provider(credentials);
    Client::from_conf(config.build())
}

/// What the SDK signed, for calls with a label, a query, a body, headers.
fn signed_by_sdk(client: &Client, call: u8, name: &str, other: &str) -> Option<HttpRequest> {
    let signed = Signed::default();
    let kept = signed.clone();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("runtime");
    let sent = runtime.block_on(async {
        match call {
            0 => {
                let call = client.describe_thing().thing_name(name);
                call.customize().interceptor(signed).send().await.is_ok()
            }
            1 => {
                let call = client.list_things().next_token(name).attribute_value(other);
                call.customize().interceptor(signed).send().await.is_ok()
            }
            2 => {
                let call = client.attach_policy().policy_name(name).target(other);
                call.customize().interceptor(signed).send().await.is_ok()
            }
            3 => {
                let call = client.attach_thing_principal().thing_name(name);
                let call = call.principal(other).customize();
                call.interceptor(signed).send().await.is_ok()
            }
            _ => {
                let call = client.list_tags_for_resource().resource_arn(name);
                call.customize().interceptor(signed).send().await.is_ok()
            }
        }
    });
    assert!(!sent, "a call was sent");
    kept.0.lock().take()
}

fn time_of(stamp: &str) -> SystemTime {
    let time = DateTime::strptime("%Y%m%dT%H%M%SZ", stamp).expect("a stamp");
    let time = time.to_zoned(TimeZone::UTC).expect("in range").timestamp();
    SystemTime::UNIX_EPOCH + Duration::from_secs(time.as_second().cast_unsigned())
}

fn without_signature(request: &HttpRequest) -> HttpRequest {
    let mut bare = request.try_clone().expect("in memory");
    for name in ["authorization", "x-amz-date", "x-amz-security-token"] {
        bare.headers_mut().remove(name);
    }
    bare
}

/// Whether the signer adds to a request what the SDK added.
fn compare(signer: &Signer, theirs: &HttpRequest, credentials: &Credentials) {
    let header = |request: &HttpRequest, name: &str| request.headers().get(name).map(str::to_owned);
    let now = time_of(&header(theirs, "x-amz-date").expect("a date"));
    let mut ours = without_signature(theirs);
    signer.sign(&mut ours, credentials, now).expect("signs");
    for name in ["authorization", "x-amz-date", "x-amz-security-token"] {
        assert_eq!(
            header(&ours, name),
            header(theirs, name),
            "{name} of {}",
            theirs.uri()
        );
    }
}

fn check(endpoint: &str, token: Option<&str>, call: u8, name: &str, other: &str) {
    let credentials = credentials(token);
    let client = client(endpoint, credentials.clone());
    let Some(theirs) = signed_by_sdk(&client, call, name, other) else {
        // An empty label: the SDK makes no request of it.
        return;
    };
    let signer = Signer::new(REGION, "iot", endpoint).expect("a URL");
    compare(&signer, &theirs, &credentials);
}

#[test]
fn each_kind_of_request_is_signed_as_the_sdk_signs_it() {
    for endpoint in ENDPOINTS {
        for call in 0..5 {
            for token in [None, Some("a/token+of=many//parts")] {
                check(endpoint, token, call, "thing:1", "a b");
            }
        }
    }
}

#[test]
fn a_days_key_serves_its_own_caller_and_day_only() {
    let client = client(ENDPOINTS[0], credentials(None));
    let theirs = signed_by_sdk(&client, 0, "thing", "").expect("a request");
    let signer = Signer::new(REGION, "iot", ENDPOINTS[0]).expect("a URL");
    let other = Credentials::new("AKIDEXAMPLE", "another secret", None, None, "test");
    let mut request = without_signature(&theirs);
    signer
        .sign(&mut request, &other, SystemTime::now())
        .expect("signs");
    compare(&signer, &theirs, &credentials(None));
    let yesterday = SystemTime::now() - Duration::from_hours(24);
    let mut request = without_signature(&theirs);
    signer
        .sign(&mut request, &credentials(None), yesterday)
        .expect("signs");
    compare(&signer, &theirs, &credentials(None));
}

#[test]
fn a_logged_request_shows_neither_token_nor_signature() {
    let theirs = signed_by_sdk(&client(ENDPOINTS[0], credentials(None)), 0, "thing", "");
    let mut request = without_signature(&theirs.expect("a request"));
    let signer = Signer::new(REGION, "iot", ENDPOINTS[0]).expect("a URL");
    let credentials = credentials(Some("secret-token"));
    signer
        .sign(&mut request, &credentials, SystemTime::now())
        .expect("signs");
    let shown = format!("{request:?} {signer:?}");
    assert!(!shown.contains("secret-token"), "{shown}");
    assert!(!shown.contains("Signature="), "{shown}");
    assert!(!shown.contains("wJalr"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn names_of_any_kind_are_signed_as_the_sdk_signs_them(
        endpoint in 0..ENDPOINTS.len(),
        token in proptest::option::of("[!-~]{1,40}"),
        call in 0..5_u8,
        name in "[a-z./ %+=&?#:@é]{1,12}|\\PC{1,8}",
        other in "[a-z./ %+=&,\"é]{0,12}",
    ) {
        // A header with a line's end or other bytes is refused by the SDK itself.
        check(ENDPOINTS[endpoint], token.as_deref(), call, &name, &other);
    }
}
