//! Values made by hand: of every kind, that throw, that lie and that never end.

use std::cell::Cell;
use std::rc::Rc;

use kling_o3::core::value::{Kind, List, Value};

/// A value made by hand.
#[derive(Clone)]
pub enum Odd {
    /// Of a kind that holds nothing.
    Only(Kind),
    Text(&'static str),
    Number(f64),
    Items(Vec<Odd>),
    Members(Vec<(&'static str, Odd)>),
    /// A list that says it is this long; reading an item of it fails the test.
    Long(usize),
    /// A list that says it has two items and has one.
    Liar,
    /// Says it is of this kind, and everything asked of it throws.
    Throws(Kind),
    /// An object all of whose members are itself, also as a list.
    Endless,
    /// Counts how often its members are read.
    Counted(Rc<Cell<usize>>),
}

impl Value for Odd {
    fn kind(&self) -> Kind {
        match self {
            Self::Only(kind) | Self::Throws(kind) => *kind,
            Self::Text(_) => Kind::Text,
            Self::Number(_) => Kind::Number,
            Self::Items(_) | Self::Long(_) | Self::Liar => Kind::List,
            Self::Members(_) | Self::Endless | Self::Counted(_) => Kind::Object,
        }
    }
    fn boolean(&self) -> Option<bool> {
        None
    }
    fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self {
            Some(*number)
        } else {
            None
        }
    }
    fn text(&self, most: usize) -> Option<String> {
        if let Self::Text(text) = self
            && text.len() <= most
        {
            Some((*text).to_owned())
        } else {
            None
        }
    }
    fn member(&self, name: &str) -> Option<Self> {
        panic!("members are read once, all together: {name}")
    }
    fn members(&self, most: usize) -> Option<Vec<(String, Self)>> {
        let members = match self {
            Self::Members(members) => members.clone(),
            Self::Endless => vec![
                ("prompt", Self::Endless),
                ("elements", Self::Items(vec![Self::Endless])),
                ("multi_prompt", Self::Items(vec![Self::Endless; 3])),
                ("other", Self::Endless),
            ],
            Self::Counted(count) => {
                count.set(count.get() + 1);
                vec![
                    ("prompt", Self::Text("x")),
                    ("start_image_url", Self::Text("https://a.test/")),
                ]
            }
            _ => return None,
        };
        if members.len() > most {
            return None;
        }
        Some(
            members
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }
    fn list(&self, most: usize) -> Option<List<Self>> {
        match self {
            Self::Items(items) => {
                let read = if items.len() > most { &[][..] } else { items };
                Some(List {
                    length: items.len(),
                    items: read.to_vec(),
                })
            }
            Self::Long(length) => {
                assert!(*length > most, "a list this long is not read");
                Some(List {
                    length: *length,
                    items: Vec::new(),
                })
            }
            Self::Liar => Some(List {
                length: 2,
                items: vec![Self::Text("x")],
            }),
            _ => None,
        }
    }
}
