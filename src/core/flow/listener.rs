//! Who follows a task: how often to look for it, and how long it waits.

use super::defaults;
use super::turn::Turn;
use crate::core::plain::Plain;
use crate::core::task::record::{Record, Scribe, vocabulary};

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

impl Hidden {
    /// The less, the sooner a tab sees the end.
    pub const fn reluctance(self) -> u8 {
        match self {
            Self::Normal => 0,
            Self::Slow => 1,
            Self::Pause => 2,
        }
    }
}

/// How long a look that is in flight at the deadline is waited for: as long as the wait was, within these bounds.
const LAST_LOOK_MS: (f64, f64) = (5_000.0, 15_000.0);

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
        let option = |name, otherwise: f64| poll.get(name).number_or(otherwise).max(0.0);
        let is_endless = |longest: &Plain| matches!(longest, Plain::Null | Plain::Number(f64::INFINITY));
        let patience = if poll.member("maxWaitMs").is_some_and(is_endless) {
            None
        } else {
            Some(option("maxWaitMs", defaults::MAX_WAIT_MS))
        };
        let least = option("minIntervalMs", defaults::MIN_INTERVAL_MS);
        Self {
            id: turn.event.get("listener").number(),
            least,
            most: option("maxIntervalMs", defaults::MAX_INTERVAL_MS).max(least),
            patience,
            deadline: patience.map(|patience| turn.elapsed + patience),
            hidden: Hidden::named(poll.get("hidden")).unwrap_or_default(),
        }
    }

    /// Until when a look that left at `sent` may still decide; infinite where nothing ends the wait.
    pub fn last_look_end(&self, sent: f64) -> f64 {
        let (least, most) = LAST_LOOK_MS;
        let patience = self.patience.unwrap_or_default().min(most).max(least);
        self.deadline
            .map_or(f64::INFINITY, |deadline| deadline.max(sent) + patience)
    }
}
