//! What an HTTP answer says of why it is no task: error bodies, in every shape that was seen (service.md §4.2).

use super::number::digits;
use super::words::{clean, cut, request_id};
use crate::core::plain::{Object, Plain};

/// The longest code, type or name of an option.
const LONGEST_NAME: usize = 64;

/// Reads an error body, `json` where it was JSON, else its text, as `{ code, type, message, requestId, fields, options }`.
///
/// The code and the type are the service's own, the message its own words, cleaned, `requestId` what the support desk
/// asks for; each may be null. `fields` are those it refused, in the body that was sent, as `{ path, message }`;
/// `options` the options it refused.
pub fn read(json: Option<&Plain>, text: &Plain, secrets: &[Plain]) -> Object {
    let mut refusal = Object::default();
    let Some(body) = json else {
        read_message(&mut refusal, text, secrets);
        return refusal;
    };
    let inner = body.get("error");
    let (error, places) = if inner.is_there() {
        (inner, &[inner, body][..])
    } else {
        (body, &[body][..])
    };
    refusal.set("code", code(error, secrets));
    refusal.set("type", name(error.get("type"), secrets));
    let (mut fields, mut options) = (Vec::new(), Vec::new());
    for place in places {
        read_message(&mut refusal, place, secrets);
        read_message(&mut refusal, place.get("message"), secrets);
        read_message(&mut refusal, place.get("detail"), secrets);
        for item in place.get("detail").items() {
            let message = words(item, secrets);
            if message.is_there() {
                read_message(&mut refusal, &message, secrets);
                fields.push(field(item.get("loc"), message, secrets));
            }
        }
        for option in place.get("unsupported_advanced_options").items() {
            let option = name(option, secrets);
            if option.is_there() {
                options.push(option);
            }
        }
    }
    refusal.set("fields", Plain::List(fields));
    refusal.set("options", Plain::List(options));
    if !refusal.get("requestId").is_there() {
        refusal.set("requestId", name(body.get("request_id"), secrets));
    }
    refusal
}

/// The first message that can be shown is the one.
fn read_message(refusal: &mut Object, said: &Plain, secrets: &[Plain]) {
    if !refusal.get("message").is_there() {
        refusal.set("message", clean(said, secrets));
    }
    if !refusal.get("requestId").is_there() {
        refusal.set("requestId", request_id(said));
    }
}

/// What is said in an item of a list of `{loc, msg}`, as it leaks from an upstream.
fn words(item: &Plain, secrets: &[Plain]) -> Plain {
    let message = item.get("msg");
    let message = if message.is_there() {
        message
    } else {
        item.get("message")
    };
    clean(message, secrets)
}

fn field(place: &Plain, message: Plain, secrets: &[Plain]) -> Plain {
    let mut path = Vec::new();
    for step in place.items() {
        let step = match whole(step) {
            Some(index) => Plain::Number(f64::from(index)),
            None => name(step, secrets),
        };
        // The body itself is no step into it.
        let is_body = path.is_empty() && step.text() == "body";
        if step.is_there() && !is_body {
            path.push(step);
        }
    }
    let mut field = Object::default();
    field.set("path", Plain::List(path));
    field.set("message", message);
    Plain::Object(field)
}

/// An error's `code`, where it says more than the HTTP status: a number of a status is not one.
pub fn code(error: &Plain, secrets: &[Plain]) -> Plain {
    let code = error.get("code");
    match whole(code) {
        Some(100..600) => Plain::Null,
        Some(number) => Plain::Text(digits(number)),
        None => name(code, secrets),
    }
}

/// A whole number that fits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast saturates, and what it changes is not whole"
)]
fn whole(plain: &Plain) -> Option<u32> {
    let number = plain.number_or(-1.0);
    let whole = number as u32;
    (f64::from(whole).to_bits() == number.to_bits()).then_some(whole)
}

fn name(plain: &Plain, secrets: &[Plain]) -> Plain {
    cut(&clean(plain, secrets), LONGEST_NAME)
}
