//! Tasks that stand in a list of their own: work orders that a machine can take, and what is to be entered into another platform.

use crate::form::Form;
use crate::kind::CaseKind;
use serde::Deserialize;
use yunheng_process::{Kind, Process};
use yunheng_values::{Finding, Findings, Text};

/// A list of tasks. Closed: a new one is a new line here, and a page that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskList {
    /// 工单: what the provider is to do, with contents that a machine can execute.
    Order,
    /// 待录入: what is to be entered into another platform, with the reference that it gets there.
    Entry,
}

impl TaskList {
    /// Its stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Entry => "entry",
        }
    }
}

/// A task whose opening puts it into a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRule {
    /// The list.
    pub list: TaskList,
    /// The task.
    pub at: String,
    /// Effects of the kind that are to be carried out with it: the contents of an order.
    pub effects: Vec<String>,
    /// The field with the day of the entry.
    pub on: Option<String>,
    /// The field with the reference of the entry.
    pub reference: Option<String>,
}

/// `[[order]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderFile {
    at: String,
    effects: Vec<String>,
}

/// `[[entry]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryFile {
    at: String,
    on: String,
    reference: String,
}

/// The rules of both lists.
pub(crate) fn listed_rules(orders: Vec<OrderFile>, entries: Vec<EntryFile>) -> Vec<ListedRule> {
    let orders = orders.into_iter().map(|file| ListedRule {
        list: TaskList::Order,
        at: file.at,
        effects: file.effects,
        on: None,
        reference: None,
    });
    let entries = entries.into_iter().map(|file| ListedRule {
        list: TaskList::Entry,
        at: file.at,
        effects: Vec::new(),
        on: Some(file.on),
        reference: Some(file.reference),
    });
    orders.chain(entries).collect()
}

impl CaseKind {
    /// The list into which a task is put when it is opened.
    pub fn listed_at(&self, element: &str) -> Option<&ListedRule> {
        self.listed.iter().find(|rule| rule.at == element)
    }
}

/// Everything that the lists of a kind say which its other files do not know.
pub(crate) fn unfit_listed(kind: &CaseKind, form: &Form, process: &Process, place: &str) -> Findings {
    let mut findings = Findings::new();
    for (index, rule) in kind.listed.iter().enumerate() {
        let at = &rule.at;
        let mut say = |is_error: bool, zh: String, en: String| {
            let message = Text::new(format!("清单环节“{at}”{zh}"), format!("the listed task `{at}` {en}"));
            let make = if is_error { Finding::error } else { Finding::warning };
            findings.push(make("case_listed", place.to_owned(), message));
        };
        // Without its task such a rule does nothing: a redrawn process may do without.
        if process.node(at).is_none_or(|node| node.kind != Kind::UserTask) {
            say(false, "不是流程里的任务".into(), "is no task of the process".into());
        }
        if kind.listed.iter().take(index).any(|other| other.at == *at) {
            say(true, "写了两次".into(), "is there twice".into());
        }
        if rule.list == TaskList::Order && rule.effects.is_empty() {
            say(
                true,
                "没有effects，工单没有内容".into(),
                "has no `effects`, so the order says nothing".into(),
            );
        }
        for effect in rule.effects.iter().filter(|name| kind.effects.iter().all(|own| own.effect != **name)) {
            say(
                true,
                format!("的“{effect}”不对台账做任何事"),
                format!("names `{effect}`, which does nothing to the ledger"),
            );
        }
        for field in rule.on.iter().chain(&rule.reference).filter(|field| !form.has(field)) {
            say(true, format!("的“{field}”不在表单里"), format!("names `{field}`, which is not in the form"));
        }
    }
    findings
}
