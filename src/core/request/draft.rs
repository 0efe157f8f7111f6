//! What was asked, read but not judged.
//!
//! Every field is absent, unreadable or a value of its own type, so that a rule says in its first line what it needs,
//! and is skipped where that could not be read.

use crate::core::value::Kind;

/// One field of a request, an element or a shot, or one item of a list (which is never absent).
#[derive(Debug, Default)]
pub enum Field<T> {
    /// Not given: missing, or an empty value of any type.
    #[default]
    Absent,
    /// Given, and of no use: neither present nor absent.
    Unreadable(Reason),
    /// Given.
    Value(T),
}

/// Why a field is of no use.
#[derive(Debug, Clone, Copy)]
pub enum Reason {
    /// It is of this other kind (a number where it is NaN or infinite).
    Kind(Kind),
    /// It is a number of seconds with a fraction.
    Fraction(f64),
}

impl<T> Field<T> {
    /// Whether it is given; nothing where it could not be read.
    pub fn given(&self) -> Option<bool> {
        match self {
            Self::Absent => Some(false),
            Self::Unreadable(_) => None,
            Self::Value(_) => Some(true),
        }
    }

    /// The value, where there is a readable one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Unreadable(_) => None,
        }
    }

    /// The same, taken out.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Unreadable(_) => None,
        }
    }

    /// Why it could not be read, where it could not.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Unreadable(reason) => Some(*reason),
            Self::Absent | Self::Value(_) => None,
        }
    }
}

/// A list that is not empty. One that is too long has a length and no items.
#[derive(Debug)]
pub struct Items<T> {
    /// The length the list itself gives.
    pub length: usize,
    /// What was read of it: all or nothing.
    pub items: Vec<Field<T>>,
}

impl<T> Field<Items<T>> {
    /// How many items there are, broken ones included; nothing where the list could not be read.
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Absent => Some(0),
            Self::Unreadable(_) => None,
            Self::Value(list) => Some(list.length),
        }
    }

    /// Whether every item was looked at: not so where the list is unreadable or too long.
    pub fn is_read(&self) -> bool {
        self.count() == Some(self.items().len())
    }

    /// What was read of it.
    pub fn items(&self) -> &[Field<T>] {
        self.value().map_or(&[], |list| &list.items)
    }

    /// The items of the right type, with their places in the list.
    pub fn values(&self) -> impl Iterator<Item = (usize, &T)> {
        self.items()
            .iter()
            .enumerate()
            .filter_map(|(index, item)| Some((index, item.value()?)))
    }

    /// The items of the right type, taken out.
    pub fn into_values(self) -> impl Iterator<Item = T> {
        let items = self.into_value().map_or_else(Vec::new, |list| list.items);
        items.into_iter().filter_map(Field::into_value)
    }
}

/// `service.md` §2.1.
#[derive(Debug, Default)]
#[allow(missing_docs)] // the contract's own names
pub struct Draft {
    pub model: Field<String>,
    pub prompt: Field<String>,
    pub resolution: Field<String>,
    pub generate_audio: Field<bool>,
    pub start_image_url: Field<String>,
    pub end_image_url: Field<String>,
    pub image_urls: Field<Items<String>>,
    pub elements: Field<Items<Element>>,
    pub aspect_ratio: Field<String>,
    pub duration: Field<f64>,
    pub shot_type: Field<String>,
    pub multi_prompt: Field<Items<Shot>>,
    /// Names of given fields that the model does not have, in the input's own order.
    pub unknown: Vec<String>,
}

/// `service.md` §2.2.
#[derive(Debug, Default)]
#[allow(missing_docs)] // the contract's own names
pub struct Element {
    pub frontal_image_url: Field<String>,
    pub reference_image_urls: Field<Items<String>>,
    pub video_url: Field<String>,
    pub voice_id: Field<String>,
    /// Names of given fields that an element does not have.
    pub unknown: Vec<String>,
}

/// `service.md` §2.3.
#[derive(Debug, Default)]
#[allow(missing_docs)] // the contract's own names
pub struct Shot {
    pub prompt: Field<String>,
    pub duration: Field<f64>,
    /// Names of given fields that a shot does not have.
    pub unknown: Vec<String>,
}
