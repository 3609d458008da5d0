//! A rule pack.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yunheng_fuzz::pack(bytes);
});
