//! What an answer about the task means.

use super::Follow;
use super::trouble::Trouble;
use crate::core::flow::defaults;
use crate::core::flow::event::Now;
use crate::core::flow::problem::Problem;
use crate::core::flow::reply::Reply;
use crate::core::flow::step::{News, Step};
use crate::core::task::place::Setting;
use crate::core::value::Value;

impl Follow {
    /// Takes in what the service says of the task; false where the answer says nothing of it.
    pub(super) fn look<V: Value>(
        &mut self,
        reply: &Reply<V>,
        setting: Setting,
        now: &Now,
        steps: &mut Vec<Step>,
    ) -> bool {
        let was_over = self.task.is_over();
        let body = reply.json.as_ref().filter(|_| reply.is_ok());
        let Some(reading) = body.and_then(|body| self.task.read(body, setting)) else {
            return false;
        };
        if was_over {
            steps.push(Step::show(&self.task));
            return true;
        }
        self.is_new = false;
        self.looked_at = Some(now.elapsed);
        self.trouble = Trouble {
            slowed: self.trouble.slowed,
            ..Trouble::default()
        };
        self.told = None;
        self.date(now);
        self.measure(now);
        if reading.is_unknown_status && !self.is_warned {
            self.is_warned = true;
            steps.push(Step::UNKNOWN_STATUS);
        }
        self.missing_since = if reading.is_missing_result {
            self.missing_since.or(Some(now.elapsed))
        } else {
            None
        };
        self.repace(now);
        self.report(now, steps);
        true
    }

    fn report(&mut self, now: &Now, steps: &mut Vec<Step>) {
        steps.push(Step::show(&self.task));
        if self.listeners.is_empty() {
            return;
        }
        if self.task.is_over() {
            steps.push(self.tell_end(None));
            self.listeners.clear();
            return;
        }
        steps.push(self.tell(None, News::Progress));
        if self
            .missing_since
            .is_some_and(|since| now.elapsed >= since + defaults::RESULT_GRACE_MS)
        {
            self.end_all(Problem::result_missing().about(&self.task.id), steps);
        }
    }

    /// Ends every wait with an error; the task itself goes on.
    pub(super) fn end_all(&mut self, problem: Problem, steps: &mut Vec<Step>) {
        self.listeners.clear();
        steps.push(Step::Reject {
            listener: None,
            problem: Box::new(problem),
        });
    }
}
