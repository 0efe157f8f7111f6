//! What must not come back in a message: the caller's prompts, keys, and what signs an address or logs in.
//!
//! Everything that is looked for is ASCII, or begins a whole text, so looking at bytes never finds half a letter.

/// A prompt that is repeated only in part is found by its beginning of this many bytes.
const TELLTALE: usize = 24;
/// A prompt shorter than this is too common a word to be a secret, and taking it out would spoil any sentence.
const SHORTEST_SECRET: usize = 4;

/// The text with every repetition of the secret, or of a long beginning of it, taken out.
pub(super) fn without(text: &str, secret: &str) -> String {
    let mut kept = String::new();
    let mut from = 0;
    let secret = secret.as_bytes();
    if secret.len() >= SHORTEST_SECRET {
        let start = secret.get(..TELLTALE).unwrap_or(secret);
        while let Some(at) = seek(text, from, start) {
            kept.push_str(between(text, from, at));
            kept.push_str("[prompt]");
            from = at;
            for (left, right) in text.bytes().skip(at).zip(secret) {
                if left != *right {
                    break;
                }
                from += 1;
            }
            while !text.is_char_boundary(from) {
                from += 1;
            }
        }
    }
    kept.push_str(between(text, from, text.len()));
    kept
}

/// One word without white space: keys go, and of an address everything that could sign or log in.
pub(super) fn redact(word: &str, into: &mut String) {
    let start = word.get(..5).unwrap_or_default();
    if start.eq_ignore_ascii_case("data:") && seek(word, 5, b",").is_some() {
        into.push_str("data:…");
        return;
    }
    let mut from = seek(word, 0, b"://").map_or(0, |at| at + 3);
    let is_address = from > 0;
    into.push_str(between(word, 0, from));
    let mut end = word.len();
    for mark in [b"?", b"#"] {
        end = seek(word, 0, mark).unwrap_or(end).min(end);
    }
    if !is_address && seek(word, end, b"=").is_none() {
        end = word.len();
    }
    if is_address {
        let host_end = seek(word, from, b"/").unwrap_or(end).min(end);
        while let Some(at) = seek(word, from, b"@").filter(|at| *at < host_end) {
            from = at + 1;
        }
    }
    without_keys(between(word, from, end), into);
    if end < word.len() {
        into.push_str("?…");
    }
}

/// Keys look like `sk-…`; where one is masked already, its rest goes too.
fn without_keys(word: &str, into: &mut String) {
    let bytes = word.as_bytes();
    let mut from = 0;
    while let Some(at) = seek(word, from, b"sk-") {
        into.push_str(between(word, from, at));
        from = at + 3;
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        if before.is_some_and(u8::is_ascii_alphanumeric) {
            into.push_str("sk-");
            continue;
        }
        into.push_str("[key]");
        from = skip(word, from, is_of_key);
    }
    into.push_str(between(word, from, word.len()));
}

/// Beyond ASCII too: what masks a key is often `…`.
fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*' | b'.' | 0x80..)
}

/// Where `wanted` stands in `text`, from a byte on. Secrets and messages are short; a clever search costs more bytes.
#[inline(never)]
pub(super) fn seek(text: &str, from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let at = rest
        .windows(wanted.len().max(1))
        .position(|window| window == wanted)?;
    Some(from + at)
}

/// Where what is of one sort ends that begins at a byte.
#[inline(never)]
pub(super) fn skip(text: &str, from: usize, is_of_it: fn(u8) -> bool) -> usize {
    let mut at = from;
    while text.as_bytes().get(at).is_some_and(|byte| is_of_it(*byte)) {
        at += 1;
    }
    at
}

/// The piece from one byte to before another; nothing where that would cut a letter.
#[inline(never)]
pub(super) fn between(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}
