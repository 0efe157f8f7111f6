//! One poller among the tabs of an origin: who looks, and who is told what another saw.
//!
//! The browser gives the lead to one tab at a time, and to the next in its queue when that one lets go or dies. Each tab
//! says how eager it is, that is what it does while hidden: a leader that hears of one more eager gives way, and one more
//! eager that hears of another says so. So the lead wanders through the queue until it is where the end is seen soonest,
//! and rests there.

use super::Follow;
use crate::core::flow::listener::Hidden;
use crate::core::flow::reply::Reply;
use crate::core::flow::turn::Turn;

/// A tab that is led and hears nothing, however it asks, looks for itself: the other may have been put to sleep with the
/// lead in its hands, as phones do it without a word.
const UNHEARD_MS: f64 = 3_000.0;
/// So it does where the other is late by its own longest interval, but at least by this time.
const LATE_MS: f64 = 5_000.0;
/// No moment of a clock, but before each: it was heard since.
pub(super) const HEARD: f64 = -1.0;
/// What the last leader saw may still be on its way when the lead comes here, and it may be the end.
const HANDOVER_MS: f64 = 100.0;

impl Follow {
    /// The lead is ours or another's (`leads`), or another tab says how eager it is (`hidden`).
    pub fn tab(&mut self, turn: &mut Turn) {
        if self.listeners.is_empty() || self.is_frozen {
            return;
        }
        if let Some(leads) = turn.event.member("leads") {
            self.lead(leads.flag_or(true), turn);
        } else if let Some(other) = Hidden::named(turn.event.get("hidden")) {
            self.hear(other, turn);
        }
    }

    fn lead(&mut self, leads: bool, turn: &mut Turn) {
        let was_held = self.is_held();
        self.is_leading = leads;
        self.led_since = Some(turn.elapsed).filter(|_| !leads);
        self.said = None;
        if !leads {
            self.drop_look(turn);
        }
        self.turn_to(was_held, HANDOVER_MS, turn);
    }

    fn hear(&mut self, other: Hidden, turn: &mut Turn) {
        let own = self.hidden();
        if self.led_since.is_some() && own.reluctance() < other.reluctance() {
            turn.steps.say(own);
        } else if self.is_leading && own.reluctance() > other.reluctance() {
            turn.steps.give_way();
            self.lead(false, turn);
        }
    }

    /// Somebody else's look was answered, in this tab or in another; an error among those is theirs.
    pub fn observed(&mut self, reply: &Reply, turn: &mut Turn) {
        let is_followed = !self.listeners.is_empty();
        if self.look(reply, turn) && is_followed {
            self.plan(None, turn);
        }
    }

    /// When a tab that is led would look for itself, which otherwise would at `due`, and how much later than it would then.
    pub(super) fn led_due(&self, due: f64) -> (f64, f64) {
        let late = self.bounds().1.max(LATE_MS);
        match self.led_since {
            None => (due, 0.0),
            Some(since) if self.looked_at.is_none_or(|last| last <= since) => {
                (due.max(since + UNHEARD_MS).max(self.soonest()), late)
            }
            Some(_) => (due + late, late),
        }
    }

    /// Says how eager this tab is, where that is news.
    pub(super) fn announce(&mut self, turn: &mut Turn) {
        let own = Some(self.hidden()).filter(|_| self.led_since.is_some() || self.is_leading);
        if let Some(own) = own.filter(|_| own != self.said) {
            self.said = Some(own);
            turn.steps.say(own);
        }
    }
}
