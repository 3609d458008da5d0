//! Limits, dates, decimals, money.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yunheng_fuzz::figures(bytes);
});
