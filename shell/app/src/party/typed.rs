//! What a person typed, turned into facts as far as it can be read.

use yunheng_api::platform::{PartyInJson, PartyPatchJson};
use yunheng_party::{FundingKind, FundingRules, Level, PartyDraft, PartyKind, PartyRef};
use yunheng_values::{DivisionCode, Finding, Findings, Text, Uscc};

/// What was typed, as far as it can be read.
#[derive(Debug)]
pub(super) struct Form {
    /// The party as it would be; none when its kind or level cannot be read.
    pub(super) facts: Option<PartyDraft>,
    /// What cannot be read.
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
        let uscc = code(&patch.uscc, "/uscc", &mut findings, |text| {
            Uscc::parse(text).map_err(|error| ("bad_uscc", error.text()))
        });
        let division = code(&patch.division_code, "/division_code", &mut findings, |text| {
            DivisionCode::parse(text).map_err(|error| ("bad_division", error.text()))
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
    place: &str,
    findings: &mut Findings,
    parse: impl Fn(&str) -> Result<T, (&'static str, Text)>,
) -> Option<Option<T>> {
    match words(given)? {
        None => Some(None),
        Some(text) => match parse(&text) {
            Ok(value) => Some(Some(value)),
            Err((code, message)) => {
                findings.push(Finding::error(code, place, message));
                None
            }
        },
    }
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
