//! What the service answers: a task, in every shape that was seen.
