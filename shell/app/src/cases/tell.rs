//! What people of a case are told.

use super::due::instant_ms;
use super::reclock::Recounted;
use super::work::{Saying, Work};
use super::{parties, who};
use crate::notice::{ClockOf, Message, NoticeKind, send};
use crate::problem::Problem;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yunheng_case::{NoticeRule, TaskList, Template};
use yunheng_process::Ending;
use yunheng_store::case::{self, TaskRow};
use yunheng_values::{Moment, Text};

/// The effect that every kind has when a case ends as it should.
const ENDED: &str = "case.ended";
/// The effect of a case that its opener took back.
const WITHDRAWN: &str = "case.withdrawn";

/// Tells people that a task waits for them.
pub(super) async fn task(work: &Work<'_, '_>, task: &TaskRow, people: &[i64]) -> Result<(), Problem> {
    let (number, headline) = (work.row.number.as_deref().unwrap_or_default(), &work.row.headline);
    let until = task.due_at_ms.map(shown).unwrap_or_default();
    let (zh, en) = if until.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("请在{until}之前办理。"), format!(" It is due before {until}."))
    };
    let order = order_of(work, task).await?;
    let (kind, to, heading) = match order {
        Some(order) => {
            let heading = Text::new(format!("工单：{}", task.title), format!("Work order: {}", task.title));
            (NoticeKind::Order, format!("/cases/orders/{order}"), heading)
        }
        None => {
            let heading = Text::new(format!("待办：{}", task.title), format!("To do: {}", task.title));
            (NoticeKind::Task, link(work.row.id), heading)
        }
    };
    let message = Message {
        kind,
        title: heading,
        body: Text::new(format!("{number} {headline}。{zh}"), format!("{number} {headline}.{en}")),
        link: Some(to),
        clock: None,
        needs_signature: false,
    };
    let others: Vec<i64> =
        people.iter().copied().filter(|account| Some(*account) != work.act.account()).collect();
    send(work.act, &others, &message).await.map(drop)
}

/// The order that a task is, where it is one.
async fn order_of(work: &Work<'_, '_>, task: &TaskRow) -> Result<Option<i64>, Problem> {
    let rule = work.named.is.kind.listed_at(&task.element);
    let is_order = rule.is_some_and(|rule| rule.list == TaskList::Order) && task.review_of.is_none();
    if is_order { Ok(case::listed_of_task(work.act.db(), task.id).await?) } else { Ok(None) }
}

/// Tells people that a task is nearly due, or late.
pub(super) async fn lateness(
    work: &Work<'_, '_>,
    task: &TaskRow,
    people: &[i64],
    is_late: bool,
) -> Result<(), Problem> {
    let until = task.due_at_ms.map(shown).unwrap_or_default();
    let (number, headline, title) =
        (work.row.number.as_deref().unwrap_or_default(), &work.row.headline, &task.title);
    let (heading, body) = if is_late {
        (
            Text::new(format!("已超时：{title}"), format!("Late: {title}")),
            Text::new(
                format!("{number} {headline}：应在{until}之前办理，现已超时。"),
                format!("{number} {headline}: it was due before {until} and is late."),
            ),
        )
    } else {
        (
            Text::new(format!("即将到期：{title}"), format!("Nearly due: {title}")),
            Text::new(
                format!("{number} {headline}：请在{until}之前办理。"),
                format!("{number} {headline}: it is due before {until}."),
            ),
        )
    };
    let message = Message {
        kind: NoticeKind::Deadline,
        title: heading,
        body,
        link: Some(link(work.row.id)),
        clock: None,
        needs_signature: false,
    };
    send(work.act, people, &message).await.map(drop)
}

/// A notice about the case, to people other than whoever acts.
async fn about(
    work: &Work<'_, '_>,
    kind: NoticeKind,
    people: &[i64],
    (title, body): (Text, Text),
) -> Result<(), Problem> {
    let (number, headline) = (work.row.number.as_deref().unwrap_or_default(), &work.row.headline);
    let message = Message {
        kind,
        title,
        body: Text::new(
            format!("{number} {headline}。{}", body.zh),
            format!("{number} {headline}. {}", body.en),
        ),
        link: Some(link(work.row.id)),
        clock: None,
        needs_signature: false,
    };
    let mut others: Vec<i64> =
        people.iter().copied().filter(|account| Some(*account) != work.act.account()).collect();
    others.sort_unstable();
    others.dedup();
    send(work.act, &others, &message).await.map(drop)
}

/// Tells those whom a comment mentions.
pub(super) async fn mentioned(work: &Work<'_, '_>, people: &[i64], said: &str) -> Result<(), Problem> {
    if people.is_empty() {
        return Ok(());
    }
    let heading = Text::new("有留言提到您", "A comment mentions you");
    about(work, NoticeKind::Result, people, (heading, Text::new(said, said))).await
}

/// Tells those to whom a task goes that stays late.
pub(super) async fn escalated(work: &Work<'_, '_>, task: &TaskRow, people: &[i64]) -> Result<(), Problem> {
    let (until, title) = (task.due_at_ms.map(shown).unwrap_or_default(), &task.title);
    let (zh, en) = task.assignee_name.as_ref().map_or_else(
        || ("尚无人签收".to_owned(), "nobody has taken it".to_owned()),
        |name| (format!("由{name}办理"), format!("{name} has it")),
    );
    let heading = Text::new(format!("超时升级：{title}"), format!("Still late: {title}"));
    let body = Text::new(
        format!("应在{until}之前办理，超时后仍未办理，{zh}，请督促。"),
        format!("It was due before {until} and is still not done; {en}. Please see to it."),
    );
    about(work, NoticeKind::Deadline, people, (heading, body)).await
}

/// Tells those who have a task that it is due at another time.
pub(super) async fn due_moved(
    work: &Work<'_, '_>,
    found: &Recounted,
    why: &str,
    people: &[i64],
) -> Result<(), Problem> {
    let title = &found.task.title;
    let heading = Text::new(format!("时限调整：{title}"), format!("Due at another time: {title}"));
    let until = found.now.at_ms.map(shown);
    let zh = until.as_ref().map_or_else(|| "暂停计时".to_owned(), |until| format!("现应在{until}之前办理"));
    let en = until.map_or_else(|| "the clock stands still".to_owned(), |until| format!("due before {until}"));
    let body = Text::new(format!("{zh}。原因：{why}"), format!("It is {en} now. Reason: {why}"));
    about(work, NoticeKind::Deadline, people, (heading, body)).await
}

/// Tells those who decide that somebody asks for urgency.
pub(super) async fn urgency_asked(work: &Work<'_, '_>, reason: &str, people: &[i64]) -> Result<(), Problem> {
    let heading = Text::new("加急申请待审批", "A case is asked to be urgent");
    let body = Text::new(format!("申请理由：{reason}"), format!("Reason: {reason}"));
    about(work, NoticeKind::Task, people, (heading, body)).await
}

/// Tells whoever asked how it was decided, and those who have open tasks when it was granted.
pub(super) async fn urgency_decided(
    work: &Work<'_, '_>,
    request: &case::UrgencyRow,
    granted: bool,
    said: &str,
) -> Result<(), Problem> {
    let mut people = vec![request.asked_by];
    if granted {
        for task in case::open_tasks(work.act.db(), work.row.id).await? {
            people.extend(work.people_of(&task).await?);
        }
    }
    let (zh, en) =
        if granted { ("已同意加急", "Urgent now") } else { ("未同意加急", "Not urgent") };
    let body = if said.is_empty() { request.reason.as_str() } else { said };
    about(work, NoticeKind::Result, &people, (Text::new(zh, en), Text::new(body, body))).await
}

/// Tells the opener that the service desk wrote a case down in their name.
pub(super) async fn taken(work: &Work<'_, '_>) -> Result<(), Problem> {
    let headline = &work.row.headline;
    let heading =
        Text::new(format!("服务台已登记：{headline}"), format!("Taken by the service desk: {headline}"));
    let body = Text::new(
        "服务台已为您登记，可随时查看办理情况。",
        "The service desk wrote it down for you; you can follow it at any time.",
    );
    about(work, NoticeKind::Result, &[work.row.opened_by], (heading, body)).await
}

/// Tells whoever wrote a mail what became of it, and which of its files were not taken.
pub(super) async fn by_mail(work: &Work<'_, '_>, left_out: &[String]) -> Result<(), Problem> {
    let (number, headline) = (work.row.number.as_deref().unwrap_or_default(), &work.row.headline);
    let (zh, en) = if left_out.is_empty() {
        (String::new(), String::new())
    } else {
        let names = left_out.join("、");
        (format!("以下附件未收：{names}。"), format!(" These files were not taken: {names}."))
    };
    let message = Message {
        kind: NoticeKind::Result,
        title: Text::new(format!("已收到您的邮件：{headline}"), format!("Your mail has come in: {headline}")),
        body: Text::new(
            format!("您的邮件已登记为{number} {headline}，可随时查看办理情况。{zh}"),
            format!("Your mail became {number} {headline}; you can follow it at any time.{en}"),
        ),
        link: Some(link(work.row.id)),
        clock: None,
        needs_signature: false,
    };
    send(work.act, &[work.row.opened_by], &message).await.map(drop)
}

/// Tells whom an effect of the process tells, and puts it on the timeline.
pub(super) async fn effect(work: &Work<'_, '_>, name: &str) -> Result<(), Problem> {
    let named = work.named.clone();
    for rule in named.is.kind.notices.iter().filter(|rule| rule.effect == name) {
        by_rule(work, rule).await?;
    }
    Ok(())
}

/// Tells the opener how the case ended, and whom the kind says.
pub(super) async fn ended(work: &Work<'_, '_>, how: Ending) -> Result<(), Problem> {
    if let Some(into) = &work.merged_into {
        return merged(work, into).await;
    }
    tell_merged(work, how).await?;
    if how == Ending::Withdrawn {
        effect(work, WITHDRAWN).await?;
    }
    let named = work.named.clone();
    let has_own = named.is.kind.notices.iter().any(|rule| rule.effect == ENDED);
    if how == Ending::Completed && has_own {
        return effect(work, ENDED).await;
    }
    if work.act.account() == Some(work.row.opened_by) {
        return Ok(());
    }
    let (zh, en) = ending_words(how);
    let (number, headline) = (work.row.number.as_deref().unwrap_or_default(), &work.row.headline);
    let message = Message {
        kind: NoticeKind::Result,
        title: Text::new(format!("{zh}：{headline}"), format!("{en}: {headline}")),
        body: Text::new(format!("{number} {headline}{zh}。"), format!("{number} {headline} was {en}.")),
        link: Some(link(work.row.id)),
        clock: None,
        needs_signature: false,
    };
    send(work.act, &[work.row.opened_by], &message).await.map(drop)
}

fn ending_words(how: Ending) -> (&'static str, &'static str) {
    match how {
        Ending::Completed => ("已办结", "completed"),
        Ending::Rejected => ("未通过", "rejected"),
        Ending::Withdrawn => ("已撤回", "withdrawn"),
    }
}

/// Tells the opener that their case is handled together with another that is the same.
async fn merged(work: &Work<'_, '_>, into: &str) -> Result<(), Problem> {
    let (number, headline) = (work.row.number.as_deref().unwrap_or_default(), &work.row.headline);
    let message = Message {
        kind: NoticeKind::Result,
        title: Text::new(format!("已并入{into}：{headline}"), format!("Merged into {into}: {headline}")),
        body: Text::new(
            format!("{number} {headline}与{into}是同一件事，已合并办理；办结后会通知您。"),
            format!(
                "{number} {headline} is the same as {into} and handled with it; you will be told when that has ended."
            ),
        ),
        link: Some(link(work.row.id)),
        clock: None,
        needs_signature: false,
    };
    let people: Vec<i64> =
        [work.row.opened_by].into_iter().filter(|account| Some(*account) != work.act.account()).collect();
    send(work.act, &people, &message).await.map(drop)
}

/// Tells the openers of cases that were merged into this one how it ended.
async fn tell_merged(work: &Work<'_, '_>, how: Ending) -> Result<(), Problem> {
    let (zh, en) = ending_words(how);
    let number = work.row.number.as_deref().unwrap_or_default();
    for (opener, case, own) in super::link::merged_openers(work).await? {
        let message = Message {
            kind: NoticeKind::Result,
            title: Text::new(format!("{own}{zh}"), format!("{own} was {en}")),
            body: Text::new(
                format!("您的{own}并入{number}办理，{number}{zh}。"),
                format!("Your {own} was handled with {number}, which was {en}."),
            ),
            link: Some(link(case)),
            clock: None,
            needs_signature: false,
        };
        send(work.act, &[opener], &message).await?;
    }
    Ok(())
}

async fn by_rule(work: &Work<'_, '_>, rule: &NoticeRule) -> Result<(), Problem> {
    let people = if rule.to == who::OPENER {
        vec![work.row.opened_by]
    } else {
        let parties: Vec<i64> =
            who::parties_of(&work.row, &work.parts, &rule.to).into_iter().map(|party| party.id).collect();
        let mut people = Vec::new();
        for part in parties.chunks(500) {
            people.extend(case::people_of(work.act.db(), part, &rule.roles, work.act.now_ms()).await?);
        }
        people.into_iter().map(|holder| holder.account_id).collect()
    };
    let words = words_of(work).await?;
    let fill = |template: &Template| template.fill(&work.form, &|field| words.get(field).cloned());
    let (title, body) = (fill(&rule.title), fill(&rule.body));
    let message = Message {
        kind: if rule.needs_signature { NoticeKind::Letter } else { NoticeKind::Result },
        title: Text::new(title.clone(), title.clone()),
        body: Text::new(body.clone(), body),
        link: Some(link(work.row.id)),
        clock: rule.clock.clone().map(|key| ClockOf { pack: work.row.pack.clone(), key }),
        needs_signature: rule.needs_signature,
    };
    let sent = send(work.act, &people, &message).await?;
    let more = json!({ "batch": sent.batch, "people": sent.recipients, "title": title });
    work.note(Saying { act: "tell", more: Some(more), ..Saying::default() }).await
}

/// Fields whose value is no plain text, in words: moments, days, parties.
pub(super) async fn words_of(work: &Work<'_, '_>) -> Result<BTreeMap<String, String>, Problem> {
    let form = &work.named.is.form;
    let mut words = BTreeMap::new();
    for (name, field) in form.schema["properties"].as_object().into_iter().flatten() {
        if let (Some("date-time"), Some(text)) = (field["format"].as_str(), work.form[name].as_str()) {
            words.extend(instant_ms(text).map(|ms| (name.clone(), shown(ms))));
        }
    }
    for (name, ids) in super::form::picked_ids(form, &work.form) {
        let known = parties::named(work.act.db(), &ids).await?;
        let names: Vec<&str> = ids.iter().filter_map(|id| Some(known.get(id)?.name.as_str())).collect();
        words.insert(name, names.join("、"));
    }
    Ok(words)
}

/// An instant as an office writes it.
pub(super) fn shown(ms: i64) -> String {
    let Some(moment) = Moment::from_epoch_seconds(ms.div_euclid(1000)) else { return String::new() };
    let text = moment.to_string();
    text.get(..16).map_or(text.clone(), |text| text.replace('T', " "))
}

fn link(case: i64) -> String {
    format!("/cases/{case}")
}

/// A value of the form that is searched for and listed.
pub(super) fn plain(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.is_empty())
}
