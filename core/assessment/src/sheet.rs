//! What people fill in. Reading a file's text into it is the shell's business.

use std::collections::BTreeMap;
use yunheng_policy::Leaf;
use yunheng_values::Exact;

/// A filled-in sheet (评分表).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Which tree; may be left out where the pack has one.
    pub tree: Option<String>,
    /// What was given for each leaf; `None` (a null) is missing like an absent one.
    pub leaves: BTreeMap<String, Option<LeafEntry>>,
    /// Confirmed overruns of a response limit.
    pub overruns: u32,
    /// Year in which the platform was built.
    pub built_year: Option<i32>,
    /// Class of the post that is assessed, where the tree has posts.
    pub post: Option<String>,
}

/// What was given for one leaf. Which field counts is the leaf's business.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeafEntry {
    /// A measured value.
    pub value: Option<Exact>,
    /// Whether the target was met.
    pub met: Option<bool>,
    /// Raters' points or marks.
    pub scores: Option<Vec<Exact>>,
    /// Raters' percentages.
    pub satisfaction: Option<Vec<Exact>>,
    /// Number of events.
    pub count: Option<u64>,
    /// The assessor's decision.
    pub points: Option<Exact>,
    /// Why the assessor decided so.
    pub reason: Option<String>,
    /// The leaf does not apply.
    pub not_applicable: bool,
}

impl LeafEntry {
    /// Names of the fields that carry a figure or an answer; a reason alone is neither.
    pub(crate) fn given(&self) -> Vec<&'static str> {
        let fields = [
            ("value", self.value.is_some()),
            ("met", self.met.is_some()),
            ("scores", self.scores.is_some()),
            ("satisfaction", self.satisfaction.is_some()),
            ("count", self.count.is_some()),
            ("points", self.points.is_some()),
            ("not_applicable", self.not_applicable),
        ];
        fields.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name).collect()
    }

    /// The assessor's decision with its reason: it wins over everything else that was given.
    pub(crate) fn decision(&self) -> Option<(&Exact, &str)> {
        let reason = self.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty())?;
        self.points.as_ref().map(|points| (points, reason))
    }
}

impl Sheet {
    /// What was given for a leaf.
    pub(crate) fn entry(&self, id: &str) -> Option<&LeafEntry> {
        self.leaves.get(id).and_then(Option::as_ref)
    }

    /// Whether a leaf stands on the sheet of the sheet's post.
    pub(crate) fn holds(&self, leaf: &Leaf) -> bool {
        let named = self.post.as_deref().map(post_word);
        leaf.posts.is_empty() || leaf.posts.iter().any(|post| Some(post_word(post)) == named)
    }
}

/// The stable word of a class of posts, also where it is written as printed.
pub(crate) fn post_word(text: &str) -> &str {
    match text.trim() {
        "管理类" => "management",
        "技术类" => "technical",
        "操作类" => "operational",
        other => other,
    }
}

/// A JSON pointer to a field of a leaf's entry.
pub(crate) fn pointer(id: &str, field: &str) -> String {
    let id = id.replace('~', "~0").replace('/', "~1");
    if field.is_empty() { format!("#/leaves/{id}") } else { format!("#/leaves/{id}/{field}") }
}
