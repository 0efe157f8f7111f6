//! Numbers as services write them: as a number, or as a text with one in it.

use crate::core::plain::Plain;

/// A finite number, or the one that a text holds.
pub fn read(plain: &Plain) -> Option<f64> {
    let number = match plain.as_text() {
        Some(text) => {
            let text = text.trim_ascii();
            decimal(text.strip_suffix('%').unwrap_or(text))
        }
        None => plain.as_number(),
    };
    number.filter(|number| number.is_finite())
}

/// Digits with at most one point and a sign; so many digits that it is infinite are a number too. The standard
/// library's parser knows far more, and costs as much.
pub fn decimal(text: &str) -> Option<f64> {
    let (mut number, mut unit, mut sign) = (0.0, 0.0, 1.0);
    let mut any = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if unit > 0.0 => {
                number += f64::from(byte - b'0') * unit;
                unit /= 10.0;
                any = true;
            }
            b'0'..=b'9' => {
                number = number * 10.0 + f64::from(byte - b'0');
                any = true;
            }
            b'.' if unit == 0.0 => unit = 0.1,
            b'-' if at == 0 => sign = -1.0,
            b'+' if at == 0 => {}
            _ => return None,
        }
    }
    any.then_some(number * sign)
}

/// The number, where it lies above zero and is not beyond what can be meant.
pub fn sane(number: f64, most: f64) -> Option<f64> {
    (number > 0.0 && number <= most).then_some(number)
}

/// The nearest whole number.
pub fn rounded(number: f64) -> f64 {
    (number + 0.5).floor()
}

/// A whole number in digits. Formatting one the usual way brings far more along.
pub fn digits(number: u32) -> String {
    let mut text = if number < 10 {
        String::new()
    } else {
        digits(number / 10)
    };
    let digit = b"0123456789".get((number % 10) as usize);
    text.push(digit.map_or('0', |digit| char::from(*digit)));
    text
}

#[cfg(test)]
mod tests {
    use super::{decimal, digits, read};
    use crate::core::plain::Plain;

    #[test]
    fn a_decimal_is_digits_and_nothing_else() {
        for (text, number) in [
            ("37", Some(37.0)),
            ("-5", Some(-5.0)),
            ("+5", Some(5.0)),
            ("12.5", Some(12.5)),
            (".5", Some(0.5)),
        ] {
            assert_eq!(decimal(text), number, "{text}");
        }
        for text in ["", "-", ".", "NaN", "inf", "1e3", "1.2.3", "1-2", "12 ", "0x1f"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        assert_eq!(read(&Plain::Text("9".repeat(400))), None);
        assert_eq!(read(&Plain::Number(f64::NAN)), None);
        assert_eq!(read(&Plain::Text(" 12% ".to_owned())), Some(12.0));
    }

    #[test]
    fn digits_are_those_of_the_standard_library() {
        for number in [0, 7, 10, 503, 4_294_967_295] {
            assert_eq!(digits(number), number.to_string());
        }
    }
}
