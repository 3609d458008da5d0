//! A role for a person, over a reach and a time.

use super::super::kind::{Confirming, Examined, Present, Proposed, WordedChange, changed, plain};
use super::{person_text, until_text};
use crate::act::Act;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use yunheng_access::{Anchor, GrantDraft, Permission, Reach, World, check_grant};
use yunheng_party::Level;
use yunheng_store::account::AccountRow;
use yunheng_store::authority::{self, NewGrant};
use yunheng_store::grant::{self, Wanted};
use yunheng_store::people::{self, PartyStanding};
use yunheng_store::role::{self, RoleRow};
use yunheng_values::{Finding, Findings, Text};

/// A role for a person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Granting {
    pub account_id: i64,
    pub role_id: i64,
    pub reach: String,
    pub level: Option<String>,
    pub party_id: Option<i64>,
    /// First instant; the confirmation's when none is wanted.
    pub from_ms: Option<i64>,
    pub until_ms: Option<i64>,
}

/// Everything that a grant names, as it is now.
struct Named {
    person: AccountRow,
    role: RoleRow,
    reach: Reach,
    party: Option<PartyStanding>,
}

impl Granting {
    /// The reach, when its words are known.
    fn reach(&self) -> Option<Reach> {
        let is_known = |level: &str| Level::ALL.iter().any(|known| known.as_str() == level);
        let fits = self.level.as_deref().is_none_or(is_known);
        Reach::parse(&self.reach, self.level.as_deref()).filter(|_| fits)
    }

    async fn look(&self, present: &Present<'_>) -> Result<Named, Problem> {
        let mut findings = Findings::new();
        let mut say = |code, place: &str, zh: &str, en: &str| {
            findings.push(Finding::error(code, place, Text::new(zh, en)));
        };
        let is_in_use = |person: &AccountRow| {
            person.status == "active" && person.expires_at_ms.is_none_or(|end| present.now_ms < end)
        };
        let person = people::find(present.db, present.scope, self.account_id).await?.filter(is_in_use);
        if person.is_none() {
            say(
                "account",
                "/account_id",
                "没有这个账号，或已停用、到期",
                "no such account, or it is disabled or over",
            );
        }
        let role = role::find(present.db, self.role_id).await?.filter(|role| role.status == "active");
        if role.is_none() {
            say("role", "/role_id", "没有这个角色，或已停用", "no such role, or it is retired");
        }
        let reach = self.reach();
        if reach.is_none() {
            say(
                "reach",
                "/reach",
                "数据范围应为 own_unit、units_below、provider、level（并写明层级 city、county、town）或 all",
                "a reach is own_unit, units_below, provider, level (with city, county or town) or all",
            );
        }
        let party = match self.party_id.filter(|_| reach.as_ref().is_some_and(Reach::needs_anchor)) {
            Some(id) => people::party(present.db, id).await?,
            None => None,
        };
        match (person, role, reach, findings.is_empty()) {
            (Some(person), Some(role), Some(reach), true) => Ok(Named { person, role, reach, party }),
            _ => Err(Problem::unusable(findings)),
        }
    }

    /// What the core says of it, and whether the person has it already.
    async fn check(&self, present: &Present<'_>, named: &Named) -> Result<(), Problem> {
        let world =
            |name: &str| World::parse(name).ok_or_else(|| Problem::bug(&format!("unknown world {name}")));
        let is_named = self.party_id.is_some() && named.reach.needs_anchor();
        let anchor = is_named.then(|| Anchor {
            is_provider: named.party.as_ref().is_some_and(|party| party.kind == "provider"),
            is_active: named.party.as_ref().is_some_and(|party| party.status == "active"),
        });
        let mut findings = check_grant(&GrantDraft {
            account_world: world(&named.person.world)?,
            role_world: world(&named.role.world)?,
            reach: &named.reach,
            anchor,
            from_ms: self.from_ms.unwrap_or(present.now_ms),
            until_ms: self.until_ms,
            now_ms: present.now_ms,
        });
        let wanted = Wanted {
            account_id: Some(self.account_id),
            role_id: Some(self.role_id),
            state: Some("holds"),
            now_ms: present.now_ms,
            limit: 100,
            ..Wanted::default()
        };
        let held = grant::list(present.db, present.scope, &wanted).await?;
        let same = held.iter().any(|grant| {
            grant.reach == self.reach
                && grant.level == self.level
                && grant.party_id == named.party.as_ref().map(|party| party.id)
                && grant.until_ms == self.until_ms
        });
        if same {
            let message = Text::new("此人已有同样的授权", "the person has this grant already");
            findings.push(Finding::error("granted_already", "/role_id", message));
        }
        if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
    }
}

impl Proposed for Granting {
    const KIND: &'static str = "grant";
    const TITLE: (&'static str, &'static str) = ("授权", "grant of a role");
    const PROPOSE: Permission = Permission::GrantPropose;
    const CONFIRM: Permission = Permission::GrantConfirm;

    fn subject(&self) -> String {
        let Self { account_id, role_id, reach, level, party_id, .. } = self;
        let place = party_id.map(|id| id.to_string()).or_else(|| level.clone()).unwrap_or_default();
        format!("account {account_id}, role {role_id}, {reach} {place}")
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let named = self.look(&present).await?;
        self.check(&present, &named).await?;
        let Named { person, role, reach, party } = named;
        let who = person_text(&person);
        let from = self.from_ms.filter(|from| *from > present.now_ms);
        let starts = match from {
            Some(ms) => plain(crate::clock::instant(ms)),
            None => Text::new("确认之时", "when it is confirmed"),
        };
        let changes = changed([
            WordedChange::new(("人员", "person"), None, Some(plain(who.as_str()))),
            WordedChange::new(
                ("角色", "role"),
                None,
                Some(Text::new(role.name_zh.as_str(), role.name_en.as_str())),
            ),
            WordedChange::new(("数据范围", "reach"), None, Some(reach_text(&reach))),
            WordedChange::new(
                ("从哪个单位算起", "from which party"),
                None,
                party.map(|party| plain(party.name)),
            ),
            WordedChange::new(("生效", "begins"), None, Some(starts)),
            WordedChange::new(("到期", "ends"), None, Some(until_text(self.until_ms))),
        ]);
        let title = Text::new(
            format!("授予{who}“{}”", role.name_zh),
            format!("grant {who} the role “{}”", role.name_en),
        );
        Ok(Examined { title, changes, about: vec![person.id], ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let Named { person, role, reach, party } = self.look(&Present::of(act)).await?;
        let grant = NewGrant {
            account_id: person.id,
            role_id: role.id,
            world: person.world,
            reach,
            party_id: party.map(|party| party.id),
            // What holds from now on is not written as if it had held before.
            from_ms: self.from_ms.unwrap_or(i64::MIN).max(act.now_ms()),
            until_ms: self.until_ms,
            proposal_id: Some(confirming.proposal),
        };
        let id = authority::insert_grant(act.db(), grant, act.now_ms()).await?;
        let (proposal, account) = (confirming.proposal.to_string(), self.account_id.to_string());
        let facts = [
            ("proposal", proposal.as_str()),
            ("account", &account),
            ("login", &person.login),
            ("role", &role.key),
            ("reach", &self.reach),
        ];
        act.also("grant.make", "grant", id, &facts);
        Ok(())
    }
}

/// A reach in words, its level by its name.
pub(crate) fn reach_text(reach: &Reach) -> Text {
    let named = match reach {
        Reach::Level(level) => Level::ALL.iter().find(|known| known.as_str() == level),
        _ => None,
    };
    let title = reach.title();
    match named {
        Some(level) => {
            let text = level.text();
            Text::new(format!("本层级（{}）", text.zh), format!("the level `{}`", text.en))
        }
        None => title,
    }
}
