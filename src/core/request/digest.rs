//! A short name for a request, by which its twin is known: the 64 bits of FNV-1a, in hex.
//!
//! No word of the request can be read from it, so it may be stored. It is no cryptographic hash: it tells an honest
//! caller's requests apart, and proves nothing to anybody.

use crate::core::plain::Plain;

const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0000_0100_0000_01b3;

/// The name of a body.
pub fn digest(body: &Plain) -> Plain {
    let mut state = START;
    take(&mut state, body);
    let mut text = String::new();
    for _ in 0..16 {
        state = state.rotate_left(4);
        #[expect(clippy::cast_possible_truncation, reason = "four bits are wanted")]
        let digit = state as u32 & 15;
        text.push(char::from_digit(digit, 16).unwrap_or_default());
    }
    Plain::Text(text)
}

/// Each value has an end that no text holds, and its name says of what type it is: no two bodies are one row of bytes.
fn take(state: &mut u64, part: &Plain) {
    match part {
        Plain::Flag(flag) => add(state, &[u8::from(*flag)]),
        Plain::Number(number) => add(state, &number.to_le_bytes()),
        Plain::Text(text) => add(state, text.as_bytes()),
        Plain::List(items) => items.iter().for_each(|item| take(state, item)),
        Plain::Object(object) => {
            for (name, value) in object.fields() {
                add(state, name.as_bytes());
                take(state, value);
            }
        }
        Plain::Null | Plain::Word(_) => {}
    }
    add(
        state,
        if matches!(part, Plain::Text(_)) {
            b"\xfe"
        } else {
            b"\xff"
        },
    );
}

#[inline(never)]
fn add(state: &mut u64, bytes: &[u8]) {
    for byte in bytes {
        *state = (*state ^ u64::from(*byte)).wrapping_mul(FACTOR);
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
        assert_eq!(state, 0x8594_4171_f739_67e8);
    }

    #[test]
    fn bodies_that_differ_have_names_that_differ() {
        let object = |name, value| {
            let mut object = Object::default();
            object.set(name, value);
            Plain::Object(object)
        };
        let bodies = [
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
            object("c", text("d")),
            object("d", text("c")),
            object("c", Plain::List(vec![text("d")])),
        ];
        let names: Vec<Plain> = bodies.iter().map(digest).collect();
        for (at, name) in names.iter().enumerate() {
            assert_eq!(name.text().len(), 16);
            assert!(!names[..at].contains(name), "{:?}", bodies[at]);
        }
    }
}
