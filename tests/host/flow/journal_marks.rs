//! What a mark may change in the journal, what a client sees of it, and what is read of a corrupt one.

use serde_json::{Value as Json, json};

use super::journal::{BASE, entry, submit, told, with};

/// The steps but for the list.
fn marked(event: Json) -> Vec<String> {
    let mut lines = told(event);
    lines.retain(|line| !line.starts_with("list"));
    lines
}

#[test]
fn a_mark_moves_an_entry_on_and_never_back() {
    let order = ["sending", "unknown", "pending", "finished", "failed"];
    for (at, old) in order.iter().enumerate() {
        for (to, new) in order.iter().enumerate() {
            let stored = entry("old", old, (at > 1).then_some("t"));
            let event = json!({ "type": "review", "entries": [stored], "entry": entry("old", new, (to > 1).then_some("t")) });
            let moves = to > at && at < 3;
            let line = format!("save old {new} {}", if to > 1 { "t" } else { "-" });
            assert_eq!(
                marked(event),
                if moves { vec![line] } else { vec![] },
                "{old} {new}"
            );
        }
    }
}

#[test]
fn a_mark_finds_its_entry_by_id_or_by_task() {
    let mark = |entry: Json, more: Json| {
        let mut event = json!({ "type": "review", "entry": entry, "anew": more });
        event["entries"] = json!([
            entry_of("mine", "pending", Some("t"), BASE),
            entry_of("other", "pending", Some("u"), BASE),
            entry_of("far", "pending", Some("f"), "https://my.example"),
        ]);
        marked(event)
    };
    let entry_for = |id: Json, task: Json, state: &str| json!({ "id": id, "baseUrl": BASE, "taskId": task, "state": state });
    let (none, no) = (&[""; 0], json!(false));
    let by_task = |task: &str| entry_for(Json::Null, json!(task), "finished");
    assert_eq!(mark(by_task("t"), no.clone()), ["save mine finished t"]);
    assert_eq!(mark(by_task("f"), no.clone()), none);
    assert_eq!(mark(by_task("x"), no.clone()), none);
    assert_eq!(
        mark(entry_for(json!("mine"), json!("t"), "failed"), no.clone()),
        ["save mine failed t"]
    );
    // What is absent was forgotten, …
    let late = |state: &str| entry_for(json!("gone"), json!("late"), state);
    assert_eq!(mark(late("pending"), no), none);
    // … or is to be entered anew: then a task is, and a mere doubt is not.
    assert_eq!(mark(late("pending"), json!(true)), ["save gone pending late"]);
    assert_eq!(mark(late("finished"), json!(true)), ["save gone finished late"]);
    assert_eq!(mark(late("unknown"), json!(true)), none);
    assert_eq!(marked(json!({ "type": "review" })), none);
    assert_eq!(mark(by_task("x"), json!(true)), none);
}

fn entry_of(id: &str, state: &str, task: Option<&str>, base: &str) -> Json {
    with(entry(id, state, task), "baseUrl", json!(base))
}

#[test]
fn a_list_holds_this_base_url_and_doubts_what_is_not_in_flight_here() {
    let entries = json!([
        entry("a", "sending", None),
        with(entry("b", "sending", None), "inFlight", json!(true)),
        entry_of("c", "pending", Some("t"), "https://my.example"),
        entry("d", "finished", Some("t")),
        entry("e", "unknown", None),
    ]);
    assert_eq!(
        told(json!({ "type": "review", "entries": entries })),
        ["list a unknown -, b sending -, d finished t, e unknown -"]
    );
    for nothing in [json!(null), json!([]), json!("x"), json!({})] {
        assert_eq!(told(json!({ "type": "review", "entries": nothing })), ["list "]);
    }
}

#[test]
fn what_is_no_entry_is_left_where_it_is_and_told_once() {
    let good = entry("good", "pending", Some("t"));
    let broken = [
        json!(null),
        json!(5),
        json!("entry"),
        json!([]),
        json!({}),
        with(good.clone(), "id", json!("")),
        with(good.clone(), "id", json!(7)),
        with(good.clone(), "state", json!("done")),
        with(good.clone(), "state", json!(null)),
        with(good.clone(), "taskId", json!(null)),
        with(good.clone(), "taskId", json!("..")),
        with(
            with(good.clone(), "taskId", json!(null)),
            "state",
            json!("finished"),
        ),
    ];
    for one in &broken {
        let event = json!({ "type": "review", "entries": [one, good, one] });
        assert_eq!(
            told(event),
            ["warn journal_entry_corrupt", "list good pending t"],
            "{one}"
        );
    }
    for poor in [
        with(good.clone(), "label", json!("")),
        with(good.clone(), "added", json!("by a later version")),
    ] {
        assert_eq!(
            told(json!({ "type": "review", "entries": [poor] })),
            ["list good pending t"]
        );
    }
    let event = submit(json!({ "entries": broken }));
    assert_eq!(
        told(event),
        ["warn journal_entry_corrupt", "save new sending -", "send"]
    );
}
