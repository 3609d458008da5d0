//! The typed form of each section's parameters. Unknown fields are errors, so a typing mistake cannot be silent.

mod assessment;
mod money;
mod registers;
mod sizing;
mod time;

pub use assessment::{BandAction, BandBorder, BandRow, Bands, Scoring};
pub use money::{
    Breach, MeteringMoment, Proration, ProrationKind, Quota, Rounding, ScoreScope, SettlementCycle,
    SettlementOrder, SettlementScore, StaffLate, StoppedService, TestStage,
};
pub use registers::{
    Approval, ApprovalStep, BasisKind, CatalogBasis, DocumentsRequired, Free, Lists, Obligation, PayerRule,
    Role, ScanRemedy, Standard, Threshold,
};
pub use sizing::{
    DiskBand, FlatDeletion, Flavors, Inspection, Modality, PartialYear, PeakRule, PeakStatistic, ScaleDown,
    ScaleUp, StoppedDeletion, Tolerance, ToleranceUnit, UnclaimedDeletion,
};
pub use time::{Deadline, EventClass};

use serde::de::DeserializeOwned;
use toml::Table;

/// A form that a parameter can have.
pub trait Shape: DeserializeOwned {}

macro_rules! shapes {
    ($($name:ty),* $(,)?) => { $(impl Shape for $name {})* };
}

shapes! {
    Deadline, EventClass, Obligation, ScaleUp, ScaleDown, DiskBand, PeakRule, Flavors, StoppedDeletion, FlatDeletion,
    UnclaimedDeletion, Inspection, Proration, TestStage, StoppedService, MeteringMoment, SettlementCycle, SettlementScore, SettlementOrder,
    Rounding, Quota, StaffLate, Breach, ScanRemedy, PayerRule, DocumentsRequired, Role, Threshold, Approval, Standard, Free,
    Lists, Bands, Scoring, CatalogBasis,
}

/// Whether a parameter's fields have the form of its section; the message says what does not fit.
///
/// # Errors
/// What is wrong, in the words of the reader.
pub(crate) fn check_form(key: &str, fields: Table) -> Result<(), String> {
    fn fits<T: Shape>(fields: Table) -> Result<(), String> {
        fields.try_into::<T>().map(|_| ()).map_err(|error| error.message().to_owned())
    }
    let (section, path) = key.split_once('.').unwrap_or((key, ""));
    match (section, path) {
        ("deadlines", _) => fits::<Deadline>(fields),
        ("obligations", _) => fits::<Obligation>(fields),
        ("sizing", "cpu.scale_up" | "memory.scale_up") => fits::<ScaleUp>(fields),
        ("sizing", "cpu.scale_down" | "memory.scale_down") => fits::<ScaleDown>(fields),
        ("sizing", "disk.band") => fits::<DiskBand>(fields),
        ("sizing", "peak") => fits::<PeakRule>(fields),
        ("sizing", "flavors") => fits::<Flavors>(fields),
        ("deletion", "stopped") => fits::<StoppedDeletion>(fields),
        ("deletion", "flat") => fits::<FlatDeletion>(fields),
        ("deletion", "unclaimed") => fits::<UnclaimedDeletion>(fields),
        ("inspection", "utilization") => fits::<Inspection>(fields),
        ("metering", "proration") => fits::<Proration>(fields),
        ("metering", "test_stage") => fits::<TestStage>(fields),
        ("metering", "stopped") => fits::<StoppedService>(fields),
        ("metering", "start" | "stop") => fits::<MeteringMoment>(fields),
        ("settlement", "cycle") => fits::<SettlementCycle>(fields),
        ("settlement", "score") => fits::<SettlementScore>(fields),
        ("settlement", "order") => fits::<SettlementOrder>(fields),
        ("settlement", "rounding") => fits::<Rounding>(fields),
        ("quota", "growth") => fits::<Quota>(fields),
        ("penalties", "staff.late") => fits::<StaffLate>(fields),
        ("penalties", "breach") => fits::<Breach>(fields),
        ("events", _) if path.starts_with("class.") => fits::<EventClass>(fields),
        ("security", "scan.remedy") => fits::<ScanRemedy>(fields),
        ("payers", _) if path.starts_with("rule.") => fits::<PayerRule>(fields),
        ("documents", _) => fits::<DocumentsRequired>(fields),
        ("roles", _) => fits::<Role>(fields),
        ("thresholds", _) => fits::<Threshold>(fields),
        ("approvals", _) => fits::<Approval>(fields),
        ("standards", _) => fits::<Standard>(fields),
        ("contract", _) => fits::<Free>(fields),
        ("catalog", "basis") => fits::<CatalogBasis>(fields),
        ("lists", _) => fits::<Lists>(fields),
        ("assessment", "bands") => fits::<Bands>(fields),
        ("assessment", "scoring") => fits::<Scoring>(fields),
        _ => Err("this section has no such parameter; policies/README.md lists them".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(key: &str, fields: &str) -> Result<(), String> {
        check_form(key, toml::from_str(fields).unwrap_or_else(|error| panic!("{error}")))
    }

    #[test]
    fn what_cannot_be_computed_is_refused_not_ignored() {
        let order = "steps = [\"ratio\", \"penalties\", \"already_paid\"]\nfloor = \"0.00\"";
        let refused = [
            ("settlement.order", order.replace("\"ratio\", \"penalties\"", "\"penalties\", \"ratio\"")),
            ("settlement.order", order.replace("0.00", "1.00")),
            ("settlement.rounding", "unit = \"yuan\"\nmode = \"half_up\"".to_owned()),
            ("settlement.rounding", "unit = \"fen\"\nmode = \"half_even\"".to_owned()),
            ("assessment.scoring", "scale = 2\nrounding = \"down\"\nfloor = \"0\"".to_owned()),
            ("metering.test_stage", "metered = true".to_owned()),
            ("metering.stopped", "metered = true".to_owned()),
        ];
        for (key, fields) in refused {
            let said = form(key, &fields);
            assert!(said.as_ref().is_err_and(|message| message.contains("computed")), "{key}: {said:?}");
        }
        assert_eq!(form("settlement.order", order), Ok(()));
        assert_eq!(form("metering.test_stage", "metered = false"), Ok(()));
    }
}
