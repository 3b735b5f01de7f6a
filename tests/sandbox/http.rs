//! HTTP as bytes: malformed, oversized, slow, unsigned; administration; operations the sandbox lacks.

use std::time::Instant;

use aws_sdk_iot::error::ProvideErrorMetadata as _;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::support::{PATIENCE, Running, read_all, running};

/// What is answered to `request` on a connection of its own. The sandbox may answer and close before it has read everything.
async fn answer_to(running: &Running, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", running.port()))
        .await
        .expect("connected");
    let (mut reader, mut writer) = stream.split();
    let (_, answer) = tokio::join!(writer.write_all(request), read_all(&mut reader));
    answer
}

#[tokio::test]
async fn malformed_requests_are_refused_and_nothing_else_suffers() {
    let running = running().await;
    let long = format!(
        "GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n",
        "a".repeat(200_000)
    );
    let many = format!(
        "GET / HTTP/1.1\r\nhost: x\r\n{}\r\n",
        "a: b\r\n".repeat(500)
    );
    for (bytes, status) in [
        (&b"\x00\x01\x02\r\n\r\n"[..], "400"),
        (b"GET\r\n\r\n", "400"),
        (b"GET / HTTP/9.9\r\n\r\n", "400"),
        (b"POST / HTTP/1.1\r\ncontent-length: x\r\n\r\n", "400"),
        (
            b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
            "400",
        ),
        (b"GET / HTTP/1.1\r\n\xff: x\r\n\r\n", "400"),
        (long.as_bytes(), "431"),
        (many.as_bytes(), "431"),
    ] {
        let answer = running.plain(bytes).await;
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{shown:?}: {answer:?}"
        );
    }
    running
        .sts()
        .get_caller_identity()
        .send()
        .await
        .expect("answered");
}

#[tokio::test]
async fn the_event_of_a_function_may_have_six_megabytes() {
    let running = running().await;
    for (size, status) in [(6 * 1024 * 1024, 403), (6 * 1024 * 1024 + 1, 413)] {
        let mut request = format!(
            "POST /2015-03-31/functions/f/invocations HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {size}\r\n\r\n"
        )
        .into_bytes();
        request.resize(request.len() + size, b' ');
        let answer = answer_to(&running, &request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{size}: {answer:?}"
        );
    }
}

#[tokio::test]
async fn a_body_over_a_mebibyte_is_413_in_either_framing() {
    let running = running().await;
    let body = vec![b'x'; 1024 * 1024 + 1];
    let mut framed = b"POST /things/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n".to_vec();
    let mut chunked = framed.clone();
    framed.extend(format!("content-length: {}\r\n\r\n", body.len()).bytes());
    framed.extend(&body);
    chunked.extend(format!("transfer-encoding: chunked\r\n\r\n{:x}\r\n", body.len()).bytes());
    chunked.extend(&body);
    chunked.extend(b"\r\n0\r\n\r\n");
    for request in [framed, chunked] {
        let answer = answer_to(&running, &request).await;
        assert!(answer.starts_with("HTTP/1.1 413"), "{answer:?}");
        assert!(
            answer
                .to_lowercase()
                .contains("x-amzn-errortype: requestentitytoolargeexception")
        );
    }
}

#[tokio::test]
async fn slow_and_silent_clients_hold_up_nobody() {
    let running = running().await;
    let mut held = Vec::new();
    for number in 0..300_usize {
        let mut stream = TcpStream::connect(("127.0.0.1", running.port()))
            .await
            .expect("connected");
        let part: &[u8] = match number % 4 {
            0 => b"",
            1 => b"GET / HT",
            2 => b"\x16\x03\x01",
            _ => b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf",
        };
        stream.write_all(part).await.expect("written");
        held.push(stream);
    }
    running
        .sts()
        .get_caller_identity()
        .send()
        .await
        .expect("answered");
    // Nor do they hold up the end.
    let begun = Instant::now();
    tokio::time::timeout(PATIENCE, running.sandbox.shutdown())
        .await
        .expect("stopped in time");
    assert!(begun.elapsed() < PATIENCE);
    drop(held);
}

#[tokio::test]
async fn unsigned_requests_are_refused_in_the_services_protocol() {
    let running = running().await;
    let answer = running
        .plain(b"GET /things HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .to_lowercase();
    assert!(answer.starts_with("http/1.1 403"), "{answer}");
    assert!(
        answer.contains("x-amzn-errortype: missingauthenticationtokenexception"),
        "{answer}"
    );
    assert!(answer.contains("x-amzn-requestid: "), "{answer}");
    assert!(
        answer.ends_with(r#"{"message":"missing authentication token"}"#),
        "{answer}"
    );
    let answer = running
        .plain(
            b"POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 43\r\n\r\n\
              Action=GetCallerIdentity&Version=2011-06-15",
        )
        .await;
    assert!(
        answer.contains("<Code>MissingAuthenticationToken</Code>"),
        "{answer}"
    );
    let answer = running
        .plain(
            b"POST /topics/a HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
        )
        .await;
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert!(
        answer.contains(r#"{"message":"Forbidden","traceId":""#),
        "{answer}"
    );
    assert_eq!(running.refusals().len(), 3);
}

#[tokio::test]
async fn a_wrong_secret_is_told_what_was_computed() {
    let running = running().await;
    let sdk = running.sdk("wrong");
    let refused = aws_sdk_iot::Client::new(&sdk)
        .list_things()
        .send()
        .await
        .expect_err("refused");
    assert_eq!(refused.code(), Some("InvalidSignatureException"));
    let message = refused.message().unwrap_or_default();
    assert!(
        message.contains("should have been\n'GET\n/things\n"),
        "{message}"
    );
    let refused = aws_sdk_sts::Client::new(&sdk)
        .get_caller_identity()
        .send()
        .await
        .expect_err("refused");
    assert_eq!(refused.code(), Some("SignatureDoesNotMatch"));
    assert!(
        running
            .refusals()
            .iter()
            .all(|refusal| refusal.action == "sigv4:Verify")
    );
}

#[tokio::test]
async fn what_the_sandbox_lacks_is_named() {
    let running = running().await;
    let refused = running.iot().list_jobs().send().await.expect_err("refused");
    assert_eq!(
        refused.raw_response().map(|raw| raw.status().as_u16()),
        Some(501)
    );
    assert_eq!(refused.code(), Some("NotImplementedException"));
    assert!(
        refused
            .message()
            .is_some_and(|text| text.contains("ListJobs"))
    );
    let refused = running
        .sts()
        .get_access_key_info()
        .access_key_id("AKIAIOSFODNN7EXAMPLE")
        .send()
        .await
        .expect_err("refused");
    assert!(
        refused
            .message()
            .is_some_and(|text| text.contains("GetAccessKeyInfo"))
    );
    let answer = running
        .plain(
            b"POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\
              x-amz-target: AWSCognitoIdentityService.LookupDeveloperIdentity\r\n\r\n{}",
        )
        .await;
    assert!(
        answer.contains(r#""__type":"NotImplementedException""#),
        "{answer}"
    );
    assert!(answer.contains("LookupDeveloperIdentity"), "{answer}");
}

#[tokio::test]
async fn administration_needs_the_token() {
    let running = running().await;
    for (head, status) in [
        ("GET /_iotctl/status", "401"),
        ("POST /_iotctl/stop", "401"),
        ("POST /_iotctl/reset", "401"),
        ("GET /_iotctl/", "401"),
    ] {
        for token in [
            "",
            "authorization: Bearer \r\n",
            "authorization: Bearer 00\r\n",
        ] {
            let answer = running
                .plain(
                    format!("{head} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{token}\r\n")
                        .as_bytes(),
                )
                .await;
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}")),
                "{head}: {answer}"
            );
        }
    }
}
