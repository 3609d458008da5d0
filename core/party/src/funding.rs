//! Kinds of funding 供给方式: the pack says which there are and who pays for each. No kind of a city stands in this code.

use crate::kind::Level;
use crate::name::normalize_name;
use std::fmt;
use yunheng_policy::shape::PayerRule;
use yunheng_policy::{RuleError, Rules};
use yunheng_values::{ClauseId, Text};

/// The key of a kind of funding in its pack, such as `city_full`.
#[doc(alias = "供给方式")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FundingKind(String);

impl FundingKind {
    /// Takes the key as it stands in the pack or the database.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FundingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who pays by the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaidBy {
    /// The unit itself.
    Own,
    /// The finance department of a level.
    Finance(Level),
    /// Somebody that this code has no word for.
    Named(String),
}

/// A kind of funding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundingRule {
    /// Its key.
    pub kind: FundingKind,
    /// What an official calls it.
    pub name: String,
    /// Which units have it.
    pub unit_kind: String,
    /// Who pays for them.
    pub paid_by: PaidBy,
    /// Clauses that say so.
    pub clauses: Vec<ClauseId>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
}

/// All kinds of funding of a pack on a day; a pack need not have any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FundingRules(Vec<FundingRule>);

impl FundingRules {
    /// Reads them from the pack.
    ///
    /// # Errors
    /// A parameter without the form of its section.
    pub fn from_rules(rules: &Rules<'_>) -> Result<Self, RuleError> {
        let keys = rules.keys("payers").filter_map(|key| key.strip_prefix("rule."));
        keys.map(|key| {
            let cited = rules.get::<PayerRule>(&format!("payers.rule.{key}"))?;
            Ok(FundingRule {
                kind: FundingKind::new(key),
                name: cited.name,
                unit_kind: cited.value.unit_kind,
                paid_by: PaidBy::of_word(&cited.value.payer),
                clauses: cited.clauses,
                rulings: cited.rulings,
            })
        })
        .collect::<Result<_, _>>()
        .map(Self)
    }

    /// From a list, for a caller that keeps them elsewhere.
    pub fn new(rules: Vec<FundingRule>) -> Self {
        Self(rules)
    }

    /// All of them, in order of keys.
    pub fn all(&self) -> &[FundingRule] {
        &self.0
    }

    /// The rule of a kind.
    pub fn find(&self, kind: &FundingKind) -> Option<&FundingRule> {
        self.0.iter().find(|rule| rule.kind == *kind)
    }

    /// The rule that a person means by its key, its name or the kind of unit.
    pub fn read(&self, text: &str) -> Option<&FundingRule> {
        let wanted = normalize_name(text);
        let fits = |word: &str| normalize_name(word) == wanted;
        self.0.iter().find(|rule| fits(rule.kind.as_str()) || fits(&rule.name) || fits(&rule.unit_kind))
    }
}

impl PaidBy {
    /// Reads a pack's word: `self`, or `LEVEL_finance`.
    pub fn of_word(word: &str) -> Self {
        let level = word.strip_suffix("_finance").and_then(Level::parse);
        match (word, level) {
            ("self", _) => Self::Own,
            (_, Some(level)) => Self::Finance(level),
            _ => Self::Named(word.to_owned()),
        }
    }

    /// What people call it.
    pub fn text(&self) -> Text {
        match self {
            Self::Own => Text::new("本单位自行承担", "the unit itself"),
            Self::Finance(level) => {
                let level = level.text();
                Text::new(format!("{}财政", level.zh), format!("finance of the {}", level.en))
            }
            Self::Named(word) => Text::new(word.clone(), word.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_packs() {
        assert_eq!(PaidBy::of_word("self"), PaidBy::Own);
        assert_eq!(PaidBy::of_word("city_finance"), PaidBy::Finance(Level::City));
        assert_eq!(PaidBy::of_word("district_finance"), PaidBy::Finance(Level::County));
        assert_eq!(PaidBy::of_word("province"), PaidBy::Named("province".into()));
    }
}
