//! A name means one party: whatever its width, blanks and brackets, as a name or as an alias.

use super::Check;
use crate::column::Column;
use crate::name::{check_name, normalize_name};
use crate::party::{PartyDraft, PartyRef};
use std::collections::BTreeSet;
use yunheng_values::{Findings, Text};

/// The longest note.
const LONGEST_NOTE: usize = 2000;

impl Check<'_> {
    pub(super) fn names(&self, own: Option<PartyRef>, draft: &PartyDraft, findings: &mut Findings) {
        self.name(Column::Name, &draft.name, own, findings);
        let mut seen = BTreeSet::from([normalize_name(&draft.name)]);
        for alias in &draft.aliases {
            if seen.insert(normalize_name(&alias.name)) {
                self.name(Column::Aliases, &alias.name, own, findings);
            } else {
                findings.push(self.warning("alias_idle", Column::Aliases, idle_alias(&alias.name)));
            }
        }
        if let Some(short) = &draft.short_name {
            self.short_name(short, own, findings);
        }
        if let Some(note) = &draft.note {
            self.note(note, findings);
        }
    }

    fn note(&self, note: &str, findings: &mut Findings) {
        let length = note.chars().count();
        if length > LONGEST_NOTE {
            let message = Text::new(
                format!("备注有{length}个字符，至多{LONGEST_NOTE}个"),
                format!("the note has {length} characters, at most {LONGEST_NOTE} are accepted"),
            );
            findings.push(self.error("too_long", Column::Note, message));
        }
        if let Some(control) = note.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            let code = u32::from(control);
            let message = Text::new(
                format!("备注含控制字符U+{code:04X}"),
                format!("the note holds the control character U+{code:04X}"),
            );
            findings.push(self.error("control_character", Column::Note, message));
        }
    }

    fn name(&self, column: Column, name: &str, own: Option<PartyRef>, findings: &mut Findings) {
        if let Err(problem) = check_name(name) {
            findings.push(self.error(problem.code(), column, problem.text()));
            return;
        }
        for other in self.register.named(name).iter().filter(|id| Some(**id) != own) {
            let who = self.who(*other);
            let message = Text::new(
                format!("“{name}”已是{}的名称或别名，一个名称只能指一个单位", who.zh),
                format!("`{name}` is the name or an alias of {} already; a name may mean one party", who.en),
            );
            let finding = self.error("name_taken", column, message);
            findings.push(finding.hint(
                "同一单位请合并为一条，另一写法记作别名；不同单位请用登记全称",
                "if it is one party, keep one and record the other spelling as an alias; else use the registered names",
            ));
        }
    }

    /// Short names are for screens: two that look the same are allowed, and said.
    fn short_name(&self, short: &str, own: Option<PartyRef>, findings: &mut Findings) {
        if let Err(problem) = check_name(short) {
            findings.push(self.error(problem.code(), Column::ShortName, problem.text()));
            return;
        }
        if let Some(other) = self.register.short_named(short).iter().find(|id| Some(**id) != own) {
            let who = self.who(*other);
            let message = Text::new(
                format!("简称“{short}”与{}相同", who.zh),
                format!("the short name `{short}` is also that of {}", who.en),
            );
            findings.push(self.warning("short_name_shared", Column::ShortName, message));
        }
    }
}

fn idle_alias(name: &str) -> Text {
    Text::new(
        format!("别名“{name}”与名称或另一别名相同（宽度、空格、括号不计），不必再记"),
        format!(
            "the alias `{name}` is the name or another alias but for width, blanks and brackets: it says nothing"
        ),
    )
}
