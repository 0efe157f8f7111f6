//! How messages call things: a heading that names the field as a person would find it, and lists, names and numbers
//! in words. Nothing is decided here.

use super::issue::Segment;
use crate::core::value::Kind;

/// `name of the field`, what a person calls it, what a person calls one item of it.
const TITLES: &[(&str, &str, &str)] = &[
    ("model", "model", ""),
    ("prompt", "prompt", ""),
    ("resolution", "resolution", ""),
    ("generate_audio", "sound", ""),
    ("start_image_url", "start image", ""),
    ("end_image_url", "end image", ""),
    ("image_urls", "images", "image"),
    ("elements", "elements", "element"),
    ("aspect_ratio", "aspect ratio", ""),
    ("duration", "duration", ""),
    ("shot_type", "shot type", ""),
    ("multi_prompt", "shots", "shot"),
    ("frontal_image_url", "front image", ""),
    ("reference_image_urls", "reference images", "reference image"),
    ("video_url", "video", ""),
    ("voice_id", "voice", ""),
];

/// What a path is called: `Shot 3, prompt`.
pub fn heading(path: &[Segment]) -> String {
    if path.is_empty() {
        return "Request".to_owned();
    }
    let mut heading = String::new();
    for (index, segment) in path.iter().enumerate() {
        match segment {
            Segment::Index(item) => heading.extend([" ", &(item + 1).to_string()]),
            Segment::Name(name) => {
                if !heading.is_empty() {
                    heading.push_str(", ");
                }
                let is_item = matches!(path.get(index + 1), Some(Segment::Index(_)));
                let title = TITLES.iter().find(|title| title.0 == name);
                heading.push_str(title.map_or(name, |title| if is_item { title.2 } else { title.1 }));
            }
        }
    }
    if let Some(first) = heading.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    heading
}

/// `720p, 1080p or 4k`
pub fn any_of(choices: &[&str]) -> String {
    match choices.split_last() {
        Some((last, others)) if !others.is_empty() => [&others.join(", "), " or ", last].concat(),
        _ => choices.concat(),
    }
}

/// A text of the caller's in quotes, and not all of a long one.
pub fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    let mut quoted = String::from("\"");
    quoted.extend(text.chars().take(MOST));
    quoted.push_str(if text.chars().nth(MOST).is_some() {
        "…\""
    } else {
        "\""
    });
    quoted
}

/// `5 seconds`, for a whole number however large.
pub fn seconds(number: f64) -> String {
    format!(
        "{} second{}",
        whole(number),
        if whole(number) == 1 { "" } else { "s" }
    )
}

/// A whole number as one that messages can print: printing fractions would cost more bytes than all messages do.
#[allow(clippy::cast_possible_truncation)] // `as` saturates, and a number beyond i64 is out of every range
pub const fn whole(number: f64) -> i64 {
    number as i64
}

/// What a value is, in words.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Undefined => "undefined",
        Kind::Null => "null",
        Kind::Boolean => "true or false",
        Kind::Number => "a number",
        Kind::Text => "a text",
        Kind::List => "a list",
        Kind::Object => "an object",
        Kind::Other(name) => name,
        Kind::Unreadable => "a value that cannot be read",
    }
}
