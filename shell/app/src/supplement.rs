//! What every document carries beside its figures: rules, clauses, rulings and findings.

use yunheng_policy::{Pack, Rules};
use yunheng_report::{BasisLine, FindingLine, Language, PackLine, RulingLine};
use yunheng_values::{ClauseId, Finding, Lang};

/// The document's language.
pub(crate) fn language(lang: Lang) -> Language {
    match lang {
        Lang::Zh => Language::Chinese,
        Lang::En => Language::English,
    }
}

/// The pack.
pub(crate) fn pack_line(pack: &Pack) -> PackLine {
    PackLine {
        title: pack.manifest.title.clone(),
        version: pack.manifest.version.clone(),
        digest: pack.digest.clone(),
    }
}

/// Findings in one language.
pub(crate) fn finding_lines(findings: &[Finding], lang: Lang) -> Vec<FindingLine> {
    let line = |finding: &Finding| FindingLine {
        severity: finding.severity.as_str().to_owned(),
        code: finding.code.to_owned(),
        place: finding.place.clone(),
        message: finding.message.in_lang(lang).to_owned(),
        clauses: finding.clauses.iter().map(ToString::to_string).collect(),
    };
    findings.iter().map(line).collect()
}

/// Clauses with their source and gist, each once.
pub(crate) fn basis_lines<'a>(pack: &Pack, clauses: impl Iterator<Item = &'a ClauseId>) -> Vec<BasisLine> {
    let mut lines: Vec<BasisLine> = Vec::new();
    for clause in clauses {
        if lines.iter().any(|line| line.clause == clause.as_str()) {
            continue;
        }
        let found = pack.documents.iter().find_map(|document| {
            Some((document, document.articles.iter().find(|article| article.id == *clause)?))
        });
        let (source, gist) = found.map_or_else(Default::default, |(document, article)| {
            (format!("《{}》{}", document.title, article.place), article.gist.clone())
        });
        lines.push(BasisLine { clause: clause.to_string(), source, gist });
    }
    lines
}

/// Rulings given as `key=reading`, opened.
pub(crate) fn ruling_lines(rules: &Rules<'_>, named: &[String]) -> Vec<RulingLine> {
    let line = |text: &String| {
        let (key, reading) = text.split_once('=')?;
        let ruling = rules.pack().ruling(key)?;
        let says = ruling.readings.iter().find(|known| known.key == reading).map(|known| known.says.clone());
        Some(RulingLine {
            id: ruling.id.clone(),
            question: ruling.question.clone(),
            reading: says.unwrap_or_else(|| reading.to_owned()),
            reason: ruling.because.clone(),
            default: ruling.default == reading,
        })
    };
    named.iter().filter_map(line).collect()
}
