//! What a grant and a delegation must be.

use crate::{Reach, World};
use yunheng_values::{Finding, Findings, Text};

/// Longest time for which a right is lent, days.
pub const LONGEST_DELEGATION_DAYS: i64 = 90;
const DAY_MS: i64 = 86_400_000;

/// A grant that somebody proposes.
#[derive(Debug, Clone, Copy)]
pub struct GrantDraft<'a> {
    /// World of the account.
    pub account_world: World,
    /// World of the role.
    pub role_world: World,
    /// What it reaches.
    pub reach: &'a Reach,
    /// Whether the party that the reach starts from is named, and whether that is a provider.
    pub anchor: Option<Anchor>,
    /// First instant.
    pub from_ms: i64,
    /// First instant after it.
    pub until_ms: Option<i64>,
    /// Now.
    pub now_ms: i64,
}

/// The party that a reach starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Whether it is a provider of the cloud.
    pub is_provider: bool,
    /// Whether it still exists.
    pub is_active: bool,
}

/// Checks a grant.
pub fn check_grant(draft: &GrantDraft<'_>) -> Findings {
    let mut findings = check_worlds(draft);
    findings.extend(check_anchor(draft.reach, draft.anchor));
    if draft.until_ms.is_some_and(|until| until <= draft.from_ms.max(draft.now_ms)) {
        findings.push(ends_before());
    }
    findings
}

fn check_worlds(draft: &GrantDraft<'_>) -> Findings {
    let mut findings = Findings::new();
    let (account, role) = (draft.account_world.title(), draft.role_world.title());
    if draft.account_world != draft.role_world {
        let message = Text::new(
            format!("账号属于{}，角色属于{}，三员与业务不得混用", account.zh, role.zh),
            format!("the account is of the {}, the role of the {}; worlds do not mix", account.en, role.en),
        );
        findings.push(Finding::error("foreign_world", "/role_id", message));
    }
    if draft.role_world.is_administrator() && *draft.reach != Reach::All {
        let message = Text::new(
            "三员的职责不按单位划分，数据范围只能是“全部”",
            "administrators are not divided by unit; the reach is `all`",
        );
        findings.push(Finding::error("administrator_reach", "/reach", message));
    }
    findings
}

fn check_anchor(reach: &Reach, anchor: Option<Anchor>) -> Option<Finding> {
    let (code, zh, en) = match anchor {
        None if reach.needs_anchor() => (
            "anchor_missing",
            "此数据范围要写明从哪个单位算起",
            "this reach needs the party that it starts from",
        ),
        Some(anchor) if !anchor.is_active => {
            ("party_closed", "单位已停用或不存在", "the party is closed or does not exist")
        }
        Some(anchor) if *reach == Reach::Provider && !anchor.is_provider => (
            "not_provider",
            "“服务商承接的项目”只能从云服务商算起",
            "the reach `provider` starts from a provider",
        ),
        _ => return None,
    };
    Some(Finding::error(code, "/party_id", Text::new(zh, en)))
}

fn ends_before() -> Finding {
    let message = Text::new("到期时间应晚于开始时间和现在", "it ends before it begins, or is over already");
    Finding::error("ends_before", "/until", message)
}

/// A delegation that the holder of a grant wants.
#[derive(Debug, Clone, Copy)]
pub struct DelegationDraft {
    /// World of the account that will act.
    pub to_world: World,
    /// Whether both belong to one party, or the other party is in the holder's scope.
    pub is_near: bool,
    /// Whether it is the holder's own account.
    pub is_self: bool,
    /// Whether the account that will act is in use.
    pub is_active: bool,
    /// Whether the role allows delegating.
    pub role_delegates: bool,
    /// First instant after the grant.
    pub grant_until_ms: Option<i64>,
    /// First instant.
    pub from_ms: i64,
    /// First instant after it.
    pub until_ms: i64,
    /// Now.
    pub now_ms: i64,
}

/// Checks a delegation.
pub fn check_delegation(draft: &DelegationDraft) -> Findings {
    let mut findings: Findings = check_borrower(draft).into_iter().collect();
    let mut say = |code, place: &str, zh: &str, en: &str| {
        findings.push(Finding::error(code, place, Text::new(zh, en)));
    };
    if !draft.role_delegates {
        say("not_delegable", "/grant_id", "此角色不允许委托", "this role does not allow delegating");
    }
    let begins_ms = draft.from_ms.max(draft.now_ms);
    if draft.until_ms - begins_ms > LONGEST_DELEGATION_DAYS * DAY_MS {
        let (zh, en) =
            ("一次委托最长90天，到期可以再委托", "a delegation lasts at most 90 days; it can be made again");
        say("too_long", "/until", zh, en);
    }
    if draft.grant_until_ms.is_some_and(|end| draft.until_ms > end) {
        let (zh, en) =
            ("委托不能晚于授权本身的到期时间", "a delegation ends no later than the grant behind it");
        say("beyond_grant", "/until", zh, en);
    }
    if draft.until_ms <= begins_ms {
        findings.push(ends_before());
    }
    findings
}

fn check_borrower(draft: &DelegationDraft) -> Option<Finding> {
    let (code, zh, en) = if draft.is_self {
        ("self", "不能委托给自己", "nobody delegates to themselves")
    } else if draft.to_world != World::Business || !draft.is_near {
        (
            "not_near",
            "只能委托给本单位或自己数据范围内的业务人员",
            "only to people of business in the same party or in one's scope",
        )
    } else if !draft.is_active {
        ("not_active", "对方的账号已停用或到期", "that account is disabled or over")
    } else {
        return None;
    };
    Some(Finding::error(code, "/to_account_id", Text::new(zh, en)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITY: Anchor = Anchor { is_provider: false, is_active: true };

    fn codes(findings: &[Finding]) -> Vec<(&'static str, &str)> {
        findings.iter().map(|finding| (finding.code, finding.place.as_str())).collect()
    }

    fn grant(reach: &Reach) -> GrantDraft<'_> {
        GrantDraft {
            account_world: World::Business,
            role_world: World::Business,
            reach,
            anchor: Some(CITY),
            from_ms: 100,
            until_ms: None,
            now_ms: 100,
        }
    }

    #[test]
    fn a_grant_stays_in_one_world() {
        for (account, role) in World::ALL.into_iter().flat_map(|a| World::ALL.map(|b| (a, b))) {
            let draft = GrantDraft { account_world: account, role_world: role, ..grant(&Reach::All) };
            assert_eq!(check_grant(&draft).is_empty(), account == role, "{account:?} {role:?}");
        }
        let audit =
            GrantDraft { account_world: World::Audit, role_world: World::Audit, ..grant(&Reach::OwnUnit) };
        assert_eq!(codes(&check_grant(&audit)), [("administrator_reach", "/reach")]);
    }

    #[test]
    fn a_reach_has_the_anchor_that_it_needs() {
        let missing = GrantDraft { anchor: None, ..grant(&Reach::UnitsBelow) };
        assert_eq!(codes(&check_grant(&missing)), [("anchor_missing", "/party_id")]);
        assert_eq!(codes(&check_grant(&grant(&Reach::Provider))), [("not_provider", "/party_id")]);
        let closed = Anchor { is_active: false, ..CITY };
        let draft = GrantDraft { anchor: Some(closed), ..grant(&Reach::OwnUnit) };
        assert_eq!(codes(&check_grant(&draft)), [("party_closed", "/party_id")]);
        let level = Reach::Level("county".into());
        assert!(check_grant(&GrantDraft { anchor: None, ..grant(&level) }).is_empty());
    }

    #[test]
    fn a_grant_has_some_time_left() {
        for (from_ms, until_ms, fits) in
            [(100, 101, true), (100, 100, false), (50, 100, false), (50, 101, true), (200, 150, false)]
        {
            let draft = GrantDraft { from_ms, until_ms: Some(until_ms), ..grant(&Reach::All) };
            assert_eq!(check_grant(&draft).is_empty(), fits, "{from_ms} {until_ms}");
        }
    }

    fn delegation() -> DelegationDraft {
        DelegationDraft {
            to_world: World::Business,
            is_near: true,
            is_self: false,
            is_active: true,
            role_delegates: true,
            grant_until_ms: None,
            from_ms: 1000,
            until_ms: 2000,
            now_ms: 1000,
        }
    }

    #[test]
    fn a_delegation_is_near_and_short() {
        let day = DAY_MS;
        let cases: [(&str, DelegationDraft); 10] = [
            ("", delegation()),
            ("self", DelegationDraft { is_self: true, ..delegation() }),
            ("not_near", DelegationDraft { is_near: false, ..delegation() }),
            ("not_near", DelegationDraft { to_world: World::Audit, ..delegation() }),
            ("not_active", DelegationDraft { is_active: false, ..delegation() }),
            ("not_delegable", DelegationDraft { role_delegates: false, ..delegation() }),
            ("ends_before", DelegationDraft { until_ms: 1000, ..delegation() }),
            ("", DelegationDraft { until_ms: 1000 + 90 * day, ..delegation() }),
            ("too_long", DelegationDraft { until_ms: 1001 + 90 * day, ..delegation() }),
            ("beyond_grant", DelegationDraft { grant_until_ms: Some(1999), ..delegation() }),
        ];
        for (code, draft) in cases {
            let found: Vec<&str> = check_delegation(&draft).iter().map(|finding| finding.code).collect();
            assert_eq!(found, if code.is_empty() { vec![] } else { vec![code] }, "{draft:?}");
        }
    }
}
