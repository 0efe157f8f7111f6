//! How long the service asks to wait: the header `Retry-After`, in seconds or as a date.

use super::event::Now;
use super::moment;
use crate::core::task::number::decimal;

/// Longer than any service can mean, and short enough to be added to a clock: 31 years, in milliseconds.
const MOST_MS: f64 = 1e12;

/// Milliseconds from now on; nothing where the header is missing, negative or not readable.
pub fn read(header: Option<&str>, now: &Now) -> Option<f64> {
    let header = header?.trim();
    let wait = match decimal(header) {
        Some(seconds) => Some(seconds * 1_000.0).filter(|wait| *wait >= 0.0),
        None if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) => Some(MOST_MS),
        None => moment::http(header).map(|date| (date - now.unix).max(0.0)),
    };
    wait.map(|wait| wait.min(MOST_MS))
}

#[cfg(test)]
mod tests {
    use super::{MOST_MS, Now, read};

    #[test]
    fn every_form_of_the_header_is_survived() {
        let now = Now {
            unix: 784_111_770_000.0,
            ..Now::default()
        };
        for (header, wait) in [
            ("12", Some(12_000.0)),
            (" 1.5 ", Some(1_500.0)),
            ("0", Some(0.0)),
            ("-5", None),
            ("soon", None),
            ("", None),
            ("99999999999999999999", Some(MOST_MS)),
            (&"9".repeat(400), Some(MOST_MS)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(7_000.0)),
            ("Sun, 06 Nov 1993 08:49:37 GMT", Some(0.0)),
        ] {
            assert_eq!(read(Some(header), &now), wait, "{header}");
        }
        assert_eq!(read(None, &now), None);
    }
}
