//! Indicator trees: leaves with points, one rule each.

use crate::read;
use crate::ruling::{UnknownRuling, substitute};
use serde::Deserialize;
use toml::{Table, Value};
use yunheng_values::{ClauseId, Date, Exact};

/// An indicator tree with the readings of a day in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Stable id.
    pub id: String,
    /// Title as printed.
    pub title: String,
    /// Clauses behind the tree.
    pub clauses: Vec<ClauseId>,
    /// Points that all leaves add up to.
    pub total: Exact,
    /// Whether leaves carry points or weigh the same.
    pub weighting: Weighting,
    /// Most that all bonuses together add.
    pub bonus_max: Exact,
    /// Leaves in printed order.
    pub leaves: Vec<Leaf>,
}

/// How leaves weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weighting {
    /// Each leaf has its points.
    Points,
    /// All leaves that count share the total equally.
    Equal,
}

/// A leaf.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// Stable id, also a clause id.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// Names of the groups above, outermost first.
    pub group: Vec<String>,
    /// Points; zero in an equal tree until the leaves that count are known.
    pub points: Exact,
    /// Target as printed.
    pub target: String,
    /// How points are found.
    pub rule: LeafRule,
    /// Field of the sheet: value, met, satisfaction, scores, count, points.
    pub field: String,
    /// Unit of the field.
    pub unit: String,
    /// Clauses.
    pub clauses: Vec<ClauseId>,
    /// Tags for reports.
    pub aspects: Vec<String>,
    /// Posts whose sheets hold the leaf; empty for all.
    pub posts: Vec<String>,
    /// Whether a sheet may declare the leaf not applicable.
    pub may_not_apply: bool,
    /// Rulings that decide the rule.
    pub rulings: Vec<String>,
    /// Anything a reader should know.
    pub note: String,
}

/// Rule of a leaf.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum LeafRule {
    /// Full points or none.
    Met {
        /// `ge`, `gt`, `le`, `lt` or `eq`; absent when the sheet says yes or no.
        #[serde(default)]
        comparison: Option<Comparison>,
        /// What the value is compared with.
        #[serde(default, deserialize_with = "read::exact_option")]
        target: Option<Exact>,
    },
    /// Points × value ÷ 100.
    Ratio {},
    /// A cost for every step below the full mark.
    Step {
        /// Percentage that gives full points.
        #[serde(deserialize_with = "read::exact")]
        full_at: Exact,
        /// Width of a step in percentage points.
        #[serde(deserialize_with = "read::exact")]
        step: Exact,
        /// Points that a step costs.
        #[serde(deserialize_with = "read::exact")]
        cost: Exact,
        /// What a started step costs.
        rounding: StepRounding,
    },
    /// A cost for every event.
    PerEvent {
        /// Points that an event costs.
        #[serde(deserialize_with = "read::exact")]
        cost: Exact,
    },
    /// Mean of raters' points.
    Mean {},
    /// Mean of raters' marks on a scale, as a share of the leaf.
    Scale {
        /// Lowest mark.
        #[serde(deserialize_with = "read::exact")]
        lowest: Exact,
        /// Highest mark.
        #[serde(deserialize_with = "read::exact")]
        highest: Exact,
    },
    /// The assessor's decision with evidence.
    Judged {},
    /// Points on top.
    Bonus {},
}

impl Leaf {
    /// Fields that a sheet may give; every leaf also takes `points` with a reason.
    pub fn accepts(&self) -> Vec<&str> {
        match (&self.rule, self.field.as_str()) {
            (LeafRule::Step { .. }, "value") | (LeafRule::Bonus {}, _) => self.rule.fields().to_vec(),
            (_, field) => vec![field],
        }
    }
}

impl LeafRule {
    /// Stable word of the rule kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Met { .. } => "met",
            Self::Ratio {} => "ratio",
            Self::Step { .. } => "step",
            Self::PerEvent { .. } => "per_event",
            Self::Mean {} => "mean",
            Self::Scale { .. } => "scale",
            Self::Judged {} => "judged",
            Self::Bonus {} => "bonus",
        }
    }

    /// Fields of the sheet that fit the rule.
    pub fn fields(&self) -> &'static [&'static str] {
        match self {
            Self::Met { comparison: Some(_), .. } | Self::Ratio {} => &["value"],
            Self::Met { comparison: None, .. } => &["met"],
            Self::Step { .. } => &["satisfaction", "value"],
            Self::PerEvent { .. } => &["count"],
            Self::Mean {} | Self::Scale { .. } => &["scores"],
            Self::Judged {} => &["points"],
            Self::Bonus {} => &["points", "scores"],
        }
    }
}

/// How a value is compared with a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// ≥
    Ge,
    /// >
    Gt,
    /// ≤
    Le,
    /// <
    Lt,
    /// =
    Eq,
}

impl Comparison {
    /// Whether `value` stands so to `target`.
    pub fn holds(self, value: &Exact, target: &Exact) -> bool {
        match self {
            Self::Ge => value >= target,
            Self::Gt => value > target,
            Self::Le => value <= target,
            Self::Lt => value < target,
            Self::Eq => value == target,
        }
    }
}

/// What a started step costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepRounding {
    /// Every started step counts whole.
    Ceil,
    /// Only whole steps count.
    Floor,
    /// Fractions of a step count as such.
    Linear,
}

/// A tree as written, rulings not yet replaced.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TreeText {
    pub head: TreeHead,
    pub leaves: Vec<LeafText>,
    pub place: String,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TreeHead {
    pub id: String,
    pub title: String,
    #[serde(deserialize_with = "read::clauses")]
    pub clause: Vec<ClauseId>,
    #[serde(deserialize_with = "read::date")]
    pub from: Date,
    #[serde(default, deserialize_with = "read::date_option")]
    pub until: Option<Date>,
    #[serde(deserialize_with = "read::date")]
    pub verified_on: Date,
    #[serde(deserialize_with = "read::exact")]
    pub total: Exact,
    pub weighting: Weighting,
    #[serde(default)]
    pub bonus_max: Option<Value>,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeafText {
    pub id: String,
    pub name: String,
    pub group: Vec<String>,
    #[serde(default, deserialize_with = "read::exact_option")]
    pub points: Option<Exact>,
    #[serde(default)]
    pub target: String,
    pub rule: Table,
    pub field: String,
    #[serde(default)]
    pub unit: String,
    #[serde(deserialize_with = "read::clauses")]
    pub clause: Vec<ClauseId>,
    #[serde(default)]
    pub aspects: Vec<String>,
    #[serde(default)]
    pub posts: Option<Value>,
    #[serde(default)]
    pub not_applicable: bool,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub raters: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TreeFile {
    pub tree: TreeHead,
    #[serde(default)]
    pub leaf: Vec<LeafText>,
}

impl TreeText {
    /// The tree with the readings in place.
    pub(crate) fn resolve(&self, reading: &dyn Fn(&str) -> Option<(String, Value)>) -> Result<Tree, String> {
        let bonus_max: Option<ExactText> =
            chosen(self.head.bonus_max.as_ref(), &self.head.id, reading, &mut Vec::new())?;
        let leaves: Result<Vec<Leaf>, String> =
            self.leaves.iter().map(|leaf| leaf.resolve(reading)).collect();
        Ok(Tree {
            id: self.head.id.clone(),
            title: self.head.title.clone(),
            clauses: self.head.clause.clone(),
            total: self.head.total.clone(),
            weighting: self.head.weighting,
            bonus_max: bonus_max.map_or_else(Exact::zero, |ExactText(value)| value),
            leaves: leaves?,
        })
    }
}

impl LeafText {
    fn resolve(&self, reading: &dyn Fn(&str) -> Option<(String, Value)>) -> Result<Leaf, String> {
        let mut rulings = Vec::new();
        let rule = Value::Table(self.rule.clone());
        let rule: LeafRule =
            chosen(Some(&rule), &self.id, reading, &mut rulings)?.ok_or_else(|| self.id.clone())?;
        let posts: Option<Vec<String>> = chosen(self.posts.as_ref(), &self.id, reading, &mut rulings)?;
        if !rule.fields().contains(&self.field.as_str()) {
            return Err(format!(
                "{}: rule `{}` takes {}, not `{}`",
                self.id,
                rule.kind(),
                rule.fields().join(" or "),
                self.field
            ));
        }
        Ok(Leaf {
            id: self.id.clone(),
            name: self.name.clone(),
            group: self.group.clone(),
            points: self.points.clone().unwrap_or_else(Exact::zero),
            target: self.target.clone(),
            rule,
            field: self.field.clone(),
            unit: self.unit.clone(),
            clauses: self.clause.clone(),
            aspects: self.aspects.clone(),
            posts: posts.unwrap_or_default(),
            may_not_apply: self.not_applicable,
            rulings,
            note: self.note.clone(),
        })
    }
}

#[derive(Deserialize)]
struct ExactText(#[serde(deserialize_with = "read::exact")] Exact);

/// A value with the chosen readings in place, in its typed form.
fn chosen<T: serde::de::DeserializeOwned>(
    value: Option<&Value>,
    owner: &str,
    reading: &dyn Fn(&str) -> Option<(String, Value)>,
    rulings: &mut Vec<String>,
) -> Result<Option<T>, String> {
    let Some(value) = value else { return Ok(None) };
    let value = substitute(value, reading, rulings)
        .map_err(|UnknownRuling(name)| format!("{owner}: no ruling `{name}`"))?;
    value.try_into().map(Some).map_err(|error: toml::de::Error| format!("{owner}: {}", error.message()))
}
