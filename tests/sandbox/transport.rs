//! TLS: application protocols, client certificates, no resumption.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::support::{Device, Running, read_all, running};

const REQUEST: &[u8] =
    b"POST /topics/a HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\nhi";

/// The answer to a publish by certificate; in TLS 1.3 a refused certificate shows at the first read.
async fn publish(running: &Running, device: &Device) -> std::io::Result<String> {
    let mut stream = running.tls(&["x-amzn-http-ca"], Some(device)).await?;
    stream.write_all(REQUEST).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[tokio::test]
async fn application_protocols_are_awss_and_no_others() {
    let running = running().await;
    for (offered, chosen) in [
        (&["x-amzn-mqtt-ca"][..], Some("x-amzn-mqtt-ca")),
        (&["mqtt"], Some("mqtt")),
        (&["x-amzn-http-ca"], Some("x-amzn-http-ca")),
        (&["h2", "http/1.1"], Some("http/1.1")),
        (&[], None),
    ] {
        let stream = running.tls(offered, None).await.expect("a handshake");
        let got = stream.get_ref().1.alpn_protocol();
        assert_eq!(got, chosen.map(str::as_bytes), "{offered:?}");
    }
    for offered in [&["h2"][..], &["x-amzn-mqtt"], &["h2", "spdy/3"]] {
        let refused = running
            .tls(offered, None)
            .await
            .expect_err("refused")
            .to_string();
        assert!(
            refused.contains("NoApplicationProtocol"),
            "{offered:?}: {refused}"
        );
    }
}

#[tokio::test]
async fn without_alpn_the_first_byte_tells_http_from_mqtt() {
    let running = running().await;
    let mut stream = running.tls(&[], None).await.expect("a handshake");
    stream.write_all(REQUEST).await.expect("written");
    assert!(read_all(&mut stream).await.starts_with("HTTP/1.1 403"));
    let mut stream = running.tls(&[], None).await.expect("a handshake");
    stream
        .write_all(b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x3c\x00\x01a")
        .await
        .expect("written");
    assert_eq!(read_all(&mut stream).await, "");
    let refusal = running.refusals().pop().expect("a record");
    assert_eq!(refusal.action, "mqtt:Connect");
    assert!(refusal.reason.contains("no certificate"), "{refusal:?}");
}

#[tokio::test]
async fn certificates_are_judged_by_their_registration() {
    let running = running().await;
    let iot = running.iot();
    let device = Device::new();
    let refused = publish(&running, &device)
        .await
        .expect_err("not registered")
        .to_string();
    assert!(refused.contains("UnknownCA"), "{refused}");
    let id = device.register(&iot, None).await;
    let answer = publish(&running, &device).await.expect("a handshake");
    assert!(
        answer.starts_with("HTTP/1.1 403"),
        "no policy yet: {answer}"
    );
    iot.update_certificate()
        .certificate_id(&id)
        .new_status(aws_sdk_iot::types::CertificateStatus::Inactive)
        .send()
        .await
        .expect("updated");
    let refused = publish(&running, &device)
        .await
        .expect_err("inactive")
        .to_string();
    assert!(refused.contains("CertificateRevoked"), "{refused}");
    let records: Vec<_> = running
        .refusals()
        .into_iter()
        .filter(|one| one.action == "tls:Handshake")
        .collect();
    assert_eq!(records.len(), 2, "{records:?}");
    for record in &records {
        assert_eq!(record.principal, id);
        assert!(record.source.starts_with("127.0.0.1:"), "{record:?}");
        assert!(record.hint.is_some());
    }
    assert!(records[1].reason.contains("INACTIVE"));
    assert_eq!(records[1].region, "eu-central-1");
}

#[tokio::test]
async fn a_certificate_made_inactive_ends_at_the_next_request_of_an_open_connection() {
    let running = running().await;
    let iot = running.iot();
    let device = Device::new();
    let id = device.register(&iot, None).await;
    let mut stream = running
        .tls(&["x-amzn-http-ca"], Some(&device))
        .await
        .expect("a handshake");
    iot.update_certificate()
        .certificate_id(&id)
        .new_status(aws_sdk_iot::types::CertificateStatus::Revoked)
        .send()
        .await
        .expect("updated");
    stream.write_all(REQUEST).await.expect("written");
    assert!(read_all(&mut stream).await.starts_with("HTTP/1.1 403"));
    let refusal = running.refusals().pop().expect("a record");
    assert!(refusal.reason.contains("no longer ACTIVE"), "{refusal:?}");
}

#[tokio::test]
async fn sessions_are_not_resumed() {
    let running = running().await;
    let mut stream = running.tls(&["http/1.1"], None).await.expect("a handshake");
    stream.write_all(REQUEST).await.expect("written");
    read_all(&mut stream).await;
    assert_eq!(stream.get_ref().1.tls13_tickets_received(), 0);
}

#[tokio::test]
async fn the_http_protocol_for_certificates_needs_one() {
    let running = running().await;
    let mut stream = running
        .tls(&["x-amzn-http-ca"], None)
        .await
        .expect("a handshake");
    let _ = stream.write_all(REQUEST).await;
    assert_eq!(read_all(&mut stream).await, "");
}

#[tokio::test]
async fn both_loopback_addresses_answer() {
    let running = running().await;
    // A machine without IPv6 has no second address.
    if let Ok(mut stream) = tokio::net::TcpStream::connect(("::1", running.port())).await {
        stream
            .write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            .await
            .expect("written");
        assert!(read_all(&mut stream).await.starts_with("HTTP/1.1 403"));
    }
    let mut plain = tokio::net::TcpStream::connect(("127.0.0.1", running.port()))
        .await
        .expect("there");
    let mut byte = [0];
    let early = tokio::time::timeout(Duration::from_millis(50), plain.read(&mut byte)).await;
    assert!(early.is_err(), "the client speaks first");
}
