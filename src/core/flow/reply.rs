//! An answer to a request, as the shell hands it in.

use super::turn::Turn;
use crate::core::plain::Plain;
use crate::core::task::number::decimal;

/// Longer than any service can mean, and short enough to be added to a clock: 31 years, in milliseconds.
const LONGEST_WAIT_MS: f64 = 1e12;

/// An answer to a request.
#[derive(Debug)]
pub struct Reply<'a> {
    /// The HTTP status; 0 where the platform hides it, as it does for a redirect.
    pub status: u16,
    /// Whether it is, or came by, a redirect.
    pub is_redirect: bool,
    /// The header, as it came.
    pub request_id: &'a Plain,
    /// The body, where it is JSON.
    pub json: Option<&'a Plain>,
    /// The body as text.
    pub text: &'a Plain,
    /// How long the service asks to wait, in milliseconds.
    pub retry_after: Option<f64>,
}

impl<'a> Reply<'a> {
    /// Reads the `reply` of an event; nothing where there is none.
    pub fn read(turn: &Turn<'a>) -> Option<Self> {
        let reply = turn.event.member("reply")?;
        let status = status(reply.get("status").number_or(0.0));
        let is_redirected = reply.get("redirected").flag_or(false);
        Some(Self {
            status,
            is_redirect: is_redirected || matches!(status, 0 | 300..=399),
            request_id: reply.get("requestId"),
            json: reply.member("json"),
            text: reply.get("text"),
            retry_after: retry_after(reply, turn.unix),
        })
    }

    /// Whether the service says that it went well.
    pub fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// What the service says of a task, where it went well.
    pub fn body(&self) -> Option<&'a Plain> {
        self.json.filter(|_| self.is_ok())
    }
}

/// The header `Retry-After`, in seconds or as a date; that one the platform has read, as `retryAt`. Nothing where it is
/// missing, negative or not readable.
fn retry_after(reply: &Plain, unix: f64) -> Option<f64> {
    let header = reply.text_of("retryAfter").trim_ascii();
    let mut wait = decimal(header) * 1_000.0;
    if wait.is_nan() && !header.is_empty() {
        wait = (reply.get("retryAt").number()? - unix).max(0.0);
    }
    (wait >= 0.0).then_some(wait.min(LONGEST_WAIT_MS))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and no status is greater"
)]
fn status(number: f64) -> u16 {
    number as u16
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_WAIT_MS, retry_after};
    use crate::core::plain::{Object, Plain};

    #[test]
    fn every_form_of_the_header_is_survived() {
        let reply = |header: &str, at: f64| {
            let mut reply = Object::default();
            reply.text("retryAfter", header);
            reply.number("retryAt", at);
            Plain::Object(reply)
        };
        for (header, wait) in [
            ("12", Some(12_000.0)),
            (" 1.5 ", Some(1_500.0)),
            ("0", Some(0.0)),
            ("-5", None),
            ("soon", None),
            ("", None),
            ("99999999999999999999", Some(LONGEST_WAIT_MS)),
            (&"9".repeat(400), Some(LONGEST_WAIT_MS)),
        ] {
            assert_eq!(retry_after(&reply(header, f64::NAN), 5_000.0), wait, "{header}");
        }
        // A number is one, also where a platform can read it as a date.
        assert_eq!(retry_after(&reply("12", 9_000.0), 5_000.0), Some(12_000.0));
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(retry_after(&reply(date, 12_000.0), 5_000.0), Some(7_000.0));
        assert_eq!(retry_after(&reply(date, 3_000.0), 5_000.0), Some(0.0));
        assert_eq!(retry_after(&Plain::Null, 5_000.0), None);
    }
}
