//! A file of settlement cycles.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yunheng_fuzz::cycles(bytes);
});
