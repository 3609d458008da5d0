//! What can happen to a resource.

use std::collections::BTreeMap;
use yunheng_values::{Date, ItemId, Moment, PayerId, ProjectId, Quantity, UnitId};

/// When something became known: its place in the ledger, given in the order in which it was written down.
pub type Position = u64;

/// How much of what: quantities by catalog item.
pub type Quantities = BTreeMap<ItemId, Quantity>;

/// What is known of a resource beside what is charged.
pub type Traits = BTreeMap<Trait, String>;

/// Something that happened to one resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When it became known.
    pub position: Position,
    /// When it was so.
    pub at: Moment,
    /// The event in whose place it stands, when it is a correction (更正).
    pub corrects: Option<Position>,
    /// What happened.
    pub what: Happening,
}

/// Whether a lease is a trial or for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 测试: listed, free of charge.
    Test,
    /// 正式.
    Formal,
}

impl Stage {
    /// Stable word of the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Formal => "formal",
        }
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Test, Self::Formal].into_iter().find(|stage| stage.as_str() == text)
    }
}

/// For whom a resource is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The unit to which it belongs.
    pub unit: UnitId,
    /// The unit that uses it from day to day, where it is another.
    pub user: Option<UnitId>,
    /// The project for which it was approved.
    pub project: ProjectId,
    /// Who pays, where the project says so; else the unit's own payer of the day counts.
    pub payer: Option<PayerId>,
}

/// What changes of a holder; what is not given stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HolderChange {
    /// The unit to which it belongs from then on.
    pub unit: Option<UnitId>,
    /// The unit that uses it from then on.
    pub user: Option<UnitId>,
    /// The project from then on.
    pub project: Option<ProjectId>,
    /// Who pays from then on.
    pub payer: Option<PayerId>,
}

/// Something that is known of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// 名称.
    Name,
    /// 规格.
    Specification,
    /// 架构: x86, 信创.
    Architecture,
    /// 网络区域.
    Region,
    /// 地址.
    Address,
    /// 信息系统.
    System,
}

impl Trait {
    /// Every trait.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Specification, Self::Architecture, Self::Region, Self::Address, Self::System];

    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Specification => "specification",
            Self::Architecture => "architecture",
            Self::Region => "region",
            Self::Address => "address",
            Self::System => "system",
        }
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// 开立: the resource is in the ledger from then on.
    Opened {
        /// For whom.
        holder: Holder,
        /// What is known of it.
        traits: Traits,
    },
    /// 起租.
    LeaseStarted {
        /// As a test or for good.
        stage: Stage,
        /// What is leased.
        items: Quantities,
        /// The last signature of the agreement, where there is one; a lease never starts before it.
        agreed_on: Option<Date>,
        /// The day on which a test ends as agreed.
        until: Option<Date>,
    },
    /// 变更: these items have these quantities from then on; a quantity of nought gives the item up.
    Resized {
        /// The new quantities.
        items: Quantities,
    },
    /// 转正式: a test is for good from then on.
    Promoted {
        /// Quantities that are adjusted to the result of the test.
        items: Quantities,
        /// The last signature of the formal agreement, where there is one.
        agreed_on: Option<Date>,
    },
    /// 开机、关机.
    Powered {
        /// Whether it runs from then on.
        is_on: bool,
    },
    /// 停止服务: it is not provided from then on, by order; it stays allocated and is not charged.
    Stopped,
    /// 恢复服务: it is provided again from then on.
    Resumed,
    /// 权属变更.
    HolderChanged(HolderChange),
    /// What is known of it changed.
    Described(Traits),
    /// 终止租用: the day on which it is not leased any more; a lease that ends on the day of its start is one of one day.
    Ended,
    /// 回收: wiped and given back.
    Reclaimed,
    /// 作废: the event in whose place it stands never happened.
    Voided,
}

impl Happening {
    /// Stable word, as stored and on the wire.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "opened",
            Self::LeaseStarted { .. } => "lease_started",
            Self::Resized { .. } => "resized",
            Self::Promoted { .. } => "promoted",
            Self::Powered { .. } => "powered",
            Self::Stopped => "stopped",
            Self::Resumed => "resumed",
            Self::HolderChanged(_) => "holder_changed",
            Self::Described(_) => "described",
            Self::Ended => "ended",
            Self::Reclaimed => "reclaimed",
            Self::Voided => "voided",
        }
    }

    /// Where it stands among what happened at the same moment, whatever was known first.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Self::Opened { .. } => 0,
            Self::LeaseStarted { .. } => 1,
            Self::Promoted { .. } => 2,
            Self::Resized { .. } => 3,
            Self::Powered { .. } | Self::HolderChanged(_) | Self::Described(_) => 4,
            Self::Stopped => 5,
            Self::Resumed => 6,
            Self::Ended => 7,
            Self::Reclaimed => 8,
            Self::Voided => 9,
        }
    }
}
