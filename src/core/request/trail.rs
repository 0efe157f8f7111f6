//! Where a walk through a request is, by places only; its names are looked up when somebody has to be told.

use super::issue::float;
use super::message::{comma, push_number};
use super::model::BODY;
use crate::core::plain::Plain;
use crate::core::shape::Shape;

/// How deep the contract goes: a picture of an element.
const DEEPEST: usize = 4;

/// The way from the whole request to one of its parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trail {
    steps: [usize; DEEPEST],
    depth: usize,
}

impl Trail {
    /// The fields' places in their tables and the items' in their lists.
    pub fn steps(&self) -> &[usize] {
        self.steps.get(..self.depth).unwrap_or_default()
    }

    /// Goes to a field or an item of what is here.
    pub fn enter(&mut self, step: usize) {
        if let Some(last) = self.steps.get_mut(self.depth) {
            *last = step;
        }
        self.depth += 1;
    }

    /// Goes back from there.
    pub fn leave(&mut self) {
        self.depth -= 1;
    }

    /// The path as JavaScript sees it, and what a person calls the place: `shot 3, prompt`.
    pub fn told(&self) -> (Vec<Plain>, String) {
        let mut path = Vec::new();
        let mut heading = String::new();
        let mut shape = BODY;
        for &step in self.steps() {
            match shape {
                Shape::Object(fields) => {
                    let Some(field) = fields.get(step) else { break };
                    path.push(Plain::Word(field.name));
                    comma(&mut heading);
                    heading.push_str(field.title);
                    shape = field.shape;
                }
                Shape::List(item) => {
                    path.push(Plain::Number(float(step)));
                    // One of them: without the plural's last letter.
                    heading.pop();
                    heading.push(' ');
                    push_number(&mut heading, step as u64 + 1);
                    shape = *item;
                }
                _ => break,
            }
        }
        (path, heading)
    }
}
