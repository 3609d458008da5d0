//! A machine of the demo city and what happens to it in the year.

use crate::dice::Dice;
use crate::shape::Habit;
use yunheng_party::PartyRef;
use yunheng_values::Date;

/// A size that a machine has from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// First day.
    pub from: Date,
    /// Virtual processors.
    pub vcpu: u64,
    /// Memory, GB.
    pub memory_gb: u64,
}

/// A machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoMachine {
    /// Its id, `ecs-0001`.
    pub id: String,
    /// The using unit.
    pub unit: PartyRef,
    /// The project and information system that it belongs to.
    pub project: String,
    /// 信创 or x86.
    pub xinchuang: bool,
    /// Sizes in order of days; the first begins with the lease.
    pub sizes: Vec<Size>,
    /// System disk, GB, SSD.
    pub ssd_gb: u64,
    /// Data disk, GB; 0 for none. All disks are invented: no trace holds any.
    pub data_gb: u64,
    /// First day of the formal lease when it began as a test.
    pub formal_from: Option<Date>,
    /// First day after the lease; none while it runs.
    pub to: Option<Date>,
    /// First day on which it is off, for good.
    pub off_since: Option<Date>,
    /// Who stopped it: `unit` or `security`.
    pub stopped_by: Option<&'static str>,
    /// Whether a unit claims it.
    pub claimed: bool,
    /// Why its size is left as it is.
    pub exempt: Option<&'static str>,
    /// Whether it has a public address.
    pub public: bool,
    pub(crate) use_: Use,
}

/// What its samples are drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) habit: Habit,
    /// Disk on the first day and what it grows in a year, in hundredths of a percent.
    pub(crate) disk: u64,
    pub(crate) disk_growth: u64,
    /// Its memory is not measured: the agent is missing.
    pub(crate) blind: bool,
}

impl DemoMachine {
    /// First day of the lease.
    pub fn from(&self) -> Date {
        self.sizes.first().map_or_else(Date::default, |size| size.from)
    }

    /// The size that it has at the end.
    pub fn size(&self) -> (u64, u64) {
        self.sizes.last().map_or((1, 1), |size| (size.vcpu, size.memory_gb))
    }

    /// Its last resize, and whether it went `up` or `down`.
    pub fn resized(&self) -> Option<(Date, &'static str)> {
        match self.sizes[..] {
            [.., before, now] => Some((now.from, if now.vcpu > before.vcpu { "up" } else { "down" })),
            _ => None,
        }
    }

    pub(crate) fn dice(&self, seed: u64) -> Dice {
        Dice::new(seed, &self.id)
    }
}
