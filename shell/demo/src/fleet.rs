//! Six hundred machines over the systems of the units. A few are made what they are, so that every seed has each kind of
//! advice; all others are drawn.

use crate::DemoCity;
use crate::cast::day;
use crate::dice::Dice;
use crate::machine::{DemoMachine, Size, Use};
use crate::parties::units;
use crate::shape::{Habit, Level, Shape};
use chrono::Days;
use yunheng_party::{Creation, PartyRef};
use yunheng_values::Date;

const MACHINES: usize = 600;

/// Numbers of machines that are what a rule is about.
const STOPPED: [usize; 3] = [14, 114, 314];
const UNCLAIMED: [usize; 2] = [78, 378];
const FLAT: [usize; 2] = [41, 241];
const EXEMPT: [(usize, &str); 4] =
    [(22, "standby"), (122, "cluster"), (222, "recovery"), (422, "peak season")];

/// A system that gets machines.
struct System {
    unit: PartyRef,
    project: String,
    xinchuang: bool,
}

/// All machines, numbered by system.
pub(crate) fn machines(parties: &[Creation], shape: &Shape, seed: u64) -> Vec<DemoMachine> {
    let mut dice = Dice::new(seed, "fleet");
    let systems = systems(parties, &mut dice);
    let places: Vec<(usize, u64)> =
        systems.iter().enumerate().map(|(at, (_, weight))| (at, *weight)).collect();
    let mut homes: Vec<usize> = (0..systems.len()).collect();
    homes.extend((systems.len()..MACHINES).map(|_| *dice.weighted(&places)));
    homes.sort_unstable();
    let of = |(number, home): (usize, usize)| {
        machine(number, &systems[home].0, shape, &mut Dice::new(seed, &format!("m{number}")))
    };
    (1..).zip(homes).map(of).collect()
}

fn systems(parties: &[Creation], dice: &mut Dice) -> Vec<(System, u64)> {
    let mut systems = Vec::new();
    for placed in units() {
        let facts =
            parties.iter().find(|creation| creation.line == placed.line).map(|creation| &creation.facts);
        let short = facts.and_then(|facts| facts.short_name.clone()).unwrap_or_default();
        for (name, weight) in placed.unit.systems {
            let system = System {
                unit: PartyRef::Row(placed.line),
                project: format!("{short}-{name}"),
                xinchuang: dice.permille(350),
            };
            systems.push((system, *weight));
        }
    }
    systems
}

fn machine(number: usize, system: &System, shape: &Shape, dice: &mut Dice) -> DemoMachine {
    let (vcpu, memory_gb) = shape.size(dice);
    let (from, formal_from) = beginning(number, dice);
    let (ssd_gb, data_gb) = disks(vcpu, dice);
    let mut machine = DemoMachine {
        id: format!("ecs-{number:04}"),
        unit: system.unit,
        project: system.project.clone(),
        xinchuang: system.xinchuang,
        sizes: vec![Size { from, vcpu, memory_gb }],
        ssd_gb,
        data_gb,
        formal_from,
        to: None,
        off_since: None,
        stopped_by: None,
        claimed: true,
        exempt: EXEMPT.iter().find(|(of, _)| *of == number).map(|(_, reason)| *reason),
        public: dice.permille(120),
        use_: usage(shape, dice),
    };
    if !is_set(number) {
        later(&mut machine, shape, dice);
    }
    set(number, &mut machine);
    machine
}

fn is_set(number: usize) -> bool {
    STOPPED.contains(&number) || UNCLAIMED.contains(&number) || FLAT.contains(&number)
}

/// Most machines are there from the beginning, some come later, some of these as a test.
fn beginning(number: usize, dice: &mut Dice) -> (Date, Option<Date>) {
    let first = DemoCity::first_day();
    if is_set(number) || dice.permille(750) {
        return (first, None);
    }
    let from = plus(first, dice.between(1, 300));
    let tested = dice.permille(300).then(|| plus(from, dice.between(30, 59)));
    (from, tested)
}

/// Invented: no trace holds a disk.
fn disks(vcpu: u64, dice: &mut Dice) -> (u64, u64) {
    match vcpu {
        1 => (40, if dice.permille(300) { 100 } else { 0 }),
        2..=4 => (100, 100 * dice.between(1, 4)),
        _ => (200, 500 * dice.between(1, 3)),
    }
}

fn usage(shape: &Shape, dice: &mut Dice) -> Use {
    let disk = match dice.below(100) {
        0..40 => dice.between(2_000, 4_500),
        40..70 => dice.between(5_800, 6_600),
        _ => dice.between(7_200, 8_800),
    };
    Use { habit: shape.habit(dice), disk, disk_growth: dice.below(600), blind: dice.permille(25) }
}

/// What happens in the year: a resize, a stop, the end of the lease. Never two of them.
fn later(machine: &mut DemoMachine, shape: &Shape, dice: &mut Dice) {
    let begun = machine.formal_from.unwrap_or(machine.from());
    let left = (DemoCity::sized_at() - begun).num_days().unsigned_abs();
    let some_day = |dice: &mut Dice| plus(begun, dice.between(10, left - 10));
    match dice.below(1000) {
        0..45 => resize(machine, some_day(dice), dice),
        45..65 => machine.to = Some(some_day(dice)),
        chance if chance < 65 + shape.off => {
            machine.off_since = Some(some_day(dice));
            machine.stopped_by = Some(if dice.permille(250) { "security" } else { "unit" });
        }
        _ => {}
    }
}

/// Twice or half the size.
fn resize(machine: &mut DemoMachine, on: Date, dice: &mut Dice) {
    let (vcpu, memory_gb) = machine.size();
    let down = dice.permille(500) && vcpu > 1 && memory_gb > 1;
    let now = if down { (vcpu / 2, memory_gb / 2) } else { (vcpu * 2, memory_gb * 2) };
    machine.sizes.push(Size { from: on, vcpu: now.0, memory_gb: now.1 });
}

/// Makes a machine what a rule is about.
fn set(number: usize, machine: &mut DemoMachine) {
    if STOPPED.contains(&number) {
        machine.off_since = Some(day("2026-08-15"));
        machine.stopped_by = Some("unit");
    }
    if UNCLAIMED.contains(&number) {
        machine.off_since = Some(day("2027-03-15"));
        machine.claimed = false;
    }
    if FLAT.contains(&number) {
        // Scaled down a year before it is sized, idle ever since: the larger size was before the contract.
        machine.sizes = vec![Size { from: machine.from(), vcpu: 2, memory_gb: 4 }];
        let habit = Habit { cpu: Level { usual: 250, peak: 400 }, memory: Level { usual: 800, peak: 1_200 } };
        machine.use_ = Use { habit, disk: 3_000, disk_growth: 0, blind: false };
    }
}

/// Whether a machine was scaled down before the contract began.
pub(crate) fn was_larger(machine: &DemoMachine) -> bool {
    FLAT.iter().any(|number| machine.id == format!("ecs-{number:04}"))
}

pub(crate) fn plus(day: Date, days: u64) -> Date {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
