//! Things that a form names by a text: projects and resources of the unit, items of the catalog.

use super::kinds::Named;
use super::whose::Whose;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::{date_of, effective_pack};
use crate::service::App;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_access::Permission;
use yunheng_api::platform::ThingJson;
use yunheng_case::{CaseKind, Form, NamedThing};
use yunheng_store::Db;
use yunheng_store::case::{self, CaseRow};
use yunheng_store::ledger::{self, ProjectWanted, ResourceWanted};
use yunheng_values::{Finding, Findings, Text};

/// What a form names in the fields that are filled in now and that is not there, or is not that unit's whose things they are, or is another
/// provider's. What was right when it was filled in may have ended since.
pub(super) async fn check(
    app: &App,
    db: Db<'_>,
    (form, filled, now): (&Form, &Value, &[String]),
    (pack, whose): (&str, &Whose<'_>),
) -> Result<Findings, Problem> {
    let mut findings = Findings::new();
    for field in form.named.iter().filter(|field| now.contains(field.rows.as_ref().unwrap_or(&field.name))) {
        for (place, value) in field.values(filled) {
            let is_there = match field.names {
                NamedThing::Project => {
                    whose.project(db, value).await?.is_some_and(|project| project.state == "active")
                }
                NamedThing::Resource => whose.resource(db, value).await?.is_some(),
                NamedThing::Item => {
                    effective_pack(app, db, pack).await?.pack().items.iter().any(|item| item.id == value)
                }
            };
            if !is_there {
                let (zh, en) = words(field.names);
                let message = Text::new(format!("没有{zh}“{value}”"), format!("there is no {en} `{value}`"));
                findings.push(Finding::error("unknown_thing", place, message));
            }
        }
    }
    Ok(findings)
}

/// Whoever orders about the things of another unit must reach it with a role that opens such a case.
pub(super) async fn out_of_reach(
    db: Db<'_>,
    (kind, filled): (&CaseKind, &Value),
    (opener, now_ms): (i64, i64),
) -> Result<Findings, Problem> {
    let Some(field) = kind.things_field() else { return Ok(Findings::new()) };
    let Some(id) = filled[field].as_i64() else { return Ok(Findings::new()) };
    if let Some(holder) = super::parties::named(db, &[id]).await?.remove(&id) {
        for role in &kind.opens {
            let people = case::role_holders(db, role, &holder, now_ms).await?;
            if people.iter().any(|person| person.account_id == opener) {
                return Ok(Findings::new());
            }
        }
    }
    let message = Text::new(
        "这个单位不在发起人的管理范围内，不能对它的资源办理",
        "the unit is not within the reach of whoever opened the case, so nothing can be ordered about its resources",
    );
    Ok(vec![Finding::error("out_of_reach", format!("/form/{field}"), message).cite(kind.clauses.clone())])
}

fn words(thing: NamedThing) -> (&'static str, &'static str) {
    match thing {
        NamedThing::Project => (
            "该单位在用、由所选云服务商服务的项目",
            "open project of the unit that the chosen provider serves",
        ),
        NamedThing::Resource => {
            ("该单位、由所选云服务商提供的资源", "resource of the unit that the chosen provider serves")
        }
        NamedThing::Item => ("服务目录里的服务项", "item of the catalog"),
    }
}

/// Names beside the numbers and ids that a form holds, of what the unit may name: a draft may hold any number.
pub(super) async fn labels(
    app: &App,
    db: Db<'_>,
    (named, filled): (&Named, &Value),
    row: &CaseRow,
) -> Result<BTreeMap<String, String>, Problem> {
    let (mut labels, whose) = (BTreeMap::new(), Whose::of_case(named, row, filled));
    for field in &named.is.form.named {
        let values: BTreeSet<&str> = field.values(filled).into_iter().map(|(_, value)| value).collect();
        match field.names {
            NamedThing::Project => {
                for number in values {
                    let found = whose.project(db, number).await?;
                    labels.extend(found.map(|row| (number.to_owned(), label(&row.number, &row.name))));
                }
            }
            NamedThing::Resource => {
                let values: Vec<&str> = values.into_iter().collect();
                let found = ledger::named_resources(db, &values).await?.into_iter();
                let found = found.filter(|row| whose.is_named(row));
                labels.extend(found.map(|row| (row.number.clone(), label(&row.number, &row.name))));
            }
            NamedThing::Item if !values.is_empty() => {
                let effective = effective_pack(app, db, &row.pack).await?;
                let items = effective.pack().items.iter().filter(|item| values.contains(item.id.as_str()));
                labels.extend(items.map(|item| (item.id.clone(), item.name.clone())));
            }
            NamedThing::Item => {}
        }
    }
    Ok(labels)
}

fn label(number: &str, name: &str) -> String {
    if name.is_empty() { number.to_owned() } else { format!("{number} {name}") }
}

/// Which things a form may name.
#[derive(Debug, Clone, Default)]
pub struct ThingFilter {
    /// `project`, `resource` or `item`.
    pub what: String,
    /// The pack.
    pub pack: String,
    /// The unit whose case it is; the caller's own when absent.
    pub unit_id: Option<i64>,
    /// Resources of this project alone, by its number.
    pub project: Option<String>,
    /// With these words.
    pub query: String,
}

/// Most that is offered at once; more words leave fewer.
const OFFERED: i64 = 50;

/// Things that a form may name, for whoever fills it in.
///
/// # Errors
/// Not allowed; no such pack; nothing of the kind can be named.
pub async fn things(app: &App, caller: &Caller, filter: &ThingFilter) -> Result<Vec<ThingJson>, Problem> {
    let reading = app.read(caller, Permission::CaseWork)?;
    let (db, scope) = (reading.db, &reading.scope);
    let unit_id = filter.unit_id.or(caller.party);
    match filter.what.as_str() {
        "project" => {
            let wanted = ProjectWanted {
                unit_id,
                pack: Some(filter.pack.clone()),
                state: Some("active".to_owned()),
                query: filter.query.clone(),
                limit: OFFERED,
                ..ProjectWanted::default()
            };
            let found = ledger::projects(db, scope, &wanted).await?.into_iter();
            Ok(found.map(|row| thing(row.number, row.name, row.provider_name)).collect())
        }
        "resource" => {
            let project = match filter.project.as_deref() {
                Some(number) => {
                    Some(ledger::project_by_number(db, number).await?.map_or(0, |project| project.id))
                }
                None => None,
            };
            let wanted = ResourceWanted {
                unit_id,
                project_id: project,
                query: filter.query.clone(),
                limit: OFFERED,
                ..ResourceWanted::default()
            };
            let found = ledger::resources(db, scope, &wanted)
                .await?
                .into_iter()
                .filter(|row| row.life != "reclaimed");
            Ok(found.map(|row| thing(row.number, row.name, row.project_name)).collect())
        }
        "item" => {
            let effective = effective_pack(app, db, &filter.pack).await?;
            let words = filter.query.trim();
            let items = effective.pack().items.iter();
            let items = items.filter(|item| {
                [&item.name, &item.id, &item.category].iter().any(|text| text.contains(words))
            });
            let today = date_of(reading.now_ms);
            let shown = items.map(|item| {
                let plain = format!("{} {}", item.category, item.unit);
                // One that is leased may still be given up, so it can be named.
                let help = match item.until.filter(|until| *until <= today) {
                    None => plain,
                    Some(until) => Text::new(
                        format!("{plain}（自{until}起停止提供）"),
                        format!("{plain} (not offered from {until} on)"),
                    )
                    .in_lang(caller.place.lang)
                    .to_owned(),
                };
                thing(item.id.clone(), item.name.clone(), help)
            });
            Ok(shown.collect())
        }
        _ => Err(Problem::not_found()),
    }
}

fn thing(value: String, name: String, help: String) -> ThingJson {
    ThingJson { value, name, help }
}
