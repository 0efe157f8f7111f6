//! One row for every code: severity, path, params, span. And the list of codes itself, against the document.

use kling_o3::core::request::{Code, Severity};
use serde_json::{Value as Json, json};

use super::{Row, check};

const URL: &str = "https://a.test/2.png";

fn urls(count: usize) -> Json {
    (1..=count)
        .map(|number| json!(format!("https://a.test/{number}.png")))
        .collect()
}

fn errors() -> Vec<Row> {
    let video = json!({ "video_url": "https://a.test/v.mp4" });
    vec![
        (
            json!({ "generate_audio": "yes" }),
            &[r#"error wrong_type generate_audio {"expected":"boolean","actual":"string"}"#],
        ),
        (json!({ "seed": 7 }), &["error unknown_field seed"]),
        (
            json!({ "resolution": "2k" }),
            &[r#"error not_one_of resolution {"allowed":["720p","1080p","4k"],"actual":"2k"}"#],
        ),
        (
            json!({ "prompt": null }),
            &[
                "error prompt_missing prompt",
                r#"warning mention_unused image_urls.0 {"mention":"@Image1"}"#,
            ],
        ),
        (
            json!({ "multi_prompt": [{ "prompt": "a", "duration": 5 }] }),
            &["error prompt_and_shots multi_prompt"],
        ),
        (
            json!({ "prompt": format!("@Image1{}", "x".repeat(2495)).replace("1x", "1 ") }),
            &[r#"error prompt_too_long prompt {"max":2500,"actual":2502}"#],
        ),
        (
            json!({ "duration": 5.5 }),
            &[r#"error not_whole duration {"actual":5.5}"#],
        ),
        (
            json!({ "duration": 16 }),
            &[r#"error out_of_range duration {"min":3,"max":15,"actual":16}"#],
        ),
        (
            json!({ "prompt": null, "multi_prompt": [{ "prompt": "@Image1", "duration": 5 }, { "duration": 5 }] }),
            &["error shot_prompt_missing multi_prompt.1.prompt"],
        ),
        (
            json!({ "prompt": null, "multi_prompt": [{ "prompt": "@Image1", "duration": 5 }, { "prompt": "b" }] }),
            &["error shot_duration_missing multi_prompt.1.duration"],
        ),
        (
            json!({ "prompt": null, "duration": 6, "multi_prompt": [{ "prompt": "@Image1", "duration": 5 }] }),
            &[r#"error shots_total duration {"sum":5,"duration":6}"#],
        ),
        (
            json!({ "prompt": "@Element1 @Image1 @Image2 @Image3 @Image4", "image_urls": urls(4), "elements": [video] }),
            &[r#"error too_many_references elements {"max":4,"actual":5}"#],
        ),
        (
            json!({ "start_image_url": "/start.png" }),
            &[r#"error url_not_fetchable start_image_url {"reason":"relative"}"#],
        ),
        (
            json!({ "prompt": "@Image1 @Element1", "elements": [{ "voice_id": "v" }] }),
            &[
                "warning voice_without_audio generate_audio",
                "error element_empty elements.0",
                "warning voice_without_video elements.0.voice_id",
            ],
        ),
    ]
}

fn warnings() -> Vec<Row> {
    let whole = json!({ "frontal_image_url": URL, "reference_image_urls": [URL] });
    let video = json!({ "video_url": "https://a.test/v.mp4" });
    vec![
        (
            json!({ "start_image_url": "http://a.test/" }),
            &[r#"warning url_not_public start_image_url {"reason":"not_https"}"#],
        ),
        (
            json!({ "prompt": "@Image1@Image2@Image3@Image4@Image5@Image6@Image7@Image8", "image_urls": urls(8) }),
            &[r#"warning many_references image_urls {"max":7,"actual":8}"#],
        ),
        (
            json!({ "end_image_url": URL }),
            &["warning end_without_start end_image_url"],
        ),
        (
            json!({ "prompt": null, "start_image_url": URL, "end_image_url": URL,
                    "multi_prompt": [{ "prompt": "@Image1", "duration": 5 }] }),
            &["warning end_with_shots end_image_url"],
        ),
        (
            json!({ "prompt": "@Image1@Element1@Element2@Element3@Element4", "start_image_url": URL,
                    "elements": [whole, whole, whole, whole] }),
            &[r#"warning elements_with_start elements {"max":3,"actual":4}"#],
        ),
        (
            json!({ "prompt": "@Image1@Element1@Element2@Element3", "elements": [video, whole, video] }),
            &["warning several_videos elements.2.video_url"],
        ),
        (
            json!({ "prompt": "@Image1@Element1", "generate_audio": true,
                    "elements": [{ "frontal_image_url": URL, "reference_image_urls": [URL], "voice_id": "v" }] }),
            &["warning voice_without_video elements.0.voice_id"],
        ),
        (
            json!({ "prompt": "@Image1@Element1", "elements": [{ "video_url": URL, "voice_id": "v" }] }),
            &["warning voice_without_audio generate_audio"],
        ),
        (
            json!({ "prompt": "@Image1@Element1", "elements": [{ "frontal_image_url": URL }] }),
            &[r#"warning element_incomplete elements.0 {"missing":"reference_image_urls"}"#],
        ),
        (
            json!({ "prompt": "@Image1@Element1",
                    "elements": [{ "frontal_image_url": URL, "reference_image_urls": urls(4) }] }),
            &[r#"warning element_references elements.0.reference_image_urls {"max":3,"actual":4}"#],
        ),
        (
            json!({ "prompt": "@Image1 and @Image2" }),
            &[r#"warning mention_dangling prompt {"mention":"@Image2","available":1} [12,19]"#],
        ),
        (
            json!({ "prompt": "a pier" }),
            &[r#"warning mention_unused image_urls.0 {"mention":"@Image1"}"#],
        ),
        (
            json!({ "prompt": "at <<<image_1>>>" }),
            &[r#"warning mention_foreign prompt {"mention":"<<<image_1>>>","suggestion":"@Image1"} [3,16]"#],
        ),
        (
            json!({ "prompt": "@Image1 @Video1" }),
            &[r#"warning mention_foreign prompt {"mention":"@Video1"} [8,15]"#],
        ),
        (
            json!({ "prompt": null, "multi_prompt": vec![json!({ "prompt": "@Image1", "duration": 2 }); 7] }),
            &[
                r#"warning shots_count multi_prompt {"max":6,"actual":7}"#,
                r#"warning shot_short multi_prompt.0.duration {"min":3,"actual":2}"#,
                r#"warning shot_short multi_prompt.1.duration {"min":3,"actual":2}"#,
                r#"warning shot_short multi_prompt.2.duration {"min":3,"actual":2}"#,
                r#"warning shot_short multi_prompt.3.duration {"min":3,"actual":2}"#,
                r#"warning shot_short multi_prompt.4.duration {"min":3,"actual":2}"#,
                r#"warning shot_short multi_prompt.5.duration {"min":3,"actual":2}"#,
                r#"warning shot_short multi_prompt.6.duration {"min":3,"actual":2}"#,
            ],
        ),
        (
            json!({ "prompt": null, "multi_prompt": [{ "prompt": format!("@Image1 {}", "x".repeat(505)), "duration": 3 }] }),
            &[r#"warning shot_prompt_long multi_prompt.0.prompt {"max":512,"actual":513}"#],
        ),
        (
            json!({ "prompt": "a pier", "image_urls": null }),
            &["warning no_reference image_urls"],
        ),
    ]
}

#[test]
fn every_error_has_its_path_and_params() {
    check(&errors());
}

#[test]
fn every_warning_has_its_path_params_and_span() {
    check(&warnings());
}

#[test]
fn the_rows_above_cover_every_code() {
    let rows = [errors(), warnings()].concat();
    for code in Code::ALL {
        let shown = |line: &&str| line.split(' ').nth(1) == Some(code.as_str());
        assert!(
            rows.iter().any(|(_, lines)| lines.iter().any(shown)),
            "{}",
            code.as_str()
        );
    }
}

#[test]
fn codes_and_severities_are_those_of_the_document_in_its_order() {
    let document = include_str!("../../../docs/package-api.md");
    let table = document
        .split("| Code | Severity |")
        .nth(1)
        .expect("the table of codes");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let documented: Vec<(&str, &str)> = rows
        .map(|row| {
            let mut cells = row.split('|').map(str::trim).skip(1);
            (cells.next().unwrap().trim_matches('`'), cells.next().unwrap())
        })
        .collect();
    let severity = |code: &Code| {
        if code.severity() == Severity::Error {
            "error"
        } else {
            "warning"
        }
    };
    let ours: Vec<(&str, &str)> = Code::ALL
        .iter()
        .map(|code| (code.as_str(), severity(code)))
        .collect();
    assert_eq!(ours, documented);
}
