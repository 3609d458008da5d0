//! A case or a comment out of a mail, in one transaction with the note that it was taken.

use super::super::desk::Entry;
use super::super::file::{keep, noted};
use super::super::form::of_the_opener;
use super::super::kinds::current;
use super::super::open::{Fresh, fresh, start, unit_of};
use super::super::tasks::{LONGEST_SAID, seen_and_locked};
use super::super::tell;
use super::super::who::viewer;
use super::super::work::{Saying, Work};
use super::fill::{bounds, fields, shortened, whole};
use super::judge::numbers;
use super::{Letter, Refused};
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::{Problem, ProblemKind};
use crate::rules::must_be_in_use;
use crate::service::App;
use serde_json::{Value, json};
use yunheng_access::Permission;
use yunheng_api::platform::MailIntakeJson;
use yunheng_connectors::letter::{LetterFile, without_quotes};
use yunheng_store::case;
use yunheng_store::mail::{self, NewMail};
use yunheng_values::Text;

/// An hour, in which one sender sends only so many mails.
const HOUR_MS: i64 = 3_600_000;
/// Said when a mail has files only.
const NO_TEXT: &str = "（邮件没有正文）";

/// A file that was not taken, and why.
#[derive(Debug)]
struct LeftOut {
    name: String,
    why: Text,
}

/// What a mail became.
struct Became {
    state: &'static str,
    case_id: i64,
    left_out: Vec<LeftOut>,
}

/// Takes a mail of a person: a comment on the case that its subject names and the person sees, or a new case.
///
/// # Errors
/// Taken before; too many in an hour; what the kind of work refuses.
pub(super) async fn take(
    app: &App,
    caller: &Caller,
    letter: &Letter,
    settings: &MailIntakeJson,
) -> Result<(), Problem> {
    let mut act = app.locking_act(caller, Permission::CaseWork, "mail.take").await?;
    must_be_new(&act, letter, settings).await?;
    let became = match named_case(&act, caller, letter).await? {
        Some(id) => comment(&act, caller, letter, id).await?,
        None => case_of(&act, caller, letter, settings).await?,
    };
    let left_out: Vec<Value> = became
        .left_out
        .iter()
        .map(|one| json!({ "name": one.name, "zh": one.why.zh, "en": one.why.en }))
        .collect();
    let new = NewMail {
        file: &letter.file,
        taken_key: Some(&letter.key),
        sender_digest: &letter.sender_digest,
        sender_shown: &letter.sender_shown,
        account_id: Some(caller.account),
        subject: &letter.subject,
        bytes: letter.bytes,
        state: became.state,
        reason: None,
        case_id: Some(became.case_id),
        left_out: &Value::from(left_out).to_string(),
    };
    let id = mail::keep(act.db(), &new, act.now_ms()).await.map_err(twice)?;
    let id = id.ok_or_else(|| Problem::bug(&"a mail that was looked at before"))?;
    act.set_object("case", became.case_id);
    act.fact("mail", &id.to_string()).fact("became", became.state).commit().await
}

/// Another process made something of the same mail a moment ago.
fn twice(error: yunheng_store::StoreError) -> Problem {
    match error {
        yunheng_store::StoreError::Unique { .. } => was_taken(),
        error => error.into(),
    }
}

fn was_taken() -> Problem {
    Problem::refused(
        "twice",
        "同一封邮件（Message-ID相同）已经受理过",
        "a mail with this Message-ID was taken before",
    )
}

async fn must_be_new(act: &Act<'_>, letter: &Letter, settings: &MailIntakeJson) -> Result<(), Problem> {
    if mail::is_taken(act.db(), &letter.key).await? {
        return Err(was_taken());
    }
    let lately = mail::count_taken(act.db(), &letter.sender_digest, act.now_ms() - HOUR_MS).await?;
    if lately < i64::from(settings.per_hour) {
        return Ok(());
    }
    Err(Problem::refused(
        "too_many",
        format!("该发件人一小时内已受理{lately}封，超过的先放在一边"),
        format!("{lately} mails of this sender were taken within an hour; more are kept aside"),
    ))
}

/// The case whose number stands in the subject, when the sender sees it.
async fn named_case(act: &Act<'_>, caller: &Caller, letter: &Letter) -> Result<Option<i64>, Problem> {
    for number in numbers(&letter.subject) {
        if let Some(id) = case::seen_by_number(act.db(), viewer(caller, act.scope()), &number).await? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

async fn case_of(
    act: &Act<'_>,
    caller: &Caller,
    letter: &Letter,
    settings: &MailIntakeJson,
) -> Result<Became, Problem> {
    let app = act.app();
    must_be_in_use(app, act.db(), &settings.pack).await?;
    let (named, rules_digest) = current(app, act.db(), &settings.pack, &settings.kind).await?;
    let rule = named.is.kind.mail.clone().ok_or_else(|| no_mail(&settings.kind))?;
    let unit = unit_of(act, caller, &named, None).await?;
    let kind = (&named.is.kind, &rule);
    let form = of_the_opener(&named.is.form, fields(&named.is.form, kind, letter, settings));
    let new = Fresh {
        unit_id: unit.id,
        opened_by: caller.account,
        is_urgent: false,
        rules_digest: &rules_digest,
        form: &form,
    };
    let row = fresh(act, &named, new).await?;
    let case_id = row.id;
    let (_, longest) = bounds(&named.is.form, &rule.text);
    let left_out = keep_files(act, case_id, letter, whole(&letter.text, longest), |_, _| ()).await?;
    let started = start(act, &named, row, &Entry::MAIL).await?;
    say_left_out(&started, &left_out).await?;
    let names: Vec<String> = left_out.iter().map(|one| one.name.clone()).collect();
    tell::by_mail(&started, &names).await?;
    Ok(Became { state: "case", case_id, left_out })
}

fn no_mail(kind: &str) -> Problem {
    Problem::refused(
        "no_mail",
        format!("事项类型“{kind}”没有规定邮件填入哪些字段（[mail]），请在“设置—邮件来件”中另选"),
        format!("the kind of work `{kind}` has no [mail]; choose another one under Settings"),
    )
}

async fn comment(act: &Act<'_>, caller: &Caller, letter: &Letter, id: i64) -> Result<Became, Problem> {
    let row = seen_and_locked(act, caller, id).await?;
    let text = without_quotes(&letter.text);
    let said = if text.is_empty() { NO_TEXT.to_owned() } else { shortened(&text, LONGEST_SAID) };
    let work = Work::on(act, row.clone()).await?;
    let more = Some(json!({ "by": "mail" }));
    work.note(Saying { act: "comment", said: &said, more, ..Saying::default() }).await?;
    let mut kept = Vec::new();
    let left_out = if row.state == "running" {
        let file = whole(&text, LONGEST_SAID);
        keep_files(act, id, letter, file, |name, digest| kept.push((name.to_owned(), digest.to_owned())))
            .await?
    } else {
        let ended = Text::new("事项已结束", "the case has ended");
        letter.files.iter().map(|file| LeftOut { name: file.name.clone(), why: ended.clone() }).collect()
    };
    for (name, digest) in kept {
        noted(act, row.clone(), &name, &digest).await?;
    }
    say_left_out(&work, &left_out).await?;
    Ok(Became { state: "comment", case_id: id, left_out })
}

/// Keeps the files of a mail that a case takes; says which it does not.
async fn keep_files(
    act: &Act<'_>,
    case_id: i64,
    letter: &Letter,
    more: Option<LetterFile>,
    mut kept: impl FnMut(&str, &str),
) -> Result<Vec<LeftOut>, Problem> {
    let mut left_out = Vec::new();
    for file in more.iter().chain(&letter.files) {
        let mut arriving = act.app().take_file(&file.name)?;
        arriving.write(&file.bytes)?;
        let upload = arriving.arrived()?;
        let (name, digest) = (upload.name().to_owned(), upload.digest_text());
        match keep(act, case_id, None, upload).await {
            Ok(()) => kept(&name, &digest),
            Err(problem) if problem.kind == ProblemKind::Refused => {
                left_out.push(LeftOut { name, why: problem.message });
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(left_out)
}

/// Names on the timeline what was not taken, so that whoever handles the case can ask for it.
async fn say_left_out(work: &Work<'_, '_>, left_out: &[LeftOut]) -> Result<(), Problem> {
    if left_out.is_empty() {
        return Ok(());
    }
    let told: Vec<String> = left_out.iter().map(|one| format!("{}：{}", one.name, one.why.zh)).collect();
    let said: String = told.join("；").chars().take(LONGEST_SAID).collect();
    work.note(Saying { act: "left_out", said: &said, is_platform: true, ..Saying::default() }).await
}

impl From<Problem> for Refused {
    /// What a rule refuses, in its words, with what is wrong with which value.
    fn from(problem: Problem) -> Self {
        let (mut zh, mut en) = (problem.message.zh, problem.message.en);
        for finding in &problem.findings {
            zh.push_str(&format!("；{}：{}", finding.place, finding.message.zh));
            en.push_str(&format!("; {}: {}", finding.place, finding.message.en));
        }
        Self { code: problem.code, why: Text::new(zh, en) }
    }
}
