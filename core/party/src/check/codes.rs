//! The 统一社会信用代码: one party has it, and a provider must.

use super::Check;
use crate::column::Column;
use crate::kind::PartyKind;
use crate::party::{PartyDraft, PartyRef};
use yunheng_values::{DivisionLevel, Findings, Registration, Standing, Text, Uscc};

impl Check<'_> {
    pub(super) fn codes(&self, own: Option<PartyRef>, draft: &PartyDraft, findings: &mut Findings) {
        let Some(uscc) = draft.uscc else {
            if draft.kind == PartyKind::Provider {
                let message = Text::new(
                    "云服务商必须有统一社会信用代码：合同和付款以代码认定主体",
                    "a provider must have a unified social credit code: contract and payment go by it",
                );
                findings.push(self.error("uscc_missing", Column::Uscc, message));
            }
            return;
        };
        for other in self.register.with_code(&uscc).iter().filter(|id| Some(**id) != own) {
            let who = self.who(*other);
            let message = Text::new(
                format!("统一社会信用代码{uscc}已属于{}", who.zh),
                format!("the code {uscc} belongs to {} already", who.en),
            );
            let finding = self.error("uscc_taken", Column::Uscc, message);
            findings.push(finding.hint(
                "一个代码只对应一个主体；名称写法不同的，记作别名",
                "a code names one party; record another spelling of its name as an alias",
            ));
        }
        self.unusual(&uscc, draft.kind, findings);
    }

    /// What a real code seldom is. A person should look; the code may be right.
    fn unusual(&self, uscc: &Uscc, kind: PartyKind, findings: &mut Findings) {
        let public = matches!(kind, PartyKind::Authority | PartyKind::Finance);
        if public && uscc.registration() != Registration::Establishment {
            let kind = kind.text();
            let message = Text::new(
                format!("{}的统一社会信用代码通常以1（机构编制）开头，这里是{uscc}", kind.zh),
                format!("the code of a {} begins with 1 as a rule, here it is {uscc}", kind.en),
            );
            findings.push(self.warning("uscc_unusual", Column::Uscc, message));
        }
        let city = std::iter::successors(uscc.division(), |d| d.parent())
            .find(|division| division.level() <= DivisionLevel::City);
        // Central bodies have 100000.
        let central = uscc.as_str().get(2..8) == Some("100000");
        if !central && city.is_none_or(|city| city.standing() == Standing::Absent) {
            let code = uscc.as_str().get(2..8).unwrap_or_default();
            let message = Text::new(
                format!("代码{uscc}第3至8位{code}不是现有的行政区划，请核对"),
                format!("characters 3 to 8 of {uscc}, {code}, are no division of today: please look"),
            );
            findings.push(self.warning("uscc_unusual", Column::Uscc, message));
        }
        if !uscc.organization_fits() {
            let organization = uscc.organization();
            let message = Text::new(
                format!("代码{uscc}中的组织机构代码{organization}自身的校验码不符，请核对"),
                format!(
                    "the organization code {organization} in {uscc} does not fit its own check character: please look"
                ),
            );
            findings.push(self.warning("uscc_unusual", Column::Uscc, message));
        }
    }
}
