//! Figures of a metric over the window: peak, 95th percentile, mean, coverage, monthly peaks.

use crate::sample::clean;
use crate::time::DAY_SECONDS;
use crate::{Metric, Resize, Resource, Sample, SampleFaults, SizingRules, Window};
use yunheng_policy::shape::PeakStatistic;
use yunheng_values::{Date, Moment, Percent, format_scaled};

/// Places of a printed mean or coverage.
const PRINTED_PLACES: u32 = 4;

/// Figures of one metric of one resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetricSummary {
    /// The declared statistic (峰值).
    pub peak: Percent,
    /// The earliest moment with that value, in seconds of wall time.
    pub peak_at_seconds: i64,
    /// 95th percentile, nearest rank.
    pub p95: Percent,
    /// Sum of all samples in millionths of a percentage point.
    pub sum: i128,
    /// How many samples.
    pub samples: u64,
    /// Days that have one.
    pub days_with_sample: u32,
    /// Days of the window.
    pub window_days: u32,
}

impl MetricSummary {
    /// The moment of the peak; `None` only for a time outside the calendar.
    pub fn peak_at(&self) -> Option<Moment> {
        Moment::from_local_seconds(self.peak_at_seconds)
    }

    /// The mean, four places, half up.
    pub fn mean_text(&self) -> String {
        let unit = 10_i128.pow(Percent::SCALE - PRINTED_PLACES);
        format_scaled(divide_half_up(self.sum, i128::from(self.samples) * unit), PRINTED_PLACES, 0)
    }

    /// Days with a sample ÷ days of the window, four places, half up.
    pub fn coverage_text(&self) -> String {
        let days = i128::from(self.days_with_sample) * 10_i128.pow(PRINTED_PLACES);
        format_scaled(divide_half_up(days, i128::from(self.window_days)), PRINTED_PLACES, 0)
    }
}

fn divide_half_up(dividend: i128, divisor: i128) -> i128 {
    (2 * dividend + divisor).div_euclid((2 * divisor).max(1))
}

/// What is known about one metric of one resource.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MetricUsage {
    /// Figures, when there is a usable sample.
    pub summary: Option<MetricSummary>,
    /// Peaks of the months before the day of advice, the oldest first; empty unless the resource was scaled down.
    pub monthly_peaks: Vec<Option<Percent>>,
    /// Samples that were not used.
    pub faults: SampleFaults,
}

/// What is known about the use of a resource.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResourceUsage {
    /// Processors.
    pub cpu: MetricUsage,
    /// Memory.
    pub memory: MetricUsage,
    /// Disk.
    pub disk: MetricUsage,
}

impl ResourceUsage {
    /// One metric's.
    pub fn of(&self, metric: Metric) -> &MetricUsage {
        match metric {
            Metric::Cpu => &self.cpu,
            Metric::Memory => &self.memory,
            Metric::Disk => &self.disk,
        }
    }
}

/// Summarises one metric of one resource after the other and keeps its buffer.
#[derive(Debug, Clone)]
pub struct Summarizer {
    window: Window,
    statistic: PeakStatistic,
    month_bounds: Vec<i64>,
    values: Vec<Percent>,
}

impl Summarizer {
    /// For advice on a day.
    pub fn new(rules: &SizingRules, at: Date) -> Self {
        let window = rules.window(at);
        let months = rules.deletion.flat.as_ref().map(|flat| flat.months);
        Self {
            window,
            statistic: rules.statistic,
            month_bounds: months.map_or(Vec::new(), |months| window.month_bounds(months)),
            values: Vec::new(),
        }
    }

    /// The days whose samples count.
    pub fn window(&self) -> Window {
        self.window
    }

    /// Figures of all samples of a metric; their order does not matter, and `samples` is left without what was not used.
    pub fn summarize(
        &mut self,
        resource: &Resource,
        metric: Metric,
        samples: &mut Vec<Sample>,
    ) -> MetricUsage {
        let usable = self.window.usable(resource);
        let while_off =
            if resource.off_since().is_some() { self.count_while_off(samples, usable.1) } else { 0 };
        let faults = SampleFaults { while_off, ..clean(samples, metric, usable) };
        let monthly_peaks =
            if resource.resize == Some(Resize::Down) { self.monthly_peaks(samples) } else { Vec::new() };
        MetricUsage { summary: self.figures(samples), monthly_peaks, faults }
    }

    /// Samples of the window from a time when the machine was off: they contradict its state and judge nothing.
    fn count_while_off(&self, samples: &[Sample], off_seconds: i64) -> u64 {
        let end = Moment::midnight(self.window.end).local_seconds();
        samples.iter().filter(|sample| off_seconds <= sample.at_seconds && sample.at_seconds < end).count()
            as u64
    }

    fn figures(&mut self, samples: &[Sample]) -> Option<MetricSummary> {
        let first = samples.first()?;
        let (mut largest, mut sum, mut days) = (*first, 0_i128, DayCount::default());
        self.values.clear();
        self.values.extend(samples.iter().map(|sample| sample.value));
        for sample in samples {
            sum += i128::from(sample.value.scaled());
            if sample.value > largest.value {
                largest = *sample;
            }
            days.see(sample.at_seconds);
        }
        let p95 = nearest_rank(&mut self.values, 95);
        let (peak, peak_at_seconds) = match self.statistic {
            PeakStatistic::Max => (largest.value, largest.at_seconds),
            PeakStatistic::P99 => first_at(samples, nearest_rank(&mut self.values, 99)),
            PeakStatistic::P95 => first_at(samples, p95),
        };
        let window_days = u32::try_from(self.window.days()).unwrap_or(u32::MAX);
        let (samples, days_with_sample) = (samples.len() as u64, days.seen);
        Some(MetricSummary { peak, peak_at_seconds, p95, sum, samples, days_with_sample, window_days })
    }

    /// The declared statistic of each month.
    fn monthly_peaks(&mut self, samples: &[Sample]) -> Vec<Option<Percent>> {
        let Self { month_bounds, values, statistic, .. } = self;
        let position = |bound: i64| samples.partition_point(|sample| sample.at_seconds < bound);
        let mut peak = |month: &[Sample]| {
            values.clear();
            values.extend(month.iter().map(|sample| sample.value));
            match statistic {
                PeakStatistic::Max => values.iter().max().copied(),
                _ if values.is_empty() => None,
                PeakStatistic::P99 => Some(nearest_rank(values, 99)),
                PeakStatistic::P95 => Some(nearest_rank(values, 95)),
            }
        };
        month_bounds.windows(2).map(|month| peak(&samples[position(month[0])..position(month[1])])).collect()
    }
}

/// Counts the days of moments that come in order.
#[derive(Debug, Default)]
struct DayCount {
    seen: u32,
    end: Option<i64>,
}

impl DayCount {
    fn see(&mut self, at_seconds: i64) {
        match self.end {
            Some(end) if at_seconds < end => return,
            // The next day is frequent, and needs no division.
            Some(end) if at_seconds - end < DAY_SECONDS => self.end = Some(end + DAY_SECONDS),
            _ => self.end = Some((at_seconds.div_euclid(DAY_SECONDS) + 1) * DAY_SECONDS),
        }
        self.seen += 1;
    }
}

/// The smallest value with at least `percent` % of all values at or below it; `values` is not empty.
fn nearest_rank(values: &mut [Percent], percent: usize) -> Percent {
    let rank = (values.len() * percent).div_ceil(100).max(1);
    *values.select_nth_unstable(rank - 1).1
}

fn first_at(samples: &[Sample], value: Percent) -> (Percent, i64) {
    let first = samples.iter().find(|sample| sample.value == value);
    // The value was taken from these samples, so one of them has it.
    (value, first.map_or(i64::MIN, |sample| sample.at_seconds))
}
