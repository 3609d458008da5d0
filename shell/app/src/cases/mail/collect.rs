//! Looking through the folder: each mail once, in the order of their names.

use super::judge::{Known, refusal};
use super::take::take;
use super::{Letter, Refused};
use crate::caller::Acting;
use crate::keys::KeyProvider;
use crate::notice::{email_of, masked_email};
use crate::problem::{Problem, ProblemKind, retrying};
use crate::secret::hex;
use crate::service::App;
use crate::settings::load;
use sm3::{Digest, Sm3};
use std::path::Path;
use yunheng_api::platform::{MailIntakeJson, MailSettingsJson};
use yunheng_audit::Channel;
use yunheng_connectors::letter::{self, Body, Envelope, LARGEST_BYTES};
use yunheng_connectors::maildir::{Maildir, Waiting};
use yunheng_store::mail::{self, Addressed, NewMail};

/// Mails of one turn.
const AT_ONCE: usize = 20;
/// Longest reason that is kept.
const LONGEST_REASON: usize = 1_000;
/// Under this name addresses are digested.
const SENDER: &str = "mail.sender";

/// What is known of a mail so far, for the record of a refusal.
#[derive(Debug, Default)]
struct Seen {
    sender: String,
    subject: String,
    account_id: Option<i64>,
}

/// Looks through the folder when mail is taken; says how many mails were put away.
///
/// # Errors
/// A folder that is not there; a database that does not answer. What was not put away waits.
pub async fn collect_mail(app: &App, folder: &Path) -> Result<usize, Problem> {
    let settings = load::<MailIntakeJson>(app.store().reader()).await?.value;
    if !settings.enabled {
        return Ok(0);
    }
    let folder = Maildir::open(folder).map_err(|error| broken(&error))?;
    for file in mail::waiting_again(app.store().reader(), AT_ONCE as i64).await? {
        folder.bring_back(&file).map_err(|error| broken(&error))?;
    }
    let mut count = 0;
    for waiting in folder.waiting(AT_ONCE).map_err(|error| broken(&error))? {
        put_away(app, &folder, &settings, &waiting).await?;
        count += 1;
    }
    Ok(count)
}

fn broken(error: &std::io::Error) -> Problem {
    Problem::new(
        ProblemKind::Unavailable,
        "mail_folder",
        format!("邮件目录无法读写：{error}"),
        format!("the mail folder cannot be read or written: {error}"),
    )
}

/// Takes a mail or refuses it, and moves it where it belongs.
async fn put_away(
    app: &App,
    folder: &Maildir,
    settings: &MailIntakeJson,
    waiting: &Waiting,
) -> Result<(), Problem> {
    let before = mail::find_file(app.store().reader(), &waiting.name).await?;
    let state = before.as_ref().map_or("", |row| row.state.as_str());
    // The process ended between writing down what became of it and moving it.
    let is_taken = match state {
        "case" | "comment" => true,
        "refused" => false,
        _ => {
            let mut seen = Seen::default();
            let tried = look(app, folder, settings, waiting, &mut seen).await;
            match tried {
                Ok(()) => true,
                Err(problem) if problem.kind == ProblemKind::Unavailable => return Err(problem),
                Err(problem) => {
                    refuse(app, waiting, &seen, &problem.into()).await?;
                    false
                }
            }
        }
    };
    let moved = if is_taken { folder.keep(&waiting.name) } else { folder.refuse(&waiting.name) };
    moved.map_err(|error| broken(&error))
}

/// Reads a mail and takes it.
async fn look(
    app: &App,
    folder: &Maildir,
    settings: &MailIntakeJson,
    waiting: &Waiting,
    seen: &mut Seen,
) -> Result<(), Problem> {
    let bytes = read(folder, waiting).await?;
    let envelope = letter::envelope(&bytes).map_err(|unfit| refused(unfit.as_str(), unfit.text()))?;
    seen.subject.clone_from(&envelope.subject);
    seen.sender = envelope.from.first().cloned().unwrap_or_default();
    let known = Known {
        own: own_addresses(app, settings).await?,
        prefix: &crate::notice::mail_prefix(app),
        trusted_server: settings.trusted_server.as_deref().filter(|name| !name.trim().is_empty()),
    };
    if let Some(found) = refusal(&envelope, &known) {
        return Err(refused(found.code, found.why));
    }
    let person = sender(app, &seen.sender).await?;
    seen.account_id = Some(person.account_id);
    let who =
        Acting { account: person.account_id, login: person.login, name: person.name, party: person.party_id };
    let caller = app.acting(&who, Channel::Mail, &format!("mail:{}", waiting.name)).await?;
    // Only a mail of somebody known is read whole, on a thread that may take its time.
    let (bytes, body) = tokio::task::spawn_blocking(move || {
        let body = letter::body(&bytes);
        (bytes, body)
    })
    .await
    .map_err(|error| Problem::bug(&error))?;
    let body = body.map_err(|unfit| refused(unfit.as_str(), unfit.text()))?;
    let letter = letter_of(app, waiting, (envelope, body), &bytes);
    retrying(|| take(app, &caller, &letter, settings)).await
}

fn letter_of(app: &App, waiting: &Waiting, (envelope, body): (Envelope, Body), bytes: &[u8]) -> Letter {
    let name = envelope.message_id.as_deref().map_or(bytes, str::as_bytes);
    let sender = envelope.from.first().cloned().unwrap_or_default();
    Letter {
        file: waiting.name.clone(),
        key: hex(&Sm3::digest(name)),
        sender_digest: digest(app, &sender),
        sender_shown: masked_email(&sender),
        subject: envelope.subject,
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        text: body.text,
        files: body.files,
    }
}

fn digest(app: &App, sender: &str) -> String {
    KeyProvider::personal_digest(app.keys(), SENDER, sender).to_string()
}

async fn read(folder: &Maildir, waiting: &Waiting) -> Result<Vec<u8>, Problem> {
    let (folder, name) = (folder.clone(), waiting.name.clone());
    let read = tokio::task::spawn_blocking(move || folder.read(&name, LARGEST_BYTES)).await;
    let read = read.map_err(|error| Problem::bug(&error))?.map_err(|error| broken(&error))?;
    read.ok_or_else(|| {
        let most = LARGEST_BYTES >> 20;
        Problem::refused("too_large", format!("邮件超过{most} MB"), format!("it is larger than {most} MB"))
    })
}

fn refused(code: &'static str, why: yunheng_values::Text) -> Problem {
    Problem::refused(code, why.zh, why.en)
}

/// Addresses that the platform writes from or is written to.
async fn own_addresses(app: &App, settings: &MailIntakeJson) -> Result<Vec<String>, Problem> {
    let from = load::<MailSettingsJson>(app.store().reader()).await?.value.from;
    let bare = from.rsplit_once('<').map_or(from.as_str(), |(_, rest)| rest.trim_end_matches('>'));
    let own = [bare.trim().to_lowercase(), settings.address.trim().to_lowercase()];
    Ok(own.into_iter().filter(|address| !address.is_empty()).collect())
}

/// The one person in use whose address it is.
async fn sender(app: &App, address: &str) -> Result<Addressed, Problem> {
    let mut found = Vec::new();
    for person in mail::addressed(app.store().reader(), app.now_ms()).await? {
        let known = email_of(app, Some(&person.email_sealed))?.unwrap_or_default();
        if known.trim().to_lowercase() == address {
            found.push(person);
        }
    }
    match (found.pop(), found.len()) {
        (Some(person), 0) => Ok(person),
        (None, _) => Err(Problem::refused(
            "unknown_sender",
            "发件地址不是任何在用账号的邮件地址",
            "the sender's address is that of no account in use",
        )),
        (Some(_), _) => Err(Problem::refused(
            "ambiguous_sender",
            "发件地址登记在不止一个账号上，无法确定是谁",
            "several accounts have the sender's address, so nobody knows who wrote it",
        )),
    }
}

/// Writes down that a mail was not taken, and why.
async fn refuse(app: &App, waiting: &Waiting, seen: &Seen, why: &Refused) -> Result<(), Problem> {
    retrying(|| try_to_refuse(app, waiting, seen, why)).await?;
    tracing::info!(file = waiting.name, reason = why.code, "a mail was not taken");
    crate::metrics::counter("mails_refused");
    Ok(())
}

async fn try_to_refuse(app: &App, waiting: &Waiting, seen: &Seen, why: &Refused) -> Result<(), Problem> {
    let mut act = app.system_act("mail", "mail.refuse").await?;
    let cut = |text: &str| text.chars().take(LONGEST_REASON).collect::<String>();
    let (zh, en) = (cut(&why.why.zh), cut(&why.why.en));
    let shown = if seen.sender.is_empty() { String::new() } else { masked_email(&seen.sender) };
    let new = NewMail {
        file: &waiting.name,
        taken_key: None,
        sender_digest: &digest(app, &seen.sender),
        sender_shown: &shown,
        account_id: seen.account_id,
        subject: &seen.subject,
        bytes: i64::try_from(waiting.bytes).unwrap_or(i64::MAX),
        state: "refused",
        reason: Some((why.code, &zh, &en)),
        case_id: None,
        left_out: "[]",
    };
    let Some(id) = mail::keep(act.db(), &new, act.now_ms()).await? else { return Ok(()) };
    act.set_object("mail", id);
    act.fact("reason", why.code).commit().await
}
