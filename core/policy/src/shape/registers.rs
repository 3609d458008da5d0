//! Registers: who reports what when, which papers, which thresholds. Later issues give them work to do.

use crate::read;
use serde::Deserialize;
use toml::{Table, Value};
use yunheng_values::Exact;

/// A recurring duty to report or to act.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Who.
    pub actor: String,
    /// How often.
    pub times: i64,
    /// In which time.
    pub per: String,
    /// To whom.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// When it is due, in words of the pack.
    #[serde(default)]
    pub due: String,
    /// What it must contain.
    #[serde(default)]
    pub sections: Vec<String>,
    /// Indicator that it feeds.
    #[serde(default)]
    pub leaf: String,
    /// Name of the document.
    #[serde(default)]
    pub document: String,
}

/// Follow-up of vulnerability scans.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScanRemedy {
    /// Lowest severity that counts.
    pub severity_from: String,
    /// What makes two findings the same.
    pub match_key: Vec<String>,
    /// What follows.
    pub action: String,
}

/// Who pays for a kind of unit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayerRule {
    /// Who pays.
    pub payer: String,
    /// For whom.
    pub unit_kind: String,
}

/// Papers that must be there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentsRequired {
    /// Their names.
    pub required: Vec<String>,
    /// Whether the source has a layout.
    #[serde(default)]
    pub layout: String,
}

/// A role of the pack's parties.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Role code.
    pub role: String,
    /// Name in the source.
    pub official_name: String,
    /// What it does.
    #[serde(default)]
    pub duties: Vec<String>,
    /// 甲, 乙, 丙: only a print label.
    #[serde(default)]
    pub print_letter: String,
}

/// A threshold that something is held against.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// How.
    pub comparison: String,
    /// The value.
    #[serde(default, deserialize_with = "read::exact_option")]
    pub value: Option<Exact>,
    /// Lower end of a range.
    #[serde(default, deserialize_with = "read::exact_option")]
    pub low: Option<Exact>,
    /// Upper end of a range.
    #[serde(default, deserialize_with = "read::exact_option")]
    pub high: Option<Exact>,
    /// Unit.
    pub unit: String,
}

/// A chain of approvals.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Its steps in order.
    pub steps: Vec<ApprovalStep>,
    /// Whether approvers decide together.
    #[serde(default)]
    pub joint: bool,
}

/// A step of a chain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalStep {
    /// Who.
    pub role: String,
    /// What.
    pub act: String,
}

/// A standard that a text cites.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Edition cited.
    pub edition: String,
    /// Title.
    pub title: String,
    /// What replaced it.
    #[serde(default)]
    pub superseded_by: String,
    /// Since when the cited or replacing edition is in force.
    #[serde(default)]
    pub in_force_on: Option<toml::value::Datetime>,
}

/// What a list of items and prices rests on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogBasis {
    /// Who sets the prices.
    pub kind: BasisKind,
    /// What the document is called that a list is taken from, such as 中标合同.
    pub document: String,
}

/// Who sets the prices of a catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasisKind {
    /// The contract: prices are those of the tender.
    Contract,
    /// A framework agreement of a higher level: its lists are taken over as they are.
    Framework,
    /// The authority itself.
    Authority,
}

/// Facts of the contract that the pack is bound to: no fixed form.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Free(pub Table);

/// A directory.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lists {
    /// Its entries.
    pub entries: Vec<Value>,
}
