//! What to do next, as scripts: what happens in the left column, what is done about it in the right.

mod address;
mod any;
mod clock;
mod driver;
mod follow;
mod journal;
mod journal_answers;
mod journal_marks;
mod listeners;
mod opened;
mod pace;
mod page;
mod race;
mod submit;
mod tabs;
mod trouble;
mod upload;
mod uploaded;
