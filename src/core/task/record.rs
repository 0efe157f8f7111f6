//! Plain data out, and in again: records and vocabularies whose names are written once.
//!
//! A flow's state leaves the core as plain data and comes back as a [`Value`]. Reading is tolerant: what is missing
//! or of another type has its initial value, so that a state of an older version can be gone on with.

use crate::core::value::{Kind, Value};

/// No number that is read back is greater: sums and products of such numbers stay finite.
const MOST: f64 = 1e16;

/// Something that can be read back from plain data.
pub trait Restore: Sized {
    /// Reads it; nothing where the value is of another type.
    fn restore<V: Value>(value: &V) -> Option<Self>;
}

impl Restore for bool {
    fn restore<V: Value>(value: &V) -> Option<Self> {
        value.boolean()
    }
}

impl Restore for f64 {
    fn restore<V: Value>(value: &V) -> Option<Self> {
        value.number().filter(|number| number.abs() <= MOST)
    }
}

impl Restore for u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast saturates"
    )]
    fn restore<V: Value>(value: &V) -> Option<Self> {
        value.number().map(|number| number as Self)
    }
}

impl Restore for String {
    fn restore<V: Value>(value: &V) -> Option<Self> {
        value.text()
    }
}

impl<T: Restore> Restore for Option<T> {
    fn restore<V: Value>(value: &V) -> Option<Self> {
        Some(T::restore(value))
    }
}

impl<T: Restore> Restore for Vec<T> {
    fn restore<V: Value>(value: &V) -> Option<Self> {
        let list = value.list(1_000)?;
        Some(list.items.iter().filter_map(T::restore).collect())
    }
}

/// A member that is there: neither missing nor null.
pub fn present<V: Value>(value: &V, name: &str) -> Option<V> {
    value
        .member(name)
        .filter(|member| !matches!(member.kind(), Kind::Undefined | Kind::Null))
}

/// A member, or its initial value.
pub fn field<V: Value, T: Restore + Default>(value: &V, name: &str) -> T {
    present(value, name)
        .and_then(|member| T::restore(&member))
        .unwrap_or_default()
}

/// A struct that is written and read by the same names.
macro_rules! record {
    ($(#[$about:meta])* $seen:vis struct $name:ident {
        $($(#[$note:meta])* $open:vis $field:ident $key:literal: $type:ty,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        $seen struct $name {
            $($(#[$note])* #[serde(rename = $key)] $open $field: $type,)*
        }
        impl $crate::core::task::record::Restore for $name {
            fn restore<V: $crate::core::value::Value>(value: &V) -> Option<Self> {
                if value.kind() != $crate::core::value::Kind::Object {
                    return None;
                }
                Some(Self { $($field: $crate::core::task::record::field(value, $key),)* })
            }
        }
    };
}

/// An enumeration that is written and read as one of its words; the first is the initial value.
macro_rules! vocabulary {
    ($(#[$about:meta])* $seen:vis enum $name:ident {
        $(#[$note:meta])* $first:ident = $first_word:literal,
        $($(#[$notes:meta])* $other:ident = $word:literal,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        $seen enum $name {
            #[default]
            $(#[$note])* $first,
            $($(#[$notes])* $other,)*
        }
        impl $name {
            /// The word for it.
            pub const fn word(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$other => $word,)*
                }
            }
            /// What the word stands for.
            pub fn named(word: &str) -> Option<Self> {
                match word {
                    $first_word => Some(Self::$first),
                    $($word => Some(Self::$other),)*
                    _ => None,
                }
            }
        }
        impl $crate::core::task::record::Restore for $name {
            fn restore<V: $crate::core::value::Value>(value: &V) -> Option<Self> {
                value.text().and_then(|word| Self::named(&word))
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use {record, vocabulary};
