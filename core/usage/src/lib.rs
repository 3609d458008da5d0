//! What use says about size: right-sizing (升降配), deletion candidates, the cadence of utilization reviews
//! (资源使用率排查) and the follow-up of vulnerability scans.
//!
//! Every number comes from a pack. A city without thresholds gets statistics and no advice. No data is not zero, a
//! machine that is off is not idle, and samples from before a resize do not judge what came after.
//!
//! | file | what |
//! |---|---|
//! | `resource.rs` | the facts about a resource |
//! | `sample.rs` | samples that may be used, and what was wrong with the others |
//! | `summary.rs` | peak, 95th percentile, mean, coverage, monthly peaks |
//! | `rules.rs`, `from_pack.rs`, `citation.rs` | a pack's thresholds, made effective with their tolerance |
//! | `advice.rs` | a row of advice, and a resource's rows together |
//! | `scale.rs`, `disk.rs` | sizes of processors, memory and disk |
//! | `deletion.rs` | what may be deleted, and what cannot be decided |
//! | `tally.rs` | counts and findings of a run |
//! | `inspection.rs`, `scan.rs` | reviews in a year; vulnerabilities that outlived a scan |

mod advice;
mod citation;
mod deletion;
mod disk;
mod from_pack;
mod inspection;
mod resource;
mod rules;
mod sample;
mod scale;
mod scan;
mod summary;
mod tally;
mod text;
mod time;

pub use advice::{Action, Advice, Advised, Dimension, SizeCase, advise, advise_case};
pub use citation::Citation;
pub use deletion::Undecided;
pub use inspection::{InspectionReport, InspectionRule, inspections_check};
pub use resource::{Power, Resize, Resource, StopCause, claimed_from_word};
pub use rules::{
    BandRule, DeletionRules, DownRule, FlatRule, MetricRules, SizingRules, StoppedRule, UnclaimedRule, UpRule,
};
pub use sample::{Metric, Sample, SampleFaults};
pub use scan::{Notice, RiskLevel, ScanFinding, ScanRule, scan_follow_up};
pub use summary::{MetricSummary, MetricUsage, ResourceUsage, Summarizer};
pub use tally::Tally;
pub use time::Window;
