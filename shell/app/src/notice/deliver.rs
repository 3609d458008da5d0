//! Sending one delivery, which is a job.

use super::{contact, words};
use crate::channels::{Connections, Fate, Mail, Sms};
use crate::job::{Outcome, Performed, Taken};
use crate::problem::Problem;
use crate::service::App;
use crate::settings::load;
use serde::{Deserialize, Serialize};
use yunheng_api::platform::MailIntakeJson;
use yunheng_store::Db;
use yunheng_store::case;
use yunheng_store::delivery::{self, Sent, ToSend};
use yunheng_values::Text;

/// What came of sending, for its record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delivered {
    /// Which delivery.
    id: i64,
    /// Whether the other side is the recipient's own system, so that taking it is its arrival.
    arrives: bool,
    /// What the other side said.
    receipt: Option<String>,
    /// Where it went, as people may see it.
    target_shown: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Payload {
    delivery: i64,
}

impl Delivered {
    /// What a job that sends a delivery needs to know.
    pub(super) fn payload(id: i64) -> Payload {
        Payload { delivery: id }
    }

    /// The delivery of a job, of which nothing else is known.
    pub(crate) fn of_payload(payload: &str) -> Option<Self> {
        let payload: Payload = serde_json::from_str(payload).ok()?;
        Some(Self { id: payload.delivery, ..Self::default() })
    }

    /// Writes down what came of an attempt, in the transaction that ends it.
    pub(crate) async fn record(
        &self,
        db: Db<'_>,
        taken: &Taken,
        outcome: &Outcome,
        now_ms: i64,
    ) -> Result<(), Problem> {
        let is_last = taken.attempts >= taken.max_attempts;
        let (state, more, error) = match outcome {
            Outcome::Done { .. } if self.arrives => ("delivered", 1, None),
            Outcome::Done { .. } => ("sent", 1, None),
            Outcome::Later { why, maybe } => {
                let unsure = taken.unsure + i64::from(*maybe);
                let state = match (unsure, is_last) {
                    (0, false) => "waiting",
                    (0, true) => "failed",
                    _ => "uncertain",
                };
                (state, i64::from(*maybe), Some(why))
            }
            Outcome::Never { why } => (if taken.unsure > 0 { "uncertain" } else { "failed" }, 0, Some(why)),
        };
        let sent = Sent {
            state,
            // Each attempt that nobody saw end may have arrived, and so did the one that was seen to.
            maybe_twice: taken.unsure + more >= 2,
            attempts: taken.attempts,
            receipt: self.receipt.as_deref(),
            error: error.map(|why| (why.zh.as_str(), why.en.as_str())),
            target_shown: self.target_shown.as_deref(),
        };
        Ok(delivery::record(db, self.id, &sent, now_ms).await?)
    }
}

/// Sends the delivery of a job. Nothing is written: how it ended is written down with the end of the job.
pub(crate) async fn deliver(
    app: &App,
    connections: &Connections,
    payload: &str,
) -> Result<Performed, Problem> {
    let unreadable =
        || Outcome::Never { why: Text::new("任务内容无法读取", "the job cannot be read") };
    let Some(delivered) = Delivered::of_payload(payload) else { return Ok(unreadable().into()) };
    let Some(to_send) = delivery::to_send(app.store().reader(), delivered.id).await? else {
        return Ok(unreadable().into());
    };
    if matches!(to_send.state.as_str(), "sent" | "delivered" | "opened" | "signed") {
        return Ok(Outcome::Done { result: to_send.state }.into());
    }
    if to_send.account_status != "active" {
        return Ok(never(delivered, "收件人的账号已停用", "the recipient's account is disabled"));
    }
    match to_send.channel.as_str() {
        "mail" => by_mail(app, connections, &to_send, delivered).await,
        "sms" => by_sms(app, connections, &to_send, delivered).await,
        _ => to_others(app, connections, &to_send, delivered).await,
    }
}

fn never(delivered: Delivered, zh: &str, en: &str) -> Performed {
    Performed { outcome: Outcome::Never { why: Text::new(zh, en) }, delivery: Some(delivered) }
}

/// With which the names of all mails of this installation begin.
pub(crate) fn mail_prefix(app: &App) -> String {
    format!("yh-{}-", &app.database_id()[..12])
}

/// The name under which the other side sees it, the same at every attempt.
fn name(app: &App, to_send: &ToSend) -> String {
    format!("{}{}", mail_prefix(app), to_send.id)
}

/// The case that a notice is about, by where it leads.
fn case_of(to_send: &ToSend) -> Option<i64> {
    to_send.link.as_deref()?.strip_prefix("/cases/")?.split(['/', '?', '#']).next()?.parse().ok()
}

async fn by_mail(
    app: &App,
    connections: &Connections,
    to_send: &ToSend,
    delivered: Delivered,
) -> Result<Performed, Problem> {
    let Some(to) = contact::email(app, to_send.email_sealed.as_deref())? else {
        return Ok(never(delivered, "收件人没有邮件地址", "the recipient has no mail address"));
    };
    let shown = contact::masked_email(&to);
    let db = app.store().reader();
    let case = match case_of(to_send) {
        Some(id) => case::case(db, id).await?,
        None => None,
    };
    let intake = load::<MailIntakeJson>(db).await?.value;
    let number = case.as_ref().and_then(|row| row.number.as_deref());
    let takes_answers = intake.enabled && number.is_some();
    let mail = Mail {
        id: name(app, to_send),
        to,
        subject: words::mail_subject(to_send, number),
        text: words::mail(connections.address(), to_send, takes_answers),
        thread: case.as_ref().map(|row| format!("{}case-{}", mail_prefix(app), row.id)),
        reply_to: takes_answers.then_some(intake.address),
    };
    let fate = connections.mail(app, &mail).await?;
    Ok(performed(fate, Delivered { target_shown: Some(shown), ..delivered }))
}

async fn by_sms(
    app: &App,
    connections: &Connections,
    to_send: &ToSend,
    delivered: Delivered,
) -> Result<Performed, Problem> {
    let Some(phone) = contact::phone(app, to_send.phone_sealed.as_deref())? else {
        return Ok(never(delivered, "收件人没有手机号码", "the recipient has no telephone number"));
    };
    let shown = contact::masked_phone(&phone);
    let sms = Sms { id: name(app, to_send), phone, text: words::sms(to_send) };
    let fate = connections.sms(app, &sms).await?;
    Ok(performed(fate, Delivered { target_shown: Some(shown), ..delivered }))
}

async fn to_others(
    app: &App,
    connections: &Connections,
    to_send: &ToSend,
    delivered: Delivered,
) -> Result<Performed, Problem> {
    let (key, base) = (to_send.target.as_deref().unwrap_or_default(), connections.address());
    let fate = if to_send.channel == "webhook" {
        let event = |party| words::event(base, to_send, party);
        connections.webhook(app, key, &name(app, to_send), event).await?
    } else {
        connections.robot(app, key, &words::group(base, to_send)).await?
    };
    Ok(performed(fate, Delivered { arrives: true, ..delivered }))
}

fn performed(fate: Fate, delivered: Delivered) -> Performed {
    let (outcome, receipt) = match fate {
        Fate::Delivered { receipt } => (Outcome::Done { result: receipt.clone() }, Some(receipt)),
        Fate::Transient { why, maybe_taken } => (Outcome::Later { why, maybe: maybe_taken }, None),
        Fate::Permanent { why } => (Outcome::Never { why }, None),
    };
    Performed { outcome, delivery: Some(Delivered { receipt, ..delivered }) }
}
