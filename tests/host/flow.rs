//! What to do next, as scripts: what happens in the left column, what is done about it in the right.

mod address;
mod any;
mod driver;
mod follow;
mod listeners;
mod opened;
mod pace;
mod page;
mod race;
mod submit;
mod trouble;
mod upload;
mod uploaded;
