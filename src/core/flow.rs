//! What to do next: submit once, follow until the end.
//!
//! Nothing here sends, waits or looks at a clock. [`advance`] is told what happened and when, and says what to do; the
//! state between two events is plain data: `{ submit: true, secrets }` while a POST is unanswered, `{ retrieve: id }`
//! while a single look is, `{ follow, secrets }` where a task is followed or could be. The order cannot be wrong: only
//! a validated request makes the call that creates something, only the answer to it or the name of a task makes a
//! [`Follow`], and only a `Follow` polls.

pub mod address;
pub mod credentials;
pub mod defaults;
pub mod follow;
pub mod listener;
pub mod pace;
pub mod problem;
pub mod reply;
pub mod retrieve;
pub mod step;
pub mod submit;
pub mod turn;

use super::links::Links;
use super::plain::{Describe, Object, Plain};
use super::request::{Validation, validate};
use super::task::record::{read, write};
use super::value::Value;
use follow::Follow;
use listener::Listener;
use problem::Problem;
use reply::Reply;
use turn::{Fault, Happened, Turn};

/// An event that does not fit the state: a mistake of our own face, with a text for its developers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(pub &'static str);

impl core::fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(self.0)
    }
}

impl core::error::Error for Malformed {}

const NO_EVENT: Malformed = Malformed("this is no event");
const NO_STATE: Malformed = Malformed("this is no state of a flow");
const MISFIT: Malformed = Malformed("this event cannot come in this state");

/// Takes a flow one event further: `{ state, steps }`, what to remember and what to do, in order. `state` is that of
/// the last answer, or nothing where none has begun; null comes back where there is no next event.
///
/// Late events (a timer that was replaced, an answer after the last listener left) change nothing. An event that this
/// state cannot have is [`Malformed`].
pub fn advance<V: Value>(state: &V, event: &V, links: &dyn Links) -> Result<Plain, Malformed> {
    let (mut told, mut validation) = (Object::default(), None);
    for (name, value) in event.members().unwrap_or_default() {
        // What the caller gave is judged as it is, and nothing of it is read twice.
        if name == "input" {
            validation = Some(validate(&value, links));
        } else {
            told.keep(name, Plain::read(&value));
        }
    }
    go_on(&Plain::read(state), &Plain::Object(told), validation, links)
}

fn go_on(
    state: &Plain,
    event: &Plain,
    validation: Option<Validation>,
    links: &dyn Links,
) -> Result<Plain, Malformed> {
    let happened = event.get("type").as_text().and_then(Happened::named);
    let mut turn = Turn::read(event, state.get("secrets").items(), links).ok_or(NO_EVENT)?;
    let happened = happened.ok_or(NO_EVENT)?;
    let next = if !state.is_there() {
        begin(happened, validation, &mut turn)
    } else if let Some(follow) = state.member("follow") {
        followed(follow, happened, &mut turn)
    } else if state.member("submit").is_some() {
        submitted(state, happened, &mut turn)
    } else {
        let id = state.get("retrieve").as_text().ok_or(NO_STATE)?;
        retrieved(id, happened, &mut turn)
    };
    let mut advance = Object::default();
    advance.set("state", next.ok_or(MISFIT)?);
    advance.set("steps", turn.steps.into_plain());
    Ok(Plain::Object(advance))
}

fn begin(happened: Happened, validation: Option<Validation>, turn: &mut Turn) -> Option<Plain> {
    let event = turn.event;
    match happened {
        Happened::Submit => {
            let Validation { request, issues } = validation?;
            let Some(request) = request else {
                let issues = issues.iter().map(Describe::plain).collect();
                turn.steps.invalid(Plain::List(issues));
                return Some(Plain::Null);
            };
            turn.steps.create(&request);
            let mut secrets = Vec::new();
            for text in request.texts() {
                secrets.push(Plain::Text(text.to_owned()));
            }
            Some(state("submit", Plain::Flag(true), Plain::List(secrets)))
        }
        Happened::Retrieve => {
            let id = event.get("id").as_text().unwrap_or_default();
            if refuses(id, turn) {
                return Some(Plain::Null);
            }
            let sync = event.get("refresh").as_flag().unwrap_or_default();
            turn.steps.look(id, sync);
            let mut next = Object::default();
            next.text("retrieve", id);
            Some(Plain::Object(next))
        }
        Happened::Open => {
            let reference = event.get("ref");
            let id = reference.as_text().or_else(|| reference.get("id").as_text());
            let id = id.unwrap_or_default();
            if refuses(id, turn) {
                return Some(Plain::Null);
            }
            let mut follow = Follow::opened(id, turn);
            follow.show(turn);
            Some(state("follow", write(&mut follow), Plain::Null))
        }
        _ => None,
    }
}

/// Refuses an id that would not be one path segment (package-api.md §4).
fn refuses(id: &str, turn: &mut Turn) -> bool {
    let is_none = matches!(id, "" | "." | "..");
    if is_none {
        let message = "This is no task id. Give the id that creating the task gave.";
        turn.steps.refuse(&Problem::refused("invalid_task_id", message));
    }
    is_none
}

/// A POST that was given up stays a POST: its answer may still come, and is as good as one in time.
fn submitted(submit: &Plain, happened: Happened, turn: &mut Turn) -> Option<Plain> {
    match happened {
        Happened::Replied => {
            let reply = Reply::read(turn.event, turn.unix)?;
            let follow = submit::replied(&reply, turn);
            Some(follow.map_or(Plain::Null, |mut follow| {
                state("follow", write(&mut follow), submit.get("secrets").clone())
            }))
        }
        Happened::Failed => {
            submit::failed(turn);
            let is_open = turn.fault() == Fault::Timeout;
            Some(if is_open { submit.clone() } else { Plain::Null })
        }
        _ => Some(submit.clone()),
    }
}

fn retrieved(id: &str, happened: Happened, turn: &mut Turn) -> Option<Plain> {
    match happened {
        Happened::Replied => retrieve::replied(id, &Reply::read(turn.event, turn.unix)?, turn),
        Happened::Failed => retrieve::failed(id, turn),
        _ => return None,
    }
    Some(Plain::Null)
}

fn followed(known: &Plain, happened: Happened, turn: &mut Turn) -> Option<Plain> {
    let mut follow = Follow::default();
    read(&mut follow, known);
    follow.keep_time(turn);
    let event = turn.event;
    match happened {
        Happened::Join => follow.join(Listener::joined(turn), turn),
        Happened::Leave => follow.leave(event.get("listener").as_number(), turn),
        Happened::Woke => follow.woke(turn),
        Happened::Page => {
            let is_hidden = event.get("hidden").as_flag().unwrap_or_default();
            follow.page(is_hidden, event.get("online").as_flag() == Some(false), turn);
        }
        Happened::Replied => follow.replied(&Reply::read(event, turn.unix)?, turn),
        Happened::Failed => follow.failed(turn),
        Happened::Observed => follow.observed(&Reply::read(event, turn.unix)?, turn),
        _ => return None,
    }
    let secrets = Plain::List(turn.setting.secrets.to_vec());
    Some(state("follow", write(&mut follow), secrets))
}

fn state(word: &'static str, value: Plain, secrets: Plain) -> Plain {
    let mut state = Object::default();
    state.set(word, value);
    state.set("secrets", secrets);
    Plain::Object(state)
}
