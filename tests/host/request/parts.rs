//! A sheet that holds parts of the texts: what is judged by them is what would be judged by all of them.

use kling_o3::core::links::Links;
use kling_o3::core::plain::Describe;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::properties::{near_request, text};
use super::{changed, judge_json};
use crate::fuzz::promises;
use crate::support::{FIXTURES, HostLinks, fixture};

/// Whether the parts were enough.
fn is_enough(input: &Json) -> bool {
    promises::is_enough(input, &judge_json(input))
}

#[test]
fn parts_are_enough_for_what_is_asked_every_day() {
    for id in FIXTURES.keys().filter(|id| id.starts_with("req.")) {
        is_enough(&fixture(id));
    }
    for changes in [
        json!({}),
        json!({ "prompt": "参考@Image1和x@Image1, @Image7@Image1 _@Image1 a@b.c", "duration": 99 }),
        json!({ "prompt": "x".repeat(2_500), "start_image_url": " " }),
        json!({ "prompt": 5, "model": null, "seed": [] }),
        json!({ "start_image_url": "https://img-1.2.a.test/1.png" }),
        json!({ "prompt": "<<<image_1>>> 参考＠Image1", "resolution": "2k", "seed": 1 }),
        json!({ "start_image_url": "http://a.test/", "image_urls": ["", " https://a.test/ "] }),
    ] {
        assert!(is_enough(&changed(&changes)), "{changes}");
    }
}

#[test]
fn where_they_are_not_the_whole_is_asked_for() {
    for changes in [
        json!({ "prompt": "x".repeat(2_501) }),
        json!({ "start_image_url": "https://A.test/" }),
        json!({ "start_image_url": "https://10.0.0.1/" }),
    ] {
        assert!(!is_enough(&changed(&changes)), "{changes}");
    }
}

/// Requests, each with what a page is told of it: `tests/npm/sheet.test.mjs` holds the page's writer to the same.
#[test]
fn the_hosts_writer_says_what_the_pages_says() {
    for row in include_str!("crossing.jsonl").lines() {
        let (input, told): (Json, Json) = serde_json::from_str(row).unwrap();
        assert_eq!(
            serde_json::to_value(judge_json(&input).plain()).unwrap(),
            told,
            "{input}"
        );
        is_enough(&input);
    }
}

proptest! {
    #[test]
    fn the_same_comes_of_anything_like_a_request(input in near_request()) {
        is_enough(&input);
    }

    #[test]
    fn parts_are_enough_for_any_text(text in text()) {
        assert!(is_enough(&changed(&json!({ "prompt": text }))));
    }

    #[test]
    fn an_address_that_is_good_at_first_sight_is_good_at_the_second(rest in "[a-z0-9.:@?#%x_\\[\\]-]{1,12}(/[ -~]{0,4})?") {
        let address = format!("https://{rest}");
        let said = judge_json(&changed(&json!({ "image_urls": [address] })));
        if said.issues.is_empty() {
            let links: &dyn Links = &HostLinks;
            prop_assert!(links.parse(&address).is_some(), "{}", address);
        }
    }
}
