//! A party among those that a rule compares it with.

use crate::problem::Problem;
use std::collections::BTreeMap;
use yunheng_party::{Alias, FundingKind, Level, Party, PartyDraft, PartyKind, PartyRef, Payer, Register};
use yunheng_store::Db;
use yunheng_store::party::{self, AliasRow, Asked, PartyFacts, PartyRow};
use yunheng_values::{Date, DivisionCode, Uscc};

/// Those that a rule compares a party with.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// As the core knows them.
    pub(super) register: Register,
    /// As they are stored.
    pub(super) rows: BTreeMap<i64, PartyRow>,
}

impl Around {
    /// Loads them, with their payers of a day.
    pub(super) async fn load(db: Db<'_>, asked: &Asked, day: Date) -> Result<Self, Problem> {
        let found = party::neighbours(db, asked, &day.to_string()).await?;
        Self::of(found.parties, &found.aliases)
    }

    /// Those of rows that were read.
    pub(super) fn of(rows: Vec<PartyRow>, aliases: &[AliasRow]) -> Result<Self, Problem> {
        let mut spellings: BTreeMap<i64, Vec<Alias>> = BTreeMap::new();
        for row in aliases {
            spellings.entry(row.party_id).or_default().push(alias_of(row));
        }
        let parties = rows
            .iter()
            .map(|row| {
                let facts = facts_of(row, spellings.remove(&row.id).unwrap_or_default())?;
                Ok(Party { id: PartyRef::Stored(row.id), facts })
            })
            .collect::<Result<Vec<_>, Problem>>()?;
        let rows = rows.into_iter().map(|row| (row.id, row)).collect();
        Ok(Self { register: Register::new(parties), rows })
    }

    /// A stored party as the core knows it.
    pub(super) fn facts(&self, id: i64) -> Option<&PartyDraft> {
        self.register.get(PartyRef::Stored(id))
    }
}

/// A stored alias as the core knows it.
pub(super) fn alias_of(row: &AliasRow) -> Alias {
    Alias { name: row.alias.clone(), source: row.source.clone(), reason: row.reason.clone() }
}

/// A stored party as the core knows it. What the platform wrote, it can read.
pub(super) fn facts_of(row: &PartyRow, aliases: Vec<Alias>) -> Result<PartyDraft, Problem> {
    let unreadable = |column: &str| Problem::bug(&format!("party {}: {column} cannot be read", row.id));
    let kind = PartyKind::parse(&row.kind).ok_or_else(|| unreadable("kind"))?;
    let level = Level::parse(&row.level).ok_or_else(|| unreadable("level"))?;
    let uscc = row.uscc.as_deref().map(Uscc::parse).transpose().map_err(|_| unreadable("uscc"))?;
    let division = row
        .division_code
        .as_deref()
        .map(DivisionCode::parse)
        .transpose()
        .map_err(|_| unreadable("division_code"))?;
    Ok(PartyDraft {
        parent: row.parent_id.map(PartyRef::Stored),
        uscc,
        division,
        funding: row.funding.as_deref().map(FundingKind::new),
        payer: row.payer_id.map(|payer| payer_of(row.id, payer)),
        aliases,
        short_name: row.short_name.clone(),
        note: row.note.clone(),
        ..PartyDraft::new(row.name.clone(), kind, level)
    })
}

/// A stored payer as the core says it.
pub(super) fn payer_of(party: i64, payer: i64) -> Payer {
    if party == payer { Payer::Own } else { Payer::Other(PartyRef::Stored(payer)) }
}

/// What is stored of a party; `parent_id` is given, because a new parent has its id only when it is stored.
pub(crate) fn stored(facts: &PartyDraft, parent_id: Option<i64>) -> PartyFacts {
    PartyFacts {
        parent_id,
        kind: facts.kind.as_str().to_owned(),
        level: facts.level.as_str().to_owned(),
        name: facts.name.clone(),
        normalized_name: yunheng_party::normalize_name(&facts.name),
        short_name: facts.short_name.clone(),
        uscc: facts.uscc.map(|uscc| uscc.to_string()),
        division_code: facts.division.map(|division| division.to_string()),
        funding: facts.funding.as_ref().map(|kind| kind.as_str().to_owned()),
        note: facts.note.clone(),
    }
}

/// The id of a stored party.
pub(super) fn stored_id(party: PartyRef) -> Option<i64> {
    match party {
        PartyRef::Stored(id) => Some(id),
        PartyRef::Row(_) => None,
    }
}

/// What finds a party.
pub(crate) fn names(facts: &PartyDraft) -> Vec<&str> {
    let aliases = facts.aliases.iter().map(|alias| alias.name.as_str());
    std::iter::once(facts.name.as_str()).chain(facts.short_name.as_deref()).chain(aliases).collect()
}
