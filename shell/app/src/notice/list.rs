//! A person's own notices.

use super::NoticeKind;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_api::platform::{NoticeJson, Page};
use yunheng_store::notice::{self, NoticeRow};
use yunheng_values::{Lang, Text};

/// Notices of the person, newest first.
///
/// # Errors
/// What the database says.
pub async fn notices(
    app: &App,
    caller: &Caller,
    only_unopened: bool,
    below_id: Option<i64>,
    limit: i64,
) -> Result<Page<NoticeJson>, Problem> {
    let db = app.store().reader();
    let mut rows = notice::of_account(db, caller.account, only_unopened, below_id, limit + 1).await?;
    let next = crate::page::cut(&mut rows, limit, |row| row.id);
    Ok(Page { items: rows.into_iter().map(|row| shown(row, caller.place.lang)).collect(), next })
}

fn shown(row: NoticeRow, lang: Lang) -> NoticeJson {
    let kind_title = NoticeKind::parse(&row.kind)
        .map_or_else(|| Text::new(row.kind.clone(), row.kind.clone()), NoticeKind::title);
    let one = |zh, en| Text { zh, en }.in_lang(lang).to_owned();
    NoticeJson {
        id: row.id,
        kind: row.kind,
        kind_title: kind_title.in_lang(lang).to_owned(),
        title: one(row.title_zh, row.title_en),
        body: one(row.body_zh, row.body_en),
        link: row.link,
        sender: row.sender,
        starts_clock: row.clock_pack.is_some(),
        needs_signature: row.needs_signature == 1,
        created_at: instant(row.created_at_ms),
        opened_at: row.opened_at_ms.map(instant),
        signed_at: row.signed_at_ms.map(instant),
    }
}
