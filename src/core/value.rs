//! A value of unknown shape, as a test or a JSON body hands it over on the host, and how it is written on a sheet.
//!
//! It says what is there and judges nothing. In a page `src/npm/sheet.ts` does the same for JavaScript values.

mod write;

pub use write::write;

/// What a value is: the words of JavaScript's `typeof`, with `null` and lists told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Not there.
    Undefined,
    /// There, and empty on purpose.
    Null,
    /// `true` or `false`.
    Boolean,
    /// Any number, NaN and the infinities included.
    Number,
    /// A text.
    Text,
    /// A list of values.
    List,
    /// Members by name.
    Object,
    /// Something no JSON body can hold; the word `typeof` has for it.
    Other(&'static str),
    /// Reading it threw.
    Unreadable,
}

/// A list as it was read: how long it says it is, and its items, of which a very long one has none.
#[derive(Debug)]
pub struct List<V> {
    /// The length the list itself gives.
    pub length: usize,
    /// Every item where the list is at most as long as was asked for, else nothing.
    pub items: Vec<V>,
}

/// A value that can be asked what it is. Nothing here panics or throws, whatever the value does.
pub trait Value: Sized {
    /// What the value is.
    fn kind(&self) -> Kind;
    /// The truth value, where it is one.
    fn boolean(&self) -> Option<bool>;
    /// The number, where it is one; it may be NaN or infinite.
    fn number(&self) -> Option<f64>;
    /// The text, where it is one and has at most `most` UTF-16 units. A lone surrogate comes as U+FFFD, so UTF-16 offsets
    /// stay right.
    fn text(&self, most: usize) -> Option<String>;
    /// One member by its name; nothing where there is none, or where this is no object.
    fn member(&self, name: &str) -> Option<Self>;
    /// Own enumerable members in their own order, each read once: one whose getter throws is of kind
    /// [`Kind::Unreadable`]. Nothing where this is no object, has more than `most` of them, or listing them throws.
    fn members(&self, most: usize) -> Option<Vec<(String, Self)>>;
    /// The items, read only where there are at most `most` of them. Nothing where this is no list or reading throws.
    fn list(&self, most: usize) -> Option<List<Self>>;
}
