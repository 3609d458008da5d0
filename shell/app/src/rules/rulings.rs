//! Questions that the text leaves open, and what the authority made of them.

use super::effective::{EffectivePack, day_or_today, effective_pack};
use super::parameters::{rules_on, rulings_behind};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{CaseRefJson, KeyedJson, Page, ReadingJson, RulingChoiceJson, RulingJson};
use yunheng_policy::{Leaf, Pack, Ruling, WorkedCase};
use yunheng_store::ruling::{self, ChoiceRow, OpenProposal};
use yunheng_values::Date;

/// Kind of the proposal to choose a reading.
pub(super) const RULING_CHOICE: &str = "ruling_choice";

/// What a proposal to choose is about: one for a ruling may be open.
pub(super) fn choice_subject(pack: &str, ruling: &str) -> String {
    format!("{pack}/{ruling}")
}

/// Rulings of a pack with their readings on a day.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn rulings(
    app: &App,
    caller: &Caller,
    pack: &str,
    at: Option<&str>,
) -> Result<Page<RulingJson>, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let day = day_or_today(app, at)?;
    let open = ruling::open_proposals(reading.db, RULING_CHOICE).await?;
    let shown = Shown { effective: &effective, open: &open, day };
    let items = effective.pack().rulings.iter().map(|ruling| shown.ruling(ruling)).collect();
    Ok(Page { items, next: None })
}

/// What a ruling is shown with.
struct Shown<'e> {
    effective: &'e EffectivePack,
    open: &'e [OpenProposal],
    day: Date,
}

impl Shown<'_> {
    /// A ruling on the wire.
    fn ruling(&self, ruling: &Ruling) -> RulingJson {
        let pack = self.effective.pack();
        let rules = rules_on(pack, self.day);
        let present = rules.as_ref().and_then(|rules| rules.reading(&ruling.key));
        let decided = rules.as_ref().and_then(|rules| rules.decision(&ruling.key));
        let subject = choice_subject(&pack.manifest.id, &ruling.key);
        let open = self.open.iter().filter(|proposal| proposal.subject == subject);
        RulingJson {
            id: ruling.id.clone(),
            key: ruling.key.clone(),
            nature: ruling.nature.as_str().to_owned(),
            question: ruling.question.clone(),
            readings: ruling
                .readings
                .iter()
                .map(|reading| ReadingJson { key: reading.key.clone(), says: reading.says.clone() })
                .collect(),
            open: ruling.open.map(|open| open.as_str().to_owned()),
            default: ruling.default.clone(),
            because: ruling.because.clone(),
            needs_decision_before: ruling.needs_decision_before.clone(),
            is_decided: decided.is_some(),
            chosen: present.map_or_else(|| ruling.default.clone(), |(_, reading)| reading),
            clauses: ruling.clauses.iter().map(ToString::to_string).collect(),
            from: ruling.from.to_string(),
            note: ruling.note.clone(),
            choices: choices(&self.effective.choices, &ruling.key),
            open_proposals: open.map(|proposal| proposal.id).collect(),
            used_by: used_by(pack, self.day, &ruling.key),
            cases: cases_of(pack, ruling),
        }
    }
}

/// The choices of a ruling with the days on which each holds.
fn choices(rows: &[ChoiceRow], key: &str) -> Vec<RulingChoiceJson> {
    let own: Vec<&ChoiceRow> = rows.iter().filter(|row| row.ruling == key).collect();
    let until = |row: &ChoiceRow| {
        let after = own.iter().filter(|other| {
            other.from_on > row.from_on || (other.from_on == row.from_on && other.position > row.position)
        });
        after.map(|other| other.from_on.clone()).min()
    };
    let choice = |row: &&ChoiceRow| RulingChoiceJson {
        reading: row.reading.clone(),
        from: row.from_on.clone(),
        until: until(row),
        reason: row.reason.clone(),
        proposed_by: row.proposed_by.clone(),
        confirmed_by: row.decided_by.clone(),
        decided_at: instant(row.decided_at_ms),
        proposal_id: row.proposal_id,
    };
    own.iter().map(choice).collect()
}

/// Parameters that depend on a ruling.
pub(super) fn parameters_of(pack: &Pack, key: &str) -> Vec<String> {
    let depends = pack.parameters.iter().filter(|(_, versions)| {
        versions.iter().any(|version| rulings_behind(pack, version).iter().any(|ruling| ruling == key))
    });
    depends.map(|(parameter, _)| parameter.clone()).collect()
}

fn used_by(pack: &Pack, day: Date, key: &str) -> Vec<KeyedJson> {
    let name = |parameter: &String| {
        let latest = pack.parameters.get(parameter).and_then(|versions| versions.last());
        latest.map(|version| version.header.name.clone()).filter(|name| !name.is_empty())
    };
    let parameters = parameters_of(pack, key).into_iter();
    let mut used: Vec<KeyedJson> =
        parameters.map(|key| KeyedJson { name: name(&key).unwrap_or_else(|| key.clone()), key }).collect();
    let Some(rules) = rules_on(pack, day) else { return used };
    let trees = rules.tree_ids().into_iter().filter_map(|id| rules.tree(id).ok());
    let depends = |leaf: &Leaf| leaf.rulings.iter().any(|name| name.split('=').next() == Some(key));
    let leaves = trees.flat_map(|tree| tree.leaves).filter(depends);
    used.extend(leaves.map(|leaf| KeyedJson { key: leaf.id, name: leaf.name }));
    used
}

fn cases_of(pack: &Pack, ruling: &Ruling) -> Vec<CaseRefJson> {
    let names = |case: &&WorkedCase| {
        case.rulings.contains_key(&ruling.key)
            || case.clause.iter().any(|clause| ruling.clauses.contains(clause))
    };
    pack.cases.iter().filter(names).map(case_json).collect()
}

/// A worked case by name.
pub(super) fn case_json(case: &WorkedCase) -> CaseRefJson {
    CaseRefJson {
        id: case.id.clone(),
        title: case.title.clone(),
        kind: case.kind.clone(),
        place: case.place.clone(),
        clauses: case.clause.iter().map(ToString::to_string).collect(),
    }
}
