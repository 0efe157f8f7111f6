//! The journal: what is remembered of every request that was sent, so that no task is lost and none is paid twice.
//!
//! Nothing here is stored. The events of this file bring along what the journal holds, newest first, as somebody's
//! storage gave it, and the steps say what to save and what to remove. A client sees the entries of its own base URL
//! only; what cannot be read stays where it is.

mod entry;

use super::defaults;
use super::problem::Problem;
use super::turn::Turn;
use crate::core::plain::{Describe, Plain};
use crate::core::request::Request;
use crate::core::task::Task;
pub use entry::{Entry, State, is_no_task};

/// Whether the request may leave. Before it does, its entry is saved, and what the bound or a retry takes is removed.
///
/// It may not where an entry of the same digest may have created a task already, unless the caller wants a `separate`
/// one. A request in flight in this client is no reason: that one is joined. A retry `replaces` an entry: where a task
/// is known by now, that is what comes of it; where the entry is gone, another tab may have been quicker, and its task
/// or its doubt is what comes of it.
pub fn submit(entry: &mut Entry, request: &Request, turn: &mut Turn) -> bool {
    let entries = stored(turn);
    let replaces = turn.event.text_of("replaces");
    let mut is_separate = turn.event.get("separate").flag_or(false);
    for old in &entries {
        if old.id == *replaces {
            is_separate = true;
            if old.is_of_task() {
                return comes_to(old, turn);
            }
        }
    }
    for twin in &entries {
        if is_separate || twin.digest != entry.digest {
            continue;
        }
        if twin.is_open() && !is_in_flight(twin, turn) {
            turn.steps.refuse(&blocked());
            turn.steps.set("id", Plain::Text(twin.id.clone()));
            turn.steps.set("request", request.plain());
            return false;
        }
        if twin.state == State::Pending && !replaces.is_empty() {
            return comes_to(twin, turn);
        }
    }
    turn.steps.save(entry);
    let mut count = 1.0;
    for _ in &entries {
        count += 1.0;
    }
    for old in entries.iter().rev() {
        let is_too_much = count > defaults::JOURNAL_ENTRIES && old.is_over();
        if is_too_much || old.id == *replaces {
            count -= 1.0;
            turn.steps.remove(&old.id);
        }
    }
    true
}

fn comes_to(entry: &Entry, turn: &mut Turn) -> bool {
    turn.steps.list(&mut [entry.clone()]);
    false
}

fn blocked() -> Problem {
    let message = "The same request was sent before. Call `retry` of this error, or `forget` its entry.";
    Problem::refused("", message).outcome_unknown()
}

/// What is known of an entry now, as the event's `entry`: of the one of its id, or, where it has none, of its task.
///
/// No state goes back. What is absent stays so, since it was forgotten; unless a retry has `replaced` it, and its task
/// was created after all, or the journal is not `readable` now, so that nobody knows what is absent.
pub fn mark(turn: &mut Turn) {
    let mut news = Entry::remembered(turn.event.get("entry"));
    let mut is_absent = true;
    for mut entry in stored(turn) {
        let (own, told) = if news.id.is_empty() {
            (&entry.task_id, &news.task_id)
        } else {
            (&entry.id, &news.id)
        };
        if own != told {
            continue;
        }
        is_absent = false;
        if entry.state < news.state && !entry.is_over() {
            entry.state = news.state;
            entry.task_id.clone_from(&news.task_id);
            turn.steps.save(&mut entry);
        }
    }
    let is_replaced = turn.event.get("replaced").flag_or(false) || !turn.event.get("readable").flag_or(true);
    if is_absent && is_replaced && !news.is_open() && !news.id.is_empty() {
        turn.steps.save(&mut news);
    }
}

/// A task is over.
pub fn end(task: &Task, turn: &mut Turn) {
    let mut news = Entry::default();
    turn.setting.base.clone_into(&mut news.base_url);
    news.learn(task);
    turn.steps.mark(&mut news);
}

/// All entries. One that is said to be leaving, and is not by this page, has an unknown outcome as far as this page can
/// say; its own may know better, so that is not written down.
pub fn list(turn: &mut Turn) {
    let mut entries = stored(turn);
    for entry in &mut entries {
        if entry.is_open() && !is_in_flight(entry, turn) {
            entry.state = State::Unknown;
        }
    }
    turn.steps.list(&mut entries);
}

/// Forgets the entry of this id, or those of this task.
pub fn forget(turn: &mut Turn) {
    let id = turn.event.text_of("id");
    for entry in stored(turn) {
        if entry.id == *id || (entry.task_id == *id && entry.is_of_task()) {
            turn.steps.remove(&entry.id);
        }
    }
}

/// What the journal holds of this base URL, in the order it is given.
fn stored(turn: &mut Turn) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut is_corrupt = false;
    for plain in turn.event.get("entries").items() {
        match Entry::stored(plain) {
            None => is_corrupt = true,
            Some(entry) if entry.base_url == turn.setting.base => entries.push(entry),
            Some(_) => {}
        }
    }
    if is_corrupt {
        let message = "The journal holds something that is no entry. It is left where it is.";
        turn.steps.warn("journal_entry_corrupt", message);
    }
    entries
}

fn is_in_flight(entry: &Entry, turn: &Turn) -> bool {
    let mut ids = turn.event.get("inFlight").items().iter();
    ids.any(|id| *id.text() == entry.id)
}
