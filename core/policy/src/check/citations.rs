//! Every citation resolves; every article has a disposition; what is called encoded is cited somewhere.

use super::error;
use crate::document::State;
use crate::load::Pack;
use std::collections::BTreeSet;
use yunheng_values::{ClauseId, Findings};

/// Every place of the pack that cites, with its clauses.
pub(crate) fn places_that_cite(pack: &Pack) -> Vec<(String, &[ClauseId])> {
    let mut places: Vec<(String, &[ClauseId])> = Vec::new();
    for (key, versions) in &pack.parameters {
        places.extend(
            versions
                .iter()
                .map(|version| (format!("{} {key}", version.place), version.header.clause.as_slice())),
        );
    }
    places.extend(
        pack.rulings.iter().map(|ruling| (format!("ruling {}", ruling.key), ruling.clauses.as_slice())),
    );
    places.extend(pack.items.iter().map(|item| (format!("catalog {}", item.id), item.clause.as_slice())));
    places.extend(pack.prices.iter().map(|price| (format!("price {}", price.item), price.clause.as_slice())));
    places.extend(
        pack.cases.iter().map(|case| (format!("{} {}", case.place, case.title), case.clause.as_slice())),
    );
    for tree in &pack.trees {
        places.push((tree.place.clone(), tree.head.clause.as_slice()));
        places.extend(
            tree.leaves.iter().map(|leaf| (format!("{} {}", tree.place, leaf.id), leaf.clause.as_slice())),
        );
    }
    places
}

pub(super) fn citations(pack: &Pack) -> Findings {
    let known: BTreeSet<&ClauseId> =
        pack.documents.iter().flat_map(|d| &d.articles).map(|article| &article.id).collect();
    let mut findings = Findings::new();
    for (place, clauses) in places_that_cite(pack) {
        for clause in clauses.iter().filter(|clause| !known.contains(clause)) {
            findings.push(error(
                "unresolved_citation",
                place.clone(),
                format!("引用的条款{clause}不在sources中"),
                format!("{clause} is cited but is in none of the sources"),
            ));
        }
    }
    let mut seen = BTreeSet::new();
    for article in pack.documents.iter().flat_map(|d| &d.articles) {
        if !seen.insert(&article.id) {
            findings.push(error(
                "duplicate_article",
                format!("{}#{}", pack.manifest.id, article.id),
                format!("条款{}出现两次", article.id),
                format!("article {} stands twice", article.id),
            ));
        }
        if article.gist.trim().is_empty() || article.place.trim().is_empty() {
            findings.push(error(
                "empty_article",
                format!("{}#{}", pack.manifest.id, article.id),
                format!("条款{}缺位置或要点", article.id),
                format!("article {} lacks its place or gist", article.id),
            ));
        }
    }
    findings
}

pub(super) fn dispositions(pack: &Pack) -> Findings {
    let cited: BTreeSet<&ClauseId> =
        places_that_cite(pack).into_iter().flat_map(|(_, clauses)| clauses).collect();
    let mut findings = Findings::new();
    let mut seen = BTreeSet::new();
    for disposition in &pack.dispositions {
        let (article, place) =
            (&disposition.article, format!("{}/dispositions.toml {}", pack.manifest.id, disposition.article));
        if !seen.insert(article) {
            findings.push(error(
                "duplicate_disposition",
                place.clone(),
                format!("{article}有两个处置"),
                format!("{article} has two dispositions"),
            ));
        }
        if pack.article(article).is_none() {
            findings.push(error(
                "unresolved_citation",
                place.clone(),
                format!("没有条款{article}"),
                format!("there is no article {article}"),
            ));
        }
        if disposition.because.trim().is_empty() {
            findings.push(error(
                "empty_because",
                place.clone(),
                format!("{article}未说明理由"),
                format!("{article} gives no reason"),
            ));
        }
        if disposition.state == State::Encoded && !cited.contains(article) {
            findings.push(error(
                "not_encoded",
                place,
                format!("{article}称已编码，但没有参数、指标、目录、口径或算例引用它"),
                format!("{article} is called encoded, but nothing cites it"),
            ));
        }
    }
    for article in
        pack.documents.iter().flat_map(|d| &d.articles).filter(|article| !seen.contains(&article.id))
    {
        findings.push(error(
            "missing_disposition",
            format!("{}#{}", pack.manifest.id, article.id),
            format!("条款{}没有处置", article.id),
            format!("article {} has no disposition", article.id),
        ));
    }
    findings
}
