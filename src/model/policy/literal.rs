//! The plain values of conditions: numbers, booleans, times, address blocks.

use std::net::IpAddr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

/// A finite number.
pub(super) fn number(text: &str) -> Option<f64> {
    text.trim()
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}

/// `true` or `false` in any letter case.
pub(super) fn flag(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// An ISO 8601 time, with UTC where no zone is named, or seconds since 1970.
pub(super) fn date(text: &str) -> Option<Timestamp> {
    if let Ok(seconds) = text.parse::<i64>() {
        return Timestamp::from_second(seconds).ok();
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant);
    }
    let local = match text.parse::<DateTime>() {
        Ok(local) => local,
        Err(_) => text.parse::<Date>().ok()?.to_datetime(Time::midnight()),
    };
    local
        .to_zoned(TimeZone::UTC)
        .ok()
        .map(|zoned| zoned.timestamp())
}

/// An address or a CIDR block, as the address and the length of the prefix.
pub(super) fn network(text: &str) -> Option<(IpAddr, u8)> {
    let (address, bits) = match text.split_once('/') {
        None => (text, None),
        Some((address, bits)) if bits.bytes().all(|b| b.is_ascii_digit()) => {
            (address, Some(bits.parse::<u8>().ok()?))
        }
        Some(_) => return None,
    };
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.unwrap_or(most);
    (bits <= most).then_some((address, bits))
}

/// Whether an address lies in a block; the two families never meet.
pub(super) fn contains(network: IpAddr, bits: u8, address: IpAddr) -> bool {
    match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            network.to_bits() & mask == address.to_bits() & mask
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            network.to_bits() & mask == address.to_bits() & mask
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lie_in_networks() {
        for (block, address, expected) in [
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.1", "10.0.0.1", true),
            ("10.0.0.1", "10.0.0.2", false),
            ("0.0.0.0/0", "255.255.255.255", true),
            ("0.0.0.0/0", "::1", false),
            ("2001:db8::/32", "2001:db8:1::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("::/0", "2001:db9::1", true),
            ("10.0.0.129/25", "10.0.0.200", true),
        ] {
            let (network, bits) = network(block).expect("valid");
            assert_eq!(
                contains(network, bits, address.parse().expect("valid")),
                expected,
                "{block} {address}"
            );
        }
        for bad in [
            "",
            "10.0.0",
            "10.0.0.0/33",
            "::/129",
            "10.0.0.0/-1",
            "10.0.0.0/+8",
            "10.0.0.0/",
            "x/8",
        ] {
            assert!(network(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn times_come_in_iso_and_seconds() {
        let noon = date("2026-01-31T12:00:00Z");
        assert!(noon.is_some());
        assert_eq!(noon, date("1769860800"));
        assert_eq!(noon, date("2026-01-31T13:00:00+01:00"));
        assert_eq!(noon, date("2026-01-31T12:00:00"));
        assert_eq!(date("2026-01-31"), date("2026-01-31T00:00:00Z"));
        assert_eq!(date("tomorrow"), None);
    }
}
