//! Prices as CSV.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yunheng_fuzz::prices_csv(bytes);
});
