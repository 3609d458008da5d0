//! Counts of what happens in this process, for `/metrics`.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

static COUNTS: Mutex<BTreeMap<&'static str, u64>> = Mutex::new(BTreeMap::new());

/// Counts one more of something.
pub fn counter(name: &'static str) {
    *COUNTS.lock().unwrap_or_else(PoisonError::into_inner).entry(name).or_default() += 1;
}

/// Every count so far, in order of names.
pub fn counts() -> BTreeMap<&'static str, u64> {
    COUNTS.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
