//! Roles: named sets of permissions of one world, and those that every installation begins with.

use crate::{Permission, PermissionSet, World};
use yunheng_values::{Finding, Findings, Text};

/// A role as shipped.
#[derive(Debug, Clone, Copy)]
pub struct RoleShape {
    /// Stable key.
    pub key: &'static str,
    /// 名称.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// World of the role.
    pub world: World,
    /// What it allows.
    pub permissions: &'static [Permission],
}

use Permission as P;

/// Roles that every installation begins with; the security administrator may change them with a second person.
pub const SHIPPED_ROLES: &[RoleShape] = &[
    business("unit_clerk", "使用单位经办人", "clerk of a using unit", &[P::SystemAnswer]),
    business(
        "unit_head",
        "使用单位负责人",
        "head of a using unit",
        &[P::RoleRead, P::LedgerExport, P::OpeningConfirm, P::SystemAnswer],
    ),
    business("provider_engineer", "云服务商工程师", "provider's engineer", &[P::DeskTake]),
    business(
        "provider_manager",
        "云服务商负责人",
        "provider's manager",
        &[
            P::RoleRead,
            P::LedgerExport,
            P::LedgerCorrect,
            P::LedgerReconcile,
            P::OpeningConfirm,
            P::OrderExecute,
            P::SystemAnswer,
            P::DeskTake,
            P::DeskManage,
        ],
    ),
    business("authority_officer", "主管部门经办人", "officer of the authority", AUTHORITY_OFFICER),
    business("authority_leader", "主管部门负责人", "leader of the authority", AUTHORITY_LEADER),
    business(
        "county_authority_officer",
        "县区主管部门经办人",
        "officer of a county's authority",
        COUNTY_OFFICER,
    ),
    business(
        "finance_officer",
        "财政部门经办人",
        "officer of the finance department",
        &[P::PartyExport, P::LedgerExport],
    ),
    business("verifier", "第三方核验人员", "third-party verifier", &[P::PartyExport, P::LedgerExport]),
    business(
        "auditor",
        "审计人员",
        "auditor of the business",
        &[P::PartyExport, P::RoleRead, P::DeliveryRead, P::LedgerExport],
    ),
    RoleShape {
        key: "system_admin",
        zh: "系统管理员",
        en: "system administrator",
        world: World::System,
        permissions: &[
            P::PartyRead,
            P::PartyEdit,
            P::PartyExport,
            P::PersonRead,
            P::PersonEdit,
            P::PersonContact,
            P::RoleRead,
            P::GrantConfirm,
            P::DeliveryRead,
            P::NoticeSend,
            P::SettingsSystem,
            P::JobRead,
            P::JobRun,
            P::OperationRead,
        ],
    },
    RoleShape {
        key: "security_admin",
        zh: "安全管理员",
        en: "security administrator",
        world: World::Security,
        permissions: &[
            P::PersonRead,
            P::RoleRead,
            P::GrantPropose,
            P::GrantConfirm,
            P::AccessReview,
            P::SettingsSecurity,
        ],
    },
    RoleShape {
        key: "audit_admin",
        zh: "审计管理员",
        en: "audit administrator",
        world: World::Audit,
        permissions: &[
            P::PersonRead,
            P::RoleRead,
            P::AccessReview,
            P::DeliveryRead,
            P::AuditRead,
            P::AuditExport,
        ],
    },
];

const EVERYDAY: &[Permission] = &[
    P::PartyRead,
    P::PersonRead,
    P::Delegate,
    P::PackRead,
    P::Calculate,
    P::CaseRead,
    P::CaseWork,
    P::CaseExport,
    P::LedgerRead,
];
const AUTHORITY_OFFICER: &[Permission] = &[
    P::PartyEdit,
    P::PartyExport,
    P::PersonContact,
    P::RoleRead,
    P::RulingPropose,
    P::CatalogPropose,
    P::ProjectEdit,
    P::LedgerExport,
    P::LedgerCorrect,
    P::LedgerReconcile,
    P::OpeningConfirm,
    P::SystemAnswer,
    P::ProcessDesign,
    P::ForcePropose,
    P::DeskManage,
    P::DeliveryRead,
    P::NoticeSend,
];
const AUTHORITY_LEADER: &[Permission] = &[
    P::PartyExport,
    P::PersonContact,
    P::RoleRead,
    P::RulingPropose,
    P::RulingConfirm,
    P::CatalogPropose,
    P::CatalogConfirm,
    P::ProjectEdit,
    P::LedgerExport,
    P::LedgerCorrect,
    P::LedgerReconcile,
    P::OpeningConfirm,
    P::SystemAnswer,
    P::LedgerConfirm,
    P::ProcessDesign,
    P::ProcessConfirm,
    P::ForcePropose,
    P::DeadlineDecide,
    P::DeliveryRead,
    P::NoticeSend,
];
const COUNTY_OFFICER: &[Permission] = &[
    P::PartyEdit,
    P::PartyExport,
    P::ProjectEdit,
    P::SystemAnswer,
    P::LedgerExport,
    P::DeliveryRead,
    P::NoticeSend,
];

const fn business(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    beyond: &'static [Permission],
) -> RoleShape {
    RoleShape { key, zh, en, world: World::Business, permissions: beyond }
}

impl RoleShape {
    /// What the role allows; everybody in business also has the everyday acts.
    pub fn permission_set(&self) -> PermissionSet {
        let everyday: &[Permission] = if self.world == World::Business { EVERYDAY } else { &[] };
        everyday.iter().chain(self.permissions).copied().collect()
    }
}

/// Checks a role that a person defines: a name, and only permissions of its world.
pub fn check_role(world: World, name: &str, permissions: PermissionSet) -> Findings {
    let mut findings = Findings::new();
    if name.trim().is_empty() {
        let message = Text::new("角色没有名称", "the role has no name");
        findings.push(Finding::error("missing_name", "/name", message));
    }
    if permissions == PermissionSet::default() {
        let message = Text::new("角色没有任何权限", "the role allows nothing");
        findings.push(Finding::error("no_permission", "/permissions", message));
    }
    for permission in permissions.iter().filter(|permission| !permission.worlds().contains(&world)) {
        let (key, title, world) = (permission.as_str(), permission.title(), world.title());
        let message = Text::new(
            format!("“{}”不属于{}，三员与业务不得混用", title.zh, world.zh),
            format!("`{key}` is not of the world of the {}; worlds do not mix", world.en),
        );
        findings.push(Finding::error("foreign_permission", "/permissions", message));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_roles_stay_in_their_worlds() {
        for role in SHIPPED_ROLES {
            assert_eq!(
                check_role(role.world, role.zh, role.permission_set()),
                Findings::new(),
                "{}",
                role.key
            );
        }
    }

    #[test]
    fn no_world_but_its_own_reaches_the_heart_of_an_administrator() {
        // 三员分立: what makes an administrator is held by nobody else.
        let heart = [
            (P::PersonEdit, World::System),
            (P::GrantPropose, World::Security),
            (P::SettingsSecurity, World::Security),
            (P::AuditRead, World::Audit),
            (P::AuditExport, World::Audit),
        ];
        for (permission, world) in heart {
            assert_eq!(permission.worlds(), &[world], "{}", permission.as_str());
        }
    }

    #[test]
    fn a_foreign_permission_is_named() {
        let set: PermissionSet = [P::AuditRead].into_iter().collect();
        let findings = check_role(World::System, "助手", set);
        assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["foreign_permission"]);
    }
}
