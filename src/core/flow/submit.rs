//! Submit once: a validated request, one POST, and what its answer means (service.md §4.6).
//!
//! Nothing here sends a request a second time. Where nobody knows whether a task was created, that is what is said.

use super::follow::Follow;
use super::problem::Problem;
use super::reply::Reply;
use super::turn::Turn;

/// The answer: whether there is a task to follow.
///
/// An answer with a usable id has created a task, by whatever way it came: to call that unknown would lose it.
pub fn replied(follow: &mut Follow, reply: &Reply, turn: &mut Turn) -> bool {
    if reply.body().is_some_and(|body| follow.create(body, turn)) {
        return true;
    }
    let mut problem = Problem::answered(reply, &turn.setting);
    let is_refused = matches!(reply.status, 400..=499) && !matches!(reply.status, 408 | 409 | 425);
    if !is_refused || reply.is_redirect {
        problem = problem.outcome_unknown();
    }
    turn.steps.refuse(&problem);
    false
}

/// No answer: the request may have arrived all the same.
pub fn failed(turn: &mut Turn) {
    let problem = Problem::unanswered(turn.fault()).outcome_unknown();
    turn.steps.refuse(&problem);
}
