//! What a password must be. No standard sets the numbers (domain knowledge is common practice under GB/T 22239 8.1.4.1),
//! so the defaults here are a proposal that the security administrator edits.

use yunheng_values::{Finding, Findings, Text};

/// Rules of passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordRules {
    /// Fewest characters.
    pub min_length: u32,
    /// Fewest characters for the three administrators.
    pub admin_min_length: u32,
    /// How many of capital, small, digit and other must occur.
    pub min_classes: u32,
    /// How many earlier passwords may not come back.
    pub history: u32,
    /// Days after which it must be changed; 0 is never.
    pub max_age_days: u32,
}

impl Default for PasswordRules {
    fn default() -> Self {
        Self { min_length: 10, admin_min_length: 12, min_classes: 3, history: 5, max_age_days: 90 }
    }
}

/// Longest password that is hashed; longer ones would only be work for an attacker to give.
const LONGEST: usize = 128;

/// Words of a person that a password must not contain: login, names of the person and the unit.
#[derive(Debug, Clone, Copy)]
pub struct PersonalWords<'a>(pub &'a [&'a str]);

/// Checks a new password. `common` tells whether a text is one of the passwords that everybody tries first.
///
/// ```
/// use yunheng_access::{PasswordRules, PersonalWords, check_password};
/// let findings = check_password(&PasswordRules::default(), false, "zhangsan-2026", PersonalWords(&["zhangsan"]), &|_| false);
/// assert_eq!(findings[0].code, "password_personal");
/// ```
pub fn check_password(
    rules: &PasswordRules,
    administrator: bool,
    password: &str,
    words: PersonalWords<'_>,
    common: &dyn Fn(&str) -> bool,
) -> Findings {
    let mut findings = Findings::new();
    let mut say = |code, zh: String, en: String| {
        findings.push(Finding::error(code, "/password", Text::new(zh, en)));
    };
    let (length, shortest) =
        (password.chars().count(), if administrator { rules.admin_min_length } else { rules.min_length });
    if length < shortest as usize {
        say(
            "password_short",
            format!("密码{length}位，至少{shortest}位"),
            format!("{length} characters; at least {shortest} are needed"),
        );
    }
    if length > LONGEST {
        say("password_long", format!("密码最多{LONGEST}位"), format!("at most {LONGEST} characters"));
    }
    let (classes, wanted) = (classes(password), rules.min_classes);
    if classes < wanted {
        say(
            "password_simple",
            format!("大写、小写、数字、其他字符中只有{classes}类，至少{wanted}类"),
            format!("{classes} of capitals, small letters, digits and others; at least {wanted} are needed"),
        );
    }
    let lower = password.to_lowercase();
    if words.0.iter().any(|word| word.chars().count() >= 3 && lower.contains(&word.to_lowercase())) {
        say(
            "password_personal",
            "密码含有登录名、姓名或单位名".into(),
            "it contains the login, the name or the unit's name".into(),
        );
    }
    if common(&lower) {
        say(
            "password_common",
            "这是最常被猜到的密码之一".into(),
            "it is one of the passwords that are guessed first".into(),
        );
    }
    findings
}

fn classes(password: &str) -> u32 {
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    kinds.iter().map(|kind| u32::from(password.chars().any(kind))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(administrator: bool, password: &str) -> Vec<&'static str> {
        let words = PersonalWords(&["lihua", "李华", "市财政局"]);
        check_password(&PasswordRules::default(), administrator, password, words, &|text| {
            text == "password123!"
        })
        .iter()
        .map(|finding| finding.code)
        .collect()
    }

    #[test]
    fn each_rule_is_told_by_its_own_code() {
        assert_eq!(codes(false, "Abcdef-123"), Vec::<&str>::new());
        assert_eq!(codes(false, "Abcdef-12"), ["password_short"]);
        assert_eq!(codes(true, "Abcdef-1234"), ["password_short"]);
        assert_eq!(codes(false, "abcdefghijk"), ["password_simple"]);
        assert_eq!(codes(false, "x-LiHua-2026"), ["password_personal"]);
        assert_eq!(codes(false, "A1-市财政局-2026"), ["password_personal"]);
        assert_eq!(codes(false, "Password123!"), ["password_common"]);
        assert_eq!(codes(false, &"aA1-".repeat(40)), ["password_long"]);
    }
}
