//! What every host test stands on: JSON as [`Value`], the `url` crate as [`Links`], the contract's fixtures.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kling_o3::core::links::Links;
use kling_o3::core::plain::Plain;
use kling_o3::core::value::{Kind, List, Value};
use serde_json::Value as Json;

/// Every field of a request, in the order of service.md §2.1.
pub const FIELDS: &[&str] = &[
    "model",
    "prompt",
    "resolution",
    "generate_audio",
    "start_image_url",
    "end_image_url",
    "image_urls",
    "elements",
    "aspect_ratio",
    "duration",
    "shot_type",
    "multi_prompt",
];

/// A JSON value as the core sees it.
#[derive(Debug, Clone)]
pub struct Input(pub Json);

impl Value for Input {
    fn kind(&self) -> Kind {
        match &self.0 {
            Json::Null => Kind::Null,
            Json::Bool(_) => Kind::Boolean,
            Json::Number(_) => Kind::Number,
            Json::String(_) => Kind::Text,
            Json::Array(_) => Kind::List,
            Json::Object(_) => Kind::Object,
        }
    }
    fn boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }
    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }
    fn text(&self, most: usize) -> Option<String> {
        let text = self.0.as_str()?;
        (text.encode_utf16().count() <= most).then(|| text.to_owned())
    }
    fn member(&self, name: &str) -> Option<Self> {
        self.0.get(name).cloned().map(Input)
    }
    fn members(&self, most: usize) -> Option<Vec<(String, Self)>> {
        let members = self.0.as_object().filter(|members| members.len() <= most)?;
        Some(
            members
                .iter()
                .map(|(name, value)| (name.clone(), Input(value.clone())))
                .collect(),
        )
    }
    fn list(&self, most: usize) -> Option<List<Self>> {
        let items = self.0.as_array()?;
        let read = if items.len() > most { &[][..] } else { &items[..] };
        Some(List {
            length: items.len(),
            items: read.iter().cloned().map(Input).collect(),
        })
    }
}

/// A JSON value as plain data.
pub fn plain(json: &Json) -> Plain {
    Plain::read(&Input(json.clone()))
}

/// The `url` crate in the place of the page's own parser.
#[derive(Debug, Clone, Copy)]
pub struct HostLinks;

impl Links for HostLinks {
    fn normal_form(&self, text: &str, base: Option<&str>) -> Option<String> {
        let base = match base {
            Some(base) => Some(url::Url::parse(base).ok()?),
            None => None,
        };
        let url = url::Url::options().base_url(base.as_ref()).parse(text).ok()?;
        Some(url.into())
    }
}

/// The text of every fixture of `docs/service.md`, by its id.
pub static FIXTURES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let document = include_str!("../../docs/service.md");
    let mut fixtures = BTreeMap::new();
    for part in document.split("<!-- fixture: ").skip(1) {
        let (id, rest) = part.split_once(" -->").expect("a fixture's comment is closed");
        let block = rest.split_once("```").expect("a fixture has a block").1;
        let (_language, body) = block.split_once('\n').expect("a block starts with its language");
        let text = body.split("```").next().expect("a block is closed");
        fixtures.insert(id.to_owned(), text.strip_suffix('\n').unwrap_or(text).to_owned());
    }
    fixtures
});

/// One fixture as a JSON value.
pub fn fixture(id: &str) -> Json {
    let text = FIXTURES.get(id).unwrap_or_else(|| panic!("no fixture {id}"));
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{id}: {error}"))
}
