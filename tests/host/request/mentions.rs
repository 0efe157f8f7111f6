//! Mentions, for editors: found, completed, renumbered.

use kling_o3::core::plain::Describe;
use kling_o3::core::request::mentions::{Completion, mention_at, mentions, renumber};
use serde_json::json;

fn found(text: &str) -> Vec<String> {
    mentions(text)
        .iter()
        .map(|found| format!("{} {:?}", found.text, found.span))
        .collect()
}

#[test]
fn a_mention_is_a_word_of_its_own() {
    for (text, expected) in [
        ("@Image1", vec!["@Image1 (0, 7)"]),
        (
            "@Element12 and @Image3",
            vec!["@Element12 (0, 10)", "@Image3 (15, 22)"],
        ),
        ("@Image1@Image2", vec!["@Image1 (0, 7)", "@Image2 (7, 14)"]),
        (
            "@Image1@Element2@Image3",
            vec!["@Image1 (0, 7)", "@Element2 (7, 16)", "@Image3 (16, 23)"],
        ),
        ("At dawn.@Image1", vec!["@Image1 (8, 15)"]),
        ("@@Image1", vec!["@Image1 (1, 8)"]),
        ("在@Image1港口", vec!["@Image1 (1, 8)"]),
        ("é@Image1é", vec!["@Image1 (1, 8)"]),
        ("🌅@Image1", vec!["@Image1 (2, 9)"]),
        ("@Image0 @Image007", vec!["@Image0 (0, 7)", "@Image007 (8, 17)"]),
        ("(@Image1)-@Image2.", vec!["@Image1 (1, 8)", "@Image2 (10, 17)"]),
        ("a@Image1 1@Image1 _@Image1 a@Image1@Image2", vec![]),
        ("@Image1 a@Image2", vec!["@Image1 (0, 7)"]),
        ("@Image1a @Image1_ @Image1a@Image2", vec![]),
        ("@image1 @IMAGE1 @Video1 ＠Image1 <<<image_1>>>", vec![]),
        ("@Image @Image-1 @Image 1 @Images1 Image1 @Image１", vec![]),
        ("@image1@Image2", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_number_counts_by_value_and_saturates() {
    let numbers = |text: &str| {
        mentions(text)
            .iter()
            .map(|found| found.number)
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers("@Image0 @Image007 @Image42"), [0, 7, 42]);
    let largest = 9_007_199_254_740_991;
    assert_eq!(
        numbers("@Image9007199254740990 @Image9007199254740991"),
        [largest - 1, largest]
    );
    assert_eq!(
        numbers("@Image9007199254740992 @Element99999999999999999999999999"),
        [largest, largest]
    );
}

#[test]
fn a_mention_is_written_as_the_package_documents_it() {
    let written = serde_json::to_value(mentions("x @Element2")[0].plain()).unwrap();
    assert_eq!(
        written,
        json!({ "text": "@Element2", "kind": "element", "number": 2, "span": [2, 11] })
    );
    let written = serde_json::to_value(mention_at("x @Ele", 6.0).unwrap().plain()).unwrap();
    assert_eq!(written, json!({ "query": "Ele", "span": [2, 6] }));
}

#[test]
fn a_picker_completes_what_stands_before_the_caret() {
    for (text, caret, expected) in [
        ("@", 1.0, Some(("", 0, 1))),
        ("@Im", 3.0, Some(("Im", 0, 3))),
        ("see @Image1 now", 7.0, Some(("Im", 4, 11))),
        ("see @Image1 now", 5.0, Some(("", 4, 11))),
        ("see @Image1 now", 11.0, Some(("Image1", 4, 11))),
        ("＠图", 1.0, Some(("", 0, 1))),
        ("图＠im图", 4.0, Some(("im", 1, 4))),
        ("🌅@a", 4.0, Some(("a", 2, 4))),
        ("@Image1@", 8.0, Some(("", 7, 8))),
        ("@Image1@El", 10.0, Some(("El", 7, 10))),
        ("@Image1＠El", 10.0, Some(("El", 7, 10))),
        ("@a_b", 2.0, Some(("a", 0, 2))),
        ("see @Image1 now", 4.0, None),
        ("see @Image1 now", 12.0, None),
        ("@a_b", 3.0, None),
        ("@a_b", 4.0, None),
        ("@a-", 3.0, None),
        ("me@host", 7.0, None),
        ("1@", 2.0, None),
        ("_@", 2.0, None),
        ("@image1@", 8.0, None),
        ("x@Image1@", 9.0, None),
        ("abc", 3.0, None),
        ("", 0.0, None),
    ] {
        let expected = expected.map(|(query, start, end)| (query.to_owned(), (start, end)));
        let given = mention_at(text, caret).map(|Completion { query, span }| (query, span));
        assert_eq!(given, expected, "{text:?} at {caret}");
    }
}

#[test]
fn an_odd_caret_has_a_sane_answer() {
    let query = |caret| mention_at("@Image1", caret).map(|found| found.query);
    for nowhere in [f64::NAN, -1.0, -0.5, f64::NEG_INFINITY, 0.0, -0.0, 0.9] {
        assert_eq!(query(nowhere), None, "{nowhere}");
    }
    for beyond in [7.0, 8.0, 1e300, f64::INFINITY] {
        assert_eq!(query(beyond).as_deref(), Some("Image1"), "{beyond}");
    }
    assert_eq!(query(2.7).as_deref(), Some("I"));
    // Between the halves of a surrogate pair.
    assert_eq!(mention_at("@🌅", 2.0), None);
}

#[test]
fn renumbering_follows_the_items() {
    let some = |numbers: &[f64]| numbers.iter().copied().map(Some).collect::<Vec<_>>();
    for (text, kind, order, expected) in [
        (
            "@Image1 @Image2 @Element1",
            "image",
            some(&[2.0, 1.0]),
            "@Image2 @Image1 @Element1",
        ),
        (
            "@Image1 @Image2 @Element1",
            "element",
            some(&[12.0]),
            "@Image1 @Image2 @Element12",
        ),
        (
            "@Image1@Image2图🌅@Image1",
            "image",
            vec![None, Some(1.0)],
            "@Image0@Image1图🌅@Image0",
        ),
        (
            "@Image0 @Image3 @Image99999999999999999999",
            "image",
            some(&[2.0, 1.0]),
            "@Image0 @Image3 @Image99999999999999999999",
        ),
        (
            "@Image01 @Image02",
            "image",
            some(&[1.0, 3.0]),
            "@Image01 @Image3",
        ),
        (
            "@image1 ＠Image1 <<<image_1>>> a@Image1",
            "image",
            some(&[2.0]),
            "@image1 ＠Image1 <<<image_1>>> a@Image1",
        ),
        ("@Image1", "image", vec![], "@Image1"),
        ("@Image1", "Image", some(&[2.0]), "@Image1"),
        ("@Image1", "video", some(&[2.0]), "@Image1"),
        ("@Image1", "", some(&[2.0]), "@Image1"),
        (
            "@Image1",
            "image",
            some(&[9_007_199_254_740_991.0]),
            "@Image9007199254740991",
        ),
        ("", "image", some(&[2.0]), ""),
    ] {
        assert_eq!(renumber(text, kind, &order), expected, "{text} {kind} {order:?}");
    }
}

#[test]
fn a_new_number_that_is_none_counts_as_removed() {
    for number in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1.5, 9_007_199_254_740_992.0] {
        assert_eq!(
            renumber("@Image1.", "image", &[Some(number)]),
            "@Image0.",
            "{number}"
        );
    }
}
