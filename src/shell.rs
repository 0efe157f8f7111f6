//! How a browser does it.
