//! Filters of lists that a person keeps under a name, and may share with the people of their party.

use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_api::platform::{Created, ListViewInJson, ListViewJson};
use yunheng_store::view::{self, NewView};
use yunheng_values::{Finding, Findings, Text};

/// Longest name of a view.
const LONGEST_NAME: usize = 30;
/// Most filters of a view, and longest value of one.
const MOST_FILTERS: usize = 30;
const LONGEST_VALUE: usize = 500;
/// Views that one person keeps.
const MOST_VIEWS: i64 = 200;

/// A person's own views of a list, and those that others of their party share.
///
/// # Errors
/// What the database says.
pub async fn views(app: &App, caller: &Caller, list: &str) -> Result<Vec<ListViewJson>, Problem> {
    let rows = view::list(app.store().reader(), caller.account, caller.party, list).await?;
    let shown = |row: view::ViewRow| ListViewJson {
        id: row.id,
        owner_name: Some(row.owner_name).filter(|_| row.account_id != caller.account),
        name: row.name,
        query: serde_json::from_str(&row.query).unwrap_or_default(),
        is_shared: row.is_shared == 1,
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// Keeps filters under a name, in place of what the person kept under it before.
///
/// # Errors
/// A name or filters that are not right; too many views; nobody to share with.
pub async fn save_view(app: &App, caller: &Caller, given: &ListViewInJson) -> Result<Created, Problem> {
    let findings = check(caller, given);
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let mut act = app.own_act(caller, "view.save").await?;
    if view::count(act.db(), caller.account).await? >= MOST_VIEWS {
        return Err(Problem::refused(
            "too_many_views",
            "每人最多保存200个视图，请先删除不用的",
            "a person keeps 200 views at most; drop some first",
        ));
    }
    let query = serde_json::to_string(&given.query).map_err(|error| Problem::bug(&error))?;
    let new = NewView {
        account_id: caller.account,
        party_id: caller.party.filter(|_| given.is_shared),
        list: &given.list,
        name: given.name.trim(),
        query: &query,
        is_shared: given.is_shared,
    };
    let id = view::keep(act.db(), &new, act.now_ms()).await?;
    act.set_object("list_view", id);
    act.changed("name", None, Some(given.name.trim()));
    act.changed("is_shared", None, Some(if given.is_shared { "1" } else { "0" }));
    act.commit().await?;
    Ok(Created { id })
}

/// Drops a view of one's own.
///
/// # Errors
/// Not there, or somebody else's.
pub async fn drop_view(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let act = app.own_act(caller, "view.drop").await?.on("list_view", id);
    if !view::drop(act.db(), caller.account, id).await? {
        return Err(Problem::not_found());
    }
    act.commit().await
}

fn check(caller: &Caller, given: &ListViewInJson) -> Findings {
    let mut findings = Findings::new();
    let mut refuse = |code, place: &str, zh: &str, en: &str| {
        findings.push(Finding::error(code, place, Text::new(zh, en)));
    };
    let is_key = |text: &str| {
        (1..=40).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
    };
    if !is_key(&given.list) {
        refuse("list", "/list", "没有这个列表", "there is no such list");
    }
    let name = given.name.trim();
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        refuse("name", "/name", "名称应为1至30个字", "a name has 1 to 30 characters");
    }
    let is_plain = |query: &BTreeMap<String, String>| {
        query.iter().all(|(key, value)| is_key(key) && value.chars().count() <= LONGEST_VALUE)
    };
    if given.query.len() > MOST_FILTERS || !is_plain(&given.query) {
        refuse("query", "/query", "条件过多或过长", "too many filters, or too long ones");
    }
    if given.is_shared && caller.party.is_none() {
        refuse("no_party", "/is_shared", "您的账号不属于任何单位，无法共享", "your account is of no party");
    }
    findings
}
