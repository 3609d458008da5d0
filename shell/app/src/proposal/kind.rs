//! What a kind of proposal is. A new kind is a file in `kinds/` and a line in `super::kinds`.

use crate::act::Act;
use crate::people::FirstPassword;
use crate::problem::Problem;
use crate::service::App;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use yunheng_access::{Permission, Scope};
use yunheng_store::Db;
use yunheng_values::Text;

/// A change that two people make together: the payload of a proposal.
///
/// The same [`examine`](Self::examine) looks at it when it is proposed and again in the transaction that confirms it, so that what
/// is applied fits the state of that moment.
pub(crate) trait Proposed: Serialize + DeserializeOwned + Send + Sync {
    /// Stable name, as stored and on the wire.
    const KIND: &'static str;
    /// The kind in words: Chinese, English.
    const TITLE: (&'static str, &'static str);
    /// Who may propose it.
    const PROPOSE: Permission;
    /// Who may decide.
    const CONFIRM: Permission;
    /// Whether applying it makes a one-time password.
    const MAKES_PASSWORD: bool = false;

    /// What it is about: of a kind there is one open proposal with the same subject.
    fn subject(&self) -> String;

    /// Looks whether it can be done now, and says in words what it would do.
    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem>;

    /// Does it, in the transaction of the confirmation. It writes its own entries with [`Act::also`].
    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem>;
}

/// The state against which a proposal is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Present<'a> {
    /// The platform.
    pub app: &'a App,
    /// Where to read.
    pub db: Db<'a>,
    /// What the person may touch.
    pub scope: &'a Scope,
    /// Now.
    pub now_ms: i64,
}

impl<'a> Present<'a> {
    /// The state as an act sees it.
    pub(crate) fn of(act: &'a Act<'_>) -> Self {
        Self { app: act.app(), db: act.db(), scope: act.scope(), now_ms: act.now_ms() }
    }
}

/// What an examination finds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Examined {
    /// What would happen, in one line.
    pub title: Text,
    /// What would change.
    pub changes: Vec<WordedChange>,
    /// Accounts whose rights or standing it changes; none of them may propose or decide it.
    pub about: Vec<i64>,
    /// Parties whose things it is about: whoever reaches them all sees and decides it. None when it is about the whole city.
    pub parties: Vec<i64>,
}

/// One thing that would change, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WordedChange {
    /// What.
    pub field: Words,
    /// As it is.
    pub before: Option<Words>,
    /// As it would be.
    pub after: Option<Words>,
}

impl WordedChange {
    /// A change; equal values are left out by [`changed`].
    pub(crate) fn new(field: (&str, &str), before: Option<Text>, after: Option<Text>) -> Self {
        Self {
            field: Text::new(field.0, field.1).into(),
            before: before.map(Words::from),
            after: after.map(Words::from),
        }
    }
}

/// Changes without those that change nothing.
pub(crate) fn changed(all: impl IntoIterator<Item = WordedChange>) -> Vec<WordedChange> {
    all.into_iter().filter(|change| change.before != change.after).collect()
}

/// Words that are the same in both languages, such as a person's name.
pub(crate) fn plain(text: impl Into<String>) -> Text {
    let text = text.into();
    Text::new(text.clone(), text)
}

/// Words in both languages, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl From<Text> for Words {
    fn from(text: Text) -> Self {
        Self { zh: text.zh, en: text.en }
    }
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        Self::new(words.zh, words.en)
    }
}

/// What a confirmation gives to the kind that it applies.
#[derive(Debug)]
pub(crate) struct Confirming {
    /// Id of the proposal.
    pub proposal: i64,
    /// A password that nobody chose, for kinds that make one.
    pub password: Option<FirstPassword>,
}

/// A kind as a value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub key: &'static str,
    pub title: (&'static str, &'static str),
    pub propose: Permission,
    pub confirm: Permission,
    pub makes_password: bool,
}

impl Kind {
    /// The kind of a payload.
    pub(crate) const fn of<K: Proposed>() -> Self {
        Self {
            key: K::KIND,
            title: K::TITLE,
            propose: K::PROPOSE,
            confirm: K::CONFIRM,
            makes_password: K::MAKES_PASSWORD,
        }
    }
}
