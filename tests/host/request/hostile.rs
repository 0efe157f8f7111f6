//! Input that no form would send: every kind of value, values that throw, that lie and that never end.

use std::cell::Cell;
use std::rc::Rc;

use kling_o3::core::plain::Describe;
use kling_o3::core::value::Kind;

use super::odd::Odd;
use super::{judge, lines};

/// What is said about a good request with one more member.
fn with(name: &'static str, value: Odd) -> Vec<String> {
    let mut members = vec![
        ("prompt", Odd::Text("x")),
        ("start_image_url", Odd::Text("https://a.test/")),
    ];
    members.retain(|(other, _)| *other != name);
    members.push((name, value));
    lines(&judge(&Odd::Members(members)))
}

const FIELDS: [(&str, &str); 5] = [
    ("prompt", "string"),
    ("generate_audio", "boolean"),
    ("duration", "integer"),
    ("image_urls", "array"),
    ("multi_prompt", "array"),
];

#[test]
fn what_json_cannot_hold_is_of_the_wrong_type_everywhere() {
    for (kind, actual) in [
        (Kind::Other("bigint"), "bigint"),
        (Kind::Other("symbol"), "symbol"),
        (Kind::Other("function"), "function"),
        (Kind::Unreadable, "unreadable"),
        (Kind::Object, "object"),
    ] {
        let wrong = |path: &str, expected: &str| {
            [format!(
                r#"error wrong_type {path} {{"expected":"{expected}","actual":"{actual}"}}"#
            )]
        };
        for (name, expected) in FIELDS {
            assert_eq!(with(name, Odd::Only(kind)), wrong(name, expected));
        }
        assert_eq!(
            with("image_urls", Odd::Items(vec![Odd::Only(kind)])),
            wrong("image_urls.0", "string")
        );
        assert_eq!(with("seed", Odd::Only(kind)), ["error unknown_field seed"]);
        if kind != Kind::Object {
            assert_eq!(lines(&judge(&Odd::Only(kind))), wrong("-", "object"));
            assert_eq!(
                with("elements", Odd::Items(vec![Odd::Only(kind)])),
                wrong("elements.0", "object")
            );
        }
    }
}

#[test]
fn undefined_is_absent_but_for_the_input_and_list_items() {
    let good = judge(&Odd::Members(vec![
        ("prompt", Odd::Text("x")),
        ("start_image_url", Odd::Text("https://a.test/")),
    ]));
    assert!(good.request.is_some() && good.issues.is_empty());
    for name in [
        "model",
        "duration",
        "generate_audio",
        "image_urls",
        "elements",
        "multi_prompt",
        "seed",
    ] {
        assert_eq!(with(name, Odd::Only(Kind::Undefined)), [""; 0], "{name}");
    }
    let actual = r#""actual":"undefined"}"#;
    let expected = [format!(r#"error wrong_type - {{"expected":"object",{actual}"#)];
    assert_eq!(lines(&judge(&Odd::Only(Kind::Undefined))), expected);
    let hole = Odd::Items(vec![Odd::Only(Kind::Undefined)]);
    let expected = [format!(
        r#"error wrong_type image_urls.0 {{"expected":"string",{actual}"#
    )];
    assert_eq!(with("image_urls", hole), expected);
}

#[test]
fn numbers_that_are_none_are_of_the_wrong_type() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let expected = [r#"error wrong_type duration {"expected":"integer","actual":"number"}"#];
        assert_eq!(with("duration", Odd::Number(number)), expected, "{number}");
    }
}

#[test]
fn what_throws_is_unreadable() {
    let wrong = |path: &str, expected: &str| {
        [format!(
            r#"error wrong_type {path} {{"expected":"{expected}","actual":"unreadable"}}"#
        )]
    };
    assert_eq!(lines(&judge(&Odd::Throws(Kind::Object))), wrong("-", "object"));
    assert_eq!(with("prompt", Odd::Throws(Kind::Text)), wrong("prompt", "string"));
    assert_eq!(
        with("image_urls", Odd::Throws(Kind::List)),
        wrong("image_urls", "array")
    );
    assert_eq!(with("image_urls", Odd::Liar), wrong("image_urls", "array"));
    assert_eq!(
        with("elements", Odd::Items(vec![Odd::Throws(Kind::Object)])),
        wrong("elements.0", "object")
    );
    assert_eq!(
        with("seed", Odd::Throws(Kind::List)),
        ["error unknown_field seed"]
    );
}

#[test]
fn names_take_of_the_room_that_texts_have() {
    let name = Box::leak("x".repeat(1 << 25).into_boxed_str());
    let element = || Odd::Members(vec![(&*name, Odd::Text("x"))]);
    let said = with("elements", Odd::Items(vec![element(), element()]));
    let expected = r#"error wrong_type elements.1 {"expected":"object","actual":"unreadable"}"#;
    assert_eq!(said.last().unwrap(), expected);
}

#[test]
fn a_list_that_is_too_long_is_one_issue_and_not_read() {
    let most = |length: usize, path: &str| {
        format!(r#"error out_of_range {path} {{"min":0,"max":1000,"actual":{length}}}"#)
    };
    for length in [1001, u32::MAX as usize] {
        assert_eq!(
            with("image_urls", Odd::Long(length)),
            [most(length, "image_urls")]
        );
        assert_eq!(with("elements", Odd::Long(length)), [most(length, "elements")]);
        let expected = [
            "error prompt_and_shots multi_prompt".to_owned(),
            most(length, "multi_prompt"),
        ];
        assert_eq!(with("multi_prompt", Odd::Long(length)), expected);
        assert_eq!(with("seed", Odd::Long(length)), ["error unknown_field seed"]);
        let element = Odd::Members(vec![
            ("frontal_image_url", Odd::Text("https://a.test/")),
            ("reference_image_urls", Odd::Long(length)),
        ]);
        let expected = [most(length, "elements.0.reference_image_urls")];
        assert_eq!(with("elements", Odd::Items(vec![element])), expected);
    }
    let thousand = with("image_urls", Odd::Items(vec![Odd::Text("https://a.test/"); 1000]));
    assert_eq!(
        thousand[0],
        r#"warning many_references image_urls {"max":7,"actual":1000}"#
    );
    assert_eq!(thousand.len(), 1001);
}

#[test]
fn a_long_list_still_takes_part_with_its_length() {
    let members = |prompt| {
        Odd::Members(vec![
            ("prompt", Odd::Text(prompt)),
            ("image_urls", Odd::Long(1001)),
            (
                "elements",
                Odd::Items(vec![Odd::Members(vec![(
                    "video_url",
                    Odd::Text("https://a.test/"),
                )])]),
            ),
        ])
    };
    let long = r#"error out_of_range image_urls {"min":0,"max":1000,"actual":1001}"#;
    let many = r#"error too_many_references elements {"max":4,"actual":1002}"#;
    assert_eq!(lines(&judge(&members("@Image1001 @Element1"))), [long, many]);
    let dangling = r#"warning mention_dangling prompt {"mention":"@Image1002","available":1001} [0,10]"#;
    assert_eq!(
        lines(&judge(&members("@Image1002 @Element1"))),
        [dangling, long, many]
    );
}

/// A video could be among the elements that were not read: which limit holds is not known.
#[test]
fn what_was_not_read_is_not_guessed() {
    let said = judge(&Odd::Members(vec![
        ("prompt", Odd::Text("@Image1 @Element1 @Element1001")),
        ("image_urls", Odd::Items(vec![Odd::Text("https://a.test/")])),
        ("elements", Odd::Long(1001)),
    ]));
    let long = r#"error out_of_range elements {"min":0,"max":1000,"actual":1001}"#;
    assert_eq!(lines(&said), [long]);
}

#[test]
fn a_value_without_end_is_read_no_deeper_than_the_contract_goes() {
    let said = lines(&judge(&Odd::Endless));
    let object = r#"{"expected":"string","actual":"object"}"#;
    assert_eq!(said[0], format!("error wrong_type prompt {object}"));
    assert_eq!(said.last().unwrap(), "error unknown_field other");
    assert!(said.contains(&format!("error wrong_type multi_prompt.2.prompt {object}")));
    assert!(said.contains(&"error unknown_field elements.0.elements".to_owned()));
}

#[test]
fn the_input_is_read_once() {
    let count = Rc::new(Cell::new(0));
    assert!(judge(&Odd::Counted(Rc::clone(&count))).request.is_some());
    assert_eq!(count.get(), 1);
}

#[test]
fn lone_surrogates_have_become_replacement_characters_and_count_as_one() {
    let text = "\u{FFFD}@Image1\u{FFFD}";
    let validation = judge(&Odd::Members(vec![
        ("prompt", Odd::Text(text)),
        (
            "image_urls",
            Odd::Items(vec![Odd::Text("https://a.test/\u{FFFD}")]),
        ),
    ]));
    assert_eq!(lines(&validation), [""; 0]);
    let request = serde_json::to_value(validation.request.unwrap().plain()).unwrap();
    assert_eq!(request["prompt"], text);
    assert_eq!(request["image_urls"][0], "https://a.test/\u{FFFD}");
}

#[test]
fn texts_are_read_as_long_as_there_is_room() {
    let long: &str = Box::leak("x".repeat(7 << 20).into_boxed_str());
    let said = with("image_urls", Odd::Items(vec![Odd::Text(long); 5]));
    let error = |line: &&String| line.starts_with("error");
    let said: Vec<_> = said.iter().filter(error).map(String::as_str).collect();
    let relative = r#" {"reason":"relative"}"#;
    assert_eq!(said[3], format!("error url_not_fetchable image_urls.3{relative}"));
    let unread = r#"error wrong_type image_urls.4 {"expected":"string","actual":"unreadable"}"#;
    assert_eq!(said[4], unread);
}

#[test]
fn an_object_of_too_many_members_is_not_read() {
    let crowd = |count| lines(&judge(&Odd::Members(vec![("other", Odd::Number(1.0)); count])));
    let unread = r#"error wrong_type - {"expected":"object","actual":"unreadable"}"#;
    assert_eq!(crowd(100_001), [unread]);
    assert_eq!(crowd(100_000).len(), 10_001);
}

#[test]
fn a_crowd_of_warnings_hides_no_error() {
    let shot = |text: &'static str, duration| {
        Odd::Members(vec![
            ("prompt", Odd::Text(text)),
            ("duration", Odd::Number(duration)),
        ])
    };
    let crowd: &str = Box::leak("@Image9 ".repeat(10_100).into_boxed_str());
    let said = judge(&Odd::Members(vec![(
        "multi_prompt",
        Odd::Items(vec![shot(crowd, 5.0), shot("x", 0.5)]),
    )]));
    assert!(said.request.is_none());
    assert_eq!(said.issues.len(), 10_001);
    assert_eq!(
        lines(&said).last().unwrap(),
        r#"error not_whole multi_prompt.1.duration {"actual":0.5}"#
    );
}
