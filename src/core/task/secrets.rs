//! What must not come back in a message: the caller's prompts, keys, and what signs an address or logs in.
//!
//! Everything that is looked for is ASCII, or begins a whole text, so looking at bytes never finds half a letter.

/// A prompt that is repeated only in part is found by its beginning of this many bytes.
const TELLTALE: usize = 24;
/// A prompt shorter than this is too common a word to be a secret, and taking it out would spoil any sentence.
const SHORTEST_SECRET: usize = 4;

/// The text with every repetition of the secret, or of a long beginning of it, taken out.
pub(super) fn without(text: &str, secret: &str) -> String {
    let secret = secret.as_bytes();
    if secret.len() < SHORTEST_SECRET {
        return text.to_owned();
    }
    let start = secret.get(..TELLTALE).unwrap_or(secret);
    let (mut kept, mut from) = (String::new(), 0);
    loop {
        let at = seek(text, from, start);
        add(&mut kept, text, from, at);
        if at == text.len() {
            return kept;
        }
        kept.push_str("[prompt]");
        from = at;
        for wanted in secret {
            if text.as_bytes().get(from) != Some(wanted) {
                break;
            }
            from += 1;
        }
        while !text.is_char_boundary(from) {
            from += 1;
        }
    }
}

/// One word without white space: keys go, and of an address everything that could sign or log in.
pub(super) fn redact(word: &str, into: &mut String) {
    if matches!(between(word, 0, 5), "data:" | "Data:" | "DATA:") && seek(word, 0, b",") < word.len() {
        into.push_str("data:…");
        return;
    }
    let scheme_end = seek(word, 0, b"://");
    let is_address = scheme_end < word.len();
    let mut from = if is_address { scheme_end + 3 } else { 0 };
    add(into, word, 0, from);
    let mut end = seek(word, 0, b"?").min(seek(word, 0, b"#"));
    if is_address {
        let host_end = seek(word, from, b"/").min(end);
        loop {
            let at = seek(word, from, b"@");
            if at >= host_end {
                break;
            }
            from = at + 1;
        }
    } else if seek(word, end, b"=") == word.len() {
        end = word.len();
    }
    without_keys(word, from, end, into);
    if end < word.len() {
        into.push_str("?…");
    }
}

/// Keys look like `sk-…`; where one is masked already, its rest goes too.
fn without_keys(word: &str, from: usize, end: usize, into: &mut String) {
    let bytes = word.as_bytes();
    let mut from = from;
    loop {
        let at = seek(word, from, b"sk-").min(end);
        add(into, word, from, at);
        if at == end {
            return;
        }
        from = at + 3;
        let before = bytes.get(at.wrapping_sub(1));
        if before.is_some_and(u8::is_ascii_alphanumeric) {
            into.push_str("sk-");
        } else {
            into.push_str("[key]");
            from = skip(word, from, is_of_key).min(end);
        }
    }
}

/// Beyond ASCII too: what masks a key is often `…`.
fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*' | b'.' | 0x80..)
}

/// Where `wanted` stands in `text`, from a byte on; the length of the text where it does not. Secrets and messages are
/// short; a clever search costs more bytes.
#[inline(never)]
pub(super) fn seek(text: &str, from: usize, wanted: &[u8]) -> usize {
    let text = text.as_bytes();
    for at in from..text.len() {
        if text.get(at..).is_some_and(|rest| rest.starts_with(wanted)) {
            return at;
        }
    }
    text.len()
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

/// Adds such a piece.
#[inline(never)]
pub(super) fn add(into: &mut String, text: &str, from: usize, to: usize) {
    into.push_str(between(text, from, to));
}
