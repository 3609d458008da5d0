//! Sending a notice: into the box at once, on other ways as people chose and as the settings say.

use super::kind::{CHOSEN, NoticeKind};
use super::{Delivered, contact};
use crate::act::Act;
use crate::channels::{Outlets, Shared};
use crate::job::{JobKind, enqueue};
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_store::Db;
use yunheng_store::delivery::{self, NewDelivery};
use yunheng_store::notice::{self, NewNotice, Recipient};
use yunheng_values::Text;

/// The limit whose clock a notice starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockOf {
    /// The pack.
    pub pack: String,
    /// Key of the limit without its section.
    pub key: String,
}

/// What people are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub kind: NoticeKind,
    /// One line.
    pub title: Text,
    /// The text.
    pub body: Text,
    /// Where in the page it leads: a path that begins with one `/`.
    pub link: Option<String>,
    /// The limit whose clock it starts.
    pub clock: Option<ClockOf>,
    /// Whether each of them must sign for it.
    pub needs_signature: bool,
}

/// Notices that were sent together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentTogether {
    /// Their common name.
    pub batch: String,
    /// How many people were told.
    pub recipients: usize,
}

/// Tells some accounts something, in the transaction of the act that has the reason. Accounts that are not in use are passed over.
///
/// # Errors
/// What the database says.
pub async fn send(act: &Act<'_>, to: &[i64], message: &Message) -> Result<SentTogether, Problem> {
    let wanted: BTreeSet<i64> = to.iter().copied().collect();
    let wanted: Vec<i64> = wanted.into_iter().collect();
    let mut recipients = Vec::new();
    // A statement binds a limited number of values.
    for part in wanted.chunks(500) {
        recipients.extend(notice::recipients(act.db(), part, act.now_ms()).await?);
    }
    send_to(act, &recipients, message).await
}

/// The same to accounts that were found in the scope.
pub(super) async fn send_to(
    act: &Act<'_>,
    recipients: &[Recipient],
    message: &Message,
) -> Result<SentTogether, Problem> {
    let batch = crate::secret::hex(&crate::secret::random_bytes::<12>());
    if recipients.is_empty() {
        return Ok(SentTogether { batch, recipients: 0 });
    }
    let load = async |db: Db<'_>| Outlets::load(db).await;
    let outlets = act.app().known(act.db(), ("outlets", ""), load).await?;
    let ways = chosen_ways(act, &outlets, recipients, message.kind).await?;
    let mut shared = outlets.shared_for(message.kind.as_str());
    for recipient in recipients {
        let id = insert(act, recipient, message, &batch).await?;
        let in_box = NewDelivery {
            notice_id: id,
            channel: "in_app",
            target: None,
            target_shown: &recipient.login,
            delivered_at_ms: Some(act.now_ms()),
        };
        delivery::insert(act.db(), &in_box, act.now_ms()).await?;
        for &channel in ways.get(&recipient.account_id).into_iter().flatten() {
            if let Some(shown) = address_shown(act, channel, recipient)? {
                later(act, id, channel, None, &shown).await?;
            }
        }
        // What several people share is told once, with the first of them.
        for Shared { channel, key, name, .. } in shared.extract_if(.., |one| one.is_for(recipient.party_id)) {
            later(act, id, channel, Some(&key), &name).await?;
        }
    }
    Ok(SentTogether { batch, recipients: recipients.len() })
}

async fn insert(
    act: &Act<'_>,
    recipient: &Recipient,
    message: &Message,
    batch: &str,
) -> Result<i64, Problem> {
    let new = NewNotice {
        batch,
        account_id: recipient.account_id,
        kind: message.kind.as_str(),
        title: (&message.title.zh, &message.title.en),
        body: (&message.body.zh, &message.body.en),
        link: message.link.as_deref(),
        clock: message.clock.as_ref().map(|clock| (clock.pack.as_str(), clock.key.as_str())),
        needs_signature: message.needs_signature,
        created_by: act.account(),
    };
    Ok(notice::insert(act.db(), &new, act.now_ms()).await?)
}

/// Of the ways that are switched on, those that each person wants.
async fn chosen_ways(
    act: &Act<'_>,
    outlets: &Outlets,
    recipients: &[Recipient],
    kind: NoticeKind,
) -> Result<BTreeMap<i64, Vec<&'static str>>, Problem> {
    let mut chosen = BTreeMap::new();
    for part in recipients.chunks(500) {
        let ids: Vec<i64> = part.iter().map(|recipient| recipient.account_id).collect();
        for choice in notice::choices_for(act.db(), kind.as_str(), &ids).await? {
            chosen.insert((choice.account_id, choice.channel), choice.wanted == 1);
        }
    }
    let wants = |account: i64, channel: &str| {
        chosen.get(&(account, channel.to_owned())).copied().unwrap_or_else(|| kind.goes_by(channel))
    };
    let ways = recipients.iter().map(|recipient| {
        let account = recipient.account_id;
        let ways = CHOSEN.into_iter().filter(|way| outlets.is_on(way) && wants(account, way));
        (account, ways.collect())
    });
    Ok(ways.collect())
}

fn address_shown(act: &Act<'_>, channel: &str, recipient: &Recipient) -> Result<Option<String>, Problem> {
    let app = act.app();
    Ok(match channel {
        "mail" => {
            contact::email(app, recipient.email_sealed.as_deref())?.map(|email| contact::masked_email(&email))
        }
        _ => {
            contact::phone(app, recipient.phone_sealed.as_deref())?.map(|phone| contact::masked_phone(&phone))
        }
    })
}

/// A way that a job takes.
async fn later(
    act: &Act<'_>,
    notice_id: i64,
    channel: &str,
    target: Option<&str>,
    target_shown: &str,
) -> Result<(), Problem> {
    let new = NewDelivery { notice_id, channel, target, target_shown, delivered_at_ms: None };
    let id = delivery::insert(act.db(), &new, act.now_ms()).await?;
    let payload = Delivered::payload(id);
    if let Some(job) = enqueue(act, JobKind::SendDelivery, &payload, act.now_ms(), None).await? {
        delivery::set_job(act.db(), id, job).await?;
    }
    Ok(())
}
