//! The service's own words, made fit to be shown: no markup, no control characters, no secrets, not endless.
//!
//! They stay untrusted text. A message may repeat what was sent, so keys, addresses with a query and the caller's own
//! prompts are taken out before anything is cut, or a piece of them could be left over.

use super::secrets::{between, redact, seek, skip, without};
use crate::core::plain::Plain;

/// The longest message that is handed on, in Unicode scalar values (service.md §4.2).
pub const LONGEST: usize = 300;
/// The longest request id.
const LONGEST_ID: usize = 128;

/// The text, cleaned; null where there is none, or nothing readable is left.
pub fn clean(said: &Plain, secrets: &[Plain]) -> Plain {
    let text = said.text();
    if is_markup(text.as_bytes()) {
        return Plain::Null;
    }
    let mut text = text.to_owned();
    for secret in secrets {
        text = without(&text, secret.text().trim_ascii());
    }
    let mut sentence = Sentence::default();
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        let is_mark = matches!(letter, '"' | '\'' | '`' | '<' | '>');
        if is_mark || is_space(letter) || turns_text_round(letter) {
            sentence.end_word(between(&text, from, at));
            from = at + letter.len_utf8();
            if is_mark {
                sentence.add(between(&text, at, from));
            } else {
                sentence.is_spaced = true;
            }
        }
    }
    sentence.end_word(between(&text, from, text.len()));
    cut(&Plain::Text(sentence.cleaned), LONGEST)
}

/// A text that is cleaned word by word.
#[derive(Default)]
struct Sentence {
    cleaned: String,
    is_spaced: bool,
    is_after_bearer: bool,
}

impl Sentence {
    fn end_word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        self.add("");
        if self.is_after_bearer {
            self.add("[key]");
        } else {
            redact(word, &mut self.cleaned);
        }
        self.is_after_bearer = matches!(word, "bearer" | "Bearer" | "BEARER");
    }

    /// Adds a text, after a space where there was one.
    fn add(&mut self, text: &str) {
        if self.is_spaced && !self.cleaned.is_empty() {
            self.cleaned.push(' ');
        }
        self.is_spaced = false;
        self.cleaned.push_str(text);
    }
}

/// At most so many scalar values; an ellipsis says where something was cut off. Null where there is no text, or an
/// empty one.
pub fn cut(said: &Plain, most: usize) -> Plain {
    let text = said.text();
    if text.is_empty() {
        return Plain::Null;
    }
    let (mut count, mut end) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        // Every byte but the first of a letter begins with the bits 10.
        if byte & 0xc0 != 0x80 {
            count += 1;
            if count == most {
                end = at;
            }
        }
    }
    if count <= most {
        return said.clone();
    }
    joined(&[between(text, 0, end), "…"])
}

/// Texts, one after the other.
pub fn joined(texts: &[&str]) -> Plain {
    let mut all = String::new();
    for text in texts {
        all.push_str(text);
    }
    Plain::Text(all)
}

/// The id that a message ends with for the support desk: `(request id: …)` or `request_id: …`; else null.
pub fn request_id(said: &Plain) -> Plain {
    let text = said.text();
    let lower = text.to_ascii_lowercase();
    let mut from = 0;
    loop {
        from = seek(&lower, from, b"request") + b"request".len();
        if from > text.len() {
            return Plain::Null;
        }
        let end = from + " id".len();
        if !matches!(between(&lower, from, end), " id" | "_id" | "-id") {
            continue;
        }
        let end = skip(text, end, |byte| byte == b' ');
        let start = skip(text, end, |byte| matches!(byte, b':' | b'=' | b' '));
        let mut end = if start > end {
            skip(text, start, is_of_id)
        } else {
            start
        };
        while between(text, start, end).ends_with('.') {
            end -= 1;
        }
        if start < end {
            return cut(&joined(&[between(text, start, end)]), LONGEST_ID);
        }
    }
}

fn is_of_id(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'-')
}

/// A tag, a comment or a doctype. `<<<image_1>>>` is none: it is how some models write a mention.
fn is_markup(text: &[u8]) -> bool {
    let mut before = [b' '; 2];
    for byte in text {
        let opens = matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!');
        if opens && before[1] == b'<' && before[0] != b'<' {
            return true;
        }
        before = [before[1], *byte];
    }
    false
}

/// White space and control characters.
pub fn is_space(letter: char) -> bool {
    matches!(letter, '\0'..=' ' | '\u{7f}'..='\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Marks that turn the direction of text can make a message read as what it is not.
fn turns_text_round(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, clean, cut, is_space, request_id};
    use crate::core::plain::Plain;

    fn text(text: &str) -> Plain {
        Plain::Text(text.to_owned())
    }

    fn said(plain: &Plain) -> String {
        plain.text().clone()
    }

    fn cleaned(dirty: &str) -> String {
        said(&clean(
            &text(dirty),
            &[text("A paper boat crosses a flooded street")],
        ))
    }

    #[test]
    fn secrets_markup_and_control_characters_do_not_pass() {
        for (text, left) in [
            (
                "duration must be between 3 and 15",
                "duration must be between 3 and 15",
            ),
            ("a\u{0}b\nc\t d\u{7f}\u{85}e\u{202e}f", "a b c d e f"),
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
            ("bad 'https://h.example/p?q#f'", "bad 'https://h.example/p?…'"),
            ("\"Bearer tok\" 'sk-1'", "\"Bearer [key]\" '[key]'"),
            ("“sk-abc” xsk-abc", "“[key] xsk-abc"),
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
    fn white_space_and_control_characters_are_those_of_unicode() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
            assert_eq!(
                is_space(letter),
                letter.is_whitespace() || letter.is_control(),
                "{letter:?}"
            );
        }
    }

    #[test]
    fn a_text_of_just_the_longest_length_is_not_cut() {
        for (long, short) in [("äöü", "äöü"), ("äöüß", "äö…"), ("", "")] {
            assert_eq!(said(&cut(&text(long), 3)), short);
        }
    }

    #[test]
    fn a_request_id_is_found_in_both_forms() {
        for (message, id) in [
            (
                "Internal error (request id: 20260921T101500-7f3a)",
                Some("20260921T101500-7f3a"),
            ),
            ("failed, request_id: ab.c.", Some("ab.c")),
            ("the request is bad; Request-ID = 7", Some("7")),
            ("request idle", None),
            ("request id:", None),
            ("request", None),
            ("request id 7", None),
            ("request id: ...", None),
            ("request idle; request-id=a:b", Some("a:b")),
        ] {
            assert_eq!(
                request_id(&text(message)).text(),
                id.unwrap_or_default(),
                "{message}"
            );
        }
    }
}
