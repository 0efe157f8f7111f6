//! Where in the request a rule is looking.
//!
//! A chain of steps on the stack, so that walking a good request builds no path; one is built when an issue needs it.

use super::issue::Segment;

/// One step of the way, and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Item(usize),
}

impl<'a> Place<'a> {
    /// The request itself.
    pub const ROOT: Place<'static> = Place {
        parent: None,
        step: Step::Root,
    };

    /// A field of the request itself.
    pub const fn of(name: &'a str) -> Self {
        Place {
            parent: None,
            step: Step::Field(name),
        }
    }

    /// A field of what is here.
    pub const fn field(&'a self, name: &'a str) -> Self {
        Place {
            parent: Some(self),
            step: Step::Field(name),
        }
    }

    /// An item of the list here, counted from 0.
    pub const fn item(&'a self, index: usize) -> Self {
        Place {
            parent: Some(self),
            step: Step::Item(index),
        }
    }

    /// The way from the request to here.
    pub fn path(&self) -> Vec<Segment> {
        let mut path = self.parent.map_or_else(Vec::new, Place::path);
        match self.step {
            Step::Root => {}
            Step::Field(name) => path.push(Segment::Name(name.to_owned())),
            Step::Item(index) => path.push(Segment::Index(index)),
        }
        path
    }
}
