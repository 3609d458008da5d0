//! Following a difference to its end: which thing a resource is, a case, what settles it.

use super::cloud;
use super::list::{of_ids, shown};
use super::rules::{self, CaseRule};
use super::take::Detail;
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::cases::drafted;
use crate::clock::instant;
use crate::problem::Problem;
use crate::rules::{effective_rules, today};
use crate::service::App;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CaseInJson, CloudDifferenceJson, CloudLinkJson, Created, DifferenceCaseInJson, LinkThingJson,
    SettleDifferenceJson,
};
use yunheng_ledger::reconcile::DifferenceKind;
use yunheng_store::case::{self, CaseRow, Viewer};
use yunheng_store::reconcile::{self, DifferenceRow};
use yunheng_store::{StoreError, ledger};
use yunheng_values::{Finding, Money, Text};

fn wrong(code: &'static str, place: &str, zh: &str, en: &str) -> Problem {
    Problem::unusable(vec![Finding::error(code, place, Text::new(zh, en))])
}

/// An open difference of the version that was read.
async fn open(act: &Act<'_>, id: i64, version: i64) -> Result<DifferenceRow, Problem> {
    let row = of_ids(act.db(), act.scope(), &[id]).await?.remove(0);
    if row.version != version {
        return Err(Problem::stale());
    }
    if row.state != "open" {
        return Err(Problem::conflict(
            "not_open",
            "这条差异已经了结",
            "this difference is not open any more",
        ));
    }
    Ok(row)
}

async fn answered(app: &App, caller: &Caller, id: i64) -> Result<CloudDifferenceJson, Problem> {
    let reading = app.read(caller, Permission::LedgerReconcile)?;
    let rows = of_ids(reading.db, &reading.scope, &[id]).await?;
    Ok(shown(app, reading.db, rows, caller.place.lang).await?.remove(0))
}

/// Says which thing of the cloud a resource is, which settles the difference.
///
/// # Errors
/// Not allowed; not open; a resource that is not the cloud's provider's; a thing that another resource is.
pub async fn link_thing(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    given: &LinkThingJson,
) -> Result<CloudDifferenceJson, Problem> {
    let mut act =
        app.act(caller, Permission::LedgerReconcile, "reconciliation.link").await?.on("difference", id);
    let row = open(&act, id, version).await?;
    let cloud = cloud::reached(act.db(), act.scope(), &row.cloud).await?;
    let text = |given: &Option<String>, own: &str| {
        given.as_deref().map(str::trim).filter(|text| !text.is_empty()).unwrap_or(own).to_owned()
    };
    let external = text(&given.external_id, &row.external_id);
    let number = text(&given.resource_number, row.resource_number.as_deref().unwrap_or_default());
    if external.is_empty() || external.chars().any(char::is_control) {
        return Err(wrong("missing", "/external_id", "请填写云平台编号", "name the cloud's id"));
    }
    let resource = ledger::resource_by_number(act.db(), &number).await?;
    let resource = resource.filter(|found| found.provider_id == cloud.provider.id).ok_or_else(|| {
        wrong(
            "unknown_resource",
            "/resource_number",
            "没有这个编号的资源，或不是该云服务商的",
            "no resource of this number, or none of this provider",
        )
    })?;
    for link in
        reconcile::links(act.db(), &row.cloud).await?.iter().filter(|link| link.external_id == external)
    {
        let other = ledger::find_resource(act.db(), act.scope(), link.resource_id).await?;
        if let Some(other) = other.filter(|other| !["ended", "reclaimed"].contains(&other.life.as_str())) {
            let (zh, en) = (
                format!("它已对应{}；一个资源只能对应一台", other.number),
                format!("it is {} already", other.number),
            );
            return Err(wrong("linked_already", "/external_id", &zh, &en));
        }
    }
    reconcile::put_link(act.db(), (&row.cloud, &external), resource.id, act.account(), act.now_ms())
        .await
        .map_err(linked)?;
    let note = format!("{} = {external}", resource.number);
    settled(&act, &row, &note).await?;
    act.changed("link", None, Some(&note));
    act.commit().await?;
    answered(app, caller, id).await
}

fn linked(error: StoreError) -> Problem {
    match error {
        StoreError::Unique { .. } => Problem::conflict(
            "linked",
            "这台资源已对应云平台上的另一个；先在资源页取消对应",
            "the resource is linked with another thing; end that link on its page first",
        ),
        error => error.into(),
    }
}

async fn settled(act: &Act<'_>, row: &DifferenceRow, note: &str) -> Result<(), Problem> {
    let done = reconcile::settle(act.db(), (row.id, row.version), note, act.account(), act.now_ms()).await?;
    if done { Ok(()) } else { Err(Problem::stale()) }
}

/// Settles a difference by the correction of the ledger or the ended case that it came to.
///
/// # Errors
/// Not allowed; not open; nothing that settles it.
pub async fn settle(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    given: &SettleDifferenceJson,
) -> Result<CloudDifferenceJson, Problem> {
    let mut act =
        app.act(caller, Permission::LedgerReconcile, "reconciliation.settle").await?.on("difference", id);
    let row = open(&act, id, version).await?;
    let note = given.note.trim();
    if !(1..=500).contains(&note.chars().count()) {
        return Err(wrong(
            "missing",
            "/note",
            "请写明核实情况，1至500个字符",
            "say what was found, 1 to 500 characters",
        ));
    }
    let by =
        match (given.position, given.case_number.as_deref().map(str::trim).filter(|text| !text.is_empty())) {
            (Some(position), None) => correction(&act, &row, position).await?,
            (None, Some(number)) => ended_case(&act, caller, &row, number).await?,
            _ => {
                let (zh, en) = (
                    "台账更正的位置或者已办结事项的编号，填写其中一个",
                    "a correction or a case, one of them",
                );
                return Err(wrong("missing", "/position", zh, en));
            }
        };
    let note = format!("{by}：{note}");
    settled(&act, &row, &note).await?;
    act.changed("settled", None, Some(&note));
    act.commit().await?;
    answered(app, caller, id).await
}

/// A correction of the resource, made since the difference was found.
async fn correction(act: &Act<'_>, row: &DifferenceRow, position: i64) -> Result<String, Problem> {
    let events = match row.resource_id {
        Some(resource) => ledger::events_of(act.db(), resource).await?,
        None => Vec::new(),
    };
    let is_since = position > row.first_position;
    let found = events.iter().any(|event| event.position == position && event.corrects.is_some());
    if found && is_since {
        return Ok(format!("台账第{position}号更正"));
    }
    Err(wrong(
        "no_correction",
        "/position",
        "发现差异之后，这台资源的台账里没有这个位置的更正",
        "the ledger of this resource has no correction at this position since the difference was found",
    ))
}

/// A case that ended as done and is about the difference: it follows it, did something to its resource, or names it or its project.
async fn ended_case(
    act: &Act<'_>,
    caller: &Caller,
    of: &DifferenceRow,
    number: &str,
) -> Result<String, Problem> {
    let viewer = Viewer { scope: act.scope(), account: caller.account };
    let id = case::seen_by_number(act.db(), viewer, number).await?;
    let row = match id {
        Some(id) => case::case(act.db(), id).await?,
        None => None,
    };
    match row {
        Some(row) if row.state == "ended" && row.outcome.as_deref() == Some("done") => {
            if is_about(act, of, &row).await? {
                return Ok(number.to_owned());
            }
            let (zh, en) = (
                "这个事项与这条差异无关：它没有办理这台资源，也没有写到这台资源或这个项目",
                "this case is not about the difference: it did nothing to the resource, and names neither it nor its project",
            );
            Err(wrong("unrelated_case", "/case_number", zh, en))
        }
        Some(_) => {
            Err(wrong("not_ended", "/case_number", "这个事项还没有办结", "this case has not ended as done"))
        }
        None => Err(wrong(
            "unknown_case",
            "/case_number",
            "没有这个编号的事项，或您看不到它",
            "no case of this number, or none that you see",
        )),
    }
}

async fn is_about(act: &Act<'_>, of: &DifferenceRow, case: &CaseRow) -> Result<bool, Problem> {
    if of.case_id == Some(case.id) {
        return Ok(true);
    }
    let touched = ledger::case_resources(act.db(), case.id).await?;
    if touched.iter().any(|(id, _)| of.resource_id == Some(*id)) {
        return Ok(true);
    }
    let form: Value = serde_json::from_str(&case.form).map_err(|error| Problem::bug(&error))?;
    let names = |number: &Option<String>| number.as_deref().is_some_and(|number| holds(&form, number));
    Ok(names(&of.resource_number) || names(&of.project_number))
}

/// Whether a form holds a text as one of its values.
fn holds(form: &Value, text: &str) -> bool {
    match form {
        Value::String(value) => value == text,
        Value::Array(values) => values.iter().any(|value| holds(value, text)),
        Value::Object(fields) => fields.values().any(|value| holds(value, text)),
        _ => false,
    }
}

/// Most differences of one case.
const MOST: usize = 100;

/// Begins a case that follows differences, its form filled in as the pack says.
///
/// # Errors
/// Not allowed; none, too many, not open, of several providers; a kind of work that the caller may not open.
pub async fn open_case(
    app: &App,
    caller: &Caller,
    given: &DifferenceCaseInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    let mut act = app.act(caller, Permission::LedgerReconcile, "reconciliation.assign").await?;
    if let Some(made) = act.answered(once).await? {
        return Ok(made);
    }
    let ids: BTreeSet<i64> = given.differences.iter().copied().collect();
    if ids.is_empty() || ids.len() > MOST {
        let (zh, en) = (format!("一次选1至{MOST}条差异"), format!("choose 1 to {MOST} differences"));
        return Err(wrong("too_many", "/differences", &zh, &en));
    }
    let ids: Vec<i64> = ids.into_iter().collect();
    let rows = of_ids(act.db(), act.scope(), &ids).await?;
    let first = &rows[0];
    if rows.iter().any(|row| row.provider_id != first.provider_id || row.pack != first.pack) {
        let (zh, en) = ("所选差异应属于同一个云服务商", "the differences are of several providers");
        return Err(wrong("several_providers", "/differences", zh, en));
    }
    if rows.iter().any(|row| row.state != "open" || row.case_id.is_some()) {
        let (zh, en) =
            ("所选差异有的已了结，或者已有事项在办", "one is settled, or followed by a case already");
        return Err(Problem::conflict("not_open", zh, en));
    }
    let effective = effective_rules(app, &first.pack, today(app)).await?;
    let rule = rules::case(&effective.rules()?)?;
    let form = filled(&rule, &rows)?;
    let case = CaseInJson {
        pack: first.pack.clone(),
        kind: rule.kind.clone(),
        unit_id: None,
        form,
        is_urgent: false,
    };
    let id = drafted(&act, caller, &case).await?;
    for row in &rows {
        if !reconcile::set_case(act.db(), row.id, row.version, id).await? {
            return Err(Problem::stale());
        }
    }
    act.set_object("case", id);
    act.changed("kind", None, Some(&rule.kind));
    let listed: Vec<String> = ids.iter().map(ToString::to_string).collect();
    act.changed("differences", None, Some(&listed.join(" ")));
    let made = Created { id };
    act.remember(once, &made).await?;
    act.commit().await?;
    Ok(made)
}

/// Longest text of a cell of a form.
const LONGEST: usize = 490;

/// The form of a case about differences.
fn filled(rule: &CaseRule, rows: &[DifferenceRow]) -> Result<Value, Problem> {
    let first = &rows[0];
    let of_all = [
        ("cloud", first.cloud_name.clone()),
        ("day", first.last_on.clone()),
        ("count", rows.len().to_string()),
    ];
    let mut form = Map::new();
    for (field, template) in &rule.fill {
        form.insert(field.clone(), json!(fill(template, &of_all)));
    }
    form.insert(rule.provider.clone(), json!(first.provider_id));
    let mut listed = Vec::new();
    for row in rows {
        let words = words(row)?;
        let cells = rule.row.iter().map(|(field, template)| (field.clone(), json!(fill(template, &words))));
        listed.push(Value::Object(cells.collect()));
    }
    form.insert(rule.rows.clone(), Value::Array(listed));
    Ok(Value::Object(form))
}

fn words(row: &DifferenceRow) -> Result<[(&'static str, String); 5], Problem> {
    let detail: Detail = serde_json::from_str(&row.detail).map_err(|error| Problem::bug(&error))?;
    let kind = DifferenceKind::parse(&row.kind).map(|kind| kind.title().zh).unwrap_or_default();
    let named = [row.resource_number.as_deref(), row.resource_name.as_deref(), Some(&row.external_name)];
    let thing = if row.external_id.is_empty() { String::new() } else { format!("（{}）", row.external_id) };
    let named: Vec<&str> = named.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let monthly = match row.monthly {
        None => "金额待定".to_owned(),
        Some(fen) if fen > 0 => format!("每月多计{}元", Money::from_scaled(fen)),
        Some(fen) if fen < 0 => format!("每月少计{}元", Money::from_scaled(-fen)),
        Some(_) => "不涉及金额".to_owned(),
    };
    Ok([
        ("kind", kind),
        ("what", format!("{}{thing}", named.join(" "))),
        ("why", detail.zh),
        ("monthly", monthly),
        ("day", row.first_on.clone()),
    ])
}

fn fill(template: &str, words: &[(&'static str, String)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in words {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text.chars().take(LONGEST).collect()
}

/// Which thing of a cloud a resource is, when somebody said so.
///
/// # Errors
/// Not allowed; no such resource.
pub async fn link_of_resource(app: &App, caller: &Caller, id: i64) -> Result<Option<CloudLinkJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    ledger::find_resource(reading.db, &reading.scope, id).await?.ok_or_else(Problem::not_found)?;
    let link = reconcile::link_of(reading.db, id).await?;
    Ok(link.map(|link| CloudLinkJson {
        cloud: link.cloud,
        external_id: link.external_id,
        linked_by: link.linked_by_name,
        linked_at: instant(link.linked_at_ms),
    }))
}

/// Takes back which thing a resource is; the next reconciliation asks again.
///
/// # Errors
/// Not allowed; no such resource; not linked.
pub async fn unlink_resource(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let mut act =
        app.act(caller, Permission::LedgerReconcile, "reconciliation.unlink").await?.on("resource", id);
    ledger::find_resource(act.db(), act.scope(), id).await?.ok_or_else(Problem::not_found)?;
    let link = reconcile::link_of(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    reconcile::end_link(act.db(), link.id, act.account(), act.now_ms()).await?;
    act.changed("link", Some(&format!("{} {}", link.cloud, link.external_id)), None);
    act.commit().await
}
