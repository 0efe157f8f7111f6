//! See the folder beside this file.
