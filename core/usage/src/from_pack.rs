//! From a pack's parameters to effective rules; what makes no sense is refused with its key.

use crate::citation::{DISK_BY_HAND, DOWN_IS_ADVICE, JOINTLY, ROUND_DOWN, UNCLAIMED_FROM_NOTICE};
use crate::time::{duration, malformed, whole_months};
use crate::{
    BandRule, Citation, DeletionRules, DownRule, FlatRule, Metric, MetricRules, SizingRules, StopCause,
    StoppedRule, UnclaimedRule, UpRule,
};
use yunheng_calendar::Limit;
use yunheng_policy::shape::Modality;
use yunheng_policy::shape::{
    DiskBand, FlatDeletion, Flavors, PeakRule, PeakStatistic, ScaleDown, ScaleUp, StoppedDeletion,
    UnclaimedDeletion,
};
use yunheng_policy::{Cited, RuleError, Rules};
use yunheng_values::{Exact, Percent, Quantity};

/// How far samples reach back where a pack does not say.
const USUAL_WINDOW: Limit = Limit::Years(1);
/// Places of a multiplier; a parameter has no more.
const FACTOR_SCALE: u32 = 6;

impl SizingRules {
    /// Reads `sizing.*` and `deletion.*`; a city need not have any of them.
    ///
    /// # Errors
    /// [`RuleError::Malformed`] when a parameter does not have the form of its section or makes no sense.
    pub fn from_rules(rules: &Rules<'_>) -> Result<Self, RuleError> {
        let peak = rules.find::<PeakRule>("sizing.peak")?;
        let flavors = rules.find::<Flavors>("sizing.flavors")?;
        let citation = peak.as_ref().map_or(Citation::default(), Citation::of);
        let window = peak.as_ref().map_or(Ok(USUAL_WINDOW), |peak| duration(&peak.key, peak.value.window));
        let metric = |name: &str, sizes: fn(&Flavors) -> &[i64]| {
            let mut citation = citation.clone();
            let mut offered = Vec::new();
            if let Some(flavors) = flavors.as_ref().filter(|flavors| !sizes(&flavors.value).is_empty()) {
                citation = citation.with(&Citation::of(flavors));
                offered = sizes_on_offer(&flavors.key, sizes(&flavors.value))?;
            }
            metric_rules(rules, name, offered, &citation)
        };
        let (cpu, memory) = (metric("cpu", |f| &f.vcpu)?, metric("memory", |f| &f.memory_gb)?);
        Ok(Self {
            statistic: peak.as_ref().map_or(PeakStatistic::Max, |peak| peak.value.statistic),
            window_length: window?,
            joint: cpu.citation.reads(JOINTLY) && memory.citation.reads(JOINTLY),
            cpu,
            memory,
            disk: rules.find("sizing.disk.band")?.map(|band| band_rule(&band, &citation)).transpose()?,
            deletion: DeletionRules {
                stopped: rules.find("deletion.stopped")?.map(|cited| stopped_rule(&cited)).transpose()?,
                flat: rules.find("deletion.flat")?.map(|cited| flat_rule(&cited)).transpose()?,
                unclaimed: rules
                    .find("deletion.unclaimed")?
                    .map(|cited| unclaimed_rule(&cited))
                    .transpose()?,
            },
            citation,
        })
    }
}

fn metric_rules(
    rules: &Rules<'_>,
    name: &str,
    flavors: Vec<Quantity>,
    shared: &Citation,
) -> Result<MetricRules, RuleError> {
    let up = rules.find(&format!("sizing.{name}.scale_up"))?.map(|up| up_rule(&up, shared)).transpose()?;
    let down =
        rules.find(&format!("sizing.{name}.scale_down"))?.map(|down| down_rule(&down, shared)).transpose()?;
    let mut citation = shared.clone();
    for own in
        [up.as_ref().map(|up| &up.citation), down.as_ref().map(|down| &down.citation)].into_iter().flatten()
    {
        citation = citation.with(own);
    }
    Ok(MetricRules { up, down, flavors, citation })
}

fn up_rule(cited: &Cited<ScaleUp>, shared: &Citation) -> Result<UpRule, RuleError> {
    let ScaleUp { above, multiply, modality, tolerance } = &cited.value;
    Ok(UpRule {
        border: percent_below(&cited.key, &(above + &tolerance.width_at(above)))?,
        above: percent_below(&cited.key, above)?,
        multiply: factor(&cited.key, multiply)?,
        modality: *modality,
        citation: Citation::of(cited).with(shared),
    })
}

fn down_rule(cited: &Cited<ScaleDown>, shared: &Citation) -> Result<DownRule, RuleError> {
    let ScaleDown { below, multiply, modality, minimum, tolerance } = &cited.value;
    let citation = Citation::of(cited).with(shared);
    Ok(DownRule {
        border: percent_above(&cited.key, &(below - &tolerance.width_at(below)))?,
        multiply: factor(&cited.key, multiply)?,
        minimum: quantity(&cited.key, minimum)?,
        rounds_down: citation.reads(ROUND_DOWN),
        modality: if citation.reads(DOWN_IS_ADVICE) { Modality::May } else { *modality },
        citation,
    })
}

fn band_rule(cited: &Cited<DiskBand>, shared: &Citation) -> Result<BandRule, RuleError> {
    let DiskBand { low, high, target, step_gb, modality, tolerance } = &cited.value;
    let key = &cited.key;
    if low > target || target > high || target.is_negative() || target.is_zero() {
        return Err(malformed(
            key,
            format!("low ≤ target ≤ high above 0 is expected; found {low}, {target}, {high}"),
        ));
    }
    Ok(BandRule {
        low: percent_above(key, low)?,
        high: percent_below(key, high)?,
        low_border: percent_above(key, &(low - &tolerance.width_at(low)))?,
        high_border: percent_below(key, &(high + &tolerance.width_at(high)))?,
        target: percent_below(key, target)?,
        step: quantity(key, step_gb)?,
        by_hand: cited.rulings.iter().any(|ruling| ruling == DISK_BY_HAND),
        modality: *modality,
        citation: Citation::of(cited).with(shared),
    })
}

fn stopped_rule(cited: &Cited<StoppedDeletion>) -> Result<StoppedRule, RuleError> {
    let cause = |word: &String| {
        StopCause::from_word(word).ok_or_else(|| {
            malformed(&cited.key, format!("`{word}` is not a cause of a stop: unit or security"))
        })
    };
    Ok(StoppedRule {
        after: duration(&cited.key, cited.value.after)?,
        excluded_causes: cited.value.excluded_causes.iter().map(cause).collect::<Result<_, _>>()?,
        modality: cited.value.modality,
        citation: Citation::of(cited),
    })
}

fn flat_rule(cited: &Cited<FlatDeletion>) -> Result<FlatRule, RuleError> {
    let metric = |word: &String| {
        Metric::from_word(word)
            .ok_or_else(|| malformed(&cited.key, format!("`{word}` is not a metric: cpu, memory or disk")))
    };
    Ok(FlatRule {
        months: whole_months(&cited.key, cited.value.after)?,
        spread_below: percent_above(&cited.key, &cited.value.spread_below)?,
        metrics: cited.value.metrics.iter().map(metric).collect::<Result<_, _>>()?,
        modality: cited.value.modality,
        citation: Citation::of(cited),
    })
}

fn unclaimed_rule(cited: &Cited<UnclaimedDeletion>) -> Result<UnclaimedRule, RuleError> {
    let citation = Citation::of(cited);
    Ok(UnclaimedRule {
        after: duration(&cited.key, cited.value.after)?,
        runs_from_notice: citation.reads(UNCLAIMED_FROM_NOTICE),
        modality: cited.value.modality,
        citation,
    })
}

/// The largest percentage not above `value`: an integer exceeds the one exactly when it exceeds the other.
fn percent_below(key: &str, value: &Exact) -> Result<Percent, RuleError> {
    scaled(key, &(value * &Exact::from(10_i64.pow(Percent::SCALE))).floor()).map(Percent::from_scaled)
}

/// The smallest percentage not below `value`: an integer falls short of the one exactly when it does of the other.
fn percent_above(key: &str, value: &Exact) -> Result<Percent, RuleError> {
    scaled(key, &(value * &Exact::from(10_i64.pow(Percent::SCALE))).ceil()).map(Percent::from_scaled)
}

fn factor(key: &str, value: &Exact) -> Result<i64, RuleError> {
    let factor = scaled(key, &(value * &Exact::from(10_i64.pow(FACTOR_SCALE))))?;
    if factor > 0 {
        Ok(factor)
    } else {
        Err(malformed(key, format!("multiply above 0 is expected; found {value}")))
    }
}

fn quantity(key: &str, value: &Exact) -> Result<Quantity, RuleError> {
    let quantity = scaled(key, &(value * &Exact::from(10_i64.pow(Quantity::SCALE))).ceil())?;
    if quantity > 0 {
        Ok(Quantity::from_scaled(quantity))
    } else {
        Err(malformed(key, format!("a size above 0 is expected; found {value}")))
    }
}

fn scaled(key: &str, value: &Exact) -> Result<i64, RuleError> {
    let whole = value.to_integer().and_then(|whole| i64::try_from(whole).ok());
    whole.ok_or_else(|| malformed(key, format!("{value} is out of range")))
}

fn sizes_on_offer(key: &str, sizes: &[i64]) -> Result<Vec<Quantity>, RuleError> {
    let size = |size: &i64| {
        let scaled = size.checked_mul(10_i64.pow(Quantity::SCALE)).filter(|scaled| *scaled > 0);
        scaled
            .map(Quantity::from_scaled)
            .ok_or_else(|| malformed(key, format!("{size} is not a size above 0")))
    };
    let mut offered: Vec<Quantity> = sizes.iter().map(size).collect::<Result<_, _>>()?;
    offered.sort_unstable();
    offered.dedup();
    Ok(offered)
}
