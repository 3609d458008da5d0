//! What a notice says on each way. Ways that others may read along say that there is something, not what.

use yunheng_store::delivery::ToSend;

/// What a test of a channel says.
pub(crate) const EXAMPLE: &str =
    "云衡测试消息：收到即表示设置可用。A test message of Yunheng: if you read this, the settings work.";

/// Address of the page that shows a notice.
fn address(base: &str, notice_id: i64, link: Option<&str>) -> String {
    let page = link.map_or_else(|| format!("/?tab=notices&open={notice_id}"), str::to_owned);
    format!("{base}{page}")
}

/// One line, whatever was written.
pub(super) fn subject(to_send: &ToSend) -> String {
    let line: String = to_send.title_zh.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("【云衡】{}", line.trim())
}

/// The subject of a mail, with the number of its case: an answer that keeps it becomes a comment there.
pub(super) fn mail_subject(to_send: &ToSend, number: Option<&str>) -> String {
    let subject = subject(to_send);
    number.map_or(subject.clone(), |number| format!("{subject} [{number}]"))
}

/// A mail goes to one person: it says everything, in both languages where they differ.
pub(super) fn mail(base: &str, to_send: &ToSend, takes_answers: bool) -> String {
    let address = address(base, to_send.notice_id, to_send.link.as_deref());
    let sign = if to_send.needs_signature == 1 { "本通知须登录平台签收。\n" } else { "" };
    let mut text = format!("{}\n\n{sign}查看：{address}\n", to_send.body_zh.trim_end());
    if to_send.body_en != to_send.body_zh {
        let sign = if to_send.needs_signature == 1 { "Please sign for it on the platform.\n" } else { "" };
        text.push_str(&format!(
            "\n--\n{}\n\n{}\n\n{sign}Open it: {address}\n",
            to_send.title_en,
            to_send.body_en.trim_end()
        ));
    }
    if takes_answers {
        text.push_str("\n--\n直接回复本邮件（保留主题中的编号），回复的内容即成为该事项的留言。\n");
        text.push_str("Answer this mail and keep the number in its subject: the answer becomes a comment on the case.\n");
    }
    text
}

/// A telephone shows it on a locked screen.
pub(super) fn sms(to_send: &ToSend) -> String {
    let sign = if to_send.needs_signature == 1 { "并签收" } else { "" };
    format!("{}，请登录云衡平台查看{sign}。", subject(to_send))
}

/// A group reads along.
pub(super) fn group(base: &str, to_send: &ToSend) -> String {
    format!("{}\n{}", subject(to_send), address(base, to_send.notice_id, to_send.link.as_deref()))
}

/// The event that another system gets.
pub(super) fn event(base: &str, to_send: &ToSend, party: Option<i64>) -> String {
    serde_json::json!({
        "event": "notice.sent",
        "batch": to_send.batch,
        "kind": to_send.kind,
        "title": { "zh": to_send.title_zh, "en": to_send.title_en },
        "needs_signature": to_send.needs_signature == 1,
        "party_id": party,
        "url": address(base, to_send.notice_id, to_send.link.as_deref()),
        "at": crate::clock::instant(to_send.created_at_ms),
    })
    .to_string()
}
