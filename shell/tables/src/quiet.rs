//! Turns a panic of a library that reads a hostile file into a value.
//!
//! Only calls into such a library are wrapped, never our own code or a caller's closure: those must not be silenced.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}
static HOOK: Once = Once::new();

/// Runs `call`; `None` when it panicked. What it borrowed is not to be used after that.
pub(crate) fn catch<T>(call: impl FnOnce() -> T) -> Option<T> {
    // Without this the message of the panic would stand on stderr between our own messages.
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |info| {
            if !QUIET.get() {
                usual(info);
            }
        }));
    });
    QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(call));
    QUIET.set(false);
    result.ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_panic_becomes_none() {
        assert_eq!(super::catch(|| 1), Some(1));
        assert_eq!(super::catch(|| -> u8 { panic!("not shown") }), None);
    }
}
