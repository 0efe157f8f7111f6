//! Who follows a task: how often to look for it, and how long it waits.

use super::defaults;
use super::event::Now;
use crate::core::task::record::{Restore, field, record, vocabulary};
use crate::core::value::{Kind, Value};

vocabulary! {
    /// What to do while the page is hidden.
    pub enum Hidden {
        /// At most one poll a minute.
        Slow = "slow",
        /// No polls.
        Pause = "pause",
        /// As when it is visible.
        Normal = "normal",
    }
}

record! {
    /// Somebody who follows a task, and how.
    pub struct Listener {
        /// The face's own number for it.
        pub id "id": u32,
        /// The shortest time between two polls, in milliseconds.
        pub least "least": f64,
        /// The longest.
        pub most "most": f64,
        /// How long it waits; none: for ever.
        pub patience "patience": Option<f64>,
        /// When its wait is over, on the clock of [`Now::elapsed`].
        pub deadline "deadline": Option<f64>,
        /// What it wants while the page is hidden.
        pub hidden "hidden": Hidden,
    }
}

impl Listener {
    /// Reads what came with `join`; its deadline counts from `now`.
    pub fn joined<V: Value>(event: &V, now: &Now) -> Self {
        let poll = event.member("poll");
        let option = |name: &str, otherwise: f64| {
            let number = poll.as_ref().and_then(|poll| f64::restore(&poll.member(name)?));
            number.map_or(otherwise, |number| number.max(0.0))
        };
        let longest = poll.as_ref().and_then(|poll| poll.member("maxWaitMs"));
        let is_endless =
            longest.is_some_and(|it| it.kind() == Kind::Null || it.number() == Some(f64::INFINITY));
        let patience = (!is_endless).then(|| option("maxWaitMs", defaults::MAX_WAIT_MS));
        let least = option("minIntervalMs", defaults::MIN_INTERVAL_MS);
        Self {
            id: field(event, "listener"),
            least,
            most: option("maxIntervalMs", defaults::MAX_INTERVAL_MS).max(least),
            patience,
            deadline: patience.map(|patience| now.elapsed + patience),
            hidden: poll.map(|poll| field(&poll, "hidden")).unwrap_or_default(),
        }
    }
}
