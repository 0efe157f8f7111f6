//! What is told to a flow: what happened, when, and where.

use super::listener::Listener;
use super::reference::Reference;
use super::reply::Reply;
use crate::core::task::place::Place;
use crate::core::task::record::{field, present, record, vocabulary};
use crate::core::value::Value;

record! {
    /// The time of an event, and the dice.
    pub struct Now {
        /// Milliseconds on a clock that never goes back; its zero is any moment.
        pub elapsed "elapsed": f64,
        /// The wall clock, in unix milliseconds.
        pub unix "unix": f64,
        /// From 0 up to, not including, 1.
        pub random "random": f64,
    }
}

vocabulary! {
    /// Why there is no answer.
    pub enum Fault {
        /// Nothing came back: offline, refused, or hidden by the browser.
        Network = "network",
        /// Nothing came back in time.
        Timeout = "timeout",
        /// We had to stop before it was answered.
        Cut = "cut",
    }
}

/// What happened.
#[derive(Debug)]
pub enum Happened<V> {
    /// A video is wanted.
    Submit {
        /// What the caller gave, unchecked; none: nothing.
        input: Option<V>,
    },
    /// One look at a task is wanted.
    Retrieve {
        /// The task's id, unchecked.
        id: String,
        /// Whether the service shall ask upstream first.
        refresh: bool,
    },
    /// A handle is wanted; no request is made.
    Open(Reference),
    /// Somebody follows.
    Join(Listener),
    /// Somebody follows no longer.
    Leave {
        /// The face's number for it.
        listener: u32,
    },
    /// The wait is over.
    Woke,
    /// What the page says of itself.
    Page {
        /// Whether nobody sees it.
        hidden: bool,
        /// Whether there is a network, as far as the browser knows.
        online: bool,
    },
    /// The last request was answered.
    Replied(Reply<V>),
    /// It was not.
    Failed(Fault),
    /// Somebody else's request about this task was answered.
    Observed(Reply<V>),
}

/// What happened, when and where.
#[derive(Debug)]
pub struct Event<V> {
    /// When.
    pub now: Now,
    /// Where.
    pub place: Place,
    /// What.
    pub happened: Happened<V>,
}

impl<V: Value> Event<V> {
    /// Reads an event; the text says what is wrong with one that is none.
    pub fn read(event: &V) -> Result<Self, &'static str> {
        let now: Now = field(event, "now");
        let place = present(event, "place").ok_or("an event has no place")?;
        let place = Place {
            base: field(&place, "base"),
            page: field(&place, "page"),
        };
        let kind: String = field(event, "type");
        let reply = || Reply::read(event).ok_or("an answer has no reply");
        let happened = match kind.as_str() {
            "submit" => Happened::Submit {
                input: event.member("input"),
            },
            "retrieve" => Happened::Retrieve {
                id: field(event, "id"),
                refresh: field(event, "refresh"),
            },
            "open" => Happened::Open(Reference::read(event)),
            "join" => Happened::Join(Listener::joined(event, &now)),
            "leave" => Happened::Leave {
                listener: field(event, "listener"),
            },
            "woke" => Happened::Woke,
            "page" => {
                let online = event.member("online").and_then(|online| online.boolean());
                Happened::Page {
                    hidden: field(event, "hidden"),
                    online: online.unwrap_or(true),
                }
            }
            "replied" => Happened::Replied(reply()?),
            "failed" => Happened::Failed(field(event, "fault")),
            "observed" => Happened::Observed(reply()?),
            _ => return Err("an event of an unknown type"),
        };
        Ok(Self { now, place, happened })
    }
}
