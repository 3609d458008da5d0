//! A year of daily samples for every machine.

use crate::DemoCity;
use crate::dice::Dice;
use crate::fleet::plus;
use crate::machine::DemoMachine;
use crate::shape::Shape;
use chrono::Datelike;
use yunheng_values::Date;

/// What was measured on a day, in the busiest hour. Percentages are in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DailySample {
    /// The day.
    pub day: Date,
    /// Hour of the day.
    pub hour: u64,
    /// Minute of the hour.
    pub minute: u64,
    /// Processors.
    pub cpu: u64,
    /// Memory; none when nobody measures it.
    pub memory: Option<u64>,
    /// Disk.
    pub disk: u64,
}

/// The collector was down on these days: no data for anybody.
const HOLE: [&str; 2] = ["2026-09-12", "2026-09-13"];
/// A machine's sample is lost on so many of a thousand days.
const LOST: u64 = 4;

impl DemoCity {
    /// The samples of a machine, from the first day of its lease until it is off or the year is over.
    pub fn samples(&self, machine: &DemoMachine) -> Vec<DailySample> {
        draw(machine, &Shape::shipped(), self.seed)
    }
}

fn draw(machine: &DemoMachine, shape: &Shape, seed: u64) -> Vec<DailySample> {
    let hole = HOLE.map(crate::cast::day);
    let mut dice = machine.dice(seed);
    let end = machine.off_since.or(machine.to).unwrap_or(DemoCity::sized_at());
    let first = DemoCity::first_day();
    let days = (0..).map(|n| plus(machine.from(), n)).take_while(|day| *day < end);
    days.filter_map(|day| {
        let sample = sample(machine, day, (day - first).num_days().unsigned_abs(), shape, &mut dice);
        (!hole.contains(&day) && !dice.permille(LOST)).then_some(sample)
    })
    .collect()
}

fn sample(machine: &DemoMachine, day: Date, since: u64, shape: &Shape, dice: &mut Dice) -> DailySample {
    let use_ = &machine.use_;
    let weekday = u64::from(day.weekday().num_days_from_monday());
    let (cpu, memory) = shape.day(&use_.habit, weekday, dice);
    let disk = use_.disk + use_.disk_growth * since / 365 + dice.below(40);
    let (hour, minute) = (shape.hour(dice), 5 * dice.below(12));
    DailySample { day, hour, minute, cpu, memory: (!use_.blind).then_some(memory), disk }
}

/// By hand: ten megabytes of text are made while somebody waits.
pub(crate) fn usage_csv(city: &DemoCity) -> Vec<u8> {
    let shape = Shape::shipped();
    let mut csv = b"resource_id,at,cpu_pct,memory_pct,disk_pct\n".to_vec();
    // Machines that were handed back are not in the table of resources.
    for machine in city.machines.iter().filter(|machine| machine.to.is_none()) {
        for sample in draw(machine, &shape, city.seed) {
            csv.extend_from_slice(machine.id.as_bytes());
            csv.push(b',');
            push_moment(&mut csv, &sample);
            csv.push(b',');
            push_percent(&mut csv, sample.cpu);
            csv.push(b',');
            if let Some(memory) = sample.memory {
                push_percent(&mut csv, memory);
            }
            csv.push(b',');
            push_percent(&mut csv, sample.disk);
            csv.push(b'\n');
        }
    }
    csv
}

fn push_moment(csv: &mut Vec<u8>, sample: &DailySample) {
    let year = u64::from(sample.day.year().unsigned_abs());
    push_padded(csv, year / 100);
    push_padded(csv, year % 100);
    for (mark, number) in [
        (b'-', u64::from(sample.day.month())),
        (b'-', u64::from(sample.day.day())),
        (b'T', sample.hour),
        (b':', sample.minute),
    ] {
        csv.push(mark);
        push_padded(csv, number);
    }
    csv.extend_from_slice(b":00+08:00");
}

fn push_percent(csv: &mut Vec<u8>, hundredths: u64) {
    let whole = hundredths / 100;
    match whole {
        0..10 => csv.push(b'0' + whole as u8),
        10..100 => push_padded(csv, whole),
        _ => csv.extend_from_slice(whole.to_string().as_bytes()),
    }
    if !hundredths.is_multiple_of(100) {
        csv.push(b'.');
        push_padded(csv, hundredths % 100);
    }
}

/// Two digits.
fn push_padded(csv: &mut Vec<u8>, number: u64) {
    csv.extend([b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_plain_decimals() {
        let text = |hundredths| {
            let mut csv = Vec::new();
            push_percent(&mut csv, hundredths);
            String::from_utf8(csv).expect("digits")
        };
        assert_eq!([0, 5, 100, 1234, 9950, 10_000].map(text), ["0", "0.05", "1", "12.34", "99.50", "100"]);
    }
}
