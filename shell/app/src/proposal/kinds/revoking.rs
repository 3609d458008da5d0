//! Taking a grant back.

use super::super::kind::{Confirming, Examined, Present, Proposed, WordedChange, plain};
use super::{must_leave_somebody, until_text};
use crate::act::Act;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use yunheng_access::{Loss, Permission, World};
use yunheng_store::grant;
use yunheng_values::Text;

/// A grant that goes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Revoking {
    pub grant_id: i64,
}

impl Proposed for Revoking {
    const KIND: &'static str = "revoke";
    const TITLE: (&'static str, &'static str) = ("收回授权", "revocation of a grant");
    const PROPOSE: Permission = Permission::GrantPropose;
    const CONFIRM: Permission = Permission::GrantConfirm;

    fn subject(&self) -> String {
        format!("grant {}", self.grant_id)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let grant =
            grant::find(present.db, present.scope, self.grant_id).await?.ok_or_else(Problem::not_found)?;
        let is_over = grant.until_ms.is_some_and(|until| until <= present.now_ms);
        if grant.revoked_at_ms.is_some() || is_over {
            return Err(Problem::conflict(
                "grant_over",
                "此授权已收回或到期",
                "this grant was taken back or is over",
            ));
        }
        if let Some(world) = World::parse(&grant.world) {
            must_leave_somebody(present.db, world, Loss::Grant(grant.id), present.now_ms).await?;
        }
        let who = format!("{}（{}）", grant.account_name, grant.account_login);
        let title = Text::new(
            format!("收回{who}的“{}”", grant.role_zh),
            format!("take the role “{}” back from {who}", grant.role_en),
        );
        let held = Text::new(grant.role_zh, grant.role_en);
        let changes = vec![
            WordedChange::new(("人员", "person"), Some(plain(who)), None),
            WordedChange::new(("角色", "role"), Some(held), None),
            WordedChange::new(("到期", "ends"), Some(until_text(grant.until_ms)), None),
        ];
        Ok(Examined { title, changes, about: vec![grant.account_id], ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        if !grant::revoke(act.db(), self.grant_id, act.now_ms()).await? {
            return Err(Problem::stale());
        }
        let proposal = confirming.proposal.to_string();
        act.also("grant.revoke", "grant", self.grant_id, &[("proposal", &proposal)]);
        Ok(())
    }
}
