//! What holds for every request and every answer, as functions of bytes: the fuzz targets call them, and so does the
//! replay of the corpus in `cargo test`.

use std::sync::LazyLock;

use kling_o3::core::flow::advance;
use kling_o3::core::plain::Describe;
use kling_o3::core::request::{BODY, Severity, Validation, judge as judge_sheet, schema, validate};
use kling_o3::core::value::write;
use serde_json::{Value as Json, json};

use super::json_schema::accepts;
use super::support::{FIELDS, HostLinks, Input};

static SCHEMA: LazyLock<Json> = LazyLock::new(|| serde_json::to_value(schema::request()).unwrap());
const PROMPT: &str = "the caller's own secret words";
const ID: &str = "task-unified-1790000001-q7m2x9ka";

fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok()
}

fn judge(input: &Json) -> Validation {
    validate(&Input(input.clone()), &HostLinks)
}

fn written(validation: &Validation) -> Json {
    serde_json::to_value(validation.plain()).unwrap()
}

/// Whether the parts of its texts that a page lays down first are enough to judge a request by; then the same has to come
/// of them as of all.
pub fn is_enough(input: &Json, whole: &Validation) -> bool {
    let mut sheet = write(&[(&Input(input.clone()), BODY)], false);
    let Some(found) = judge_sheet(&mut sheet, 0, &HostLinks) else {
        return false;
    };
    assert_eq!(
        (found.is_good, &found.issues),
        (whole.request.is_some(), &whole.issues),
        "{input}"
    );
    // What a page is told is the same, but for the request, which it reads off the sheet.
    let (parts, all) = (found.plain(), whole.plain());
    for field in ["ok", "issues"] {
        assert_eq!(parts.member(field), all.member(field), "{input}");
    }
    true
}

/// Any JSON as a request: judged without contradiction, in order, by parts of its texts as by all, and what is accepted is
/// canonical.
pub fn draft(data: &[u8]) {
    let Some(input) = text(data).and_then(|text| serde_json::from_str(text).ok()) else {
        return;
    };
    let validation = judge(&input);
    is_enough(&input, &validation);
    let errors = validation
        .issues
        .iter()
        .filter(|issue| issue.code.severity() == Severity::Error);
    assert_eq!(validation.request.is_none(), errors.count() > 0);
    let told = written(&validation);
    let mut before = 0;
    for issue in told["issues"].as_array().unwrap() {
        let field = issue["path"][0].as_str();
        let place = field.map_or(0, |name| {
            FIELDS.iter().position(|own| *own == name).unwrap_or(FIELDS.len()) + 1
        });
        assert!(place >= before, "out of order: {issue}");
        before = place;
    }
    if validation.request.is_some() {
        let again = written(&judge(&told["request"]));
        assert_eq!(again, told, "a canonical request is judged as the input was");
        assert!(
            accepts(&SCHEMA, &told["request"]),
            "the JSON Schema refuses {}",
            told["request"]
        );
    }
}

/// Any answer: the first line is the status and the header Retry-After, the rest the body.
pub fn reply(data: &[u8]) {
    let all = String::from_utf8_lossy(data);
    let (head, body) = all.split_once('\n').unwrap_or((&all, ""));
    let (status, retry_after) = head.split_once(' ').unwrap_or((head, ""));
    let mut reply = json!({
        "status": status.parse::<u16>().unwrap_or(200), "redirected": false, "requestId": null, "text": body,
        "retryAfter": retry_after,
    });
    if let Ok(parsed) = serde_json::from_str(body) {
        reply["json"] = parsed;
    }
    let replied = json!({ "type": "replied", "reply": reply });
    let (posted, _) = step(&json!(null), &json!({ "type": "submit" }), &good());
    let (looked, _) = step(
        &json!(null),
        &json!({ "type": "retrieve", "id": ID, "refresh": false }),
        &json!(null),
    );
    let (opened, _) = step(
        &json!(null),
        &json!({ "type": "open", "ref": ID, "createdAt": null }),
        &json!(null),
    );
    let (followed, _) = step(
        &opened,
        &json!({ "type": "join", "listener": 1, "poll": {} }),
        &json!(null),
    );
    for (state, ends) in [(posted, true), (looked, true), (followed, false)] {
        let (next, steps) = step(&state, &replied, &json!(null));
        let outcomes = steps
            .iter()
            .filter(|step| step["do"] == "show" || step["do"] == "refuse")
            .count();
        assert!(!ends || outcomes == 1, "one outcome: {steps:?}");
        for step in &steps {
            hold(step);
        }
        // What is remembered can be read again, and says the same.
        if !next.is_null() && !ends {
            let observed = json!({ "type": "observed", "reply": reply });
            step(&next, &observed, &json!(null));
        }
    }
}

/// What a page may rely on, whatever the service says.
fn hold(step: &Json) {
    for problem in [&step["problem"], &step["event"]["error"]] {
        let Some(message) = problem["message"].as_str() else {
            continue;
        };
        assert!(message.chars().count() <= 900, "{message}");
        assert!(
            !problem.to_string().contains(PROMPT),
            "the caller's words: {problem}"
        );
        assert!(!message.chars().any(char::is_control), "{message:?}");
        assert!(
            ["no", "maybe", "yes"]
                .iter()
                .any(|word| problem["charged"] == *word)
        );
    }
    for task in [&step["task"], &step["event"]["task"]] {
        if let Some(percent) = task["progress"]["percent"].as_f64() {
            assert!((0.0..=100.0).contains(&percent));
            assert!(percent < 100.0 || task["status"] == "completed");
        }
        for video in task["videos"].as_array().into_iter().flatten() {
            let url = url::Url::parse(video["url"].as_str().unwrap()).unwrap();
            assert!(url.scheme() == "https" || url.scheme() == "http");
            assert!(url.username().is_empty() && url.password().is_none());
        }
    }
}

/// A create beside whatever a journal holds: `{ entries, input, state, taskId }`. Entries are plain data of the event.
/// What the core has written down of it is brought back with the next one, as `state` and `taskId` say.
pub fn journal(data: &[u8]) {
    let Some(given) = text(data).and_then(|text| serde_json::from_str::<Json>(text).ok()) else {
        return;
    };
    let input = given.get("input").cloned().unwrap_or_else(good);
    let mut entries = given["entries"].clone();
    for id in ["first", "second"] {
        let name = json!({ "id": id, "label": given["label"] });
        let event =
            json!({ "type": "submit", "entry": name, "entries": entries, "separate": given["separate"] });
        let (state, steps) = step(&json!(null), &event, &input);
        let count = |word: &str| steps.iter().filter(|step| step["do"] == word).count();
        // It is sent, or one reason is given why not.
        assert!(
            count("send") + count("invalid") == 1 && count("refuse") <= 1,
            "{steps:?}"
        );
        let mut all = entries.as_array().cloned().unwrap_or_default();
        for saved in steps.iter().filter(|step| step["do"] == "save") {
            assert!(!saved.to_string().contains(PROMPT), "the caller's words: {saved}");
            let mut entry = saved["entry"].clone();
            for name in ["state", "taskId"] {
                entry[name] = given[name].clone();
            }
            all.insert(0, entry);
        }
        entries = json!(all);
        if !state.is_null() {
            step(
                &state,
                &json!({ "type": "failed", "fault": "timeout", "entries": entries }),
                &json!(null),
            );
            let reply = json!({ "status": 200, "text": "", "json": { "id": ID, "status": "pending" } });
            step(
                &state,
                &json!({ "type": "replied", "reply": reply, "entries": entries }),
                &json!(null),
            );
        }
    }
    // Known to the core only once it has a journal.
    let review = json!({ "type": "review", "entry": given["entry"], "entries": entries });
    let _any = try_step(&json!(null), &review, &json!(null));
}

fn good() -> Json {
    json!({ "prompt": PROMPT, "image_urls": ["https://a.example/1.png"] })
}

/// One event: the next state, and what to do.
fn step(state: &Json, event: &Json, input: &Json) -> (Json, Vec<Json>) {
    try_step(state, event, input).expect("the event fits the state")
}

fn try_step(state: &Json, event: &Json, input: &Json) -> Option<(Json, Vec<Json>)> {
    let mut event = event.clone();
    event["now"] = json!({ "elapsed": 1_000.0, "unix": 1_790_000_002_000.0_f64, "random": 0.5 });
    event["place"] = json!({ "base": "https://api.foxapi.cc", "page": "https://app.example/" });
    let [state, event, input] = [state, &event, input].map(|json| Input(json.clone()));
    let advance = advance(&state, &event, &input, &HostLinks).ok()?;
    let mut advance = serde_json::to_value(advance).unwrap();
    let steps = advance["steps"].take();
    Some((advance["state"].take(), steps.as_array().unwrap().clone()))
}
