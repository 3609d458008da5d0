//! Parties as rows of a table, which an import reads again. That somebody took them along is on the record.

use super::around::Around;
use super::day;
use super::funding::funding;
use super::list::{PartyFilter, unreadable};
use crate::caller::Caller;
use crate::page::must_fit;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_party::{Column, Level, Party, PartyDraft, PartyKind, PartyRef, Register, export_rows_of};
use yunheng_store::Db;
use yunheng_store::party::{self, PageKey, PartyRow, Wanted};
use yunheng_tables::write_parties_csv;
use yunheng_values::Date;

/// More parties than any city has, and fewer than would fill the memory.
const MOST: usize = 100_000;
/// Rows read at once.
const AT_ONCE: i64 = 1_000;

/// Rows of an export.
#[derive(Debug)]
pub struct Exported {
    rows: Vec<[String; Column::COUNT]>,
}

impl Exported {
    /// The name of a workbook's sheet.
    pub const SHEET: &str = "parties";

    /// The header of a table, in the order of its columns.
    pub fn header() -> Vec<String> {
        Column::ALL.map(|column| column.text().zh).into()
    }

    /// Rows of text, cell by cell.
    pub fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        self.rows.iter().map(|row| row.iter().map(String::as_str))
    }

    /// As CSV in which no cell is computed.
    pub fn csv(&self) -> Vec<u8> {
        write_parties_csv(&self.rows)
    }
}

/// The parties of a list, all its pages. Without a status those that are active: a table does not say which are closed.
///
/// # Errors
/// Not allowed; a filter that cannot be read, or more parties than one file takes.
pub async fn export(
    app: &App,
    caller: &Caller,
    format: &str,
    filter: &PartyFilter,
) -> Result<Exported, Problem> {
    let act = app.act(caller, Permission::PartyExport, "party.export").await?.on("party", "");
    if !["csv", "xlsx"].contains(&format) {
        return Err(unreadable("format"));
    }
    let today = day(act.now_ms())?;
    let mut wanted = PartyFilter { after: None, ..filter.clone() }.wanted()?;
    wanted.status.get_or_insert_with(|| "active".into());
    let rows = all(act.db(), act.scope(), wanted, today).await?;
    let funding = funding(act.app(), act.db(), today).await?;
    let ids: Vec<PartyRef> = rows.iter().map(|row| PartyRef::Stored(row.id)).collect();
    let register = with_names(act.db(), rows).await?;
    let exported = Exported { rows: export_rows_of(&register, &funding, &ids) };
    let filter = format!("{filter:?}");
    act.fact("format", format).fact("filter", &filter).fact("rows", &ids.len().to_string()).commit().await?;
    Ok(exported)
}

async fn all(
    db: Db<'_>,
    scope: &yunheng_access::Scope,
    mut wanted: Wanted,
    today: Date,
) -> Result<Vec<PartyRow>, Problem> {
    let (mut rows, today) = (Vec::<PartyRow>::new(), today.to_string());
    wanted.limit = AT_ONCE;
    loop {
        let page = party::page(db, scope, &wanted, &today).await?;
        must_fit(rows.len() + page.len(), MOST)?;
        let last =
            page.last().map(|row| PageKey { level: row.level.clone(), name: row.name.clone(), id: row.id });
        let is_last = (page.len() as i64) < AT_ONCE;
        rows.extend(page);
        if is_last {
            return Ok(rows);
        }
        wanted.after = last;
    }
}

/// The parties with their aliases; of those that they name and that are not among them, the names.
async fn with_names(db: Db<'_>, rows: Vec<PartyRow>) -> Result<Register, Problem> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let aliases = party::aliases(db, &ids).await?;
    let named = rows.iter().flat_map(|row| {
        let parent = row.parent_id.zip(row.parent_name.clone());
        let payer = row.payer_id.zip(row.payer_name.clone());
        parent.into_iter().chain(payer)
    });
    let stubs: Vec<Party> = named
        .map(|(id, name)| Party {
            id: PartyRef::Stored(id),
            facts: PartyDraft::new(name, PartyKind::UsingUnit, Level::City),
        })
        .collect();
    let around = Around::of(rows, &aliases)?;
    let known = around.register.iter().map(|(id, facts)| Party { id, facts: facts.clone() });
    // Of two with one number the last counts.
    Ok(Register::new(stubs.into_iter().chain(known)))
}
