//! What a person reads: where an issue is, and its code's text with its own parameters in it.
//!
//! `{max}` stands for the parameter `max`. A part in square brackets is left out where a parameter in it is not there.

use crate::core::plain::{Object, Plain};

/// The words of parameters, and what a person says for them. Other words are said as they are.
const WORDS: &[(&str, &str)] = &[
    ("string", "a text"),
    ("boolean", "true or false"),
    ("integer", "a finite whole number"),
    ("number", "a number"),
    ("array", "a list"),
    ("object", "an object"),
    ("unreadable", "a value that cannot be read"),
    ("empty", "the address is empty"),
    ("relative", "this is not a whole address"),
    ("scheme", "no server can fetch an address of this sort"),
    ("unparsable", "this cannot be read as an address"),
    ("data", "the service may refuse a data address"),
    ("private_host", "the service cannot reach this host"),
    ("not_https", "the service may refuse plain http"),
    ("frontal_image_url", "a front image"),
    ("reference_image_urls", "a reference image"),
];
/// No more characters than this of a text of the caller's.
const LONGEST: usize = 40;

/// Adds a field that has no title.
pub fn extend(heading: &mut String, name: &str) {
    comma(heading);
    push_quoted(heading, name);
}

/// Sets off what comes next, where there is something already.
pub fn comma(heading: &mut String) {
    if !heading.is_empty() {
        heading.push_str(", ");
    }
}

/// The heading, then the text of a code with the parameters in it.
pub fn message(heading: &str, text: &str, params: &Object) -> String {
    let mut message = String::from(if heading.is_empty() { "request" } else { heading });
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    message.push_str(": ");
    let mut part = 0;
    let mut begin = 0;
    let mut is_missing = false;
    for (index, sign) in text.bytes().enumerate() {
        if !matches!(sign, b'{' | b'}' | b'[' | b']') {
            continue;
        }
        // What stands before the sign: a part of the text, or a name.
        let before = text.get(part..index).unwrap_or_default();
        part = index + 1;
        if sign == b'}' {
            is_missing |= !push_param(&mut message, before, params);
            continue;
        }
        message.push_str(before);
        if sign == b'[' {
            begin = message.len();
            is_missing = false;
        } else if sign == b']' && is_missing {
            message.truncate(begin);
        }
    }
    message.push_str(text.get(part..).unwrap_or_default());
    message
}

/// Whether there is such a parameter.
fn push_param(message: &mut String, name: &str, params: &Object) -> bool {
    let param = params.fields().iter().find(|param| param.0 == name);
    match param.map(|param| &param.1) {
        Some(Plain::Number(number)) => push_seconds(message, *number),
        Some(Plain::Word(word)) => message.push_str(said(word)),
        Some(Plain::Text(text)) => push_quoted(message, text),
        Some(Plain::List(choices)) => push_choices(message, choices),
        _ => return false,
    }
    true
}

fn said(word: &'static str) -> &'static str {
    WORDS
        .iter()
        .find(|known| known.0 == word)
        .map_or(word, |known| known.1)
}

/// `720p, 1080p or 4k`
fn push_choices(message: &mut String, choices: &[Plain]) {
    for (index, choice) in choices.iter().enumerate() {
        if let Plain::Word(word) = choice {
            message.push_str(match index {
                0 => "",
                _ if index + 1 == choices.len() => " or ",
                _ => ", ",
            });
            message.push_str(word);
        }
    }
}

/// A text of the caller's in quotes, and not all of a long one.
fn push_quoted(message: &mut String, text: &str) {
    message.push('"');
    for (index, character) in text.chars().enumerate() {
        if index == LONGEST {
            message.push('…');
            break;
        }
        message.push(character);
    }
    message.push('"');
}

/// A whole number, however large: one beyond 64 bits is out of every range.
#[allow(clippy::cast_possible_truncation)] // `as` saturates
fn push_seconds(message: &mut String, number: f64) {
    let number = number as i64;
    if number < 0 {
        message.push('-');
    }
    push_number(message, number.unsigned_abs());
}

/// A number in decimal digits; the library's own printing is much larger.
pub fn push_number(message: &mut String, number: u64) {
    if number > 9 {
        push_number(message, number / 10);
    }
    message.push(char::from(b'0' + (number % 10) as u8));
}
