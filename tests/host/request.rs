//! What may be asked: the tables of `package-api.md` §3, row by row and sentence by sentence.

mod canonical;
mod codes;
mod elements;
mod fields;
mod fixtures;
mod hostile;
pub mod json_schema;
mod limits;
mod mentioned;
mod mentions;
mod messages;
mod odd;
mod order;
mod parts;
mod properties;
mod references;
mod schema;
mod shots;
mod texts;
mod timing;
mod types;
mod urls;

use kling_o3::core::plain::Describe;
use kling_o3::core::request::{Validation, validate};
use kling_o3::core::value::Value;
use serde_json::{Value as Json, json};

use crate::support::{HostLinks, Input};

/// A rule's row: what is changed in a good request, and every issue that follows.
type Row = (Json, &'static [&'static str]);

/// A request nothing is wrong with.
fn good() -> Json {
    json!({ "prompt": "@Image1 at dawn", "image_urls": ["https://a.test/1.png"] })
}

/// The good request with some fields replaced; null takes one out.
fn changed(changes: &Json) -> Json {
    let mut input = good();
    for (name, value) in changes.as_object().expect("changes by name") {
        input[name] = value.clone();
    }
    input
}

fn judge(input: &impl Value) -> Validation {
    validate(input, &HostLinks)
}

fn judge_json(input: &Json) -> Validation {
    judge(&Input(input.clone()))
}

/// The issues of a validation, one line each: severity, code, path, and where there are any params and span.
fn lines(validation: &Validation) -> Vec<String> {
    let written = serde_json::to_value(validation.plain()).expect("a validation can be written");
    let issues = written["issues"].as_array().expect("issues are a list");
    issues.iter().map(line).collect()
}

fn line(issue: &Json) -> String {
    let steps = issue["path"].as_array().expect("a path is a list").iter();
    let steps: Vec<String> = steps
        .map(|step| step.as_str().map_or(step.to_string(), str::to_owned))
        .collect();
    let path = if steps.is_empty() {
        "-".to_owned()
    } else {
        steps.join(".")
    };
    let params = if issue["params"] == json!({}) {
        String::new()
    } else {
        format!(" {}", issue["params"])
    };
    let span = issue.get("span").map_or(String::new(), |span| format!(" {span}"));
    let word = |name: &str| issue[name].as_str().expect("a word").to_owned();
    format!("{} {} {path}{params}{span}", word("severity"), word("code"))
}

/// Checks rows against the good request with their changes.
fn check(rows: &[Row]) {
    for (changes, expected) in rows {
        let validation = judge_json(&changed(changes));
        assert_eq!(lines(&validation), *expected, "{changes}");
        let has_error = expected.iter().any(|line| line.starts_with("error"));
        assert_eq!(validation.request.is_none(), has_error, "{changes}");
    }
}

fn canonical(input: &Json) -> Json {
    let validation = judge_json(input);
    let request = validation
        .request
        .as_ref()
        .unwrap_or_else(|| panic!("{:?}", lines(&validation)));
    serde_json::to_value(request.plain()).expect("a request can be written")
}
