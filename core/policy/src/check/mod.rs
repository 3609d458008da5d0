//! What `policy check` reports: every defect of a pack at once, and the text's own faults as notes.
//!
//! A defect of the *pack* is an error. A defect of the *source text* that the pack settles is a note naming the ruling.

mod citations;
pub(crate) use citations::places_that_cite;
mod parameters;
mod registers;
mod trees;

use crate::document::State;
use crate::load::Pack;
use yunheng_values::{Finding, Findings, Text};

/// How the articles of a pack were disposed of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Articles of the pack's own documents.
    pub articles: usize,
    /// Encoded.
    pub encoded: usize,
    /// Nothing to compute.
    pub not_computable: usize,
    /// Outside the platform.
    pub out_of_scope: usize,
    /// Without a disposition.
    pub missing: usize,
}

/// Every finding about a pack, in a fixed order.
pub fn check(pack: &Pack) -> Findings {
    let mut findings = registers::identity(pack);
    findings.extend(citations::citations(pack));
    findings.extend(citations::dispositions(pack));
    findings.extend(registers::rulings(pack));
    findings.extend(registers::choices(pack));
    findings.extend(registers::catalog(pack));
    findings.extend(parameters::parameters(pack));
    findings.extend(trees::bands(pack));
    findings.extend(trees::trees(pack));
    findings.extend(registers::cases(pack));
    findings.extend(faults_of_the_text(pack));
    findings
}

/// Counts of dispositions of the pack's own articles.
pub fn coverage(pack: &Pack) -> Coverage {
    let mut coverage = Coverage { articles: pack.own_articles.len(), ..Coverage::default() };
    for article in &pack.own_articles {
        match pack.dispositions.iter().find(|d| d.article == *article).map(|d| d.state) {
            Some(State::Encoded) => coverage.encoded += 1,
            Some(State::NotComputable) => coverage.not_computable += 1,
            Some(State::OutOfScope) => coverage.out_of_scope += 1,
            None => coverage.missing += 1,
        }
    }
    coverage
}

fn faults_of_the_text(pack: &Pack) -> Findings {
    let note = |ruling: &crate::Ruling| {
        let code = ruling.nature.finding_code()?;
        let (id, question, default) = (&ruling.id, &ruling.question, &ruling.default);
        let finding = Finding::note(
            code,
            format!("{}#{}", pack.manifest.id, ruling.key),
            Text::new(
                format!("{id}：{question} 随包读法：{default}（{}）", ruling.because),
                format!("{id}: the source text has a fault; ruling {} = {default}", ruling.key),
            ),
        );
        Some(finding.cite(ruling.clauses.iter().cloned()).hint(
            format!("可用 --ruling {}=… 另择读法", ruling.key),
            format!("read it otherwise with --ruling {}=…", ruling.key),
        ))
    };
    pack.rulings.iter().filter_map(note).collect()
}

/// An error with the same words in both languages' frames.
pub(crate) fn error(code: &'static str, place: impl Into<String>, zh: String, en: String) -> Finding {
    Finding::error(code, place, Text::new(zh, en))
}
