//! Who belongs to whom: parents exist, stand no lower, and nobody is above themselves; divisions lie within the parent's.

use super::Check;
use crate::column::Column;
use crate::kind::{Level, PartyKind};
use crate::party::{PartyDraft, PartyRef};
use yunheng_values::{DivisionCode, DivisionLevel, Findings, Standing, Text};

impl Check<'_> {
    pub(super) fn tree(&self, own: Option<PartyRef>, draft: &PartyDraft, findings: &mut Findings) {
        if let Some(parent) = draft.parent {
            self.parent(own, draft, parent, findings);
        }
        if let Some(division) = draft.division {
            self.division(division, draft, findings);
        }
        self.below(own, draft, findings);
    }

    fn parent(&self, own: Option<PartyRef>, draft: &PartyDraft, parent: PartyRef, findings: &mut Findings) {
        let Some(above) = self.register.get(parent) else {
            let message = Text::new("上级单位不存在", "the parent does not exist");
            return findings.push(self.error("parent_unknown", Column::Parent, message));
        };
        if own.is_some_and(|own| self.register.chain_meets(parent, own)) {
            let who = self.who(parent);
            let message = Text::new(
                format!("上级单位{}又在本单位之下（或就是本单位），形成循环", who.zh),
                format!("the parent {} is this party or stands below it: a circle", who.en),
            );
            return findings.push(self.error("parent_cycle", Column::Parent, message));
        }
        if above.level > draft.level {
            let (own, of_parent) = (draft.level.text(), above.level.text());
            let message = Text::new(
                format!("本单位为{}，上级单位为{}，上级不能低于本级", own.zh, of_parent.zh),
                format!(
                    "this party is of the {}, its parent of the {}: a parent stands no lower",
                    own.en, of_parent.en
                ),
            );
            findings.push(self.error("parent_level", Column::Parent, message));
        }
        if !may_stand_above(above.kind, draft.kind) {
            let (own, of_parent) = (draft.kind.text(), above.kind.text());
            let message = Text::new(
                format!("{}不能是{}的上级单位", of_parent.zh, own.zh),
                format!("a {} cannot be the parent of a {}", of_parent.en, own.en),
            );
            findings.push(self.error("parent_kind", Column::Parent, message));
        }
        if let (Some(inner), Some(outer)) = (draft.division, above.division) {
            self.within(inner, outer, findings);
        }
    }

    fn within(&self, inner: DivisionCode, outer: DivisionCode, findings: &mut Findings) {
        if !inner.is_within(outer) {
            let message = Text::new(
                format!("行政区划{}不在上级单位的行政区划{}之内", shown(inner), shown(outer)),
                format!("the division {inner} does not lie within the parent's, {outer}"),
            );
            findings.push(self.error("division_outside_parent", Column::DivisionCode, message));
        }
    }

    fn division(&self, division: DivisionCode, draft: &PartyDraft, findings: &mut Findings) {
        if division.standing() == Standing::Absent {
            let message = Text::new(
                format!("没有代码为{division}的行政区划"),
                format!("there is no division with the code {division}"),
            );
            // The shipped table has a date. Towns change each year, counties hardly.
            let town = division.level() >= DivisionLevel::Town;
            let make = if town { Self::warning } else { Self::error };
            findings.push(
                make(self, "division_unknown", Column::DivisionCode, message)
                    .hint("随附的区划表为2023年6月30日", "the shipped table is that of 30 June 2023"),
            );
        }
        if !fits(draft.level, division.level()) {
            let (level, of_code) = (draft.level.text(), division.level().text());
            let message = Text::new(
                format!("本单位为{}，行政区划代码{division}为{}", level.zh, of_code.zh),
                format!("this party is of the {}, the code {division} is that of a {}", level.en, of_code.en),
            );
            findings.push(self.warning("division_level", Column::DivisionCode, message));
        }
    }

    /// What a change does to the parties below.
    fn below(&self, own: Option<PartyRef>, draft: &PartyDraft, findings: &mut Findings) {
        for id in own.map_or(&[][..], |own| self.register.children(own)) {
            let Some(child) = self.register.get(*id) else { continue };
            let outside = match (child.division, draft.division) {
                (Some(inner), Some(outer)) => !inner.is_within(outer),
                _ => false,
            };
            let who = self.who(*id);
            if draft.level > child.level || !may_stand_above(draft.kind, child.kind) {
                let message = Text::new(
                    format!("下属的{}与此层级或类别不符", who.zh),
                    format!("{}, which stands below, does not fit this level or kind", who.en),
                );
                let column = if draft.level > child.level { Column::Level } else { Column::Kind };
                findings.push(self.error("child_unfit", column, message));
            } else if outside {
                let message = Text::new(
                    format!("下属的{}不在此行政区划之内", who.zh),
                    format!("{}, which stands below, lies outside this division", who.en),
                );
                findings.push(self.error("child_outside", Column::DivisionCode, message));
            }
        }
    }
}

/// Companies that serve the cloud have no public bodies below them.
fn may_stand_above(above: PartyKind, below: PartyKind) -> bool {
    match above {
        PartyKind::Authority | PartyKind::UsingUnit | PartyKind::Finance => true,
        PartyKind::Provider | PartyKind::Verifier | PartyKind::Auditor => above == below,
    }
}

/// A municipality's bodies have the code of a province.
fn fits(level: Level, of_code: DivisionLevel) -> bool {
    match level {
        Level::City => of_code <= DivisionLevel::City,
        Level::County => of_code == DivisionLevel::County,
        Level::Town => of_code >= DivisionLevel::Town,
    }
}

fn shown(division: DivisionCode) -> String {
    division.full_name().map_or_else(|| division.to_string(), |name| format!("{division}（{name}）"))
}
