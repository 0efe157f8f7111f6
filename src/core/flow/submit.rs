//! Submit once: a validated request, one POST, and what its answer means (service.md §4.6).
//!
//! Nothing here sends a request a second time. Where nobody knows whether a task was created, that is what is said.

use super::follow::Follow;
use super::journal;
use super::problem::Problem;
use super::reply::Reply;
use super::turn::Turn;
use crate::core::plain::Plain;

/// The answer: whether there is a task to follow.
///
/// An answer with a usable id has created a task, by whatever way it came: to call that unknown would lose it.
pub fn replied(follow: &mut Follow, entry: &Plain, reply: &Reply, turn: &mut Turn) -> bool {
    if reply.body().is_some_and(|body| follow.create(body, turn)) {
        journal::tell(entry, follow.task(), turn);
        return true;
    }
    let problem = Problem::answered(reply, &turn.setting);
    let is_refused = matches!(reply.status, 400..=499) && !matches!(reply.status, 408 | 409 | 425);
    if is_refused && !reply.is_redirect {
        turn.steps.remove(entry);
        turn.steps.refuse(&problem);
    } else {
        doubt(entry, problem, turn);
    }
    false
}

/// No answer: the request may have arrived all the same.
pub fn failed(entry: &Plain, turn: &mut Turn) {
    doubt(entry, Problem::unanswered(turn.fault()), turn);
}

fn doubt(entry: &Plain, problem: Problem, turn: &mut Turn) {
    turn.steps.mark(journal::doubt(entry));
    turn.steps.refuse(&problem.outcome_unknown());
}
