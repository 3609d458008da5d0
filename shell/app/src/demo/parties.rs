//! Parties of the demo city, their other names, and who pays for them.

use crate::act::Act;
use crate::party::{names, stored};
use crate::problem::Problem;
use std::collections::HashMap;
use yunheng_demo::DemoCity;
use yunheng_party::{PartyRef, Payer, normalize_name};
use yunheng_store::party::{self, NewAlias, NewPayer};

/// Why who pays is on the record.
const REASON: &str = "演示数据";

/// Parties of the city by what people and payers call them.
#[derive(Debug, Default)]
pub(super) struct Written(HashMap<PartyRef, (i64, String)>);

impl Written {
    /// The id of a party.
    pub(super) fn id(&self, party: PartyRef) -> Result<i64, Problem> {
        self.0
            .get(&party)
            .map(|(id, _)| *id)
            .ok_or_else(|| Problem::bug(&format!("the demo city has no {party}")))
    }
}

/// Writes them, each after its parent.
pub(super) async fn write(act: &mut Act<'_>, city: &DemoCity) -> Result<Written, Problem> {
    let mut written = Written::default();
    for creation in &city.parties {
        let facts = &creation.facts;
        let parent = facts.parent.and_then(|parent| written.0.get(&parent));
        let (parent_id, parent_path) =
            (parent.map(|(id, _)| *id), parent.map_or("", |(_, path)| path.as_str()));
        let (id, path) = party::insert(act.db(), stored(facts, parent_id), parent_path, act.now_ms()).await?;
        for alias in &facts.aliases {
            let new = NewAlias {
                party_id: id,
                alias: &alias.name,
                normalized: &normalize_name(&alias.name),
                source: &alias.source,
                reason: &alias.reason,
                by: None,
            };
            party::insert_alias(act.db(), new, act.now_ms()).await?;
        }
        party::set_searchable(act.db(), id, &names(facts)).await?;
        act.also("party.create", "party", id, &[("name", &facts.name)]);
        written.0.insert(PartyRef::Row(creation.line), (id, path));
    }
    for record in &city.payers {
        let party_id = written.id(record.party)?;
        let payer = match record.payer {
            Payer::Own => party_id,
            Payer::Other(party) => written.id(party)?,
        };
        let from_on = record.from.to_string();
        let new = NewPayer { party_id, from_on: &from_on, payer_id: Some(payer), reason: REASON, by: None };
        party::insert_payer(act.db(), new, act.now_ms()).await?;
    }
    Ok(written)
}
