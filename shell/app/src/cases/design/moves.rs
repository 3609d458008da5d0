//! Running cases on other files than the version in use: what moving each would mean, and moving the chosen ones.
//!
//! Nothing moves by itself. Somebody chooses cases and says why; each is planned anew in its own transaction and moved whole, or
//! refused with everything that stands against it. The version was put into use by two people already, so one moves.

use super::super::form::check;
use super::super::kinds::{current, files_of, kept};
use super::super::open::settle;
use super::super::tasks::seen_and_locked;
use super::super::who;
use super::super::work::{Saying, Work};
use super::Known;
use crate::caller::Caller;
use crate::problem::{Problem, ProblemKind, retrying};
use crate::service::App;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{
    DesignMoveCaseJson, DesignMoveInJson, DesignMoveJson, DesignMoveTaskJson, DesignMovedJson,
    DesignMovesQuery, Page,
};
use yunheng_case::{CaseType, Form};
use yunheng_process::{ElementId, MovePlan, Node, State, plan_move};
use yunheng_store::case::{self, CaseRow};
use yunheng_values::{Finding, Findings, Lang, Text};

/// Cases that are moved with one request.
const MOST_MOVED: usize = 200;
/// Longest reason, characters.
const LONGEST_REASON: usize = 500;

/// What moving a case would mean.
struct Plan {
    plan: MovePlan,
    /// The form without what the other one does not have.
    form: Map<String, Value>,
    /// What is filled in and would go.
    dropped: Map<String, Value>,
    /// What stands against it beside the process.
    against: Findings,
}

type Instead = BTreeMap<ElementId, ElementId>;

fn plan(row: &CaseRow, from: &CaseType, to: &CaseType, instead: &Instead) -> Result<Plan, Problem> {
    let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| Problem::bug(&error));
    let state = state(row)?;
    let plan = plan_move(&from.definition, &to.definition, &state, instead);
    let filled = read(&row.form)?.as_object().cloned().unwrap_or_default();
    let (known, gone): (Map<_, _>, Map<_, _>) = filled.into_iter().partition(|(name, _)| to.form.has(name));
    let form = to.form.without_hidden(known);
    // Whoever is asked to fill in the form again sees for themselves what it needs now.
    let is_being_filled_in = state.open_tasks().any(|(element, _)| to.first_task() == Some(element.as_str()));
    let mut against = Findings::new();
    if !is_being_filled_in {
        against.extend(check(&to.form, &Value::Object(form.clone()), &[]));
    }
    Ok(Plan { plan, form, dropped: gone, against })
}

fn state(row: &CaseRow) -> Result<State, Problem> {
    let text = row.process.as_deref().ok_or_else(|| Problem::bug(&"a running case without a state"))?;
    serde_json::from_str(text).map_err(|error| Problem::bug(&error))
}

/// Running cases that the caller sees and that run on other files than the version in use, with what moving each would mean.
///
/// # Errors
/// Not allowed; no such kind.
pub async fn moves(
    app: &App,
    caller: &Caller,
    (pack, kind): (&str, &str),
    query: &DesignMovesQuery,
) -> Result<Page<DesignMoveJson>, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    let known = Known::find(app, reading.db, pack, kind).await?;
    let (named, _) = current(app, reading.db, pack, kind).await?;
    let limit = i64::from(query.limit.unwrap_or(50).clamp(1, 200));
    let after = query.after.as_deref().and_then(|after| after.parse().ok()).unwrap_or(0);
    let viewer = who::viewer(caller, &reading.scope);
    let of = (pack, kind, named.digest.as_str());
    let rows = case::on_other_files(reading.db, viewer, of, (after, limit + 1)).await?;
    let (instead, numbers) = (instead_of(query.instead.as_deref()), numbers(&known)?);
    let mut items = Vec::new();
    for row in rows.iter().take(usize::try_from(limit).unwrap_or(usize::MAX)) {
        let from = kept(app, reading.db, row).await?;
        let plan = plan(row, &from.is, &named.is, &instead)?;
        let on = numbers.get(&from.digest).copied();
        items.push(shown(row, (&from.is, &named.is), (plan, &instead), on, caller.place.lang)?);
    }
    let has_more = rows.len() > items.len();
    let next = items.last().filter(|_| has_more).map(|last| last.case_id.to_string());
    Ok(Page { items, next })
}

/// Numbers of the versions by the digest of their files.
fn numbers(known: &Known) -> Result<BTreeMap<String, i64>, Problem> {
    let mut numbers = BTreeMap::from([(files_of(known.folder()?)?.1, 0)]);
    numbers.extend(known.versions.iter().map(|version| (version.digest.clone(), version.number)));
    Ok(numbers)
}

fn instead_of(given: Option<&str>) -> Instead {
    let pairs = given.unwrap_or_default().split(',').filter_map(|pair| pair.split_once(':'));
    pairs.map(|(from, to)| (ElementId::from(from), ElementId::from(to))).collect()
}

fn shown(
    row: &CaseRow,
    (from, to): (&CaseType, &CaseType),
    (plan, instead): (Plan, &Instead),
    on: Option<i64>,
    lang: Lang,
) -> Result<DesignMoveJson, Problem> {
    let node = |of: &CaseType, element: &ElementId| of.definition.process().node(element.as_str()).cloned();
    let who = |node: &Node| (node.settings.role.clone(), node.settings.relation.clone());
    let task = |element: &ElementId| {
        let (old, new) = (node(from, element), node(to, instead.get(element).unwrap_or(element)));
        DesignMoveTaskJson {
            element: element.to_string(),
            title: old.as_ref().map_or_else(|| element.to_string(), Node::title),
            is_others: old.as_ref().zip(new.as_ref()).is_some_and(|(old, new)| who(old) != who(new)),
            becomes: new.as_ref().map(Node::title),
        }
    };
    let names = |form: &Form| -> Vec<String> {
        form.schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
    };
    let against = plan.plan.moved.err().unwrap_or_default().into_iter().chain(plan.against);
    Ok(DesignMoveJson {
        case_id: row.id,
        number: row.number.clone().unwrap_or_default(),
        headline: row.headline.clone(),
        unit: row.unit_name.clone(),
        version: row.version,
        on,
        tasks: state(row)?.open_tasks().map(|(element, _)| task(element)).collect(),
        added_fields: names(&to.form)
            .into_iter()
            .filter(|name| !from.form.has(name))
            .map(|name| to.form.title(&name))
            .collect(),
        dropped_fields: plan.dropped.keys().map(|name| from.form.title(name)).collect(),
        against: against.map(|finding| finding.message.in_lang(lang).to_owned()).collect(),
    })
}

/// Moves the chosen cases to the version in use, each by itself; says what became of each.
///
/// # Errors
/// Not allowed, or identity not confirmed; another version in use than was looked at; no reason.
pub async fn move_cases(
    app: &App,
    caller: &Caller,
    of: (&str, &str),
    given: &DesignMoveInJson,
) -> Result<Vec<DesignMovedJson>, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    app.must_be_confirmed(caller).await?;
    must_be_sound(given)?;
    let known = Known::find(app, reading.db, of.0, of.1).await?;
    if known.present() != given.to {
        return Err(Problem::stale());
    }
    let mut answers = Vec::new();
    for one in &given.cases {
        let moved = retrying(|| move_case(app, caller, of, (one, given))).await;
        answers.push(answer(one, moved, caller.place.lang)?);
    }
    Ok(answers)
}

fn must_be_sound(given: &DesignMoveInJson) -> Result<(), Problem> {
    let mut findings = Findings::new();
    if !(1..=MOST_MOVED).contains(&given.cases.len()) {
        let message = Text::new("请选择1至200件事项", "choose 1 to 200 cases");
        findings.push(Finding::error("cases", "/cases", message));
    }
    if !(1..=LONGEST_REASON).contains(&given.reason.trim().chars().count()) {
        let message = Text::new("请写明理由，最多500字", "say why, in at most 500 characters");
        findings.push(Finding::error("missing_reason", "/reason", message));
    }
    if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
}

/// What a person can do something about is an answer; a defect is none.
fn answer(
    one: &DesignMoveCaseJson,
    moved: Result<(), Problem>,
    lang: Lang,
) -> Result<DesignMovedJson, Problem> {
    let said = |text: &Text| text.in_lang(lang).to_owned();
    let why = match moved {
        Ok(()) => Vec::new(),
        Err(problem) if matches!(problem.kind, ProblemKind::Bug | ProblemKind::Unavailable) => {
            return Err(problem);
        }
        Err(problem) if problem.findings.is_empty() => vec![said(&problem.message)],
        Err(problem) => problem.findings.iter().map(|finding| said(&finding.message)).collect(),
    };
    Ok(DesignMovedJson { case_id: one.case_id, is_moved: why.is_empty(), why })
}

async fn move_case(
    app: &App,
    caller: &Caller,
    (pack, kind): (&str, &str),
    (one, given): (&DesignMoveCaseJson, &DesignMoveInJson),
) -> Result<(), Problem> {
    let mut act =
        app.locking_act(caller, Permission::ProcessDesign, "case.move").await?.on("case", one.case_id);
    let row = seen_and_locked(&act, caller, one.case_id).await?;
    // Locking it was a change of its own.
    if row.version != one.version + 1 {
        return Err(Problem::stale());
    }
    if row.pack != pack || row.kind != kind {
        return Err(Problem::not_found());
    }
    let (to, _) = current(app, act.db(), pack, kind).await?;
    let from = kept(app, act.db(), &row).await?;
    if from.digest == to.digest {
        return Err(Problem::conflict(
            "moved_already",
            "这件事项已在使用中的版本上",
            "the case is on the version in use already",
        ));
    }
    let instead = given.instead.iter().map(|(from, to)| (from.as_str().into(), to.as_str().into())).collect();
    let Plan { plan, form, dropped, against } = plan(&row, &from.is, &to.is, &instead)?;
    let step = match plan.moved {
        Ok(step) if against.is_empty() => step,
        moved => {
            let of_process = moved.err().unwrap_or_default();
            return Err(Problem::unusable(of_process.into_iter().chain(against).collect()));
        }
    };
    act.changed("files_sm3", Some(&from.digest), Some(&to.digest));
    let type_id = case::keep_type(act.db(), pack, kind, &to.digest, &to.files, act.now_ms()).await?;
    case::set_type(act.db(), one.case_id, type_id).await?;
    let more = json!({ "from": from.digest, "to": to.digest, "dropped": dropped, "instead": given.instead });
    let form = Value::Object(form);
    let mut work = Work::on(&act, row).await?;
    work.row.headline = settle(&act, &to, &form, one.case_id).await?;
    work.moved(to, form, step).await?;
    let reason = given.reason.trim();
    work.note(Saying { act: "move", said: reason, more: Some(more), ..Saying::default() }).await?;
    work.save().await?;
    drop(work);
    act.because(reason).commit().await
}
