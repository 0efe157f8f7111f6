//! The journal: what is remembered of every request that was sent, so that no task is lost and none is paid twice.
//!
//! Nothing here is stored. The events of this file bring along what the journal holds, newest first, as somebody's
//! storage gave it, and the steps say what to save and what to remove. A client sees the entries of its own base URL
//! only; what is no entry stays where it is.
//!
//! An entry is plain data, and holds no key, no prompt and no address of a file: `id`, the page's own name for it;
//! `baseUrl`, where it was sent; `state`, how far it is known to have come; `taskId` of the task that it created, or
//! null; `digest` of the [`Request`]; `label`, the caller's own name for it, or null; `createdAt`, when it was to be
//! sent, in unix milliseconds.

use super::defaults;
use super::problem::Problem;
use super::turn::Turn;
use crate::core::plain::{Object, Plain};
use crate::core::request::Request;
use crate::core::task::record::place;
use crate::core::task::{Status, Task};

/// What `state` may be: it leaves or has left; nobody knows whether it created a task; it did; that is completed, or
/// failed. None goes back.
const STATES: &[&str] = &["sending", UNKNOWN, PENDING, "finished", "failed"];
const UNKNOWN: &str = "unknown";
const PENDING: &str = "pending";
/// The place of that among them; and that of none.
const CREATED: usize = 2;
const NONE: usize = 5;

/// The entry of a request that is about to leave; the event's `entry` has its `id` and its `label`.
pub fn entry(request: &Request, turn: &Turn) -> Plain {
    let mut entry = copy(turn.event.get("entry"));
    entry.text("baseUrl", turn.setting.base);
    entry.set("digest", request.digest());
    entry.number("createdAt", turn.unix);
    become_of(&Plain::Object(entry), Plain::Word("sending"), Plain::Null)
}

/// Whether the request may leave. Before it does, its entry is saved, and what the bound or a retry takes is removed.
///
/// It may not where an entry of the same digest may have created a task already, unless the caller wants a `separate`
/// one. A request in flight in this client is no reason: that one is joined. A retry `replaces` an entry: where a task
/// is known by now, that is what comes of it; where the entry is gone, another tab may have been quicker, and its task
/// or its doubt is what comes of it.
pub fn submit(entry: &Plain, turn: &mut Turn) -> bool {
    let entries = stored(turn);
    let replaced = turn.event.get("replaces");
    let mut is_separate = turn.event.get("separate").flag_or(false);
    let (mut doubtful, mut created, mut known) = (None, None, None);
    for old in entries.iter().rev() {
        if is_same("id", old, replaced) {
            is_separate = true;
            known = Some(old).filter(|old| is_of_task(old));
        } else if is_same("digest", old, entry) {
            if is_doubtful(old) {
                doubtful = Some(old);
            } else if state(old) == CREATED {
                created = Some(old);
            }
        }
    }
    if !is_separate {
        if let Some(twin) = doubtful {
            let message = "It was sent before: `retry` this error, or `forget` its entry.";
            turn.steps
                .refuse(&Problem::refused("", message).outcome_unknown());
            turn.steps.set("id", twin.get("id").clone());
            return false;
        }
        known = created.filter(|_| replaced.is_there());
    }
    if let Some(known) = known {
        turn.steps.list(vec![(*known).clone()]);
        return false;
    }
    turn.steps.save(entry.clone());
    let mut count = entries.len() + 1;
    for old in entries.iter().rev() {
        let is_spare = match state(old) {
            ..CREATED => false,
            CREATED => count > defaults::JOURNAL_PENDING,
            _ => count > defaults::JOURNAL_ENTRIES,
        };
        if is_spare || is_same("id", old, replaced) {
            count -= 1;
            turn.steps.remove(old);
        }
    }
    true
}

/// Lists all entries; or, where the event has an `entry`, writes down what is known now of that one: of the one of its
/// id, or, where it has none, of its task.
///
/// No state goes back. What is absent stays so, since it was forgotten; unless the task is to be entered `anew`: a retry
/// has replaced its entry, and it was created after all, or the journal cannot be read now, and what is absent is not
/// known. An entry that is said to be leaving, and is not by this page, is listed as unknown, which is all that this
/// page can say; its own may know better, so that is not written down.
pub fn review(turn: &mut Turn) {
    let news = turn.event.get("entry");
    let is_named = news.get("id").is_there();
    let name = if is_named { "id" } else { "taskId" };
    let mut is_wanted = is_named && state(news) >= CREATED && turn.event.get("anew").flag_or(false);
    let mut list = Vec::new();
    for old in stored(turn) {
        if !news.is_there() {
            list.push(if is_doubtful(old) { doubt(old) } else { old.clone() });
        } else if is_same(name, old, news) {
            is_wanted = false;
            if state(old) < state(news) && state(old) <= CREATED {
                let task_id = news.get("taskId").clone();
                turn.steps
                    .save(become_of(old, news.get("state").clone(), task_id));
            }
        }
    }
    if is_wanted {
        turn.steps.save(news.clone());
    } else if !news.is_there() {
        turn.steps.list(list);
    }
}

/// A request has created this task, or the task is over.
pub fn tell(entry: &Plain, task: &Task, turn: &mut Turn) {
    let state = match task.status {
        Status::Completed => "finished",
        Status::Failed => "failed",
        _ => PENDING,
    };
    turn.steps
        .mark(become_of(entry, Plain::Word(state), Plain::Text(task.id.clone())));
}

/// Nobody knows whether a request has created a task.
pub fn doubt(entry: &Plain) -> Plain {
    become_of(entry, Plain::Word(UNKNOWN), Plain::Null)
}

/// What the journal holds of this base URL, in the order it is given.
fn stored<'a>(turn: &mut Turn<'a>) -> Vec<&'a Plain> {
    let mut entries = Vec::new();
    let mut is_corrupt = false;
    for entry in turn.event.get("entries").items() {
        if !is_entry(entry) {
            is_corrupt = true;
        } else if entry.text_of("baseUrl") == turn.setting.base {
            entries.push(entry);
        }
    }
    if is_corrupt {
        let message = "The journal holds something that is no entry.";
        turn.steps.warn("journal_entry_corrupt", message);
    }
    entries
}

fn is_entry(entry: &Plain) -> bool {
    !entry.text_of("id").is_empty() && (state(entry) < CREATED || is_of_task(entry))
}

/// Where its state stands among all.
fn state(entry: &Plain) -> usize {
    place(STATES, entry.get("state"))
}

/// Whether it may have created a task that this page will not hear of: where a POST is in flight, the page says so.
fn is_doubtful(entry: &Plain) -> bool {
    state(entry) < CREATED && !entry.get("inFlight").flag_or(false)
}

/// Whether it has created a task that can be asked for.
fn is_of_task(entry: &Plain) -> bool {
    matches!(state(entry), CREATED..NONE) && !is_no_task(entry.text_of("taskId"))
}

/// Whether this would not be one path segment (package-api.md §4).
pub fn is_no_task(id: &str) -> bool {
    matches!(id, "" | "." | "..")
}

/// Whether two have the same text by a name.
#[inline(never)]
fn is_same(name: &str, one: &Plain, other: &Plain) -> bool {
    one.text_of(name) == other.text_of(name)
}

/// The entry, with what became of its request.
#[inline(never)]
fn become_of(entry: &Plain, state: Plain, task_id: Plain) -> Plain {
    let mut entry = copy(entry);
    entry.set("state", state);
    entry.set("taskId", task_id);
    Plain::Object(entry)
}

fn copy(entry: &Plain) -> Object {
    match entry {
        Plain::Object(object) => object.clone(),
        _ => Object::default(),
    }
}
