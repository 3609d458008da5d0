//! Where the parties of a plan will stand in the tree.

use super::super::around::{Around, stored_id};
use std::collections::BTreeMap;
use yunheng_party::{PartyDraft, PartyRef, Plan};

/// Parents of the parties of a plan, and the paths of those that stay where they are.
#[derive(Debug)]
pub(super) struct Places {
    parents: BTreeMap<PartyRef, Option<PartyRef>>,
    paths: BTreeMap<PartyRef, String>,
}

/// More levels than any tree of public bodies has; a circle, which the core refuses, ends here.
const DEEPEST: usize = 1_000;

impl Places {
    pub(super) fn of(around: &Around, plan: &Plan) -> Self {
        let created = plan.create.iter().map(|new| (PartyRef::Row(new.line), new.facts.parent));
        let moved = plan.update.iter().map(|update| (update.id, update.facts.parent));
        let paths = around.rows.values().map(|row| (PartyRef::Stored(row.id), row.path.clone()));
        Self { parents: created.chain(moved).collect(), paths: paths.collect() }
    }

    /// The path below which a party will stand; a new one above it stands as 0. None when a parent is not known.
    pub(super) fn above(&self, facts: &PartyDraft) -> Option<String> {
        let mut below: Vec<i64> = Vec::new();
        let mut next = facts.parent;
        while let Some(party) = next {
            match self.parents.get(&party) {
                None => {
                    let path = self.paths.get(&party)?.clone();
                    return Some(below.iter().rev().fold(path, |path, id| format!("{path}{id}/")));
                }
                Some(_) if below.len() > DEEPEST => return None,
                Some(parent) => {
                    below.push(stored_id(party).unwrap_or(0));
                    next = *parent;
                }
            }
        }
        let path = below.iter().rev().fold("/".to_owned(), |path, id| format!("{path}{id}/"));
        Some(if below.is_empty() { String::new() } else { path })
    }

    /// How many parties will stand above one, as far as the plan says; those that stay add the same to all below them.
    pub(super) fn depth(&self, party: PartyRef) -> usize {
        let mut depth = 0;
        let mut next = Some(party);
        while let Some(parent) = next.and_then(|party| self.parents.get(&party)).filter(|_| depth < DEEPEST) {
            depth += 1;
            next = *parent;
        }
        depth
    }
}
