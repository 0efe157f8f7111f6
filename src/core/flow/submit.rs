//! Submit once: a validated request, one POST, and what its answer means (service.md §4.6).
//!
//! Nothing here sends a request a second time. Where nobody knows whether a task was created, that is what is said.

use super::follow::Follow;
use super::problem::Problem;
use super::reply::Reply;
use super::turn::Turn;
use crate::core::task::Task;

/// The answer: a task to follow, or none.
///
/// An answer with a usable id has created a task, by whatever way it came: to call that unknown would lose it.
pub fn replied(reply: &Reply, turn: &mut Turn) -> Option<Follow> {
    if let Some((task, reading)) = reply.body().and_then(|body| Task::created(body, turn.setting)) {
        let mut follow = Follow::created(task, reading, turn);
        follow.show(turn);
        if reading.is_unknown_status {
            turn.steps.warn_of_status();
        }
        return Some(follow);
    }
    let mut problem = Problem::answered(reply, turn.setting);
    let is_refused = matches!(reply.status, 400..=499) && !matches!(reply.status, 408 | 409 | 425);
    if !is_refused || reply.is_redirect {
        problem = problem.outcome_unknown();
    }
    turn.steps.refuse(&problem);
    None
}

/// No answer: the request may have arrived all the same.
pub fn failed(turn: &mut Turn) {
    let problem = Problem::unanswered(turn.fault()).outcome_unknown();
    turn.steps.refuse(&problem);
}
