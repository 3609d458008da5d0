//! What of a cloud makes what was ordered: whatever is chosen counts as just that.

use proptest::prelude::*;
use yunheng_ledger::Quantities;
use yunheng_ledger::reconcile::{
    Flavor, ItemsRule, Mapping, Offer, Present, Short, Thing, ThingKind, supply,
};
use yunheng_values::{ItemId, Quantity};

fn items(all: &[(&str, &str)]) -> Quantities {
    all.iter().map(|(item, text)| (ItemId::new(*item), Quantity::parse(text).expect("a quantity"))).collect()
}

fn flavor(name: &str, vcpus: u32, memory_gb: u64, disk_gib: u64) -> Flavor {
    Flavor { id: format!("f-{name}"), name: name.into(), vcpus, memory_mib: memory_gb * 1024, disk_gib }
}

fn offer() -> Offer {
    let flavors = vec![
        flavor("m1.large", 4, 16, 0),
        flavor("m1.disk", 4, 16, 40),
        flavor("m1.xlarge", 8, 16, 0),
        flavor("xc-4", 4, 16, 0),
    ];
    Offer { flavors, volume_types: vec!["sata".into(), "ssd-1".into()] }
}

fn rule(kind: ThingKind, specification: Option<&str>, items: [Option<&str>; 4]) -> ItemsRule {
    let [vcpu, memory_gb, disk_gb, each] = items.map(|item| item.map(ItemId::new));
    ItemsRule { kind, specification: specification.map(str::to_owned), vcpu, memory_gb, disk_gb, each }
}

fn mapping() -> Mapping {
    let rules = vec![
        rule(ThingKind::Server, Some("xc-*"), [Some("vcpu.xc"), Some("memory.xc"), Some("disk"), None]),
        rule(ThingKind::Server, None, [Some("vcpu"), Some("memory"), Some("disk"), None]),
        rule(ThingKind::Volume, Some("ssd*"), [None, None, Some("ssd"), None]),
        rule(ThingKind::Volume, None, [None, None, Some("disk"), None]),
        rule(ThingKind::LoadBalancer, None, [None, None, None, Some("slb")]),
    ];
    Mapping { projects: Default::default(), rules }
}

fn volume(kind: &str, size: u64) -> Thing {
    Thing {
        kind: ThingKind::Volume,
        id: "v".into(),
        name: String::new(),
        project: "p1".into(),
        status: "in-use".into(),
        specification: Some(kind.into()),
        vcpus: None,
        memory_mib: None,
        disk_gib: Some(size),
        addresses: Vec::new(),
        servers: vec!["s".into()],
    }
}

#[test]
fn the_flavor_that_counts_as_it_is_chosen_and_volumes_make_up_the_rest() {
    let found = |ordered: &[(&str, &str)]| {
        let made = supply(&items(ordered), &mapping(), &offer(), None).expect("made");
        let disks: Vec<String> =
            made.disks.iter().map(|disk| format!("{} {}", disk.volume_type, disk.size_gib)).collect();
        (made.flavor.map(|at| offer().flavors[at].name.clone()).unwrap_or_default(), disks.join(", "))
    };
    let of = |name: &str, disks: &str| (name.to_owned(), disks.to_owned());
    assert_eq!(found(&[("vcpu", "4"), ("memory", "16"), ("ssd", "100")]), of("m1.large", "ssd-1 100"));
    // A disk of its own that is what was ordered needs no volume.
    assert_eq!(found(&[("vcpu", "4"), ("memory", "16"), ("disk", "40")]), of("m1.disk", ""));
    assert_eq!(found(&[("vcpu", "4"), ("memory", "16"), ("disk", "50")]), of("m1.large", "sata 50"));
    assert_eq!(found(&[("vcpu.xc", "4"), ("memory.xc", "16"), ("disk", "50")]), of("xc-4", "sata 50"));
    assert_eq!(found(&[("ssd", "20")]), of("", "ssd-1 20"));
}

#[test]
fn what_cannot_be_made_says_why() {
    let short =
        |ordered: &[(&str, &str)]| supply(&items(ordered), &mapping(), &offer(), None).expect_err("short");
    assert_eq!(short(&[("slb", "1")]), Short::ByHand);
    assert_eq!(short(&[("vcpu", "3"), ("memory", "16"), ("ssd", "1")]), Short::NoFlavor);
    assert_eq!(
        short(&[("vcpu", "4"), ("memory", "16"), ("backup", "1")]),
        Short::Beside(ItemId::new("backup"))
    );
    assert_eq!(
        short(&[("vcpu", "4"), ("memory", "16"), ("ssd", "0.5")]),
        Short::NotWhole(ItemId::new("ssd"))
    );
    assert_eq!(short(&[("vcpu", "8"), ("memory", "16")]), Short::NoDisk);
    let no_types = Offer { volume_types: vec!["sata".into()], ..offer() };
    let found = supply(&items(&[("ssd", "20")]), &mapping(), &no_types, None);
    assert_eq!(found, Err(Short::NoVolumeType(ItemId::new("ssd"))));
}

#[test]
fn what_stands_is_kept_and_disks_are_only_added() {
    let present = |flavor: &str, volumes: Vec<Thing>| Present { flavor: Some(flavor.into()), volumes };
    let ordered = items(&[("vcpu", "4"), ("memory", "16"), ("ssd", "150")]);
    let made =
        supply(&ordered, &mapping(), &offer(), Some(&present("f-m1.large", vec![volume("ssd-1", 100)])));
    let made = made.expect("made");
    assert_eq!((made.flavor, made.disks[0].size_gib, made.disks.len()), (Some(0), 50, 1));
    let too_much =
        supply(&ordered, &mapping(), &offer(), Some(&present("f-m1.large", vec![volume("ssd-1", 200)])));
    assert_eq!(too_much, Err(Short::Shrinks));
    // A server with a disk of its own never gets one that is smaller.
    let ordered = items(&[("vcpu", "8"), ("memory", "16"), ("disk", "40")]);
    let found = supply(&ordered, &mapping(), &offer(), Some(&present("f-m1.disk", Vec::new())));
    assert_eq!(found, Err(Short::NoFlavor));
}

proptest! {
    /// Whatever is supplied is counted by reconciliation as just what was ordered.
    #[test]
    fn what_is_made_counts_as_what_was_ordered(vcpu in 1_u32..10, memory in 1_u64..40, disk in 0_u64..60, ssd in 0_u64..60) {
        let texts = [("vcpu", vcpu.to_string()), ("memory", memory.to_string()), ("disk", disk.to_string()), ("ssd", ssd.to_string())];
        let ordered: Quantities = texts
            .iter()
            .filter(|(_, text)| text != "0")
            .map(|(item, text)| (ItemId::new(*item), Quantity::parse(text).expect("a quantity")))
            .collect();
        if let Ok(made) = supply(&ordered, &mapping(), &offer(), None) {
            let flavor = &offer().flavors[made.flavor.expect("a server")];
            prop_assert_eq!((flavor.vcpus, flavor.memory_mib), (vcpu, memory * 1024));
            let of = |kind: &str| made.disks.iter().filter(|one| one.volume_type == kind).map(|one| one.size_gib).sum::<u64>();
            prop_assert_eq!((flavor.disk_gib + of("sata"), of("ssd-1")), (disk, ssd));
        }
    }
}
