//! One turn of a flow: what happened, when and where, and what is done about it.

use super::step::Steps;
use crate::core::links::Links;
use crate::core::plain::Plain;
use crate::core::task::place::Setting;
use crate::core::task::record::vocabulary;

vocabulary! {
    /// What happened.
    pub enum Happened {
        /// A video is wanted.
        Submit = "submit",
        /// One look at a task is wanted.
        Retrieve = "retrieve",
        /// A file is wanted at the service.
        Upload = "upload",
        /// A handle is wanted; no request is made.
        Open = "open",
        /// Somebody follows.
        Join = "join",
        /// Somebody follows no longer.
        Leave = "leave",
        /// The wait is over.
        Woke = "woke",
        /// The page says something of itself.
        Page = "page",
        /// The last request was answered.
        Replied = "replied",
        /// It was not.
        Failed = "failed",
        /// Somebody else's request about this task was answered.
        Observed = "observed",
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

/// An event, and the steps that follow from it.
#[derive(Debug)]
pub struct Turn<'a> {
    /// What happened, where we know of such a thing, …
    pub happened: Option<Happened>,
    /// … and what is told with it.
    pub event: &'a Plain,
    /// Milliseconds on a clock that never goes back; its zero is any moment.
    pub elapsed: f64,
    /// The wall clock, in unix milliseconds.
    pub unix: f64,
    /// The dice: from 0 up to, not including, 1.
    pub random: f64,
    /// Where we are, and what must not be told.
    pub setting: Setting<'a>,
    /// What to do, in order.
    pub steps: Steps,
}

impl<'a> Turn<'a> {
    /// Reads what every event has.
    pub fn new(event: &'a Plain, secrets: &'a [Plain], links: &'a dyn Links) -> Self {
        let (now, place) = (event.get("now"), event.get("place"));
        let time = |name| now.get(name).number_or(0.0);
        Self {
            happened: Happened::named(event.get("type")),
            event,
            elapsed: time("elapsed"),
            unix: time("unix"),
            random: time("random"),
            setting: Setting {
                base: place.text_of("base"),
                page: place.text_of("page"),
                links,
                secrets,
            },
            steps: Steps::default(),
        }
    }

    /// Why there is no answer.
    pub fn fault(&self) -> Fault {
        Fault::named(self.event.get("fault")).unwrap_or_default()
    }
}
