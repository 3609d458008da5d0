//! A pack's thresholds, made effective: borders with their tolerance, sizes as integers, citations together.

use crate::{Citation, Metric, StopCause, Window};
use yunheng_calendar::Limit;
use yunheng_policy::shape::{Modality, PeakStatistic};
use yunheng_values::{Date, Percent, Quantity};

/// Scale up (升配) strictly above a border.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpRule {
    /// Peak that acts when exceeded: the threshold and its tolerance.
    pub border: Percent,
    /// The threshold itself, which the proposed size aims at.
    pub above: Percent,
    /// Up to how many times the size, in millionths.
    pub multiply: i64,
    /// 可 or 须.
    pub modality: Modality,
    /// Where it comes from.
    pub citation: Citation,
}

/// Scale down (降配) strictly below a border.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DownRule {
    /// Peak that acts when not reached: the threshold less its tolerance.
    pub border: Percent,
    /// To how many times the size, in millionths.
    pub multiply: i64,
    /// Smallest size.
    pub minimum: Quantity,
    /// Whether a broken size is rounded down, not up.
    pub rounds_down: bool,
    /// 可 or 须.
    pub modality: Modality,
    /// Where it comes from.
    pub citation: Citation,
}

/// Rules of processors or memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MetricRules {
    /// Scale up.
    pub up: Option<UpRule>,
    /// Scale down.
    pub down: Option<DownRule>,
    /// Sizes on offer in ascending order; empty where any size can be had.
    pub flavors: Vec<Quantity>,
    /// Of all of it, for rows on which nothing acts.
    pub citation: Citation,
}

/// Band of storage utilization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandRule {
    /// Lower end of the band.
    pub low: Percent,
    /// Upper end of the band.
    pub high: Percent,
    /// Acts below this: the lower end less its tolerance.
    pub low_border: Percent,
    /// Acts above this: the upper end and its tolerance.
    pub high_border: Percent,
    /// What a new size aims at.
    pub target: Percent,
    /// Sizes are multiples of this, GB.
    pub step: Quantity,
    /// Whether a person decides on the size.
    pub by_hand: bool,
    /// 可 or 须.
    pub modality: Modality,
    /// Where it comes from.
    pub citation: Citation,
}

/// Deletion of what has been stopped for long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoppedRule {
    /// How long, at least.
    pub after: Limit,
    /// Causes of a stop that do not count.
    pub excluded_causes: Vec<StopCause>,
    /// 可 or 须.
    pub modality: Modality,
    /// Where it comes from.
    pub citation: Citation,
}

/// Deletion of what stays flat after it was scaled down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlatRule {
    /// So many months after, and so many months are looked at.
    pub months: u32,
    /// Monthly peaks differ by less than this.
    pub spread_below: Percent,
    /// Metrics that must be flat.
    pub metrics: Vec<Metric>,
    /// 可 or 须.
    pub modality: Modality,
    /// Where it comes from.
    pub citation: Citation,
}

/// Deletion of what nobody claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnclaimedRule {
    /// How long stopped, at least.
    pub after: Limit,
    /// Whether the time runs from the public notice, whose date no table gives.
    pub runs_from_notice: bool,
    /// 可 or 须.
    pub modality: Modality,
    /// Where it comes from.
    pub citation: Citation,
}

/// Rules of deletion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeletionRules {
    /// Stopped for long.
    pub stopped: Option<StoppedRule>,
    /// Flat after scaling down.
    pub flat: Option<FlatRule>,
    /// Claimed by nobody.
    pub unclaimed: Option<UnclaimedRule>,
}

/// Everything that a pack says about size on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizingRules {
    /// What counts as the peak.
    pub statistic: PeakStatistic,
    /// How far samples reach back.
    pub window_length: Limit,
    /// Processors.
    pub cpu: MetricRules,
    /// Memory.
    pub memory: MetricRules,
    /// Disk.
    pub disk: Option<BandRule>,
    /// Whether processors and memory are only resized together.
    pub joint: bool,
    /// Deletion.
    pub deletion: DeletionRules,
    /// Of the peak alone, for rows without a threshold.
    pub citation: Citation,
}

impl SizingRules {
    /// The days whose samples count for advice on a day.
    pub fn window(&self, at: Date) -> Window {
        Window::ending(at, self.window_length)
    }

    /// Whether anything can be advised on sizes.
    pub fn has_thresholds(&self) -> bool {
        self.disk.is_some()
            || [&self.cpu, &self.memory].iter().any(|rules| rules.up.is_some() || rules.down.is_some())
    }
}
