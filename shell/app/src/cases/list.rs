//! Lists: kinds of work, cases, tasks that wait, counts.

use super::kinds::{self, Named};
use super::words::outcome_title;
use super::{due, show, who};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CaseCountJson, CaseKindDetailJson, CaseKindJson, CasePartyJson, CaseRowJson, CaseStepJson, OutcomeJson,
    Page, WorkbenchTaskJson,
};
use yunheng_process::Kind;
use yunheng_store::case::{self as store, CaseListRow, Count, Viewer, Wanted};
use yunheng_values::{Lang, Text};

/// Which cases.
#[derive(Debug, Clone, Default)]
pub struct CaseFilter {
    /// `draft`, `running` or `ended`.
    pub state: Option<String>,
    /// Name of a kind.
    pub kind: Option<String>,
    /// Id of a pack.
    pub pack: Option<String>,
    /// Id of a unit.
    pub unit_id: Option<i64>,
    /// `done`, `rejected`, `withdrawn` or `merged`.
    pub outcome: Option<String>,
    /// Sent from this instant on.
    pub from_ms: Option<i64>,
    /// Sent before this instant.
    pub until_ms: Option<i64>,
    /// Come in by this channel.
    pub channel: Option<String>,
    /// Path of a category.
    pub category: Option<String>,
    /// Only those that the caller opened.
    pub only_own: bool,
    /// Words of number, headline, unit or form.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Kinds of work of a pack, by group and title.
///
/// # Errors
/// No such pack.
pub async fn case_kinds(app: &App, caller: &Caller, pack: &str) -> Result<Vec<CaseKindJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let (all, _) = kinds::all(app, reading.db, pack).await?;
    let titles = show::role_titles(app, reading.db).await?;
    let mut shown = Vec::new();
    for named in &all {
        shown.push(kind_json(app, caller, named, &titles, reading.now_ms).await?);
    }
    shown.sort_by(|a, b| (&a.group, &a.title).cmp(&(&b.group, &b.title)));
    Ok(shown)
}

/// A kind of work with its form and process.
///
/// # Errors
/// No such pack or kind.
pub async fn case_kind(
    app: &App,
    caller: &Caller,
    pack: &str,
    kind: &str,
) -> Result<CaseKindDetailJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let (named, _) = kinds::current(app, reading.db, pack, kind).await?;
    let titles = show::role_titles(app, reading.db).await?;
    Ok(CaseKindDetailJson {
        kind: kind_json(app, caller, &named, &titles, reading.now_ms).await?,
        form: named.is.form.schema.clone(),
        process: named.is.process_text.clone(),
    })
}

async fn kind_json(
    app: &App,
    caller: &Caller,
    named: &Named,
    titles: &BTreeMap<String, Text>,
    now_ms: i64,
) -> Result<CaseKindJson, Problem> {
    let lang = caller.place.lang;
    let kind = &named.is.kind;
    let held = who::roles(caller, now_ms);
    let mut steps = Vec::new();
    for node in named.is.definition.process().nodes.iter().filter(|node| node.kind == Kind::UserTask) {
        let role = node.settings.role.clone().filter(|role| role != who::OPENER);
        let mut limits = Vec::new();
        for (value, limit) in node.settings.limit_by.iter().flat_map(|by| &by.limits) {
            limits.push(format!("{value} {}", due::in_words(app, &named.pack, limit).await?));
        }
        if let (true, Some(limit)) = (limits.is_empty(), &node.settings.limit) {
            limits.push(due::in_words(app, &named.pack, limit).await?);
        }
        let limit = Some(limits.join("、")).filter(|limits| !limits.is_empty());
        let opener = Text::new("发起人", "who opens it");
        let title = role.as_ref().map_or(Some(&opener), |role| titles.get(role));
        let role_title =
            title.map_or_else(|| role.clone().unwrap_or_default(), |title| title.in_lang(lang).to_owned());
        steps.push(CaseStepJson {
            element: node.id.to_string(),
            title: node.title(),
            role,
            role_title,
            limit,
        });
    }
    Ok(CaseKindJson {
        pack: named.pack.clone(),
        kind: named.kind.clone(),
        title: kind.title.in_lang(lang).to_owned(),
        about: kind.about.in_lang(lang).to_owned(),
        group: kind.group.in_lang(lang).to_owned(),
        clauses: kind.clauses.iter().map(ToString::to_string).collect(),
        may_be_urgent: kind.may_be_urgent,
        may_open: held.iter().any(|held| kind.opens.contains(&held.role)),
        steps,
    })
}

/// Titles of kinds of work by pack and name, as they are now; of one that is gone its name stands.
pub(super) async fn titles_of(
    app: &App,
    db: yunheng_store::Db<'_>,
    wanted: impl Iterator<Item = String>,
    lang: Lang,
) -> Result<BTreeMap<(String, String), String>, Problem> {
    let packs: std::collections::BTreeSet<String> = wanted.collect();
    let mut titles = BTreeMap::new();
    for pack in packs {
        for named in kinds::all(app, db, &pack).await?.0 {
            titles.insert((named.pack, named.kind), named.is.kind.title.in_lang(lang).to_owned());
        }
    }
    Ok(titles)
}

/// Cases that the caller sees, newest first.
///
/// # Errors
/// What the database says.
pub async fn cases(app: &App, caller: &Caller, filter: &CaseFilter) -> Result<Page<CaseRowJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    case_rows(app, reading.db, who::viewer(caller, &reading.scope), filter, caller.place.lang).await
}

/// A page of cases that a viewer sees.
pub(super) async fn case_rows(
    app: &App,
    db: yunheng_store::Db<'_>,
    viewer: Viewer<'_>,
    filter: &CaseFilter,
    lang: Lang,
) -> Result<Page<CaseRowJson>, Problem> {
    let wanted = Wanted {
        state: filter.state.as_deref(),
        kind: filter.kind.as_deref(),
        pack: filter.pack.as_deref(),
        unit_id: filter.unit_id,
        outcome: filter.outcome.as_deref(),
        from_ms: filter.from_ms,
        until_ms: filter.until_ms,
        channel: filter.channel.as_deref(),
        category: filter.category.as_deref(),
        only_own: filter.only_own,
        query: &filter.query,
        below_id: filter.below_id,
        limit: filter.limit + 1,
    };
    let mut rows = store::list(db, viewer, &wanted).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.id);
    let packs = rows.iter().map(|row| row.pack.clone());
    let titles = titles_of(app, db, packs, lang).await?;
    Ok(Page { items: rows.into_iter().map(|row| row_json(row, &titles)).collect(), next })
}

fn row_json(row: CaseListRow, titles: &BTreeMap<(String, String), String>) -> CaseRowJson {
    let title = titles.get(&(row.pack.clone(), row.kind.clone())).cloned();
    CaseRowJson {
        id: row.id,
        kind_title: title.unwrap_or_else(|| row.kind.clone()),
        pack: row.pack,
        kind: row.kind,
        number: row.number,
        headline: row.headline,
        unit: CasePartyJson { id: row.unit_id, name: row.unit_name },
        opener_name: row.opener_name,
        state: row.state,
        outcome: row.outcome,
        is_urgent: row.is_urgent == 1,
        created_at: instant(row.created_at_ms),
        sent_at: row.sent_at_ms.map(instant),
        ended_at: row.ended_at_ms.map(instant),
    }
}

/// Parties that a form picks from, by name: those of some kinds, with words in their names.
///
/// # Errors
/// What the database says.
pub async fn pickable(
    app: &App,
    caller: &Caller,
    kinds: &[String],
    query: &str,
    limit: i64,
) -> Result<Vec<CasePartyJson>, Problem> {
    let reading = app.read(caller, Permission::CaseWork)?;
    let found = store::pickable(reading.db, kinds, query, limit).await?;
    Ok(found.into_iter().map(|party| CasePartyJson { id: party.id, name: party.name }).collect())
}

/// Tasks that wait for the caller, the first due first; `after` is the place in the list that the page before ended with.
///
/// # Errors
/// What the database says.
pub async fn workbench(
    app: &App,
    caller: &Caller,
    after: Option<&str>,
    limit: i64,
) -> Result<Page<WorkbenchTaskJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let roles = who::roles(caller, reading.now_ms);
    let place = after.map(place_of).transpose()?;
    let mut rows = store::workbench(reading.db, caller.account, &roles, place, limit + 1).await?;
    let is_more = rows.len() > usize::try_from(limit).unwrap_or_default();
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().filter(|_| is_more).map(|row| format!("{}:{}", row.due_key_ms, row.id));
    let packs = rows.iter().map(|row| row.pack.clone());
    let titles = titles_of(app, reading.db, packs, caller.place.lang).await?;
    let batches = batches(reading.db, &rows, caller.place.lang).await?;
    let shown = rows.into_iter().map(|row| WorkbenchTaskJson {
        batch: batches.get(&row.id).cloned().unwrap_or_default(),
        id: row.id,
        case_id: row.case_id,
        case_number: row.case_number,
        kind_title: titles.get(&(row.pack, row.kind.clone())).cloned().unwrap_or(row.kind),
        headline: row.headline,
        unit_name: row.unit_name,
        is_urgent: row.is_urgent == 1,
        title: row.title,
        is_mine: row.assignee_id == Some(caller.account),
        opened_at: instant(row.opened_at_ms),
        due_at: row.due_at_ms.map(instant),
        is_late: row.due_at_ms.is_some_and(|due| reading.now_ms >= due),
    });
    Ok(Page { items: shown.collect(), next })
}

/// Words with which tasks may be completed together, by task.
async fn batches(
    db: yunheng_store::Db<'_>,
    rows: &[store::TaskListRow],
    lang: Lang,
) -> Result<BTreeMap<i64, Vec<OutcomeJson>>, Problem> {
    let (mut known, mut found) = (BTreeMap::new(), BTreeMap::new());
    for row in rows.iter().filter(|row| row.is_review == 0) {
        if let std::collections::btree_map::Entry::Vacant(place) = known.entry(row.case_type_id) {
            place.insert(kinds::as_kept(db, row.case_type_id).await?);
        }
        let Some(named) = known.get(&row.case_type_id) else { continue };
        let outcome = |outcome: &String| OutcomeJson {
            outcome: outcome.clone(),
            title: outcome_title(outcome).in_lang(lang).to_owned(),
        };
        found.insert(row.id, named.is.batch_outcomes(&row.element).iter().map(outcome).collect());
    }
    Ok(found)
}

fn place_of(text: &str) -> Result<(i64, i64), Problem> {
    let parts = text.split_once(':').and_then(|(due, id)| Some((due.parse().ok()?, id.parse().ok()?)));
    parts.ok_or_else(|| {
        Problem::new(
            crate::problem::ProblemKind::Malformed,
            "malformed_cursor",
            "after应为上一页给出的next",
            "`after` is what the page before gave as `next`",
        )
    })
}

/// Counts of the cases that the caller sees and that were sent in a time, by kind.
///
/// # Errors
/// What the database says.
pub async fn case_counts(
    app: &App,
    caller: &Caller,
    from_ms: i64,
    until_ms: i64,
) -> Result<Vec<CaseCountJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let viewer = who::viewer(caller, &reading.scope);
    let counts = store::counts(reading.db, viewer, from_ms, until_ms, reading.now_ms).await?;
    let lang = caller.place.lang;
    let titles = titles_of(app, reading.db, counts.iter().map(|count| count.pack.clone()), lang).await?;
    Ok(counts.into_iter().map(|count| count_json(count, &titles)).collect())
}

fn count_json(count: Count, titles: &BTreeMap<(String, String), String>) -> CaseCountJson {
    let ended = count.done + count.rejected + count.withdrawn;
    CaseCountJson {
        title: titles.get(&(count.pack, count.kind.clone())).cloned().unwrap_or_else(|| count.kind.clone()),
        kind: count.kind,
        running: count.running,
        done: count.done,
        rejected: count.rejected,
        withdrawn: count.withdrawn,
        mean_hours: super::statistic::mean_hours(count.took_ms, ended),
        late_tasks: count.late_tasks,
    }
}
