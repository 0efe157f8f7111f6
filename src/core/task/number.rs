//! Numbers as services write them: as a number, or as a text with one in it.

use crate::core::value::Value;

/// A finite number, or the one that a text holds.
pub fn read<V: Value>(value: &V) -> Option<f64> {
    match value.text() {
        Some(text) => decimal(text.trim().trim_end_matches('%')),
        None => value.number().filter(|number| number.is_finite()),
    }
}

/// Digits with at most one point and a sign. The standard library's parser knows far more, and costs as much.
pub fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut number = 0.0;
    let mut place = None;
    let mut any = false;
    for letter in digits.chars() {
        match (letter.to_digit(10), place) {
            (Some(digit), None) => number = number * 10.0 + f64::from(digit),
            (Some(digit), Some(unit)) => {
                number += f64::from(digit) * unit;
                place = Some(unit / 10.0);
            }
            (None, None) if letter == '.' => {
                place = Some(0.1);
                continue;
            }
            _ => return None,
        }
        any = true;
    }
    let signed = if text.starts_with('-') { -number } else { number };
    (any && number.is_finite()).then_some(signed)
}

/// The number, where it lies above zero and is not beyond what can be meant.
pub fn sane(number: f64, most: f64) -> Option<f64> {
    (number > 0.0 && number <= most).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn a_decimal_is_digits_and_nothing_else() {
        for (text, number) in [
            ("37", Some(37.0)),
            ("-5", Some(-5.0)),
            ("12.5", Some(12.5)),
            (".5", Some(0.5)),
        ] {
            assert_eq!(decimal(text), number, "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            "NaN",
            "inf",
            "1e3",
            "1.2.3",
            "12 ",
            "0x1f",
            &"9".repeat(400),
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
