//! What an account's fields must be.

use yunheng_values::{Finding, Findings, Text};

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
