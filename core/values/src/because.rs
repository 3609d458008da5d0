//! Reasons: every figure can be opened to its facts, parameters, arithmetic and clauses (依据).

use crate::{ClauseId, Text};

/// Something that happened or was declared, as the input gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub name: Text,
    /// Its value as text.
    pub value: String,
    /// Where it came from: file and line, or pack key with date.
    pub source: String,
}

/// One line of arithmetic, written out so that it can be checked by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is computed.
    pub name: Text,
    /// The line, for example `8 × 46.00 × 29 ÷ 30`.
    pub expression: String,
    /// Its result.
    pub result: String,
}

/// Why a figure is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Because {
    /// Facts used.
    pub facts: Vec<Fact>,
    /// Arithmetic, line by line.
    pub steps: Vec<Step>,
    /// Clauses applied.
    pub clauses: Vec<ClauseId>,
    /// Rulings (口径) that decided between readings, as `key=reading`.
    pub rulings: Vec<String>,
}
