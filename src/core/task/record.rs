//! Plain data out, and in again: records and vocabularies whose names are written once.
//!
//! A flow's state leaves the core as plain data and comes back as such. Reading is tolerant: what is missing or of
//! another type keeps its initial value, so that a state of an older version can be gone on with.

use crate::core::plain::{Object, Plain};

/// Something whose fields are written, and read back, by the same names.
pub trait Record {
    /// Hands each field over to the scribe.
    fn fields(&mut self, scribe: &mut Scribe);
}

/// Writes the fields that it is handed, or reads them.
#[derive(Debug)]
pub enum Scribe<'a> {
    /// Each field takes what stands here, where that is of its type.
    Reads(&'a Plain),
    /// Each field is added here.
    Writes(Object),
}

/// A record as plain data.
pub fn write(record: &mut dyn Record) -> Plain {
    let mut scribe = Scribe::Writes(Object::default());
    record.fields(&mut scribe);
    match scribe {
        Scribe::Writes(object) => Plain::Object(object),
        Scribe::Reads(_) => Plain::Null,
    }
}

/// Lets a record take what was written of it.
pub fn read(record: &mut dyn Record, plain: &Plain) {
    record.fields(&mut Scribe::Reads(plain));
}

impl<'a> Scribe<'a> {
    /// A number that is always there.
    #[inline(never)]
    pub fn number(&mut self, name: &'static str, number: &mut f64) {
        match self {
            Self::Reads(plain) => *number = plain.get(name).number_or(*number),
            Self::Writes(object) => object.number(name, *number),
        }
    }

    /// A number that may be missing.
    #[inline(never)]
    pub fn maybe(&mut self, name: &'static str, number: &mut Option<f64>) {
        match self {
            Self::Reads(plain) => *number = plain.get(name).number(),
            Self::Writes(object) => object.maybe_number(name, *number),
        }
    }

    /// Yes or no.
    #[inline(never)]
    pub fn flag(&mut self, name: &'static str, flag: &mut bool) {
        match self {
            Self::Reads(plain) => *flag = plain.get(name).flag_or(*flag),
            Self::Writes(object) => object.flag(name, *flag),
        }
    }

    /// A text, null where it is empty.
    pub fn text(&mut self, name: &'static str, text: &mut String) {
        match self {
            Self::Reads(plain) => text.clone_from(plain.text_of(name)),
            Self::Writes(object) => {
                object.maybe_text(name, Some(text.as_str()).filter(|text| !text.is_empty()));
            }
        }
    }

    /// A word of a vocabulary, which may be missing; gives the one that is read.
    pub fn word(&mut self, name: &'static str, word: Option<&'static str>) -> Option<&'a Plain> {
        match self {
            Self::Reads(plain) => Some(plain.get(name)),
            Self::Writes(object) => {
                object.set(name, word.map_or(Plain::Null, Plain::Word));
                None
            }
        }
    }

    /// Plain data, left out where there is none.
    pub fn plain(&mut self, name: &'static str, field: &mut Plain) {
        match self {
            Self::Reads(plain) => *field = plain.get(name).clone(),
            Self::Writes(object) if field.is_there() => object.set(name, field.clone()),
            Self::Writes(_) => {}
        }
    }

    /// A record within this one.
    pub fn part(&mut self, name: &'static str, part: &mut dyn Record) {
        match self {
            Self::Reads(plain) => read(part, plain.get(name)),
            Self::Writes(object) => object.set(name, write(part)),
        }
    }

    /// Records of one type.
    pub fn list<T: Record + Default>(&mut self, name: &'static str, list: &mut Vec<T>) {
        match self {
            Self::Reads(plain) => {
                for item in plain.get(name).items() {
                    let mut record = T::default();
                    read(&mut record, item);
                    list.push(record);
                }
            }
            Self::Writes(object) => {
                let mut items = Vec::new();
                for record in list {
                    items.push(write(record));
                }
                object.set(name, Plain::List(items));
            }
        }
    }
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
            const ALL: &'static [Self] = &[Self::$first, $(Self::$other),*];
            const WORDS: &'static [&'static str] = &[$first_word, $($word),*];

            /// The word for it.
            pub fn word(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }
            /// What the word stands for, where it is one.
            pub fn named(word: &$crate::core::plain::Plain) -> Option<Self> {
                let place = $crate::core::task::record::place(Self::WORDS, word);
                Self::ALL.get(place).copied()
            }
        }
    };
}

/// Where a word stands among others; behind them where it does not.
#[inline(never)]
pub fn place(words: &[&str], word: &Plain) -> usize {
    let word = word.text();
    let mut place = 0;
    for other in words {
        if word == other {
            break;
        }
        place += 1;
    }
    place
}

pub(crate) use vocabulary;
