//! People for every role. Their names are put together from syllables that nobody is called by.

use crate::cast::{COUNTIES, day};
use crate::dice::Dice;
use crate::parties::{AUDITOR, AUTHORITY, COUNTY_AUTHORITY, FINANCE, PROVIDERS, VERIFIER, units};
use std::collections::BTreeSet;
use yunheng_access::Reach;
use yunheng_party::{Creation, PartyRef};
use yunheng_values::Date;

/// A person with a post and a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// Sign-in name, the same for every seed.
    pub login: String,
    /// Invented.
    pub name: String,
    /// Post 岗位.
    pub post: &'static str,
    /// Whose.
    pub party: PartyRef,
    /// Key of the shipped role.
    pub role: &'static str,
    /// What the role reaches, seen from the party.
    pub reach: Reach,
    /// First day on which the account works no more, for people from outside.
    pub expires_on: Option<Date>,
}

const SURNAMES: &str =
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭鲁";
/// Words for what is made up: 示例、样例、演示、虚拟、试用.
const GIVEN: &str = "示例样演虚拟试用";

/// A person without a name yet.
struct Post {
    login: String,
    party: u64,
    post: &'static str,
    role: &'static str,
    reach: Reach,
    outside: bool,
}

fn post(login: impl Into<String>, party: u64, post: &'static str, role: &'static str, reach: Reach) -> Post {
    Post { login: login.into(), party, post, role, reach, outside: false }
}

/// Everybody, in order of parties.
pub(crate) fn people(parties: &[Creation], dice: &mut Dice) -> Vec<DemoPerson> {
    let mut taken = BTreeSet::new();
    let mut posts = of_bodies();
    posts.extend(of_units(parties));
    posts
        .into_iter()
        .map(|post| DemoPerson {
            login: post.login,
            name: name(dice, &mut taken),
            post: post.post,
            party: PartyRef::Row(post.party),
            role: post.role,
            reach: post.reach,
            // The contract's first three years.
            expires_on: post.outside.then(|| day("2029-06-02")),
        })
        .collect()
}

fn of_bodies() -> Vec<Post> {
    let mut posts = vec![
        post("data.leader", AUTHORITY, "局领导", "authority_leader", Reach::All),
        post("data.officer1", AUTHORITY, "云资源科科长", "authority_officer", Reach::All),
        post("data.officer2", AUTHORITY, "云资源科科员", "authority_officer", Reach::All),
        post("system.admin", AUTHORITY, "系统管理员", "system_admin", Reach::All),
        post("security.admin", AUTHORITY, "安全管理员", "security_admin", Reach::All),
        post("audit.admin", AUTHORITY, "审计管理员", "audit_admin", Reach::All),
        post("finance.officer", FINANCE, "预算科科员", "finance_officer", Reach::All),
        post("auditor", AUDITOR, "信息系统审计科科员", "auditor", Reach::All),
    ];
    for (slug, line) in ["clouda", "cloudb"].into_iter().zip(PROVIDERS) {
        for (role, title) in [("provider_manager", "项目负责人"), ("provider_engineer", "驻场工程师")]
        {
            let short = role.trim_start_matches("provider_");
            let own = post(format!("{slug}.{short}"), line, title, role, Reach::Provider);
            posts.push(Post { outside: true, ..own });
        }
    }
    let verifier = post("verifier", VERIFIER, "计量核验员", "verifier", Reach::All);
    posts.push(Post { outside: true, ..verifier });
    posts.extend((COUNTY_AUTHORITY..).zip(COUNTIES).map(|(line, (slug, ..))| {
        post(format!("{slug}.officer"), line, "云资源专干", "county_authority_officer", Reach::UnitsBelow)
    }));
    posts
}

/// A clerk in each unit; a head in those that have others below them or belong to another, and sees those below.
fn of_units(parties: &[Creation]) -> Vec<Post> {
    let is_parent = |line: u64| parties.iter().any(|c| c.facts.parent == Some(PartyRef::Row(line)));
    let mut posts = Vec::new();
    for placed in units() {
        let (slug, line) = (placed.slug(), placed.line);
        posts.push(post(format!("{slug}.clerk"), line, "信息中心经办人", "unit_clerk", Reach::OwnUnit));
        let above = is_parent(line);
        if above || placed.unit.parent.is_some() {
            let reach = if above { Reach::UnitsBelow } else { Reach::OwnUnit };
            posts.push(post(format!("{slug}.head"), line, "分管负责人", "unit_head", reach));
        }
    }
    posts
}

/// A name that nobody in the city has yet.
fn name(dice: &mut Dice, taken: &mut BTreeSet<String>) -> String {
    let (surnames, given): (Vec<char>, Vec<char>) = (SURNAMES.chars().collect(), GIVEN.chars().collect());
    loop {
        let name: String = [dice.pick(&surnames), dice.pick(&given), dice.pick(&given)].into_iter().collect();
        if taken.insert(name.clone()) {
            return name;
        }
    }
}
