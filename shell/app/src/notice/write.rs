//! A person writes to people and parties in their scope.

use super::send::{ClockOf, Message, send_to};
use super::{NoticeKind, clock};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{NewNoticeJson, NoticeSentJson};
use yunheng_store::notice::{self, Recipient};
use yunheng_values::{Finding, Findings, Text};

/// People whom one notice may tell; more are several notices.
const MOST: usize = 500;
const LONGEST_TITLE: usize = 120;
const LONGEST_BODY: usize = 10_000;
const LONGEST_LINK: usize = 300;

/// Sends a notice to people and parties in the scope.
///
/// # Errors
/// Not allowed; values that are not right; somebody who is not in the scope.
pub async fn write(
    app: &App,
    caller: &Caller,
    input: &NewNoticeJson,
    once: Option<&Once>,
) -> Result<NoticeSentJson, Problem> {
    app.read(caller, Permission::NoticeSend)?;
    let mut findings = check(input);
    if let Some(of) = &input.clock {
        findings.extend(clock::check(app, &of.pack, &of.key).await?);
    }
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let mut act = app.act(caller, Permission::NoticeSend, "notice.send").await?;
    if let Some(answer) = act.answered(once).await? {
        return Ok(answer);
    }
    let recipients = recipients(&act, input).await?;
    let sent = send_to(&act, &recipients, &message(input)).await?;
    act.set_object("notice", &sent.batch);
    let answer = NoticeSentJson { batch: sent.batch, recipients: sent.recipients as u64 };
    act.remember(once, &answer).await?;
    let clock = input.clock.as_ref().map(|of| format!("{}#{}", of.pack, of.key)).unwrap_or_default();
    act.fact("recipients", &answer.recipients.to_string())
        .fact("clock", &clock)
        .fact("title", input.title_zh.trim())
        .commit()
        .await?;
    Ok(answer)
}

async fn recipients(act: &Act<'_>, input: &NewNoticeJson) -> Result<Vec<Recipient>, Problem> {
    let (accounts, parties) = (&input.accounts, &input.parties);
    let found = notice::recipients_in_scope(act.db(), act.scope(), accounts, parties, act.now_ms()).await?;
    let mut findings = Findings::new();
    for (number, id) in accounts.iter().enumerate() {
        if !found.iter().any(|one| one.account_id == *id) {
            let message = Text::new(
                format!("没有可用的账号{id}，或不在您的权限范围内"),
                format!("there is no account {id} in use, or it is not in your scope"),
            );
            findings.push(Finding::error("no_account", format!("/accounts/{number}"), message));
        }
    }
    for (number, id) in parties.iter().enumerate() {
        if !found.iter().any(|one| one.party_id == Some(*id)) {
            let message = Text::new(
                format!("单位{id}没有可用的账号，或不在您的权限范围内"),
                format!("party {id} has no account in use, or it is not in your scope"),
            );
            findings.push(Finding::error("no_account", format!("/parties/{number}"), message));
        }
    }
    if found.len() > MOST {
        let message = Text::new(
            format!("收件人有{}名，一次最多{MOST}名", found.len()),
            format!("{} people would be told; {MOST} is the most at once", found.len()),
        );
        findings.push(Finding::error("too_many", "/parties", message));
    }
    if findings.is_empty() { Ok(found) } else { Err(Problem::unusable(findings)) }
}

fn message(input: &NewNoticeJson) -> Message {
    let both = |zh: &str, en: &Option<String>| {
        let en = en.as_deref().map(str::trim).filter(|text| !text.is_empty()).unwrap_or(zh.trim());
        Text::new(zh.trim(), en)
    };
    Message {
        kind: NoticeKind::Letter,
        title: both(&input.title_zh, &input.title_en),
        body: both(&input.body_zh, &input.body_en),
        link: input.link.clone(),
        clock: input.clock.as_ref().map(|of| ClockOf { pack: of.pack.clone(), key: of.key.clone() }),
        needs_signature: input.needs_signature,
    }
}

fn check(input: &NewNoticeJson) -> Findings {
    let mut findings = Findings::new();
    if input.accounts.is_empty() && input.parties.is_empty() {
        let message = Text::new("请选择收件人或单位", "name accounts or parties to tell");
        findings.push(Finding::error("no_recipient", "/accounts", message));
    }
    if input.accounts.len() + input.parties.len() > MOST {
        let message = Text::new(format!("一次最多{MOST}个收件人"), format!("{MOST} recipients at most"));
        findings.push(Finding::error("too_many", "/accounts", message));
    }
    let texts: [(&str, Option<&str>, bool, usize); 4] = [
        ("/title_zh", Some(&input.title_zh), true, LONGEST_TITLE),
        ("/title_en", input.title_en.as_deref(), true, LONGEST_TITLE),
        ("/body_zh", Some(&input.body_zh), false, LONGEST_BODY),
        ("/body_en", input.body_en.as_deref(), false, LONGEST_BODY),
    ];
    for (place, text, is_line, longest) in texts {
        findings.extend(text.and_then(|text| check_text(place, text, is_line, longest)));
    }
    let is_path = |link: &str| {
        link.starts_with('/')
            && !link.starts_with("//")
            && link.len() <= LONGEST_LINK
            && link.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
    };
    if input.link.as_deref().is_some_and(|link| !is_path(link)) {
        let message = Text::new(
            "链接应为本平台的路径，以一个 / 开头",
            "a link is a path of this platform that begins with one slash",
        );
        findings.push(Finding::error("link", "/link", message));
    }
    findings
}

fn check_text(place: &str, text: &str, is_line: bool, longest: usize) -> Option<Finding> {
    let is_optional = place.ends_with("_en");
    let length = text.trim().chars().count();
    let is_odd = |c: char| c.is_control() && (is_line || !matches!(c, '\n' | '\r' | '\t'));
    if (length > 0 || is_optional) && length <= longest && !text.chars().any(is_odd) {
        return None;
    }
    let message = Text::new(
        format!("应为1至{longest}个字符，不含控制字符"),
        format!("1 to {longest} characters, none of them a control character"),
    );
    Some(Finding::error("text", place, message))
}
