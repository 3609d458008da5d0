//! The tables of `yunheng rate` and `yunheng size`.

use crate::fleet::was_larger;
use crate::machine::DemoMachine;
use crate::{DemoCity, cast};
use std::collections::BTreeMap;
use std::fmt::Write;
use yunheng_party::{PartyRef, Payer};
use yunheng_values::Date;

/// A stretch of a lease with one size and stage.
struct Stretch {
    stage: &'static str,
    from: Date,
    to: Option<Date>,
    vcpu: u64,
    memory_gb: u64,
}

/// A lease, cut where the test ends and where the size changes.
fn stretches(machine: &DemoMachine) -> Vec<Stretch> {
    let mut cuts: Vec<Date> = machine.sizes.iter().map(|size| size.from).chain(machine.formal_from).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1).map(|day| Some(*day)).chain([machine.to]);
    let of = |(from, to): (&Date, Option<Date>)| {
        let size = machine.sizes.iter().rev().find(|size| size.from <= *from)?;
        let test = machine.formal_from.is_some_and(|formal| *from < formal);
        let stage = if test { "test" } else { "formal" };
        Some(Stretch { stage, from: *from, to, vcpu: size.vcpu, memory_gb: size.memory_gb })
    };
    cuts.iter().zip(ends).filter_map(of).collect()
}

pub(crate) fn leases_csv(city: &DemoCity) -> Vec<u8> {
    let mut csv = "resource_id,unit_id,project_id,item,stage,quantity,from,to\n".to_owned();
    for machine in &city.machines {
        let unit = city.name_of(machine.unit);
        let architecture = if machine.xinchuang { "xinchuang" } else { "x86" };
        for part in stretches(machine) {
            let items = [
                (format!("vcpu.{architecture}"), part.vcpu),
                (format!("memory.{architecture}"), part.memory_gb),
                ("disk.ssd".to_owned(), machine.ssd_gb),
                ("disk.efficient".to_owned(), machine.data_gb),
                ("eip".to_owned(), u64::from(machine.public)),
            ];
            for (item, quantity) in items.into_iter().filter(|(_, quantity)| *quantity > 0) {
                let (id, project, to) = (&machine.id, &machine.project, or_empty(part.to));
                // Writing to a string cannot fail.
                let _ = writeln!(
                    csv,
                    "{id},{unit},{project},{item},{},{quantity},{},{to}",
                    part.stage, part.from
                );
            }
        }
    }
    scans(city, &mut csv);
    csv.into_bytes()
}

/// A vulnerability scan of every system in each quarter, counted per machine that is there.
fn scans(city: &DemoCity, csv: &mut String) {
    let days = ["2026-06-25", "2026-09-24", "2026-12-24", "2027-03-25"].map(cast::day);
    for (number, on) in (1..).zip(days) {
        let mut systems: BTreeMap<(PartyRef, &str), u64> = BTreeMap::new();
        let there = |m: &&DemoMachine| {
            m.from() <= on && m.to.is_none_or(|to| on < to) && m.off_since.is_none_or(|off| on < off)
        };
        for machine in city.machines.iter().filter(there) {
            *systems.entry((machine.unit, &machine.project)).or_default() += 1;
        }
        for ((unit, project), count) in systems {
            let unit = city.name_of(unit);
            let _ = writeln!(
                csv,
                "scan-{number}-{project},{unit},{project},scan.vulnerability,formal,{count},{on},"
            );
        }
    }
}

/// Demonstration prices, from no contract and no price list.
pub(crate) fn prices_csv() -> Vec<u8> {
    let mut csv = "item,from,unit_price,per,proration\n".to_owned();
    let monthly = [
        ("vcpu.x86", "2026-06-02", "46.00"),
        ("vcpu.x86", "2027-01-16", "43.70"),
        ("vcpu.xinchuang", "2026-06-02", "52.00"),
        ("memory.x86", "2026-06-02", "17.00"),
        ("memory.xinchuang", "2026-06-02", "15.00"),
        ("disk.ssd", "2026-06-02", "0.30"),
        ("disk.efficient", "2026-06-02", "0.20"),
        ("eip", "2026-06-02", "18.00"),
    ];
    for (item, from, price) in monthly {
        let _ = writeln!(csv, "{item},{from},{price},month,actual_days");
    }
    csv += "scan.vulnerability,2026-06-02,260.00,each,\n";
    csv.into_bytes()
}

pub(crate) fn payers_csv(city: &DemoCity) -> Vec<u8> {
    let mut csv = "unit_id,from,payer\n".to_owned();
    for record in &city.payers {
        let unit = city.name_of(record.party);
        let payer = match record.payer {
            Payer::Own => unit,
            Payer::Other(party) => city.name_of(party),
        };
        let _ = writeln!(csv, "{unit},{},{payer}", record.from);
    }
    csv.into_bytes()
}

pub(crate) fn resources_csv(city: &DemoCity) -> Vec<u8> {
    let mut csv = "resource_id,unit_id,vcpu,memory_gb,disk_gb,power,power_since,stopped_by,resized_on,resize,claimed,system_id,exempt\n".to_owned();
    for machine in city.machines.iter().filter(|machine| machine.to.is_none()) {
        let (vcpu, memory_gb) = machine.size();
        let (id, unit, disk) = (&machine.id, city.name_of(machine.unit), machine.ssd_gb + machine.data_gb);
        let power = if machine.off_since.is_some() { "off" } else { "on" };
        let before = was_larger(machine).then(|| (DemoCity::first_day(), "down"));
        let (resized_on, resize) = match machine.resized().or(before) {
            Some((on, direction)) => (on.to_string(), direction),
            None => (String::new(), ""),
        };
        let (since, cause) = (or_empty(machine.off_since), machine.stopped_by.unwrap_or(""));
        let (claimed, exempt) = (if machine.claimed { "是" } else { "否" }, machine.exempt.unwrap_or(""));
        let project = &machine.project;
        let _ = writeln!(
            csv,
            "{id},{unit},{vcpu},{memory_gb},{disk},{power},{since},{cause},{resized_on},{resize},{claimed},{project},{exempt}"
        );
    }
    csv.into_bytes()
}

fn or_empty(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}
