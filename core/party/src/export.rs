//! Parties as rows of a table, in the words that an import reads.

use crate::column::Column;
use crate::funding::FundingRules;
use crate::party::{PartyDraft, PartyRef, Payer};
use crate::register::Register;

/// A row for every party of `register`, in order of numbers; columns as in [`Column::ALL`]. Importing the rows changes nothing.
pub fn export_rows(register: &Register, funding: &FundingRules) -> Vec<[String; Column::COUNT]> {
    let all: Vec<PartyRef> = register.iter().map(|(id, _)| id).collect();
    export_rows_of(register, funding, &all)
}

/// A row for each of `parties`; `register` holds them and those that they name.
pub fn export_rows_of(
    register: &Register,
    funding: &FundingRules,
    parties: &[PartyRef],
) -> Vec<[String; Column::COUNT]> {
    let facts = parties.iter().filter_map(|id| register.get(*id));
    facts.map(|facts| cells(register, funding, facts)).collect()
}

/// The cells of one party.
pub(crate) fn cells(
    register: &Register,
    funding: &FundingRules,
    facts: &PartyDraft,
) -> [String; Column::COUNT] {
    let name_of = |id| register.get(id).map_or_else(String::new, |party| party.name.clone());
    let payer = facts.payer.map(|payer| match payer {
        Payer::Other(id) if name_of(id) != facts.name => name_of(id),
        Payer::Own | Payer::Other(_) => Payer::own_word().zh,
    });
    let funded = facts.funding.as_ref();
    let funded = funded.map(|kind| funding.find(kind).map_or(kind.as_str(), |rule| &rule.name).to_owned());
    let aliases: Vec<&str> = facts.aliases.iter().map(|alias| alias.name.as_str()).collect();
    [
        facts.name.clone(),
        facts.kind.text().zh,
        facts.level.text().zh,
        facts.parent.map(name_of).unwrap_or_default(),
        facts.uscc.map(|uscc| uscc.to_string()).unwrap_or_default(),
        facts.division.map(|code| code.to_string()).unwrap_or_default(),
        funded.unwrap_or_default(),
        payer.unwrap_or_default(),
        aliases.join(";"),
        facts.short_name.clone().unwrap_or_default(),
        facts.note.clone().unwrap_or_default(),
    ]
}
