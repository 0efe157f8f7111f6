//! Submit once: a validated request, one POST, and what its answer means (service.md §4.6).
//!
//! Nothing here sends a request a second time. Where nobody knows whether a task was created, that is what is said.

use super::follow::Follow;
use super::journal::{Entry, State};
use super::problem::Problem;
use super::reply::Reply;
use super::turn::Turn;

/// The answer: whether there is a task to follow.
///
/// An answer with a usable id has created a task, by whatever way it came: to call that unknown would lose it.
pub fn replied(follow: &mut Follow, entry: &mut Entry, reply: &Reply, turn: &mut Turn) -> bool {
    if reply.body().is_some_and(|body| follow.create(body, turn)) {
        entry.learn(follow.task());
        turn.steps.mark(entry);
        return true;
    }
    let problem = Problem::answered(reply, &turn.setting);
    let is_refused = matches!(reply.status, 400..=499) && !matches!(reply.status, 408 | 409 | 425);
    if is_refused && !reply.is_redirect {
        turn.steps.remove(&entry.id);
        turn.steps.refuse(&problem);
    } else {
        doubt(entry, problem, turn);
    }
    false
}

/// No answer: the request may have arrived all the same.
pub fn failed(entry: &mut Entry, turn: &mut Turn) {
    doubt(entry, Problem::unanswered(turn.fault()), turn);
}

fn doubt(entry: &mut Entry, problem: Problem, turn: &mut Turn) {
    entry.state = State::Unknown;
    turn.steps.mark(entry);
    turn.steps.refuse(&problem.outcome_unknown());
}
