//! Labels: in which branches of which splits a token stands, from the outside in.

use std::collections::BTreeMap;

/// Number of a label.
pub(crate) type LabelId = usize;

/// Outside of every split.
pub(crate) const ROOT: LabelId = 0;

/// One step inwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Label {
    /// The label around it.
    pub(crate) parent: LabelId,
    /// Node of the graph where the branches begin.
    pub(crate) split: usize,
    /// The branches that came together here so far, a bit each.
    pub(crate) parts: u64,
    /// A branch that runs beside the others and ends by itself.
    pub(crate) is_side: bool,
}

/// Every label of a process, each once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Labels {
    all: Vec<Label>,
    known: BTreeMap<Label, LabelId>,
}

impl Labels {
    pub(crate) fn intern(&mut self, label: Label) -> LabelId {
        let next = self.all.len() + 1;
        *self.known.entry(label).or_insert_with(|| {
            self.all.push(label);
            next
        })
    }

    /// The label with this number; none for [`ROOT`].
    pub(crate) fn get(&self, id: LabelId) -> Option<Label> {
        self.all.get(id.checked_sub(1)?).copied()
    }

    /// The steps of a label from the outside in.
    pub(crate) fn steps(&self, id: LabelId) -> Vec<Label> {
        let mut steps: Vec<Label> = Vec::new();
        let mut at = id;
        while let Some(label) = self.get(at) {
            steps.push(label);
            at = label.parent;
        }
        steps.reverse();
        steps
    }
}

impl Label {
    /// Whether a token that stands in `other` stands inside of this step.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        self.split == other.split && other.parts & !self.parts == 0
    }
}
