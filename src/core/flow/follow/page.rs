//! What the page says of itself: hidden or seen, with a network or without.

use super::Follow;
use crate::core::flow::event::Now;
use crate::core::flow::listener::Hidden;
use crate::core::flow::step::Step;

impl Follow {
    /// Back again, a page looks at once, though not more often than its listener allows.
    pub fn page(&mut self, is_hidden: bool, is_online: bool, now: &Now, steps: &mut Vec<Step>) {
        let now = &self.at(now);
        if (self.is_hidden, self.is_offline) == (is_hidden, !is_online) {
            return;
        }
        let was_held = self.is_held();
        self.is_hidden = is_hidden;
        self.is_offline = !is_online;
        self.told = None;
        if let Some(due) = self.due.filter(|_| was_held && !self.is_held()) {
            let soonest = self.looked_at.map_or(now.elapsed, |last| last + self.bounds().0);
            self.due = Some(due.min(soonest.max(now.elapsed)));
        }
        if !self.listeners.is_empty() {
            self.plan(now, None, steps);
        }
    }

    /// What the listener whose pace it is wants while the page is hidden.
    pub(super) fn hidden(&self) -> Hidden {
        self.listeners
            .first()
            .map(|first| first.hidden)
            .unwrap_or_default()
    }

    /// Whether the page keeps the pace from being kept.
    fn is_held(&self) -> bool {
        self.is_offline || (self.is_hidden && self.hidden() != Hidden::Normal)
    }
}
