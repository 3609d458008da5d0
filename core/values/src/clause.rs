//! Names of clauses. A figure without one is not a figure of this product.

use std::fmt;

/// The stable id of a clause in the register: `XC-M-23c`, `CN-CC-203`, `SJ-P-4.1(1)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId(String);

/// The text is not the form of a clause id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseIdError(pub String);

impl fmt::Display for ClauseIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a clause id ; capitals, a hyphen, then the place are expected", self.0)
    }
}

impl std::error::Error for ClauseIdError {}

impl ClauseId {
    /// Checks the form only; whether the clause exists is the pack's business.
    ///
    /// # Errors
    /// The first part must be capital letters, then `-`, then letters, digits, `.`, `-`, `(`, `)`.
    pub fn new(text: &str) -> Result<Self, ClauseIdError> {
        let (head, tail) = text.split_once('-').ok_or_else(|| ClauseIdError(text.to_owned()))?;
        let head_fits = (2..=8).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_uppercase());
        let tail_fits =
            !tail.is_empty() && tail.bytes().all(|b| b.is_ascii_alphanumeric() || b".-()".contains(&b));
        if head_fits && tail_fits { Ok(Self(text.to_owned())) } else { Err(ClauseIdError(text.to_owned())) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_of_clause_ids() {
        for good in ["XC-M-23c", "CN-CC-203", "SJ-P-4.1(1)", "GZ-7.2.3.1.3", "CN-SME"] {
            assert!(ClauseId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "XC", "xc-M-1", "X-1", "XC-", "XC-M 23", "许昌-1"] {
            assert!(ClauseId::new(bad).is_err(), "{bad}");
        }
    }
}
