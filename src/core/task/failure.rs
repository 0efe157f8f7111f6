//! Why a task failed, in every shape that was seen (service.md §3.2, §4.5).

use super::Failure;
use super::place::Setting;
use super::refusal::code;
use super::words::clean;
use crate::core::value::Value;

/// Said where the service gave no reason that can be shown.
const NO_REASON: &str = "The task failed, and the service gave no reason.";

/// Reads the `error` of a failed task: an object, a text, or nothing.
pub fn read<V: Value>(body: &V, setting: Setting) -> Failure {
    let error = body.member("error");
    let own_code = error.as_ref().and_then(|error| code(error, setting.secrets));
    Failure {
        code: own_code.unwrap_or_else(|| "task_failed".to_owned()),
        message: words(error.as_ref(), setting).unwrap_or_else(|| NO_REASON.to_owned()),
    }
}

/// A task that was cancelled, whatever code the service gives that.
pub fn cancelled<V: Value>(body: &V, setting: Setting) -> Failure {
    let said = words(body.member("error").as_ref(), setting);
    let message = said.unwrap_or_else(|| "The task was cancelled.".to_owned());
    Failure {
        code: "cancelled".to_owned(),
        message,
    }
}

/// A completed task none of whose addresses may be handed on.
pub fn unsafe_result() -> Failure {
    Failure {
        code: "result_unsafe".to_owned(),
        message: "The task was completed, but no address of its videos is safe to use.".to_owned(),
    }
}

fn words<V: Value>(error: Option<&V>, setting: Setting) -> Option<String> {
    let error = error?;
    let text = error.text().or_else(|| error.member("message")?.text())?;
    clean(&text, setting.secrets)
}
