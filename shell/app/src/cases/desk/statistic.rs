//! What the work of the desk comes to (GZ-7.3.2.3): how many, how fast, how content, how often the same again.

use super::super::list::titles_of;
use super::super::who;
use super::super::words::channel_title;
use super::rating::{CONTENT, SCALE};
use super::tree;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{DeskGroupJson, DeskStatisticsJson};
use yunheng_store::Db;
use yunheng_store::case::{DeskBy, DeskCounted, DeskGroup, Viewer, desk_groups};
use yunheng_values::{Lang, Text};

/// Another case of the same unit and category within this time repeats it: thirty days.
const REPEAT_MS: i64 = 30 * 86_400_000;

/// Which cases are counted, and by what.
#[derive(Debug, Clone, Default)]
pub struct DeskStatisticsFilter {
    /// The pack whose classification says what comes to the desk.
    pub pack: String,
    /// `category`, `channel`, `kind` or `unit`.
    pub by: String,
    /// Sent from this instant on.
    pub from_ms: i64,
    /// Sent before this instant.
    pub until_ms: i64,
}

/// Statistics of the desk's cases that the caller sees.
///
/// # Errors
/// No such pack.
pub async fn desk_statistics(
    app: &App,
    caller: &Caller,
    filter: &DeskStatisticsFilter,
) -> Result<DeskStatisticsJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let viewer = who::viewer(caller, &reading.scope);
    let groups = counted(app, reading.db, viewer, filter, (reading.now_ms, caller.place.lang)).await?;
    Ok(DeskStatisticsJson { groups })
}

async fn counted(
    app: &App,
    db: Db<'_>,
    viewer: Viewer<'_>,
    filter: &DeskStatisticsFilter,
    (now_ms, lang): (i64, Lang),
) -> Result<Vec<DeskGroupJson>, Problem> {
    let tree = tree(app, db, &filter.pack).await?;
    let kinds: Vec<String> = tree.kinds().into_iter().map(str::to_owned).collect();
    let by = match filter.by.as_str() {
        "channel" => DeskBy::Channel,
        "kind" => DeskBy::Kind,
        "unit" => DeskBy::Unit,
        _ => DeskBy::Category,
    };
    let wanted = DeskCounted {
        kinds: &kinds,
        from_ms: filter.from_ms,
        until_ms: filter.until_ms,
        now_ms,
        content: &SCALE[..CONTENT],
        repeat_ms: REPEAT_MS,
    };
    let groups = desk_groups(db, viewer, by, &wanted).await?;
    let split = |key: &str| {
        let (pack, kind) = key.split_once('/').unwrap_or(("", key));
        (pack.to_owned(), kind.to_owned())
    };
    let titles = if by == DeskBy::Kind {
        titles_of(app, db, groups.iter().map(|group| split(&group.key).0), lang).await?
    } else {
        BTreeMap::new()
    };
    let title = |group: &DeskGroup| match by {
        DeskBy::Category if group.key.is_empty() => {
            Text::new("未分类", "not classified").in_lang(lang).to_owned()
        }
        DeskBy::Category => group.key.clone(),
        DeskBy::Channel => channel_title(&group.key).in_lang(lang).to_owned(),
        DeskBy::Kind => titles.get(&split(&group.key)).cloned().unwrap_or_else(|| split(&group.key).1),
        DeskBy::Unit => group.title.clone(),
    };
    Ok(groups.into_iter().map(|group| shown(title(&group), group)).collect())
}

fn shown(title: String, group: DeskGroup) -> DeskGroupJson {
    DeskGroupJson {
        key: group.key,
        title,
        total: group.total,
        ended: group.ended,
        responded: group.responded,
        responded_late: group.responded_late,
        handled: group.handled,
        handled_late: group.handled_late,
        rated: group.rated,
        content: group.content,
        repeated: group.repeated,
    }
}

/// What stands above the columns of the statistics as a table.
pub const DESK_HEADER: [&str; 10] =
    ["分组", "受理", "办结", "响应及时", "响应超时", "处理及时", "处理超时", "已评价", "满意", "重复"];

/// The statistics as rows of a table; that somebody took them along is on the record.
///
/// # Errors
/// No such pack.
pub async fn export_desk_statistics(
    app: &App,
    caller: &Caller,
    filter: &DeskStatisticsFilter,
) -> Result<Vec<[String; 10]>, Problem> {
    let act = app.act(caller, Permission::CaseExport, "desk.export").await?.on("case", "desk");
    let viewer = who::viewer(caller, act.scope());
    let groups = counted(app, act.db(), viewer, filter, (act.now_ms(), Lang::Zh)).await?;
    act.fact("filter", &format!("{filter:?}")).fact("format", "xlsx").commit().await?;
    Ok(groups.into_iter().map(table_row).collect())
}

fn table_row(group: DeskGroupJson) -> [String; 10] {
    let figures = [
        group.total,
        group.ended,
        group.responded,
        group.responded_late,
        group.handled,
        group.handled_late,
        group.rated,
        group.content,
        group.repeated,
    ];
    let mut words = figures.iter().map(ToString::to_string);
    let mut next = || words.next().unwrap_or_default();
    [group.title, next(), next(), next(), next(), next(), next(), next(), next(), next()]
}
