//! Vulnerabilities that outlive a scan: the worked example E61 and what is not one.

mod common;

use common::scans;
use yunheng_usage::{RiskLevel, ScanFinding, ScanRule, scan_follow_up};

fn found(asset: &str, vulnerability: &str, severity: &str) -> ScanFinding {
    let severity = RiskLevel::from_word(severity).unwrap_or_else(|| panic!("{severity}"));
    ScanFinding { asset: asset.to_owned(), vulnerability: vulnerability.to_owned(), severity }
}

fn notices(previous: &[ScanFinding], current: &[ScanFinding], rule: &ScanRule) -> Vec<String> {
    scan_follow_up(previous, current, rule)
        .iter()
        .map(|n| format!("{} {}", n.asset, n.vulnerability))
        .collect()
}

#[test]
fn a_finding_that_stays_is_noticed_and_a_new_one_is_not_e61() {
    let rule = scans();
    let march = [found("VM-1", "CVE-X", "high")];
    let april =
        [found("VM-1", "CVE-X", "high"), found("VM-1", "CVE-Y", "critical"), found("VM-2", "CVE-X", "high")];
    assert_eq!(notices(&march, &april, &rule), ["VM-1 CVE-X"]);
    assert_eq!(notices(&[], &april, &rule), Vec::<String>::new());
    assert_eq!(notices(&march, &[], &rule), Vec::<String>::new());
    let notice = &scan_follow_up(&march, &april, &rule)[0];
    assert_eq!((notice.action, notice.citation.clauses[0].as_str()), ("shutdown_notice", "XC-M-30"));
}

#[test]
fn only_what_is_high_both_times() {
    let rule = scans();
    let table = [
        ("high", "high", 1),
        ("critical", "high", 1),
        ("高危", "超危", 1),
        ("medium", "medium", 0),
        ("medium", "high", 0),
        ("high", "中危", 0),
        ("low", "info", 0),
    ];
    for (before, now, count) in table {
        let found = notices(&[found("VM-1", "CVE-1", before)], &[found("VM-1", "CVE-1", now)], &rule);
        assert_eq!(found.len(), count, "{before} {now}");
    }
}

#[test]
fn repeats_and_capitals_are_one_finding() {
    let rule = scans();
    let before = [found("VM-1", "cve-2026-1", "high")];
    let now = [
        found("VM-1", "CVE-2026-1", "high"),
        found("VM-1 ", " CVE-2026-1", "critical"),
        found("VM-1", "cve-2026-1", "high"),
    ];
    let rows = scan_follow_up(&before, &now, &rule);
    assert_eq!((rows.len(), rows[0].severity), (1, RiskLevel::Critical));
}

#[test]
fn any_finding_on_the_same_asset_where_the_pack_says_so() {
    let rule = ScanRule { same_vulnerability: false, ..scans() };
    let before = [found("VM-1", "CVE-1", "high")];
    let now = [found("VM-1", "CVE-2", "high"), found("VM-2", "CVE-1", "high")];
    assert_eq!(notices(&before, &now, &rule), ["VM-1 CVE-2"]);
}

#[test]
fn unknown_severities_are_refused() {
    assert_eq!(RiskLevel::from_word("urgent!"), None);
    assert_eq!(RiskLevel::from_word(" HIGH "), Some(RiskLevel::High));
}
