//! What a value that comes in may be, so that whoever reads it knows what to look at.

#[cfg(not(target_arch = "wasm32"))]
mod outline;

#[cfg(not(target_arch = "wasm32"))]
pub use outline::{EACH, HEADS, LISTS, OBJECTS, ROOM, SIGNS, outline};

/// One field of an object.
#[derive(Debug)]
pub struct Field {
    /// As the service writes it.
    pub name: &'static str,
    /// As a person says it; of a list in the plural, which ends with `s`.
    pub title: &'static str,
    /// What it may hold.
    pub shape: Shape,
}

/// What a part of a value may hold.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A text, kept as it is.
    Text,
    /// The address of a picture or a video; the space around it does not count.
    Address,
    /// One of these; the first is what is sent where none is given.
    Choice(&'static [&'static str]),
    /// True or false.
    Flag,
    /// A whole number of seconds.
    Seconds,
    /// Any number of the same.
    List(&'static Shape),
    /// These fields.
    Object(&'static [Field]),
    /// Anything JSON can hold, down to this many levels of lists and objects.
    Any(u8),
    /// Nothing of use: only whether it is empty counts.
    Other,
}

impl Shape {
    /// The word for it in an issue's `params.expected`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flag => "boolean",
            Self::Seconds => "integer",
            Self::List(_) => "array",
            Self::Object(_) => "object",
            _ => "string",
        }
    }

    /// Its fields, where it has any.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// What an item may hold, or a member that is no field.
    #[must_use]
    pub const fn inner(self) -> Self {
        match self {
            Self::List(item) => *item,
            Self::Any(levels) => Self::Any(levels.saturating_sub(1)),
            _ => Self::Other,
        }
    }
}
