//! An account of one of the three administrators. It may do nothing until a grant, which is a proposal of its own.

use super::super::kind::{Confirming, Examined, Present, Proposed, WordedChange, changed, plain};
use super::until_text;
use crate::act::Act;
use crate::people::PersonDraft;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use yunheng_access::Permission;
use yunheng_store::account;
use yunheng_values::Text;

/// An administrator's account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AdministratorMaking {
    pub person: PersonDraft,
}

impl Proposed for AdministratorMaking {
    const KIND: &'static str = "administrator";
    const TITLE: (&'static str, &'static str) = ("管理员账号", "administrator's account");
    const PROPOSE: Permission = Permission::PersonEdit;
    const CONFIRM: Permission = Permission::GrantConfirm;
    const MAKES_PASSWORD: bool = true;

    fn subject(&self) -> String {
        format!("login {}", self.person.login)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        self.person.check(present.db, present.now_ms).await?;
        let person = &self.person;
        let world = person.world()?.title();
        let title = Text::new(
            format!("新建{}账号：{}（{}）", world.zh, person.name, person.login),
            format!("make an account of the {}: {} ({})", world.en, person.name, person.login),
        );
        let changes = changed([
            WordedChange::new(("登录名", "login"), None, Some(plain(person.login.as_str()))),
            WordedChange::new(("姓名", "name"), None, Some(plain(person.name.as_str()))),
            WordedChange::new(("类别", "world"), None, Some(world)),
            WordedChange::new(("职务", "post"), None, person.post.as_deref().map(plain)),
            WordedChange::new(("到期", "ends"), None, Some(until_text(person.expires_at_ms))),
        ]);
        Ok(Examined { title, changes, ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let password = confirming.password.as_ref().ok_or_else(|| Problem::bug(&"no password was made"))?;
        let new = self.person.new_account(password)?;
        let id = account::insert(act.db(), new, act.now_ms()).await?;
        let proposal = confirming.proposal.to_string();
        let facts = [
            ("proposal", proposal.as_str()),
            ("login", self.person.login.as_str()),
            ("world", self.person.world.as_str()),
        ];
        act.also("account.make", "account", id, &facts);
        Ok(())
    }
}
