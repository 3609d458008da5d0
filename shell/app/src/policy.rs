//! `yunheng policy check | explain | weave`.

use crate::home::Home;
use crate::packs::open_pack;
use crate::texts::official_text;
use yunheng_policy::{Coverage, Explanation, Rules, check, coverage, explain, weave};
use yunheng_values::{Finding, Findings, Text};

/// What is known of a pack after checking it.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyReport {
    /// Name as asked for.
    pub pack: String,
    /// Version, empty when it could not be read.
    pub version: String,
    /// Digest, empty when it could not be read.
    pub digest: String,
    /// Findings.
    pub findings: Findings,
    /// Dispositions counted.
    pub coverage: Coverage,
}

/// Checks packs; one that cannot be read is a report of its findings.
pub fn check_packs(names: &[String]) -> Vec<PolicyReport> {
    let report = |name: &String| match open_pack(name) {
        Ok(pack) => PolicyReport {
            pack: pack.manifest.id.clone(),
            version: pack.manifest.version.clone(),
            digest: pack.digest.clone(),
            findings: check(&pack),
            coverage: coverage(&pack),
        },
        Err(findings) => PolicyReport {
            pack: name.clone(),
            version: String::new(),
            digest: String::new(),
            findings,
            coverage: Coverage::default(),
        },
    };
    names.iter().map(report).collect()
}

/// Explains a clause, a leaf, a ruling or a parameter.
///
/// # Errors
/// When the pack knows no such id, with ids that begin alike.
pub fn explain_id<'p>(rules: &Rules<'p>, id: &str) -> Result<Explanation<'p>, Findings> {
    explain(rules, id).ok_or_else(|| {
        let pack = rules.pack();
        let articles = pack.documents.iter().flat_map(|document| &document.articles).map(|article| article.id.as_str());
        let stem: String = id.trim_end_matches(|c: char| !c.is_ascii_digit()).chars().take(4).collect();
        let alike: Vec<&str> = articles.filter(|known| !stem.is_empty() && known.starts_with(&stem)).take(12).collect();
        let message = Text::new(format!("规则包{}里没有“{id}”", pack.manifest.id), format!("{} knows no `{id}`", pack.manifest.id));
        vec![
            Finding::error("unknown_id", id, message)
                .hint(format!("相近的编号：{}", alike.join(" ")), format!("ids that begin alike: {}", alike.join(" "))),
        ]
    })
}

/// The pack as one readable document, with the official texts that the city has loaded.
pub fn weave_pack(rules: &Rules<'_>, home: &Home) -> String {
    weave(rules, &|id| official_text(rules.pack(), home, id))
}
