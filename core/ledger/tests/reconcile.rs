//! Reconciliation: what a name, a rebuild, a shelf or a move must not make, and what an unread part must not hide.

use proptest::prelude::*;
use yunheng_ledger::reconcile::{
    Booked, DifferenceKind, Inventory, ItemsRule, Mapping, Ordered, Reconciliation, Side, Thing, ThingKind,
    Unread, Why, reconcile,
};
use yunheng_ledger::{Life, Quantities};
use yunheng_values::{Date, ItemId, ProjectId, Quantity, ResourceId, parse_date};

fn day(text: &str) -> Date {
    parse_date(text).expect("a day")
}

fn items(all: &[(&str, &str)]) -> Quantities {
    all.iter().map(|(item, text)| (ItemId::new(*item), Quantity::parse(text).expect("a quantity"))).collect()
}

fn booked(number: &str, linked: Option<&str>) -> Booked {
    Booked {
        resource: ResourceId::new(number),
        name: format!("主机{number}"),
        address: String::new(),
        project: ProjectId::new("XM-1"),
        life: Life::Formal,
        items: items(&[("vcpu", "4"), ("memory", "16")]),
        test_until: None,
        ended_on: None,
        linked: linked.map(str::to_owned),
    }
}

fn server(id: &str) -> Thing {
    Thing {
        kind: ThingKind::Server,
        id: id.into(),
        name: format!("vm-{id}"),
        project: "p1".into(),
        status: "ACTIVE".into(),
        specification: Some("m1.large".into()),
        vcpus: Some(4),
        memory_mib: Some(16_384),
        disk_gib: Some(0),
        addresses: Vec::new(),
        servers: Vec::new(),
    }
}

fn volume(id: &str, on: Option<&str>) -> Thing {
    Thing {
        kind: ThingKind::Volume,
        specification: Some("ssd-1".into()),
        vcpus: None,
        memory_mib: None,
        disk_gib: Some(100),
        servers: on.into_iter().map(str::to_owned).collect(),
        ..server(id)
    }
}

fn rule(kind: ThingKind) -> ItemsRule {
    ItemsRule { kind, specification: None, vcpu: None, memory_gb: None, disk_gb: None, each: None }
}

fn mapping() -> Mapping {
    let item = |id: &str| Some(ItemId::new(id));
    Mapping {
        projects: [("p1", "XM-1"), ("p2", "XM-2")].map(|(a, b)| (a.to_owned(), ProjectId::new(b))).into(),
        rules: vec![
            ItemsRule {
                vcpu: item("vcpu"),
                memory_gb: item("memory"),
                disk_gb: item("local"),
                ..rule(ThingKind::Server)
            },
            ItemsRule { specification: Some("ssd*".into()), disk_gb: item("ssd"), ..rule(ThingKind::Volume) },
            ItemsRule { disk_gb: item("hdd"), ..rule(ThingKind::Volume) },
            ItemsRule { each: item("ip"), ..rule(ThingKind::FloatingIp) },
            ItemsRule { each: item("slb"), ..rule(ThingKind::LoadBalancer) },
        ],
    }
}

fn run(booked: &[Booked], things: Vec<Thing>, unread: Vec<Unread>) -> Reconciliation {
    let inventory = Inventory { things, unread };
    reconcile(booked, &inventory, &[], &mapping(), day("2026-11-30"))
}

fn kinds(found: &Reconciliation) -> Vec<DifferenceKind> {
    found.differences.iter().map(|one| one.kind).collect()
}

#[test]
fn what_agrees_is_no_difference() {
    let found = run(&[booked("ZY-1", Some("a"))], vec![server("a")], vec![]);
    assert_eq!((kinds(&found), found.matched), (vec![], 1));
}

#[test]
fn a_new_name_a_rebuild_and_a_shelf_change_nothing() {
    for status in ["REBUILD", "SHELVED_OFFLOADED", "SHUTOFF", "SUSPENDED", "ERROR"] {
        let thing = Thing { name: "全新的名字".into(), status: status.into(), ..server("a") };
        assert_eq!(kinds(&run(&[booked("ZY-1", Some("a"))], vec![thing], vec![])), vec![], "{status}");
    }
}

#[test]
fn names_that_change_places_are_no_pair() {
    let both = [booked("ZY-1", Some("a")), booked("ZY-2", Some("b"))];
    let swapped = vec![
        Thing { name: "主机ZY-2".into(), ..server("a") },
        Thing { name: "主机ZY-1".into(), vcpus: Some(8), ..server("b") },
    ];
    let found = run(&both, swapped, vec![]);
    assert_eq!(kinds(&found), [DifferenceKind::OtherSize]);
    assert_eq!(found.differences[0].resource, Some(ResourceId::new("ZY-2")), "by its id, not by its name");
    // A stranger with the name of a resource that is linked with something else stays a stranger.
    let named = Thing { name: "主机ZY-1".into(), ..server("c") };
    let found = run(&both, vec![server("a"), server("b"), named], vec![]);
    assert_eq!(kinds(&found), [DifferenceKind::Unordered]);
}

#[test]
fn a_move_between_projects_is_another_owner_and_not_a_missing_and_a_stranger() {
    let moved = |project: &str| Thing { project: project.into(), ..server("a") };
    for project in ["p2", "nobody's"] {
        let found = run(&[booked("ZY-1", Some("a"))], vec![moved(project)], vec![]);
        assert_eq!(kinds(&found), [DifferenceKind::OtherOwner], "{project}");
        assert_eq!(found.differences[0].charged, items(&[("memory", "16"), ("vcpu", "4")]));
    }
}

#[test]
fn strangers_are_unordered_in_a_project_and_unregistered_in_none() {
    let far = Thing { project: "nobody's".into(), ..server("b") };
    let found = run(&[], vec![server("a"), far], vec![]);
    assert_eq!(kinds(&found), [DifferenceKind::Unordered, DifferenceKind::Unregistered]);
    assert_eq!(found.differences[0].right, items(&[("memory", "16"), ("vcpu", "4")]));
}

#[test]
fn an_order_under_way_covers_as_many_as_it_asks_for_of_its_size() {
    let order = Ordered {
        project: ProjectId::new("XM-1"),
        items: items(&[("vcpu", "4"), ("memory", "16")]),
        count: 1,
    };
    let bigger = Thing { vcpus: Some(8), ..server("c") };
    let inventory = Inventory { things: vec![server("a"), server("b"), bigger], unread: vec![] };
    let found = reconcile(&[], &inventory, &[order], &mapping(), day("2026-11-30"));
    assert_eq!((found.ordered, kinds(&found)), (1, vec![DifferenceKind::Unordered; 2]));
}

#[test]
fn what_could_not_be_read_is_never_missing() {
    let gone = [booked("ZY-1", Some("a"))];
    assert_eq!(kinds(&run(&gone, vec![], vec![])), [DifferenceKind::Missing]);
    for kind in [Some(ThingKind::Server), None] {
        let found = run(&gone, vec![], vec![Unread { kind }]);
        assert_eq!((kinds(&found), found.unproven.len()), (vec![], 1), "{kind:?}");
    }
    let found = run(&gone, vec![], vec![Unread { kind: Some(ThingKind::Volume) }]);
    assert_eq!(kinds(&found), [DifferenceKind::Missing], "another kind hides nothing");
}

#[test]
fn disks_count_with_their_server_unless_they_are_resources_of_their_own() {
    let mut with_disk = booked("ZY-1", Some("a"));
    with_disk.items.extend(items(&[("ssd", "100")]));
    let things = vec![server("a"), volume("d", Some("a"))];
    assert_eq!(kinds(&run(&[with_disk.clone()], things.clone(), vec![])), vec![]);
    // Without the volumes nothing is said of disks.
    let found = run(&[with_disk], vec![server("a")], vec![Unread { kind: Some(ThingKind::Volume) }]);
    assert_eq!(kinds(&found), vec![]);
    let disk = Booked { items: items(&[("ssd", "100")]), ..booked("ZY-2", Some("d")) };
    assert_eq!(kinds(&run(&[booked("ZY-1", Some("a")), disk], things.clone(), vec![])), vec![]);
    let found = run(&[booked("ZY-1", Some("a"))], things, vec![]);
    assert_eq!(kinds(&found), [DifferenceKind::OtherSize]);
    assert_eq!(
        (&found.differences[0].charged, &found.differences[0].right),
        (&items(&[]), &items(&[("ssd", "100")]))
    );
    let found = run(&[], vec![volume("d", None)], vec![]);
    assert_eq!(found.differences[0].right, items(&[("ssd", "100")]), "a disk of no server stands for itself");
}

#[test]
fn a_server_whose_flavor_is_gone_has_no_other_size() {
    let unknown = Thing { vcpus: None, memory_mib: None, disk_gib: None, ..server("a") };
    assert_eq!(kinds(&run(&[booked("ZY-1", Some("a"))], vec![unknown], vec![])), vec![]);
}

#[test]
fn ends_of_tests_and_leases_are_found() {
    let until =
        |text: &str| Booked { life: Life::Test, test_until: Some(day(text)), ..booked("ZY-1", Some("a")) };
    assert_eq!(kinds(&run(&[until("2026-12-01")], vec![server("a")], vec![])), vec![]);
    let found = run(&[until("2026-11-30")], vec![server("a")], vec![]);
    assert_eq!(kinds(&found), [DifferenceKind::TestOverdue]);
    assert_eq!(found.differences[0].why, Why::TestEnded(day("2026-11-30")));
    let ended = Booked { life: Life::Ended, ended_on: Some(day("2026-11-01")), ..booked("ZY-1", Some("a")) };
    assert_eq!(
        kinds(&run(std::slice::from_ref(&ended), vec![server("a")], vec![])),
        [DifferenceKind::AfterExit]
    );
    assert_eq!(kinds(&run(std::slice::from_ref(&ended), vec![], vec![])), vec![]);
    let purged = Thing { status: "SOFT_DELETED".into(), ..server("a") };
    assert_eq!(kinds(&run(&[ended], vec![purged], vec![])), vec![], "what is only kept to be purged is gone");
}

/// A test is free: its size is shown and costs nothing. When it is overdue, what the cloud holds is priced, once.
#[test]
fn the_size_of_a_test_costs_nothing() {
    let until =
        |text: &str| Booked { life: Life::Test, test_until: Some(day(text)), ..booked("ZY-1", Some("a")) };
    let bigger = Thing { vcpus: Some(8), ..server("a") };
    let found = run(&[until("2026-12-31")], vec![bigger.clone()], vec![]);
    assert_eq!(kinds(&found), [DifferenceKind::OtherSize]);
    let one = &found.differences[0];
    assert_eq!((&one.charged, &one.right), (&items(&[("vcpu", "4")]), &items(&[("vcpu", "8")])), "shown");
    assert_eq!((&one.why, one.side()), (&Why::SizesOfTest, Side::None), "and not priced");
    let mut overdue = until("2026-11-30");
    overdue.items.extend(items(&[("scan", "1")]));
    let found = run(&[overdue], vec![bigger], vec![]);
    assert_eq!(kinds(&found), [DifferenceKind::OtherSize, DifferenceKind::TestOverdue]);
    let [size, overdue] = &found.differences[..] else { panic!("two rows") };
    assert_eq!((size.side(), overdue.side()), (Side::None, Side::TooLittle));
    let used = items(&[("vcpu", "8"), ("memory", "16"), ("scan", "1")]);
    assert_eq!(overdue.right, used, "what the cloud holds, and of the ledger what it cannot tell");
    // Of one for good the bill is wrong.
    let formal = Booked { life: Life::Formal, ..until("2026-12-31") };
    let found = run(&[formal], vec![Thing { vcpus: Some(8), ..server("a") }], vec![]);
    assert_eq!(found.differences[0].side(), Side::Either);
}

#[test]
fn a_name_or_an_address_is_only_proposed() {
    let named = Thing { name: "主机ZY-1".into(), ..server("a") };
    let found = run(&[booked("ZY-1", None)], vec![named.clone(), server("b")], vec![]);
    assert_eq!(kinds(&found), [DifferenceKind::Unordered, DifferenceKind::Unlinked]);
    assert_eq!((found.differences[1].thing, &found.differences[1].why), (Some(0), &Why::SameName));
    // Two of the name propose nothing.
    let found = run(&[booked("ZY-1", None)], vec![named.clone(), Thing { id: "b".into(), ..named }], vec![]);
    assert_eq!(found.differences.last().map(|one| &one.why), Some(&Why::Candidates(2)));
    let at = Thing { addresses: vec!["10.0.0.7".into()], ..server("a") };
    let one = Booked { address: "10.0.0.7、10.0.0.8".into(), ..booked("ZY-1", None) };
    assert_eq!(run(&[one], vec![at], vec![]).differences[0].why, Why::SameAddress);
    let found = run(&[booked("ZY-1", None)], vec![], vec![]);
    assert_eq!(
        (kinds(&found), &found.differences[0].why),
        (vec![DifferenceKind::Missing], &Why::NothingLeft)
    );
}

/// A resource that is not linked is charged already, so as many things of its project as may be it have no amount.
#[test]
fn what_may_be_an_unlinked_resource_is_not_priced() {
    let sides = |found: &Reconciliation| -> Vec<(DifferenceKind, Option<usize>, Side)> {
        found.differences.iter().map(|one| (one.kind, one.thing, one.side())).collect()
    };
    let found = run(&[booked("ZY-1", None)], vec![server("a")], vec![]);
    let unlinked = (DifferenceKind::Unlinked, None, Side::None);
    let perhaps = |at: usize| (DifferenceKind::Unordered, Some(at), Side::Unknown);
    assert_eq!(sides(&found), [perhaps(0), unlinked]);
    assert_eq!(found.differences[0].why, Why::PerhapsOf(1));
    // Of two things one was surely not ordered: not the one of the size of the resource.
    let bigger = Thing { vcpus: Some(8), ..server("a") };
    let found = run(&[booked("ZY-1", None)], vec![bigger, server("b")], vec![]);
    let surely = (DifferenceKind::Unordered, Some(0), Side::TooLittle);
    assert_eq!(sides(&found), [surely, perhaps(1), unlinked]);
    // Two resources and one thing; a thing of another project is none of them.
    let far = Thing { project: "p2".into(), ..server("b") };
    let both = [booked("ZY-1", None), booked("ZY-2", None)];
    let found = run(&both, vec![server("a"), far], vec![]);
    assert_eq!(
        sides(&found),
        [perhaps(0), (DifferenceKind::Unordered, Some(1), Side::TooLittle), unlinked, unlinked]
    );
}

#[test]
fn one_machine_is_not_leased_twice() {
    let found = run(&[booked("ZY-1", Some("a")), booked("ZY-2", Some("a"))], vec![server("a")], vec![]);
    assert_eq!(found.differences[0].why, Why::Twice(ResourceId::new("ZY-1")));
    // A new lease of a machine whose old one ended is no difference.
    let old = Booked { life: Life::Ended, ..booked("ZY-1", Some("a")) };
    assert_eq!(kinds(&run(&[old, booked("ZY-2", Some("a"))], vec![server("a")], vec![])), vec![]);
}

#[test]
fn what_an_inventory_cannot_know_is_left_aside() {
    let service = Booked { items: items(&[("scan", "1")]), ..booked("ZY-1", None) };
    let far = Booked { project: ProjectId::new("XM-9"), ..booked("ZY-2", None) };
    let found = run(&[service, far], vec![], vec![]);
    assert_eq!((kinds(&found), found.beside, found.unmapped.len()), (vec![], 1, 1));
}

proptest! {
    /// Whatever things are called, linked resources come to the same.
    #[test]
    fn names_decide_nothing_that_is_linked(names in prop::collection::vec("[a-c]{0,2}", 6), lost in 0usize..6) {
        let all: Vec<Booked> = (0..6).map(|n| booked(&format!("ZY-{n}"), Some(&format!("s{n}")))).collect();
        let things = |named: bool| -> Vec<Thing> {
            let one = |n: usize| {
                let name = if named { names[n].clone() } else { format!("{n}") };
                Thing { name, ..server(&format!("s{n}")) }
            };
            (0..6).filter(|n| *n != lost).map(one).collect()
        };
        prop_assert_eq!(run(&all, things(true), vec![]), run(&all, things(false), vec![]));
    }

    /// Every thing is accounted for once: linked, ordered, a disk, or in exactly one difference of its own.
    #[test]
    fn every_thing_is_accounted_for(linked in 0usize..5, strangers in 0usize..5, named in 0usize..5) {
        let mut all: Vec<Booked> = (0..linked).map(|n| booked(&format!("L{n}"), Some(&format!("l{n}")))).collect();
        all.extend((0..named).map(|n| booked(&format!("N{n}"), None)));
        let mut things: Vec<Thing> = (0..linked).map(|n| server(&format!("l{n}"))).collect();
        things.extend((0..strangers).map(|n| server(&format!("s{n}"))));
        things.extend((0..named).map(|n| Thing { name: format!("主机N{n}"), ..server(&format!("n{n}")) }));
        let count = things.len();
        let found = run(&all, things, vec![]);
        let told = found.differences.iter().filter(|one| one.thing.is_some()).count();
        prop_assert_eq!(found.matched + found.ordered + told, count);
    }
}
