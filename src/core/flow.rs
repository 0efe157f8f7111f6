//! What to do next: submit once, follow until the end.
