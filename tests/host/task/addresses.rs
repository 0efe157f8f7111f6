//! Which addresses of videos are handed on, from which place in the answer.

use kling_o3::core::task::Task;
use kling_o3::core::task::place::Setting;
use kling_o3::core::task::record::write;
use serde_json::{Value as Json, json};

use crate::support::{HostLinks, plain};

const A: &str = "https://files.example.net/a.mp4";
const B: &str = "https://files.example.net/b.mp4";

fn task(mut body: Json) -> Json {
    let setting = Setting {
        base: "http://api.internal:8080/kling",
        page: "http://studio.example/index.html",
        links: &HostLinks,
        secrets: &[],
    };
    body["status"] = json!("completed");
    let mut task = Task::named("t");
    task.read(&plain(&body), &setting).unwrap();
    serde_json::to_value(write(&mut task)).unwrap()
}

fn addresses(body: Json) -> Vec<String> {
    let task = task(body);
    let videos = task["videos"].as_array().cloned().unwrap_or_default();
    videos
        .iter()
        .map(|video| video["url"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_first_shape_with_a_usable_address_wins() {
    for (body, found) in [
        (
            json!({ "results": [{ "url": A }, { "video_url": B }, B, { "url": A }, { "url": "" }, null, 5] }),
            vec![A, B],
        ),
        (json!({ "results": [{ "url": " ", "video_url": A }] }), vec![A]),
        (
            json!({ "results": [{ "url": A }], "output": { "url": B } }),
            vec![A],
        ),
        (
            json!({ "results": [{ "url": "ftp://h/a.mp4" }], "output": { "url": B } }),
            vec![B],
        ),
        (
            json!({ "results": [], "output": { "urls": [A, B], "url": A } }),
            vec![A, B],
        ),
        (json!({ "results": [{ "video": { "url": A } }] }), vec![A]),
        (json!({ "video": { "url": A } }), vec![A]),
        (json!({ "results": { "url": A } }), vec![]),
        (json!({ "results": [{ "image_url": A }] }), vec![]),
    ] {
        assert_eq!(addresses(body.clone()), found, "{body}");
    }
}

#[test]
fn only_a_safe_address_is_handed_on() {
    let long = format!("https://files.example.net/{}", "a".repeat(4_096 - 26));
    for safe in [
        A,
        "https://files.example.net/a%20b.mp4?sig=1%2B2&x=%22",
        "http://localhost:9000/a.mp4",
        "http://video.localhost/a.mp4",
        "http://127.0.0.1:1/a.mp4",
        "http://[::1]:1/a.mp4",
        "http://api.internal/a.mp4",
        "http://studio.example:81/a.mp4",
        &long,
    ] {
        assert_eq!(addresses(json!({ "results": [safe] })), [safe]);
    }
    for unsafe_address in [
        "http://files.example.net/a.mp4",
        "http://127.0.0.1.evil.example/a.mp4",
        "javascript:alert(1)",
        "data:video/mp4;base64,AAAA",
        "blob:https://studio.example/1",
        "ftp://files.example.net/a.mp4",
        "file:///etc/passwd",
        "/out/a.mp4",
        "//files.example.net/a.mp4",
        "https://",
        "https://me@files.example.net/a.mp4",
        "https://me:pw@files.example.net/a.mp4",
        "https://files.example.net/a b.mp4",
        "https://files.example.net/a\tb.mp4",
        "https://files.example.net/a\u{7f}.mp4",
        " https://files.example.net/a.mp4",
        &(long.clone() + "a"),
    ] {
        let task = task(json!({ "results": [unsafe_address] }));
        assert_eq!(task["failure"]["code"], "result_unsafe", "{unsafe_address}");
        assert_eq!(task["status"], "failed");
        assert!(!task.to_string().contains(unsafe_address));
    }
}

/// Each with the address that is handed on, or nothing.
#[test]
fn hostile_addresses_are_put_in_order_or_left_out() {
    let host = "https://files.example.net/";
    let padded = |length: usize| format!("{host}{}", "a".repeat(length - host.len()));
    // As it came it is short enough; in its normal form, where each letter is six, it is not.
    let grows = |letters: usize| format!("{host}{}", "\u{e9}".repeat(letters));
    for (address, handed_on) in [
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
        // Length, as it came and in its normal form.
        (&padded(4_095), Some(&padded(4_095))),
        (&padded(4_096), Some(&padded(4_096))),
        (&padded(4_097), None),
        (&grows(678), Some(&format!("{host}{}", "%C3%A9".repeat(678)))),
        (&grows(679), None),
    ] {
        let found = addresses(json!({ "results": [address] }));
        let expected: Vec<String> = handed_on.into_iter().map(str::to_owned).collect();
        assert_eq!(found, expected, "{address:?}");
    }
}

#[test]
fn only_sane_measures_are_handed_on() {
    for (result, measures) in [
        (
            json!({ "url": A, "width": 1280, "height": "720", "duration": 5.5 }),
            json!([1280, 720, 5.5]),
        ),
        (
            json!({ "url": A, "width": 0, "height": -1, "duration": "long" }),
            json!([null, null, null]),
        ),
        (
            json!({ "url": A, "width": 1e9, "height": [1], "duration": 1e9 }),
            json!([null, null, null]),
        ),
    ] {
        let video = &task(json!({ "results": [result] }))["videos"][0];
        assert_eq!(
            json!([video["width"], video["height"], video["durationSeconds"]]),
            measures
        );
        assert_eq!(video["expiresAt"], json!(null));
    }
}
