#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kling_o3_fuzz::script::play(data));
