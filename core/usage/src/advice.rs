//! A row of advice, and a resource's rows together.

use crate::deletion::deletion;
use crate::disk::disk_advice;
use crate::scale::scale_advice;
use crate::{Citation, Metric, MetricSummary, Resource, ResourceUsage, SizingRules, Undecided};
use std::borrow::Cow;
use yunheng_policy::shape::Modality;
use yunheng_values::{ClauseId, Date, Percent, Quantity, Text};

/// What a row looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Processors.
    Cpu,
    /// Memory.
    Memory,
    /// Disk.
    Disk,
    /// The resource as a whole.
    Resource,
}

/// What is advised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// 升配.
    ScaleUp,
    /// 降配.
    ScaleDown,
    /// Another size of disk, so that its use comes into the band.
    Resize,
    /// 删除.
    Delete,
    /// Leave it.
    Keep,
    /// No usable sample exists.
    NoData,
}

impl Dimension {
    /// All of them, in the order of a resource's rows.
    pub const ALL: [Self; 4] = [Self::Cpu, Self::Memory, Self::Disk, Self::Resource];

    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Memory => "memory",
            Self::Disk => "disk",
            Self::Resource => "resource",
        }
    }
}

impl Action {
    /// All of them, in the order of a summary.
    pub const ALL: [Self; 6] =
        [Self::ScaleUp, Self::ScaleDown, Self::Resize, Self::Delete, Self::Keep, Self::NoData];

    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ScaleUp => "scale_up",
            Self::ScaleDown => "scale_down",
            Self::Resize => "resize",
            Self::Delete => "delete",
            Self::Keep => "keep",
            Self::NoData => "no_data",
        }
    }

    /// What a person calls it.
    pub fn text(self) -> Text {
        let (zh, en) = match self {
            Self::ScaleUp => ("升配", "scale up"),
            Self::ScaleDown => ("降配", "scale down"),
            Self::Resize => ("调整容量", "resize"),
            Self::Delete => ("删除", "delete"),
            Self::Keep => ("保持", "keep"),
            Self::NoData => ("无数据", "no data"),
        };
        Text::new(zh, en)
    }
}

/// A row of advice with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice<'r> {
    /// What it looks at.
    pub dimension: Dimension,
    /// What is advised.
    pub action: Action,
    /// 可 or 须; none when nothing is to be done.
    pub modality: Option<Modality>,
    /// Figures over the window.
    pub figures: Option<MetricSummary>,
    /// Border that was passed, tolerance included.
    pub threshold: Option<Percent>,
    /// Size now: processors or GB.
    pub from: Option<Quantity>,
    /// Size advised.
    pub to: Option<Quantity>,
    /// What else there is to say.
    pub note: Text,
    /// Clauses.
    pub clauses: Cow<'r, [ClauseId]>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Cow<'r, [String]>,
}

impl<'r> Advice<'r> {
    /// A row on which nothing is to be done.
    pub(crate) fn idle(dimension: Dimension, action: Action, note: Text, citation: &'r Citation) -> Self {
        Self {
            dimension,
            action,
            modality: None,
            figures: None,
            threshold: None,
            from: None,
            to: None,
            note,
            clauses: Cow::Borrowed(&citation.clauses),
            rulings: Cow::Borrowed(&citation.rulings),
        }
    }

    /// The row of an action that a rule takes.
    pub(crate) fn act(
        dimension: Dimension,
        action: Action,
        modality: Modality,
        citation: &'r Citation,
    ) -> Self {
        Self { modality: Some(modality), ..Self::idle(dimension, action, Text::default(), citation) }
    }

    /// Turns it into a row that leaves things as they are, and says why.
    pub(crate) fn left_alone(&mut self, note: Text) {
        (self.action, self.modality, self.threshold, self.to) = (Action::Keep, None, None, None);
        self.note = note;
    }
}

/// A resource's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advised<'r> {
    /// Processors, memory, disk, and the resource itself when a rule of deletion applies.
    pub rows: Vec<Advice<'r>>,
    /// What the facts do not suffice for.
    pub undecided: Undecided,
}

/// What the rules of a day say about a resource.
pub fn advise<'r>(
    resource: &Resource,
    usage: &ResourceUsage,
    rules: &'r SizingRules,
    at: Date,
) -> Advised<'r> {
    let peak = |metric| usage.of(metric).summary.map(|figures| figures.peak);
    let size = SizeCase {
        vcpu: resource.vcpu,
        memory_gb: resource.memory_gb,
        disk_gb: resource.disk_gb,
        cpu_peak: peak(Metric::Cpu),
        memory_peak: peak(Metric::Memory),
        disk_peak: peak(Metric::Disk),
    };
    let mut rows = Vec::with_capacity(Dimension::ALL.len());
    for (mut row, metric) in advise_case(&size, rules).into_iter().zip(Metric::ALL) {
        row.figures = usage.of(metric).summary;
        rows.push(row);
    }
    let (deleted, undecided) = deletion(resource, usage, rules, at);
    rows.extend(deleted);
    if let Some(reason) = &resource.exempt {
        for row in &mut rows {
            row.left_alone(Text::new(format!("豁免：{reason}"), format!("exempt: {reason}")));
        }
        return Advised { rows, undecided: Undecided::default() };
    }
    Advised { rows, undecided }
}

/// Sizes and peaks without samples, as a worked case gives them. `None` is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SizeCase {
    /// Virtual processors.
    pub vcpu: Option<u32>,
    /// Memory, GB.
    pub memory_gb: Option<Quantity>,
    /// Disk, GB.
    pub disk_gb: Option<Quantity>,
    /// Peak of the processors.
    pub cpu_peak: Option<Percent>,
    /// Peak of the memory.
    pub memory_peak: Option<Percent>,
    /// Peak of the disk.
    pub disk_peak: Option<Percent>,
}

/// Rows for processors, memory and disk, from peaks and sizes alone.
pub fn advise_case<'r>(case: &SizeCase, rules: &'r SizingRules) -> [Advice<'r>; 3] {
    let vcpu = case.vcpu.map(|count| Quantity::from_scaled(i64::from(count) * 10_i64.pow(Quantity::SCALE)));
    let mut cpu = scale_advice(Dimension::Cpu, vcpu, case.cpu_peak, &rules.cpu);
    let mut memory = scale_advice(Dimension::Memory, case.memory_gb, case.memory_peak, &rules.memory);
    if rules.joint && cpu.action != memory.action {
        for row in [&mut cpu, &mut memory].into_iter().filter(|row| row.modality.is_some()) {
            row.left_alone(Text::new("CPU与内存未同时满足", "processors and memory do not both call for it"));
        }
    }
    [cpu, memory, disk_advice(case.disk_gb, case.disk_peak, rules)]
}
