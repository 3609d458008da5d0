//! Samples that may be used, and what was wrong with the others.

use yunheng_values::Percent;

/// What a sample measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Processors; above 100 % with turbo.
    Cpu,
    /// Memory.
    Memory,
    /// Disk space.
    Disk,
}

impl Metric {
    /// All of them, in the order of a table.
    pub const ALL: [Self; 3] = [Self::Cpu, Self::Memory, Self::Disk];

    /// Reads the word of a pack.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "cpu" => Some(Self::Cpu),
            "memory" => Some(Self::Memory),
            "disk" => Some(Self::Disk),
            _ => None,
        }
    }

    /// Nothing is used below zero, and only processors can be used above 100 %.
    fn accepts(self, value: Percent) -> bool {
        const WHOLE: i64 = 100 * 10_i64.pow(Percent::SCALE);
        value.scaled() >= 0 && (self == Self::Cpu || value.scaled() <= WHOLE)
    }
}

/// A measured utilization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// When, in seconds of wall time ([`yunheng_values::Moment::local_seconds`]).
    pub at_seconds: i64,
    /// How much.
    pub value: Percent,
}

/// Samples of the window that were not used, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SampleFaults {
    /// Said again what another sample of the same moment says; one of them counts.
    pub repeated: u64,
    /// Contradict another sample of the same moment; none of them counts.
    pub conflicting: u64,
    /// Below zero, or above 100 % where that cannot be.
    pub out_of_range: u64,
    /// Taken when the machine was off by its own state.
    pub while_off: u64,
}

impl SampleFaults {
    /// Adds another metric's.
    pub fn add(&mut self, other: Self) {
        self.repeated += other.repeated;
        self.conflicting += other.conflicting;
        self.out_of_range += other.out_of_range;
        self.while_off += other.while_off;
    }
}

/// Keeps the usable samples of `[from, until)`, one a moment, in order of time.
pub(crate) fn clean(samples: &mut Vec<Sample>, metric: Metric, window: (i64, i64)) -> SampleFaults {
    let mut faults = SampleFaults::default();
    // Files mostly hold nothing else, so one look is all that most metrics need.
    if is_clean(samples, metric, window) {
        return faults;
    }
    samples.retain(|sample| window.0 <= sample.at_seconds && sample.at_seconds < window.1);
    if !samples.is_sorted_by(|earlier, later| earlier.at_seconds < later.at_seconds) {
        samples.sort_unstable_by_key(|sample| sample.at_seconds);
        keep_one_a_moment(samples, &mut faults);
    }
    let before = samples.len();
    samples.retain(|sample| metric.accepts(sample.value));
    faults.out_of_range = (before - samples.len()) as u64;
    faults
}

/// Whether every sample is usable and later than the one before it.
fn is_clean(samples: &[Sample], metric: Metric, (from, until): (i64, i64)) -> bool {
    let (Some(first), Some(last)) = (samples.first(), samples.last()) else { return true };
    // Without early exits the loops have no branches to predict.
    let in_order =
        samples.windows(2).fold(true, |so_far, pair| so_far & (pair[0].at_seconds < pair[1].at_seconds));
    let possible = samples.iter().fold(true, |so_far, sample| so_far & metric.accepts(sample.value));
    in_order && possible && from <= first.at_seconds && last.at_seconds < until
}

fn keep_one_a_moment(samples: &mut Vec<Sample>, faults: &mut SampleFaults) {
    let (mut kept, mut start) = (0, 0);
    while start < samples.len() {
        let first = samples[start];
        let same_moment =
            samples[start..].iter().take_while(|sample| sample.at_seconds == first.at_seconds).count();
        if samples[start..start + same_moment].iter().all(|sample| sample.value == first.value) {
            samples[kept] = first;
            kept += 1;
            faults.repeated += same_moment as u64 - 1;
        } else {
            faults.conflicting += same_moment as u64;
        }
        start += same_moment;
    }
    samples.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(at_seconds: i64, percent: i64) -> Sample {
        Sample { at_seconds, value: Percent::from_scaled(percent * 1_000_000) }
    }

    #[test]
    fn one_value_a_moment_or_none() {
        let mut samples =
            vec![sample(3, 7), sample(1, 5), sample(2, 8), sample(1, 5), sample(2, 9), sample(2, 8)];
        let faults = clean(&mut samples, Metric::Cpu, (0, 10));
        assert_eq!(samples, [sample(1, 5), sample(3, 7)]);
        assert_eq!(faults, SampleFaults { repeated: 1, conflicting: 3, ..SampleFaults::default() });
    }

    #[test]
    fn repeats_in_order_of_time_are_found() {
        let mut samples = vec![sample(1, 5), sample(1, 5), sample(2, 6), sample(2, 7)];
        let faults = clean(&mut samples, Metric::Disk, (0, 10));
        assert_eq!(samples, [sample(1, 5)]);
        assert_eq!(faults, SampleFaults { repeated: 1, conflicting: 2, ..SampleFaults::default() });
    }

    #[test]
    fn only_processors_exceed_the_whole() {
        for (metric, kept) in [(Metric::Cpu, 2), (Metric::Memory, 1), (Metric::Disk, 1)] {
            let mut samples = vec![sample(1, 101), sample(2, 100), sample(3, -1)];
            let faults = clean(&mut samples, metric, (0, 10));
            assert_eq!((samples.len(), faults.out_of_range), (kept, 3 - kept as u64), "{metric:?}");
        }
    }

    #[test]
    fn the_window_is_half_open() {
        let mut samples = vec![sample(9, 1), sample(10, 2), sample(19, 3), sample(20, 4)];
        clean(&mut samples, Metric::Cpu, (10, 20));
        assert_eq!(samples, [sample(10, 2), sample(19, 3)]);
    }
}
