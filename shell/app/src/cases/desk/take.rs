//! What somebody tells the desk by telephone or at the counter: written down for them, and sent at once.

use super::super::form::{as_fields, of_the_opener};
use super::super::kinds::{Named, current};
use super::super::open::{Fresh, fresh, start};
use super::super::{parties, tell};
use super::tree::tree;
use super::{Entry, Tree};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use serde_json::{Map, Value};
use yunheng_access::Permission;
use yunheng_api::platform::{CaseColleagueJson, DeskInJson, DeskTakenJson};
use yunheng_store::case::{self, NamedParty};
use yunheng_values::{Finding, Findings, Text};

/// Channels by which the desk is reached.
const CHANNELS: [&str; 3] = ["telephone", "counter", "mail"];
/// Longest name of a caller.
const LONGEST_NAME: usize = 60;

/// Writes down for a unit what somebody tells, and sends it.
///
/// # Errors
/// Everything that is wrong with it; a kind of work that the desk does not take; a case that the caller's roles do not reach.
pub async fn take(
    app: &App,
    caller: &Caller,
    once: Option<&Once>,
    given: &DeskInJson,
) -> Result<DeskTakenJson, Problem> {
    let mut act = app.locking_act(caller, Permission::DeskTake, "desk.take").await?;
    if let Some(done) = act.answered(once).await? {
        return Ok(done);
    }
    let (named, rules_digest) = current(app, act.db(), &given.pack, &given.kind).await?;
    let tree = tree(app, act.db(), &given.pack).await?;
    must_be_taken(&tree, &named)?;
    let unit = parties::named(act.db(), &[given.unit_id]).await?.remove(&given.unit_id);
    let unit = refuse_unfit(&tree, given, unit)?;
    let opened_by = opener(&act, caller, &unit, given).await?;
    let form = classified(&named, given, as_fields(&given.form)?);
    let new = Fresh {
        unit_id: unit.id,
        opened_by,
        is_urgent: given.is_urgent,
        rules_digest: &rules_digest,
        form: &form,
    };
    let row = fresh(&act, &named, new).await?;
    let id = row.id;
    let entry = Entry {
        channel: &given.channel,
        category: given.category.as_deref(),
        caller_name: given.caller_name.trim(),
        taken_by: Some(caller.account),
    };
    let started = start(&act, &named, row, &entry).await?;
    must_reach(&act, &unit, id).await?;
    tell::taken(&started).await?;
    let number = started.row.number.clone().unwrap_or_default();
    drop(started);
    act.set_object("case", id);
    act.changed("kind", None, Some(&named.kind));
    act.changed("number", None, Some(&number));
    act.changed("channel", None, Some(&given.channel));
    act.changed_personal("caller_name", None, Some(given.caller_name.trim()));
    let answer = DeskTakenJson { id, number };
    act.remember(once, &answer).await?;
    act.commit().await?;
    Ok(answer)
}

/// Refuses a kind of work that does not come in by the desk.
fn must_be_taken(tree: &Tree, named: &Named) -> Result<(), Problem> {
    if tree.kinds().contains(named.kind.as_str()) {
        return Ok(());
    }
    Err(Problem::refused(
        "not_of_the_desk",
        format!("“{}”不由服务台登记，请由有权的人在门户发起", named.is.kind.title.zh),
        format!(
            "the service desk does not take `{}`; whoever may opens it in the portal",
            named.is.kind.title.en
        ),
    ))
}

/// Refuses what does not say by which channel, for whom, from whom or what about.
fn refuse_unfit(tree: &Tree, given: &DeskInJson, unit: Option<NamedParty>) -> Result<NamedParty, Problem> {
    let mut findings = Findings::new();
    let mut refuse = |code, place: &str, zh: &str, en: &str| {
        findings.push(Finding::error(code, place, Text::new(zh, en)));
    };
    if !CHANNELS.contains(&given.channel.as_str()) {
        refuse(
            "desk_channel",
            "/channel",
            "来源应为telephone、counter或mail",
            "`channel` is `telephone`, `counter` or `mail`",
        );
    }
    let name = given.caller_name.trim();
    if given.caller_id.is_none() && name.is_empty() {
        refuse("desk_caller", "/caller_name", "请填写来电人或来访人的姓名", "say who called");
    } else if name.chars().count() > LONGEST_NAME {
        refuse("too_long", "/caller_name", "姓名最多60个字", "at most 60 characters");
    }
    if given.category.as_deref().is_some_and(|path| tree.category(path).is_none()) {
        refuse(
            "picked_category",
            "/category",
            "服务台分类中没有这一类",
            "the classification has no such category",
        );
    }
    if unit.is_none() {
        refuse("unit", "/unit_id", "没有这个单位，或已停用", "no such unit, or a closed one");
    }
    match unit {
        Some(unit) if findings.is_empty() => Ok(unit),
        _ => Err(Problem::unusable(findings)),
    }
}

/// Whose case it becomes: the caller's when they have an account in the unit, so that they follow it in the portal; else the desk's.
async fn opener(
    act: &Act<'_>,
    caller: &Caller,
    unit: &NamedParty,
    given: &DeskInJson,
) -> Result<i64, Problem> {
    let Some(wanted) = given.caller_id else { return Ok(caller.account) };
    let people = case::people_of(act.db(), &[unit.id], &[], act.now_ms()).await?;
    if people.iter().any(|person| person.account_id == wanted) {
        return Ok(wanted);
    }
    let message =
        Text::new("此人不在该单位，或账号已停用", "this person is not of the unit, or the account is closed");
    Err(Problem::unusable(vec![Finding::error("desk_caller", "/caller_id", message)]))
}

/// The form, with the category where the form has a place for it.
fn classified(named: &Named, given: &DeskInJson, mut fields: Map<String, Value>) -> Value {
    let own = named.is.form.opener_fields();
    let place =
        named.is.form.category_fields().into_iter().find(|name| own.iter().any(|field| field == name));
    if let (Some(name), Some(path)) = (place, &given.category) {
        fields.entry(name.to_owned()).or_insert_with(|| Value::from(path.as_str()));
    }
    of_the_opener(&named.is.form, fields)
}

/// Refuses a case that is outside what the caller may work with: neither its unit nor anybody who takes part is theirs.
async fn must_reach(act: &Act<'_>, unit: &NamedParty, case: i64) -> Result<(), Problem> {
    let scope = act.scope();
    let parts = case::parts(act.db(), case).await?;
    let reaches_part = parts.iter().any(|part| scope.covers(part.party_id, &part.path, &part.level));
    if reaches_part || scope.covers(unit.id, &unit.path, &unit.level) {
        return Ok(());
    }
    Err(Problem::refused(
        "outside_the_desk",
        "只能登记由本单位承办，或本单位管辖的单位的事项",
        "only what your own party handles, or what is of units that you reach, can be taken",
    ))
}

/// People of a unit who have an account, for choosing who called.
///
/// # Errors
/// Not allowed; no such unit.
pub async fn callers(app: &App, caller: &Caller, unit: i64) -> Result<Vec<CaseColleagueJson>, Problem> {
    let reading = app.read(caller, Permission::DeskTake)?;
    let is_unit = |party: &NamedParty| party.id == unit && party.kind == "using_unit";
    if !case::named_parties(reading.db, &[unit]).await?.iter().any(is_unit) {
        return Err(Problem::not_found());
    }
    let people = case::people_of(reading.db, &[unit], &[], reading.now_ms).await?;
    Ok(people
        .into_iter()
        .map(|person| CaseColleagueJson { account_id: person.account_id, name: person.name })
        .collect())
}
