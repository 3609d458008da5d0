//! A page of the list of parties, at the same cost whichever page and however long the list.
//!
//! A page is read along an index that has the order of the list, from where the page before ended, until it is full. That costs
//! little when many rows fit, and a walk through the whole list when few do. So where few fit, which is counted first and only as
//! far as [`FEW`], those are fetched and sorted instead.

use super::{COLUMNS, PartyRow, SCOPED, SEARCHED, end_of_subtree, tables};
use crate::scope_sql::condition;
use crate::search::terms;
use crate::{Db, StoreError};
use sea_orm::Value;
use yunheng_access::Scope;

/// So many rows are sorted in some milliseconds.
const FEW: i64 = 10_000;

/// The order of a list; rows of one name follow their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By name, byte by byte, which for Chinese is the order of Unicode.
    #[default]
    Name,
    /// By id: the oldest first.
    Id,
    /// By level, then by name.
    Level,
}

/// What a page is asked for with.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Of this kind.
    pub kind: Option<String>,
    /// Of this level.
    pub level: Option<String>,
    /// With this status.
    pub status: Option<String>,
    /// Directly below this party.
    pub parent: Option<i64>,
    /// Found by these words, or by the beginning of a code.
    pub words: Option<String>,
    /// In which order.
    pub order: Order,
    /// The other way round.
    pub descending: bool,
    /// Behind this row: its keys in the order.
    pub after: Option<PageKey>,
    /// How many.
    pub limit: i64,
}

/// Where a row stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageKey {
    /// Its level.
    pub level: String,
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: i64,
}

/// A page of the parties in the scope. `today` is the day whose payers are shown.
///
/// # Errors
/// What the database says.
pub async fn page(
    db: Db<'_>,
    scope: &Scope,
    wanted: &Wanted,
    today: &str,
) -> Result<Vec<PartyRow>, StoreError> {
    let narrow = match narrowed(db, scope, wanted).await? {
        Narrow::Nothing => return Ok(Vec::new()),
        Narrow::Few(few) => Some(few),
        Narrow::Many => None,
    };
    let mut query = Query::default();
    let from = query.from(narrow.as_ref());
    query.filters(wanted, narrow.is_some());
    if !narrow.as_ref().is_some_and(|few| few.is_code) {
        query.words(wanted);
    }
    query.scope(scope, wanted, narrow.is_some());
    query.after(wanted);
    let order = order_by(wanted);
    let today = query.bind(today.into());
    // The number stands in the text, for of a number that it cannot see PostgreSQL expects a tenth of the table.
    let sql = format!(
        "WITH chosen (id) AS MATERIALIZED ({from} WHERE {} ORDER BY {order} LIMIT {}) \
         SELECT {COLUMNS} FROM chosen CROSS JOIN {} WHERE p.id = chosen.id ORDER BY {order}",
        query.conditions.join(" AND "),
        wanted.limit,
        tables(&today)
    );
    db.all(&sql, query.values).await
}

/// How many rows can fit at most.
enum Narrow {
    Nothing,
    /// These, as a query of ids; what is wanted is among them.
    Few(Few),
    Many,
}

struct Few {
    sql: String,
    values: Vec<Value>,
    /// The words that were asked for begin a code, and these have it.
    is_code: bool,
}

impl Few {
    fn new(sql: impl Into<String>, values: Vec<Value>) -> Self {
        Self { sql: sql.into(), values, is_code: false }
    }
}

/// Looks for a condition that leaves few rows.
async fn narrowed(db: Db<'_>, scope: &Scope, wanted: &Wanted) -> Result<Narrow, StoreError> {
    let mut candidates = Vec::new();
    if let Some(words) = wanted.words.as_deref() {
        if let Some(by_code) = by_code(words)
            && (1..=FEW).contains(&count(db, &by_code).await?)
        {
            return Ok(Narrow::Few(by_code));
        }
        let sql = "SELECT object_id AS id FROM search_term WHERE kind = $1 AND term = $2";
        candidates.extend(terms(words).into_iter().map(|t| Few::new(sql, vec![SEARCHED.into(), t.into()])));
    }
    candidates.extend(by_scope(scope));
    if wanted.status.as_deref() == Some("closed") {
        candidates.push(Few::new("SELECT id FROM party WHERE status = 'closed'", Vec::new()));
    }
    if wanted.order == Order::Id {
        candidates.extend(by_kind(wanted));
    }
    let mut fewest: Option<(i64, Few)> = None;
    for candidate in candidates {
        match count(db, &candidate).await? {
            0 => return Ok(Narrow::Nothing),
            found if found > FEW => {}
            found if fewest.as_ref().is_some_and(|(least, _)| *least <= found) => {}
            found => fewest = Some((found, candidate)),
        }
    }
    Ok(fewest.map_or(Narrow::Many, |(_, few)| Narrow::Few(few)))
}

/// Counts no further than to one more than few.
async fn count(db: Db<'_>, candidate: &Few) -> Result<i64, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM (SELECT 1 FROM ({}) q LIMIT {}) c", candidate.sql, FEW + 1);
    Ok(db.scalar(&sql, candidate.values.clone()).await?.unwrap_or(0))
}

/// The shortest beginning of a code that is taken for one.
const CODE_FROM: usize = 6;

fn by_code(words: &str) -> Option<Few> {
    let code = words.trim().to_ascii_uppercase();
    let is_code = (CODE_FROM..=18).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric());
    // `~` follows every letter.
    let end = format!("{code}~");
    let sql = "SELECT id FROM party WHERE uscc >= $1 AND uscc < $2";
    is_code.then(|| Few { is_code: true, ..Few::new(sql, vec![code.into(), end.into()]) })
}

/// Parties named one by one and parts of the tree. Levels are never few.
fn by_scope(scope: &Scope) -> Option<Few> {
    if scope.is_all() || !scope.levels().is_empty() {
        return None;
    }
    let mut values: Vec<Value> = Vec::new();
    let mut parts = vec!["SELECT id FROM party WHERE 1 = 0".to_owned()];
    for id in scope.parties().iter().chain(scope.providers()) {
        values.push((*id).into());
        parts.push(format!("SELECT id FROM party WHERE id = ${}", values.len()));
    }
    for path in scope.path_prefixes() {
        values.extend([path.as_str().into(), end_of_subtree(path).into()]);
        let end = values.len();
        parts.push(format!("SELECT id FROM party WHERE path >= ${} AND path < ${end}", end - 1));
    }
    // Not `UNION`: it would read all of them before the count could stop.
    Some(Few::new(parts.join(" UNION ALL "), values))
}

fn by_kind(wanted: &Wanted) -> Option<Few> {
    let columns = [("kind", &wanted.kind), ("level", &wanted.level)];
    let given: Vec<_> =
        columns.into_iter().filter_map(|(column, value)| Some((column, value.as_deref()?))).collect();
    let parts: Vec<String> =
        given.iter().zip(1..).map(|((column, _), place)| format!("{column} = ${place}")).collect();
    let sql = format!("SELECT id FROM party WHERE {}", parts.join(" AND "));
    let values = given.iter().map(|(_, value)| (*value).into()).collect();
    (!given.is_empty()).then(|| Few::new(sql, values))
}

/// A query as far as it is written.
#[derive(Default)]
struct Query {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Query {
    /// The table, or the few rows of it. A `CROSS JOIN` keeps SQLite from walking the table first.
    fn from(&mut self, few: Option<&Few>) -> String {
        let Some(few) = few else {
            return "SELECT p.id FROM party p".into();
        };
        self.values.clone_from(&few.values);
        self.conditions.push("p.id = few.id".into());
        let ids = format!("SELECT DISTINCT id FROM ({}) q", few.sql);
        format!("WITH few (id) AS MATERIALIZED ({ids}) SELECT p.id FROM few CROSS JOIN party p")
    }

    fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    fn filters(&mut self, wanted: &Wanted, is_few: bool) {
        // The order of ids is that of the table: an index on anything else would have to be sorted.
        let hide = is_few || wanted.order == Order::Id;
        let words = [("p.kind", &wanted.kind), ("p.level", &wanted.level), ("p.status", &wanted.status)];
        for (column, value) in words {
            if let Some(value) = value {
                let place = self.bind(value.as_str().into());
                self.push(format!("{column} = {place}"), hide || column == "p.status");
            }
        }
        if let Some(parent) = wanted.parent {
            let place = self.bind(parent.into());
            self.push(format!("p.parent_id = {place}"), is_few);
        }
    }

    /// Every pair of neighbouring characters must be there.
    fn words(&mut self, wanted: &Wanted) {
        for term in wanted.words.as_deref().map(terms).unwrap_or_default() {
            let (kind, term) = (self.bind(SEARCHED.into()), self.bind(term.into()));
            self.conditions.push(format!(
                "EXISTS (SELECT 1 FROM search_term s WHERE s.kind = {kind} AND s.term = {term} AND s.object_id = p.id)"
            ));
        }
    }

    /// A condition; hidden from the choice of an index when it must not be the one to be walked along.
    fn push(&mut self, condition: String, hidden: bool) {
        self.conditions.push(match hidden {
            true => format!("CASE WHEN {condition} THEN 1 ELSE 0 END = 1"),
            false => condition,
        });
    }

    fn scope(&mut self, scope: &Scope, wanted: &Wanted, is_few: bool) {
        let one_level = scope.parties().is_empty()
            && scope.providers().is_empty()
            && scope.path_prefixes().is_empty()
            && scope.levels().len() == 1;
        let walks_level = one_level && wanted.level.is_none() && wanted.order != Order::Id;
        let in_scope = condition(scope, SCOPED, &mut self.values);
        self.push(in_scope, is_few || !walks_level);
    }

    fn after(&mut self, wanted: &Wanted) {
        let Some(after) = &wanted.after else { return };
        let values: Vec<Value> = match wanted.order {
            Order::Name => vec![after.name.as_str().into(), after.id.into()],
            Order::Id => vec![after.id.into()],
            Order::Level => vec![after.level.as_str().into(), after.name.as_str().into(), after.id.into()],
        };
        let places: Vec<String> = values.into_iter().map(|value| self.bind(value)).collect();
        let than = if wanted.descending { "<" } else { ">" };
        let columns = keys(wanted.order).join(", ");
        self.conditions.push(format!("({columns}) {than} ({})", places.join(", ")));
    }
}

fn keys(order: Order) -> &'static [&'static str] {
    match order {
        Order::Name => &["p.name", "p.id"],
        Order::Id => &["p.id"],
        Order::Level => &["p.level", "p.name", "p.id"],
    }
}

fn order_by(wanted: &Wanted) -> String {
    let way = if wanted.descending { " DESC" } else { "" };
    keys(wanted.order).iter().map(|key| format!("{key}{way}")).collect::<Vec<_>>().join(", ")
}
