//! A form: what was typed turned into facts, then held against everybody else and against what the person may do.

use super::around::{Around, names, stored, stored_id};
use super::reach::{covers, may_stand};
use crate::act::Act;
use crate::problem::Problem;
use yunheng_access::Scope;
use yunheng_api::platform::{PartyInJson, PartyPatchJson};
use yunheng_party::{
    FundingKind, FundingRules, Level, PartyDraft, PartyKind, PartyRef, check_party, normalize_name,
};
use yunheng_store::party::{Asked, Edited, PartyFacts, PartyRow};
use yunheng_values::{DivisionCode, Finding, Findings, Severity, Text, Uscc};

/// What was typed, as far as it can be read.
#[derive(Debug)]
pub(super) struct Form {
    /// The party as it would be; none when its kind or level cannot be read.
    pub(super) facts: Option<PartyDraft>,
    /// What cannot be read.
    pub(super) findings: Findings,
}

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

/// A new party as an edit of nothing.
pub(super) fn as_patch(new: &PartyInJson) -> PartyPatchJson {
    let new = new.clone();
    PartyPatchJson {
        name: Some(new.name),
        kind: Some(new.kind),
        level: Some(new.level),
        parent_id: Some(new.parent_id),
        uscc: Some(new.uscc),
        division_code: Some(new.division_code),
        funding: Some(new.funding),
        short_name: Some(new.short_name),
        note: Some(new.note),
    }
}

impl Form {
    /// Reads an edit of a party; of none, when it is new.
    pub(super) fn read(patch: &PartyPatchJson, before: Option<&PartyDraft>, funding: &FundingRules) -> Self {
        let mut findings = Findings::new();
        let kind =
            word(&patch.kind, "/kind", PartyKind::parse, &PartyKind::ALL.map(PartyKind::text), &mut findings);
        let level = word(&patch.level, "/level", Level::parse, &Level::ALL.map(Level::text), &mut findings);
        let uscc = code(&patch.uscc, &mut findings, |text| {
            Uscc::parse(text).map_err(|error| Finding::error("bad_uscc", "/uscc", error.text()))
        });
        let division = code(&patch.division_code, &mut findings, |text| {
            DivisionCode::parse(text)
                .map_err(|error| Finding::error("bad_division", "/division_code", error.text()))
        });
        let mut facts = match (before, kind, level) {
            (Some(before), kind, level) => {
                let mut facts = before.clone();
                facts.kind = kind.unwrap_or(facts.kind);
                facts.level = level.unwrap_or(facts.level);
                facts
            }
            (None, Some(kind), Some(level)) => PartyDraft::new("", kind, level),
            (None, ..) => return Self { facts: None, findings },
        };
        if let Some(name) = &patch.name {
            name.trim().clone_into(&mut facts.name);
        }
        if let Some(parent) = patch.parent_id {
            facts.parent = parent.map(PartyRef::Stored);
        }
        facts.uscc = uscc.unwrap_or(facts.uscc);
        facts.division = division.unwrap_or(facts.division);
        // What no pack knows is refused by the check, with what it offers.
        let funding_kind =
            |text: &str| funding.read(text).map_or_else(|| FundingKind::new(text), |rule| rule.kind.clone());
        if let Some(given) = words(&patch.funding) {
            facts.funding = given.map(|text| funding_kind(&text));
        }
        facts.short_name = words(&patch.short_name).unwrap_or(facts.short_name);
        facts.note = words(&patch.note).unwrap_or(facts.note);
        Self { facts: Some(facts), findings }
    }

    /// Who must be known to decide about it.
    pub(super) fn asks_for(&self, own: Option<i64>) -> Asked {
        let mut asked = Asked { edited: own.map_or(Edited::Nobody, Edited::One), ..Asked::default() };
        asked.ids.extend(own);
        if let Some(facts) = &self.facts {
            asked.ids.extend(facts.parent.and_then(stored_id));
            asked.names.insert(normalize_name(&facts.name));
            asked.short_names.extend(facts.short_name.clone());
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
            findings.extend(may_stand(scope, own.map(|row| row.id), &parent_path, facts.level).err());
        }
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(Problem::unusable(findings));
        }
        findings.extend(before.and_then(|before| renamed(before, &facts)));
        Ok(Decided { facts, parent_path, findings })
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

fn word<T>(
    given: &Option<String>,
    place: &str,
    parse: impl Fn(&str) -> Option<T>,
    offered: &[Text],
    findings: &mut Findings,
) -> Option<T> {
    let text = given.as_deref()?.trim();
    let value = parse(text);
    if value.is_none() {
        let list = |pick: fn(&Text) -> &str| offered.iter().map(pick).collect::<Vec<_>>().join(" | ");
        let message = Text::new(
            format!("“{text}”不在可选值之内，应为：{}", list(|word| &word.zh)),
            format!("`{text}` is none of the accepted words; expected: {}", list(|word| &word.en)),
        );
        findings.push(Finding::error("bad_word", place, message));
    }
    value
}

/// A text that may be cleared; blanks clear it too.
fn words(given: &Option<Option<String>>) -> Option<Option<String>> {
    let text = given.as_ref()?.as_deref().map(str::trim).filter(|text| !text.is_empty());
    Some(text.map(str::to_owned))
}

fn code<T>(
    given: &Option<Option<String>>,
    findings: &mut Findings,
    parse: impl Fn(&str) -> Result<T, Finding>,
) -> Option<Option<T>> {
    match words(given)? {
        None => Some(None),
        Some(text) => match parse(&text) {
            Ok(value) => Some(Some(value)),
            Err(finding) => {
                findings.push(finding);
                None
            }
        },
    }
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

#[cfg(test)]
mod tests {
    use super::Form;
    use yunheng_api::platform::PartyPatchJson;
    use yunheng_party::{FundingRules, Level, PartyDraft, PartyKind};

    fn read(text: &str, before: Option<&PartyDraft>) -> Form {
        let patch: PartyPatchJson = serde_json::from_str(text).expect("a patch");
        Form::read(&patch, before, &FundingRules::default())
    }

    #[test]
    fn absent_stays_null_and_blanks_clear() {
        let before = PartyDraft {
            short_name: Some("甲".into()),
            note: Some("乙".into()),
            ..PartyDraft::new("名", PartyKind::UsingUnit, Level::City)
        };
        let facts = read(r#"{"note":" ","name":" 新 "}"#, Some(&before)).facts.expect("read");
        assert_eq!((facts.name.as_str(), facts.short_name.as_deref(), facts.note), ("新", Some("甲"), None));
        let facts = read(r#"{"short_name":null}"#, Some(&before)).facts.expect("read");
        assert_eq!((facts.short_name, facts.note.as_deref()), (None, Some("乙")));
    }

    #[test]
    fn everything_that_cannot_be_read_is_said_at_once() {
        let form = read(r#"{"name":"x","kind":"局","level":"省","uscc":"1","division_code":"41"}"#, None);
        let places: Vec<_> = form.findings.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["/kind", "/level", "/uscc", "/division_code"]);
        assert!(form.facts.is_none());
    }
}
