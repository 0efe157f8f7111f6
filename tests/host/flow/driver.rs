//! Virtual time for a flow: hands in events, and writes down the steps as lines that can be compared.

use kling_o3::core::flow::advance;
use serde_json::{Value as Json, json};

use crate::support::{HostLinks, Input};

/// The wall clock at the zero of the other one: when the fixtures' task was created.
pub const UNIX: f64 = 1_790_000_001_000.0;
/// The fixtures' task.
pub const ID: &str = "task-unified-1790000001-q7m2x9ka";

/// A flow and what it remembers.
#[derive(Default)]
pub struct Driver {
    pub state: Json,
}

/// One row of a script: the time in milliseconds, what happens, what is done.
pub type Row<'a> = (f64, Json, &'a [&'a str]);

impl Driver {
    /// Plays a script from the beginning, or from where it stands.
    pub fn play(&mut self, rows: &[Row]) {
        for (at, event, lines) in rows {
            let steps: Vec<String> = self.steps(*at, event.clone()).iter().map(line).collect();
            assert_eq!(steps, *lines, "at {at}: {event}");
        }
    }

    /// Hands in one event, and gives its steps as they are, without those that the journal is told (`journal.rs`).
    pub fn steps(&mut self, at: f64, event: Json) -> Vec<Json> {
        let mut steps = self.all_steps(at, event);
        steps.retain(|step| !matches!(word(&step["do"]), "save" | "remove" | "mark"));
        steps
    }

    /// Hands in one event, and gives all its steps.
    pub fn all_steps(&mut self, at: f64, mut event: Json) -> Vec<Json> {
        event["now"] = json!({ "elapsed": at, "unix": UNIX + at, "random": 0.5 });
        event["place"] = json!({ "base": "https://api.foxapi.cc", "page": "https://app.example/studio" });
        let input = event["input"].take();
        let [state, told, input] = [&self.state, &event, &input].map(|json| Input(json.clone()));
        let advance = advance(&state, &told, &input, &HostLinks)
            .unwrap_or_else(|malformed| panic!("{event}: {malformed}"));
        let advance = serde_json::to_value(advance).unwrap();
        self.state = advance["state"].clone();
        advance["steps"].as_array().unwrap().clone()
    }
}

/// A follower of a task that was created at 0 and has just said so.
pub fn created() -> Driver {
    created_at(0.0)
}

/// The same, where the clock began at another moment.
pub fn created_at(start: f64) -> Driver {
    let mut driver = Driver::default();
    let input = json!({ "prompt": "A paper boat at night" });
    driver.steps(start, json!({ "type": "submit", "input": input }));
    driver.steps(start, replied(200, &json!({ "id": ID, "status": "pending" })));
    driver
}

pub fn join(listener: u32) -> Json {
    follow(listener, &json!({}))
}

pub fn follow(listener: u32, poll: &Json) -> Json {
    json!({ "type": "join", "listener": listener, "poll": poll })
}

pub fn leave(listener: u32) -> Json {
    json!({ "type": "leave", "listener": listener })
}

pub fn woke() -> Json {
    json!({ "type": "woke" })
}

pub fn page(hidden: bool, online: bool) -> Json {
    json!({ "type": "page", "hidden": hidden, "online": online })
}

/// The page stands still, hidden as it is then.
pub fn frozen() -> Json {
    json!({ "type": "page", "hidden": true, "online": true, "frozen": true })
}

/// The lead among the tabs is ours, or another's.
pub fn leads(leads: bool) -> Json {
    json!({ "type": "tab", "leads": leads })
}

/// Another tab says what it does while it is hidden.
pub fn heard(hidden: &str) -> Json {
    json!({ "type": "tab", "hidden": hidden })
}

/// Another tab shares what it was answered.
pub fn observed(status: u16, body: &Json) -> Json {
    json!({ "type": "observed", "reply": reply(status, body) })
}

pub fn failed(fault: &str) -> Json {
    json!({ "type": "failed", "fault": fault })
}

pub fn replied(status: u16, body: &Json) -> Json {
    json!({ "type": "replied", "reply": reply(status, body) })
}

pub fn reply(status: u16, body: &Json) -> Json {
    json!({
        "status": status, "redirected": false, "retryAfter": null, "requestId": null, "json": body, "text": body.to_string(),
    })
}

/// An answer that is no JSON.
pub fn text(status: u16, text: &str) -> Json {
    let reply =
        json!({ "status": status, "redirected": false, "retryAfter": null, "requestId": null, "text": text });
    json!({ "type": "replied", "reply": reply })
}

/// An answer that asks to wait.
pub fn later(status: u16, retry_after: &str) -> Json {
    let mut event = text(status, "");
    event["reply"]["retryAfter"] = json!(retry_after);
    event
}

/// A task's answer with this status and progress.
pub fn task(status: &str, progress: f64) -> Json {
    replied(
        200,
        &json!({ "id": ID, "status": status, "progress": progress, "results": null }),
    )
}

/// The answer of a task that is over.
pub fn completed() -> Json {
    let results = json!([{ "url": "https://files.example.net/a.mp4" }]);
    replied(
        200,
        &json!({ "id": ID, "status": "completed", "progress": 100, "results": results }),
    )
}

/// A step in a line.
pub fn line(step: &Json) -> String {
    match step["do"].as_str().unwrap() {
        "send" => format!(
            "{} {}",
            word(&step["call"]["method"]),
            word(&step["call"]["path"]).replace(ID, "ID")
        ),
        "wait" => format!("wait {}", step["ms"].as_f64().unwrap()),
        "tell" => {
            let event = &step["event"];
            let mut line = format!("{} {} {}", who(step), word(&event["type"]), stand(&event["task"]));
            if let Some(reason) = event["reason"].as_str() {
                let at = event["retryAt"]
                    .as_f64()
                    .map_or("never".to_owned(), |at| (at - UNIX).to_string());
                line = format!("{} waiting {reason} {at}", who(step));
            }
            if let Some(code) = event["error"]["code"].as_str() {
                line = format!("{line} {code}");
            }
            line
        }
        "say" => format!("say {}", word(&step["hidden"])),
        "reject" => format!("{} {}", who(step), problem(&step["problem"])),
        "show" => format!("show {}", stand(&step["task"])),
        "refuse" => problem(&step["problem"]),
        "warn" => format!("warn {}", word(&step["code"])),
        "invalid" => format!("invalid {}", word(&step["issues"][0]["code"])),
        other => other.to_owned(),
    }
}

fn who(step: &Json) -> String {
    step["listener"]
        .as_u64()
        .map_or("all:".to_owned(), |listener| format!("{listener}:"))
}

fn stand(task: &Json) -> String {
    let percent = task["progress"]["percent"]
        .as_f64()
        .map_or("?".to_owned(), |percent| percent.to_string());
    format!("{} {percent}%", word(&task["status"]))
}

fn problem(problem: &Json) -> String {
    let retryable = if problem["retryable"] == json!(true) {
        " retryable"
    } else {
        ""
    };
    format!(
        "{} {}{retryable} charged {}",
        word(&problem["class"]),
        word(&problem["code"]),
        word(&problem["charged"])
    )
}

fn word(value: &Json) -> &str {
    value.as_str().unwrap_or("-")
}
