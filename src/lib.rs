//! `kling-o3`: ask FoxAPI's video model `kling-o3-reference-to-video` for a video, from any JavaScript front end.
//!
//! The crate is what is inside the npm package of the same name. [`core`] holds every rule and every decision and
//! compiles anywhere; `shell` (on `wasm32` only) is how a browser carries them out; the TypeScript in `src/npm` is the
//! package's public face. `docs/architecture.md` says why it is built so.
//!
//! ```
//! use kling_o3::core::request::mentions::mentions;
//!
//! let found = mentions("\u{53c2}\u{8003}@Image1 at dawn");
//! assert_eq!((found[0].text, found[0].span), ("@Image1", (2, 9)));
//! ```

pub mod core;
#[cfg(target_arch = "wasm32")]
pub mod shell;
