//! Retiring a role: its grants give nothing any more.

use super::super::kind::{Confirming, Examined, Present, Proposed, WordedChange};
use super::must_leave_somebody;
use crate::act::Act;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use yunheng_access::{Loss, Permission, PermissionSet, World};
use yunheng_store::role;
use yunheng_values::Text;

/// A role that goes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Retiring {
    pub role_id: i64,
    /// The version that was read.
    pub version: i64,
}

impl Proposed for Retiring {
    const KIND: &'static str = "role_retire";
    const TITLE: (&'static str, &'static str) = ("停用角色", "retirement of a role");
    const PROPOSE: Permission = Permission::GrantPropose;
    const CONFIRM: Permission = Permission::GrantConfirm;

    fn subject(&self) -> String {
        format!("role {}", self.role_id)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let row = role::find(present.db, self.role_id).await?.ok_or_else(Problem::not_found)?;
        if row.status != "active" {
            return Err(Problem::conflict("role_retired", "此角色已停用", "this role is retired"));
        }
        if row.version != self.version {
            return Err(Problem::stale());
        }
        if let Some(world) = World::parse(&row.world) {
            let loss = Loss::Role(row.id, PermissionSet::default());
            must_leave_somebody(present.db, world, loss, present.now_ms).await?;
        }
        let about = role::holders(present.db, row.id, present.now_ms).await?;
        let title =
            Text::new(format!("停用角色“{}”", row.name_zh), format!("retire the role “{}”", row.name_en));
        let held = about.len();
        let changes = vec![
            WordedChange::new(("角色", "role"), Some(Text::new(row.name_zh, row.name_en)), None),
            WordedChange::new(
                ("失去它的人", "people who lose it"),
                Some(Text::new(format!("{held}人"), held.to_string())),
                None,
            ),
        ];
        Ok(Examined { title, changes, about, ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        if !role::retire(act.db(), self.role_id, self.version, act.now_ms()).await? {
            return Err(Problem::stale());
        }
        let proposal = confirming.proposal.to_string();
        act.also("role.retire", "role", self.role_id, &[("proposal", &proposal)]);
        Ok(())
    }
}
