//! An audit entry in canonical form.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yunheng_fuzz::audit_entry(bytes);
});
