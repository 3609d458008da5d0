//! The rules that a sheet is assessed with, as they stand on a day.

use yunheng_policy::shape::{Bands, Scoring, SettlementScore};
use yunheng_policy::{Cited, RuleError, Rules, Tree};
use yunheng_values::{ClauseId, Exact};

/// Everything that decides a score, apart from the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Criteria {
    /// The indicator tree; its leaves name their rulings as `key=reading`.
    pub tree: Tree,
    /// From leaves to a final score.
    pub scoring: Cited<Scoring>,
    /// From a final score to what is paid; absent where nothing is paid by score.
    pub bands: Option<Cited<Bands>>,
    /// Whether what several bands take off adds up (else the deepest alone counts).
    pub cumulative: bool,
    /// Readings that decide the order of the arithmetic.
    pub readings: Readings,
}

/// Readings that decide how figures are put together and so are no value of a parameter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readings {
    /// Whether raters' percentages go through the formula before the mean, and the ruling that says so.
    pub survey: (SurveyOrder, Option<String>),
    /// Whether normalizing comes before deducting, and the ruling that says so.
    pub order: (ScoreOrder, Option<String>),
    /// How far below the full mark is still full.
    pub tolerance: Option<StepTolerance>,
}

/// What comes first with several raters and a formula.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SurveyOrder {
    /// Each rater's percentage through the formula, then the mean.
    #[default]
    FormulaThenMean,
    /// The mean of the percentages, then the formula.
    MeanThenFormula,
}

/// What comes first with leaves that do not apply and overruns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ScoreOrder {
    /// Normalize, then deduct.
    #[default]
    NormalizeFirst,
    /// Deduct, then normalize.
    DeductFirst,
}

/// How far below the full mark of a step rule is still full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTolerance {
    /// In percentage points.
    pub points: Exact,
    /// Leaves that the ruling is about.
    pub leaves: Vec<ClauseId>,
    /// The ruling as `key=reading`.
    pub ruling: String,
}

impl Criteria {
    /// The rules of a day for one tree.
    ///
    /// # Errors
    /// [`RuleError`] when the pack lacks the tree or its scoring, or one of them has another form.
    pub fn on(rules: &Rules<'_>, tree: &str) -> Result<Self, RuleError> {
        let mut tree = rules.tree(tree)?;
        for leaf in &mut tree.leaves {
            let named = leaf.rulings.iter().filter_map(|key| named(rules, key));
            leaf.rulings = named.collect();
        }
        let settled = rules.find::<SettlementScore>("settlement.score")?;
        Ok(Self {
            tree,
            scoring: rules.get("assessment.scoring")?,
            bands: rules.find("assessment.bands")?,
            cumulative: settled.and_then(|score| score.value.cumulative).is_some_and(|word| word.0),
            readings: Readings::on(rules),
        })
    }
}

impl Readings {
    /// The readings of a day; a pack without the ruling has the default.
    pub fn on(rules: &Rules<'_>) -> Self {
        let says = |key: &str, other: &str| rules.reading(key).is_some_and(|(_, reading)| reading == other);
        let survey = if says("survey.order", "mean_then_formula") {
            SurveyOrder::MeanThenFormula
        } else {
            SurveyOrder::FormulaThenMean
        };
        let order = if says("na.order", "deduct_first") {
            ScoreOrder::DeductFirst
        } else {
            ScoreOrder::NormalizeFirst
        };
        Self {
            survey: (survey, named(rules, "survey.order")),
            order: (order, named(rules, "na.order")),
            tolerance: tolerance(rules),
        }
    }

    /// The tolerance of a leaf, where the ruling is about it.
    pub(crate) fn tolerance_of(&self, leaf: &str) -> Option<&StepTolerance> {
        self.tolerance.as_ref().filter(|it| it.leaves.iter().any(|clause| clause.as_str() == leaf))
    }
}

fn named(rules: &Rules<'_>, key: &str) -> Option<String> {
    rules.reading(key).map(|(key, reading)| format!("{key}={reading}"))
}

fn tolerance(rules: &Rules<'_>) -> Option<StepTolerance> {
    let (key, reading) = rules.reading("step.eps")?;
    let points = Exact::parse(&reading).ok()?;
    let leaves = rules.pack().ruling(&key)?.clauses.clone();
    Some(StepTolerance { points, leaves, ruling: format!("{key}={reading}") })
}
