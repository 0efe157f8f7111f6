//! The service's own words, made fit to be shown: no markup, no control characters, no secrets, not endless.
//!
//! They stay untrusted text. A message may repeat what was sent, so keys, addresses with a query and the caller's own
//! prompts are taken out before anything is cut, or a piece of them could be left over.

/// The longest message that is handed on, in Unicode scalar values (service.md §4.2).
pub const LONGEST: usize = 300;

/// A prompt that is repeated only in part is found by its beginning of this many bytes.
const TELLTALE: usize = 24;
/// A prompt shorter than this is too common a word to be a secret, and taking it out would spoil any sentence.
const SHORTEST_SECRET: usize = 4;

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

/// Where `wanted` stands in `text`, from a byte on. Secrets and messages are short; a clever search costs more bytes.
fn seek(text: &str, from: usize, wanted: &str) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let at = rest
        .windows(wanted.len().max(1))
        .position(|window| window == wanted.as_bytes())?;
    at.checked_add(from)
}

/// The text with every repetition of the secret, or of a long beginning of it, taken out.
fn without(text: &str, secret: &str) -> String {
    let mut telltale = secret.len().min(TELLTALE);
    while !secret.is_char_boundary(telltale) {
        telltale = telltale.saturating_add(1);
    }
    let mut kept = String::new();
    let mut from = 0;
    let start = secret
        .get(..telltale)
        .filter(|start| start.len() >= SHORTEST_SECRET);
    while let Some(at) = start.and_then(|start| seek(text, from, start)) {
        kept.push_str(text.get(from..at).unwrap_or_default());
        kept.push_str("[prompt]");
        let repeated = text.get(at..).unwrap_or_default().chars().zip(secret.chars());
        let length: usize = repeated
            .take_while(|(left, right)| left == right)
            .map(|(left, _)| left.len_utf8())
            .sum();
        from = at.saturating_add(length.max(1));
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

/// One word without white space: keys go, and of an address everything that could sign or log in.
fn redact(word: &str, into: &mut String) {
    let query = word
        .find(['?', '#'])
        .filter(|at| word.contains("://") || word.get(*at..).is_some_and(|query| query.contains('=')));
    let address = query.and_then(|at| word.get(..at)).unwrap_or(word);
    let is_data = address
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    if is_data && word.contains(',') {
        into.push_str("data:…");
        return;
    }
    match address.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let host = host.rsplit_once('@').map_or(host, |(_login, host)| host);
            into.push_str(scheme);
            into.push_str("://");
            into.push_str(host);
            without_keys(path, into);
        }
        None => without_keys(address, into),
    }
    if query.is_some() {
        into.push_str("?…");
    }
}

/// Keys look like `sk-…`; where one is masked already, its rest goes too.
fn without_keys(word: &str, into: &mut String) {
    let mut from = 0;
    while let Some(at) = seek(word, from, "sk-") {
        let before = word.get(from..at).unwrap_or_default();
        into.push_str(before);
        let rest = word.get(at..).unwrap_or_default();
        let is_key = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '*' | '.' | '…');
        let length = rest.find(|letter| !is_key(letter)).unwrap_or(rest.len());
        let starts_word = !word
            .get(..at)
            .unwrap_or_default()
            .ends_with(|letter: char| letter.is_alphanumeric());
        let length = if starts_word { length } else { 3 };
        into.push_str(if starts_word { "[key]" } else { "sk-" });
        from = at.saturating_add(length);
    }
    into.push_str(word.get(from..).unwrap_or_default());
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
