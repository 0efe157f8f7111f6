//! Addresses that are not what they look like.

use serde_json::json;

use super::addresses::addresses;

/// Each with the address that is handed on, or nothing.
const HOSTILE: &[(&str, Option<&str>)] = &[
    // Schemes, and how they can be disguised.
    ("JavaScript:alert(1)", None),
    ("javascript://files.example.net/%0aalert(1)", None),
    ("java\tscript:alert(1)", None),
    ("java\nscript:alert(1)", None),
    ("\u{1}javascript:alert(1)", None),
    ("javascript&colon;alert(1)", None),
    ("vbscript:x", None),
    ("DATA:text/html,<script>alert(1)</script>", None),
    ("blob:https://files.example.net/1", None),
    ("filesystem:https://files.example.net/temporary/a", None),
    ("view-source:https://files.example.net/a", None),
    ("about:blank", None),
    ("ws://files.example.net/a", None),
    ("wss://files.example.net/a", None),
    ("intent://files.example.net/a#Intent;end", None),
    ("ht\ttps://files.example.net/a", None),
    ("https\n://files.example.net/a", None),
    (
        "HTTPS://FILES.example.net/A.mp4",
        Some("https://files.example.net/A.mp4"),
    ),
    ("hTTp://LOCALHOST/a.mp4", Some("http://localhost/a.mp4")),
    // No scheme at all.
    ("//files.example.net/a.mp4", None),
    ("\\\\files.example.net\\a.mp4", None),
    ("files.example.net/a.mp4", None),
    ("?a", None),
    ("#a", None),
    // Slashes that are none, or too many or few.
    (
        "https:\\\\files.example.net\\a.mp4",
        Some("https://files.example.net/a.mp4"),
    ),
    (
        "https:/files.example.net/a.mp4",
        Some("https://files.example.net/a.mp4"),
    ),
    (
        "https:files.example.net/a.mp4",
        Some("https://files.example.net/a.mp4"),
    ),
    (
        "https:////files.example.net/a.mp4",
        Some("https://files.example.net/a.mp4"),
    ),
    ("http:\\\\files.example.net\\a.mp4", None),
    ("http:api.internal/a.mp4", Some("http://api.internal/a.mp4")),
    // Logins, and what looks like one.
    ("https://files.example.net@evil.example/a", None),
    (
        "https://:@files.example.net/a",
        Some("https://files.example.net/a"),
    ),
    (
        "https://@files.example.net/a",
        Some("https://files.example.net/a"),
    ),
    ("https://me%40here@files.example.net/a", None),
    (
        "https://files.example.net\\@evil.example/a",
        Some("https://files.example.net/@evil.example/a"),
    ),
    (
        "https://files.example.net/@me:pw/a",
        Some("https://files.example.net/@me:pw/a"),
    ),
    (
        "https://files.example.net?u=me@here",
        Some("https://files.example.net/?u=me@here"),
    ),
    // White space and controls, anywhere.
    ("https://files.example.net/a\u{0}", None),
    ("https://files.example.net/a\r\nX: 1", None),
    ("https://files.example.net/\u{a0}a", None),
    ("https://files.example.net/\u{2028}a", None),
    (
        "https://files.example.net/\u{feff}a",
        Some("https://files.example.net/%EF%BB%BFa"),
    ),
    ("https://files.example.net/\u{85}a", None),
    ("https://files.example.net/a\n", None),
    (
        "https://files.example.net/%00%0d%0a",
        Some("https://files.example.net/%00%0d%0a"),
    ),
    // Hosts.
    ("https:///", None),
    ("https://?a", None),
    ("https://files.example.net:99999/a", None),
    (
        "https://files.example.net:443/a",
        Some("https://files.example.net/a"),
    ),
    (
        "https://files.example.net:8443/a",
        Some("https://files.example.net:8443/a"),
    ),
    (
        "https://files.example.net./a",
        Some("https://files.example.net./a"),
    ),
    (
        "https://\u{444}iles.example.net/a",
        Some("https://xn--iles-z6d.example.net/a"),
    ),
    (
        "https://xn--iles-z6d.example.net/a",
        Some("https://xn--iles-z6d.example.net/a"),
    ),
    (
        "https://\u{ff46}iles.example.net/a",
        Some("https://files.example.net/a"),
    ),
    (
        "https://files%2eexample%2enet/a",
        Some("https://files.example.net/a"),
    ),
    ("https://files.example.net%2f@evil.example/a", None),
    ("https://files%00.example.net/a", None),
    ("https://files.example.net%20/a", None),
    ("https://1.2.3.4/a", Some("https://1.2.3.4/a")),
    ("https://0x7f.1/a", Some("https://127.0.0.1/a")),
    ("https://[::1/a", None),
    // Plain http: this machine by every name, …
    ("http://127.1/a", Some("http://127.0.0.1/a")),
    ("http://2130706433/a", Some("http://127.0.0.1/a")),
    ("http://0x7f000001/a", Some("http://127.0.0.1/a")),
    ("http://localhost./a", Some("http://localhost./a")),
    ("http://LOCALHOST%2e/a", Some("http://localhost./a")),
    ("http://[0:0:0:0:0:0:0:1]/a", Some("http://[::1]/a")),
    // … one's own hosts at any port, …
    ("http://API.internal:9/a", Some("http://api.internal:9/a")),
    ("http://studio.example/a", Some("http://studio.example/a")),
    ("http://studio%2eexample/a", Some("http://studio.example/a")),
    // … and nobody else.
    ("http://api.internal./a", None),
    ("http://api.internal.evil.example/a", None),
    ("http://evil-api.internal/a", None),
    ("http://sub.studio.example/a", None),
    ("http://api.internal:80@evil.example/a", None),
    ("http://evil.example\\@api.internal/a", None),
    ("http://evil.example#@api.internal/a", None),
    ("http://evil.example/?api.internal", None),
    ("http://localhost.evil.example/a", None),
    ("http://0.0.0.0/a", None),
    ("http://[::]/a", None),
    ("http://[::ffff:127.0.0.1]/a", None),
    ("http://169.254.169.254/latest/meta-data", None),
    ("http://10.0.0.1/a", None),
];

#[test]
fn hostile_addresses_are_put_in_order_or_left_out() {
    for (address, handed_on) in HOSTILE {
        let found = addresses(json!({ "results": [address] }));
        let expected: Vec<&str> = handed_on.iter().copied().collect();
        assert_eq!(found, expected, "{address:?}");
    }
}

#[test]
fn an_address_is_short_enough_as_it_came_and_in_its_normal_form() {
    let host = "https://files.example.net/";
    let padded = |length: usize| format!("{host}{}", "a".repeat(length - host.len()));
    // Of two bytes as it came, of six in its normal form.
    let grown = |letters: usize| format!("{host}{}", "\u{e9}".repeat(letters));
    for (address, length) in [
        (padded(4_095), Some(4_095)),
        (padded(4_096), Some(4_096)),
        (padded(4_097), None),
        (grown(678), Some(4_094)),
        (grown(679), None),
    ] {
        let found = addresses(json!({ "results": [address] }));
        assert_eq!(found.first().map(String::len), length);
    }
}
