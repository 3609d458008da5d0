//! All parties at once, with what is asked of them while one is checked: who has this name, this code, this parent.

use crate::name::normalize_name;
use crate::party::{Party, PartyDraft, PartyRef, Payer};
use std::collections::BTreeMap;
use yunheng_values::Uscc;

/// Parties by number, name and code.
#[derive(Debug, Clone, Default)]
pub struct Register {
    parties: BTreeMap<PartyRef, PartyDraft>,
    names: BTreeMap<String, Vec<PartyRef>>,
    short_names: BTreeMap<String, Vec<PartyRef>>,
    codes: BTreeMap<Uscc, Vec<PartyRef>>,
    children: BTreeMap<PartyRef, Vec<PartyRef>>,
    payees: BTreeMap<PartyRef, Vec<PartyRef>>,
}

impl Register {
    /// Puts parties together; of two with one number the last counts.
    pub fn new(parties: impl IntoIterator<Item = Party>) -> Self {
        let parties: BTreeMap<PartyRef, PartyDraft> = parties.into_iter().map(|p| (p.id, p.facts)).collect();
        let mut register = Self::default();
        for (id, facts) in &parties {
            let aliases = facts.aliases.iter().map(|alias| alias.name.as_str());
            for name in std::iter::once(facts.name.as_str()).chain(aliases) {
                enter(&mut register.names, normalize_name(name), *id);
            }
            if let Some(short) = &facts.short_name {
                enter(&mut register.short_names, normalize_name(short), *id);
            }
            if let Some(uscc) = facts.uscc {
                enter(&mut register.codes, uscc, *id);
            }
            if let Some(parent) = facts.parent {
                enter(&mut register.children, parent, *id);
            }
            if let Some(Payer::Other(payer)) = facts.payer.filter(|payer| *payer != Payer::Other(*id)) {
                enter(&mut register.payees, payer, *id);
            }
        }
        register.parties = parties;
        register
    }

    /// A party.
    pub fn get(&self, id: PartyRef) -> Option<&PartyDraft> {
        self.parties.get(&id)
    }

    /// Every party, in order of numbers.
    pub fn iter(&self) -> impl Iterator<Item = (PartyRef, &PartyDraft)> {
        self.parties.iter().map(|(id, facts)| (*id, facts))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.parties.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }

    /// Parties that are called so, by name or alias, whatever the spelling's width, blanks and brackets.
    pub fn named(&self, name: &str) -> &[PartyRef] {
        self.names.get(&normalize_name(name)).map_or(&[], Vec::as_slice)
    }

    /// Parties with this short name.
    pub(crate) fn short_named(&self, name: &str) -> &[PartyRef] {
        self.short_names.get(&normalize_name(name)).map_or(&[], Vec::as_slice)
    }

    /// Parties with this code; more than one is a defect.
    pub fn with_code(&self, uscc: &Uscc) -> &[PartyRef] {
        self.codes.get(uscc).map_or(&[], Vec::as_slice)
    }

    /// Parties directly below one.
    pub fn children(&self, id: PartyRef) -> &[PartyRef] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Parties that one pays for.
    pub(crate) fn payees(&self, id: PartyRef) -> &[PartyRef] {
        self.payees.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Whether the chain of parents that begins at `start` comes to `end`. A chain that runs in a circle elsewhere ends.
    pub(crate) fn chain_meets(&self, start: PartyRef, end: PartyRef) -> bool {
        let chain = std::iter::successors(Some(start), |id| self.get(*id)?.parent);
        // A chain without a circle is no longer than there are parties.
        chain.take(self.len() + 1).any(|id| id == end)
    }

    /// How many parties stand above one.
    pub(crate) fn depth(&self, id: PartyRef) -> usize {
        std::iter::successors(self.get(id).and_then(|p| p.parent), |id| self.get(*id)?.parent)
            .take(self.len())
            .count()
    }
}

fn enter<K: Ord>(index: &mut BTreeMap<K, Vec<PartyRef>>, key: K, id: PartyRef) {
    let held = index.entry(key).or_default();
    if !held.contains(&id) {
        held.push(id);
    }
}
