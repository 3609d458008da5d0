//! What was typed, held against everybody else and against what the person may do.

use super::around::{Around, names, stored, stored_id};
use super::reach::{covers, not_to_stand};
use super::typed::Form;
use crate::act::Act;
use crate::problem::Problem;
use yunheng_access::Scope;
use yunheng_party::{FundingRules, PartyDraft, PartyRef, check_party, normalize_name};
use yunheng_store::party::{Asked, Edited, PartyFacts, PartyRow};
use yunheng_values::{Finding, Findings, Severity, Text};

/// What may be written.
#[derive(Debug)]
pub(super) struct Decided {
    /// The party as it will be.
    pub(super) facts: PartyDraft,
    /// Path of its parent; empty at the top.
    pub(super) parent_path: String,
    /// What a person should look at. None is an error.
    pub(super) findings: Findings,
}

impl Form {
    /// Who must be known to decide about it.
    pub(super) fn asks_for(&self, own: Option<i64>) -> Asked {
        let mut asked = Asked { edited: own.map_or(Edited::Nobody, Edited::One), ..Asked::default() };
        asked.ids.extend(own);
        if let Some(facts) = &self.facts {
            asked.ids.extend(facts.parent.and_then(stored_id));
            asked.names.insert(normalize_name(&facts.name));
            // PostgreSQL cannot even be asked for such a text.
            asked.short_names.extend(facts.short_name.clone().filter(|name| !name.contains('\0')));
            asked.codes.extend(facts.uscc.map(|uscc| uscc.to_string()));
        }
        asked
    }

    /// Decides about it.
    ///
    /// # Errors
    /// Every value that is not right.
    pub(super) fn decide(
        self,
        around: &Around,
        funding: &FundingRules,
        scope: &Scope,
        own: Option<&PartyRow>,
    ) -> Result<Decided, Problem> {
        let mut findings = self.findings;
        let Some(mut facts) = self.facts else { return Err(Problem::unusable(findings)) };
        let before = own.and_then(|row| around.facts(row.id));
        let moved = before.is_none_or(|before| before.parent != facts.parent);
        let parent = facts.parent.and_then(stored_id).and_then(|id| around.rows.get(&id));
        let given = facts.parent;
        if moved && given.is_some() {
            findings.extend(wrong_parent(parent.filter(|row| covers(scope, row))));
            if findings.iter().any(|finding| finding.code == "parent_unknown") {
                facts.parent = None;
            }
        }
        let unreadable: Vec<String> = findings.iter().map(|finding| finding.place.clone()).collect();
        // What cannot be read is not missing as well.
        findings.extend(
            checked(around, funding, own, &facts).into_iter().filter(|f| !unreadable.contains(&f.place)),
        );
        let parent_path = parent.map(|row| row.path.clone()).unwrap_or_default();
        if (moved || before.is_none_or(|before| before.level != facts.level)) && facts.parent == given {
            findings.extend(not_to_stand(scope, own.map(|row| row.id), &parent_path, facts.level));
        }
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(Problem::unusable(findings));
        }
        findings.extend(before.and_then(|before| renamed(before, &facts)));
        Ok(Decided { facts, parent_path, findings })
    }

    /// Decides about an edit that touches nothing that a rule compares with others.
    ///
    /// # Errors
    /// Every value that is not right.
    pub(super) fn decide_alone(self, own: &PartyRow) -> Result<Decided, Problem> {
        let Some(facts) = self.facts else { return Err(Problem::unusable(self.findings)) };
        if self.findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(Problem::unusable(self.findings));
        }
        let place = format!("{}/", own.id);
        let parent_path = own.path.strip_suffix(&place).unwrap_or_default().to_owned();
        Ok(Decided { facts, parent_path, findings: self.findings })
    }
}

/// What the rules say. What was wrong before does not keep something else from being edited, and what was worth a look before has
/// been said.
fn checked(around: &Around, funding: &FundingRules, own: Option<&PartyRow>, facts: &PartyDraft) -> Findings {
    let own = own.map(|row| PartyRef::Stored(row.id));
    let before = own.and_then(|own| around.register.get(own));
    let known = before.map(|before| check_party(&around.register, funding, own, before)).unwrap_or_default();
    let mut findings = check_party(&around.register, funding, own, facts);
    findings.retain(|finding| finding.severity == Severity::Error || !known.contains(finding));
    for finding in &mut findings {
        if known.contains(finding) {
            finding.severity = Severity::Warning;
        }
        finding.place = pointer(&finding.place);
    }
    findings
}

/// The core places a finding at a column; the field of the wire may have another name.
pub(super) fn pointer(place: &str) -> String {
    match place.trim_start_matches("#/") {
        "parent" => "/parent_id".into(),
        "payer" => "/payer_id".into(),
        "aliases" => "/alias".into(),
        field => format!("/{field}"),
    }
}

/// What is wrong with a new parent; one outside the scope is not there.
fn wrong_parent(parent: Option<&PartyRow>) -> Option<Finding> {
    let (code, message) = match parent {
        Some(row) if row.is_active() => return None,
        Some(row) => (
            "parent_closed",
            Text::new(
                format!("“{}”已注销，不能作上级单位", row.name),
                format!("`{}` is closed and cannot be a parent", row.name),
            ),
        ),
        None => ("parent_unknown", Text::new("上级单位不存在", "the parent does not exist")),
    };
    Some(Finding::error(code, "/parent_id", message))
}

fn renamed(before: &PartyDraft, after: &PartyDraft) -> Option<Finding> {
    if normalize_name(&before.name) == normalize_name(&after.name) {
        return None;
    }
    let old = &before.name;
    let message = Text::new(
        format!("已更名；原名称“{old}”没有记作别名"),
        format!("renamed; the old name `{old}` was not recorded as an alias"),
    );
    let finding = Finding::note("renamed", "/name", message);
    Some(finding.hint(
        "旧文件仍用原名称的，请在别名里记下",
        "if older documents have the old name, record it as an alias",
    ))
}

/// Keeps in the audit trail what is different.
pub(super) fn record(act: &mut Act<'_>, before: Option<&PartyFacts>, after: &PartyFacts) {
    let nothing = PartyFacts::default();
    let old = before.unwrap_or(&nothing);
    let number = |id: Option<i64>| id.map(|id| id.to_string());
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let fields = [
        ("name", some(&old.name), some(&after.name)),
        ("kind", some(&old.kind), some(&after.kind)),
        ("level", some(&old.level), some(&after.level)),
        ("parent_id", number(old.parent_id), number(after.parent_id)),
        ("uscc", old.uscc.clone(), after.uscc.clone()),
        ("division_code", old.division_code.clone(), after.division_code.clone()),
        ("funding", old.funding.clone(), after.funding.clone()),
        ("short_name", old.short_name.clone(), after.short_name.clone()),
        ("note", old.note.clone(), after.note.clone()),
    ];
    for (field, before, after) in fields {
        act.changed(field, before.as_deref(), after.as_deref());
    }
}

/// What is stored of a party whose parent is stored.
pub(super) fn stored_below_stored(facts: &PartyDraft) -> PartyFacts {
    stored(facts, facts.parent.and_then(stored_id))
}

/// Replaces what finds a party.
pub(super) async fn make_searchable(act: &Act<'_>, id: i64, facts: &PartyDraft) -> Result<(), Problem> {
    Ok(yunheng_store::party::set_searchable(act.db(), id, &names(facts)).await?)
}
