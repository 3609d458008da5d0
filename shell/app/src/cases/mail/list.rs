//! What came in by mail and what became of it, for whoever runs the platform.

use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use serde::Deserialize;
use yunheng_access::Permission;
use yunheng_api::platform::{MailFileJson, MailJson, Page};
use yunheng_store::mail::{self, MailRow, Wanted};
use yunheng_values::{Lang, Text};

/// Which mails are wanted.
#[derive(Debug, Clone, Default)]
pub struct MailsWanted {
    /// In this state.
    pub state: Option<String>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// Rows of a page.
    pub limit: i64,
}

/// Mails, newest first.
///
/// # Errors
/// Not allowed.
pub async fn mails(app: &App, caller: &Caller, wanted: &MailsWanted) -> Result<Page<MailJson>, Problem> {
    let reading = app.read(caller, Permission::JobRead)?;
    let filter =
        Wanted { state: wanted.state.as_deref(), below_id: wanted.below_id, limit: wanted.limit + 1 };
    let mut rows = mail::list(reading.db, &filter).await?;
    let next = crate::page::cut(&mut rows, wanted.limit, |row| row.id);
    Ok(Page { items: rows.into_iter().map(|row| shown(row, caller.place.lang)).collect(), next })
}

/// Lets a refused mail be looked at again, as after its sender's address was written down.
///
/// # Errors
/// Not allowed; no such mail; one that was not refused.
pub async fn take_mail_again(app: &App, caller: &Caller, id: i64) -> Result<MailJson, Problem> {
    let mut act = app.act(caller, Permission::JobRun, "mail.again").await?.on("mail", id);
    let before = mail::find(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    if !mail::look_again(act.db(), id).await? {
        return Err(Problem::conflict(
            "mail_state",
            "只有未受理的邮件可以重新处理",
            "only a mail that was refused can be looked at again",
        ));
    }
    act.changed("state", Some(&before.state), Some("again"));
    act.commit().await?;
    let after = mail::find(app.store().reader(), id).await?.ok_or_else(Problem::not_found)?;
    Ok(shown(after, caller.place.lang))
}

/// A file that was not taken, as it is kept.
#[derive(Deserialize)]
struct LeftOut {
    name: String,
    zh: String,
    en: String,
}

fn shown(row: MailRow, lang: Lang) -> MailJson {
    let reason = row.reason_zh.zip(row.reason_en).map(|(zh, en)| Text::new(zh, en));
    let left_out: Vec<LeftOut> = serde_json::from_str(&row.left_out).unwrap_or_default();
    let file = |one: LeftOut| MailFileJson {
        why: Text::new(one.zh, one.en).in_lang(lang).to_owned(),
        name: one.name,
    };
    MailJson {
        id: row.id,
        file: row.file,
        sender: row.sender_shown,
        account_name: row.account_name,
        subject: row.subject,
        bytes: row.bytes,
        state: row.state,
        reason_code: row.reason,
        reason: reason.map(|text| text.in_lang(lang).to_owned()),
        case_id: row.case_id,
        case_number: row.case_number,
        left_out: left_out.into_iter().map(file).collect(),
        at: instant(row.at_ms),
    }
}
