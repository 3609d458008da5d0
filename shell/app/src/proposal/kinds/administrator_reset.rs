//! A new beginning for an administrator who can no longer sign in.

use super::super::kind::{Confirming, Examined, Present, Proposed, WordedChange};
use super::{administrator, person_text};
use crate::act::Act;
use crate::people::{begin_anew, must_have_password};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use yunheng_access::Permission;
use yunheng_values::Text;

/// An administrator whose sign-in begins anew.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AdministratorReset {
    pub account_id: i64,
}

impl Proposed for AdministratorReset {
    const KIND: &'static str = "administrator_reset";
    const TITLE: (&'static str, &'static str) = ("重置管理员登录", "reset of an administrator");
    const PROPOSE: Permission = Permission::PersonEdit;
    const CONFIRM: Permission = Permission::GrantConfirm;
    const MAKES_PASSWORD: bool = true;

    fn subject(&self) -> String {
        format!("account {}", self.account_id)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let (person, world) = administrator(&present, self.account_id).await?;
        must_have_password(&person)?;
        let (who, world) = (person_text(&person), world.title());
        let title = Text::new(
            format!("重置{}{who}的登录", world.zh),
            format!("reset how {who}, {}, signs in", world.en),
        );
        let changes = vec![WordedChange::new(
            (
                "密码、动态口令、恢复码、登录和接口令牌",
                "password, one-time codes, recovery codes, sessions and tokens",
            ),
            Some(Text::new("现有的", "present")),
            Some(Text::new("全部失效，另发一次性密码", "none; a one-time password")),
        )];
        Ok(Examined { title, changes, about: vec![person.id], ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let password = confirming.password.as_ref().ok_or_else(|| Problem::bug(&"no password was made"))?;
        begin_anew(act, self.account_id, password).await?;
        let proposal = confirming.proposal.to_string();
        act.also("account.reset", "account", self.account_id, &[("proposal", &proposal)]);
        Ok(())
    }
}
