//! How long texts are, counted as the service counts: Unicode scalar values.

use serde_json::json;

use super::check;

#[test]
fn a_prompt_has_2500_characters_however_many_units_they_take() {
    for character in ["x", "图", "🌅", "\u{301}", "\u{FFFD}"] {
        let text = |count: usize| format!("@Image1 {}", character.repeat(count - 8));
        check(&[
            (json!({ "prompt": text(2500) }), &[]),
            (
                json!({ "prompt": text(2501) }),
                &[r#"error prompt_too_long prompt {"max":2500,"actual":2501}"#],
            ),
        ]);
    }
}

#[test]
fn a_shots_prompt_has_512_and_is_warned_about_beyond() {
    let shot = |count: usize| {
        let prompt = format!("@Image1 {}", "🌅".repeat(count - 8));
        json!({ "prompt": null, "multi_prompt": [{ "prompt": prompt, "duration": 5 }] })
    };
    check(&[
        (shot(512), &[]),
        (
            shot(2600),
            &[r#"warning shot_prompt_long multi_prompt.0.prompt {"max":512,"actual":2600}"#],
        ),
    ]);
}

#[test]
fn white_space_around_a_prompt_counts_as_it_is_sent() {
    check(&[(
        json!({ "prompt": format!("@Image1{}", " ".repeat(2494)) }),
        &[r#"error prompt_too_long prompt {"max":2500,"actual":2501}"#],
    )]);
}
