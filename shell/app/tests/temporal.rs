//! The shipped packs in time: on every day around every border of a version exactly one value holds, and it is the one
//! that is given.

use std::collections::{BTreeMap, BTreeSet};
use yunheng_app::{Pack, SHIPPED_CITIES, open_pack};
use yunheng_policy::Version;
use yunheng_policy::shape::Free;
use yunheng_values::Date;

fn packs() -> Vec<Pack> {
    let names = SHIPPED_CITIES.into_iter().chain(["national"]);
    names.map(|name| open_pack(name).unwrap_or_else(|findings| panic!("{name}: {findings:?}"))).collect()
}

/// Each border with the day before and the day after.
fn days_around(versions: &[Version]) -> BTreeSet<Date> {
    let borders = versions.iter().flat_map(|version| [Some(version.header.from), version.header.until]);
    let around = |day: Date| [day.pred_opt(), Some(day), day.succ_opt()];
    borders.flatten().flat_map(around).flatten().collect()
}

/// The versions whose own dates hold a day; without an end a version holds until the next one begins.
fn holding(versions: &[Version], day: Date) -> Vec<&Version> {
    let next = |version: &Version| {
        versions.iter().map(|v| v.header.from).filter(|from| *from > version.header.from).min()
    };
    let holds = |version: &&Version| {
        let end = version.header.until.or_else(|| next(version));
        version.header.from <= day && end.is_none_or(|end| day < end)
    };
    versions.iter().filter(holds).collect()
}

/// What a pack gives for a key on a day: first day of the version, and its fields before readings are put in.
fn given(pack: &Pack, key: &str, day: Date) -> Date {
    let rules = pack.rules_on(day, &[]).expect("no reading is chosen");
    rules.get::<Free>(key).unwrap_or_else(|error| panic!("{key} on {day}: {error}")).from
}

#[test]
fn exactly_one_version_holds_on_every_day_around_every_border() {
    let mut days = 0;
    for pack in packs() {
        let id = &pack.manifest.id;
        for (key, versions) in &pack.parameters {
            let first = versions.iter().map(|version| version.header.from).min().expect("a version");
            let ends = versions
                .iter()
                .map(|version| version.header.until)
                .max_by_key(|end| end.unwrap_or(Date::MAX));
            let last =
                ends.flatten().filter(|_| versions.iter().all(|version| version.header.until.is_some()));
            for day in days_around(versions) {
                let holding = holding(versions, day);
                let is_inside = first <= day && last.is_none_or(|end| day < end);
                assert_eq!(holding.len(), usize::from(is_inside), "{id} {key} on {day}");
                if let [version] = holding.as_slice() {
                    assert_eq!(given(&pack, key, day), version.header.from, "{id} {key} on {day}");
                    days += 1;
                }
            }
        }
    }
    assert!(days > 500, "{days} days were looked at");
}

#[test]
fn a_gap_and_an_overlap_would_be_seen() {
    let of_two = |pack: Pack| pack.parameters.into_values().find(|versions| versions.len() == 2);
    let mut versions = packs().into_iter().find_map(of_two).expect("a parameter that changes");
    let border = versions[1].header.from;
    let eve = border.pred_opt().expect("a day before");
    versions[0].header.until = Some(eve);
    assert_eq!(holding(&versions, eve).len(), 0);
    versions[0].header.until = border.succ_opt();
    assert_eq!(holding(&versions, border).len(), 2);
}

#[test]
fn outside_all_versions_the_nearest_is_given() {
    for pack in packs() {
        for (key, versions) in &pack.parameters {
            let first = versions.iter().map(|version| version.header.from).min().expect("a version");
            let before = first.pred_opt().expect("a day before");
            assert_eq!(given(&pack, key, before), first, "{} {key} on {before}", pack.manifest.id);
        }
    }
}

#[test]
fn every_price_has_one_amount_a_day_and_its_item() {
    for pack in packs() {
        let mut starts: BTreeMap<(&str, Date), usize> = BTreeMap::new();
        for price in &pack.prices {
            *starts.entry((&price.item, price.from)).or_default() += 1;
            let is_known = pack.items.iter().any(|item| item.id == price.item);
            assert!(is_known, "{}: no item {}", pack.manifest.id, price.item);
        }
        assert!(starts.values().all(|count| *count == 1), "{}: {starts:?}", pack.manifest.id);
    }
}

#[test]
fn every_tree_resolves_under_every_reading_it_offers() {
    for pack in packs() {
        let day = pack.manifest.valid_from;
        let default = pack.rules_on(day, &[]).expect("no reading is chosen");
        for ruling in &pack.rulings {
            for reading in &ruling.readings {
                let choice = yunheng_app::Choice { key: ruling.key.clone(), value: reading.key.clone() };
                let rules = pack.rules_on(day, &[choice]).unwrap_or_else(|errors| panic!("{errors:?}"));
                for id in default.tree_ids() {
                    let tree = rules
                        .tree(id)
                        .unwrap_or_else(|error| panic!("{}={}: {error}", ruling.key, reading.key));
                    assert!(!tree.leaves.is_empty(), "{id}");
                }
            }
        }
    }
}

#[test]
fn a_pack_of_a_city_holds_on_its_first_day_and_not_before() {
    for pack in packs() {
        let on =
            |day: Date| pack.rules_on(day, &[]).expect("no reading is chosen").outside_validity().is_some();
        let first = pack.manifest.valid_from;
        assert!(!on(first) && on(first.pred_opt().expect("a day before")), "{}", pack.manifest.id);
        if let Some(end) = pack.manifest.valid_until {
            assert!(on(end) && !on(end.pred_opt().expect("a day before")), "{}", pack.manifest.id);
        }
    }
}
