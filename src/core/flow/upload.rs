//! Lend a file to the service: one form, and an address for it that works for 72 hours (service.md §1.4, §3.5).
//!
//! An upload costs nothing and may be repeated, so an answer that is lost is an error like any other.

use super::problem::Problem;
use super::reply::Reply;
use super::turn::Turn;
use crate::core::plain::{Object, Plain};
use crate::core::request::limits::UPLOAD_BYTES;
use crate::core::task::place::Setting;
use crate::core::task::read::{fact, moment};
use crate::core::task::results::safe_address;
use crate::core::task::words::{LONGEST, cut};

/// How long the service keeps a file.
const LIFE_MS: f64 = 259_200_000.0;

/// A file is wanted at the service: asks to send it, or refuses it. What the state has to remember is whether the
/// service may delete older files for it; nothing: it was refused.
pub fn begin(turn: &mut Turn) -> Option<bool> {
    let event = turn.event;
    let file = event.get("file");
    // What is no file has no size.
    let size = file.get("size").number_or(0.0);
    let (code, message) = if size <= 0.0 {
        (
            "invalid_file",
            "This is no file, or an empty one. Give a Blob or a File.",
        )
    } else if size > event.get("maxBytes").number_or(UPLOAD_BYTES.value) {
        (
            "file_too_large",
            "The file is larger than 50 MB, or than your `maxBytes`. Make it smaller, or raise `maxBytes`.",
        )
    } else {
        let cleans_up = event.get("autoCleanup").flag_or(false);
        turn.steps.upload(file, cleans_up);
        return Some(cleans_up);
    };
    turn.steps.refuse(&Problem::refused(code, message));
    None
}

/// The answer, or that there is none: the file's address, or why it has none.
pub fn ended(cleans_up: bool, turn: &mut Turn) {
    let problem = if let Some(reply) = Reply::read(turn) {
        // Elsewhere is not the service, and must not name an address in its place.
        let body = reply.body().filter(|_| !reply.is_redirect);
        if let Some(file) = body.and_then(|body| read(body, &turn.setting)) {
            return turn.steps.stored(file);
        }
        let problem = Problem::answered(&reply, &turn.setting);
        if reply.status == 403 && !cleans_up {
            problem.after(
                "If the storage is full, remove files, or give `autoCleanup: true`, which deletes your oldest. ",
            )
        } else {
            problem
        }
    } else {
        Problem::unanswered(turn.fault())
    };
    turn.steps.refuse(&problem);
}

/// The file as the service has it; nothing without an address that may be handed on. All else may be missing.
fn read(body: &Plain, setting: &Setting) -> Option<Object> {
    let url = safe_address(body.text_of("url"), setting)?;
    let created_at = moment(body.get("created"));
    let mut file = Object::default();
    file.text("url", &url);
    for name in &["id", "filename"] {
        file.set(name, cut(body.get(name), LONGEST));
    }
    file.maybe_number("size", fact(body.get("size")));
    file.maybe_number("createdAt", created_at);
    file.maybe_number("expiresAt", created_at.map(|created| created + LIFE_MS));
    Some(file)
}
