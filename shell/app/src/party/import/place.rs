//! Where the parties of a plan will stand in the tree.

use super::super::around::{Around, stored_id};
use std::collections::BTreeMap;
use yunheng_party::{PartyDraft, PartyRef, Plan};

/// Who will stand below whom.
#[derive(Debug)]
pub(super) struct Places(BTreeMap<PartyRef, Option<PartyRef>>);

/// More levels than any tree of public bodies has; a circle, which the core refuses, ends here.
const DEEPEST: usize = 1_000;

impl Places {
    pub(super) fn of(around: &Around, plan: &Plan) -> Self {
        let there =
            around.rows.values().map(|row| (PartyRef::Stored(row.id), row.parent_id.map(PartyRef::Stored)));
        let created = plan.create.iter().map(|new| (PartyRef::Row(new.line), new.facts.parent));
        let moved = plan.update.iter().map(|update| (update.id, update.facts.parent));
        // Of two with one number the last counts.
        Self(there.chain(created).chain(moved).collect())
    }

    /// The path below which a party will stand; a new one above it stands as 0. None when a parent is not known.
    pub(super) fn above(&self, facts: &PartyDraft) -> Option<String> {
        let mut path = String::new();
        let mut next = facts.parent;
        let mut left = DEEPEST;
        while let Some(party) = next {
            next = *self.0.get(&party)?;
            path = format!("/{}{path}", stored_id(party).unwrap_or(0));
            left = left.checked_sub(1)?;
        }
        Some(if path.is_empty() { path } else { format!("{path}/") })
    }

    /// How many parties will stand above one.
    pub(super) fn depth(&self, party: PartyRef) -> usize {
        let above = |party: &PartyRef| self.0.get(party).copied().flatten();
        std::iter::successors(above(&party), above).take(DEEPEST).count()
    }
}
