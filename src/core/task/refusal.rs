//! What an HTTP answer says of why it is no task: error bodies, in every shape that was seen (service.md §4.2).

use super::number::digits;
use super::words::{clean, cut, request_id};
use crate::core::plain::{Object, Plain};

/// No more fields or options are read than this; a longer list is no help to anybody.
const MOST: usize = 100;
/// The longest code, type or name of an option.
const LONGEST_NAME: usize = 64;

/// What an error body says.
#[derive(Debug, Default)]
pub struct Refusal {
    /// The service's own code.
    pub code: Option<String>,
    /// The service's own class of error.
    pub kind: Option<String>,
    /// The service's own words, cleaned.
    pub message: Option<String>,
    /// What the support desk asks for.
    pub request_id: Option<String>,
    /// The fields it refused, where it names them: `{ path, message }`, in the body that was sent.
    pub fields: Vec<Plain>,
    /// The options it refused, where it names them.
    pub options: Vec<Plain>,
}

impl Refusal {
    /// Reads an error body: `json` where it was JSON, else its text.
    pub fn read(json: Option<&Plain>, text: &str, secrets: &[Plain]) -> Self {
        let Some(body) = json else {
            return Self {
                request_id: request_id(text),
                message: clean(text, secrets),
                ..Self::default()
            };
        };
        let error = body.get("error");
        let (error, places) = if error.is_there() {
            (error, &[error, body][..])
        } else {
            (body, &[body][..])
        };
        let mut refusal = Self {
            code: code(error, secrets),
            kind: name(error.get("type"), secrets),
            ..Self::default()
        };
        for place in places {
            refusal.read_message(place.as_text(), secrets);
            refusal.read_message(place.get("message").as_text(), secrets);
        }
        for place in places {
            refusal.read_message(place.get("detail").as_text(), secrets);
            refusal.read_fields(place.get("detail"), secrets);
            refusal.read_options(place.get("unsupported_advanced_options"), secrets);
        }
        if refusal.request_id.is_none() {
            refusal.request_id = name(body.get("request_id"), secrets);
        }
        refusal
    }

    /// The first message that can be shown is the one.
    fn read_message(&mut self, text: Option<&str>, secrets: &[Plain]) {
        let text = text.unwrap_or_default();
        if self.message.is_none() {
            self.message = clean(text, secrets);
        }
        if self.request_id.is_none() {
            self.request_id = request_id(text);
        }
    }

    /// A list of `{loc, msg}`, as it leaks from an upstream.
    fn read_fields(&mut self, detail: &Plain, secrets: &[Plain]) {
        for item in detail.items().iter().take(MOST) {
            let said = item
                .get("msg")
                .as_text()
                .or_else(|| item.get("message").as_text());
            let Some(message) = said.and_then(|said| clean(said, secrets)) else {
                continue;
            };
            let mut path = Vec::new();
            for step in item.get("loc").items().iter().take(MOST) {
                // The body itself is no step into it.
                let is_body = path.is_empty() && step.as_text() == Some("body");
                if let Some(step) = segment(step, secrets).filter(|_| !is_body) {
                    path.push(step);
                }
            }
            let mut field = Object::default();
            field.set("path", Plain::List(path));
            field.text("message", &message);
            self.fields.push(Plain::Object(field));
            self.message.get_or_insert(message);
        }
    }

    fn read_options(&mut self, options: &Plain, secrets: &[Plain]) {
        for option in options.items().iter().take(MOST) {
            if let Some(option) = name(option, secrets) {
                self.options.push(Plain::Text(option));
            }
        }
    }
}

/// An error's `code`, where it says more than the HTTP status: a number of a status is not one.
pub fn code(error: &Plain, secrets: &[Plain]) -> Option<String> {
    let code = error.get("code");
    match whole(code) {
        Some(100..600) => None,
        Some(number) => Some(digits(number)),
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
    let number = plain.as_number()?;
    let whole = number as u32;
    (f64::from(whole).to_bits() == number.to_bits()).then_some(whole)
}

fn name(plain: &Plain, secrets: &[Plain]) -> Option<String> {
    clean(plain.as_text()?, secrets).map(|text| cut(&text, LONGEST_NAME))
}

/// A step into the body.
fn segment(step: &Plain, secrets: &[Plain]) -> Option<Plain> {
    match whole(step) {
        Some(index) => Some(Plain::Number(f64::from(index))),
        None => name(step, secrets).map(Plain::Text),
    }
}
