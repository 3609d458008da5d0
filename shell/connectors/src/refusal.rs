//! Why a sign-in through another system did not happen.

use std::fmt;
use yunheng_values::Text;

/// Who can put it right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The person: unknown login, wrong password, refused or forged answer. Counts as a failed attempt.
    Person,
    /// The administrator: a setting here or on the other side is wrong. Does not count against the person.
    Setup,
    /// Nobody here: the other system does not answer. Does not count against the person.
    Unavailable,
}

/// A sign-in that did not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Who can put it right.
    pub cause: Cause,
    /// What happened and what to do, for an administrator; never for the person who signs in.
    pub advice: Text,
}

impl Refusal {
    pub(crate) fn new(cause: Cause, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { cause, advice: Text::new(zh, en) }
    }

    /// What the person sees. It does not tell whether the login exists, so that logins cannot be guessed one by one.
    pub fn for_person(&self) -> Text {
        match self.cause {
            Cause::Person => Text::new(
                "登录未成功，请核对后重试。",
                "Sign-in failed. Check what you entered and try again.",
            ),
            Cause::Setup | Cause::Unavailable => Text::new(
                "登录服务暂时不可用，请稍后重试或联系管理员。",
                "The sign-in service is not available. Try again later or ask your administrator.",
            ),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.advice.zh, self.advice.en)
    }
}

impl std::error::Error for Refusal {}
