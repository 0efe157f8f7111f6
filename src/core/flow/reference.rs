//! What a handle is made from, where nothing was asked yet.

use super::moment;
use crate::core::task::record::{Restore, present};
use crate::core::value::Value;

/// What a handle is made from: an id, or what was stored of a task.
#[derive(Debug)]
pub struct Reference {
    /// The task's id, of any shape.
    pub id: String,
    /// Its model.
    pub model: Option<String>,
    /// When it was created, in unix milliseconds.
    pub created_at: Option<f64>,
    /// The service's estimate, in seconds.
    pub estimated_seconds: Option<f64>,
    /// What was reserved.
    pub credits_reserved: Option<f64>,
    /// How far it was.
    pub percent: Option<f64>,
}

impl Reference {
    /// Reads the `ref` of an event, also where it is a bare id; anything else has the empty id, which is refused.
    pub fn read<V: Value>(event: &V) -> Self {
        let reference = event.member("ref");
        let bare = reference.as_ref().and_then(Value::text);
        let member = |name: &str| reference.as_ref().and_then(|reference| present(reference, name));
        let amount = |name| {
            member(name)
                .and_then(|it| f64::restore(&it))
                .filter(|it| *it >= 0.0)
        };
        let text = |name| member(name).and_then(|it| it.text());
        let created = member("createdAt");
        Self {
            id: bare.or_else(|| text("id")).unwrap_or_default(),
            model: text("model"),
            created_at: created.and_then(|it| f64::restore(&it).or_else(|| moment::iso(&it.text()?))),
            estimated_seconds: amount("estimatedSeconds"),
            credits_reserved: amount("creditsReserved"),
            percent: amount("percent"),
        }
    }
}
