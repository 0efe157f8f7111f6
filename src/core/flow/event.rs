//! What is told to a flow: what happened, when, and where.

use super::defaults;
use super::moment;
use crate::core::task::place::Place;
use crate::core::task::record::{Restore, field, present, record, vocabulary};
use crate::core::value::{Kind, Value};

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

vocabulary! {
    /// What to do while the page is hidden.
    pub enum Hidden {
        /// At most one poll a minute.
        Slow = "slow",
        /// No polls.
        Pause = "pause",
        /// As when it is visible.
        Normal = "normal",
    }
}

record! {
    /// Somebody who follows a task, and how.
    pub struct Listener {
        /// The face's own number for it.
        pub id "id": u32,
        /// The shortest time between two polls, in milliseconds.
        pub least "least": f64,
        /// The longest.
        pub most "most": f64,
        /// How long it waits; none: for ever.
        pub patience "patience": Option<f64>,
        /// When its wait is over, on the clock of [`Now::elapsed`].
        pub deadline "deadline": Option<f64>,
        /// What it wants while the page is hidden.
        pub hidden "hidden": Hidden,
    }
}

impl Listener {
    /// Reads what came with `join`; its deadline counts from `now`.
    fn joined<V: Value>(event: &V, now: &Now) -> Self {
        let poll = event.member("poll");
        let option = |name: &str, otherwise: f64| {
            let number = poll.as_ref().and_then(|poll| f64::restore(&poll.member(name)?));
            number.map_or(otherwise, |number| number.max(0.0))
        };
        let longest = poll.as_ref().and_then(|poll| poll.member("maxWaitMs"));
        let is_endless =
            longest.is_some_and(|it| it.kind() == Kind::Null || it.number() == Some(f64::INFINITY));
        let patience = (!is_endless).then(|| option("maxWaitMs", defaults::MAX_WAIT_MS));
        let least = option("minIntervalMs", defaults::MIN_INTERVAL_MS);
        Self {
            id: field(event, "listener"),
            least,
            most: option("maxIntervalMs", defaults::MAX_INTERVAL_MS).max(least),
            patience,
            deadline: patience.map(|patience| now.elapsed + patience),
            hidden: poll.map(|poll| field(&poll, "hidden")).unwrap_or_default(),
        }
    }
}

/// An answer to a request.
#[derive(Debug)]
pub struct Reply<V> {
    /// The HTTP status; 0 where the platform hides it, as it does for a redirect.
    pub status: u16,
    /// Whether it is, or came by, a redirect.
    pub is_redirect: bool,
    /// The header, as it came.
    pub retry_after: Option<String>,
    /// The header, as it came.
    pub request_id: Option<String>,
    /// The body, where it is JSON.
    pub json: Option<V>,
    /// The body as text.
    pub text: String,
}

impl<V: Value> Reply<V> {
    fn read(event: &V) -> Option<Self> {
        let reply = present(event, "reply")?;
        let text = |name| present(&reply, name).and_then(|member| member.text());
        let status = status(field(&reply, "status"));
        Some(Self {
            status,
            is_redirect: field(&reply, "redirected") || status == 0 || (300..400).contains(&status),
            retry_after: text("retryAfter"),
            request_id: text("requestId"),
            json: reply.member("json").filter(|json| json.kind() != Kind::Undefined),
            text: text("text").unwrap_or_default(),
        })
    }

    /// Whether the service says that it went well.
    pub fn is_ok(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and no status is greater"
)]
fn status(number: f64) -> u16 {
    number as u16
}

/// What a handle is made from: an id, or what was stored of a task.
#[derive(Debug)]
pub struct Reference {
    /// The task's id, of any shape.
    pub id: String,
    /// Its model.
    pub model: Option<String>,
    /// When it was created, in unix milliseconds.
    pub created_at: Option<f64>,
    /// The service's estimate, in seconds.
    pub estimated_seconds: Option<f64>,
    /// What was reserved.
    pub credits_reserved: Option<f64>,
    /// How far it was.
    pub percent: Option<f64>,
}

impl Reference {
    /// A bare id too; anything else has the empty id, which is refused.
    fn read<V: Value>(event: &V) -> Self {
        let reference = event.member("ref");
        let bare = reference.as_ref().and_then(Value::text);
        let member = |name: &str| reference.as_ref().and_then(|reference| present(reference, name));
        let amount = |name| {
            member(name)
                .and_then(|it| f64::restore(&it))
                .filter(|it| *it >= 0.0)
        };
        let text = |name| member(name).and_then(|it| it.text());
        let created = member("createdAt");
        Self {
            id: bare.or_else(|| text("id")).unwrap_or_default(),
            model: text("model"),
            created_at: created.and_then(|it| f64::restore(&it).or_else(|| moment::iso(&it.text()?))),
            estimated_seconds: amount("estimatedSeconds"),
            credits_reserved: amount("creditsReserved"),
            percent: amount("percent"),
        }
    }
}

/// What happened.
#[derive(Debug)]
pub enum Happened<V> {
    /// A video is wanted.
    Submit {
        /// What the caller gave, unchecked.
        input: V,
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
        let now = Now {
            random: now.random.clamp(0.0, 1.0),
            ..now
        };
        let place = present(event, "place").ok_or("an event has no place")?;
        let place = Place {
            base: field(&place, "base"),
            page: field(&place, "page"),
        };
        let kind: String = field(event, "type");
        let reply = || Reply::read(event).ok_or("an answer has no reply");
        let happened = match kind.as_str() {
            "submit" => Happened::Submit {
                input: event.member("input").ok_or("a submit has no input")?,
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
