//! Follow a task to its end: who listens, what was seen, and when to look again.
//!
//! A [`Follow`] comes only from an answer that created a task, or from the name of one. Several may listen; each has
//! its own patience, and the pace is that of the first who is there, so that one task has one pace. What an answer
//! means stands in `follow/answer.rs`, what to do next in `follow/plan.rs`.

mod answer;
mod plan;
mod trouble;

use super::defaults;
use super::event::{Fault, Hidden, Listener, Now, Reference, Reply};
use super::pace::{self, Pace};
use super::problem::Problem;
use super::step::{News, Reason, Step, Told};
use crate::core::task::place::Setting;
use crate::core::task::read::Reading;
use crate::core::task::record::record;
use crate::core::task::{Progress, Status, Task};
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
    pub fn created(task: Task, secrets: Vec<String>, reading: Reading, now: &Now) -> Self {
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
    pub fn opened(reference: Reference, now: &Now) -> Self {
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
    pub fn named(id: &str, now: &Now) -> Self {
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
        self.measure(now);
        if self.task.is_over() {
            steps.push(self.tell_end(id));
            return;
        }
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

    /// What the page says of itself.
    pub fn page(&mut self, is_hidden: bool, is_online: bool, now: &Now, steps: &mut Vec<Step>) {
        let now = &self.at(now);
        if (self.is_hidden, self.is_offline) == (is_hidden, !is_online) {
            return;
        }
        let was_held = self.is_offline || (self.is_hidden && self.hidden() != Hidden::Normal);
        self.is_hidden = is_hidden;
        self.is_offline = !is_online;
        self.told = None;
        let is_held = self.is_offline || (self.is_hidden && self.hidden() != Hidden::Normal);
        if let Some(due) = self.due.filter(|_| was_held && !is_held) {
            let soonest = self.looked_at.map_or(now.elapsed, |last| last + self.bounds().0);
            self.due = Some(due.min(soonest.max(now.elapsed)));
        }
        if !self.listeners.is_empty() {
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
        if self.look(reply, setting, now, steps) && !self.listeners.is_empty() {
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

    /// Learns when the task was created; for one of our own the answer to the POST says it better than another clock.
    fn date(&mut self, now: &Now) {
        if let Some(created) = self.task.created_at.filter(|_| !self.is_dated) {
            self.is_dated = true;
            self.origin = self.origin.min(now.elapsed - (now.unix - created).max(0.0));
        }
    }

    /// Brings the task's progress up to now; that of a task that is over stays as it was.
    fn measure(&mut self, now: &Now) {
        let Task {
            progress,
            status,
            estimated_seconds,
            ..
        } = &mut self.task;
        if *status != Status::Failed && *status != Status::Completed {
            let elapsed = (now.elapsed - self.origin).max(progress.elapsed_ms);
            let estimate = pace::remaining(progress.percent, elapsed, *estimated_seconds);
            progress.elapsed_ms = elapsed;
            progress.remaining_ms = estimate.filter(|_| self.is_dated);
        }
    }

    fn hidden(&self) -> Hidden {
        self.listeners
            .first()
            .map(|first| first.hidden)
            .unwrap_or_default()
    }

    fn bounds(&self) -> (f64, f64) {
        let usual = (defaults::MIN_INTERVAL_MS, defaults::MAX_INTERVAL_MS);
        self.listeners
            .first()
            .map_or(usual, |first| (first.least, first.most))
    }

    /// When to look again, counted from the last look; a task that was never looked at is looked at at once.
    fn repace(&mut self, now: &Now) {
        let pace = Pace {
            bounds: self.bounds(),
            failures: self.trouble.failures,
            slowed: self.trouble.slowed,
            is_new: self.is_new,
            is_racing: self.missing_since.is_some(),
            elapsed: self.task.progress.elapsed_ms,
            remaining: self.task.progress.remaining_ms,
            random: now.random,
        };
        self.due = self.looked_at.map(|last| last + pace.interval());
    }

    fn told(&self, news: News) -> Told {
        Told {
            news,
            task: self.task.clone(),
            progress: Progress::clone(&self.task.progress),
            reason: None,
            retry_at: None,
            error: None,
        }
    }

    fn tell(&self, listener: Option<u32>, news: News) -> Step {
        Step::Tell {
            listener,
            event: Box::new(self.told(news)),
        }
    }

    fn tell_waiting(
        &self,
        listener: Option<u32>,
        reason: Reason,
        retry_at: Option<f64>,
        error: Option<Problem>,
    ) -> Step {
        let told = Told {
            reason: Some(reason),
            retry_at: Some(retry_at),
            error,
            ..self.told(News::Waiting)
        };
        Step::Tell {
            listener,
            event: Box::new(told),
        }
    }

    fn tell_end(&self, listener: Option<u32>) -> Step {
        if self.task.status == Status::Completed {
            return self.tell(listener, News::Completed);
        }
        let error = Some(Problem::task_failed(&self.task));
        Step::Tell {
            listener,
            event: Box::new(Told {
                error,
                ..self.told(News::Failed)
            }),
        }
    }
}
