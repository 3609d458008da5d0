//! `case.toml`: what an office settles about a kind of work beside its form and its process.

use crate::authorized::AuthorizedRule;
use crate::confirmed::ConfirmationRule;
use crate::effect::EffectFile;
use crate::listed::{EntryFile, ListedRule, OrderFile};
use crate::{EffectRule, NumberRule, Template};
use serde::Deserialize;
use serde_json::Value;
use yunheng_process::LimitRule;
use yunheng_values::{ClauseId, Text};

/// What `case.toml` says, read and understood.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseKind {
    /// 事项名称.
    pub title: Text,
    /// What it is for, in a sentence.
    pub about: Text,
    /// Where it stands in a list of kinds, such as `网络` or `运维`.
    pub group: Text,
    /// Clauses that ask for it.
    pub clauses: Vec<ClauseId>,
    /// Roles that may open one.
    pub opens: Vec<String>,
    /// How its cases are numbered.
    pub number: NumberRule,
    /// The line by which a case is known in a list.
    pub headline: Template,
    /// Whether the opener may mark a case as urgent.
    pub may_be_urgent: bool,
    /// Who else takes part, by fields of the form.
    pub parts: Vec<PartRule>,
    /// Whose projects and resources the form names: a part's, of one party that the opener's role reaches; the unit's own when none.
    pub things_of: Option<String>,
    /// What must lie far enough ahead when a case is sent.
    pub ahead: Vec<AheadCheck>,
    /// What people are told, by the effects that the process names.
    pub notices: Vec<NoticeRule>,
    /// What is done to the ledger, by the effects that the process names.
    pub effects: Vec<EffectRule>,
    /// What is issued.
    pub documents: Vec<DocumentRule>,
    /// What must be attached before a step is completed.
    pub papers: Vec<PaperRule>,
    /// Steps that need an authorization in force.
    pub authorized: Vec<AuthorizedRule>,
    /// Who decides that a running case is urgent, where that can be asked for.
    pub urgent: Option<Deciders>,
    /// Who is told when a task stays late.
    pub escalations: Vec<EscalationRule>,
    /// Tasks that may be completed together with those of other cases.
    pub batches: Vec<BatchRule>,
    /// What a mail fills in, where one may begin such a case.
    pub mail: Option<MailRule>,
    /// Tasks that stand in a list of their own: orders, and entries into another platform.
    pub listed: Vec<ListedRule>,
    /// Whose steps confirm in writing that charging starts or ends.
    pub confirmations: Vec<ConfirmationRule>,
}

/// Fields of the form that a mail fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRule {
    /// The field that takes its subject.
    pub subject: String,
    /// The field that takes its text.
    pub text: String,
}

/// People by their role and its relation to the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deciders {
    /// The role.
    pub role: String,
    /// `unit`, or a part.
    pub relation: String,
    /// Clauses that ask for it.
    pub clauses: Vec<ClauseId>,
}

/// Whom a task goes to when it stays late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationRule {
    /// Tasks; every one that has a limit when there are none.
    pub at: Vec<String>,
    /// How long after it was due: key of a limit, or one that is written out.
    pub after: LimitRule,
    /// Who is told.
    pub to: Deciders,
}

/// A task that may be completed together with those of other cases, with some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRule {
    /// The task.
    pub at: String,
    /// With these words.
    pub outcomes: Vec<String>,
}

/// A paper that must be attached before a step is completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRule {
    /// Its name in the kind.
    pub name: String,
    /// 材料名称.
    pub title: Text,
    /// Steps that need it.
    pub at: Vec<String>,
    /// Words with which they need it; any when there are none.
    pub outcomes: Vec<String>,
    /// Clauses that ask for it.
    pub clauses: Vec<ClauseId>,
}

/// A document that is issued from a case: what it is called, of what it is made, who issues it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRule {
    /// Its name in the kind.
    pub name: String,
    /// 文书名称.
    pub title: Text,
    /// The file of the folder that it is made of.
    pub template: String,
    /// The same as a Word file: a template in flat XML.
    pub word: Option<String>,
    /// Lists of the pack that it prints: those whose key begins so, below `lists.`.
    pub lists: Option<String>,
    /// Whether it may be issued while the case is a draft, such as an agreement that is signed before it is sent.
    pub in_draft: bool,
    /// How its issues are numbered.
    pub number: NumberRule,
    /// Who issues it: `unit`, or a part.
    pub issuer: String,
    /// Tasks whose completion issues it.
    pub at: Vec<String>,
    /// Words with which these are completed then; any when there are none.
    pub outcomes: Vec<String>,
    /// Roles of the issuer that may issue it by hand; once such a task is done, when there are any.
    pub by: Vec<String>,
}

/// A field of the form that names parties which take part, and thereby see the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRule {
    /// The part, to which a task of the process may be given: `provider`, `affected`.
    pub part: String,
    /// The field that names them.
    pub field: String,
}

/// A moment in the form that must lie ahead by a limit of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AheadCheck {
    /// The field with the moment.
    pub field: String,
    /// Key of the limit, counted back from the moment.
    pub limit: String,
    /// Elements of the process whose completion it holds up.
    pub at: Vec<String>,
    /// What is said when it does not.
    pub says: Text,
}

/// What some people of the case are told when the process comes to an effect.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeRule {
    /// Name of the effect.
    pub effect: String,
    /// `unit`, `opener`, or a part.
    pub to: String,
    /// Roles of those who are told; everybody of the party when there are none.
    pub roles: Vec<String>,
    /// One line.
    pub title: Template,
    /// The text.
    pub body: Template,
    /// Whether each must sign for it.
    pub needs_signature: bool,
    /// Key of the limit whose clock it starts.
    pub clock: Option<String>,
}

impl CaseKind {
    /// The field that names whose projects and resources the form names, where they are not the unit's own.
    pub fn things_field(&self) -> Option<&str> {
        let part = self.things_of.as_deref()?;
        self.parts.iter().find(|rule| rule.part == part).map(|rule| rule.field.as_str())
    }

    /// Whose projects and resources a form names; none while it does not say so.
    pub fn holder_of_things(&self, filled: &Value, unit: i64) -> Option<i64> {
        match self.things_field() {
            Some(field) => filled[field].as_i64(),
            None => Some(unit),
        }
    }
}

/// The file as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KindFile {
    pub(crate) title: String,
    pub(crate) title_en: String,
    pub(crate) about: String,
    pub(crate) about_en: String,
    pub(crate) group: String,
    pub(crate) group_en: String,
    pub(crate) clause: Vec<String>,
    pub(crate) opens: Vec<String>,
    pub(crate) number: String,
    pub(crate) headline: String,
    #[serde(default)]
    pub(crate) may_be_urgent: bool,
    #[serde(default)]
    pub(crate) things_of: Option<String>,
    #[serde(default)]
    pub(crate) part: Vec<PartFile>,
    #[serde(default)]
    pub(crate) ahead: Vec<AheadFile>,
    #[serde(default)]
    pub(crate) notice: Vec<NoticeFile>,
    #[serde(default)]
    pub(crate) effect: Vec<EffectFile>,
    #[serde(default)]
    pub(crate) document: Vec<DocumentFile>,
    #[serde(default)]
    pub(crate) paper: Vec<PaperFile>,
    #[serde(default)]
    pub(crate) authorized: Vec<AuthorizedRule>,
    #[serde(default)]
    pub(crate) urgent: Option<DecidersFile>,
    #[serde(default)]
    pub(crate) escalation: Vec<EscalationFile>,
    #[serde(default)]
    pub(crate) batch: Vec<BatchFile>,
    #[serde(default)]
    pub(crate) mail: Option<MailFile>,
    #[serde(default)]
    pub(crate) confirmation: Vec<ConfirmationRule>,
    #[serde(default)]
    pub(crate) order: Vec<OrderFile>,
    #[serde(default)]
    pub(crate) entry: Vec<EntryFile>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailFile {
    pub(crate) subject: String,
    pub(crate) text: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecidersFile {
    pub(crate) role: String,
    pub(crate) relation: String,
    #[serde(default)]
    pub(crate) clause: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EscalationFile {
    #[serde(default)]
    pub(crate) at: Vec<String>,
    pub(crate) after: String,
    pub(crate) role: String,
    pub(crate) relation: String,
    #[serde(default)]
    pub(crate) clause: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BatchFile {
    pub(crate) at: String,
    pub(crate) outcomes: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaperFile {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) title_en: String,
    pub(crate) at: Vec<String>,
    #[serde(default)]
    pub(crate) outcomes: Vec<String>,
    #[serde(default)]
    pub(crate) clause: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentFile {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) title_en: String,
    pub(crate) template: String,
    #[serde(default)]
    pub(crate) word: Option<String>,
    #[serde(default)]
    pub(crate) lists: Option<String>,
    #[serde(default)]
    pub(crate) in_draft: bool,
    pub(crate) number: String,
    pub(crate) issuer: String,
    #[serde(default)]
    pub(crate) at: Vec<String>,
    #[serde(default)]
    pub(crate) outcomes: Vec<String>,
    #[serde(default)]
    pub(crate) by: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartFile {
    pub(crate) part: String,
    pub(crate) field: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AheadFile {
    pub(crate) field: String,
    pub(crate) limit: String,
    pub(crate) at: Vec<String>,
    pub(crate) says: String,
    pub(crate) says_en: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeFile {
    pub(crate) effect: String,
    pub(crate) to: String,
    #[serde(default)]
    pub(crate) roles: Vec<String>,
    pub(crate) title: String,
    pub(crate) body: String,
    #[serde(default)]
    pub(crate) needs_signature: bool,
    #[serde(default)]
    pub(crate) clock: Option<String>,
}
