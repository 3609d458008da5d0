//! Which mails are no work of a person, by their heads alone.

use super::Refused;
use yunheng_connectors::letter::Envelope;

/// Longest number of a case with what may stand around it.
const LONGEST_NUMBER: usize = 60;
/// Numbers in one subject that are looked up.
const MOST_NUMBERS: usize = 6;

/// What the platform knows of itself and wants of others.
#[derive(Debug, Clone)]
pub(super) struct Known<'k> {
    /// Addresses that the platform writes from or is written to.
    pub(super) own: Vec<String>,
    /// With which the names of its own mails begin.
    pub(super) prefix: &'k str,
    /// The server whose word on the sender is asked for.
    pub(super) trusted_server: Option<&'k str>,
}

/// Why a mail is not looked at further: a program sent it, the platform did, or nobody vouches for its sender.
pub(super) fn refusal(envelope: &Envelope, known: &Known<'_>) -> Option<Refused> {
    if let Some(header) = envelope.automatic {
        return Some(Refused::new(
            "automatic",
            format!("由程序自动发出（{header}），为避免往复不受理"),
            format!("a program sent it ({header}); taking it could begin a loop"),
        ));
    }
    let is_own_name = envelope.message_id.as_deref().is_some_and(|id| id.starts_with(known.prefix));
    if is_own_name || envelope.from.iter().any(|from| known.own.contains(from)) {
        return Some(Refused::new("own", "是本平台自己发出的邮件", "the platform sent it itself"));
    }
    if envelope.from.len() != 1 {
        return Some(Refused::new(
            "no_sender",
            "发件人应当正好是一个地址",
            "it has other than one address as its sender",
        ));
    }
    let server = known.trusted_server.filter(|server| !envelope.is_vouched_by(server))?;
    Some(Refused::new(
        "not_vouched",
        format!("{server}没有确认发件人的域名（Authentication-Results）"),
        format!("{server} does not vouch for the sender's domain (Authentication-Results)"),
    ))
}

/// Numbers of cases that a subject may hold, the likeliest first: in square brackets as notices write them, the last one before the others, then
/// such as 请求〔2026〕0001号 that somebody typed.
pub(super) fn numbers(subject: &str) -> Vec<String> {
    let inner = |part: &str| part.split_once(']').map(|(inner, _)| inner.trim().to_owned());
    let mut found: Vec<String> = subject.split('[').skip(1).filter_map(inner).collect();
    found.reverse();
    for (at, _) in subject.match_indices('〔') {
        let (before, after) = subject.split_at(at);
        let Some((end, mark)) = after.char_indices().find(|(_, c)| *c == '号') else { continue };
        let begin = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last();
        let begin = begin.map_or(at, |(begin, _)| begin);
        found.push(subject[begin..at + end + mark.len_utf8()].to_owned());
    }
    found.retain(|number| !number.is_empty() && number.chars().count() <= LONGEST_NUMBER);
    found.truncate(MOST_NUMBERS);
    found
}

#[cfg(test)]
mod tests {
    use super::{Known, numbers, refusal};
    use yunheng_connectors::letter::envelope;

    fn code(head: &str) -> Option<&'static str> {
        let known =
            Known { own: vec!["desk@city.example".into()], prefix: "yh-0123456789ab-", trusted_server: None };
        refusal(&envelope(format!("{head}\r\n\r\nText").as_bytes()).expect("a head"), &known)
            .map(|found| found.code)
    }

    #[test]
    fn what_a_program_sent_is_no_work_of_a_person() {
        let from = "From: 张三 <zhang@edu.example>\r\nSubject: x";
        assert_eq!(code(from), None);
        for header in [
            "Auto-Submitted: auto-replied",
            "auto-submitted: auto-generated; owner-email=\"a@b\"",
            "Precedence: bulk",
            "Precedence: LIST",
            "Precedence:\r\n junk",
            "X-Auto-Response-Suppress: All",
            "Return-Path: <>",
            "List-Id: <all.edu.example>",
        ] {
            assert_eq!(code(&format!("{header}\r\n{from}")), Some("automatic"), "{header}");
        }
        for header in [
            "Auto-Submitted: no",
            "Auto-Submitted: No (by hand)",
            "Precedence: first-class",
            "Return-Path: <zhang@edu.example>",
        ] {
            assert_eq!(code(&format!("{header}\r\n{from}")), None, "{header}");
        }
    }

    #[test]
    fn own_mail_and_mail_of_nobody_is_refused() {
        assert_eq!(code("From: Desk@City.Example\r\nSubject: x"), Some("own"));
        assert_eq!(code("From: a@b.example\r\nMessage-ID: <yh-0123456789ab-7@city.example>"), Some("own"));
        assert_eq!(code("Subject: x"), Some("no_sender"));
        assert_eq!(code("From: a@b.example, c@d.example"), Some("no_sender"));
        assert_eq!(code("From: a@b.example\r\nFrom: c@d.example"), Some("no_sender"));
    }

    #[test]
    fn numbers_of_cases_are_found_where_they_stand() {
        let found = numbers("Re: 【云衡】已并入请求〔2026〕0002号：端口 [请求〔2026〕0001号]");
        assert_eq!(found, ["请求〔2026〕0001号", "已并入请求〔2026〕0002号", "请求〔2026〕0001号"]);
        assert_eq!(numbers("答复: 请求〔2026〕0003号 端口"), ["请求〔2026〕0003号"]);
        assert_eq!(numbers("[外部邮件] 打印机 〔"), ["外部邮件"]);
        assert!(numbers("没有编号 ] [").is_empty());
        assert!(numbers(&"[a]".repeat(50)).len() <= 6);
    }
}
