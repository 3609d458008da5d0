//! The words of right-sizing advice. The codes are those of `yunheng size`.

use crate::Language;

/// What the advice looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dimension {
    /// Processors.
    #[default]
    Cpu,
    /// Memory.
    Memory,
    /// Disk.
    Disk,
    /// The resource as a whole.
    Resource,
}

/// What is advised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Action {
    /// More.
    ScaleUp,
    /// Less.
    ScaleDown,
    /// Another size, so that the use comes into a band.
    Resize,
    /// Delete the resource.
    Delete,
    /// Leave it.
    Keep,
    /// No usable sample exists.
    #[default]
    NoData,
}

/// How strongly the rules put it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// 可.
    May,
    /// 须.
    Must,
}

impl Dimension {
    /// Every dimension, in the order of the documents.
    pub const ALL: [Self; 4] = [Self::Cpu, Self::Memory, Self::Disk, Self::Resource];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Memory => "memory",
            Self::Disk => "disk",
            Self::Resource => "resource",
        }
    }

    /// The dimension of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.code() == code)
    }

    pub(crate) fn name(self, language: Language) -> &'static str {
        match self {
            Self::Cpu => "CPU",
            Self::Memory => language.pick("内存", "memory"),
            Self::Disk => language.pick("磁盘", "disk"),
            Self::Resource => language.pick("整机", "resource"),
        }
    }
}

impl Action {
    /// Every action, in the order of the summary.
    pub const ALL: [Self; 6] =
        [Self::ScaleUp, Self::ScaleDown, Self::Resize, Self::Delete, Self::Keep, Self::NoData];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ScaleUp => "scale_up",
            Self::ScaleDown => "scale_down",
            Self::Resize => "resize",
            Self::Delete => "delete",
            Self::Keep => "keep",
            Self::NoData => "no_data",
        }
    }

    /// The action of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }

    pub(crate) fn name(self, language: Language) -> &'static str {
        match self {
            Self::ScaleUp => language.pick("升配", "scale up"),
            Self::ScaleDown => language.pick("降配", "scale down"),
            Self::Resize => language.pick("调整容量", "resize"),
            Self::Delete => language.pick("删除", "delete"),
            Self::Keep => language.pick("保持", "keep"),
            Self::NoData => language.pick("无数据", "no data"),
        }
    }
}

impl Modality {
    /// The modality of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "may" => Some(Self::May),
            "must" => Some(Self::Must),
            _ => None,
        }
    }

    pub(crate) fn name(self, language: Language) -> &'static str {
        match self {
            Self::May => language.pick("可", "may"),
            Self::Must => language.pick("须", "must"),
        }
    }
}
