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

pub fn addresses(body: Json) -> Vec<String> {
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
