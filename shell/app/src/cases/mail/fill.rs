//! The text of a mail in the fields of a form: as much of it as a field holds, all of it in a file when that is not all.

use super::Letter;
use serde_json::{Map, Value};
use yunheng_api::platform::MailIntakeJson;
use yunheng_case::{CaseKind, Form, MailRule};
use yunheng_connectors::letter::LetterFile;

/// The part that handles what comes to the desk.
const PROVIDER: &str = "provider";
/// Name of the file with the whole text.
const WHOLE: &str = "邮件全文.txt";
/// Said where a text was cut.
const CUT: &str = "\n……（全文见附件“邮件全文.txt”）";
/// Said of a mail without a subject.
const NO_SUBJECT: &str = "（无主题的邮件）";

/// Fields of a form that a mail fills in.
pub(super) fn fields(
    form: &Form,
    (kind, rule): (&CaseKind, &MailRule),
    letter: &Letter,
    settings: &MailIntakeJson,
) -> Map<String, Value> {
    let mut fields = Map::new();
    let (subject, text) = (subject_of(letter), &letter.text);
    let (shortest, longest) = bounds(form, &rule.subject);
    fields.insert(rule.subject.clone(), line(&subject, shortest, longest).into());
    let (shortest, longest) = bounds(form, &rule.text);
    let told = if text.chars().count() < shortest {
        format!("{text}\n（邮件主题：{subject}）")
    } else {
        text.clone()
    };
    fields.insert(rule.text.clone(), shortened(told.trim(), longest).into());
    let own = form.opener_fields();
    let category = form.category_fields().into_iter().find(|name| own.iter().any(|field| field == name));
    if let Some(name) = category.filter(|_| !settings.category.is_empty()) {
        fields.insert(name.to_owned(), settings.category.clone().into());
    }
    let part = kind.parts.iter().find(|part| part.part == PROVIDER);
    if let (Some(part), Some(provider)) = (part, settings.provider_id) {
        fields.insert(part.field.clone(), provider.into());
    }
    fields
}

/// The whole text as a file, when a field of so many characters does not hold it.
pub(super) fn whole(text: &str, longest: usize) -> Option<LetterFile> {
    let is_longer = text.chars().count() > longest;
    is_longer.then(|| LetterFile { name: WHOLE.to_owned(), bytes: text.as_bytes().to_vec() })
}

/// A text that is cut with a word on where the rest is.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let room = longest.saturating_sub(CUT.chars().count());
    text.chars().take(room).collect::<String>() + CUT
}

/// Fewest and most characters of a field.
pub(super) fn bounds(form: &Form, field: &str) -> (usize, usize) {
    let of = |name: &str| {
        form.schema["properties"][field][name].as_u64().and_then(|value| usize::try_from(value).ok())
    };
    (of("minLength").unwrap_or(0), of("maxLength").unwrap_or(usize::MAX))
}

fn subject_of(letter: &Letter) -> String {
    if letter.subject.is_empty() { NO_SUBJECT.to_owned() } else { letter.subject.clone() }
}

fn line(subject: &str, shortest: usize, longest: usize) -> String {
    let line =
        if subject.chars().count() < shortest { format!("邮件：{subject}") } else { subject.to_owned() };
    line.chars().take(longest).collect()
}

#[cfg(test)]
mod tests {
    use super::{line, shortened, whole};

    #[test]
    fn what_a_field_does_not_hold_is_cut_and_kept_as_a_file() {
        let text = "长".repeat(50);
        assert!(whole(&text, 50).is_none());
        let file = whole(&text, 49).expect("a file");
        assert_eq!(file.bytes, text.as_bytes());
        let cut = shortened(&text, 40);
        assert_eq!(cut.chars().count(), 40);
        assert!(cut.ends_with("（全文见附件“邮件全文.txt”）"), "{cut}");
        assert_eq!(shortened("短", 40), "短");
        assert_eq!((line("急", 2, 100), line("端口开通", 2, 2)), ("邮件：急".into(), "端口".into()));
    }
}
