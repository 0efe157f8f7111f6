//! The base URL and the key, before anything is sent; and the table of numbers.

use kling_o3::core::flow::problem::Refused;
use kling_o3::core::flow::{address, advance, credentials, defaults};

use serde_json::json;

use crate::support::{HostLinks, Input};

#[test]
fn a_base_url_is_absolute_or_relative_to_the_page() {
    let page = Some("https://app.example/studio/index.html?q=1#top");
    for (text, page, base) in [
        ("https://api.foxapi.cc", None, "https://api.foxapi.cc"),
        (" https://API.foxapi.cc/ ", None, "https://api.foxapi.cc"),
        (
            "https://proxy.example/kling/v2//",
            None,
            "https://proxy.example/kling/v2",
        ),
        ("http://localhost:8787", None, "http://localhost:8787"),
        ("https://bücher.example", None, "https://xn--bcher-kva.example"),
        ("/api/kling", page, "https://app.example/api/kling"),
        ("/", page, "https://app.example"),
        ("api", page, "https://app.example/studio/api"),
        ("../api/", page, "https://app.example/api"),
        ("//other.example/api", page, "https://other.example/api"),
    ] {
        assert_eq!(address::resolve(text, page, &HostLinks).unwrap(), base, "{text}");
    }
}

#[test]
fn a_base_url_that_cannot_be_one_is_refused() {
    let page = Some("https://app.example/studio/");
    for (text, page) in [
        ("", page),
        ("  ", page),
        ("/api", None),
        ("/api", Some("about:blank")),
        ("/api", Some("file:///home/me/index.html")),
        ("localhost:8787", page),
        ("ftp://api.example", page),
        ("javascript:alert(1)", page),
        ("data:text/plain,x", page),
        ("https://", page),
        ("https://me:pw@api.example", page),
        ("//me@api.example", page),
        ("https://api.example?tenant=1", page),
        ("/api#x", page),
    ] {
        let Refused(code, message) = address::resolve(text, page, &HostLinks).unwrap_err();
        assert_eq!(code, "invalid_base_url", "{text}");
        assert!(!message.contains("pw"));
    }
}

#[test]
fn a_key_is_checked_before_it_leaves() {
    let ok = "https://api.foxapi.cc";
    for (key, base, code) in [
        (Some("sk-live-1"), ok, None),
        (Some("sk-\u{ff}!~"), ok, None),
        (Some("sk-live-1"), "http://localhost:8787", None),
        (Some("sk-live-1"), "http://dev.localhost/api", None),
        (Some("sk-live-1"), "http://127.0.0.1:1", None),
        (Some("sk-live-1"), "http://[::1]:1", None),
        (Some("sk-live-1"), "http://192.168.0.2", Some("insecure_base_url")),
        (
            Some("sk-live-1"),
            "http://localhost.example",
            Some("insecure_base_url"),
        ),
        (
            Some("sk-live-1"),
            "http://127.0.0.1.example",
            Some("insecure_base_url"),
        ),
        (Some("sk-live-1"), "nowhere", Some("invalid_base_url")),
        (Some(""), ok, Some("invalid_key")),
        (Some("sk live"), ok, Some("invalid_key")),
        (Some("sk-live\n"), ok, Some("invalid_key")),
        (Some("sk-live\u{0}"), ok, Some("invalid_key")),
        (Some("sk-live\u{7f}"), ok, Some("invalid_key")),
        (Some("sk-live\u{85}"), ok, Some("invalid_key")),
        (Some("sk-live\u{a0}"), ok, Some("invalid_key")),
        (Some("sk-live€"), ok, Some("invalid_key")),
        (Some("sk live"), "http://evil.example", Some("invalid_key")),
        (None, ok, Some("missing_key")),
        (None, "https://api.foxapi.cc/", Some("missing_key")),
        (None, "https://proxy.example/kling", None),
        (None, "http://proxy.example/kling", None),
    ] {
        let refused = credentials::check(key, base, &HostLinks);
        assert_eq!(refused.map(|Refused(code, _)| code), code, "{key:?} {base}");
        assert!(!refused.is_some_and(|Refused(_, message)| message.contains("sk-live")));
    }
}

#[test]
fn a_place_and_a_key_are_events_of_their_own() {
    let advanced = |event: serde_json::Value| {
        let advanced = advance(
            &Input(json!(null)),
            &Input(event),
            &Input(json!(null)),
            &HostLinks,
        )
        .unwrap();
        serde_json::to_value(advanced).unwrap()
    };
    let (nowhere, service) = (
        json!({ "base": "", "page": null }),
        json!({ "base": "https://api.foxapi.cc" }),
    );
    let located = advanced(json!({ "type": "locate", "baseUrl": null, "place": nowhere }));
    let steps = json!([{ "do": "locate", "base": "https://api.foxapi.cc" }]);
    assert_eq!(located, json!({ "state": null, "steps": steps }));
    let page = json!({ "base": "", "page": "https://app.example/studio" });
    let located = advanced(json!({ "type": "locate", "baseUrl": "/api", "place": page }));
    assert_eq!(located["steps"][0]["base"], "https://app.example/api");
    let refused = advanced(json!({ "type": "locate", "baseUrl": "/api", "place": nowhere }));
    assert_eq!(refused["steps"][0]["problem"]["code"], "invalid_base_url");
    let unlocked = advanced(json!({ "type": "unlock", "key": "sk-live", "place": service }));
    assert_eq!(unlocked["steps"], json!([]));
    let refused = advanced(json!({ "type": "unlock", "place": service }));
    let message = "There is no API key. Give `apiKey`, or a `baseUrl` of your own proxy.";
    let problem = json!({
        "class": "KlingError", "code": "missing_key", "message": message, "retryable": false, "charged": "no",
        "taskId": null, "status": null, "requestId": null, "type": null, "retryAfterMs": null, "fields": [], "options": [],
    });
    assert_eq!(refused["steps"], json!([{ "do": "refuse", "problem": problem }]));
}

#[test]
fn every_number_has_a_name_of_its_own() {
    let mut names: Vec<&str> = defaults::ALL.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), defaults::ALL.len());
    assert!(defaults::ALL.iter().all(|(_, number)| *number > 0.0));
}
