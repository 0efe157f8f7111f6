//! An answer to a request, as the shell hands it in.

use crate::core::task::record::{field, present};
use crate::core::value::{Kind, Value};

/// An answer to a request.
#[derive(Debug)]
pub struct Reply<V> {
    /// The HTTP status; 0 where the platform hides it, as it does for a redirect.
    pub status: u16,
    /// Whether it is, or came by, a redirect.
    pub is_redirect: bool,
    /// The header, as it came.
    pub retry_after: Option<String>,
    /// The header, as it came.
    pub request_id: Option<String>,
    /// The body, where it is JSON.
    pub json: Option<V>,
    /// The body as text.
    pub text: String,
}

impl<V: Value> Reply<V> {
    /// Reads the `reply` of an event; nothing where there is none.
    pub fn read(event: &V) -> Option<Self> {
        let reply = present(event, "reply")?;
        let text = |name| present(&reply, name).and_then(|member| member.text());
        let status = status(field(&reply, "status"));
        Some(Self {
            status,
            is_redirect: field(&reply, "redirected") || status == 0 || (300..400).contains(&status),
            retry_after: text("retryAfter"),
            request_id: text("requestId"),
            json: reply.member("json").filter(|json| json.kind() != Kind::Undefined),
            text: text("text").unwrap_or_default(),
        })
    }

    /// Whether the service says that it went well.
    pub fn is_ok(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and no status is greater"
)]
fn status(number: f64) -> u16 {
    number as u16
}
