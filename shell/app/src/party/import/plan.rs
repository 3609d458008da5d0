//! What a file would change: the core's plan, held against what its person may do and against the records of payers.

use super::super::around::{Around, stored_id};
use super::super::payer::{closed_payer, step_of_file};
use super::super::reach::covers;
use super::Shown;
use super::place::Places;
use crate::problem::Problem;
use std::collections::BTreeSet;
use yunheng_access::Scope;
use yunheng_api::platform::{ImportChangeJson, ImportCreationJson, ImportUpdateJson};
use yunheng_party::{
    Column, FundingRules, ImportRow, PartyDraft, PartyRef, Payer, Plan, normalize_name, plan_import,
};
use yunheng_store::Db;
use yunheng_store::party::{self, Asked, Edited, PartyRow};
use yunheng_values::{Date, Finding, Findings, Severity, Text, Uscc};

/// A file with the days that matter to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking<'a> {
    /// What messages call it.
    pub(super) file: &'a str,
    /// Its rows.
    pub(super) rows: &'a [ImportRow],
    /// First day of the payers that it names.
    pub(super) payer_from: Date,
    /// Today.
    pub(super) today: Date,
}

/// What it would change.
#[derive(Debug, Default)]
pub(super) struct Planned {
    /// Empty when a finding is an error.
    pub(super) plan: Plan,
    /// Who is there.
    pub(super) around: Around,
    /// Everything that was found.
    pub(super) findings: Findings,
}

impl Planned {
    /// Plans a file. Nothing is written.
    pub(super) async fn of(
        db: Db<'_>,
        scope: &Scope,
        funding: &FundingRules,
        asking: Asking<'_>,
    ) -> Result<Self, Problem> {
        let around = Around::load(db, &named_in(asking.rows), asking.today).await?;
        let (plan, mut findings) = plan_import(&around.register, funding, asking.rows, asking.file);
        let places = Places::of(&around, &plan);
        let mut checked =
            Checked { asking, scope, around: &around, places: &places, findings: Findings::new() };
        checked.creations(&plan);
        checked.updates(&plan);
        checked.payers(db, &plan).await?;
        findings.append(&mut checked.findings);
        findings.sort_by_key(|finding| line_of(asking.file, &finding.place));
        let plan = if has_errors(&findings) { Plan::default() } else { plan };
        Ok(Self { plan, around, findings })
    }

    /// What is shown of it.
    pub(super) fn shown(&self) -> Shown {
        let name_of = |party: PartyRef| match party {
            PartyRef::Stored(_) => self.around.register.get(party).map(|facts| facts.name.clone()),
            PartyRef::Row(line) => {
                self.plan.create.iter().find(|new| new.line == line).map(|new| new.facts.name.clone())
            }
        };
        let own = Payer::Own;
        let create = self.plan.create.iter().map(|new| {
            let facts = &new.facts;
            let is_own =
                facts.payer == Some(own) || facts.payer == Some(Payer::Other(PartyRef::Row(new.line)));
            let other = facts.payer.and_then(|payer| match payer {
                Payer::Own => None,
                Payer::Other(party) => name_of(party),
            });
            ImportCreationJson {
                line: new.line,
                name: facts.name.clone(),
                kind: facts.kind.as_str().to_owned(),
                level: facts.level.as_str().to_owned(),
                parent: facts.parent.and_then(name_of),
                uscc: facts.uscc.map(|uscc| uscc.to_string()),
                division_code: facts.division.map(|code| code.to_string()),
                funding: facts.funding.as_ref().map(ToString::to_string),
                payer: if is_own { Some(facts.name.clone()) } else { other },
                aliases: facts.aliases.iter().map(|alias| alias.name.clone()).collect(),
                short_name: facts.short_name.clone(),
                note: facts.note.clone(),
            }
        });
        let update = self.plan.update.iter().map(|update| ImportUpdateJson {
            line: update.line,
            id: stored_id(update.id).unwrap_or_default(),
            name: update.facts.name.clone(),
            changes: update
                .changes
                .iter()
                .map(|change| ImportChangeJson {
                    column: change.column.as_str().to_owned(),
                    before: change.before.clone(),
                    after: change.after.clone(),
                })
                .collect(),
        });
        let unchanged = self.plan.unchanged.iter().filter_map(|party| stored_id(*party));
        Shown { create: create.collect(), update: update.collect(), unchanged: unchanged.collect() }
    }
}

/// Whether something that was found keeps a file from being written.
pub(super) fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// The line of a place, for sorting.
pub(super) fn line_of(file: &str, place: &str) -> Option<u64> {
    place.strip_prefix(file)?.strip_prefix(':')?.split(':').next()?.parse().ok()
}

/// Everybody whom the rows name.
fn named_in(rows: &[ImportRow]) -> Asked {
    let mut asked = Asked { edited: Edited::All, ..Asked::default() };
    let mut codes = BTreeSet::new();
    for row in rows {
        let aliases = row.cell(Column::Aliases).unwrap_or_default().split([';', '；']);
        let named = [Column::Name, Column::Parent, Column::Payer].into_iter().filter_map(|c| row.cell(c));
        asked.names.extend(named.chain(aliases).map(normalize_name).filter(|name| !name.is_empty()));
        asked
            .short_names
            .extend(row.cell(Column::ShortName).filter(|name| !name.is_empty()).map(str::to_owned));
        let coded = [Column::Uscc, Column::Parent, Column::Payer].into_iter().filter_map(|c| row.cell(c));
        codes.extend(coded.filter_map(|text| Uscc::parse(text).ok()).map(|uscc| uscc.to_string()));
    }
    asked.codes = codes;
    asked
}

/// A plan held against what the core does not know: scope, closed parties, records of payers.
struct Checked<'a> {
    asking: Asking<'a>,
    scope: &'a Scope,
    around: &'a Around,
    places: &'a Places,
    findings: Findings,
}

impl Checked<'_> {
    fn refuse(&mut self, code: &'static str, line: u64, column: Column, message: Text) {
        let place = format!("{}:{line}:{}", self.asking.file, column.as_str());
        self.findings.push(Finding::error(code, place, message));
    }

    fn row(&self, party: PartyRef) -> Option<&PartyRow> {
        self.around.rows.get(&stored_id(party)?)
    }

    fn creations(&mut self, plan: &Plan) {
        for new in &plan.create {
            self.parent(new.line, &new.facts);
            self.place(new.line, PartyRef::Row(new.line), &new.facts);
        }
    }

    fn updates(&mut self, plan: &Plan) {
        for update in &plan.update {
            let Some(row) = self.row(update.id).cloned() else { continue };
            if !covers(self.scope, &row) {
                let message = Text::new(
                    format!("“{}”不在您的管理范围内", row.name),
                    format!("`{}` is not in your scope", row.name),
                );
                self.refuse("out_of_scope", update.line, Column::Name, message);
                continue;
            }
            if !row.is_active() {
                let message = Text::new(
                    format!("“{}”已注销，请先恢复", row.name),
                    format!("`{}` is closed: open it again first", row.name),
                );
                self.refuse("party_closed", update.line, Column::Name, message);
            }
            let before = self.around.register.get(update.id);
            let moved = before.is_none_or(|before| before.parent != update.facts.parent);
            if moved {
                self.parent(update.line, &update.facts);
            }
            if moved || before.is_none_or(|before| before.level != update.facts.level) {
                self.place(update.line, update.id, &update.facts);
            }
        }
    }

    /// A parent outside the scope is not there.
    fn parent(&mut self, line: u64, facts: &PartyDraft) {
        let Some(parent) = facts.parent.filter(|parent| stored_id(*parent).is_some()) else { return };
        let row = self.row(parent).filter(|row| covers(self.scope, row));
        let (code, message) = match row {
            Some(row) if row.is_active() => return,
            Some(row) => (
                "parent_closed",
                Text::new(
                    format!("“{}”已注销，不能作上级单位", row.name),
                    format!("`{}` is closed and cannot be a parent", row.name),
                ),
            ),
            None => (
                "parent_unknown",
                Text::new(
                    "上级单位不在库中，或不在您的管理范围内",
                    "the parent is not stored, or not in your scope",
                ),
            ),
        };
        self.refuse(code, line, Column::Parent, message);
    }

    fn place(&mut self, line: u64, party: PartyRef, facts: &PartyDraft) {
        let Some(parent_path) = self.places.above(facts) else { return };
        let refused =
            super::super::reach::not_to_stand(self.scope, stored_id(party), &parent_path, facts.level);
        if let Some(finding) = refused {
            let column = if finding.place == "/level" { Column::Level } else { Column::Parent };
            self.refuse(finding.code, line, column, finding.message);
        }
    }

    /// Payers of new parties, and those that change.
    async fn payers(&mut self, db: Db<'_>, plan: &Plan) -> Result<(), Problem> {
        for new in &plan.create {
            self.payer(new.line, &new.facts);
        }
        for update in &plan.update {
            let before = self.around.register.get(update.id).and_then(|facts| facts.payer);
            let (Some(id), true) = (stored_id(update.id), before != update.facts.payer) else { continue };
            let Some(payer) = update.facts.payer else {
                let message = Text::new(
                    "付款单位不能由导入清空；要撤回记录，请在单位页面更正",
                    "a file cannot take a payer away; take the record back at the party itself",
                );
                self.refuse("payer_cleared", update.line, Column::Payer, message);
                continue;
            };
            self.payer(update.line, &update.facts);
            let records = party::payers(db, id).await?;
            let Asking { payer_from, today, .. } = self.asking;
            if let Err(message) = step_of_file(id, &records, payer_from, today, payer)? {
                self.refuse("payer_recorded_later", update.line, Column::Payer, message);
            }
        }
        Ok(())
    }

    /// A payer outside the scope is not there: nobody sends their bills to whom they do not answer for.
    fn payer(&mut self, line: u64, facts: &PartyDraft) {
        let Some(Payer::Other(payer @ PartyRef::Stored(_))) = facts.payer else { return };
        let (code, message) = match self.row(payer).filter(|row| covers(self.scope, row)) {
            Some(row) if row.is_active() => return,
            Some(row) => ("payer_closed", closed_payer(&row.name)),
            None => (
                "payer_unknown",
                Text::new(
                    "付款单位不在库中，或不在您的管理范围内",
                    "the payer is not stored, or not in your scope",
                ),
            ),
        };
        self.refuse(code, line, Column::Payer, message);
    }
}
