//! The knowledge base (知识库): answers that were written down, published by a second person, found while somebody types.

use super::super::tasks::seen_and_locked;
use super::super::work::{Saying, Work};
use super::super::{parties, show};
use super::tree;
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::clock::instant;
use crate::page::cut;
use crate::problem::Problem;
use crate::service::App;
use serde_json::json;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CaseJson, CaseKnowledgeInJson, Created, KnowledgeInJson, KnowledgeJson, KnowledgeRowJson,
    KnowledgeVersionJson, Page,
};
use yunheng_store::knowledge::{self, KnowledgeRow, KnowledgeWanted, Words};
use yunheng_values::{Finding, Findings, Text};

/// Whom an entry is for.
const AUDIENCES: [&str; 2] = ["everybody", "party"];
/// Longest title, and longest text below it.
const LONGEST_TITLE: usize = 100;
const LONGEST_BODY: usize = 20_000;
/// Most entries that are suggested.
const MOST_SUGGESTED: i64 = 5;

/// Which entries.
#[derive(Debug, Clone, Default)]
pub struct KnowledgeFilter {
    /// Words in title, text or category.
    pub query: String,
    /// Only those that wait to be published.
    pub only_drafts: bool,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Entries that the caller may read, newest first.
///
/// # Errors
/// What the database says.
pub async fn knowledge_entries(
    app: &App,
    caller: &Caller,
    filter: &KnowledgeFilter,
) -> Result<Page<KnowledgeRowJson>, Problem> {
    let permission = if filter.only_drafts { Permission::DeskTake } else { Permission::CaseRead };
    let reading = app.read(caller, permission)?;
    let wanted = KnowledgeWanted {
        query: &filter.query,
        only_drafts: filter.only_drafts,
        below_id: filter.below_id,
        limit: filter.limit + 1,
    };
    let mut rows = knowledge::list(reading.db, &reading.scope, &wanted).await?;
    let next = cut(&mut rows, filter.limit, |row| row.id);
    Ok(Page { items: rows.into_iter().map(row_json).collect(), next })
}

fn row_json(row: KnowledgeRow) -> KnowledgeRowJson {
    let state = match (row.retired_at_ms, row.published) {
        (Some(_), _) => "retired",
        (None, Some(number)) if number == row.number => "published",
        _ => "draft",
    };
    KnowledgeRowJson {
        id: row.id,
        title: row.title,
        category: row.category,
        audience: row.audience,
        party_name: row.party_name,
        state: state.to_owned(),
        number: row.number,
        writer_name: row.writer_name,
        written_at: instant(row.written_at_ms),
        uses: row.uses,
    }
}

/// Published entries that have to do with what somebody types, the nearest first.
///
/// # Errors
/// What the database says.
pub async fn suggested(app: &App, caller: &Caller, text: &str) -> Result<Vec<KnowledgeRowJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let found = knowledge::suggest(reading.db, &reading.scope, text, MOST_SUGGESTED).await?;
    Ok(found.into_iter().map(row_json).collect())
}

/// An entry; in its newest version for whoever works on it.
///
/// # Errors
/// None, or none that the caller may read.
pub async fn knowledge_entry(app: &App, caller: &Caller, id: i64) -> Result<KnowledgeJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let scope_of = |permission| caller.reaches(permission, reading.now_ms);
    let writes = scope_of(Permission::DeskTake).or_else(|| scope_of(Permission::DeskManage));
    let newest = match &writes {
        Some(scope) => knowledge::find(reading.db, scope, id, true).await?,
        None => None,
    };
    let is_own = newest.is_some();
    let row = match newest {
        Some(row) => row,
        None => {
            knowledge::find(reading.db, &reading.scope, id, false).await?.ok_or_else(Problem::not_found)?
        }
    };
    let versions = if is_own { knowledge::versions(reading.db, id).await? } else { Vec::new() };
    let waits = row.published != Some(row.number);
    let is_used = row.retired_at_ms.is_none();
    let manages = is_own && scope_of(Permission::DeskManage).is_some();
    let can = [
        ("edit", is_own && is_used && scope_of(Permission::DeskTake).is_some()),
        ("publish", manages && is_used && waits && row.written_by != caller.account),
        ("retire", manages && is_used),
    ];
    Ok(KnowledgeJson {
        body: row.body.clone(),
        version: row.version,
        published: row.published,
        versions: versions.into_iter().map(version_json).collect(),
        may: can.into_iter().filter(|(_, can)| *can).map(|(act, _)| act.to_owned()).collect(),
        row: row_json(row),
    })
}

fn version_json(row: knowledge::VersionRow) -> KnowledgeVersionJson {
    KnowledgeVersionJson {
        number: row.number,
        title: row.title,
        writer_name: row.writer_name,
        written_at: instant(row.written_at_ms),
        publisher_name: row.publisher_name,
        published_at: row.published_at_ms.map(instant),
    }
}

/// What an entry says, when it is one.
async fn words<'g>(act: &Act<'_>, given: &'g KnowledgeInJson) -> Result<Words<'g>, Problem> {
    let mut findings = Findings::new();
    let mut refuse = |code, place: &str, zh: String, en: &str| {
        findings.push(Finding::error(code, place, Text::new(zh, en)));
    };
    let (title, body) = (given.title.trim(), given.body.trim());
    for (name, place, text, longest) in
        [("标题", "/title", title, LONGEST_TITLE), ("正文", "/body", body, LONGEST_BODY)]
    {
        if text.is_empty() {
            refuse("missing_field", place, format!("请填写{name}"), "it is missing");
        } else if text.chars().count() > longest {
            refuse("too_long", place, format!("{name}最多{longest}字"), "it is too long");
        }
    }
    if !AUDIENCES.contains(&given.audience.as_str()) {
        refuse(
            "knowledge_audience",
            "/audience",
            "范围应为everybody或party".to_owned(),
            "`audience` is `everybody` or `party`",
        );
    }
    if let Some(path) = &given.category {
        let tree = tree(act.app(), act.db(), &given.pack).await?;
        if tree.category(path).is_none() {
            refuse("picked_category", "/category", "服务台分类中没有这一类".to_owned(), "no such category");
        }
    }
    let words = Words { title, body, category: given.category.as_deref(), audience: &given.audience };
    if findings.is_empty() { Ok(words) } else { Err(Problem::unusable(findings)) }
}

/// Begins an entry of the caller's own party.
///
/// # Errors
/// Everything that is wrong with it; a caller without a party.
pub async fn write_knowledge(
    app: &App,
    caller: &Caller,
    once: Option<&Once>,
    given: &KnowledgeInJson,
) -> Result<Created, Problem> {
    let mut act = app.act(caller, Permission::DeskTake, "knowledge.write").await?;
    if let Some(done) = act.answered(once).await? {
        return Ok(done);
    }
    let words = words(&act, given).await?;
    let own = caller.party.ok_or_else(Problem::not_found)?;
    let party = parties::named(act.db(), &[own]).await?.remove(&own).ok_or_else(Problem::not_found)?;
    if !act.scope().covers(party.id, &party.path, &party.level) {
        return Err(Problem::not_found());
    }
    let id = knowledge::insert(act.db(), party.id, &words, caller.account, act.now_ms()).await?;
    act.set_object("knowledge", id);
    act.changed("title", None, Some(words.title));
    let answer = Created { id };
    act.remember(once, &answer).await?;
    act.commit().await?;
    Ok(answer)
}

/// An entry in its newest version that this act may change, as it was read.
async fn own(act: &Act<'_>, id: i64, version: i64) -> Result<KnowledgeRow, Problem> {
    let row = knowledge::find(act.db(), act.scope(), id, true).await?.ok_or_else(Problem::not_found)?;
    if row.retired_at_ms.is_some() {
        return Err(Problem::conflict("knowledge_retired", "知识条目已停用", "the entry was retired"));
    }
    if row.version == version { Ok(row) } else { Err(Problem::stale()) }
}

/// Writes an entry anew; what is published stays until the new version is.
///
/// # Errors
/// Everything that is wrong with it; another party's; an older version.
pub async fn edit_knowledge(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    given: &KnowledgeInJson,
) -> Result<KnowledgeJson, Problem> {
    let mut act = app.act(caller, Permission::DeskTake, "knowledge.edit").await?.on("knowledge", id);
    let row = own(&act, id, version).await?;
    let words = words(&act, given).await?;
    if !knowledge::write(act.db(), &row, &words, caller.account, act.now_ms()).await? {
        return Err(Problem::stale());
    }
    act.changed("title", Some(&row.title), Some(words.title));
    act.states(Some(row.body.as_bytes()), Some(words.body.as_bytes()));
    act.commit().await?;
    knowledge_entry(app, caller, id).await
}

/// Publishes what somebody else wrote.
///
/// # Errors
/// The caller's own words; nothing new; another party's; an older version.
pub async fn publish_knowledge(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
) -> Result<KnowledgeJson, Problem> {
    let act = app.act(caller, Permission::DeskManage, "knowledge.publish").await?.on("knowledge", id);
    let row = own(&act, id, version).await?;
    if row.written_by == caller.account {
        return Err(Problem::conflict(
            "own_words",
            "须由起草人以外的人发布",
            "somebody other than the writer publishes it",
        ));
    }
    if row.published == Some(row.number) {
        return Err(Problem::conflict("nothing_new", "没有待发布的内容", "nothing waits to be published"));
    }
    if !knowledge::publish(act.db(), &row, caller.account, act.now_ms()).await? {
        return Err(Problem::stale());
    }
    act.fact("number", &row.number.to_string()).commit().await?;
    knowledge_entry(app, caller, id).await
}

/// Retires an entry.
///
/// # Errors
/// Another party's; an older version.
pub async fn retire_knowledge(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
) -> Result<KnowledgeJson, Problem> {
    let act = app.act(caller, Permission::DeskManage, "knowledge.retire").await?.on("knowledge", id);
    own(&act, id, version).await?;
    if !knowledge::retire(act.db(), id, version, act.now_ms()).await? {
        return Err(Problem::stale());
    }
    act.commit().await?;
    knowledge_entry(app, caller, id).await
}

/// Puts on the record of a case that it was answered with an entry, and counts it.
///
/// # Errors
/// A case or an entry that the caller does not see.
pub async fn use_knowledge(
    app: &App,
    caller: &Caller,
    case_id: i64,
    given: &CaseKnowledgeInJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::DeskTake, "knowledge.use").await?.on("case", case_id);
    let row = seen_and_locked(&act, caller, case_id).await?;
    let found = knowledge::find(act.db(), act.scope(), given.entry_id, false).await?;
    let found = found.filter(|row| row.retired_at_ms.is_none()).ok_or_else(Problem::not_found)?;
    let used = (found.id, found.number);
    if !knowledge::insert_use(act.db(), used, case_id, caller.account, act.now_ms()).await? {
        return Err(Problem::conflict(
            "used",
            "已经引用过这个知识条目",
            "the case refers to this entry already",
        ));
    }
    let work = Work::on(&act, row).await?;
    let more = Some(json!({ "title": found.title, "knowledge": found.id }));
    work.note(Saying { act: "cite", more, ..Saying::default() }).await?;
    drop(work);
    act.fact("knowledge", &found.id.to_string()).commit().await?;
    show::case(app, caller, case_id).await
}
