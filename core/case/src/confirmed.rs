//! Whose steps of a case confirm in writing that charging starts or ends: `[[confirmation]]` of `case.toml`.

use crate::kind::CaseKind;
use serde::Deserialize;
use yunheng_process::{Kind, Process};
use yunheng_values::{Finding, Findings, Text};

/// What is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargeMoment {
    /// 起租: charging starts.
    Start,
    /// 终止: charging ends.
    End,
}

impl ChargeMoment {
    /// Its stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

/// Whose steps confirm a moment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationRule {
    /// What is confirmed.
    pub of: ChargeMoment,
    /// The effect that writes it into the ledger.
    pub effect: String,
    /// Who confirms it, and with which task.
    pub by: Vec<Confirmer>,
}

/// Somebody who confirms, and with which task.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmer {
    /// What the party is called: 使用单位, 云服务商.
    pub party: String,
    /// The task.
    pub at: String,
}

impl CaseKind {
    /// Who confirms a moment in cases of this kind.
    pub fn confirmers(&self, of: ChargeMoment) -> Option<&ConfirmationRule> {
        self.confirmations.iter().find(|rule| rule.of == of)
    }
}

/// Everything that the confirmations of a kind say which its other files do not know.
pub(crate) fn unfit_confirmations(kind: &CaseKind, process: &Process, place: &str) -> Findings {
    let mut findings = Findings::new();
    for rule in &kind.confirmations {
        let name = &rule.effect;
        if kind.effects.iter().all(|own| own.effect != *name) {
            let message = Text::new(
                format!("确认的“{name}”不对台账做任何事"),
                format!("a confirmation is of `{name}`, which does nothing to the ledger"),
            );
            findings.push(Finding::error("case_confirmation", place.to_owned(), message));
        }
        // Without its task a confirmation is missing, which the ledger then says: a redrawn process may do without.
        for by in &rule.by {
            if process.node(&by.at).is_none_or(|node| node.kind != Kind::UserTask) {
                let message = Text::new(
                    format!("确认环节“{}”不是流程里的任务，起租或者终止会显示为未确认", by.at),
                    format!(
                        "the confirming task `{}` is no task of the process, so it stays unconfirmed",
                        by.at
                    ),
                );
                findings.push(Finding::warning("case_confirmation", place.to_owned(), message));
            }
        }
    }
    findings
}
