//! Follow a task to its end: who listens, what was seen, and when to look again.
//!
//! A [`Follow`] comes only from an answer that created a task, or from the name of one. Several may listen; each has
//! its own patience, and the pace is that of the first who is there, so that one task has one pace. What an answer
//! means stands in `follow/answer.rs`, what to do next in `follow/plan.rs`.

mod answer;
mod page;
mod plan;
mod tabs;
mod tell;
mod time;
mod trouble;

use super::listener::{Hidden, Listener};
use super::problem::Problem;
use super::reply::Reply;
use super::step::Reason;
use super::turn::Turn;
use crate::core::plain::Plain;
use crate::core::task::Task;
use crate::core::task::record::{Record, Scribe};
use trouble::Trouble;

/// A timer may fire a little early, in milliseconds.
const EARLY_MS: f64 = 5.0;

/// What is remembered between two events.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Follow {
    task: Task,
    /// Created by us a moment ago, and not looked at since.
    is_new: bool,
    /// The clock when the task was created, or when it was first seen; and which of the two.
    origin: f64,
    is_dated: bool,
    /// The percentage that the task had last, and the clock when it got there.
    percent: Option<f64>,
    moved: f64,
    /// How much that is to be doubted, where it says something of the end.
    doubt: Option<f64>,
    /// The latest moment that was told: the clock never goes back.
    clock: f64,
    listeners: Vec<Listener>,
    /// When the service last said something of it, or was last asked in vain.
    looked_at: Option<f64>,
    /// When to look again; none: at once.
    due: Option<f64>,
    /// When the look in flight began.
    flight: Option<f64>,
    /// When the wait that was asked for ends.
    wake: Option<f64>,
    trouble: Trouble,
    /// When it was first said to be completed without an address, and whether the last look asked upstream.
    missing_since: Option<f64>,
    is_synced: bool,
    /// A deadline has passed without a network: since when.
    late_since: Option<f64>,
    is_hidden: bool,
    is_offline: bool,
    is_frozen: bool,
    /// Another tab of this origin looks for us: since when we have asked to hear of it, or
    /// [`tabs::HEARD`]. Or we look for the others;
    /// neither where nothing is known of others.
    led_since: Option<f64>,
    is_leading: bool,
    /// How eager this tab is, as the others know it.
    said: Option<Hidden>,
    /// Why nothing is asked, where that was told.
    told: Option<Reason>,
    is_warned: bool,
}

impl Record for Follow {
    fn fields(&mut self, scribe: &mut Scribe) {
        scribe.part("task", &mut self.task);
        scribe.flag("isNew", &mut self.is_new);
        scribe.number("origin", &mut self.origin);
        scribe.flag("isDated", &mut self.is_dated);
        scribe.maybe("percent", &mut self.percent);
        scribe.number("moved", &mut self.moved);
        scribe.maybe("doubt", &mut self.doubt);
        scribe.number("clock", &mut self.clock);
        scribe.list("listeners", &mut self.listeners);
        scribe.maybe("lookedAt", &mut self.looked_at);
        scribe.maybe("due", &mut self.due);
        scribe.maybe("flight", &mut self.flight);
        scribe.maybe("wake", &mut self.wake);
        scribe.part("trouble", &mut self.trouble);
        scribe.maybe("missingSince", &mut self.missing_since);
        scribe.flag("isSynced", &mut self.is_synced);
        scribe.maybe("lateSince", &mut self.late_since);
        scribe.flag("isHidden", &mut self.is_hidden);
        scribe.flag("isOffline", &mut self.is_offline);
        scribe.flag("isFrozen", &mut self.is_frozen);
        scribe.maybe("ledSince", &mut self.led_since);
        scribe.flag("isLeading", &mut self.is_leading);
        if let Some(word) = scribe.word("said", self.said.map(Hidden::word)) {
            self.said = Hidden::named(word);
        }
        if let Some(word) = scribe.word("told", self.told.map(Reason::word)) {
            self.told = Reason::named(word);
        }
        scribe.flag("isWarned", &mut self.is_warned);
    }
}

impl Follow {
    /// Takes in the answer that created the task, and shows it; false where it created none.
    pub(super) fn create(&mut self, body: &Plain, turn: &mut Turn) -> bool {
        let Some(reading) = self.task.create(body, &turn.setting) else {
            return false;
        };
        self.begin(turn);
        self.is_new = true;
        self.is_dated = true;
        self.looked_at = Some(turn.elapsed);
        self.missing_since = reading.is_missing_result.then_some(turn.elapsed);
        self.measure(turn);
        self.show(turn);
        if reading.is_unknown_status {
            self.warn(turn);
        }
        true
    }

    /// A task of which somebody has the name, and perhaps more: what was stored of it, as the event's `ref`, and when
    /// it was created, as its `createdAt` in unix milliseconds.
    pub(super) fn open(&mut self, id: &str, turn: &mut Turn) {
        self.name(id, turn);
        let known = turn.event.get("ref");
        let amount = |name| known.get(name).number().filter(|amount| *amount >= 0.0);
        self.task.model.clone_from(known.text_of("model"));
        self.task.created_at = turn.event.get("createdAt").number();
        self.task.estimated_seconds = amount("estimatedSeconds");
        self.task.credits_reserved = amount("creditsReserved");
        self.task.advance_to(amount("percent"));
        self.date(turn);
        self.measure(turn);
        self.show(turn);
    }

    /// A task of which nothing but the name is known.
    pub(super) fn name(&mut self, id: &str, turn: &Turn) {
        id.clone_into(&mut self.task.id);
        self.begin(turn);
    }

    fn begin(&mut self, turn: &Turn) {
        self.origin = turn.elapsed;
        self.clock = turn.elapsed;
    }

    fn warn(&mut self, turn: &mut Turn) {
        self.is_warned = true;
        let message = "The status of the task is not documented. It is taken for `processing`.";
        turn.steps.warn("unknown_status", message);
    }

    /// What is known of it.
    pub(super) fn task(&self) -> &Task {
        &self.task
    }

    /// Shows the last known task.
    pub(super) fn show(&mut self, turn: &mut Turn) {
        turn.steps.show(&mut self.task);
    }

    /// The time as the flow takes it: it does not go back.
    pub(super) fn keep_time(&mut self, turn: &mut Turn) {
        self.clock = self.clock.max(turn.elapsed);
        turn.elapsed = self.clock;
    }

    /// Somebody follows from now on, and is told at once where the task stands.
    pub fn join(&mut self, listener: Listener, turn: &mut Turn) {
        let id = listener.id;
        if self.task.is_over() {
            self.tell_end(id, turn);
            return;
        }
        self.measure(turn);
        self.dismiss(&|other| other.id == id, None, turn);
        self.listeners.push(listener);
        if self.listeners.len() == 1 {
            self.repace(turn);
        }
        self.tell(id, if self.is_new { "created" } else { "progress" }, turn);
        let told = self.told;
        self.plan(None, turn);
        if let Some(reason) = told.filter(|reason| self.told == Some(*reason)) {
            self.tell_waiting(id, reason, None, turn);
        }
    }

    /// Somebody follows no longer.
    pub fn leave(&mut self, listener: Option<f64>, turn: &mut Turn) {
        if self.dismiss(&|other| other.id == listener, None, turn) {
            self.plan(None, turn);
        }
    }

    /// Ends the waits of some, with an error or without a word. Whether there were any.
    fn dismiss(
        &mut self,
        is_meant: &dyn Fn(&Listener) -> bool,
        problem: Option<&Problem>,
        turn: &mut Turn,
    ) -> bool {
        let before = self.listeners.len();
        let leader = self.listeners.first().and_then(|first| first.id);
        for listener in core::mem::take(&mut self.listeners) {
            if !is_meant(&listener) {
                self.listeners.push(listener);
            } else if let Some(problem) = problem {
                turn.steps.reject(listener.id, problem);
            }
        }
        // The pace is that of the first who is there.
        if leader != self.listeners.first().and_then(|first| first.id) {
            self.repace(turn);
        }
        self.listeners.len() < before
    }

    /// The wait is over. A timer that was replaced may still fire: then nothing happens.
    pub fn woke(&mut self, turn: &mut Turn) {
        if let Some(sent) = self.flight {
            self.bound_look(sent, turn);
        } else if self.wake.take().is_some() {
            self.plan(None, turn);
        }
    }

    /// The look in flight was answered.
    pub fn replied(&mut self, reply: &Reply, turn: &mut Turn) {
        let Some(sent) = self.flight.take() else { return };
        if self.look(reply, turn) {
            self.give_up_late(turn.elapsed, turn);
            self.plan(None, turn);
        } else {
            self.stumble(Problem::answered(reply, &turn.setting), sent, turn);
        }
    }

    /// The look in flight was not answered.
    pub fn failed(&mut self, turn: &mut Turn) {
        if let Some(sent) = self.flight.take() {
            self.stumble(Problem::unanswered(turn.fault()), sent, turn);
        }
    }
}
