//! What the page says of itself: hidden or seen, with a network or without, or standing still.

use super::Follow;
use crate::core::flow::listener::Hidden;
use crate::core::flow::turn::Turn;

impl Follow {
    /// A page that stands still (`frozen`: on its way into the browser's cache of pages, or discarded for a while) does
    /// nothing at all.
    pub fn page(&mut self, turn: &mut Turn) {
        let event = turn.event;
        let is_hidden = event.get("hidden").flag_or(false);
        let is_offline = !event.get("online").flag_or(true);
        let is_frozen = event.get("frozen").flag_or(false);
        if (self.is_hidden, self.is_offline, self.is_frozen) == (is_hidden, is_offline, is_frozen) {
            return;
        }
        let was_held = self.is_held();
        self.is_hidden = is_hidden;
        self.is_offline = is_offline;
        self.is_frozen = is_frozen;
        // The others are told of it, and may have something to say.
        self.led_since = self.led_since.map(|_| turn.elapsed);
        self.turn_to(was_held, 0.0, turn);
    }

    /// Goes on under other conditions: where nothing holds the pace any more, looks after `pause`, though not more often
    /// than the listener allows.
    pub(super) fn turn_to(&mut self, was_held: bool, pause: f64, turn: &mut Turn) {
        self.told = None;
        if let Some(due) = self.due.filter(|_| was_held && !self.is_held()) {
            self.due = Some(due.min(self.soonest()).max(turn.elapsed + pause));
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

    /// Whether the page or another tab keeps the pace from being kept.
    pub(super) fn is_held(&self) -> bool {
        self.is_offline || self.is_frozen || self.led_since.is_some() || self.hidden() != Hidden::Normal
    }
}
