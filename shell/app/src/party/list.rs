//! Parties that a person may see.

use super::day;
use super::shown::{detail, party_json};
use crate::caller::Caller;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use yunheng_access::Permission;
use yunheng_api::platform::{Page, PartyDetailJson, PartyJson};
use yunheng_party::{Level, PartyKind};
use yunheng_store::party::{self, Order, PageKey, PartyRow, Wanted};

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyFilter {
    /// Of this kind.
    pub kind: Option<String>,
    /// Of this level.
    pub level: Option<String>,
    /// `active` or `closed`.
    pub status: Option<String>,
    /// Directly below this party.
    pub parent: Option<i64>,
    /// With these words in a name or alias, or with a code that begins so.
    pub q: Option<String>,
    /// `name`, `id` or `level`, with `-` before it for the other way round.
    pub sort: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Rows of a page; 50 when absent.
    pub limit: Option<u32>,
}

/// Rows of a page when nobody says how many, and at most.
const ROWS: (i64, i64) = (50, 200);
/// Longest text that is searched for.
const LONGEST_WORDS: usize = 64;

/// A page of the parties in the scope.
///
/// # Errors
/// Not allowed; a filter that cannot be read.
pub async fn list(app: &App, caller: &Caller, filter: &PartyFilter) -> Result<Page<PartyJson>, Problem> {
    let reading = app.read(caller, Permission::PartyRead)?;
    let mut wanted = filter.wanted()?;
    let limit = filter.limit.map_or(ROWS.0, i64::from).clamp(1, ROWS.1);
    wanted.limit = limit + 1;
    let today = day(reading.now_ms)?.to_string();
    let mut rows = party::page(reading.db, &reading.scope, &wanted, &today).await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| cursor(wanted.order, row));
    Ok(Page { items: rows.into_iter().map(party_json).collect(), next })
}

/// One party with what belongs to it.
///
/// # Errors
/// Not allowed; no such party in the scope.
pub async fn find(app: &App, caller: &Caller, id: i64) -> Result<PartyDetailJson, Problem> {
    let reading = app.read(caller, Permission::PartyRead)?;
    detail(reading.db, &reading.scope, id, reading.now_ms).await
}

impl PartyFilter {
    /// As the store is asked, without a limit.
    pub(super) fn wanted(&self) -> Result<Wanted, Problem> {
        let kind = known("kind", &self.kind, |text| PartyKind::parse(text).map(PartyKind::as_str))?;
        let level = known("level", &self.level, |text| Level::parse(text).map(Level::as_str))?;
        let status = known("status", &self.status, |text| {
            ["active", "closed"].into_iter().find(|status| *status == text)
        })?;
        let given = self.sort.as_deref().unwrap_or_default();
        let (descending, key) = given.strip_prefix('-').map_or((false, given), |key| (true, key));
        let order = match key {
            "" | "name" => Order::Name,
            "id" => Order::Id,
            "level" => Order::Level,
            _ => return Err(unreadable("sort")),
        };
        let words = self.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
        if words.is_some_and(|text| text.chars().count() > LONGEST_WORDS) {
            return Err(unreadable("q"));
        }
        let after = self.after.as_deref().map(|text| key_of(order, text).ok_or_else(|| unreadable("after")));
        Ok(Wanted {
            kind,
            level,
            status,
            parent: self.parent,
            words: words.map(str::to_owned),
            order,
            descending,
            after: after.transpose()?,
            limit: 0,
        })
    }
}

fn known(
    name: &str,
    given: &Option<String>,
    parse: impl Fn(&str) -> Option<&'static str>,
) -> Result<Option<String>, Problem> {
    let Some(text) = given.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
    parse(text).map(|word| Some(word.to_owned())).ok_or_else(|| unreadable(name))
}

pub(super) fn unreadable(name: &str) -> Problem {
    Problem::new(
        ProblemKind::Malformed,
        "malformed",
        format!("参数 {name} 无法读取"),
        format!("parameter {name} cannot be read"),
    )
}

fn word(order: Order) -> &'static str {
    match order {
        Order::Name => "name",
        Order::Id => "id",
        Order::Level => "level",
    }
}

/// Where a page ended. Nobody needs to read it but [`key_of`].
fn cursor(order: Order, row: &PartyRow) -> String {
    let text = serde_json::json!([word(order), row.level, row.name, row.id]).to_string();
    URL_SAFE_NO_PAD.encode(text)
}

/// A cursor of another order is none of this one.
fn key_of(order: Order, cursor: &str) -> Option<PageKey> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (of, level, name, id): (String, String, String, i64) = serde_json::from_slice(&bytes).ok()?;
    // PostgreSQL keeps no such text.
    let is_text = !level.contains('\0') && !name.contains('\0');
    (of == word(order) && is_text).then_some(PageKey { level, name, id })
}

#[cfg(test)]
mod tests {
    use super::{PartyFilter, key_of};
    use yunheng_store::party::Order;

    #[test]
    fn what_cannot_be_read_is_refused() {
        let bad = |change: fn(&mut PartyFilter)| {
            let mut filter = PartyFilter::default();
            change(&mut filter);
            filter.wanted().is_err()
        };
        assert!(bad(|filter| filter.kind = Some("局".into())));
        assert!(bad(|filter| filter.status = Some("open".into())));
        assert!(bad(|filter| filter.sort = Some("--name".into())));
        assert!(bad(|filter| filter.after = Some("x".into())));
        assert!(bad(|filter| filter.q = Some("长".repeat(65))));
        assert!(!bad(|filter| filter.level = Some("区级".into())));
        assert_eq!(key_of(Order::Name, "!"), None);
    }
}
