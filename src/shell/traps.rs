//! Traps on demand, for tests: in no build but one with the feature `traps`, which is never published.
//!
//! A test arms one, and the next call of the export that it names ends as a real one would: in the middle of the wasm,
//! with an instance left behind that must not be trusted.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

thread_local! {
    /// The kind, and the export it waits for. Each goes off once.
    static ARMED: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// The next call of the export `place` traps: by `panic`, `unreachable`, `overflow` (of the engine's stack), `deep` (an
/// overflow of the stack in the module's own memory) or `exhaustion` (no memory left).
///
/// Takes values and no texts, as every export does: wasm-bindgen's glue would write a text into the memory of the old
/// instance before it makes the fresh one.
#[wasm_bindgen(js_name = armTrap)]
pub fn arm(kind: JsValue, place: JsValue) {
    let armed = kind.as_string().zip(place.as_string());
    ARMED.with(|slot| slot.replace(armed));
}

/// Traps where one is armed for this export.
pub fn spring(place: &str) {
    let is_here = |armed: &mut (String, String)| armed.1 == place;
    if let Some((kind, _)) = ARMED.with(|armed| armed.borrow_mut().take_if(is_here)) {
        fall(&kind);
    }
}

#[expect(clippy::panic, reason = "it is what it is for")]
fn fall(kind: &str) {
    match kind {
        "panic" => panic!("armed"),
        "overflow" => {
            dive(1);
        }
        "deep" => {
            wade(1);
        }
        "exhaustion" => loop {
            // Never touched, so the machine gives none of it.
            core::mem::forget(core::hint::black_box(Vec::<u8>::with_capacity(1 << 28)));
        },
        _ => core::arch::wasm32::unreachable(),
    }
}

/// Its result depends on each level, so that no compiler makes a loop of it.
#[inline(never)]
fn dive(depth: u32) -> u32 {
    if depth == 0 {
        return 0;
    }
    dive(depth.wrapping_add(1)).rotate_left(depth) ^ depth
}

#[inline(never)]
fn wade(depth: u32) -> u32 {
    let mut room = [depth; 1024];
    core::hint::black_box(&mut room);
    if depth == 0 {
        return 0;
    }
    wade(depth.wrapping_add(1)) ^ u32::from(core::hint::black_box(&room).is_empty())
}
