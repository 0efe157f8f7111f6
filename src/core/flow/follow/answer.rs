//! What an answer about the task means.

use super::Follow;
use super::tabs::HEARD;
use super::trouble::Trouble;
use crate::core::flow::defaults;
use crate::core::flow::journal;
use crate::core::flow::problem::Problem;
use crate::core::flow::reply::Reply;
use crate::core::flow::turn::Turn;
use crate::core::plain::Plain;

impl Follow {
    /// Takes in what the service says of the task; false where the answer says nothing of it.
    pub(in crate::core::flow) fn look(&mut self, reply: &Reply, turn: &mut Turn) -> bool {
        let was_over = self.task.is_over();
        let reading = reply.body().and_then(|body| self.task.read(body, &turn.setting));
        let Some(reading) = reading else { return false };
        if was_over {
            self.show(turn);
            return true;
        }
        self.is_new = false;
        self.looked_at = Some(turn.elapsed);
        self.trouble = Trouble {
            slowed: self.trouble.slowed,
            ..Trouble::default()
        };
        self.led_since = self.led_since.map(|_| HEARD);
        // That another tab looks is told once, not after each of its looks.
        self.told = self.told.filter(|_| self.led_since.is_some());
        self.date(turn);
        self.measure(turn);
        if reading.is_unknown_status && !self.is_warned {
            self.warn(turn);
        }
        if !reading.is_missing_result {
            self.missing_since = None;
        } else if self.missing_since.is_none() {
            self.missing_since = Some(turn.elapsed);
        }
        self.repace(turn);
        self.report(turn);
        true
    }

    fn report(&mut self, turn: &mut Turn) {
        self.show(turn);
        if self.task.is_over() {
            journal::tell(&Plain::Null, &self.task, turn);
        }
        if self.listeners.is_empty() {
            return;
        }
        if self.task.is_over() {
            self.tell_end(None, turn);
            self.listeners.clear();
            return;
        }
        self.tell(None, "progress", turn);
        let grace_end = self.missing_since.map(|since| since + defaults::RESULT_GRACE_MS);
        if grace_end.is_some_and(|end| turn.elapsed >= end) {
            self.end_all(&Problem::result_missing(&self.task.id), turn);
        }
    }

    /// Ends every wait with an error; the task itself goes on.
    pub(super) fn end_all(&mut self, problem: &Problem, turn: &mut Turn) {
        self.listeners.clear();
        turn.steps.reject(None, problem);
    }
}
