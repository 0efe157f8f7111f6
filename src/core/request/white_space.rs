//! White space as `String.prototype.trim` sees it, which is not quite what Rust's `trim` does: U+FEFF is part of it,
//! U+0085 is not.

/// Whether JavaScript's `trim` would take this character away.
const fn is_white_space(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r'
            | ' '
            | '\u{A0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200A}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202F}'
            | '\u{205F}'
            | '\u{3000}'
            | '\u{FEFF}'
    )
}

/// The text without white space at its ends.
#[inline(never)]
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_white_space)
}

/// Whether there is nothing but white space: such a field counts as not given.
#[cfg(any(test, not(target_arch = "wasm32")))]
pub fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{is_blank, trim};

    #[test]
    fn white_space_is_what_ecma_262_lists() {
        let listed = "\t\n\u{B}\u{C}\r \u{A0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\
                      \u{2007}\u{2008}\u{2009}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";
        assert!(is_blank(listed) && is_blank(""));
        assert_eq!(trim(&format!("{listed}a b{listed}")), "a b");
        for kept in [
            '\u{85}', '\u{0}', '\u{1F}', '\u{200B}', '\u{180E}', '\u{2060}', 'a',
        ] {
            assert!(!is_blank(&kept.to_string()), "{kept:?}");
        }
        assert_eq!(
            (0..=0x10_FFFF)
                .filter_map(char::from_u32)
                .filter(|c| is_blank(&c.to_string()))
                .count(),
            25
        );
    }
}
