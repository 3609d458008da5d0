//! What may be deleted: stopped for long, flat after scaling down, claimed by nobody. These are candidates; notice,
//! objection, backup and approval come before anything is deleted.

use crate::text::join;
use crate::time::later;
use crate::{
    Action, Advice, Citation, Dimension, FlatRule, Metric, Power, Resize, Resource, ResourceUsage,
    SizingRules, StoppedRule, UnclaimedRule,
};
use std::borrow::Cow;
use yunheng_calendar::Limit;
use yunheng_policy::shape::Modality;
use yunheng_values::{Date, Percent, Text};

/// What the facts about a resource do not suffice for. Nothing is advised on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Undecided {
    /// Whether or since when it is off is not known.
    pub power: bool,
    /// It was scaled down, and the months since then are not all known.
    pub months: bool,
    /// Nobody claims it, and the day of the public notice is not known.
    pub notice: bool,
}

struct Reason<'r> {
    modality: Modality,
    citation: &'r Citation,
    note: Text,
}

/// The row of the resource itself, when a rule applies.
pub(crate) fn deletion<'r>(
    resource: &Resource,
    usage: &ResourceUsage,
    rules: &'r SizingRules,
    at: Date,
) -> (Option<Advice<'r>>, Undecided) {
    let mut undecided = Undecided::default();
    let set = &rules.deletion;
    if set.stopped.is_some() || set.unclaimed.is_some() {
        undecided.power = match resource.power {
            Some(Power::On) => false,
            Some(Power::Off) => resource.power_since.is_none(),
            None => true,
        };
    }
    let stopped = set.stopped.as_ref().and_then(|rule| stopped(resource, rule, at));
    let flat =
        set.flat.as_ref().and_then(|rule| flat(resource, usage, rule, rules, at, &mut undecided.months));
    let unclaimed =
        set.unclaimed.as_ref().and_then(|rule| unclaimed(resource, rule, at, &mut undecided.notice));
    (row([stopped, flat, unclaimed]), undecided)
}

fn row<'r>(reasons: [Option<Reason<'r>>; 3]) -> Option<Advice<'r>> {
    let mut reasons = reasons.into_iter().flatten();
    let first = reasons.next()?;
    let mut row = Advice {
        note: first.note,
        ..Advice::act(Dimension::Resource, Action::Delete, first.modality, first.citation)
    };
    for reason in reasons {
        let citation = Citation { clauses: row.clauses.into_owned(), rulings: row.rulings.into_owned() };
        let both = citation.with(reason.citation);
        row.clauses = Cow::Owned(both.clauses);
        row.rulings = Cow::Owned(both.rulings);
        row.modality = row.modality.map(|modality| stronger(modality, reason.modality));
        row.note = join([row.note, reason.note]);
    }
    Some(row)
}

fn stronger(one: Modality, other: Modality) -> Modality {
    let rank = |modality| match modality {
        Modality::May => 0,
        Modality::Should => 1,
        Modality::Must => 2,
    };
    if rank(other) > rank(one) { other } else { one }
}

/// The day since when it has been off, when that is at least `after` ago. A duration does not roll, and 以上 includes.
fn off_for(resource: &Resource, after: Limit, at: Date) -> Option<Date> {
    resource.off_since().filter(|since| later(*since, after).is_some_and(|end| end <= at))
}

fn stopped<'r>(resource: &Resource, rule: &'r StoppedRule, at: Date) -> Option<Reason<'r>> {
    let since = off_for(resource, rule.after, at)?;
    if resource.stopped_by.is_some_and(|cause| rule.excluded_causes.contains(&cause)) {
        return None;
    }
    let cause = match resource.stopped_by {
        None => Text::new("关停原因未填，请核实", "the cause of the stop is not given and must be verified"),
        Some(_) => Text::default(),
    };
    let stopped = Text::new(
        format!("自{since}起持续关停，已满{}", rule.after.in_chinese()),
        format!("off since {since}, for {} or longer", rule.after),
    );
    Some(Reason { modality: rule.modality, citation: &rule.citation, note: join([stopped, cause]) })
}

fn unclaimed<'r>(
    resource: &Resource,
    rule: &'r UnclaimedRule,
    at: Date,
    no_notice: &mut bool,
) -> Option<Reason<'r>> {
    if resource.claimed != Some(false) {
        return None;
    }
    let since = off_for(resource, rule.after, at)?;
    if rule.runs_from_notice {
        *no_notice = true;
        return None;
    }
    let note = Text::new(
        format!("无使用单位认领，自{since}起关停已满{}", rule.after.in_chinese()),
        format!("claimed by nobody and off since {since}, for {} or longer", rule.after),
    );
    Some(Reason { modality: rule.modality, citation: &rule.citation, note })
}

fn flat<'r>(
    resource: &Resource,
    usage: &ResourceUsage,
    rule: &'r FlatRule,
    rules: &SizingRules,
    at: Date,
    months_missing: &mut bool,
) -> Option<Reason<'r>> {
    if resource.resize != Some(Resize::Down) {
        return None;
    }
    let resized_on = resource.resized_on;
    let Some(since) =
        resized_on.filter(|day| later(*day, Limit::Months(rule.months)).is_some_and(|end| end <= at))
    else {
        *months_missing = true;
        return None;
    };
    if Metric::ALL.into_iter().any(|metric| contradicts(metric, usage, rule, rules)) {
        return None;
    }
    let complete = |metric: &Metric| {
        let peaks = &usage.of(*metric).monthly_peaks;
        peaks.len() == rule.months as usize && peaks.iter().all(Option::is_some)
    };
    if !rule.metrics.iter().all(complete) {
        *months_missing = true;
        return None;
    }
    let note = Text::new(
        format!("{since}降配后，近{}个月各月峰值无明显波动且一直低于降配阈值", rule.months),
        format!(
            "scaled down on {since}; the peaks of the last {} months are flat and below the thresholds",
            rule.months
        ),
    );
    Some(Reason { modality: rule.modality, citation: &rule.citation, note })
}

/// Whether the known months show a use that is not flat, or not below the threshold for scaling down.
fn contradicts(metric: Metric, usage: &ResourceUsage, rule: &FlatRule, rules: &SizingRules) -> bool {
    let required = rule.metrics.contains(&metric);
    let border = match metric {
        Metric::Cpu => rules.cpu.down.as_ref().map(|down| down.border),
        Metric::Memory => rules.memory.down.as_ref().map(|down| down.border),
        Metric::Disk => rules.disk.as_ref().map(|band| band.low_border),
    };
    // Without a threshold nothing is known to lie below it.
    let Some(border) = border else { return required };
    let peaks = || usage.of(metric).monthly_peaks.iter().flatten();
    let spread = peaks()
        .max()
        .zip(peaks().min())
        .map(|(most, least)| Percent::from_scaled(most.scaled() - least.scaled()));
    peaks().any(|peak| *peak >= border)
        || (required && spread.is_some_and(|spread| spread >= rule.spread_below))
}
