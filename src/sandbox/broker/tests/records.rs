//! What is recorded of what is refused: one record for each, with a hint.

use super::*;

/// Sends `packets` on a connection of its own; the one record they leave.
async fn record_of(v5: bool, packets: &[u8]) -> Refusal {
    let sandbox = Sandbox::new();
    sandbox.deny(Action::Publish, "denied");
    sandbox.deny(Action::Subscribe, "denied");
    let mut client = sandbox.client("c", v5).await;
    client.send(packets).await;
    client.send(&[0xC0, 0]).await;
    while !matches!(client.next().await.first(), None | Some(0xD0)) {}
    let mut refusals = sandbox.refusals();
    assert_eq!(refusals.len(), 1, "{packets:?}: {refusals:?}");
    refusals.remove(0)
}

#[tokio::test]
async fn every_refused_packet_leaves_one_record_with_a_hint() {
    let alias = [0x23, 0, 9];
    let mut identified = vec![0, 1, 2, 0x0B, 1];
    identified.extend(text("a"));
    identified.push(0);
    let nine: Vec<(&str, u8)> = vec![("a", 0); 9];
    let cases: Vec<(&str, bool, Vec<u8>)> = vec![
        (
            "PUBLISH QoS 2",
            false,
            publish(false, 0b100, "a", 1, &[], b""),
        ),
        ("wildcard", false, publish(false, 0, "a/#", 0, &[], b"")),
        (
            "reserved",
            true,
            publish(true, 0, "$aws/events/x", 0, &[], b""),
        ),
        (
            "service",
            true,
            publish(true, 0, "$aws/things/t/shadow/get", 0, &[], b""),
        ),
        (
            "retained",
            true,
            publish(true, 1, "$aws/rules/r/a", 0, &[], b""),
        ),
        ("DUP", true, publish(true, 0b1000, "a", 0, &[], b"")),
        ("alias", true, publish(true, 0, "a", 0, &alias, b"")),
        (
            "large",
            false,
            publish(false, 0, "a", 0, &[], &vec![0; 131_073]),
        ),
        ("second CONNECT", true, Connect::v5("c").packet()),
        ("PUBREL", false, vec![0x62, 2, 0, 1]),
        ("AUTH", true, vec![0xF0, 0]),
        ("long length", false, vec![0xC0, 255, 255, 255, 255, 1]),
        ("QoS 2", false, subscribe(false, 1, &[("a", 2)])),
        ("bad filter", true, subscribe(true, 1, &[("a/#/b", 0)])),
        ("closed filter", true, subscribe(true, 1, &[("$SYS/#", 0)])),
        ("nine filters", true, subscribe(true, 1, &nine)),
        ("identifier", true, framed(0x82, &identified)),
        (
            "No Local",
            true,
            subscribe(true, 1, &[("$share/g/a", 0b100)]),
        ),
        ("UNSUBSCRIBE", true, unsubscribe(true, 1, "a/#/b")),
        ("expiry", true, vec![0xE0, 7, 0, 5, 0x11, 0, 0, 0, 9]),
    ];
    for (what, v5, packets) in cases {
        let refusal = record_of(v5, &packets).await;
        let hint = refusal.hint.as_deref().unwrap_or_default();
        assert!(hint.len() > 10, "{what}: {refusal:?}");
        assert!(
            !refusal.reason.is_empty() && !refusal.resource.is_empty(),
            "{what}"
        );
        assert_eq!(
            (refusal.client_id.as_str(), &refusal.action[..5]),
            ("c", "mqtt:"),
            "{what}"
        );
    }
    for packets in [
        publish(true, 0b10, "denied", 1, &[], b""),
        subscribe(true, 1, &[("denied", 1)]),
    ] {
        let refusal = record_of(true, &packets).await;
        assert!(refusal.action.starts_with("iot:"), "{refusal:?}");
    }
}

#[tokio::test]
async fn every_refused_connect_leaves_one_record_with_a_hint() {
    let mut small = Connect::v5("c");
    small.properties = vec![0x27, 0, 0, 1, 0xFF];
    let mut authenticating = Connect::v5("c");
    authenticating.properties = [vec![0x15], text("SCRAM")].concat();
    let mut level3 = Connect::v3("c").packet();
    level3[8] = 3;
    let cases = [
        small.packet(),
        authenticating.packet(),
        level3,
        Connect::v5("$c").packet(),
        Connect::v3("c").will(0b1_0000, "w", b"").packet(),
        Connect::v5("c").will(0, "w/#", b"").packet(),
        vec![0x10, 3, 0, 4, b'M'],
        vec![0x30, 2, 0, 0],
    ];
    for packet in cases {
        let sandbox = Sandbox::new();
        let mut client = sandbox.open();
        client.send(&packet).await;
        while !client.next().await.is_empty() {}
        let refusals = sandbox.refusals();
        assert_eq!(refusals.len(), 1, "{packet:?}: {refusals:?}");
        let hint = refusals[0].hint.as_deref().unwrap_or_default();
        assert!(hint.len() > 10, "{refusals:?}");
    }
}
