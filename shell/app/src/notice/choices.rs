//! By which ways a person wants to be told.

use super::kind::{CHOSEN, NoticeKind};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_api::platform::{NoticeChoiceJson, NoticeChoicesJson};
use yunheng_store::Db;
use yunheng_store::notice::{self, Choice};
use yunheng_values::{Finding, Findings, Lang, Text};

/// What the person chose, and what holds where they chose nothing.
///
/// # Errors
/// What the database says.
pub async fn choices(app: &App, caller: &Caller) -> Result<NoticeChoicesJson, Problem> {
    let chosen = notice::choices(app.store().reader(), caller.account).await?;
    Ok(shown(&chosen, caller.place.lang))
}

/// Keeps what a person chose. What is not named stays as it is.
///
/// # Errors
/// A kind or a channel that there is not; the box in the page, which cannot be switched off.
pub async fn set_choices(
    app: &App,
    caller: &Caller,
    wanted: &NoticeChoicesJson,
) -> Result<NoticeChoicesJson, Problem> {
    let mut act = app.own_act(caller, "notice.choose").await?;
    let findings = check(wanted);
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let before = notice::choices(act.db(), caller.account).await?;
    let now = |kind: NoticeKind, channel: &str| is_wanted(&before, kind, channel);
    let word = |wanted: bool| if wanted { "yes" } else { "no" };
    for line in wanted.choices.iter().filter(|line| line.channel != "in_app") {
        let Some(kind) = NoticeKind::parse(&line.kind) else { continue };
        let (old, new) = (word(now(kind, &line.channel)), word(line.wanted));
        if old != new {
            act.changed(&format!("{}.{}", line.kind, line.channel), Some(old), Some(new));
            keep(act.db(), caller.account, line).await?;
        }
    }
    let after = notice::choices(act.db(), caller.account).await?;
    if after != before {
        act.commit().await?;
    }
    Ok(shown(&after, caller.place.lang))
}

async fn keep(db: Db<'_>, account_id: i64, line: &NoticeChoiceJson) -> Result<(), Problem> {
    let choice = Choice {
        account_id,
        kind: line.kind.clone(),
        channel: line.channel.clone(),
        wanted: i64::from(line.wanted),
    };
    Ok(notice::set_choice(db, &choice).await?)
}

fn check(wanted: &NoticeChoicesJson) -> Findings {
    let mut findings = Findings::new();
    for (number, line) in wanted.choices.iter().enumerate() {
        let place = |field: &str| format!("/choices/{number}/{field}");
        if NoticeKind::parse(&line.kind).is_none() {
            let message = Text::new("没有这类通知", "there is no such kind of notice");
            findings.push(Finding::error("unknown_kind", place("kind"), message));
        }
        match (line.channel.as_str(), line.wanted) {
            ("in_app", true) => {}
            ("in_app", false) => {
                let message = Text::new(
                    "平台内的通知不能关闭：时限可能从它起算",
                    "notices in the page cannot be switched off: a clock may start with one",
                );
                findings.push(Finding::error("always_in_app", place("wanted"), message));
            }
            (channel, _) if CHOSEN.contains(&channel) => {}
            _ => {
                let message = Text::new("只能选择 mail 或 sms", "only mail and sms can be chosen");
                findings.push(Finding::error("unknown_channel", place("channel"), message));
            }
        }
    }
    findings
}

fn is_wanted(chosen: &[Choice], kind: NoticeKind, channel: &str) -> bool {
    let found = chosen.iter().find(|choice| choice.kind == kind.as_str() && choice.channel == channel);
    found.map_or_else(|| kind.goes_by(channel), |choice| choice.wanted == 1)
}

fn shown(chosen: &[Choice], lang: Lang) -> NoticeChoicesJson {
    let line = |kind: NoticeKind, channel: &str, wanted: bool, fixed: bool| NoticeChoiceJson {
        kind: kind.as_str().to_owned(),
        title: kind.title().in_lang(lang).to_owned(),
        channel: channel.to_owned(),
        wanted,
        fixed,
    };
    let of_kind = |kind: NoticeKind| {
        let others = CHOSEN.map(|channel| line(kind, channel, is_wanted(chosen, kind, channel), false));
        std::iter::once(line(kind, "in_app", true, true)).chain(others)
    };
    NoticeChoicesJson { choices: NoticeKind::ALL.into_iter().flat_map(of_kind).collect() }
}
