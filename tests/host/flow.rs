//! What to do next, as scripts: what happens in the left column, what is done about it in the right.

mod driver;
mod follow;
