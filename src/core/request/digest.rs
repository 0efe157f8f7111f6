//! A short name for a request, by which its twin is known: the 128 bits of FNV-1a, in hex.
//!
//! No word of the request can be read from it, so it may be stored. It is no cryptographic hash: it tells an honest
//! caller's requests apart, and proves nothing to anybody.

use crate::core::plain::Plain;

const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FACTOR: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The name of a body.
pub fn digest(body: &Plain) -> String {
    let mut state = START;
    take(&mut state, body);
    let mut text = String::new();
    for _ in 0..32 {
        state = state.rotate_left(4);
        #[expect(clippy::cast_possible_truncation, reason = "four bits are wanted")]
        let digit = state as u32 & 15;
        text.push(char::from_digit(digit, 16).unwrap_or_default());
    }
    text
}

/// Each value begins with a byte of its own and has an end, so that no two bodies are one row of bytes.
fn take(state: &mut u128, part: &Plain) {
    match part {
        Plain::Null => add(state, b"n"),
        Plain::Flag(flag) => add(state, if *flag { b"t" } else { b"f" }),
        Plain::Number(number) => {
            add(state, b"d");
            add(state, &number.to_le_bytes());
        }
        Plain::Word(text) => word(state, text),
        Plain::Text(text) => word(state, text),
        Plain::List(items) => {
            add(state, b"[");
            for item in items {
                take(state, item);
            }
            add(state, b"]");
        }
        Plain::Object(object) => {
            add(state, b"{");
            for (name, value) in object.fields() {
                word(state, name);
                take(state, value);
            }
            add(state, b"}");
        }
    }
}

/// No text holds the byte that ends it here.
fn word(state: &mut u128, text: &str) {
    add(state, b"\"");
    add(state, text.as_bytes());
    add(state, b"\xff");
}

#[inline(never)]
fn add(state: &mut u128, bytes: &[u8]) {
    for byte in bytes {
        *state = (*state ^ u128::from(*byte)).wrapping_mul(FACTOR);
    }
}

#[cfg(test)]
mod tests {
    use super::{START, add, digest};
    use crate::core::plain::{Object, Plain};

    fn text(text: &str) -> Plain {
        Plain::Text(text.to_owned())
    }

    #[test]
    fn it_is_the_published_function() {
        let mut state = START;
        add(&mut state, b"foobar");
        assert_eq!(state, 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    #[test]
    fn bodies_that_differ_have_names_that_differ() {
        let object = |name, value| {
            let mut object = Object::default();
            object.set(name, value);
            Plain::Object(object)
        };
        let bodies = [
            Plain::Null,
            Plain::Flag(true),
            Plain::Flag(false),
            Plain::Number(5.0),
            Plain::Number(6.0),
            text(""),
            text("5"),
            text("n"),
            Plain::List(vec![]),
            Plain::List(vec![text("ab")]),
            Plain::List(vec![text("a"), text("b")]),
            Plain::List(vec![Plain::List(vec![text("a")]), text("b")]),
            Plain::List(vec![Plain::List(vec![text("a"), text("b")])]),
            object("a", text("b")),
            object("b", text("a")),
            object("a", Plain::List(vec![text("b")])),
        ];
        let names: Vec<String> = bodies.iter().map(digest).collect();
        for (at, name) in names.iter().enumerate() {
            assert_eq!(name.len(), 32);
            assert!(!names[..at].contains(name), "{:?}", bodies[at]);
        }
    }
}
