//! A short name for a request, by which its twin is known: the 64 bits of FNV-1a, as two numbers.
//!
//! No word of the request can be read from it, so it may be stored. It is no cryptographic hash: it tells an honest
//! caller's requests apart, and proves nothing to anybody.

use crate::core::plain::Plain;
use crate::core::task::number::digits;
use crate::core::task::words::joined;

const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0000_0100_0000_01b3;

/// The name of a body.
#[expect(clippy::cast_possible_truncation, reason = "each half is wanted")]
pub fn digest(body: &Plain) -> Plain {
    let mut state = START;
    take(&mut state, body);
    joined(&[&digits((state >> 32) as u32), "-", &digits(state as u32)])
}

/// No two bodies are one row of bytes: what is of another type is empty, each value has an end that no text holds, and
/// a field's name says whether it is a list.
fn take(state: &mut u64, part: &Plain) {
    add(state, part.text().as_bytes());
    let number = part.number_or(f64::from(u8::from(part.flag_or(false))));
    add(state, &number.to_le_bytes());
    for item in part.items() {
        take(state, item);
    }
    if let Plain::Object(object) = part {
        for (name, value) in object.fields() {
            add(state, name.as_bytes());
            take(state, value);
        }
    }
    add(state, b"\xff");
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
            text("5"),
            text("5\0"),
            Plain::List(vec![text("ab")]),
            Plain::List(vec![text("a"), text("b")]),
            object("c", text("d")),
            object("d", text("c")),
            object("c", Plain::List(vec![text("d")])),
            object("c", Plain::List(vec![text("d"), text("")])),
            object("c", object("c", text("d"))),
        ];
        let names: Vec<Plain> = bodies.iter().map(digest).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(name.text().len() > 2);
            assert!(!names[..at].contains(name), "{:?}", bodies[at]);
        }
    }
}
