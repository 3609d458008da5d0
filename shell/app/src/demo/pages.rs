//! Something on each page: rights that are lent, and what waits for a second person.

use super::parties::Written;
use super::people::Person;
use crate::act::Act;
use crate::problem::Problem;
use crate::proposal::{self, Granting, Present, Proposed, RoleWriting};
use crate::rules::Choosing;
use yunheng_access::Permission;
use yunheng_demo::{DemoCity, PACK};
use yunheng_store::authority;
use yunheng_store::delegation::{self, NewDelegation};

const DAY_MS: i64 = 86_400_000;

/// Who lends their role to whom, for how many days, and why.
const LENT: [(&str, &str, i64, &str); 3] = [
    ("data.officer1", "data.officer2", 14, "外出培训两周"),
    ("edu.head", "edu.clerk", 7, "休假"),
    ("clouda.manager", "clouda.engineer", 30, "驻场期间代为签收"),
];

/// Who gets which role over their party, for how many days, and why: proposals of the security administrator.
const WANTED: [(&str, &str, i64, &str); 2] = [
    ("hr.clerk", "unit_head", 60, "原负责人调离，新负责人到任前由经办人代行"),
    ("records.clerk", "unit_head", 90, "档案馆申报信息系统，须有人审核"),
];

/// Writes it.
pub(super) async fn write(
    act: &mut Act<'_>,
    people: &[Person<'_>],
    parties: &Written,
) -> Result<(), Problem> {
    delegations(act, people).await?;
    let security = of_login(people, "security.admin")?;
    for (login, role, days, reason) in WANTED {
        let person = of_login(people, login)?;
        let (role_id, _) = authority::role_by_key(act.db(), role)
            .await?
            .ok_or_else(|| Problem::bug(&"a shipped role is missing"))?;
        let granting = Granting {
            account_id: person.account,
            role_id,
            reach: "own_unit".into(),
            level: None,
            party_id: Some(parties.id(person.drawn.party)?),
            from_ms: None,
            until_ms: Some(act.now_ms() + days * DAY_MS),
        };
        propose(act, security, &granting, reason).await?;
    }
    let reader = RoleWriting {
        role: None,
        name_zh: "数据分析人员".into(),
        name_en: "analyst".into(),
        world: "business".into(),
        permissions: [Permission::PartyRead, Permission::PackRead, Permission::Calculate]
            .map(|permission| permission.as_str().to_owned())
            .into(),
    };
    propose(act, security, &reader, "统计与试算岗位，只读单位和规则").await?;
    let reason = "财政部门按周期下达预算，周期内不换付款人";
    let choosing = Choosing {
        pack: PACK.into(),
        ruling: "payer.effective_from".into(),
        reading: "cycle_end".into(),
        from: DemoCity::sized_at().to_string(),
        reason: reason.into(),
    };
    propose(act, of_login(people, "data.officer1")?, &choosing, reason).await
}

async fn delegations(act: &mut Act<'_>, people: &[Person<'_>]) -> Result<(), Problem> {
    for (from, to, days, reason) in LENT {
        let (from, to) = (of_login(people, from)?, of_login(people, to)?);
        let new = NewDelegation {
            grant_id: from.grant,
            from_account_id: from.account,
            to_account_id: to.account,
            world: from.role.world.as_str(),
            from_ms: act.now_ms(),
            until_ms: act.now_ms() + days * DAY_MS,
            reason,
        };
        let id = delegation::insert(act.db(), new, act.now_ms()).await?;
        let facts = [("from", from.drawn.login.as_str()), ("to", to.drawn.login.as_str())];
        act.also("delegation.make", "delegation", id, &facts);
    }
    Ok(())
}

/// Leaves a proposal of a person open. It is examined like any other, so that another person can confirm it.
async fn propose<K: Proposed>(
    act: &mut Act<'_>,
    by: &Person<'_>,
    payload: &K,
    reason: &str,
) -> Result<(), Problem> {
    let examined = payload.examine(Present::of(act)).await?;
    let id = proposal::write(act, (by.account, None), payload, &examined, reason).await?;
    let facts = [("kind", K::KIND), ("title", &examined.title.en), ("by", &by.drawn.login)];
    act.also("proposal.make", "proposal", id, &facts);
    Ok(())
}

fn of_login<'a, 'p>(people: &'a [Person<'p>], login: &str) -> Result<&'a Person<'p>, Problem> {
    let found = people.iter().find(|person| person.drawn.login == login);
    found.ok_or_else(|| Problem::bug(&format!("nobody in the demo city is called {login}")))
}
