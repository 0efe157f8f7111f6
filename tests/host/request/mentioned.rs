//! What validation says of mentions: foreign, dangling, unused.

use serde_json::{Value as Json, json};

use super::{changed, check, judge_json, lines};

/// The first text of a request may be any of them.
#[test]
fn a_prompt_that_is_not_there_mentions_nothing() {
    let shot = json!({ "prompt": "@Image1 at sea", "duration": 3 });
    let voice = json!({ "voice_id": "@Image1", "video_url": "https://a.test/1.mp4" });
    for input in [
        json!({ "multi_prompt": [shot] }),
        json!({ "elements": [voice], "multi_prompt": [{ "prompt": "A pier, @Image1", "duration": 3 }] }),
    ] {
        let about: Vec<String> = lines(&judge_json(&input))
            .into_iter()
            .filter(|line| line.starts_with("warning mention_dangling"))
            .map(|line| line.split(' ').nth(2).unwrap().to_owned())
            .collect();
        assert_eq!(about, ["multi_prompt.0.prompt"], "{input}");
    }
}

#[test]
fn foreign_mentions_are_recognised_and_translated_where_one_fits() {
    for (mention, suggestion) in [
        ("<<<image_1>>>", Some("@Image1")),
        ("<<<element_1>>>", Some("@Element1")),
        ("<<<video_1>>>", None),
        ("<<<image_01>>>", Some("@Image1")),
        ("<<<image_2>>>", None),
        ("<<<image_0>>>", None),
        ("@Video1", None),
        ("@video1", None),
        ("@image1", Some("@Image1")),
        ("@IMAGE1", Some("@Image1")),
        ("@eLEMENT1", Some("@Element1")),
        ("＠Image1", Some("@Image1")),
        ("＠image1", Some("@Image1")),
        ("＠Element2", None),
        ("＠Video1", None),
    ] {
        for (before, after, offset) in [
            ("", "", 0),
            ("港🌅", "港", 3),
            ("@Image1", "@Element1", 7),
            ("(", ").", 1),
        ] {
            let text = format!("{before}{mention}{after}");
            let mut params = json!({ "mention": mention });
            if let Some(suggestion) = suggestion {
                params["suggestion"] = json!(suggestion);
            }
            let end = offset + mention.encode_utf16().count();
            let expected = format!("warning mention_foreign prompt {params} [{offset},{end}]");
            assert_eq!(about_text(&text), [expected], "{text}");
        }
        for glued in [
            format!("a{mention}"),
            format!("_{mention}"),
            format!("{mention}a"),
            format!("{mention}1a"),
        ] {
            assert_eq!(about_text(&glued), [""; 0], "{glued}");
        }
    }
    for none in [
        "<<<Image_1>>>",
        "<<<image1>>>",
        "<<image_1>>",
        "<<<image_>>>",
        "@sound1",
        "@image",
        "＠image１",
    ] {
        assert_eq!(about_text(none), [""; 0], "{none}");
    }
}

/// What is said about mentions in a text, with one picture and one element to mention.
fn about_text(text: &str) -> Vec<String> {
    let element = json!({ "video_url": "https://a.test/v" });
    let input = changed(&json!({ "prompt": text, "elements": [element] }));
    let all = lines(&judge_json(&input));
    all.into_iter()
        .filter(|line| line.contains(" mention_") && !line.contains("_unused"))
        .collect()
}

fn two_images(prompt: &str) -> Json {
    json!({ "prompt": prompt, "image_urls": ["https://a.test/1", "https://a.test/2"] })
}

#[test]
fn every_occurrence_is_an_issue_of_its_own() {
    check(&[
        (
            json!({ "prompt": "@Image1 @Image2 @Image2 @Image0 @Element1 @Image1" }),
            &[
                r#"warning mention_dangling prompt {"mention":"@Image2","available":1} [8,15]"#,
                r#"warning mention_dangling prompt {"mention":"@Image2","available":1} [16,23]"#,
                r#"warning mention_dangling prompt {"mention":"@Image0","available":1} [24,31]"#,
                r#"warning mention_dangling prompt {"mention":"@Element1","available":0} [32,41]"#,
            ],
        ),
        // A foreign mention with a suggestion is a use, one without is none.
        (
            two_images("@image1 <<<image_2>>> @image3"),
            &[
                r#"warning mention_foreign prompt {"mention":"@image1","suggestion":"@Image1"} [0,7]"#,
                r#"warning mention_foreign prompt {"mention":"<<<image_2>>>","suggestion":"@Image2"} [8,21]"#,
                r#"warning mention_foreign prompt {"mention":"@image3"} [22,29]"#,
            ],
        ),
        (two_images("@Image1 @Image02"), &[]),
    ]);
}

#[test]
fn unused_is_said_unless_a_text_could_not_be_read() {
    const UNUSED: &str = r#"warning mention_unused image_urls.0 {"mention":"@Image1"}"#;
    check(&[
        (
            json!({ "prompt": null }),
            &["error prompt_missing prompt", UNUSED],
        ),
        (
            json!({ "prompt": 5 }),
            &[r#"error wrong_type prompt {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "prompt": null, "multi_prompt": [{ "duration": 5 }] }),
            &[UNUSED, "error shot_prompt_missing multi_prompt.0.prompt"],
        ),
        (
            json!({ "prompt": null, "multi_prompt": [{ "prompt": 5, "duration": 5 }] }),
            &[r#"error wrong_type multi_prompt.0.prompt {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "prompt": "x", "multi_prompt": [{ "prompt": "@Image1", "duration": 5 }] }),
            &["error prompt_and_shots multi_prompt"],
        ),
        // The text of a shot with an error is scanned too.
        (
            json!({ "prompt": null, "multi_prompt": [{ "prompt": "@Image1 @Image2", "duration": "5" }] }),
            &[
                r#"warning mention_dangling multi_prompt.0.prompt {"mention":"@Image2","available":1} [8,15]"#,
                r#"error wrong_type multi_prompt.0.duration {"expected":"integer","actual":"string"}"#,
            ],
        ),
    ]);
}

#[test]
fn what_an_unreadable_list_holds_is_not_guessed() {
    check(&[
        (
            json!({ "prompt": "@Image1 @image1", "image_urls": 7 }),
            &[
                r#"warning mention_foreign prompt {"mention":"@image1"} [8,15]"#,
                r#"error wrong_type image_urls {"expected":"array","actual":"number"}"#,
            ],
        ),
        (
            json!({ "prompt": "@Image1 @Element1", "elements": 7 }),
            &[r#"error wrong_type elements {"expected":"array","actual":"number"}"#],
        ),
    ]);
}
