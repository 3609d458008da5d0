//! Usage as Parquet.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yunheng_fuzz::usage_parquet(bytes);
});
