//! The allocator: talc is 6 kB smaller than the one Rust brings along.

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
