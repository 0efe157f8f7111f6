//! What an HTTP answer says of why it is no task: error bodies, in every shape that was seen (service.md §4.2).

use serde::Serialize;

use super::record::present;
use super::words::{clean, cut, request_id};
use crate::core::request::Segment;
use crate::core::value::Value;

/// No more fields or options are read than this; a longer list is no help to anybody.
const MOST: usize = 100;
/// The longest code, type or name of an option.
const LONGEST_NAME: usize = 64;

/// A field that the service refused.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Where it stands in the body that was sent.
    pub path: Vec<Segment>,
    /// The service's own words, cleaned.
    pub message: String,
}

/// What an error body says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Refusal {
    /// The service's own code.
    pub code: Option<String>,
    /// The service's own class of error.
    pub kind: Option<String>,
    /// The service's own words, cleaned.
    pub message: Option<String>,
    /// What the support desk asks for.
    pub request_id: Option<String>,
    /// The fields it refused, where it names them.
    pub fields: Vec<Field>,
    /// The options it refused, where it names them.
    pub options: Vec<String>,
}

impl Refusal {
    /// Reads an error body: `json` where it was JSON, else its text.
    pub fn read<V: Value>(json: Option<&V>, text: &str, secrets: &[String]) -> Self {
        let Some(body) = json else {
            return Self {
                request_id: request_id(text),
                message: clean(text, secrets),
                ..Self::default()
            };
        };
        let inner = present(body, "error");
        let error = inner.as_ref().unwrap_or(body);
        let detail = present(body, "detail").or_else(|| present(error, "detail"));
        let fields: Vec<Field> = detail
            .as_ref()
            .map(|list| fields(list, secrets))
            .unwrap_or_default();
        let said = [
            error.text(),
            text_of(error, "message"),
            text_of(body, "message"),
            detail.and_then(|it| it.text()),
        ]
        .into_iter()
        .flatten()
        .find(|text| !text.trim().is_empty());
        let first = || fields.first().map(|field| field.message.clone());
        Self {
            code: code(error, secrets),
            kind: name_of(error, "type", secrets),
            message: said.as_ref().and_then(|text| clean(text, secrets)).or_else(first),
            request_id: said
                .as_deref()
                .and_then(request_id)
                .or_else(|| name_of(body, "request_id", secrets)),
            options: options(body).or_else(|| options(error)).unwrap_or_default(),
            fields,
        }
    }
}

/// An error's `code`, where it says more than the HTTP status: a number of a status is not one.
pub fn code<V: Value>(error: &V, secrets: &[String]) -> Option<String> {
    let code = error.member("code")?;
    let Some(number) = code.number() else {
        return name(&code, secrets);
    };
    whole(number)
        .filter(|number| !(100..600).contains(number))
        .map(|number| number.to_string())
}

/// A whole number that fits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is whole and within the bounds of u32"
)]
fn whole(number: f64) -> Option<u32> {
    let is_whole = number.fract() == 0.0 && (0.0..4e9).contains(&number);
    is_whole.then_some(number as u32)
}

fn name<V: Value>(value: &V, secrets: &[String]) -> Option<String> {
    clean(&value.text()?, secrets).map(|text| cut(&text, LONGEST_NAME))
}

fn name_of<V: Value>(value: &V, member: &str, secrets: &[String]) -> Option<String> {
    name(&value.member(member)?, secrets)
}

fn text_of<V: Value>(value: &V, member: &str) -> Option<String> {
    value.member(member)?.text()
}

fn options<V: Value>(value: &V) -> Option<Vec<String>> {
    let list = value.member("unsupported_advanced_options")?.list(MOST)?;
    Some(list.items.iter().filter_map(|item| name(item, &[])).collect())
}

/// A list of `{loc, msg}`, as it leaks from an upstream.
fn fields<V: Value>(detail: &V, secrets: &[String]) -> Vec<Field> {
    let items = detail.list(MOST).map(|list| list.items).unwrap_or_default();
    items.iter().filter_map(|item| field(item, secrets)).collect()
}

fn field<V: Value>(item: &V, secrets: &[String]) -> Option<Field> {
    let said = text_of(item, "msg").or_else(|| text_of(item, "message"))?;
    let place = item
        .member("loc")
        .and_then(|list| list.list(MOST))
        .map(|list| list.items)
        .unwrap_or_default();
    let mut path: Vec<Segment> = place.iter().filter_map(|part| segment(part, secrets)).collect();
    if path.first() == Some(&Segment::Name("body".to_owned())) {
        path.remove(0);
    }
    Some(Field {
        path,
        message: clean(&said, secrets)?,
    })
}

fn segment<V: Value>(part: &V, secrets: &[String]) -> Option<Segment> {
    match part.number() {
        Some(index) => usize::try_from(whole(index)?).ok().map(Segment::Index),
        None => name(part, secrets).map(Segment::Name),
    }
}
