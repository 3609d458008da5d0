//! Whether a party can be as a form or a row says: every finding at once.

mod codes;
mod money;
mod names;
mod tree;

use crate::column::Column;
use crate::funding::FundingRules;
use crate::party::{PartyDraft, PartyRef};
use crate::register::Register;
use yunheng_values::{Finding, Findings, Severity, Text};

/// What a party is held against.
#[derive(Clone, Copy)]
pub struct Check<'a> {
    /// All parties. The one that is checked may be among them, as it is or as it will be.
    pub register: &'a Register,
    /// The pack's kinds of funding.
    pub funding: &'a FundingRules,
    /// Where a column of the checked party stands, for messages.
    pub place: &'a dyn Fn(Column) -> String,
}

impl std::fmt::Debug for Check<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Check").field("register", self.register).finish_non_exhaustive()
    }
}

/// Checks a form. `own` is the party that is edited; none for a new one. Places are JSON pointers such as `#/uscc`.
pub fn check_party(
    register: &Register,
    funding: &FundingRules,
    own: Option<PartyRef>,
    draft: &PartyDraft,
) -> Findings {
    let place = |column: Column| format!("#/{}", column.as_str());
    Check { register, funding, place: &place }.party(own, draft)
}

impl Check<'_> {
    /// Everything that is wrong with a party. `own` is its place in the register; none when it has no number yet.
    pub fn party(&self, own: Option<PartyRef>, draft: &PartyDraft) -> Findings {
        let mut findings = Findings::new();
        self.names(own, draft, &mut findings);
        self.tree(own, draft, &mut findings);
        self.codes(own, draft, &mut findings);
        self.money(own, draft, &mut findings);
        findings
    }

    fn error(&self, code: &'static str, column: Column, message: Text) -> Finding {
        Finding::error(code, (self.place)(column), message)
    }

    fn warning(&self, code: &'static str, column: Column, message: Text) -> Finding {
        Finding::warning(code, (self.place)(column), message)
    }

    /// Which party is meant, for messages: its name, and its line when it is a row beside this one.
    fn who(&self, id: PartyRef) -> Text {
        let name = self.register.get(id).map_or("", |party| party.name.as_str());
        match id {
            PartyRef::Stored(_) => Text::new(format!("“{name}”"), format!("`{name}`")),
            PartyRef::Row(line) => {
                Text::new(format!("“{name}”（第{line}行）"), format!("`{name}` (line {line})"))
            }
        }
    }
}

/// Whether findings keep what they are about from being written.
pub(crate) fn refuse(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
