//! What real machines look like, from `data/shape.csv`.

use crate::dice::{Dice, MILLION};
use std::collections::BTreeMap;

/// Quantiles: places in millionths with their values, from 0 to a million.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Quantiles(Vec<(u64, u64)>);

impl Quantiles {
    /// The value at a place, straight between two quantiles.
    pub(crate) fn at(&self, place: u64) -> u64 {
        let above = self.0.partition_point(|(at, _)| *at <= place);
        match (above.checked_sub(1).and_then(|below| self.0.get(below)), self.0.get(above)) {
            (Some((low, from)), Some((high, to))) => {
                let (part, whole) = (place - low, high - low);
                (from * (whole - part) + to * part) / whole
            }
            (Some((_, value)), None) | (None, Some((_, value))) => *value,
            (None, None) => 0,
        }
    }

    fn draw(&self, dice: &mut Dice) -> u64 {
        self.at(dice.place())
    }
}

/// The statistics.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shape {
    /// Shares of machines that are off for most of a month, in thousandths.
    pub(crate) off: u64,
    vcpu: Vec<(u64, u64)>,
    memory: BTreeMap<u64, Vec<(u64, u64)>>,
    cpu_level: Quantiles,
    memory_level: [Quantiles; 3],
    cpu: Metric,
    memory_use: Metric,
    weekday: Vec<(u64, u64)>,
    busy_hour: Vec<(u64, u64)>,
}

/// How a metric moves, for machines in thirds from idle to busy.
#[derive(Debug, Clone, Default)]
struct Metric {
    /// The usual day of the busiest machine of each third.
    borders: Vec<(u64, u64)>,
    /// Highest days of machines.
    peaks: [Quantiles; 3],
    /// A day by the usual day, in thousandths.
    days: [Quantiles; 3],
}

impl Metric {
    fn third(&self, level: u64) -> usize {
        self.borders.iter().take_while(|(_, most)| level > *most).count().min(2)
    }

    /// How a machine with this usual day is used.
    fn habit(&self, level: u64, dice: &mut Dice) -> Level {
        Level { usual: level, peak: self.peaks[self.third(level)].draw(dice).max(level) }
    }

    /// A day that is `rhythm` thousandths of an average one.
    fn day(&self, level: &Level, rhythm: u64, dice: &mut Dice) -> u64 {
        let factor = self.days[self.third(level.usual)].draw(dice);
        (level.usual * rhythm / 1000 * factor / 1000).min(level.peak).min(FULL)
    }
}

/// The busy hour of a machine's usual day and of its busiest, in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level {
    pub(crate) usual: u64,
    pub(crate) peak: u64,
}

/// How a machine is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Habit {
    pub(crate) cpu: Level,
    pub(crate) memory: Level,
}

/// All of a machine.
const FULL: u64 = 10_000;

impl Shape {
    /// The shipped statistics.
    pub(crate) fn shipped() -> Self {
        let mut rows: BTreeMap<&str, Vec<(&str, u64)>> = BTreeMap::new();
        for line in include_str!("../data/shape.csv").lines().skip(1) {
            if let [name, key, value] = line.split(',').collect::<Vec<_>>()[..] {
                rows.entry(name).or_default().push((key, value.parse().unwrap_or(0)));
            }
        }
        let table = |name: &str| -> Vec<(u64, u64)> {
            let found = rows.get(name).map_or(&[][..], Vec::as_slice);
            found.iter().filter_map(|(key, value)| Some((key.parse().ok()?, *value))).collect()
        };
        let quantiles = |name: &str| {
            Quantiles(
                table(name).into_iter().map(|(percent, value)| (percent * MILLION / 100, value)).collect(),
            )
        };
        let thirds = |name: &str| [0, 1, 2].map(|third| quantiles(&format!("{name}_{third}")));
        let metric = |name: &str| Metric {
            borders: table(&format!("{name}_third")),
            peaks: thirds(&format!("{name}_peak")),
            days: thirds(&format!("{name}_day")),
        };
        let months = |key: &str| {
            let found = rows.get("machine_months").map_or(&[][..], Vec::as_slice);
            found.iter().find(|(of, _)| *of == key).map_or(0, |(_, count)| *count)
        };
        let vcpu = table("vcpu");
        Self {
            off: months("mostly_off") * 1000 / months("read").max(1),
            memory: vcpu.iter().map(|(cores, _)| (*cores, table(&format!("memory_of_{cores}")))).collect(),
            vcpu,
            cpu_level: quantiles("cpu_level"),
            memory_level: thirds("memory_level"),
            cpu: metric("cpu"),
            memory_use: metric("memory"),
            weekday: table("weekday"),
            busy_hour: table("busy_hour"),
        }
    }

    /// Processors and memory in GB of a machine.
    pub(crate) fn size(&self, dice: &mut Dice) -> (u64, u64) {
        let vcpu = *dice.weighted(&self.vcpu);
        (vcpu, self.memory.get(&vcpu).map_or(vcpu * 2, |sizes| *dice.weighted(sizes)))
    }

    /// How a machine is used. Memory goes with processors, as it does in the statistics.
    pub(crate) fn habit(&self, dice: &mut Dice) -> Habit {
        let place = dice.place();
        let third = (place * 3 / MILLION) as usize;
        let memory = self.memory_level[third].draw(dice);
        Habit {
            cpu: self.cpu.habit(self.cpu_level.at(place), dice),
            memory: self.memory_use.habit(memory, dice),
        }
    }

    /// Processors and memory of a machine in a day's busy hour, in hundredths of a percent. Monday is 0.
    pub(crate) fn day(&self, habit: &Habit, weekday: u64, dice: &mut Dice) -> (u64, u64) {
        let rhythm = self.weekday.iter().find(|(day, _)| *day == weekday).map_or(1000, |(_, share)| *share);
        (self.cpu.day(&habit.cpu, rhythm, dice), self.memory_use.day(&habit.memory, 1000, dice))
    }

    /// The hour in which a day is busiest.
    pub(crate) fn hour(&self, dice: &mut Dice) -> u64 {
        *dice.weighted(&self.busy_hour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_is_whole() {
        let shape = Shape::shipped();
        let metrics = [&shape.cpu, &shape.memory_use];
        let of_metrics = metrics.iter().flat_map(|metric| metric.peaks.iter().chain(&metric.days));
        let levels = shape.memory_level.iter().chain(std::iter::once(&shape.cpu_level));
        assert!(metrics.iter().all(|metric| metric.borders.len() == 3));
        for quantiles in levels.chain(of_metrics) {
            let ends = (quantiles.0.first().map(|q| q.0), quantiles.0.last().map(|q| q.0));
            assert_eq!(ends, (Some(0), Some(MILLION)));
            assert!(quantiles.0.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1));
        }
        assert_eq!((shape.weekday.len(), shape.busy_hour.len()), (7, 24));
        assert_eq!(shape.vcpu.iter().map(|(_, share)| share).sum::<u64>(), 1000);
        assert!(shape.off > 0 && shape.memory.values().all(|sizes| !sizes.is_empty()));
    }

    #[test]
    fn quantiles_are_straight_between() {
        let line = Quantiles(vec![(0, 10), (500_000, 20), (1_000_000, 100)]);
        assert_eq!([0, 250_000, 500_000, 750_000, 999_999].map(|at| line.at(at)), [10, 15, 20, 60, 99]);
        assert_eq!(Quantiles::default().at(3), 0);
    }
}
