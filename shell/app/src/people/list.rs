//! Accounts that a person may see.

use super::cursor;
use super::shown::{EMAIL, PHONE, open, shown};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::{Permission, World};
use yunheng_api::platform::{AccountJson, ContactJson, Page};
use yunheng_store::Db;
use yunheng_store::account::AccountRow;
use yunheng_store::people::{self, Sort, Wanted};

/// Which accounts are wanted.
#[derive(Debug, Clone, Default)]
pub struct AccountFilter {
    /// Of these worlds; all when empty.
    pub worlds: Vec<String>,
    /// In one of these states; all when empty.
    pub statuses: Vec<String>,
    /// Of this party.
    pub party: Option<i64>,
    /// Found by this in name or login.
    pub query: Option<String>,
    /// `name`, `login`, `id`, with a dash before it for backwards.
    pub sort: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Rows of a page.
    pub limit: i64,
}

/// Accounts of people in the person's scope. People of business see people of business only.
///
/// # Errors
/// Not allowed; a sort or cursor that is none.
pub async fn accounts(
    app: &App,
    caller: &Caller,
    filter: &AccountFilter,
) -> Result<Page<AccountJson>, Problem> {
    let reading = app.read(caller, Permission::PersonRead)?;
    let (sort, descending) = sort(filter.sort.as_deref())?;
    let known = World::ALL.map(World::as_str);
    filter.worlds.iter().try_for_each(|world| cursor::one_of("world", Some(world.as_str()), &known))?;
    let known = ["active", "disabled"];
    filter.statuses.iter().try_for_each(|status| cursor::one_of("status", Some(status.as_str()), &known))?;
    let asked: Vec<&str> = filter.worlds.iter().map(String::as_str).collect();
    let worlds = match (caller.world, asked.as_slice()) {
        (World::Business, worlds) if worlds.is_empty() || worlds.contains(&"business") => vec!["business"],
        (World::Business, _) => return Ok(Page { items: Vec::new(), next: None }),
        _ => asked,
    };
    let statuses: Vec<&str> = filter.statuses.iter().map(String::as_str).collect();
    let wanted = Wanted {
        worlds: &worlds,
        statuses: &statuses,
        party_id: filter.party,
        query: filter.query.as_deref(),
        sort,
        descending,
        after: filter.after.as_deref().map(|after| cursor::read(sort, after)).transpose()?,
        limit: filter.limit + 1,
    };
    let mut rows = people::list(reading.db, &reading.scope, &wanted).await?;
    let more = rows.len() as i64 > filter.limit;
    rows.truncate(usize::try_from(filter.limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| cursor::write(sort, row));
    Ok(Page { items: rows.iter().map(|row| shown(app, caller, row)).collect::<Result<_, _>>()?, next })
}

fn sort(wanted: Option<&str>) -> Result<(Sort, bool), Problem> {
    let text = wanted.unwrap_or("id");
    let (name, descending) = match text.strip_prefix('-') {
        Some(name) => (name, true),
        None => (text, false),
    };
    match name {
        "id" => Ok((Sort::Id, descending)),
        "name" => Ok((Sort::Name, descending)),
        "login" => Ok((Sort::Login, descending)),
        _ => Err(cursor::malformed("sort")),
    }
}

/// The account that a person may see, or none.
pub(super) async fn visible(
    caller: &Caller,
    db: Db<'_>,
    scope: &yunheng_access::Scope,
    id: i64,
) -> Result<AccountRow, Problem> {
    let row = people::find(db, scope, id).await?.ok_or_else(Problem::not_found)?;
    let may_see = caller.world.is_administrator() || row.world == World::Business.as_str();
    if may_see { Ok(row) } else { Err(Problem::not_found()) }
}

/// One account.
///
/// # Errors
/// Not allowed; none in the scope.
pub async fn account(app: &App, caller: &Caller, id: i64) -> Result<AccountJson, Problem> {
    let reading = app.read(caller, Permission::PersonRead)?;
    shown(app, caller, &visible(caller, reading.db, &reading.scope, id).await?)
}

/// Telephone number and mail address in clear; looking is on the record.
///
/// # Errors
/// Not allowed; none in the scope.
pub async fn contact(app: &App, caller: &Caller, id: i64) -> Result<ContactJson, Problem> {
    let act = app.act(caller, Permission::PersonContact, "account.contact").await?.on("account", id);
    let row = visible(caller, act.db(), act.scope(), id).await?;
    let contact = ContactJson {
        phone: open(app, PHONE, row.phone_sealed.as_deref())?,
        email: open(app, EMAIL, row.email_sealed.as_deref())?,
    };
    act.fact("login", &row.login).commit().await?;
    Ok(contact)
}
