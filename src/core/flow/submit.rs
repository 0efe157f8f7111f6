//! Submit once: a validated request, one POST, and what its answer means (service.md §4.6).
//!
//! Nothing here sends a request a second time. Where nobody knows whether a task was created, that is what is said.

use super::event::{Fault, Now};
use super::follow::Follow;
use super::problem::{Charged, Problem};
use super::reply::Reply;
use super::step::{Call, Step};
use crate::core::links::Links;
use crate::core::request::validate;
use crate::core::task::Task;
use crate::core::task::place::Setting;
use crate::core::task::record::record;
use crate::core::value::{Kind, List, Value};

record! {
    /// A POST that is unanswered.
    pub struct Submit {
        // What was asked, word for word: an error must not repeat it.
        secrets "secrets": Vec<String>,
    }
}

/// How submitting begins.
#[derive(Debug)]
pub enum Begun {
    /// The input is a valid request, and this is what to send.
    Sent(Submit, Step),
    /// It is not, and nothing is sent.
    Invalid(Step),
}

impl Submit {
    /// Validates the input, or that there is none, and makes the one call from it.
    pub fn begin<V: Value>(input: Option<&V>, links: &dyn Links) -> Begun {
        let validation = input.map_or_else(|| validate(&Nothing, links), |input| validate(input, links));
        match validation.request {
            Some(request) => {
                let submit = Self {
                    secrets: input.map(prompts).unwrap_or_default(),
                };
                Begun::Sent(
                    submit,
                    Step::Send {
                        call: Box::new(Call::create(request)),
                    },
                )
            }
            None => Begun::Invalid(Step::Invalid {
                issues: validation.issues,
            }),
        }
    }

    /// The answer: a task to follow, or why there is none.
    ///
    /// An answer with a usable id has created a task, by whatever way it came: to call that unknown would lose it.
    pub fn replied<V: Value>(
        &self,
        reply: &Reply<V>,
        setting: Setting,
        now: &Now,
    ) -> Result<(Follow, Vec<Step>), Box<Problem>> {
        let setting = Setting {
            secrets: &self.secrets,
            ..setting
        };
        let body = reply.json.as_ref().filter(|_| reply.is_ok());
        if let Some((task, reading)) = body.and_then(|body| Task::created(body, setting)) {
            let follow = Follow::created(task, self.secrets.clone(), reading, now);
            let warning = reading.is_unknown_status.then_some(Step::UNKNOWN_STATUS);
            let steps = [Step::show(follow.task())].into_iter().chain(warning).collect();
            return Ok((follow, steps));
        }
        let problem = Problem::answered(reply, setting, now);
        Err(Box::new(match reply.status {
            408 | 409 | 425 => Problem::outcome_unknown(problem),
            400..=499 if !reply.is_redirect => Problem {
                charged: Charged::No,
                ..problem
            },
            _ => Problem::outcome_unknown(problem),
        }))
    }

    /// No answer: the request may have arrived all the same.
    pub fn failed(fault: Fault) -> Problem {
        Problem::outcome_unknown(Problem::unanswered(fault))
    }
}

/// What a caller gave who gave nothing: it is validated like everything else.
struct Nothing;

impl Value for Nothing {
    fn kind(&self) -> Kind {
        Kind::Undefined
    }
    fn boolean(&self) -> Option<bool> {
        None
    }
    fn number(&self) -> Option<f64> {
        None
    }
    fn text(&self) -> Option<String> {
        None
    }
    fn member(&self, _name: &str) -> Option<Self> {
        None
    }
    fn members(&self) -> Option<Vec<(String, Self)>> {
        None
    }
    fn list(&self, _most: usize) -> Option<List<Self>> {
        None
    }
}

/// The prompt and those of the shots.
fn prompts<V: Value>(input: &V) -> Vec<String> {
    let shots = input.member("multi_prompt").and_then(|shots| shots.list(1_000));
    let shots = shots.map(|shots| shots.items).unwrap_or_default();
    shots
        .iter()
        .chain([input])
        .filter_map(|place| place.member("prompt")?.text())
        .collect()
}
