//! What to do next: submit once, follow until the end.
//!
//! Nothing here sends, waits or looks at a clock. [`advance_on`] is told what happened and when, and says what to do; the
//! state between two events is plain data: `{ submit: entry, secrets }` while a POST is unanswered, `{ retrieve: id }`
//! while a single look is, `{ upload: autoCleanup }` while a file is on its way, `{ follow, secrets }` where a task is
//! followed or could be. The order cannot be wrong: only
//! a validated request makes the call that creates something, only the answer to it or the name of a task makes a
//! [`Follow`], and only a `Follow` polls.

pub mod address;
pub mod credentials;
pub mod defaults;
pub mod follow;
pub mod journal;
pub mod listener;
pub mod pace;
pub mod problem;
pub mod reply;
pub mod retrieve;
pub mod step;
pub mod submit;
pub mod turn;
pub mod upload;

use super::links::Links;
use super::plain::read::ANY;
use super::plain::{Object, Plain};
use super::request::{BODY, Validation, conclude};
use super::shape::Shape;
use super::sheet::Sheet;
use super::task::record::{read, write};
#[cfg(not(target_arch = "wasm32"))]
use super::value::{Value, write as write_sheet};
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

/// Takes a flow one event further: `{ state, steps }`, what to remember and what to do, in order. On the whole sheet are
/// three values, each of its own shape in [`SHAPES`]: the state, that of the last answer, or nothing where none has begun
/// (null comes back where there is no next event); the event; the input.
///
/// The input is what the caller gave with a `submit`: it is judged as it is, so it stays out of the event, which is read as
/// a whole. Late events (a timer that was replaced, an answer after the last listener left) change nothing. An event that
/// this state cannot have is [`Malformed`].
pub fn advance_on(sheet: &mut Sheet, links: &dyn Links) -> Result<Plain, Malformed> {
    let reading = sheet.reading();
    let (state, event) = (Plain::of(&reading, 0), Plain::of(&reading, 1));
    let is_submit = event.text_of("type") == Happened::Submit.word();
    let validation = is_submit.then(|| conclude(sheet, 2, links));
    go_on(&state, &event, validation.as_ref(), links)
        .ok_or(Malformed("no event, or none that can come in this state"))
}

/// Of what stands on the sheet of an event.
pub const SHAPES: [Shape; 3] = [ANY, ANY, BODY];

/// The same on the host.
#[cfg(not(target_arch = "wasm32"))]
pub fn advance<V: Value>(state: &V, event: &V, input: &V, links: &dyn Links) -> Result<Plain, Malformed> {
    let [any, told, body] = SHAPES;
    let mut sheet = write_sheet(&[(state, any), (event, told), (input, body)], true);
    advance_on(&mut sheet, links)
}

fn go_on(state: &Plain, event: &Plain, validation: Option<&Validation>, links: &dyn Links) -> Option<Plain> {
    let mut turn = Turn::new(event, state.get("secrets").items(), links);
    event.member("place")?;
    let mut follow = Follow::default();
    let next = if !state.is_there() {
        begin(&mut follow, validation, &mut turn)
    } else if let Some(known) = state.member("follow") {
        read(&mut follow, known);
        followed(&mut follow, &mut turn)
    } else if let Some(entry) = state.member("submit") {
        submitted(&mut follow, entry, &mut turn)
    } else if let Some(cleans_up) = state.member("upload") {
        if !matches!(turn.happened?, Happened::Replied | Happened::Failed) {
            return None;
        }
        upload::ended(cleans_up.flag_or(false), &mut turn);
        Some(Next::End)
    } else {
        let id = state.member("retrieve")?.text();
        retrieved(&mut follow, id, &mut turn)
    };
    let state = match next? {
        Next::End => Plain::Null,
        Next::Same => state.clone(),
        Next::State(state) => Plain::Object(state),
        Next::Follow => {
            let mut next = Object::default();
            next.set("follow", write(&mut follow));
            next.set("secrets", state.get("secrets").clone());
            Plain::Object(next)
        }
    };
    let mut advance = Object::default();
    advance.set("state", state);
    advance.set("steps", turn.steps.into_plain());
    Some(Plain::Object(advance))
}

/// What to remember.
enum Next {
    /// Nothing: there is no next event.
    End,
    /// What was remembered before.
    Same,
    /// This.
    State(Object),
    /// The task that is followed.
    Follow,
}

fn begin(follow: &mut Follow, validation: Option<&Validation>, turn: &mut Turn) -> Option<Next> {
    let event = turn.event;
    match turn.happened? {
        Happened::Submit => return Some(submit(validation?, turn)),
        Happened::Retrieve => {
            let id = event.text_of("id");
            if !refuses(id, turn) {
                let sync = event.get("refresh").flag_or(false);
                turn.steps.look(id, sync);
                let mut state = Object::default();
                state.text("retrieve", id);
                return Some(Next::State(state));
            }
        }
        Happened::Upload => {
            if let Some(cleans_up) = upload::begin(turn) {
                let mut state = Object::default();
                state.flag("upload", cleans_up);
                return Some(Next::State(state));
            }
        }
        Happened::Open => {
            let reference = event.get("ref");
            let bare = reference.text();
            let id = if bare.is_empty() {
                reference.text_of("id")
            } else {
                bare
            };
            if !refuses(id, turn) {
                follow.open(id, turn);
                return Some(Next::Follow);
            }
        }
        Happened::Locate => address::locate(turn),
        Happened::Unlock => credentials::unlock(turn),
        Happened::Review => journal::review(turn),
        _ => return None,
    }
    Some(Next::End)
}

fn submit(validation: &Validation, turn: &mut Turn) -> Next {
    let Some(request) = &validation.request else {
        turn.steps.invalid(Plain::list(&validation.issues));
        return Next::End;
    };
    let entry = journal::entry(request, turn);
    let may_leave = journal::submit(&entry, turn);
    // Where it may not, this is what a retry would send.
    turn.steps.create(request);
    if !may_leave {
        return Next::End;
    }
    let mut secrets = Vec::new();
    for text in request.texts() {
        secrets.push(Plain::Text(text.to_owned()));
    }
    let mut state = Object::default();
    state.set("submit", entry);
    state.set("secrets", Plain::List(secrets));
    Next::State(state)
}

/// Refuses an id that would not be one path segment (package-api.md §4).
fn refuses(id: &str, turn: &mut Turn) -> bool {
    let is_none = journal::is_no_task(id);
    if is_none {
        let message = "This is no task id. Give that of a created task.";
        turn.steps.refuse(&Problem::refused("invalid_task_id", message));
    }
    is_none
}

/// A POST that was given up stays a POST: its answer may still come, and is as good as one in time.
fn submitted(follow: &mut Follow, entry: &Plain, turn: &mut Turn) -> Option<Next> {
    match turn.happened? {
        Happened::Replied => {
            let is_created = submit::replied(follow, entry, &Reply::read(turn)?, turn);
            Some(if is_created { Next::Follow } else { Next::End })
        }
        Happened::Failed => {
            submit::failed(entry, turn);
            let is_open = turn.fault() == Fault::Timeout;
            Some(if is_open { Next::Same } else { Next::End })
        }
        _ => Some(Next::Same),
    }
}

fn retrieved(follow: &mut Follow, id: &str, turn: &mut Turn) -> Option<Next> {
    match turn.happened? {
        Happened::Replied => retrieve::replied(follow, id, &Reply::read(turn)?, turn),
        Happened::Failed => retrieve::failed(id, turn),
        _ => return None,
    }
    Some(Next::End)
}

fn followed(follow: &mut Follow, turn: &mut Turn) -> Option<Next> {
    follow.keep_time(turn);
    let event = turn.event;
    match turn.happened? {
        Happened::Join => follow.join(Listener::joined(turn), turn),
        Happened::Leave => follow.leave(event.get("listener").number(), turn),
        Happened::Woke => follow.woke(turn),
        Happened::Page => follow.page(turn),
        Happened::Tab => follow.tab(turn),
        Happened::Replied => follow.replied(&Reply::read(turn)?, turn),
        Happened::Failed => follow.failed(turn),
        Happened::Observed => follow.observed(&Reply::read(turn)?, turn),
        _ => return None,
    }
    Some(Next::Follow)
}
