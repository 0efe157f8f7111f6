//! What a flow asks for: the steps that the face carries out, in order.

use super::defaults;
use super::problem::Problem;
use crate::core::plain::{Object, Plain};
use crate::core::request::Request;
use crate::core::task::Task;
use crate::core::task::record::{vocabulary, write};
use crate::core::task::words::joined;

vocabulary! {
    /// Why nothing is asked for a while.
    pub enum Reason {
        /// The page is hidden.
        Hidden = "hidden",
        /// The browser says that there is no network.
        Offline = "offline",
        /// The last look failed.
        Retry = "retry",
    }
}

/// Steps, in order.
///
/// A `listener` is the one that a step is for; none: it is for all.
#[derive(Debug, Default)]
pub struct Steps(Vec<Plain>);

impl Steps {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As plain data.
    pub fn into_plain(self) -> Plain {
        Plain::List(self.0)
    }

    /// Create a task (service.md §1.2, E1). Only a validated request makes a call that creates something.
    pub fn create(&mut self, request: &Request) {
        let mut call = call("POST", "/v1/videos/generations", defaults::POST_TIMEOUT_MS);
        call.part("body", request);
        self.send(call);
    }

    /// Look at a task (E2); `sync` makes the service ask upstream first.
    pub fn look(&mut self, id: &str, sync: bool) {
        let query = if sync { "?sync_upstream=true" } else { "" };
        let path = joined(&["/v1/tasks/", &segment(id), query]);
        self.send(call("GET", &path, defaults::GET_TIMEOUT_MS));
    }

    fn send(&mut self, call: Object) {
        let mut step = step("send");
        step.set("call", Plain::Object(call));
        self.push(step);
    }

    /// Wake me after so many milliseconds; replaces an earlier wait.
    pub fn wait(&mut self, ms: f64) {
        let mut step = step("wait");
        step.number("ms", ms);
        self.push(step);
    }

    /// Drop the timer and the request in flight.
    pub fn idle(&mut self) {
        self.push(step("idle"));
    }

    /// News for those who follow, as [`news`] begins them.
    pub fn tell(&mut self, listener: Option<f64>, news: Object) {
        let mut step = step("tell");
        step.maybe_number("listener", listener);
        step.set("event", Plain::Object(news));
        self.push(step);
    }

    /// A wait ends with an error.
    pub fn reject(&mut self, listener: Option<f64>, problem: &Problem) {
        let mut step = step("reject");
        step.maybe_number("listener", listener);
        step.part("problem", problem);
        self.push(step);
    }

    /// The last known task.
    pub fn show(&mut self, task: &mut Task) {
        let mut step = step("show");
        step.set("task", write(task));
        self.push(step);
    }

    /// The input is no valid request.
    pub fn invalid(&mut self, issues: Plain) {
        let mut step = step("invalid");
        step.set("issues", issues);
        self.push(step);
    }

    /// What was asked for ends with an error.
    pub fn refuse(&mut self, problem: &Problem) {
        let mut step = step("refuse");
        step.part("problem", problem);
        self.push(step);
    }

    /// The developer should know that the task's status is a word that no document names; it stops nothing.
    pub fn warn_of_status(&mut self) {
        let mut step = step("warn");
        step.word("code", "unknown_status");
        step.word(
            "message",
            "The service gave the task a status that is not documented; it is taken for `processing`.",
        );
        self.push(step);
    }

    fn push(&mut self, step: Object) {
        self.0.push(Plain::Object(step));
    }
}

/// What everybody is told: `created`, `progress`, `waiting`, `completed` or `failed`, and where the task stands.
pub fn news(word: &'static str, task: &mut Task) -> Object {
    let mut news = Object::default();
    news.word("type", word);
    news.set("task", write(task));
    news.set("progress", write(&mut task.progress));
    news
}

fn step(word: &'static str) -> Object {
    let mut step = Object::default();
    step.word("do", word);
    step
}

fn call(method: &'static str, path: &str, timeout_ms: f64) -> Object {
    let mut call = Object::default();
    call.word("method", method);
    call.text("path", path);
    call.number("timeoutMs", timeout_ms);
    call
}

/// One path segment, encoded as JavaScript's `encodeURIComponent` does it.
fn segment(text: &str) -> String {
    let digit = |value: u8| {
        char::from(if value < 10 {
            b'0' + value
        } else {
            b'A' - 10 + value
        })
    };
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => encoded.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' => encoded.push(char::from(byte)),
            _ => {
                encoded.push('%');
                encoded.push(digit(byte >> 4));
                encoded.push(digit(byte & 15));
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::Steps;

    #[test]
    fn an_id_is_one_path_segment() {
        for (id, sync, path) in [
            ("task-unified-1:~", false, "/v1/tasks/task-unified-1%3A~"),
            ("a/../b?c#d%2e", false, "/v1/tasks/a%2F..%2Fb%3Fc%23d%252e"),
            ("é 片", false, "/v1/tasks/%C3%A9%20%E7%89%87"),
            ("a", true, "/v1/tasks/a?sync_upstream=true"),
        ] {
            let mut steps = Steps::default();
            steps.look(id, sync);
            let steps = steps.into_plain();
            assert_eq!(steps.items()[0].get("call").get("path").as_text(), Some(path));
        }
    }
}
