//! Rosters (值班表): who of a party is on duty when, and when nobody is.

use super::super::due::instant_ms;
use super::super::parties;
use super::{Tree, tree};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{
    CaseColleagueJson, Created, DutyGapJson, DutyJson, DutyShiftInJson, DutyShiftJson,
};
use yunheng_case::{Roster, gaps};
use yunheng_store::Db;
use yunheng_store::case::{self, Holder, NamedParty, NewShift, ShiftRow};
use yunheng_values::{Finding, Findings, Text};

const DAY_MS: i64 = 86_400_000;
/// Longest shift; whoever is on duty longer has several.
const LONGEST_MS: i64 = 3 * DAY_MS;
/// Most days on which a shift is repeated at once.
const MOST_DAYS: u32 = 92;
/// Longest note.
const LONGEST_NOTE: usize = 200;

/// Which part of which roster.
#[derive(Debug, Clone)]
pub struct DutyFilter {
    /// The pack whose roster it is.
    pub pack: String,
    /// The party.
    pub party_id: i64,
    /// Key of the roster.
    pub roster: String,
    /// From this instant on.
    pub from_ms: i64,
    /// Before this instant.
    pub until_ms: i64,
}

/// A party that a scope reaches.
async fn reached(db: Db<'_>, scope: &Scope, id: i64) -> Result<NamedParty, Problem> {
    let found = parties::named(db, &[id]).await?.remove(&id);
    let reached = found.filter(|party| scope.covers(party.id, &party.path, &party.level));
    reached.ok_or_else(Problem::not_found)
}

fn roster_of<'t>(tree: &'t Tree, key: &str) -> Result<&'t Roster, Problem> {
    tree.rosters.iter().find(|roster| roster.key == key).ok_or_else(Problem::not_found)
}

/// Shifts of a roster, when nobody is on duty from now on, and who can be.
///
/// # Errors
/// No such roster; a party that the caller does not reach.
pub async fn duty(app: &App, caller: &Caller, filter: &DutyFilter) -> Result<DutyJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let party = reached(reading.db, &reading.scope, filter.party_id).await?;
    let tree = tree(app, reading.db, &filter.pack).await?;
    let roster = roster_of(&tree, &filter.roster)?;
    let stretch = (filter.from_ms, filter.until_ms);
    let shifts = case::shifts(reading.db, party.id, &roster.key, stretch).await?;
    let covered: Vec<(i64, i64)> = shifts.iter().map(|shift| (shift.from_ms, shift.until_ms)).collect();
    // What is over can be covered no more.
    let ahead = (filter.from_ms.max(reading.now_ms), filter.until_ms);
    let people = case::role_holders(reading.db, &roster.role, &party, reading.now_ms).await?;
    Ok(DutyJson {
        shifts: shifts.into_iter().map(shown).collect(),
        gaps: gaps(ahead, &covered)
            .into_iter()
            .map(|(from, until)| DutyGapJson { from: instant(from), until: instant(until) })
            .collect(),
        people: people
            .into_iter()
            .map(|person| CaseColleagueJson { account_id: person.account_id, name: person.name })
            .collect(),
    })
}

fn shown(shift: ShiftRow) -> DutyShiftJson {
    DutyShiftJson {
        id: shift.id,
        account_id: shift.account_id,
        name: shift.name,
        from: instant(shift.from_ms),
        until: instant(shift.until_ms),
        note: shift.note,
    }
}

/// Puts somebody on duty, on one day or on several in a row.
///
/// # Errors
/// A party that the caller does not reach; somebody who does not hold the role; a shift that is none, or on top of another.
pub async fn add_shift(
    app: &App,
    caller: &Caller,
    once: Option<&Once>,
    given: &DutyShiftInJson,
) -> Result<Created, Problem> {
    let mut act = app.act(caller, Permission::DeskManage, "duty.add").await?;
    if let Some(done) = act.answered(once).await? {
        return Ok(done);
    }
    let party = reached(act.db(), act.scope(), given.party_id).await?;
    let tree = tree(app, act.db(), &given.pack).await?;
    let roster = roster_of(&tree, &given.roster)?;
    let holders = case::role_holders(act.db(), &roster.role, &party, act.now_ms()).await?;
    let (from_ms, until_ms) = fit(given, &holders)?;
    let mut first = None;
    for day in 0..i64::from(given.days.unwrap_or(1)) {
        let new = NewShift {
            party_id: party.id,
            roster: &roster.key,
            account_id: given.account_id,
            from_ms: from_ms + day * DAY_MS,
            until_ms: until_ms + day * DAY_MS,
            note: given.note.trim(),
        };
        refuse_twice(&act, &new).await?;
        let id = case::insert_shift(act.db(), &new, act.now_ms()).await?;
        first.get_or_insert(id);
    }
    let id = first.ok_or_else(|| Problem::bug(&"no day"))?;
    act.set_object("duty_shift", id);
    act.changed("party", None, Some(&party.id.to_string()));
    act.changed("roster", None, Some(&roster.key));
    act.changed("person", None, Some(&given.account_id.to_string()));
    act.changed("from", None, Some(&given.from));
    act.changed("until", None, Some(&given.until));
    act.changed("days", None, Some(&given.days.unwrap_or(1).to_string()));
    let answer = Created { id };
    act.remember(once, &answer).await?;
    act.commit().await?;
    Ok(answer)
}

/// From when until when, when it can be a shift of somebody who may be on duty.
fn fit(given: &DutyShiftInJson, holders: &[Holder]) -> Result<(i64, i64), Problem> {
    let mut findings = Findings::new();
    let mut refuse = |code, place: &str, zh: &str, en: &str| {
        findings.push(Finding::error(code, place, Text::new(zh, en)));
    };
    let (from, until) = (instant_ms(&given.from), instant_ms(&given.until));
    if from.is_none() {
        refuse("duty_time", "/from", "开始时间应为日期和时间", "`from` is a date and time");
    }
    if until.is_none() {
        refuse("duty_time", "/until", "结束时间应为日期和时间", "`until` is a date and time");
    }
    let (from, until) = (from.unwrap_or_default(), until.unwrap_or(LONGEST_MS));
    if until <= from {
        refuse("duty_time", "/until", "结束应晚于开始", "the end is after the beginning");
    } else if until - from > LONGEST_MS {
        refuse("duty_time", "/until", "一班最长72小时", "a shift has at most 72 hours");
    }
    let days = given.days.unwrap_or(1);
    if !(1..=MOST_DAYS).contains(&days) {
        refuse("duty_days", "/days", "天数应为1至92", "1 to 92 days");
    } else if days > 1 && until - from > DAY_MS {
        refuse(
            "duty_days",
            "/days",
            "超过24小时的班次不能逐日重复",
            "a shift longer than a day cannot be repeated daily",
        );
    }
    if given.note.chars().count() > LONGEST_NOTE {
        refuse("too_long", "/note", "备注最多200字", "at most 200 characters");
    }
    if !holders.iter().any(|holder| holder.account_id == given.account_id) {
        let zh = "此人不担任这张值班表所需的角色，或不属于该单位";
        refuse(
            "duty_person",
            "/account_id",
            zh,
            "this person does not hold the role of the roster at this party",
        );
    }
    if findings.is_empty() { Ok((from, until)) } else { Err(Problem::unusable(findings)) }
}

/// Refuses a shift of somebody who is on duty in the same roster then.
async fn refuse_twice(act: &Act<'_>, new: &NewShift<'_>) -> Result<(), Problem> {
    let stretch = (new.from_ms, new.until_ms);
    let others = case::shifts(act.db(), new.party_id, new.roster, stretch).await?;
    let Some(other) = others.iter().find(|other| other.account_id == new.account_id) else { return Ok(()) };
    let (from, until) = (super::super::tell::shown(other.from_ms), super::super::tell::shown(other.until_ms));
    let message = Text::new(
        format!("{}在{from}至{until}已经排班", other.name),
        format!("{} is on duty from {from} until {until} already", other.name),
    );
    Err(Problem::unusable(vec![Finding::error("duty_twice", "/from", message)]))
}

/// Takes a shift away.
///
/// # Errors
/// None, or of a party that the caller does not reach; one that is over.
pub async fn remove_shift(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let mut act = app.act(caller, Permission::DeskManage, "duty.remove").await?.on("duty_shift", id);
    let shift = case::find_shift(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    reached(act.db(), act.scope(), shift.party_id).await?;
    if shift.until_ms <= act.now_ms() {
        return Err(Problem::conflict(
            "duty_over",
            "已经结束的班次不能删除",
            "a shift that is over stays on the roster",
        ));
    }
    if !case::remove_shift(act.db(), id, act.now_ms()).await? {
        return Err(Problem::not_found());
    }
    act.changed("person", Some(&shift.account_id.to_string()), None);
    act.changed("from", Some(&instant(shift.from_ms)), None);
    act.changed("until", Some(&instant(shift.until_ms)), None);
    act.commit().await
}

/// Who is on duty for a category at a party now, and in which roster; nobody when the category names none.
pub(in crate::cases) async fn on_duty(
    act: &Act<'_>,
    pack: &str,
    category: &str,
    (party, may): (i64, &[Holder]),
) -> Result<Option<(Holder, Text)>, Problem> {
    let tree = tree(act.app(), act.db(), pack).await?;
    let key = tree.category(category).and_then(|category| category.roster.as_deref());
    let Some(roster) = key.and_then(|key| tree.rosters.iter().find(|roster| roster.key == key)) else {
        return Ok(None);
    };
    let on_duty = case::on_duty(act.db(), party, &roster.key, act.now_ms()).await?;
    // Whoever was put on the roster and may not do the task any more is passed over.
    let found = on_duty.iter().find_map(|account| may.iter().find(|holder| holder.account_id == *account));
    Ok(found.map(|holder| (holder.clone(), roster.title.clone())))
}
