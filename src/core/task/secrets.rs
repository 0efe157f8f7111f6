//! What must not come back in a message: the caller's prompts, keys, and what signs an address or logs in.

/// A prompt that is repeated only in part is found by its beginning of this many bytes.
const TELLTALE: usize = 24;
/// A prompt shorter than this is too common a word to be a secret, and taking it out would spoil any sentence.
const SHORTEST_SECRET: usize = 4;

/// The text with every repetition of the secret, or of a long beginning of it, taken out.
pub(super) fn without(text: &str, secret: &str) -> String {
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
pub(super) fn redact(word: &str, into: &mut String) {
    let scheme_end = seek(word, 0, "://").map(|at| at.saturating_add("://".len()));
    let is_query = |query: &str| scheme_end.is_some() || query.contains('=');
    let query = word
        .find(['?', '#'])
        .filter(|at| word.get(*at..).is_some_and(is_query));
    let address = query.and_then(|at| word.get(..at)).unwrap_or(word);
    let start = address.get(..5).unwrap_or_default();
    if start.eq_ignore_ascii_case("data:") && address.contains(',') {
        into.push_str("data:…");
        return;
    }
    let (scheme, rest) = scheme_end
        .and_then(|end| address.split_at_checked(end))
        .unwrap_or(("", address));
    let host = rest.split('/').next().unwrap_or_default();
    let login = host
        .rfind('@')
        .filter(|_| scheme_end.is_some())
        .map_or(0, |at| at.saturating_add(1));
    into.push_str(scheme);
    without_keys(rest.get(login..).unwrap_or_default(), into);
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

/// Where `wanted` stands in `text`, from a byte on. Secrets and messages are short; a clever search costs more bytes.
pub(super) fn seek(text: &str, from: usize, wanted: &str) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let at = rest
        .windows(wanted.len().max(1))
        .position(|window| window == wanted.as_bytes())?;
    at.checked_add(from)
}
