//! The register of issued documents.

use super::shown::row_json;
use crate::caller::Caller;
use crate::cases::{list, who};
use crate::page::must_fit;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{IssuedRowJson, Page};
use yunheng_store::case::{self, IssuedRow, IssuedWanted};
use yunheng_values::Lang;

/// Which documents.
#[derive(Debug, Clone)]
pub struct IssuedFilter {
    /// Of cases of this kind.
    pub kind: Option<String>,
    /// With a signed copy, or without one.
    pub signed: Option<bool>,
    /// Issued from this instant on.
    pub from_ms: i64,
    /// Issued before this instant.
    pub until_ms: i64,
    /// Words of number, title, issuer or case.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

impl IssuedFilter {
    fn wanted(&self, below_id: Option<i64>, limit: i64) -> IssuedWanted<'_> {
        IssuedWanted {
            kind: self.kind.as_deref(),
            signed: self.signed,
            from_ms: self.from_ms,
            until_ms: self.until_ms,
            query: &self.query,
            below_id,
            limit,
        }
    }
}

/// Rows of one read of an export.
const AT_ONCE: i64 = 1_000;
/// More rows than anybody reads, and fewer than would fill the memory.
const MOST: usize = 100_000;

/// Documents of the cases that the caller sees, newest first.
///
/// # Errors
/// What the database says.
pub async fn documents(
    app: &App,
    caller: &Caller,
    filter: &IssuedFilter,
) -> Result<Page<IssuedRowJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let wanted = filter.wanted(filter.below_id, filter.limit + 1);
    let mut rows = case::issued_list(reading.db, who::viewer(caller, &reading.scope), &wanted).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.id);
    Ok(Page { items: in_words(app, reading.db, rows, caller.place.lang).await?, next })
}

async fn in_words(
    app: &App,
    db: yunheng_store::Db<'_>,
    rows: Vec<IssuedRow>,
    lang: Lang,
) -> Result<Vec<IssuedRowJson>, Problem> {
    let titles = list::titles_of(app, db, rows.iter().map(|row| row.pack.clone()), lang).await?;
    let shown = |row: IssuedRow| {
        let title = titles.get(&(row.pack.clone(), row.kind.clone())).cloned();
        let title = title.unwrap_or_else(|| row.kind.clone());
        row_json(row, &title)
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// What stands above the columns of the register as a table.
pub const REGISTER_HEADER: [&str; 11] = [
    "文号",
    "文书名称",
    "事项编号",
    "事项",
    "事项类型",
    "出具单位",
    "经办人",
    "出具时间",
    "核验码",
    "文件摘要（SM3）",
    "状态",
];

/// The register as rows of a table, all of what the filter finds; that somebody took it along is on the record.
///
/// # Errors
/// More than fits; what the database says.
pub async fn export_documents(
    app: &App,
    caller: &Caller,
    filter: &IssuedFilter,
) -> Result<Vec<[String; 11]>, Problem> {
    let act =
        app.act(caller, Permission::CaseExport, "document.export").await?.on("issued_document", "register");
    let viewer = who::viewer(caller, act.scope());
    let (mut rows, mut below) = (Vec::new(), None);
    loop {
        let page = case::issued_list(act.db(), viewer, &filter.wanted(below, AT_ONCE)).await?;
        must_fit(rows.len() + page.len(), MOST)?;
        below = page.last().map(|row| row.id);
        let is_last = (page.len() as i64) < AT_ONCE;
        rows.extend(page);
        if is_last {
            break;
        }
    }
    let rows = in_words(app, act.db(), rows, Lang::Zh).await?;
    act.fact("rows", &rows.len().to_string()).fact("filter", &format!("{filter:?}")).commit().await?;
    Ok(rows.into_iter().map(table_row).collect())
}

fn table_row(row: IssuedRowJson) -> [String; 11] {
    let state = match (&row.replaced_by, row.is_signed) {
        (Some(number), _) => format!("已由{number}代替"),
        (None, true) => "有签章件".to_owned(),
        (None, false) => "无签章件".to_owned(),
    };
    [
        row.number,
        row.title,
        row.case_number.unwrap_or_default(),
        row.headline,
        row.kind_title,
        row.issuer_name,
        row.person_name.unwrap_or_default(),
        row.issued_at,
        row.code,
        row.sm3.unwrap_or_default(),
        state,
    ]
}
