//! Who answers for a row of the responsibility matrix of a system on a day, and naming somebody.

use super::list::{Told, day_asked, find, system_security};
use super::rules::KnownRules;
use super::standing::answer;
use crate::caller::Caller;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{SystemAnswerInJson, SystemAnswerJson, SystemCandidateJson, SystemSecurityJson};
use yunheng_ledger::OpeningSide;
use yunheng_store::ledger::{self, NewSystemAnswer, SystemPlace};
use yunheng_store::{Db, case};
use yunheng_values::{Finding, Findings, Text, parse_date};

/// Who answers for a row of the matrix of a system on a day; today when none is named. This is what alarms and weaknesses are sent by.
///
/// # Errors
/// Not allowed; no such system that the caller may see; no such row; a day that cannot be read.
pub async fn who_answers(
    app: &App,
    caller: &Caller,
    (system, duty): (i64, &str),
    on: Option<&str>,
) -> Result<SystemAnswerJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let on = day_asked(on)?.map_or_else(|| super::super::day_of(reading.now_ms), Ok)?;
    let place = find(reading.db, &reading.scope, system).await?;
    let mut known = KnownRules::default();
    let (_, rules) = known.of(app, &place.pack, on).await?;
    let row = rules.row(duty).ok_or_else(Problem::not_found)?;
    let told = Told::of(reading.db, std::slice::from_ref(&place), reading.now_ms).await?;
    answer(&place, row, &told.answers(system), (on, caller.place.lang))
}

/// The sides of a system for which a person may speak: their own, and for the authority all of them.
pub(super) async fn sides_of(
    db: Db<'_>,
    caller: &Caller,
    place: &SystemPlace,
) -> Result<Vec<OpeningSide>, Problem> {
    let Some(party) = caller.party else { return Ok(Vec::new()) };
    let found = case::named_parties(db, &[party]).await?;
    let Some(party) = found.first() else { return Ok(Vec::new()) };
    Ok(match OpeningSide::of_kind(&party.kind) {
        Some(OpeningSide::Authority) => OpeningSide::ALL.to_vec(),
        Some(OpeningSide::Unit) if place.unit_path.starts_with(&party.path) => vec![OpeningSide::Unit],
        Some(OpeningSide::Provider) if party.id == place.provider_id => vec![OpeningSide::Provider],
        _ => Vec::new(),
    })
}

/// People whom a person may name for a side: those of its party, and for the authority one's own colleagues.
pub(super) async fn candidates(
    db: Db<'_>,
    caller: &Caller,
    (place, side): (&SystemPlace, OpeningSide),
    now_ms: i64,
) -> Result<Vec<SystemCandidateJson>, Problem> {
    let party = match side {
        OpeningSide::Unit => Some(place.unit_id),
        OpeningSide::Provider => Some(place.provider_id),
        OpeningSide::Authority => caller.party,
    };
    let people = case::people_of(db, party.as_slice(), &[], now_ms).await?.into_iter();
    let shown = people.map(|one| SystemCandidateJson {
        side: side.as_str().to_owned(),
        account_id: one.account_id,
        name: one.name,
    });
    Ok(shown.collect())
}

/// The refusal of somebody who speaks for another side.
pub(super) fn not_yours(side: OpeningSide) -> Problem {
    let side = side.title();
    Problem::new(
        ProblemKind::Forbidden,
        "other_side",
        format!("这一项由{}或主管部门填报", side.zh),
        format!("that is for the {} or the authority to say", side.en),
    )
}

/// A short text without control characters.
pub(super) fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.chars().any(char::is_control)
}

/// Names somebody, or nobody, for a row of the matrix of a system from a day on.
///
/// # Errors
/// Not allowed; no such system or row; the row is another side's; every value that is not right.
pub async fn name_answer(
    app: &App,
    caller: &Caller,
    (system, duty): (i64, &str),
    given: &SystemAnswerInJson,
) -> Result<SystemSecurityJson, Problem> {
    let mut act = app.act(caller, Permission::SystemAnswer, "system.answer").await?;
    act.set_object("information_system", system);
    let place = find(act.db(), act.scope(), system).await?;
    let today = super::super::day_of(act.now_ms())?;
    let mut known = KnownRules::default();
    let (_, rules) = known.of(app, &place.pack, today).await?;
    let row = rules.row(duty).ok_or_else(Problem::not_found)?;
    if !sides_of(act.db(), caller, &place).await?.contains(&row.side) {
        return Err(not_yours(row.side));
    }
    let mut findings = Findings::new();
    let mut say = |place: &str, zh: &str, en: &str| {
        findings.push(Finding::error("malformed_answer", place, Text::new(zh, en)));
    };
    let text = |given: &Option<String>| {
        given.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let (operator, person) = (text(&given.operator), text(&given.person));
    if parse_date(&given.from).is_err() {
        say("/from", "起始日期应为YYYY-MM-DD", "the first day is YYYY-MM-DD");
    }
    if operator.is_some() != person.is_some() {
        say("/person", "外部运维单位要同时填写单位和人员", "an operator from outside is named with a person");
    }
    if given.account_id.is_some() && operator.is_some() {
        say("/operator", "平台人员和外部运维单位只填一个", "either a person of the platform or an operator");
    }
    if !operator.as_deref().is_none_or(|text| is_line(text, 100)) {
        say("/operator", "单位名称至多100个字符", "at most 100 characters");
    }
    if !person.as_deref().is_none_or(|text| is_line(text, 40)) {
        say("/person", "姓名至多40个字符", "at most 40 characters");
    }
    let note = given.note.trim();
    if !is_line(note, 200) {
        say("/note", "备注至多200个字符", "at most 200 characters");
    }
    if let Some(account) = given.account_id {
        let people = candidates(act.db(), caller, (&place, row.side), act.now_ms()).await?;
        if !people.iter().any(|one| one.account_id == account) {
            say("/account_id", "这一方没有这个在用的账号", "that side has no such account in use");
        }
    }
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let new = NewSystemAnswer {
        system_id: system,
        duty,
        from_on: &given.from,
        account_id: given.account_id,
        outside: operator.as_deref().zip(person.as_deref()),
        note,
        by: caller.account,
    };
    ledger::insert_system_answer(act.db(), &new, act.now_ms()).await?;
    let account = given.account_id.map(|id| id.to_string());
    let who = account.as_deref().or(operator.as_deref()).unwrap_or_default();
    act.fact("duty", duty).fact("from", &given.from).fact("named", who).because(note).commit().await?;
    system_security(app, caller, system, None).await
}
