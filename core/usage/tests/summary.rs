//! Figures of samples: against a naive oracle, and what the window leaves out.

mod common;

use common::{day, machine, percent, rules_of, seconds, shipped, sizing};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use yunheng_usage::{Metric, MetricUsage, Power, Resize, Resource, Sample, SizingRules, Summarizer};
use yunheng_values::{Date, Percent};

const AT: &str = "2027-06-01";

fn at() -> Date {
    day(AT)
}

fn sample(at: &str, value: &str) -> Sample {
    Sample { at_seconds: seconds(at), value: percent(value) }
}

fn usage_of(resource: &Resource, metric: Metric, samples: &[Sample]) -> MetricUsage {
    Summarizer::new(&sizing(), at()).summarize(resource, metric, &mut samples.to_vec())
}

#[test]
fn figures_of_a_few_samples() {
    let samples = [
        sample("2026-06-01", "10"),
        sample("2026-06-01 12:00", "40"),
        sample("2026-06-02", "40"),
        sample("2027-05-31 23:59:59", "7"),
        sample("2027-06-01", "99"),
        sample("2026-05-31 23:59:59", "99"),
    ];
    let figures = usage_of(&machine(), Metric::Cpu, &samples).summary.expect("four samples are usable");
    assert_eq!((figures.peak, figures.p95), (percent("40"), percent("40")));
    assert_eq!(figures.peak_at().map(|at| at.to_string()), Some("2026-06-01T12:00:00+08:00".to_owned()));
    assert_eq!((figures.samples, figures.days_with_sample, figures.window_days), (4, 3, 365));
    assert_eq!((figures.mean_text(), figures.coverage_text()), ("24.25".to_owned(), "0.0082".to_owned()));
}

#[test]
fn the_mean_is_exact_and_rounds_half_up() {
    for (values, mean) in
        [(["0.0001", "0"], "0.0001"), (["0.00009", "0"], "0"), (["33.3333", "33.3334"], "33.3334")]
    {
        let samples = [sample("2027-01-01", values[0]), sample("2027-01-02", values[1])];
        let figures = usage_of(&machine(), Metric::Disk, &samples).summary.expect("two samples are usable");
        assert_eq!(figures.mean_text(), mean, "{values:?}");
    }
}

#[test]
fn what_came_before_a_resize_or_while_off_does_not_judge() {
    let samples = [sample("2026-12-31 23:59", "90"), sample("2027-01-01", "20"), sample("2027-03-01", "1")];
    let resized = Resource { resized_on: Some(day("2027-01-01")), ..machine() };
    let peak =
        |resource: &Resource| usage_of(resource, Metric::Cpu, &samples).summary.map(|figures| figures.peak);
    assert_eq!(peak(&machine()), Some(percent("90")));
    assert_eq!(peak(&resized), Some(percent("20")));
    let off = Resource { power: Some(Power::Off), power_since: Some(day("2027-03-01")), ..resized.clone() };
    assert_eq!(usage_of(&off, Metric::Cpu, &samples).summary.map(|figures| figures.samples), Some(1));
    let on = Resource { power: Some(Power::On), ..off.clone() };
    assert_eq!(usage_of(&on, Metric::Cpu, &samples).summary.map(|figures| figures.samples), Some(2));
    let off_before = Resource { power_since: Some(day("2026-06-01")), ..off };
    assert_eq!(peak(&off_before), None);
    assert_eq!(peak(&Resource { resized_on: Some(day("2027-06-01")), ..machine() }), None);
}

#[test]
fn twelve_months_after_scaling_down() {
    let resource = Resource { resize: Some(Resize::Down), resized_on: Some(day("2026-06-01")), ..machine() };
    let samples = [sample("2026-06-30 23:59", "5"), sample("2026-07-01", "7"), sample("2027-05-31", "6")];
    let peaks = usage_of(&resource, Metric::Cpu, &samples).monthly_peaks;
    let mut expected = vec![None; 12];
    (expected[0], expected[1], expected[11]) = (Some(percent("5")), Some(percent("7")), Some(percent("6")));
    assert_eq!(peaks, expected);
    assert!(usage_of(&machine(), Metric::Cpu, &samples).monthly_peaks.is_empty());
}

/// What the figures are by definition, slowly.
fn naive(
    samples: &[Sample],
    metric: Metric,
    share: usize,
) -> Option<(Percent, i64, Percent, i128, u64, u32)> {
    let mut moments: BTreeMap<i64, BTreeSet<Percent>> = BTreeMap::new();
    let inside = |sample: &&Sample| (seconds("2026-06-01")..seconds(AT)).contains(&sample.at_seconds);
    for sample in samples.iter().filter(inside) {
        moments.entry(sample.at_seconds).or_default().insert(sample.value);
    }
    let possible =
        |value: &Percent| value.scaled() >= 0 && (metric == Metric::Cpu || *value <= percent("100"));
    let used: Vec<(i64, Percent)> = moments
        .into_iter()
        .filter(|(_, values)| values.len() == 1)
        .flat_map(|(at, values)| values.into_iter().map(move |value| (at, value)))
        .filter(|(_, value)| possible(value))
        .collect();
    let mut sorted: Vec<Percent> = used.iter().map(|(_, value)| *value).collect();
    sorted.sort();
    let rank = |share: usize| {
        sorted
            .iter()
            .enumerate()
            .find(|(index, _)| (index + 1) * 100 >= share * sorted.len())
            .map(|(_, value)| *value)
    };
    let peak = rank(share)?;
    let peak_at = used.iter().filter(|(_, value)| *value == peak).map(|(at, _)| *at).min()?;
    let days: BTreeSet<i64> = used.iter().map(|(at, _)| at.div_euclid(86_400)).collect();
    let sum = sorted.iter().map(|value| i128::from(value.scaled())).sum();
    Some((peak, peak_at, rank(95)?, sum, used.len() as u64, days.len() as u32))
}

fn some_samples() -> impl Strategy<Value = Vec<Sample>> {
    let (start, end) = (seconds("2026-05-25"), seconds("2027-06-05"));
    // Few moments and few values, so that repeats, contradictions and equal peaks are frequent.
    let moment = prop_oneof![start..end, (0..40_i64).prop_map(move |step| start + step * 43_200)];
    let value = prop_oneof![
        (0..12_i64).prop_map(|ten| ten * 10_000_000),
        0..150_000_000_i64,
        Just(i64::MAX),
        Just(-1)
    ];
    let one = (moment, value)
        .prop_map(|(at_seconds, value)| Sample { at_seconds, value: Percent::from_scaled(value) });
    (prop::collection::vec(one, 0..150), any::<bool>()).prop_map(|(mut samples, in_order)| {
        if in_order {
            samples.sort_by_key(|sample| sample.at_seconds);
        }
        samples
    })
}

fn rules(index: usize) -> &'static (SizingRules, usize) {
    static RULES: LazyLock<[(SizingRules, usize); 3]> = LazyLock::new(|| {
        let pack = shipped();
        [("max", 100), ("p99", 99), ("p95", 95)]
            .map(|(word, share)| (rules_of(&pack, &[&format!("opt.peak={word}")]), share))
    });
    &RULES[index]
}

proptest! {
    #[test]
    fn figures_agree_with_the_oracle(samples in some_samples(), metric in 0..3_usize, statistic in 0..3_usize) {
        let ((rules, share), metric) = (rules(statistic), Metric::ALL[metric]);
        let found = Summarizer::new(rules, at()).summarize(&machine(), metric, &mut samples.clone());
        let figures = found.summary.map(|f| (f.peak, f.peak_at_seconds, f.p95, f.sum, f.samples, f.days_with_sample));
        prop_assert_eq!(figures, naive(&samples, metric, *share));
        if let Some(figures) = found.summary {
            prop_assert!(figures.peak >= figures.p95);
            prop_assert!(figures.days_with_sample <= figures.window_days);
            let mean = figures.mean_text();
            prop_assert!(mean.split_once('.').is_none_or(|(_, places)| places.len() <= 4), "{}", mean);
        }
    }

    #[test]
    fn the_order_of_samples_does_not_matter(
        (samples, shuffled) in some_samples().prop_flat_map(|samples| (Just(samples.clone()), Just(samples).prop_shuffle())),
    ) {
        let resource = Resource { resize: Some(Resize::Down), resized_on: Some(day("2026-06-10")), ..machine() };
        prop_assert_eq!(
            usage_of(&resource, Metric::Memory, &samples),
            usage_of(&resource, Metric::Memory, &shuffled),
        );
    }
}
