//! Who is in the city: an import would take it as it stands, every role is there, nothing is real, nothing is left to chance.

use std::collections::{BTreeMap, BTreeSet};
use yunheng_access::{Reach, SHIPPED_ROLES, World};
use yunheng_demo::{DemoCity, PACK};
use yunheng_party::{
    FundingRules, Level, Party, PartyKind, PartyRef, PayerAct, PayerHistory, PayerRecord, Register,
    check_party, export_rows, plan_import,
};
use yunheng_tables::{Input, read_parties, write_parties_csv};
use yunheng_values::{Finding, Standing};

fn register(city: &DemoCity) -> Register {
    let party = |creation: &yunheng_party::Creation| Party {
        id: PartyRef::Row(creation.line),
        facts: creation.facts.clone(),
    };
    Register::new(city.parties.iter().map(party))
}

fn funding() -> FundingRules {
    let pack = yunheng_app::open_pack(PACK).expect("a shipped pack");
    let rules = pack.rules_on(DemoCity::first_day(), &[]).expect("no choices");
    FundingRules::from_rules(&rules).expect("kinds of funding")
}

fn brief(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {}: {}", f.code, f.place, f.message.en)).collect()
}

#[test]
fn every_party_may_be_as_it_is() {
    let city = DemoCity::generate(1);
    let (register, funding) = (register(&city), funding());
    for creation in &city.parties {
        let own = Some(PartyRef::Row(creation.line));
        let findings = check_party(&register, &funding, own, &creation.facts);
        assert_eq!(brief(&findings), Vec::<String>::new(), "{}", creation.facts.name);
        let uscc = creation.facts.uscc.expect("each has a code");
        let county = uscc.division().expect("six digits");
        assert_eq!(county.standing(), Standing::Absent, "{uscc} might be somebody's");
    }
    let count = |kind| city.parties.iter().filter(|c| c.facts.kind == kind).count();
    assert_eq!(
        PartyKind::ALL.map(count),
        [5, 2, 40, 1, 1, 1],
        "authorities, providers, units, finance, verifier, auditor"
    );
    let levels: BTreeSet<Level> = city.parties.iter().map(|c| c.facts.level).collect();
    assert_eq!(levels.into_iter().collect::<Vec<_>>(), [Level::City, Level::County]);
}

#[test]
fn an_export_of_the_city_is_imported_as_the_city() {
    let city = DemoCity::generate(1);
    let (register, funding) = (register(&city), funding());
    let csv = write_parties_csv(&export_rows(&register, &funding));
    let table = read_parties(&Input::spool("city.csv", csv.as_slice()).expect("a file"));
    assert_eq!(brief(&table.findings), Vec::<String>::new());
    let (plan, findings) = plan_import(&register, &funding, &table.rows, "city.csv");
    assert_eq!(brief(&findings), Vec::<String>::new());
    assert_eq!((plan.create.len(), plan.update.len(), plan.unchanged.len()), (0, 0, 50));
    let (plan, findings) = plan_import(&Register::default(), &funding, &table.rows, "city.csv");
    assert_eq!(brief(&findings), Vec::<String>::new());
    assert_eq!(plan.create.len(), 50);
}

#[test]
fn payers_are_histories() {
    let city = DemoCity::generate(1);
    let mut by_party: BTreeMap<PartyRef, Vec<PayerRecord>> = BTreeMap::new();
    for (number, payer) in (1..).zip(&city.payers) {
        let act = PayerAct::Pays { from: payer.from, payer: payer.payer };
        let record = PayerRecord { number, act, corrects: None, reason: String::new() };
        by_party.entry(payer.party).or_default().push(record);
    }
    let splits = by_party.values().filter(|records| {
        let history = PayerHistory::new(records).expect("no two on one day");
        assert!(history.payer_on(DemoCity::first_day()).is_some());
        DemoCity::cycles().iter().any(|cycle| history.split(cycle).len() > 1)
    });
    assert_eq!((splits.count(), by_party.len()), (1, 40));
}

#[test]
fn people_hold_every_role_and_nobody_two_worlds() {
    let city = DemoCity::generate(1);
    let held: BTreeSet<&str> = city.people.iter().map(|person| person.role).collect();
    assert_eq!(held, SHIPPED_ROLES.iter().map(|role| role.key).collect());
    for logins in
        [|p: &yunheng_demo::DemoPerson| p.login.clone(), |p: &yunheng_demo::DemoPerson| p.name.clone()]
    {
        let distinct: BTreeSet<String> = city.people.iter().map(logins).collect();
        assert_eq!(distinct.len(), city.people.len());
    }
    assert!((60..=70).contains(&city.people.len()), "{}", city.people.len());
    for person in &city.people {
        let role = SHIPPED_ROLES.iter().find(|role| role.key == person.role).expect("a shipped role");
        assert!(role.world == World::Business || person.reach == Reach::All, "{}", person.login);
        assert!(!city.name_of(person.party).is_empty(), "{}", person.login);
        let outside = matches!(person.role, "provider_manager" | "provider_engineer" | "verifier");
        assert_eq!(person.expires_on.is_some(), outside, "{}", person.login);
        // Made of 示, 例, 样, 演, 虚, 拟, 试, 用: nobody is called so.
        assert!(person.name.chars().skip(1).all(|c| "示例样演虚拟试用".contains(c)), "{}", person.name);
    }
}

#[test]
fn a_seed_is_a_city() {
    let (one, same, other) = (DemoCity::generate(1), DemoCity::generate(1), DemoCity::generate(2));
    assert_eq!(one, same);
    assert_eq!(one.usage_csv(), same.usage_csv());
    assert_eq!(one.parties, other.parties, "who there is does not hang on the seed");
    assert_ne!(one.machines, other.machines);
    assert_ne!(one.usage_csv(), other.usage_csv());
    assert_ne!(one.sheet_json(), other.sheet_json());
    let logins = |city: &DemoCity| city.people.iter().map(|p| p.login.clone()).collect::<Vec<_>>();
    assert_eq!(logins(&one), logins(&other));
}
