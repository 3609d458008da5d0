//! Who pays: the unit itself, a finance department or whoever it belongs to; and what the pack says to that.

use super::Check;
use crate::column::Column;
use crate::funding::{FundingRule, PaidBy};
use crate::kind::PartyKind;
use crate::party::{PartyDraft, PartyRef, Payer};
use yunheng_values::{Findings, Text};

impl Check<'_> {
    pub(super) fn money(&self, own: Option<PartyRef>, draft: &PartyDraft, findings: &mut Findings) {
        let rule = self.funding_rule(draft, findings);
        // A party that is its own payer by number says the same as `Own`.
        match draft.payer {
            None => self.nobody(draft, rule, findings),
            Some(Payer::Other(id)) if Some(id) != own => self.payer(own, draft, id, rule, findings),
            Some(_) => {
                if let Some(rule) = rule.filter(|rule| matches!(rule.paid_by, PaidBy::Finance(_))) {
                    self.differs(rule, findings);
                }
            }
        }
        self.payees(own, draft, findings);
    }

    /// Whoever this party pays for must be able to be paid for by what it becomes.
    fn payees(&self, own: Option<PartyRef>, draft: &PartyDraft, findings: &mut Findings) {
        let Some(own) = own.filter(|_| draft.kind != PartyKind::Finance) else { return };
        let unfit = |id: &&PartyRef| {
            let parent = self.register.get(**id).and_then(|payee| payee.parent);
            !parent.is_some_and(|parent| self.register.chain_meets(parent, own))
        };
        if let Some(payee) = self.register.payees(own).iter().find(unfit) {
            let who = self.who(*payee);
            let message = Text::new(
                format!("本单位是{}的付款单位，类别不再是财政部门", who.zh),
                format!("this party pays for {} and would be no finance department any more", who.en),
            );
            findings.push(self.error("payee_unfit", Column::Kind, message));
        }
    }

    fn funding_rule(&self, draft: &PartyDraft, findings: &mut Findings) -> Option<&FundingRule> {
        let kind = draft.funding.as_ref()?;
        if !matches!(draft.kind, PartyKind::UsingUnit | PartyKind::Authority | PartyKind::Finance) {
            let message =
                Text::new("只有使用云的单位有供给方式", "only who uses the cloud has a kind of funding");
            findings.push(self.error("funding_unfit", Column::Funding, message));
        }
        let rule = self.funding.find(kind);
        if rule.is_none() {
            let offered = |pick: fn(&FundingRule) -> &str| {
                self.funding.all().iter().map(pick).collect::<Vec<_>>().join(" | ")
            };
            let message = Text::new(
                format!("规则包没有供给方式“{kind}”，可选：{}", offered(|rule| &rule.name)),
                format!(
                    "the pack has no kind of funding `{kind}`; expected: {}",
                    offered(|rule| rule.kind.as_str())
                ),
            );
            findings.push(self.error("funding_unknown", Column::Funding, message));
        }
        rule
    }

    fn nobody(&self, draft: &PartyDraft, rule: Option<&FundingRule>, findings: &mut Findings) {
        if draft.kind != PartyKind::UsingUnit {
            return;
        }
        let mut finding = self.warning(
            "payer_missing",
            Column::Payer,
            Text::new("未定付款单位，费用将无付款人", "nobody pays yet: charges will have no payer"),
        );
        if let Some(rule) = rule {
            let by = rule.paid_by.text();
            finding = finding
                .hint(
                    format!("按“{}”应为{}", rule.name, by.zh),
                    format!("by `{}` it is {}", rule.kind, by.en),
                )
                .cite(rule.clauses.iter().cloned());
        }
        findings.push(finding);
    }

    fn payer(
        &self,
        own: Option<PartyRef>,
        draft: &PartyDraft,
        id: PartyRef,
        rule: Option<&FundingRule>,
        findings: &mut Findings,
    ) {
        let Some(payer) = self.register.get(id) else {
            let message = Text::new("付款单位不存在", "the payer does not exist");
            return findings.push(self.error("payer_unknown", Column::Payer, message));
        };
        let above = draft.parent.is_some_and(|parent| self.register.chain_meets(parent, id));
        if payer.kind != PartyKind::Finance && !above {
            let who = self.who(id);
            let message = Text::new(
                format!("{}不是财政部门，也不是本单位或其上级，不能作付款单位", who.zh),
                format!(
                    "{} is neither a finance department nor above this party, and cannot pay for it",
                    who.en
                ),
            );
            return findings.push(self.error("payer_unfit", Column::Payer, message));
        }
        if payer.level > draft.level {
            let who = self.who(id);
            let message = Text::new(
                format!("付款单位{}的层级低于本单位", who.zh),
                format!("the payer {} is of a lower level than this party", who.en),
            );
            findings.push(self.error("payer_level", Column::Payer, message));
        }
        let fits = |rule: &FundingRule| match &rule.paid_by {
            PaidBy::Own => own == Some(id),
            PaidBy::Finance(level) => payer.kind == PartyKind::Finance && payer.level == *level,
            PaidBy::Named(_) => true,
        };
        if let Some(rule) = rule.filter(|rule| !fits(rule)) {
            self.differs(rule, findings);
        }
    }

    /// The payer is another one than the pack says: allowed, and said with the clause.
    fn differs(&self, rule: &FundingRule, findings: &mut Findings) {
        let by = rule.paid_by.text();
        let message = Text::new(
            format!("“{}”按规则由{}承担，与所填付款单位不同", rule.name, by.zh),
            format!("for `{}` the rule is that {} pays, which is not this payer", rule.kind, by.en),
        );
        findings
            .push(self.warning("payer_differs", Column::Payer, message).cite(rule.clauses.iter().cloned()));
    }
}
