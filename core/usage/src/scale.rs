//! Sizes of processors and memory. The action depends on peak and size alone; flavors shape the proposed size.

use crate::{Action, Advice, Dimension, DownRule, MetricRules, UpRule};
use yunheng_values::{Percent, Quantity, Text};

/// Multipliers are in millionths.
const FACTOR_UNIT: i128 = 1_000_000;
/// Stored units of one processor or GB.
const WHOLE: i128 = 10_i128.pow(Quantity::SCALE);

/// The row of processors or memory.
pub(crate) fn scale_advice<'r>(
    dimension: Dimension,
    size: Option<Quantity>,
    peak: Option<Percent>,
    rules: &'r MetricRules,
) -> Advice<'r> {
    let idle = |action, note| Advice::idle(dimension, action, note, &rules.citation);
    let mut row = match (peak, &rules.up, &rules.down) {
        (None, ..) => idle(Action::NoData, no_data()),
        (Some(_), None, None) => idle(Action::Keep, no_threshold()),
        (Some(peak), Some(up), _) if peak > up.border => match known(size) {
            Some(size) => scale_up(dimension, size, peak, up, &rules.flavors),
            None => idle(Action::Keep, size_unknown()),
        },
        (Some(peak), _, Some(down)) if peak < down.border => match known(size) {
            Some(size) => scale_down(dimension, size, down, &rules.flavors),
            None => idle(Action::Keep, size_unknown()),
        },
        _ => idle(Action::Keep, Text::default()),
    };
    row.from = size;
    row
}

fn scale_up<'r>(
    dimension: Dimension,
    size: i128,
    peak: Percent,
    rule: &'r UpRule,
    flavors: &[Quantity],
) -> Advice<'r> {
    let mut largest = size * i128::from(rule.multiply) / FACTOR_UNIT;
    if dimension == Dimension::Cpu {
        largest -= largest % WHOLE;
    }
    let Some(largest_size) = quantity(largest).filter(|_| largest > size) else {
        let note = Text::new("无可升规格", "no larger size");
        return Advice::idle(dimension, Action::Keep, note, &rule.citation);
    };
    let allowed = flavors.iter().filter(|flavor| (size + 1..=largest).contains(&i128::from(flavor.scaled())));
    // Used now is peak × size; the flavor suffices when that is no more than its share up to the threshold.
    let used = i128::from(peak.scaled()) * size;
    let suffices = |flavor: &&Quantity| used <= i128::from(rule.above.scaled()) * i128::from(flavor.scaled());
    let flavor = allowed.clone().find(suffices).or_else(|| allowed.clone().next_back()).copied();
    Advice {
        threshold: Some(rule.border),
        to: Some(flavor.unwrap_or(largest_size)),
        note: note_of_flavor(flavor, flavors),
        ..Advice::act(dimension, Action::ScaleUp, rule.modality, &rule.citation)
    }
}

fn scale_down<'r>(dimension: Dimension, size: i128, rule: &'r DownRule, flavors: &[Quantity]) -> Advice<'r> {
    let minimum = i128::from(rule.minimum.scaled());
    let product = size * i128::from(rule.multiply);
    let share = if rule.rounds_down { product / FACTOR_UNIT } else { product.div_ceil_positive(FACTOR_UNIT) };
    let whole = if rule.rounds_down { share / WHOLE } else { share.div_ceil_positive(WHOLE) } * WHOLE;
    let smaller = whole.max(minimum);
    let Some(smaller_size) = quantity(smaller).filter(|_| smaller < size) else {
        let note = Text::new("无可降规格", "no smaller size");
        return Advice::idle(dimension, Action::Keep, note, &rule.citation);
    };
    let mut allowed = flavors.iter().filter(|flavor| (minimum..size).contains(&i128::from(flavor.scaled())));
    let flavor = if rule.rounds_down {
        allowed.rfind(|flavor| i128::from(flavor.scaled()) <= share)
    } else {
        allowed.find(|flavor| i128::from(flavor.scaled()) >= share)
    };
    Advice {
        threshold: Some(rule.border),
        to: Some(flavor.copied().unwrap_or(smaller_size)),
        note: note_of_flavor(flavor.copied(), flavors),
        ..Advice::act(dimension, Action::ScaleDown, rule.modality, &rule.citation)
    }
}

/// Division of positive numbers that rounds up.
pub(crate) trait DivCeilPositive {
    /// The quotient rounded up; both are positive.
    fn div_ceil_positive(self, divisor: Self) -> Self;
}

impl DivCeilPositive for i128 {
    fn div_ceil_positive(self, divisor: Self) -> Self {
        self / divisor + Self::from(self % divisor != 0)
    }
}

/// A size that can be reckoned with.
pub(crate) fn known(size: Option<Quantity>) -> Option<i128> {
    size.map(|size| i128::from(size.scaled())).filter(|size| *size > 0)
}

/// The size, when it can be held.
pub(crate) fn quantity(scaled: i128) -> Option<Quantity> {
    i64::try_from(scaled).ok().map(Quantity::from_scaled)
}

fn note_of_flavor(chosen: Option<Quantity>, flavors: &[Quantity]) -> Text {
    if chosen.is_some() || flavors.is_empty() {
        return Text::default();
    }
    Text::new("规格目录中没有合适档位，按倍数列出", "no flavor fits; the bare multiple is given")
}

pub(crate) fn no_data() -> Text {
    Text::new("观察期内没有可用样本", "no usable sample in the window")
}

pub(crate) fn no_threshold() -> Text {
    Text::new("规则包未设阈值，只列统计", "the pack sets no threshold; figures only")
}

pub(crate) fn size_unknown() -> Text {
    Text::new("规格未填或为0，不能给出建议", "the size is not given or 0, so nothing can be advised")
}
