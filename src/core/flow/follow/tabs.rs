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
        self.is_led = !leads;
        self.said = None;
        if !leads {
            self.drop_look(turn);
        }
        self.turn_to(was_held, HANDOVER_MS, turn);
    }

    fn hear(&mut self, other: Hidden, turn: &mut Turn) {
        let own = self.hidden();
        if self.is_led && own.reluctance() < other.reluctance() {
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

    /// Says how eager this tab is, where that is news.
    pub(super) fn announce(&mut self, turn: &mut Turn) {
        let own = Some(self.hidden()).filter(|_| self.is_led || self.is_leading);
        if let Some(own) = own.filter(|_| own != self.said) {
            self.said = Some(own);
            turn.steps.say(own);
        }
    }
}
