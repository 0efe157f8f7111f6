//! What those who follow are told.

use super::Follow;
use crate::core::flow::problem::Problem;
use crate::core::flow::step::{News, Reason, Step, Told};
use crate::core::task::{Progress, Status};

impl Follow {
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

    pub(super) fn tell(&self, listener: Option<u32>, news: News) -> Step {
        Step::Tell {
            listener,
            event: Box::new(self.told(news)),
        }
    }

    pub(super) fn tell_waiting(
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

    pub(super) fn tell_end(&self, listener: Option<u32>) -> Step {
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
