//! What an account's fields must be.

use yunheng_values::{Finding, Findings, Text, parse_moment};

/// Checks a login: 3 to 64 of small letters, digits, dot, dash, underscore and at; it begins with a letter or digit.
pub(crate) fn check_login(login: &str) -> Findings {
    let login = login.trim().to_lowercase();
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_@".contains(c);
    let begins = login.starts_with(|c: char| c.is_ascii_alphanumeric());
    if (3..=64).contains(&login.len()) && begins && login.chars().all(allowed) {
        return Findings::new();
    }
    let message = Text::new(
        "登录名应为3至64位字母、数字或 . - _ @，以字母或数字开头",
        "a login has 3 to 64 letters, digits, dots, dashes, underscores or at signs and begins with a letter or digit",
    );
    vec![Finding::error("login", "/login", message)]
}

/// Checks a person's name: 1 to 64 characters, none of them a control character.
pub(crate) fn check_name(name: &str) -> Findings {
    let name = name.trim();
    if (1..=64).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        return Findings::new();
    }
    let message = Text::new("姓名应为1至64个字符", "a name has 1 to 64 characters");
    vec![Finding::error("name", "/name", message)]
}

/// Checks a post.
pub(super) fn check_post(post: &str) -> Findings {
    if post.chars().count() <= 64 && !post.chars().any(char::is_control) {
        return Findings::new();
    }
    let message = Text::new("职务最多64个字符", "a post has at most 64 characters");
    vec![Finding::error("post", "/post", message)]
}

/// A telephone number as it is kept: digits, a plus before them, a dash where it helps; 5 to 20 characters.
pub(super) fn telephone(text: &str) -> Result<String, Finding> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = plain.strip_prefix('+').unwrap_or(&plain);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '-');
    if is_number && (5..=20).contains(&plain.len()) {
        return Ok(plain);
    }
    let message =
        Text::new("电话应为5至20位数字，可带 + 和 -", "a telephone number has 5 to 20 digits, with + and -");
    Err(Finding::error("phone", "/phone", message))
}

/// A mail address as it is kept. Only its form is looked at; whether it works a message will show.
pub(super) fn mail_address(text: &str) -> Result<String, Finding> {
    let text = text.trim();
    let is_address = text.len() <= 254
        && text.is_ascii()
        && !text.chars().any(|c| c.is_control() || c.is_whitespace() || "<>\",;:\\()[]".contains(c))
        && text.split_once('@').is_some_and(|(name, domain)| {
            !name.is_empty()
                && domain.contains('.')
                && !domain.contains('@')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
        });
    if is_address {
        return Ok(text.to_owned());
    }
    let message = Text::new("邮箱地址的格式不对", "this is no mail address");
    Err(Finding::error("email", "/email", message))
}

/// An instant that somebody gives, as Unix milliseconds.
pub(crate) fn instant_ms(text: &str, place: &str) -> Result<i64, Finding> {
    parse_moment(text).map(|moment| moment.epoch_seconds().saturating_mul(1000)).map_err(|_| {
        let message = Text::new(
            format!("“{text}”不是时间，应如 2026-12-31T00:00:00+08:00"),
            format!("`{text}` is no instant such as 2026-12-31T00:00:00+08:00"),
        );
        Finding::error("instant", place, message)
    })
}

/// Checks the end of an account: people from outside need one, and none is in the past.
pub(super) fn check_end(is_external: bool, expires_at_ms: Option<i64>, now_ms: i64) -> Findings {
    let message = match expires_at_ms {
        None if is_external => {
            Text::new("外部人员的账号必须写明到期日", "an account of a person from outside needs an end")
        }
        Some(end) if end <= now_ms => Text::new(
            "到期时间已过；要立即停止请停用账号",
            "this is over already; disable the account to end it now",
        ),
        _ => return Findings::new(),
    };
    vec![Finding::error("expires_at", "/expires_at", message)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_and_mail_addresses_have_a_form() {
        for (text, kept) in
            [("138 0000 0000", "13800000000"), ("+86-374-2960000", "+86-374-2960000"), ("12345", "12345")]
        {
            assert_eq!(telephone(text).ok().as_deref(), Some(kept));
        }
        for text in
            ["", "1234", "=1+1", "-12345", "12a456", "123456789012345678901", "１３８００００００００"]
        {
            assert!(telephone(text).is_err(), "{text}");
        }
        assert!(mail_address(" a.b@example.gov.cn ").is_ok());
        for text in [
            "",
            "a",
            "a@b",
            "@b.cn",
            "a@b.cn@c.cn",
            "a b@c.cn",
            "a@b.cn\nBcc: x@y.cn",
            "<a@b.cn>",
            "甲@b.cn",
            "a@.cn",
        ] {
            assert!(mail_address(text).is_err(), "{text}");
        }
    }

    #[test]
    fn people_from_outside_have_an_end() {
        assert!(check_end(false, None, 10).is_empty());
        assert_eq!(check_end(true, None, 10).len(), 1);
        assert_eq!(check_end(false, Some(10), 10).len(), 1);
        assert!(check_end(true, Some(11), 10).is_empty());
    }
}
