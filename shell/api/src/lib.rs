//! Wire types: the JSON of CONTRACT.md, field for field. Nothing else in the workspace shapes JSON for outsiders.
//!
//! Money, quantities, ratios and scores are strings of plain decimals, so that no reader's float can touch them.

mod assess;
mod because;
mod deadline;
mod demo;
mod finding;
mod inventory;
mod operation;
pub mod platform;
mod policy;
mod process;
mod rate;
mod replay;
mod settle;
mod size;

pub use assess::{AssessmentJson, BandJson, GroupJson, LeafJson};
pub use because::{BecauseJson, FactJson, StepJson};
pub use deadline::{DeadlineJson, SkippedJson};
pub use demo::{DemoJson, DemoPersonJson};
pub use finding::{FindingJson, FindingsJson, findings_json};
pub use inventory::{
    InventoryEntryJson, InventoryGapJson, InventoryJson, ReconciledDifferenceJson, ReconciledItemJson,
    ReconciledJson,
};
pub use operation::{
    AuditExportJson, AuditVerifyJson, BackupJson, BackupPackJson, DoctorCheckJson, DoctorJson, RestoreJson,
};
pub use policy::{CheckJson, CheckedPackJson, CoverageJson};
pub use process::{PassedJson, ProcessCheckJson, ProcessFileJson, ProcessJson, ReasonJson, UnsupportedJson};
pub use rate::{
    ItemTotalJson, LineJson, MonthTotalJson, PayerTotalJson, RatingHeadJson, RatingTailJson, TotalsJson,
    UnitTotalJson,
};
pub use replay::{ReplayAgreementJson, ReplayCountJson, ReplayJson, ReplayTimesJson};
pub use settle::{SettledCycleJson, SettlementJson};
pub use size::{AdviceJson, SizeFindingsJson};
