//! Addresses: which no server can fetch, and which the service is unlikely to.

use serde_json::json;

use super::{canonical, changed, judge_json, lines};

/// What is said about an address in each of the six places one can stand.
fn about(address: &str) -> Vec<String> {
    let video = "https://a.test/v.mp4";
    let places = [
        ("start_image_url", json!({ "start_image_url": address })),
        ("image_urls.0", json!({ "image_urls": [address] })),
        (
            "elements.0.video_url",
            json!({ "elements": [{ "video_url": address }] }),
        ),
        (
            "elements.0.frontal_image_url",
            json!({ "elements": [{ "video_url": video, "frontal_image_url": address }] }),
        ),
        (
            "elements.0.reference_image_urls.1",
            json!({ "elements": [{ "video_url": video, "reference_image_urls": [video, address] }] }),
        ),
        (
            "end_image_url",
            json!({ "start_image_url": video, "end_image_url": address }),
        ),
    ];
    let said = places.map(|(place, mut changes)| {
        changes["prompt"] = json!("@Image1@Element1");
        if changes.get("elements").is_none() {
            changes["elements"] = json!([{ "video_url": video }]);
        }
        let lines = lines(&judge_json(&changed(&changes)));
        lines
            .iter()
            .map(|line| line.replace(&format!(" {place} "), " "))
            .collect::<Vec<_>>()
    });
    assert!(
        said.iter().all(|lines| *lines == said[0]),
        "{address:?}: {said:?}"
    );
    said[0].clone()
}

#[test]
fn what_no_server_can_fetch_is_an_error() {
    for (reason, addresses) in [
        (
            "relative",
            [
                "a.png",
                "/a.png",
                "//a.test/a.png",
                "?q",
                "a b:c",
                "\u{1}",
                "https",
                ":",
                "1http://a.test",
            ],
        ),
        (
            "scheme",
            [
                "blob:https://a.test/1",
                "file:///a.png",
                "git+ssh://a.test/",
                "javascript:alert(1)",
                "ftp://a.test/",
                "localhost:3000/a.png",
                "C:\\a.png",
                "BLOB:x",
                "httpss://a.test/",
            ],
        ),
        (
            "unparsable",
            [
                "https://",
                "http://a b/",
                "https://[::1/",
                "https://a.test:99999/",
                "https://256.256.256.256/",
                "https:",
                "http:///",
                "https://xn--a/",
                "https://?q",
            ],
        ),
    ] {
        for address in addresses {
            let expected = format!(r#"error url_not_fetchable {{"reason":"{reason}"}}"#);
            assert_eq!(about(address), [expected], "{address:?}");
        }
    }
}

#[test]
fn what_the_service_may_not_reach_is_one_warning() {
    for (reason, addresses) in [
        (
            "data",
            ["data:image/png;base64,AA==", "DATA:,", "data:", " data:,x"],
        ),
        (
            "private_host",
            [
                "http://localhost/",
                "https://LOCALHOST.:8080/",
                "https://a.localhost/",
                "https://nas.local./",
            ],
        ),
        (
            "private_host",
            [
                "https://127.1/",
                "http://0x7f000001/",
                "https://10.0x1/",
                "https://[::ffff:10.0.0.1]/",
            ],
        ),
        (
            "private_host",
            [
                "https://192.168.1.1/",
                "https://172.31.0.1/",
                "https://[fd00::1]/",
                "http://user:p@0/",
            ],
        ),
        (
            "not_https",
            [
                "http://a.test/",
                "HTTP://a.test/",
                "http:a.test",
                "ht\ntp://a.test/",
            ],
        ),
    ] {
        for address in addresses {
            let expected = format!(r#"warning url_not_public {{"reason":"{reason}"}}"#);
            assert_eq!(about(address), [expected], "{address:?}");
        }
    }
}

#[test]
fn public_addresses_are_fine_however_they_are_written() {
    for address in [
        "https://a.test/",
        "  https://a.test/a b.png\n",
        "\u{FEFF}https://a.test/\u{3000}",
        "\u{1}https://a.test/\u{1F}",
        "ht\ttps:\n//a.test/",
        "HTTPS://A.TEST/",
        "https:a.test",
        "https:\\\\a.test\\1.png",
        "https://例え.test/図.png",
        "https://172.32.0.1/",
        "https://8.8.8.8:8443/?q#f",
        "https://[2001:db8::1]/",
        "https://localhost.test/",
    ] {
        assert_eq!(about(address), [""; 0], "{address:?}");
    }
}

#[test]
fn the_canonical_address_is_trimmed_and_otherwise_as_given() {
    let input = json!({
        "prompt": "@Image1@Element1",
        "start_image_url": "\u{FEFF} https://A.test/a b.png?x=\u{E9} \n",
        "end_image_url": "\thttps://a.test/e",
        "image_urls": [" https://a.test/1 "],
        "elements": [{ "frontal_image_url": " https://a.test/f", "reference_image_urls": ["https://a.test/r\u{2028}"],
                       "video_url": "https://a.test/v ", "voice_id": " v " }],
    });
    let request = canonical(&input);
    assert_eq!(request["start_image_url"], "https://A.test/a b.png?x=\u{E9}");
    assert_eq!(request["end_image_url"], "https://a.test/e");
    assert_eq!(request["image_urls"], json!(["https://a.test/1"]));
    let element = json!({ "frontal_image_url": "https://a.test/f", "reference_image_urls": ["https://a.test/r"],
                          "video_url": "https://a.test/v", "voice_id": " v " });
    assert_eq!(request["elements"], json!([element]));
}
