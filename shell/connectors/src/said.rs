//! What another system said, made fit for a message: short, on one line, nothing that a terminal obeys.

use std::error::Error;
use std::io;

const LIMIT: usize = 300;

/// One line of at most 300 characters.
pub(crate) fn short(text: &str) -> String {
    let clean: String = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match clean.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", &clean[..end]),
        None => clean,
    }
}

/// An error with its causes. A cause that the text before it already tells is left out.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let said = inner.to_string();
        if !text.contains(&said) {
            text = format!("{text}: {said}");
        }
        cause = inner.source();
    }
    short(&text)
}

/// The cause of one type among the causes of an error, also inside an I/O error, which hides what it wraps.
pub(crate) fn cause<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    if let Some(found) = error.downcast_ref::<T>() {
        return Some(found);
    }
    let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    let hidden = wrapped.and_then(|inner| cause::<T>(inner));
    hidden.or_else(|| error.source().and_then(cause::<T>))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_one_short_line() {
        assert_eq!(short(" a\r\nb\u{1b}[2J "), "a  b [2J");
        let long = short(&"云".repeat(400));
        assert_eq!(long.chars().count(), 301);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn causes_are_told_once() {
        let inner = io::Error::other("no route");
        assert_eq!(chain(&io::Error::other(inner)), "no route");
    }

    #[test]
    fn a_cause_is_found_where_an_io_error_hides_it() {
        let inner = io::Error::other("x".parse::<u8>().unwrap_err());
        let outer = io::Error::other(inner);
        assert!(cause::<std::num::ParseIntError>(&outer).is_some());
        assert!(cause::<std::fmt::Error>(&outer).is_none());
    }
}
