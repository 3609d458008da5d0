//! A new role, or another content of one.

use super::super::kind::{Confirming, Examined, Present, Proposed, WordedChange, changed, plain};
use super::must_leave_somebody;
use crate::act::Act;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use yunheng_access::{Loss, Permission, PermissionSet, World, check_role};
use yunheng_store::role::{self, RoleDraft, RoleRow};
use yunheng_store::{Db, authority};
use yunheng_values::{Finding, Findings, Text};

/// A role as it should be.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RoleWriting {
    /// The role that changes, with the version that was read; none for a new one.
    pub role: Option<(i64, i64)>,
    pub name_zh: String,
    pub name_en: String,
    pub world: String,
    pub permissions: Vec<String>,
}

/// Longest name of a role, characters.
const LONGEST_NAME: usize = 60;

impl RoleWriting {
    fn check(&self, others: &[RoleRow]) -> Result<(World, PermissionSet), Findings> {
        let mut findings = Findings::new();
        let mut say = |code, place: &str, zh: &str, en: &str| {
            findings.push(Finding::error(code, place, Text::new(zh, en)));
        };
        let world = World::parse(&self.world);
        if world.is_none() {
            let (zh, en) =
                ("应为 business、system、security 或 audit", "business, system, security or audit");
            say("world", "/world", zh, en);
        }
        for (place, name) in [("/name_zh", &self.name_zh), ("/name_en", &self.name_en)] {
            if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
                let (zh, en) = ("名称最多60个字符", "a name has at most 60 characters");
                say("name", place, zh, en);
            }
        }
        let own_id = self.role.map(|(id, _)| id);
        let is_taken = others.iter().any(|other| {
            Some(other.id) != own_id && other.status == "active" && other.name_zh == self.name_zh
        });
        if is_taken {
            let (zh, en) = ("已有同名的角色", "there is a role of this name");
            say("name_taken", "/name_zh", zh, en);
        }
        let (set, unknown) = self.set();
        findings.extend(unknown);
        match world {
            Some(world) => {
                findings.extend(check_role(world, &self.name_zh, set));
                if findings.is_empty() { Ok((world, set)) } else { Err(findings) }
            }
            None => Err(findings),
        }
    }

    /// The permissions that are known, and what is said of the others.
    fn set(&self) -> (PermissionSet, Findings) {
        let unknown = |(number, key): (usize, &String)| {
            let message = Text::new(format!("没有权限“{key}”"), format!("there is no permission `{key}`"));
            Finding::error("unknown_permission", format!("/permissions/{number}"), message)
        };
        let all = self.permissions.iter().enumerate();
        let findings = all.filter(|(_, key)| Permission::parse(key).is_none()).map(unknown).collect();
        (self.permissions.iter().filter_map(|key| Permission::parse(key)).collect(), findings)
    }

    /// The role as it is, when it still is as the proposer saw it.
    async fn present_role(&self, db: Db<'_>) -> Result<Option<RoleRow>, Problem> {
        let Some((id, version)) = self.role else { return Ok(None) };
        let row = role::find(db, id).await?.ok_or_else(Problem::not_found)?;
        if row.status != "active" {
            return Err(Problem::conflict("role_retired", "此角色已停用", "this role is retired"));
        }
        if row.version != version {
            return Err(Problem::stale());
        }
        if row.world != self.world {
            let message = Text::new("角色的类别不能改变", "a role keeps its world");
            return Err(Problem::unusable(vec![Finding::error("world_fixed", "/world", message)]));
        }
        Ok(Some(row))
    }
}

impl Proposed for RoleWriting {
    const KIND: &'static str = "role";
    const TITLE: (&'static str, &'static str) = ("角色", "role");
    const PROPOSE: Permission = Permission::GrantPropose;
    const CONFIRM: Permission = Permission::GrantConfirm;

    fn subject(&self) -> String {
        match self.role {
            Some((id, _)) => format!("role {id}"),
            None => format!("new role {}", self.name_zh),
        }
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let before = self.present_role(present.db).await?;
        let others = role::list(present.db).await?;
        let (world, set) = self.check(&others).map_err(Problem::unusable)?;
        let (title, about) = match &before {
            None => {
                let title = Text::new(
                    format!("新建角色“{}”", self.name_zh),
                    format!("make the role “{}”", self.name_en),
                );
                (title, Vec::new())
            }
            Some(role) => {
                must_leave_somebody(present.db, world, Loss::Role(role.id, set), present.now_ms).await?;
                let title = Text::new(
                    format!("修改角色“{}”", role.name_zh),
                    format!("change the role “{}”", role.name_en),
                );
                (title, role::holders(present.db, role.id, present.now_ms).await?)
            }
        };
        let changes = self.changes(before.as_ref(), world, set);
        if changes.is_empty() {
            let message = Text::new("没有任何改动", "nothing would change");
            return Err(Problem::unusable(vec![Finding::error("no_change", "/permissions", message)]));
        }
        Ok(Examined { title, changes, about, ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let others = role::list(act.db()).await?;
        let (_, set) = self.check(&others).map_err(Problem::unusable)?;
        let permissions = authority::permission_text(set);
        let draft = RoleDraft { name_zh: &self.name_zh, name_en: &self.name_en, permissions: &permissions };
        let proposal = confirming.proposal.to_string();
        let facts = [("proposal", proposal.as_str()), ("permissions", &permissions)];
        match self.role {
            None => {
                let key = format!("role_{proposal}");
                let id = role::insert(act.db(), &key, &self.world, &draft, act.now_ms()).await?;
                act.also("role.make", "role", id, &facts);
            }
            Some((id, version)) => {
                if !role::update(act.db(), id, version, &draft, act.now_ms()).await? {
                    return Err(Problem::stale());
                }
                act.also("role.change", "role", id, &facts);
            }
        }
        Ok(())
    }
}

impl RoleWriting {
    fn changes(&self, before: Option<&RoleRow>, world: World, set: PermissionSet) -> Vec<WordedChange> {
        let had = before.map(|role| authority::permissions(&role.permissions)).unwrap_or_default();
        let mut all = vec![
            WordedChange::new(
                ("名称", "name in Chinese"),
                before.map(|role| plain(role.name_zh.as_str())),
                Some(plain(self.name_zh.as_str())),
            ),
            WordedChange::new(
                ("英文名称", "name in English"),
                before.map(|role| plain(role.name_en.as_str())),
                Some(plain(self.name_en.as_str())),
            ),
        ];
        if before.is_none() {
            all.push(WordedChange::new(("类别", "world"), None, Some(world.title())));
        }
        let gained = set.iter().filter(|permission| !had.has(*permission));
        all.extend(gained.map(|one| WordedChange::new(("可以", "may"), None, Some(one.title()))));
        let lost = had.iter().filter(|permission| !set.has(*permission));
        all.extend(lost.map(|one| WordedChange::new(("可以", "may"), Some(one.title()), None)));
        changed(all)
    }
}
