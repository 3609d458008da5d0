//! The acts that the program knows, each with the worlds whose roles may hold it.

use crate::World;
use yunheng_values::Text;

macro_rules! permissions {
    ($($variant:ident $key:literal $zh:literal $en:literal [$($world:ident)+];)+) => {
        /// An act that a role may allow. Closed: a new act is a new line here, and the matrix test shows it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Permission {
            $(
                #[doc = $en]
                $variant,
            )+
        }

        impl Permission {
            /// All of them, in the order of this table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable name, as stored and on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// Words for people.
            pub fn title(self) -> Text {
                match self { $(Self::$variant => Text::new($zh, $en)),+ }
            }

            /// Worlds whose roles may hold it.
            pub fn worlds(self) -> &'static [World] {
                match self { $(Self::$variant => &[$(World::$world),+]),+ }
            }
        }
    };
}

permissions! {
    PartyRead "party.read" "查看单位" "read parties" [Business System];
    PartyEdit "party.edit" "维护单位" "edit parties, aliases and payers" [Business System];
    PartyExport "party.export" "导出单位" "export parties" [Business System];
    PersonRead "person.read" "查看人员" "read accounts" [Business System Security Audit];
    PersonEdit "person.edit" "维护人员" "create, disable, unlock and reset accounts" [System];
    PersonContact "person.contact" "查看联系方式明文" "read telephone numbers in clear" [Business System];
    RoleRead "role.read" "查看角色与授权" "read roles and grants" [Business System Security Audit];
    GrantPropose "grant.propose" "提出授权变更" "propose changes of roles and grants" [Security];
    GrantConfirm "grant.confirm" "复核授权变更" "confirm changes of roles and grants" [System Security];
    AccessReview "access.review" "核查账号与授权" "review accounts and grants" [Security Audit];
    Delegate "delegate" "委托他人代办" "delegate own roles with an end" [Business];
    PackRead "pack.read" "查看规则" "read packs: articles, parameters, rulings" [Business];
    RulingPropose "ruling.propose" "提出口径选择" "propose another reading of a ruling" [Business];
    CatalogPropose "catalog.propose" "提出目录与价格清单" "propose lists of items and prices" [Business];
    CatalogConfirm "catalog.confirm" "复核目录与价格清单" "confirm lists of items and prices" [Business];
    RulingConfirm "ruling.confirm" "复核口径选择" "confirm another reading of a ruling" [Business];
    Calculate "calculate" "使用计算工具" "use the calculators" [Business];
    CaseRead "case.read" "查看事项" "read cases and tasks" [Business];
    CaseWork "case.work" "办理事项" "open cases and do tasks" [Business];
    CaseExport "case.export" "导出事项与文书" "export cases and issued documents" [Business];
    DeskTake "desk.take" "受理服务台来件" "take what comes to the service desk" [Business];
    DeskManage "desk.manage" "管理服务台" "keep rosters and publish knowledge of the service desk" [Business];
    LedgerRead "ledger.read" "查看资源台账" "read projects and resources" [Business];
    LedgerExport "ledger.export" "导出资源台账" "export the ledger of resources" [Business];
    ProjectEdit "project.edit" "登记项目和信息系统" "register projects and information systems" [Business];
    SystemAnswer "system.answer" "填报系统责任人和安全材料" "name who answers for systems, record their papers" [Business];
    LedgerCorrect "ledger.correct" "提出台账更正" "propose corrections of the ledger" [Business];
    OrderExecute "order.execute" "放行云平台执行" "release the plan of an order to be carried out in a cloud" [Business];
    LedgerReconcile "ledger.reconcile" "台账与云平台对账" "reconcile the ledger with clouds" [Business];
    OpeningConfirm "opening.confirm" "确认期初清单" "confirm opening lists for one's side" [Business];
    LedgerConfirm "ledger.confirm" "复核台账更正" "confirm corrections of the ledger" [Business];
    ProcessDesign "process.design" "设计流程" "redraw processes and propose them" [Business];
    ProcessConfirm "process.confirm" "复核流程启用" "confirm that a redrawn process comes into use" [Business];
    ForcePropose "force.propose" "提出不可抗力" "propose force majeure and its end" [Business];
    DeadlineDecide "deadline.decide" "认定不可抗力、重算时限" "confirm force majeure, have due dates counted again" [Business];
    DeliveryRead "delivery.read" "查看送达记录" "read delivery records of notices" [Business System Audit];
    NoticeSend "notice.send" "发送通知" "send a notice to people" [Business System];
    SettingsSystem "settings.system" "系统设置" "settings of operation: mail, messages, retention" [System];
    SettingsSecurity "settings.security" "安全设置" "settings of signing in and directories" [Security];
    JobRead "job.read" "查看后台任务" "read jobs" [System];
    JobRun "job.run" "重新执行后台任务" "run jobs again" [System];
    OperationRead "operation.read" "查看运行状况" "read metrics and the state of the service" [System];
    AuditRead "audit.read" "检索审计记录" "search the audit trail" [Audit];
    AuditExport "audit.export" "导出审计记录" "export and verify the audit trail" [Audit];
}

impl Permission {
    /// The permission of a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|permission| permission.as_str() == name)
    }
}

/// A set of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PermissionSet(u64);

impl PermissionSet {
    /// Whether the act is allowed.
    pub fn has(self, permission: Permission) -> bool {
        self.0 & (1 << (permission as u8)) != 0
    }

    /// Both sets together.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in it, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |permission| self.has(*permission))
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(permissions.into_iter().fold(0, |set, permission| set | 1 << (permission as u8)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_room_for_every_permission_and_names_are_unique() {
        assert!(Permission::ALL.len() <= 64);
        let all: PermissionSet = Permission::ALL.iter().copied().collect();
        assert_eq!(all.iter().count(), Permission::ALL.len());
        for permission in Permission::ALL {
            assert_eq!(Permission::parse(permission.as_str()), Some(*permission));
        }
    }
}
