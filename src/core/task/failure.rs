//! Why a task failed, in every shape that was seen (service.md §3.2, §4.5).

use super::place::Setting;
use super::refusal::code;
use super::words::clean;
use crate::core::plain::{Object, Plain};

/// The code of a completed task none of whose addresses may be handed on.
pub const UNSAFE: &str = "result_unsafe";

/// Reads the `error` of a failed task: an object, a text, or nothing.
pub fn read(body: &Plain, setting: &Setting) -> Plain {
    let code = code(body.get("error"), setting.secrets);
    let code = if code.is_there() {
        code.text()
    } else {
        "task_failed"
    };
    told(
        code,
        body,
        setting,
        "The task failed, and the service gave no reason.",
    )
}

/// A task that was cancelled, whatever code the service gives that.
pub fn cancelled(body: &Plain, setting: &Setting) -> Plain {
    told("cancelled", body, setting, "The task was cancelled.")
}

/// A completed task none of whose addresses may be handed on.
pub fn unsafe_result() -> Plain {
    failure(UNSAFE, "No address of its videos is safe to use.")
}

/// In the service's own words, where it gave any that can be shown.
fn told(code: &str, body: &Plain, setting: &Setting, otherwise: &str) -> Plain {
    let error = body.get("error");
    let words = error.get("message");
    let words = clean(if words.is_there() { words } else { error }, setting.secrets);
    failure(code, if words.is_there() { words.text() } else { otherwise })
}

fn failure(code: &str, message: &str) -> Plain {
    let mut failure = Object::default();
    failure.text("code", code);
    failure.text("message", message);
    Plain::Object(failure)
}
