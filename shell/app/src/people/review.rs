//! The review of accounts and grants: who has not been here for long, what is over, what nobody uses (GB/T 22239 8.1.4.2 c).

use super::cursor::one_of;
use super::roles::shown_grant;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use std::io::Write;
use yunheng_access::{Permission, Scope, World};
use yunheng_api::platform::{Page, ReviewFindingJson, ReviewedAccountJson};
use yunheng_store::Db;
use yunheng_store::grant::{self, GrantRow};
use yunheng_store::review::{self, ReviewedRow, Wanted};
use yunheng_tables::inert_cell;
use yunheng_values::{Lang, Text};

const DAY_MS: i64 = 86_400_000;

/// Which accounts the review shows.
#[derive(Debug, Clone)]
pub struct ReviewFilter {
    /// Of this world.
    pub world: Option<String>,
    /// Only those with something that should be looked at.
    pub only_findings: bool,
    /// Days without a sign-in after which somebody is idle.
    pub idle_days: i64,
    /// Above this id.
    pub above_id: i64,
    /// Rows of a page.
    pub limit: i64,
}

/// Days without a sign-in after which somebody is idle, when nothing else is asked for.
pub const IDLE_DAYS: i64 = 90;

/// A page of the review, by account.
///
/// # Errors
/// Not allowed.
pub async fn access_review(
    app: &App,
    caller: &Caller,
    filter: &ReviewFilter,
) -> Result<Page<ReviewedAccountJson>, Problem> {
    let reading = app.read(caller, Permission::AccessReview)?;
    one_of("world", filter.world.as_deref(), &World::ALL.map(World::as_str))?;
    page(reading.db, &reading.scope, filter, reading.now_ms, caller.place.lang).await
}

async fn page(
    db: Db<'_>,
    scope: &Scope,
    filter: &ReviewFilter,
    now_ms: i64,
    lang: Lang,
) -> Result<Page<ReviewedAccountJson>, Problem> {
    let idle_since_ms = now_ms.saturating_sub(filter.idle_days.saturating_mul(DAY_MS));
    let wanted = Wanted {
        world: filter.world.as_deref(),
        only_findings: filter.only_findings,
        idle_since_ms,
        above_id: filter.above_id,
        now_ms,
        limit: filter.limit + 1,
    };
    let mut rows = review::list(db, scope, &wanted).await?;
    let more = rows.len() as i64 > filter.limit;
    rows.truncate(usize::try_from(filter.limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut grants = grant::of_accounts(db, &ids).await?;
    let items = rows.into_iter().map(|row| {
        let own: Vec<GrantRow> = grants.extract_if(.., |grant| grant.account_id == row.id).collect();
        reviewed(row, own, (now_ms, idle_since_ms), lang)
    });
    Ok(Page { items: items.collect(), next })
}

fn reviewed(
    row: ReviewedRow,
    grants: Vec<GrantRow>,
    (now_ms, idle_since_ms): (i64, i64),
    lang: Lang,
) -> ReviewedAccountJson {
    let findings = findings(&row, &grants, now_ms, idle_since_ms);
    ReviewedAccountJson {
        account_id: row.id,
        login: row.login,
        name: row.name,
        world: row.world,
        party_name: row.party_name,
        post: row.post,
        is_external: row.is_external == 1,
        status: row.status,
        created_at: instant(row.created_at_ms),
        expires_at: row.expires_at_ms.map(instant),
        last_sign_in_at: row.last_sign_in_ms.map(instant),
        grants: grants.into_iter().map(|grant| shown_grant(grant, lang, now_ms)).collect(),
        delegations: row.delegations,
        findings: findings
            .into_iter()
            .map(|(code, grant_id, text)| ReviewFindingJson {
                code: code.to_owned(),
                grant_id,
                message: text.in_lang(lang).to_owned(),
            })
            .collect(),
    }
}

type Found = (&'static str, Option<i64>, Text);

/// What should be looked at. A grant is unused when its holder has not signed in since it began, and that is long ago.
fn findings(row: &ReviewedRow, grants: &[GrantRow], now_ms: i64, idle_since_ms: i64) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let is_over = |grant: &&GrantRow| grant.until_ms.is_some_and(|until| until <= now_ms);
    let held = grants.iter().any(|grant| !is_over(&grant));
    if row.expires_at_ms.is_some_and(|end| end <= now_ms) {
        found.push(("account_over", None, Text::new("账号已到期", "the account is over")));
    }
    if row.status == "active" {
        match row.last_sign_in_ms {
            None if row.created_at_ms < idle_since_ms => {
                found.push(("never_signed_in", None, Text::new("从未登录", "never signed in")));
            }
            Some(last) if last < idle_since_ms => {
                found.push(("idle", None, Text::new("长期未登录", "not signed in for long")));
            }
            _ => {}
        }
        if !held {
            found.push(("no_grant", None, Text::new("没有任何有效授权", "no grant that holds")));
        }
    } else if held {
        let text = Text::new("账号已停用，授权仍在", "disabled, but the grants are still there");
        found.push(("disabled_holds", None, text));
    }
    for grant in grants {
        let name = (grant.role_zh.as_str(), grant.role_en.as_str());
        if is_over(&grant) {
            let text =
                Text::new(format!("授权“{}”已到期", name.0), format!("the grant of “{}” is over", name.1));
            found.push(("grant_over", Some(grant.id), text));
        } else if grant.from_ms < idle_since_ms && row.last_sign_in_ms.unwrap_or(i64::MIN) < grant.from_ms {
            let text = Text::new(
                format!("授权“{}”从未使用", name.0),
                format!("the grant of “{}” was never used", name.1),
            );
            found.push(("grant_unused", Some(grant.id), text));
        }
    }
    found
}

/// Accounts read at once for the export.
const AT_ONCE: i64 = 500;

/// Writes the review as CSV; that it was taken out is on the record.
///
/// # Errors
/// Not allowed; the place for the file is full.
pub async fn export_review(
    app: &App,
    caller: &Caller,
    filter: &ReviewFilter,
    out: &mut (dyn Write + Send),
) -> Result<(), Problem> {
    let act = app.act(caller, Permission::AccessReview, "access_review.export").await?;
    one_of("world", filter.world.as_deref(), &World::ALL.map(World::as_str))?;
    let (scope, now_ms) = (act.scope().clone(), act.now_ms());
    let asked = format!("{filter:?}");
    act.on("access_review", "").fact("filter", &asked).commit().await?;
    let lang = caller.place.lang;
    put(out, "\u{feff}", &head(lang).map(str::to_owned))?;
    let mut filter = ReviewFilter { above_id: 0, limit: AT_ONCE, ..filter.clone() };
    loop {
        let page = page(app.store().reader(), &scope, &filter, now_ms, lang).await?;
        for row in &page.items {
            put(out, "", &cells(row))?;
        }
        match page.next.and_then(|next| next.parse().ok()) {
            Some(next) => filter.above_id = next,
            None => break,
        }
    }
    out.flush().map_err(|error| unwritable(&error))
}

fn head(lang: Lang) -> [&'static str; 13] {
    match lang {
        Lang::Zh => [
            "登录名",
            "姓名",
            "类别",
            "单位",
            "职务",
            "外部人员",
            "状态",
            "建立",
            "到期",
            "最近登录",
            "授权",
            "受托",
            "问题",
        ],
        Lang::En => [
            "login",
            "name",
            "world",
            "party",
            "post",
            "external",
            "status",
            "made",
            "ends",
            "last_sign_in",
            "grants",
            "delegations",
            "findings",
        ],
    }
}

fn cells(row: &ReviewedAccountJson) -> [String; 13] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let grants: Vec<&str> = row.grants.iter().map(|grant| grant.role_name.as_str()).collect();
    let findings: Vec<&str> = row.findings.iter().map(|finding| finding.message.as_str()).collect();
    [
        row.login.clone(),
        row.name.clone(),
        row.world.clone(),
        text(&row.party_name),
        text(&row.post),
        i32::from(row.is_external).to_string(),
        row.status.clone(),
        row.created_at.clone(),
        text(&row.expires_at),
        text(&row.last_sign_in_at),
        grants.join("；"),
        row.delegations.to_string(),
        findings.join("；"),
    ]
}

/// A line of CSV (RFC 4180) whose cells no spreadsheet computes.
fn put(out: &mut (dyn Write + Send), before: &str, cells: &[String]) -> Result<(), Problem> {
    let quoted: Vec<String> =
        cells.iter().map(|cell| format!("\"{}\"", inert_cell(cell).replace('"', "\"\""))).collect();
    write!(out, "{before}{}\r\n", quoted.join(",")).map_err(|error| unwritable(&error))
}

fn unwritable(error: &std::io::Error) -> Problem {
    Problem::new(
        ProblemKind::Unavailable,
        "unwritable",
        format!("写不出导出文件：{error}"),
        format!("the export cannot be written: {error}"),
    )
}
