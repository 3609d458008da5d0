//! A mail that somebody writes to the service desk.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yunheng_fuzz::mail(bytes);
});
