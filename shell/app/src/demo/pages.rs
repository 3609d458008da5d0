//! Something on each page: rights that are lent, and what waits for a second person.

use super::people::Person;
use crate::act::Act;
use crate::problem::Problem;
use yunheng_store::delegation::{self, NewDelegation};

const DAY_MS: i64 = 86_400_000;

/// Who lends their role to whom, for how many days, and why.
const LENT: [(&str, &str, i64, &str); 3] = [
    ("data.officer1", "data.officer2", 14, "外出培训两周"),
    ("edu.head", "edu.clerk", 7, "休假"),
    ("clouda.manager", "clouda.engineer", 30, "驻场期间代为签收"),
];

/// Writes it.
pub(super) async fn write(act: &mut Act<'_>, people: &[Person<'_>]) -> Result<(), Problem> {
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
        act.also(
            "delegation.make",
            "delegation",
            id,
            &[("grant", &from.grant.to_string()), ("to", &to.drawn.login)],
        );
    }
    Ok(())
}

fn of_login<'a, 'p>(people: &'a [Person<'p>], login: &str) -> Result<&'a Person<'p>, Problem> {
    let found = people.iter().find(|person| person.drawn.login == login);
    found.ok_or_else(|| Problem::bug(&format!("nobody in the demo city is called {login}")))
}
