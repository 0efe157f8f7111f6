//! What the page says of itself: hidden or seen, with a network or without.

use super::Follow;
use crate::core::flow::listener::Hidden;
use crate::core::flow::turn::Turn;

impl Follow {
    /// Back again, a page looks at once, though not more often than its listener allows.
    pub fn page(&mut self, is_hidden: bool, is_offline: bool, turn: &mut Turn) {
        if self.is_hidden == is_hidden && self.is_offline == is_offline {
            return;
        }
        let was_held = self.is_held();
        self.is_hidden = is_hidden;
        self.is_offline = is_offline;
        self.told = None;
        if let Some(due) = self.due.filter(|_| was_held && !self.is_held()) {
            let soonest = self.looked_at.map_or(turn.elapsed, |last| last + self.bounds().0);
            self.due = Some(due.min(soonest.max(turn.elapsed)));
        }
        if !self.listeners.is_empty() {
            self.plan(None, turn);
        }
    }

    /// What the page being hidden means: what the listener whose pace it is wants. It is as good as seen to one who wants
    /// the normal pace.
    pub(super) fn hidden(&self) -> Hidden {
        match self.listeners.first() {
            _ if !self.is_hidden => Hidden::Normal,
            Some(first) => first.hidden,
            None => Hidden::default(),
        }
    }

    /// Whether the page keeps the pace from being kept.
    fn is_held(&self) -> bool {
        self.is_offline || self.hidden() != Hidden::Normal
    }
}
