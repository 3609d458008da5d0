//! An export of audit entries, verified.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yunheng_fuzz::audit_export(bytes);
});
