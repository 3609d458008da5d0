//! `yunheng policy check | coverage | weave`.

use crate::home::Home;
use crate::packs::{open_pack, open_what_reads};
use crate::texts::official_text;
use yunheng_policy::{Coverage, Rules, check, coverage, weave};
use yunheng_values::Findings;

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
    let report = |name: &String| match open_what_reads(name) {
        Ok((pack, unread)) => PolicyReport {
            pack: pack.manifest.id.clone(),
            version: pack.manifest.version.clone(),
            digest: pack.digest.clone(),
            findings: unread.into_iter().chain(check(&pack)).chain(crate::cases::check(&pack)).collect(),
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

/// The pack as one readable document, with the official texts that the city has loaded.
pub fn weave_pack(rules: &Rules<'_>, home: &Home) -> String {
    weave(rules, &|id| official_text(rules.pack(), home, id))
}

/// An article with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// Id of the pack.
    pub pack: String,
    /// Id of the article.
    pub article: String,
    /// Where it stands.
    pub place: String,
    /// `encoded`, `not_computable`, `out_of_scope` or `missing`.
    pub state: &'static str,
    /// Why.
    pub because: String,
}

/// Every article of the packs, bases included.
///
/// # Errors
/// A pack that cannot be read.
pub fn article_rows(names: &[String]) -> Result<Vec<ArticleRow>, Findings> {
    let mut rows = Vec::new();
    for name in names {
        let pack = open_pack(name)?;
        let articles = pack.documents.iter().flat_map(|document| &document.articles);
        rows.extend(articles.map(|article| {
            let found = pack.dispositions.iter().find(|disposition| disposition.article == article.id);
            ArticleRow {
                pack: pack.manifest.id.clone(),
                article: article.id.to_string(),
                place: article.place.clone(),
                state: found.map_or("missing", |disposition| disposition.state.as_str()),
                because: found.map_or_else(String::new, |disposition| disposition.because.clone()),
            }
        }));
    }
    Ok(rows)
}
