//! A value of unknown shape, as a form, a page or a JSON body hands it over.
//!
//! This is the one door into the core: the shell opens it for JavaScript values, the host's tests for JSON. It says
//! what is there and judges nothing.

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

impl Kind {
    /// The word for it in an issue's `params.actual`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Undefined => "undefined",
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Text => "string",
            Self::List => "array",
            Self::Object => "object",
            Self::Other(name) => name,
            Self::Unreadable => "unreadable",
        }
    }
}

/// A list as it was read: how long it says it is, and its items, of which a very long one has none.
#[derive(Debug)]
pub struct List<V> {
    /// The length the list itself gives.
    pub length: usize,
    /// Every item where the list is at most as long as was asked for, else nothing.
    pub items: Vec<V>,
}

/// What one reading may still take in: a bound on its time and memory, whatever the value does. A value can be without
/// end (a Proxy), or small and without end in effect (one long text a thousand times).
#[derive(Debug)]
pub struct Room(usize);

impl Default for Room {
    /// Half a million values, or 32 MiB of text.
    fn default() -> Self {
        Self(1 << 25)
    }
}

impl Room {
    /// No object is read that has more members.
    pub const MEMBERS: usize = 100_000;
    /// What a value takes beside its text.
    const EACH: usize = 64;

    /// Takes in one more value; nothing where there is no room for it.
    #[inline(never)]
    pub fn admit(&mut self) -> Option<()> {
        self.0 = self.0.checked_sub(Self::EACH)?;
        Some(())
    }

    /// Takes in a text.
    pub fn text<V: Value>(&mut self, value: &V) -> Option<String> {
        let text = value.text(self.0)?;
        self.0 = self.0.saturating_sub(text.len());
        Some(text)
    }
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
