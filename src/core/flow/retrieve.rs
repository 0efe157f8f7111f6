//! One look at a task, for who wants to know and not to follow.

use super::check_id;
use super::event::{Fault, Now};
use super::follow::Follow;
use super::problem::Problem;
use super::reply::Reply;
use super::step::{Call, Step};
use crate::core::task::place::Setting;
use crate::core::task::record::record;
use crate::core::value::Value;

record! {
    /// A look that is unanswered.
    pub struct Retrieve {
        id "id": String,
    }
}

impl Retrieve {
    /// Asks for the task; `refresh` makes the service ask upstream first.
    pub fn begin(id: &str, refresh: bool) -> Result<(Self, Step), Box<Problem>> {
        check_id(id)?;
        Ok((
            Self { id: id.to_owned() },
            Step::Send {
                call: Box::new(Call::look(id, refresh)),
            },
        ))
    }

    /// The answer: the task, or why it cannot be shown.
    pub fn replied<V: Value>(&self, reply: &Reply<V>, setting: Setting, now: &Now) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut follow = Follow::named(&self.id, now);
        follow.observed(reply, setting, now, &mut steps);
        if steps.is_empty() {
            steps.push(Step::refuse(
                Problem::answered(reply, setting, now).about(&self.id),
            ));
        }
        steps
    }

    /// No answer.
    pub fn failed(&self, fault: Fault) -> Problem {
        Problem::unanswered(fault).about(&self.id)
    }
}
