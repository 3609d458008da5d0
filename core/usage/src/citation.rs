//! Where a rule comes from, and the readings that change it without standing in for one of its values.

use yunheng_policy::Cited;
use yunheng_values::ClauseId;

/// Halving rounds down to the next size.
pub(crate) const ROUND_DOWN: &str = "opt.round=floor";
/// Processors and memory are only resized together.
pub(crate) const JOINTLY: &str = "opt.combine=joint";
/// Scaling down is advice as well.
pub(crate) const DOWN_IS_ADVICE: &str = "opt.down_mode=advice_only";
/// Disks are listed and a person decides.
pub(crate) const DISK_BY_HAND: &str = "opt.disk=manual";
/// The month of an unclaimed resource begins with the public notice.
pub(crate) const UNCLAIMED_FROM_NOTICE: &str = "del.unclaimed_from=notice";
/// A month between reviews has thirty days.
pub(crate) const THIRTY_DAY_MONTHS: &str = "inspect.gap=thirty_days";

/// Clauses and rulings behind a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// Clauses.
    pub clauses: Vec<ClauseId>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
}

impl Citation {
    /// What a parameter says of itself.
    pub(crate) fn of<T>(cited: &Cited<T>) -> Self {
        Self { clauses: cited.clauses.clone(), rulings: cited.rulings.clone() }
    }

    /// With another's clauses and rulings behind its own, each once.
    #[must_use]
    pub(crate) fn with(mut self, other: &Self) -> Self {
        add_missing(&mut self.clauses, &other.clauses);
        add_missing(&mut self.rulings, &other.rulings);
        self
    }

    /// Whether a reading (`key=reading`) is in force.
    pub(crate) fn reads(&self, reading: &str) -> bool {
        self.rulings.iter().any(|ruling| ruling == reading)
    }
}

fn add_missing<T: Clone + PartialEq>(own: &mut Vec<T>, others: &[T]) {
    for one in others {
        if !own.contains(one) {
            own.push(one.clone());
        }
    }
}
