//! What to do next: submit once, follow until the end.
//!
//! Nothing here sends, waits or looks at a clock. [`advance`] is told what happened and when, and says what to do; the
//! state between two events is plain data. The order cannot be wrong: only a validated request makes a [`Submit`],
//! only the answer to it or the name of a task makes a [`Follow`], and only a `Follow` polls.

pub mod address;
pub mod credentials;
pub mod defaults;
pub mod event;
pub mod follow;
pub mod listener;
mod moment;
pub mod pace;
pub mod problem;
pub mod reference;
pub mod reply;
pub mod retrieve;
pub mod retry_after;
pub mod step;
pub mod submit;

use serde::Serialize;

use super::links::Links;
use super::task::place::Setting;
use super::task::record::{Restore, present};
use super::value::{Kind, Value};
use event::{Event, Happened};
use follow::Follow;
use problem::Problem;
use reference::Reference;
use retrieve::Retrieve;
use step::Step;
use submit::{Begun, Submit};

/// What is remembered between two events.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// A POST is unanswered.
    Submit(Submit),
    /// A single look is unanswered.
    Retrieve(Retrieve),
    /// A task is followed, or could be.
    Follow(Box<Follow>),
}

impl State {
    fn restore<V: Value>(state: &V) -> Result<Option<Self>, Malformed> {
        if matches!(state.kind(), Kind::Undefined | Kind::Null) {
            return Ok(None);
        }
        let follow =
            || Follow::restore(&present(state, "follow")?).map(|follow| Self::Follow(Box::new(follow)));
        let submit = || Submit::restore(&present(state, "submit")?).map(Self::Submit);
        let retrieve = || Retrieve::restore(&present(state, "retrieve")?).map(Self::Retrieve);
        follow()
            .or_else(submit)
            .or_else(retrieve)
            .map(Some)
            .ok_or(Malformed("a state that no flow has made"))
    }
}

/// What to remember, and what to do, in order.
#[derive(Debug, Clone, Serialize)]
pub struct Advance {
    /// What to hand in with the next event; none: there is no next event.
    pub state: Option<State>,
    /// What to do.
    pub steps: Vec<Step>,
}

/// An event that does not fit the state: a mistake of our own face, with a text for its developers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(pub &'static str);

impl core::fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(self.0)
    }
}

impl core::error::Error for Malformed {}

/// Takes a flow one event further. `state` is that of the last [`Advance`], or nothing where none has begun.
///
/// Late events (a timer that was replaced, an answer after the last listener left) change nothing. An event that this
/// state cannot have is [`Malformed`].
pub fn advance<V: Value>(state: &V, event: &V, links: &dyn Links) -> Result<Advance, Malformed> {
    let event = Event::read(event).map_err(Malformed)?;
    match State::restore(state)? {
        None => begin(event, links),
        Some(State::Submit(submit)) => Ok(submitted(submit, event, links)),
        Some(State::Retrieve(retrieve)) => retrieved(&retrieve, event, links),
        Some(State::Follow(follow)) => followed(*follow, event, links),
    }
}

impl Advance {
    fn end(step: Step) -> Self {
        Self {
            state: None,
            steps: Vec::from([step]),
        }
    }

    fn follow(follow: Follow, steps: Vec<Step>) -> Self {
        Self {
            state: Some(State::Follow(Box::new(follow))),
            steps,
        }
    }
}

fn begin<V: Value>(event: Event<V>, links: &dyn Links) -> Result<Advance, Malformed> {
    Ok(match event.happened {
        Happened::Submit { input } => match Submit::begin(input.as_ref(), links) {
            Begun::Sent(submit, step) => Advance {
                state: Some(State::Submit(submit)),
                steps: Vec::from([step]),
            },
            Begun::Invalid(step) => Advance::end(step),
        },
        Happened::Retrieve { id, refresh } => match Retrieve::begin(&id, refresh) {
            Ok((retrieve, step)) => Advance {
                state: Some(State::Retrieve(retrieve)),
                steps: Vec::from([step]),
            },
            Err(problem) => Advance::end(Step::Refuse { problem }),
        },
        Happened::Open(reference) => match opened(reference, &event.now) {
            Ok(follow) => {
                let steps = Vec::from([Step::show(follow.task())]);
                Advance::follow(follow, steps)
            }
            Err(problem) => Advance::end(Step::Refuse { problem }),
        },
        _ => return Err(Malformed("an event of a flow that has not begun")),
    })
}

fn opened(reference: Reference, now: &event::Now) -> Result<Follow, Box<Problem>> {
    check_id(&reference.id)?;
    Ok(Follow::opened(reference, now))
}

/// Refuses an id that would not be one path segment (package-api.md §4).
fn check_id(id: &str) -> Result<(), Box<Problem>> {
    if matches!(id, "" | "." | "..") {
        return Err(Box::new(Problem::refused(
            "invalid_task_id",
            "This is no task id. Give the id that creating the task gave.",
        )));
    }
    Ok(())
}

/// A POST that was given up stays a POST: its answer may still come, and is as good as one in time.
fn submitted<V: Value>(submit: Submit, event: Event<V>, links: &dyn Links) -> Advance {
    let setting = Setting {
        place: &event.place,
        links,
        secrets: &[],
    };
    match event.happened {
        Happened::Replied(reply) => match submit.replied(&reply, setting, &event.now) {
            Ok((follow, steps)) => Advance::follow(follow, steps),
            Err(problem) => Advance::end(Step::Refuse { problem }),
        },
        Happened::Failed(fault) => Advance {
            steps: Vec::from([Step::refuse(Submit::failed(fault))]),
            state: (fault == event::Fault::Timeout).then_some(State::Submit(submit)),
        },
        _ => Advance {
            state: Some(State::Submit(submit)),
            steps: Vec::new(),
        },
    }
}

fn retrieved<V: Value>(
    retrieve: &Retrieve,
    event: Event<V>,
    links: &dyn Links,
) -> Result<Advance, Malformed> {
    let setting = Setting {
        place: &event.place,
        links,
        secrets: &[],
    };
    let steps = match event.happened {
        Happened::Replied(reply) => retrieve.replied(&reply, setting, &event.now),
        Happened::Failed(fault) => Vec::from([Step::refuse(retrieve.failed(fault))]),
        _ => return Err(Malformed("a single look can only be answered, or not")),
    };
    Ok(Advance { state: None, steps })
}

fn followed<V: Value>(mut follow: Follow, event: Event<V>, links: &dyn Links) -> Result<Advance, Malformed> {
    let setting = Setting {
        place: &event.place,
        links,
        secrets: &[],
    };
    let (now, mut steps) = (&event.now, Vec::new());
    match event.happened {
        Happened::Join(listener) => follow.join(listener, now, &mut steps),
        Happened::Leave { listener } => follow.leave(listener, now, &mut steps),
        Happened::Woke => follow.woke(now, &mut steps),
        Happened::Page { hidden, online } => follow.page(hidden, online, now, &mut steps),
        Happened::Replied(reply) => follow.replied(&reply, setting, now, &mut steps),
        Happened::Failed(fault) => follow.failed(fault, now, &mut steps),
        Happened::Observed(reply) => follow.observed(&reply, setting, now, &mut steps),
        _ => return Err(Malformed("a task that is followed cannot be begun again")),
    }
    Ok(Advance::follow(follow, steps))
}
