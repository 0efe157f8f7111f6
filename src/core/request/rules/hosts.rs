//! Hosts that no server on the internet can reach (W1).

/// Whether a host, as the URL Standard writes it, is one of this machine or this network.
pub fn is_private(host: &str) -> bool {
    let host = host.as_bytes();
    let host = host.strip_suffix(b".").unwrap_or(host);
    match host {
        [b'[', address @ .., b']'] => is_private_v6(address),
        b"localhost" => true,
        _ => host.ends_with(b".localhost") || host.ends_with(b".local") || is_private_v4(host),
    }
}

/// Four decimal numbers; a name has other signs in it, perhaps only behind many digits.
fn is_private_v4(host: &[u8]) -> bool {
    let mut address = 0_u32;
    let mut number = 0_u32;
    for byte in host {
        match byte {
            b'0'..=b'9' => number = number.wrapping_mul(10).wrapping_add(u32::from(byte - b'0')),
            b'.' => {
                address = address << 8 | number;
                number = 0;
            }
            _ => return false,
        }
    }
    !host.is_empty() && is_private_number(address << 8 | number)
}

fn is_private_number(address: u32) -> bool {
    let [first, second, ..] = address.to_be_bytes();
    matches!(
        (first, second),
        (0 | 10 | 127, _) | (169, 254) | (172, 16..=31) | (192, 168)
    )
}

/// An IPv4 address inside (mapped, or the older compatible form) is judged as such; `::` and `::1` are among them.
fn is_private_v6(address: &[u8]) -> bool {
    match address {
        [b':', b':', low @ ..] => holds_private_v4(low),
        // Four digits, as one less would leave a colon among them: fc00::/7 and fe80::/10.
        [b'f', b'c' | b'd', _, digit, ..] | [b'f', b'e', b'8'..=b'9' | b'a'..=b'b', digit, ..] => {
            *digit != b':'
        }
        _ => false,
    }
}

/// Whether what follows `::` is at most two groups, or `ffff` and two.
fn holds_private_v4(low: &[u8]) -> bool {
    let mut groups = 1;
    let mut number = 0_u64;
    let mut group = 0;
    for byte in low {
        if *byte == b':' {
            groups += 1;
            number = number << 16 | group;
            group = 0;
        } else {
            group = group << 4 | u64::from(char::from(*byte).to_digit(16).unwrap_or_default());
        }
    }
    number = number << 16 | group;
    let is_v4 = match number >> 32 {
        0 => groups < 3,
        0xFFFF => groups == 3,
        _ => false,
    };
    #[allow(clippy::cast_possible_truncation)] // the lower half is the address
    let address = number as u32;
    is_v4 && is_private_number(address)
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
            "79001122334.example.com",
            "4294967296429496729642949672964294967299a",
            "",
        ] {
            assert!(!is_private(host), "{host}");
        }
    }
}
