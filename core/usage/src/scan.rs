//! Vulnerabilities that a scan found and the next scan finds again (仍未整改).

use crate::Citation;
use crate::time::malformed;
use std::collections::BTreeSet;
use yunheng_policy::shape::ScanRemedy;
use yunheng_policy::{Cited, RuleError, Rules};

/// How bad a vulnerability is, in ascending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskLevel {
    /// 信息.
    Info,
    /// 低危.
    Low,
    /// 中危.
    Medium,
    /// 高危.
    High,
    /// 超危.
    Critical,
}

impl RiskLevel {
    /// Reads the words of scanners and of officials; capitals do not matter.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().as_str() {
            "critical" | "超危" | "严重" | "紧急" => Some(Self::Critical),
            "high" | "高危" | "高" => Some(Self::High),
            "medium" | "中危" | "中" => Some(Self::Medium),
            "low" | "低危" | "低" => Some(Self::Low),
            "info" | "信息" | "提示" => Some(Self::Info),
            _ => None,
        }
    }

    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Info => "info",
        }
    }
}

/// What a scan found on an asset.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScanFinding {
    /// The machine.
    pub asset: String,
    /// Number of the vulnerability.
    pub vulnerability: String,
    /// How bad.
    pub severity: RiskLevel,
}

/// What follows when a vulnerability outlives a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanRule {
    /// Lowest severity that counts.
    pub severity_from: RiskLevel,
    /// Whether the same vulnerability must be found again, not just any on the same asset.
    pub same_vulnerability: bool,
    /// What follows, as the pack's stable word.
    pub action: String,
    /// Where it comes from.
    pub citation: Citation,
}

impl ScanRule {
    /// Reads `security.scan.remedy`; a city need not have it.
    ///
    /// # Errors
    /// [`RuleError::Malformed`] for an unknown severity or field.
    pub fn from_rules(rules: &Rules<'_>) -> Result<Option<Self>, RuleError> {
        rules.find::<ScanRemedy>("security.scan.remedy")?.map(|cited| Self::from_cited(&cited)).transpose()
    }

    fn from_cited(cited: &Cited<ScanRemedy>) -> Result<Self, RuleError> {
        let ScanRemedy { severity_from, match_key, action } = &cited.value;
        let has = |field: &str| match_key.iter().any(|key| key == field);
        if !has("asset") || match_key.iter().any(|key| key != "asset" && key != "vulnerability") {
            let message =
                format!("match_key: asset, or asset and vulnerability are expected; found {match_key:?}");
            return Err(malformed(&cited.key, message));
        }
        let level = RiskLevel::from_word(severity_from).ok_or_else(|| {
            malformed(&cited.key, format!("`{severity_from}` is not a severity such as high"))
        })?;
        Ok(Self {
            severity_from: level,
            same_vulnerability: has("vulnerability"),
            action: action.clone(),
            citation: Citation::of(cited),
        })
    }

    /// What makes two findings the same; numbers of vulnerabilities differ in capitals between scanners.
    fn identity<'f>(&self, finding: &'f ScanFinding) -> (&'f str, String) {
        let number = if self.same_vulnerability {
            finding.vulnerability.trim().to_ascii_uppercase()
        } else {
            String::new()
        };
        (finding.asset.trim(), number)
    }
}

/// A vulnerability that is still there and calls for action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<'r> {
    /// The machine.
    pub asset: String,
    /// Number of the vulnerability.
    pub vulnerability: String,
    /// How bad it is now.
    pub severity: RiskLevel,
    /// What follows.
    pub action: &'r str,
    /// Where the rule comes from.
    pub citation: &'r Citation,
}

/// Findings of the current scan that the previous one already had, both at least as bad as the rule asks. A new
/// finding is none of them, nor is one that has been rated lower since.
pub fn scan_follow_up<'r>(
    previous: &[ScanFinding],
    current: &[ScanFinding],
    rule: &'r ScanRule,
) -> Vec<Notice<'r>> {
    let counts = |finding: &&ScanFinding| finding.severity >= rule.severity_from;
    let known: BTreeSet<_> = previous.iter().filter(counts).map(|finding| rule.identity(finding)).collect();
    let mut notices: Vec<Notice<'r>> = current
        .iter()
        .filter(counts)
        .filter(|finding| known.contains(&rule.identity(finding)))
        .map(|finding| Notice {
            asset: finding.asset.trim().to_owned(),
            vulnerability: finding.vulnerability.trim().to_owned(),
            severity: finding.severity,
            action: &rule.action,
            citation: &rule.citation,
        })
        .collect();
    // The worst of repeated findings stands for them.
    let key = |notice: &Notice<'_>| (notice.asset.clone(), notice.vulnerability.to_ascii_uppercase());
    notices.sort_by(|one, other| key(one).cmp(&key(other)).then(other.severity.cmp(&one.severity)));
    notices.dedup_by(|later, earlier| key(later) == key(earlier));
    notices
}
