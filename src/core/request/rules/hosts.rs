//! Hosts that no server on the internet can reach (W1).

use core::net::{Ipv4Addr, Ipv6Addr};

/// Whether a host, as the URL Standard writes it, is one of this machine or this network.
pub fn is_private(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    if let Some(address) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return address.parse().is_ok_and(is_private_v6);
    }
    if let Ok(address) = host.parse() {
        return is_private_v4(address);
    }
    host == "localhost" || matches!(host.rsplit_once('.'), Some((_, "localhost" | "local")))
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    matches!(
        address.octets(),
        [0 | 10 | 127, ..] | [169, 254, ..] | [172, 16..=31, ..] | [192, 168, ..]
    )
}

/// An IPv4 address inside (mapped, or the older compatible form) is judged as such; `::` and `::1` are among them.
fn is_private_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        [0, 0, 0, 0, 0, 0 | 0xFFFF, ..] => address.to_ipv4().is_some_and(is_private_v4),
        [first, ..] => matches!(first, 0xFC00..=0xFDFF | 0xFE80..=0xFEBF),
    }
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn private_hosts_and_their_public_neighbours() {
        for host in [
            "localhost",
            "a.localhost",
            "printer.local",
            "0.0.0.0",
            "0.255.255.255",
            "10.0.0.0",
            "10.255.255.255",
            "127.0.0.1",
            "127.255.255.255",
            "169.254.0.0",
            "169.254.255.255",
            "172.16.0.0",
            "172.31.255.255",
            "192.168.0.0",
            "192.168.255.255",
            "[::]",
            "[::1]",
            "[fc00::]",
            "[fdff::1]",
            "[fe80::1]",
            "[febf::1]",
            "[::ffff:7f00:1]",
            "[::ffff:127.0.0.1]",
            "[::7f00:1]",
            "[::ffff:c0a8:1]",
        ] {
            assert!(is_private(host), "{host}");
            assert!(is_private(&format!("{host}.")), "{host}.");
        }
        for host in [
            "example.com",
            "local",
            "localhost.com",
            "mylocalhost",
            "notlocal",
            "a.local.com",
            "1.0.0.0",
            "9.255.255.255",
            "11.0.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.167.255.255",
            "192.169.0.0",
            "[fbff::1]",
            "[fe00::1]",
            "[fe7f::1]",
            "[fec0::1]",
            "[2001:db8::1]",
            "[::ffff:808:808]",
            "[::808:808]",
            "[1::1]",
            "[::1:0:0:1]",
            "",
        ] {
            assert!(!is_private(host), "{host}");
        }
    }
}
