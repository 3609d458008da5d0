//! The facts about a resource that sizing and deletion look at.

use yunheng_values::{Date, Quantity, ResourceId, UnitId};

/// Whether a machine runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Power {
    /// 开机.
    On,
    /// 关机.
    Off,
}

/// Who stopped a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StopCause {
    /// The using unit.
    Unit,
    /// An order for the sake of security, such as an unremedied vulnerability.
    Security,
}

/// The direction of the last resize.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Resize {
    /// 升配.
    Up,
    /// 降配.
    Down,
}

impl Power {
    /// Reads the word of a table.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "on" => Some(Self::On),
            "off" => Some(Self::Off),
            _ => None,
        }
    }
}

impl StopCause {
    /// Reads the word of a table or a pack.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "unit" => Some(Self::Unit),
            "security" => Some(Self::Security),
            _ => None,
        }
    }
}

impl Resize {
    /// Reads the word of a table.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// Reads whether a unit claims a resource.
pub fn claimed_from_word(word: &str) -> Option<bool> {
    match word {
        "true" | "是" => Some(true),
        "false" | "否" => Some(false),
        _ => None,
    }
}

/// A resource as it stands on the day that advice is given for. What is `None` is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its id.
    pub resource_id: ResourceId,
    /// The using unit.
    pub unit_id: UnitId,
    /// Virtual processors.
    pub vcpu: Option<u32>,
    /// Memory, GB.
    pub memory_gb: Option<Quantity>,
    /// Disk, GB.
    pub disk_gb: Option<Quantity>,
    /// Whether it runs.
    pub power: Option<Power>,
    /// Since when.
    pub power_since: Option<Date>,
    /// Who stopped it.
    pub stopped_by: Option<StopCause>,
    /// First day of the present size.
    pub resized_on: Option<Date>,
    /// Direction of that resize.
    pub resize: Option<Resize>,
    /// Whether a unit claims it.
    pub claimed: Option<bool>,
    /// The information system that it belongs to.
    pub system_id: Option<String>,
    /// Why it is left as it is: standby, recovery, cluster, peak season.
    pub exempt: Option<String>,
}

impl Resource {
    /// A resource of which nothing but its ids is known.
    pub fn new(resource_id: ResourceId, unit_id: UnitId) -> Self {
        Self {
            resource_id,
            unit_id,
            vcpu: None,
            memory_gb: None,
            disk_gb: None,
            power: None,
            power_since: None,
            stopped_by: None,
            resized_on: None,
            resize: None,
            claimed: None,
            system_id: None,
            exempt: None,
        }
    }

    /// The first day on which it is known to be off without a break until now.
    pub fn off_since(&self) -> Option<Date> {
        self.power_since.filter(|_| self.power == Some(Power::Off))
    }
}
