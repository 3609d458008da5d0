//! An administrator's account comes back: what it was granted holds again.

use super::super::kind::{Confirming, Examined, Present, Proposed, WordedChange};
use super::{administrator, person_text};
use crate::act::Act;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use yunheng_access::Permission;
use yunheng_store::people;
use yunheng_values::Text;

/// An administrator's account that comes back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AdministratorEnabling {
    pub account_id: i64,
}

impl Proposed for AdministratorEnabling {
    const KIND: &'static str = "administrator_enable";
    const TITLE: (&'static str, &'static str) = ("恢复管理员账号", "return of an administrator");
    const PROPOSE: Permission = Permission::PersonEdit;
    const CONFIRM: Permission = Permission::GrantConfirm;

    fn subject(&self) -> String {
        format!("account {}", self.account_id)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let (person, world) = administrator(&present, self.account_id).await?;
        if person.status == "active" {
            return Err(Problem::conflict("not_disabled", "账号没有停用", "the account is not disabled"));
        }
        let (who, world) = (person_text(&person), world.title());
        let title =
            Text::new(format!("恢复{}{who}的账号", world.zh), format!("enable {who}, {}, again", world.en));
        let changes = vec![WordedChange::new(
            ("状态", "state"),
            Some(Text::new("停用", "disabled")),
            Some(Text::new("在用", "active")),
        )];
        Ok(Examined { title, changes, about: vec![person.id], ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        if !people::set_status(act.db(), self.account_id, "active", act.now_ms()).await? {
            return Err(Problem::stale());
        }
        let proposal = confirming.proposal.to_string();
        act.also("account.enable", "account", self.account_id, &[("proposal", &proposal)]);
        Ok(())
    }
}
