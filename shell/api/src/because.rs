//! Reasons on the wire.

use serde::Serialize;
use utoipa::ToSchema;
use yunheng_values::{Because, Lang};

/// Why a figure is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BecauseJson {
    /// Facts used.
    pub facts: Vec<FactJson>,
    /// Arithmetic, line by line.
    pub steps: Vec<StepJson>,
    /// Clauses applied.
    pub clauses: Vec<String>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactJson {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where it came from.
    pub source: String,
}

/// A line of arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepJson {
    /// What is computed.
    pub name: String,
    /// The line.
    pub expression: String,
    /// Its result.
    pub result: String,
}

impl BecauseJson {
    /// Reasons in one language.
    pub fn new(because: &Because, lang: Lang) -> Self {
        let fact = |fact: &yunheng_values::Fact| FactJson {
            name: fact.name.in_lang(lang).to_owned(),
            value: fact.value.clone(),
            source: fact.source.clone(),
        };
        let step = |step: &yunheng_values::Step| StepJson {
            name: step.name.in_lang(lang).to_owned(),
            expression: step.expression.clone(),
            result: step.result.clone(),
        };
        Self {
            facts: because.facts.iter().map(fact).collect(),
            steps: because.steps.iter().map(step).collect(),
            clauses: because.clauses.iter().map(ToString::to_string).collect(),
            rulings: because.rulings.clone(),
        }
    }
}
