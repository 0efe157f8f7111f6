//! Who follows a task: how often to look for it, and how long it waits.

use super::defaults;
use super::turn::Turn;
use crate::core::plain::Plain;
use crate::core::task::record::{Record, Scribe, bounded, vocabulary};

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

/// Somebody who follows a task, and how.
#[derive(Debug, Default)]
pub struct Listener {
    /// The face's own number for it.
    pub id: Option<f64>,
    /// The shortest time between two polls, in milliseconds.
    pub least: f64,
    /// The longest.
    pub most: f64,
    /// How long it waits; none: for ever.
    pub patience: Option<f64>,
    /// When its wait is over, on the clock of [`Turn::elapsed`].
    pub deadline: Option<f64>,
    /// What it wants while the page is hidden.
    pub hidden: Hidden,
}

impl Record for Listener {
    fn fields(&mut self, scribe: &mut Scribe) {
        scribe.maybe("id", &mut self.id);
        scribe.number("least", &mut self.least);
        scribe.number("most", &mut self.most);
        scribe.maybe("patience", &mut self.patience);
        scribe.maybe("deadline", &mut self.deadline);
        if let Some(word) = scribe.word("hidden", Some(self.hidden.word())) {
            self.hidden = Hidden::named(word).unwrap_or_default();
        }
    }
}

impl Listener {
    /// Reads what came with `join`; its deadline counts from now.
    pub fn joined(turn: &Turn) -> Self {
        let poll = turn.event.get("poll");
        let option = |name, otherwise: f64| bounded(poll.get(name)).unwrap_or(otherwise).max(0.0);
        let is_endless = |longest: &Plain| !longest.is_there() || longest.as_number() == Some(f64::INFINITY);
        let patience = if poll.member("maxWaitMs").is_some_and(is_endless) {
            None
        } else {
            Some(option("maxWaitMs", defaults::MAX_WAIT_MS))
        };
        let least = option("minIntervalMs", defaults::MIN_INTERVAL_MS);
        Self {
            id: bounded(turn.event.get("listener")),
            least,
            most: option("maxIntervalMs", defaults::MAX_INTERVAL_MS).max(least),
            patience,
            deadline: patience.map(|patience| turn.elapsed + patience),
            hidden: Hidden::named(poll.get("hidden")).unwrap_or_default(),
        }
    }
}
