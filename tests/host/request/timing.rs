//! Lengths: of the video, of its shots, and of both together.

use serde_json::{Value as Json, json};

use super::check;

/// Shots of these lengths, the first of which mentions the picture.
fn shots(lengths: &[Json]) -> Json {
    let shot = |(index, length): (usize, &Json)| {
        let prompt = if index == 0 { "@Image1" } else { "on" };
        json!({ "prompt": prompt, "duration": length })
    };
    lengths.iter().enumerate().map(shot).collect()
}

fn with_shots(duration: &Json, lengths: &[Json]) -> Json {
    json!({ "prompt": null, "duration": duration, "multi_prompt": shots(lengths) })
}

#[test]
fn a_duration_is_a_whole_number_from_3_to_15() {
    check(&[
        (json!({ "duration": 3 }), &[]),
        (json!({ "duration": 15 }), &[]),
        (json!({ "duration": 5.0 }), &[]),
        (
            json!({ "duration": 2 }),
            &[r#"error out_of_range duration {"min":3,"max":15,"actual":2}"#],
        ),
        (
            json!({ "duration": -1 }),
            &[r#"error out_of_range duration {"min":3,"max":15,"actual":-1}"#],
        ),
        (
            json!({ "duration": -0.0 }),
            &[r#"error out_of_range duration {"min":3,"max":15,"actual":0}"#],
        ),
        (
            json!({ "duration": 1e300 }),
            &[r#"error out_of_range duration {"min":3,"max":15,"actual":1e+300}"#],
        ),
        (
            json!({ "duration": 2.999 }),
            &[r#"error not_whole duration {"actual":2.999}"#],
        ),
        (
            json!({ "duration": 99.5 }),
            &[r#"error not_whole duration {"actual":99.5}"#],
        ),
    ]);
}

#[test]
fn a_shot_takes_at_least_a_second_and_better_three() {
    check(&[
        (with_shots(&json!(null), &[json!(3), json!(3)]), &[]),
        (
            with_shots(&json!(null), &[json!(3), json!(2)]),
            &[r#"warning shot_short multi_prompt.1.duration {"min":3,"actual":2}"#],
        ),
        (
            with_shots(&json!(null), &[json!(3), json!(1)]),
            &[r#"warning shot_short multi_prompt.1.duration {"min":3,"actual":1}"#],
        ),
        (
            with_shots(&json!(null), &[json!(3), json!(0)]),
            &[r#"error out_of_range multi_prompt.1.duration {"min":1,"max":15,"actual":0}"#],
        ),
        (
            with_shots(&json!(5), &[json!(8), json!(-3)]),
            &[r#"error out_of_range multi_prompt.1.duration {"min":1,"max":15,"actual":-3}"#],
        ),
        (
            with_shots(&json!(5), &[json!(4), json!(1.5)]),
            &[r#"error not_whole multi_prompt.1.duration {"actual":1.5}"#],
        ),
    ]);
}

#[test]
fn shots_add_up_to_the_duration_or_to_3_to_15() {
    check(&[
        (with_shots(&json!(null), &[json!(3)]), &[]),
        (with_shots(&json!(15), &[json!(7), json!(8)]), &[]),
        (
            with_shots(&json!(5), &[json!(3), json!(3)]),
            &[r#"error shots_total duration {"sum":6,"duration":5}"#],
        ),
        (
            with_shots(&json!(null), &[json!(8), json!(8)]),
            &[r#"error shots_total multi_prompt {"sum":16,"min":3,"max":15}"#],
        ),
        (
            with_shots(&json!(null), &[json!(16)]),
            &[r#"error shots_total multi_prompt {"sum":16,"min":3,"max":15}"#],
        ),
        (
            with_shots(&json!(null), &[json!(1), json!(1)]),
            &[
                r#"error shots_total multi_prompt {"sum":2,"min":3,"max":15}"#,
                r#"warning shot_short multi_prompt.0.duration {"min":3,"actual":1}"#,
                r#"warning shot_short multi_prompt.1.duration {"min":3,"actual":1}"#,
            ],
        ),
        // An odd duration that the shots agree with is wrong once.
        (
            with_shots(&json!(16), &[json!(8), json!(8)]),
            &[r#"error out_of_range duration {"min":3,"max":15,"actual":16}"#],
        ),
        // One that they do not agree with is wrong twice, and the sum is not reported by itself.
        (
            with_shots(&json!(20), &[json!(8), json!(8)]),
            &[
                r#"error out_of_range duration {"min":3,"max":15,"actual":20}"#,
                r#"error shots_total duration {"sum":16,"duration":20}"#,
            ],
        ),
        // A length out of range still counts.
        (
            with_shots(&json!(5), &[json!(4), json!(0)]),
            &[
                r#"error shots_total duration {"sum":4,"duration":5}"#,
                r#"error out_of_range multi_prompt.1.duration {"min":1,"max":15,"actual":0}"#,
            ],
        ),
        (
            with_shots(&json!(null), &[json!(1e308), json!(1e308)]),
            &[r#"error shots_total multi_prompt {"sum":1.7976931348623157e+308,"min":3,"max":15}"#],
        ),
    ]);
}

#[test]
fn the_total_is_checked_only_where_every_length_is_whole() {
    check(&[
        (
            with_shots(&json!(5), &[json!(9), json!(null)]),
            &["error shot_duration_missing multi_prompt.1.duration"],
        ),
        (
            with_shots(&json!(null), &[json!(20), json!("5")]),
            &[r#"error wrong_type multi_prompt.1.duration {"expected":"integer","actual":"string"}"#],
        ),
        (
            with_shots(&json!("5"), &[json!(8), json!(8)]),
            &[r#"error wrong_type duration {"expected":"integer","actual":"string"}"#],
        ),
        (
            with_shots(&json!(5.5), &[json!(8), json!(8)]),
            &[r#"error not_whole duration {"actual":5.5}"#],
        ),
        (
            json!({ "prompt": null, "duration": 5, "multi_prompt": [{ "prompt": "@Image1", "duration": 9 }, 7] }),
            &[r#"error wrong_type multi_prompt.1 {"expected":"object","actual":"number"}"#],
        ),
    ]);
}
