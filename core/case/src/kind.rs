//! `case.toml`: what an office settles about a kind of work beside its form and its process.

use crate::effect::EffectFile;
use crate::{EffectRule, NumberRule, Template};
use serde::Deserialize;
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
    /// What must lie far enough ahead when a case is sent.
    pub ahead: Vec<AheadCheck>,
    /// What people are told, by the effects that the process names.
    pub notices: Vec<NoticeRule>,
    /// What is done to the ledger, by the effects that the process names.
    pub effects: Vec<EffectRule>,
    /// Papers that must be handed in.
    pub papers: Vec<PaperRule>,
    /// What is issued.
    pub documents: Vec<DocumentRule>,
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

/// A paper that must be there as a file before some elements are complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRule {
    /// Its name in the kind; a file names it as its field.
    pub name: String,
    /// 材料名称.
    pub title: Text,
    /// Elements of the process that are not complete without it.
    pub at: Vec<String>,
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
    pub(crate) part: Vec<PartFile>,
    #[serde(default)]
    pub(crate) ahead: Vec<AheadFile>,
    #[serde(default)]
    pub(crate) notice: Vec<NoticeFile>,
    #[serde(default)]
    pub(crate) effect: Vec<EffectFile>,
    #[serde(default)]
    pub(crate) paper: Vec<PaperFile>,
    #[serde(default)]
    pub(crate) document: Vec<DocumentFile>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentFile {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) title_en: String,
    pub(crate) template: String,
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
pub(crate) struct PaperFile {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) title_en: String,
    pub(crate) at: Vec<String>,
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
