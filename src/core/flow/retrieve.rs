//! One look at a task, for who wants to know and not to follow.

use super::follow::Follow;
use super::problem::Problem;
use super::reply::Reply;
use super::turn::Turn;

/// The answer: the task, or why it cannot be shown.
pub fn replied(follow: &mut Follow, id: &str, reply: &Reply, turn: &mut Turn) {
    follow.name(id, turn);
    if !follow.look(reply, turn) {
        let problem = Problem::answered(reply, &turn.setting).about(id);
        turn.steps.refuse(&problem);
    }
}

/// No answer.
pub fn failed(id: &str, turn: &mut Turn) {
    let problem = Problem::unanswered(turn.fault()).about(id);
    turn.steps.refuse(&problem);
}
