//! What those who follow are told.

use super::Follow;
use crate::core::flow::problem::Problem;
use crate::core::flow::step::{Reason, news};
use crate::core::flow::turn::Turn;
use crate::core::task::Status;

impl Follow {
    pub(super) fn tell(&mut self, listener: Option<f64>, word: &'static str, turn: &mut Turn) {
        turn.steps.tell(listener, news(word, &mut self.task));
    }

    /// Nothing is asked for a while: why, and when it will be, in unix milliseconds, or null where nobody knows.
    pub(super) fn tell_waiting(
        &mut self,
        listener: Option<f64>,
        reason: Reason,
        error: Option<&Problem>,
        turn: &mut Turn,
    ) {
        let mut news = news("waiting", &mut self.task);
        news.word("reason", reason.word());
        news.maybe_number("retryAt", self.next_look(turn));
        if let Some(error) = error {
            news.part("error", error);
        }
        turn.steps.tell(listener, news);
    }

    pub(super) fn tell_end(&mut self, listener: Option<f64>, turn: &mut Turn) {
        if self.task.status == Status::Completed {
            self.tell(listener, "completed", turn);
            return;
        }
        let mut news = news("failed", &mut self.task);
        news.part("error", &Problem::task_failed(&self.task));
        turn.steps.tell(listener, news);
    }
}
