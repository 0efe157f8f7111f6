//! What a flow asks for: the steps that the face carries out, in order.

use super::defaults;
use super::listener::Hidden;
use super::problem::Problem;
use crate::core::plain::{Describe, Object, Plain};
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
        /// Another tab of this origin looks.
        OtherTab = "other_tab",
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
    /// As plain data.
    pub fn into_plain(self) -> Plain {
        Plain::List(self.0)
    }

    /// Create a task (service.md §1.2, E1). Only a validated request makes a call that creates something.
    pub fn create(&mut self, request: &Request) {
        let mut call = call(
            "POST",
            Plain::Word("/v1/videos/generations"),
            defaults::POST_TIMEOUT_MS,
        );
        call.part("body", request);
        self.send(call);
    }

    /// Look at a task (E2); `sync` makes the service ask upstream first.
    pub fn look(&mut self, id: &str, sync: bool) {
        let query = if sync { "?sync_upstream=true" } else { "" };
        let path = joined(&["/v1/tasks/", &segment(id), query]);
        self.send(call("GET", path, defaults::GET_TIMEOUT_MS));
    }

    /// Send a file (E3), of which its `name` and its `kind` are known, in a form. It may take as long as it takes.
    pub fn upload(&mut self, file: &Plain, cleans_up: bool) {
        let mut fields = Object::default();
        // The service's own default would delete the oldest files of whoever runs out of space.
        fields.word("auto_cleanup", if cleans_up { "true" } else { "false" });
        let mut call = call("POST", Plain::Word("/v1/files/upload/stream"), f64::INFINITY);
        let name = file.text_of("name");
        if name.is_empty() {
            call.set("filename", nameless(file.text_of("kind")));
        } else {
            call.text("filename", name);
            fields.text("file_name", name);
        }
        call.set("fields", Plain::Object(fields));
        self.send(call);
    }

    fn send(&mut self, call: Object) {
        self.add("send", "call", Plain::Object(call));
    }

    /// Wake me after so many milliseconds; replaces an earlier wait.
    pub fn wait(&mut self, ms: f64) {
        self.add("wait", "ms", Plain::Number(ms));
    }

    /// Drop the timer and the request in flight.
    pub fn idle(&mut self) {
        self.add("idle", "listener", Plain::Null);
    }

    /// Tell the other tabs what this one does while it is hidden; normal: it is as good as seen.
    pub fn say(&mut self, hidden: Hidden) {
        self.add("say", "hidden", Plain::Word(hidden.word()));
    }

    /// Let the lead go, and queue for it behind the other tabs.
    pub fn give_way(&mut self) {
        self.add("yield", "listener", Plain::Null);
    }

    /// News for those who follow, as [`news`] begins them.
    pub fn tell(&mut self, listener: Option<f64>, news: Object) {
        self.add("tell", "event", Plain::Object(news));
        self.address(listener);
    }

    /// A wait ends with an error.
    pub fn reject(&mut self, listener: Option<f64>, problem: &Problem) {
        self.add("reject", "problem", problem.plain());
        self.address(listener);
    }

    /// The last known task.
    pub fn show(&mut self, task: &mut Task) {
        self.add("show", "task", write(task));
    }

    /// The file that was asked for is at the service: `{ url, id, filename, size, createdAt, expiresAt }`.
    pub fn stored(&mut self, file: Object) {
        self.add("stored", "file", Plain::Object(file));
    }

    /// This is the absolute base address.
    pub fn locate(&mut self, base: &str) {
        self.add("locate", "base", Plain::Text(base.to_owned()));
    }

    /// The input is no valid request.
    pub fn invalid(&mut self, issues: Plain) {
        self.add("invalid", "issues", issues);
    }

    /// What was asked for ends with an error.
    pub fn refuse(&mut self, problem: &Problem) {
        self.add("refuse", "problem", problem.plain());
    }

    /// The developer should know; it stops nothing.
    pub fn warn(&mut self, code: &'static str, message: &'static str) {
        self.add("warn", "message", Plain::Word(message));
        self.set("code", Plain::Word(code));
    }

    /// Write an entry into the journal, in the place of what it has by that id.
    pub fn save(&mut self, entry: Plain) {
        self.add("save", "entry", entry);
    }

    /// Take an entry out of the journal.
    pub fn remove(&mut self, entry: &Plain) {
        self.add("remove", "entry", entry.clone());
    }

    /// Look at the journal, and tell me with what it holds that this is known now.
    pub fn mark(&mut self, news: Plain) {
        self.add("mark", "entry", news);
    }

    /// Entries that were asked for.
    pub fn list(&mut self, entries: Vec<Plain>) {
        self.add("list", "entries", Plain::List(entries));
    }

    fn add(&mut self, word: &'static str, name: &'static str, value: Plain) {
        let mut step = Object::default();
        step.word("do", word);
        step.set(name, value);
        self.0.push(Plain::Object(step));
    }

    /// Says more of the last step.
    pub fn set(&mut self, name: &'static str, value: Plain) {
        if let Some(Plain::Object(step)) = self.0.last_mut() {
            step.set(name, value);
        }
    }

    fn address(&mut self, listener: Option<f64>) {
        self.set("listener", listener.map_or(Plain::Null, Plain::Number));
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

fn call(method: &'static str, path: Plain, timeout_ms: f64) -> Object {
    let mut call = Object::default();
    call.word("method", method);
    call.set("path", path);
    call.number("timeoutMs", timeout_ms);
    call
}

/// What a file without a name is called: by its kind, since some services judge a file by its ending.
fn nameless(kind: &str) -> Plain {
    let mut name = "file".to_owned();
    let mut letters = kind.bytes();
    if letters.any(|byte| byte == b'/') {
        name.push('.');
    }
    for letter in letters {
        if !letter.is_ascii_alphanumeric() {
            break;
        }
        name.push(char::from(letter));
    }
    Plain::Text(name)
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
            assert_eq!(steps.items()[0].get("call").text_of("path"), path);
        }
    }
}
