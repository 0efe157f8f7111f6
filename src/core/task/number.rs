//! Numbers as services write them: as a number, or as a text with one in it.

use crate::core::plain::Plain;

/// A number, or the one that a text holds; NaN where there is none.
pub fn read(plain: &Plain) -> f64 {
    let text = plain.text();
    if text.is_empty() {
        return plain.number_or(f64::NAN);
    }
    let text = text.trim_ascii();
    Plain::Number(decimal(text.strip_suffix('%').unwrap_or(text))).number_or(f64::NAN)
}

/// Digits with at most one point, and NaN for anything else; so many digits that it is infinite are a number too. The
/// standard library's parser knows far more, and costs as much.
pub fn decimal(text: &str) -> f64 {
    // The first digit makes it a number, and each one behind the point a ten times smaller one.
    let (mut number, mut scale) = (f64::NAN, 0.0_f64);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                number = number.max(0.0) * 10.0 + f64::from(byte - b'0');
                scale *= 10.0;
            }
            b'.' if scale == 0.0 => scale = 1.0,
            _ => return f64::NAN,
        }
    }
    number / scale.max(1.0)
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
        for (text, number) in [("37", 37.0), ("12.5", 12.5), (".5", 0.5), ("0", 0.0)] {
            assert!((decimal(text) - number).abs() < 1e-9, "{text}");
        }
        for text in [
            "", "-", "-5", "+5", ".", "NaN", "inf", "1e3", "1.2.3", "1-2", "12 ", "0x1f",
        ] {
            assert!(decimal(text).is_nan(), "{text}");
        }
        assert!(read(&Plain::Text("9".repeat(400))) > 1e15);
        assert!(read(&Plain::Number(f64::NAN)).is_nan());
        assert!((read(&Plain::Text(" 12% ".to_owned())) - 12.0).abs() < 1e-9);
    }

    #[test]
    fn digits_are_those_of_the_standard_library() {
        for number in [0, 7, 10, 503, 4_294_967_295] {
            assert_eq!(digits(number), number.to_string());
        }
    }
}
