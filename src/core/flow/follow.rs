//! Follow a task to its end: who listens, what was seen, and when to look again.
//!
//! A [`Follow`] comes only from an answer that created a task, or from the name of one. Several may listen; each has
//! its own patience, and the pace is that of the first who is there, so that one task has one pace. What an answer
//! means stands in `follow/answer.rs`, what to do next in `follow/plan.rs`.

mod answer;
mod page;
mod plan;
mod tell;
mod time;
mod trouble;

use super::event::{Fault, Now};
use super::listener::Listener;
use super::problem::Problem;
use super::reference::Reference;
use super::reply::Reply;
use super::step::{News, Reason, Step};
use crate::core::task::Task;
use crate::core::task::place::Setting;
use crate::core::task::read::Reading;
use crate::core::task::record::record;
use crate::core::value::Value;
use trouble::Trouble;

/// A timer may fire a little early, in milliseconds.
const EARLY_MS: f64 = 5.0;

record! {
    /// What is remembered between two events.
    pub struct Follow {
        task "task": Task,
        // Created by us a moment ago, and not looked at since.
        is_new "isNew": bool,
        // The clock when the task was created, or when it was first seen; and which of the two.
        origin "origin": f64,
        is_dated "isDated": bool,
        // The percentage that the task had last, and the clock when it got there.
        percent "percent": Option<f64>,
        moved "moved": f64,
        // The latest moment that was told: the clock never goes back.
        clock "clock": f64,
        listeners "listeners": Vec<Listener>,
        // When the service last said something of it, or was last asked in vain.
        looked_at "lookedAt": Option<f64>,
        // When to look again; none: at once.
        due "due": Option<f64>,
        // When the look in flight began.
        flight "flight": Option<f64>,
        // When the wait that was asked for ends.
        wake "wake": Option<f64>,
        trouble "trouble": Trouble,
        // When it was first said to be completed without an address, and whether the last look asked upstream.
        missing_since "missingSince": Option<f64>,
        is_synced "isSynced": bool,
        // A deadline has passed without a network: since when.
        late_since "lateSince": Option<f64>,
        is_hidden "isHidden": bool,
        is_offline "isOffline": bool,
        // Why nothing is asked, where that was told.
        told "told": Option<Reason>,
        is_warned "isWarned": bool,
        secrets "secrets": Vec<String>,
    }
}

impl Follow {
    /// A task that was created by the answer that has just come.
    pub(super) fn created(task: Task, secrets: Vec<String>, reading: Reading, now: &Now) -> Self {
        Self {
            is_new: true,
            is_dated: true,
            is_warned: reading.is_unknown_status,
            missing_since: reading.is_missing_result.then_some(now.elapsed),
            looked_at: Some(now.elapsed),
            secrets,
            ..Self::begun(task, now)
        }
        .measured(now)
    }

    /// A task of which somebody has the name, and perhaps more.
    pub(super) fn opened(reference: Reference, now: &Now) -> Self {
        let mut task = Task::named(&reference.id);
        task.model = reference.model;
        task.created_at = reference.created_at;
        task.estimated_seconds = reference.estimated_seconds;
        task.credits_reserved = reference.credits_reserved;
        task.advance_to(reference.percent);
        let mut follow = Self::begun(task, now);
        follow.date(now);
        follow.measured(now)
    }

    /// A task of which nothing but the name is known.
    pub(super) fn named(id: &str, now: &Now) -> Self {
        Self::begun(Task::named(id), now)
    }

    fn begun(task: Task, now: &Now) -> Self {
        Self {
            task,
            origin: now.elapsed,
            clock: now.elapsed,
            ..Self::default()
        }
    }

    fn measured(mut self, now: &Now) -> Self {
        self.measure(now);
        self
    }

    /// The last known task.
    pub fn task(&self) -> &Task {
        &self.task
    }

    /// Somebody follows from now on, and is told at once where the task stands.
    pub fn join(&mut self, listener: Listener, now: &Now, steps: &mut Vec<Step>) {
        let now = &self.at(now);
        let id = Some(listener.id);
        if self.task.is_over() {
            steps.push(self.tell_end(id));
            return;
        }
        self.measure(now);
        self.listeners.retain(|other| other.id != listener.id);
        self.listeners.push(listener);
        if let [_only] = self.listeners.as_slice() {
            self.repace(now);
        }
        steps.push(self.tell(
            id,
            if self.is_new {
                News::Created
            } else {
                News::Progress
            },
        ));
        let told = self.told;
        self.plan(now, None, steps);
        if let Some(reason) = told.filter(|reason| self.told == Some(*reason)) {
            steps.push(self.tell_waiting(id, reason, self.next_look(now), None));
        }
    }

    /// Somebody follows no longer.
    pub fn leave(&mut self, listener: u32, now: &Now, steps: &mut Vec<Step>) {
        let now = &self.at(now);
        let leader = self.listeners.first().map(|first| first.id);
        let before = self.listeners.len();
        self.listeners.retain(|other| other.id != listener);
        if self.listeners.len() == before {
            return;
        }
        if leader == Some(listener) {
            self.repace(now);
        }
        self.plan(now, None, steps);
    }

    /// The wait is over. A timer that was replaced may still fire: then nothing happens.
    pub fn woke(&mut self, now: &Now, steps: &mut Vec<Step>) {
        let now = &self.at(now);
        if self.wake.take().is_some() {
            self.plan(now, None, steps);
        }
    }

    /// The look in flight was answered.
    pub fn replied<V: Value>(
        &mut self,
        reply: &Reply<V>,
        setting: Setting,
        now: &Now,
        steps: &mut Vec<Step>,
    ) {
        let now = &self.at(now);
        let Some(sent) = self.flight.take() else { return };
        let secrets = core::mem::take(&mut self.secrets);
        let setting = Setting {
            secrets: &secrets,
            ..setting
        };
        if self.look(reply, setting, now, steps) {
            self.give_up_late(now.elapsed, now, steps);
            self.plan(now, None, steps);
        } else {
            let problem = Problem::answered(reply, setting, now).of_wait(&self.task.id);
            self.stumble(problem, sent, now, steps);
        }
        self.secrets = secrets;
    }

    /// The look in flight was not answered.
    pub fn failed(&mut self, fault: Fault, now: &Now, steps: &mut Vec<Step>) {
        let now = &self.at(now);
        if let Some(sent) = self.flight.take() {
            self.stumble(
                Problem::unanswered(fault).of_wait(&self.task.id),
                sent,
                now,
                steps,
            );
        }
    }

    /// Somebody else's look was answered; an error among those is theirs.
    pub fn observed<V: Value>(
        &mut self,
        reply: &Reply<V>,
        setting: Setting,
        now: &Now,
        steps: &mut Vec<Step>,
    ) {
        let now = &self.at(now);
        let secrets = core::mem::take(&mut self.secrets);
        let setting = Setting {
            secrets: &secrets,
            ..setting
        };
        let is_followed = !self.listeners.is_empty();
        if self.look(reply, setting, now, steps) && is_followed {
            self.plan(now, None, steps);
        }
        self.secrets = secrets;
    }

    /// The time as the flow takes it: it does not go back.
    fn at(&mut self, now: &Now) -> Now {
        self.clock = self.clock.max(now.elapsed);
        Now {
            elapsed: self.clock,
            ..now.clone()
        }
    }
}
