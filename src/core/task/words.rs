//! The service's own words, made fit to be shown: no markup, no control characters, no secrets, not endless.
//!
//! They stay untrusted text. A message may repeat what was sent, so keys, addresses with a query and the caller's own
//! prompts are taken out before anything is cut, or a piece of them could be left over.

use super::secrets::{redact, seek, without};

/// The longest message that is handed on, in Unicode scalar values (service.md §4.2).
pub const LONGEST: usize = 300;

/// The text, cleaned; nothing where nothing readable is left.
pub fn clean(text: &str, secrets: &[String]) -> Option<String> {
    if is_markup(text) {
        return None;
    }
    let mut text = text.to_owned();
    for secret in secrets {
        text = without(&text, secret.trim());
    }
    let mut cleaned = String::new();
    let mut after_bearer = false;
    for word in text.split(|letter: char| letter.is_whitespace() || letter.is_control()) {
        let word: String = word.chars().filter(|letter| !turns_text_round(*letter)).collect();
        if word.is_empty() {
            continue;
        }
        if !cleaned.is_empty() {
            cleaned.push(' ');
        }
        if after_bearer {
            cleaned.push_str("[key]");
        } else {
            word.split_inclusive(['"', '\'', '`', '<', '>'])
                .for_each(|part| redact(part, &mut cleaned));
        }
        after_bearer = word.eq_ignore_ascii_case("bearer");
    }
    (!cleaned.is_empty()).then(|| cut(&cleaned, LONGEST))
}

/// At most so many scalar values; an ellipsis says where something was cut off.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// The id that a message ends with for the support desk: `(request id: …)` or `request_id: …`.
pub fn request_id(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = seek(&lower, from, "request") {
        from = at.saturating_add("request".len());
        let after = text.get(from..)?;
        let Some(after) = after
            .strip_prefix([' ', '_', '-'])
            .filter(|rest| starts_with_id(rest))
        else {
            continue;
        };
        let value = after.get(2..)?.trim_start();
        let Some(value) = value.strip_prefix([':', '=']) else {
            continue;
        };
        let end = |letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | ':' | '-'));
        let id = value
            .trim_start()
            .split(end)
            .next()
            .unwrap_or_default()
            .trim_end_matches('.');
        if !id.is_empty() {
            return Some(cut(id, 128));
        }
    }
    None
}

fn starts_with_id(text: &str) -> bool {
    text.get(..2)
        .is_some_and(|start| start.eq_ignore_ascii_case("id"))
}

/// A tag, a comment or a doctype. `<<<image_1>>>` is none: it is how some models write a mention.
fn is_markup(text: &str) -> bool {
    let bytes = text.as_bytes();
    let opens = |pair: &[u8]| matches!(pair, [b'<', next] if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'));
    let doubled = |at: usize| at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'<');
    bytes
        .windows(2)
        .enumerate()
        .any(|(at, pair)| opens(pair) && !doubled(at))
}

/// Marks that turn the direction of text can make a message read as what it is not.
fn turns_text_round(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, clean, request_id};

    fn cleaned(text: &str) -> String {
        clean(text, &["A paper boat crosses a flooded street".to_owned()]).unwrap_or_default()
    }

    #[test]
    fn secrets_markup_and_control_characters_do_not_pass() {
        for (text, left) in [
            (
                "duration must be between 3 and 15",
                "duration must be between 3 and 15",
            ),
            ("a\u{0}b\nc\t d\u{7f}\u{85}e\u{202e}f", "a b c d ef"),
            (
                "Incorrect key provided: sk-abc123.",
                "Incorrect key provided: [key]",
            ),
            ("key=sk-abc***xyz; task-unified-1", "key=[key]; task-unified-1"),
            (
                "Authorization: Bearer tok/en= refused",
                "Authorization: Bearer [key] refused",
            ),
            (
                "see https://me:pw@h.example/a.mp4?sig=1,exp=2 now",
                "see https://h.example/a.mp4?… now",
            ),
            ("bad 'https://h.example/p?q#f'", "bad 'https://h.example/p?…"),
            ("h.example/a.mp4?sig=1", "h.example/a.mp4?…"),
            ("really? yes", "really? yes"),
            ("bad data:image/png;base64,AAAA", "bad data:…"),
            ("<html><body>502</body></html>", ""),
            ("text <b>bold</b>", ""),
            ("use <<<image_1>>> or 3 < 5", "use <<<image_1>>> or 3 < 5"),
            (
                "'A paper boat crosses a flooded street' refused",
                "'[prompt]' refused",
            ),
            ("refused: A paper boat crosses a fl...", "refused: [prompt]..."),
            (" \n ", ""),
        ] {
            assert_eq!(cleaned(text), left, "{text}");
        }
    }

    #[test]
    fn a_long_message_is_cut_at_whole_letters() {
        let long = cleaned(&"😀".repeat(1_000));
        assert_eq!(long.chars().count(), LONGEST);
        assert!(long.ends_with("😀…"));
    }

    #[test]
    fn a_request_id_is_found_in_both_forms() {
        for (text, id) in [
            (
                "Internal error (request id: 20260921T101500-7f3a)",
                Some("20260921T101500-7f3a"),
            ),
            ("failed, request_id: ab.c.", Some("ab.c")),
            ("the request is bad; Request-ID = 7", Some("7")),
            ("request idle", None),
            ("request id:", None),
            ("request", None),
        ] {
            assert_eq!(request_id(text).as_deref(), id, "{text}");
        }
    }
}
