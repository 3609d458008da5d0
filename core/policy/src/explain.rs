//! A clause or a leaf, opened for a person: gist, what became of it, the values that cite it, its rulings and cases.

use crate::check::places_that_cite;
use crate::load::Pack;
use crate::rules::Rules;
use crate::tree::Leaf;
use crate::{Article, Disposition, Document, Ruling, Version, WorkedCase};
use yunheng_values::ClauseId;

/// What is known of an id.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation<'p> {
    /// The clause, when the id is one.
    pub clause: Option<ClauseExplanation<'p>>,
    /// The leaf, when the id is one.
    pub leaf: Option<LeafExplanation>,
    /// Rulings of that number or key.
    pub rulings: Vec<&'p Ruling>,
    /// Versions of the parameter of that key.
    pub parameters: Vec<(&'p str, &'p Version)>,
}

/// A clause with everything that cites it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClauseExplanation<'p> {
    /// The document.
    pub document: &'p Document,
    /// The article.
    pub article: &'p Article,
    /// What became of it.
    pub disposition: Option<&'p Disposition>,
    /// Parameters that cite it, with each version.
    pub parameters: Vec<(&'p str, &'p Version)>,
    /// Rulings that it raises.
    pub rulings: Vec<&'p Ruling>,
    /// Other places that cite it: leaves, catalog items, prices.
    pub cited_by: Vec<String>,
    /// Worked cases.
    pub cases: Vec<&'p WorkedCase>,
}

/// A leaf and where it hangs.
#[derive(Debug, Clone, PartialEq)]
pub struct LeafExplanation {
    /// Its tree.
    pub tree: String,
    /// The leaf with the readings in place.
    pub leaf: Leaf,
}

/// Explains a clause id, a leaf id, a ruling's number or key, or a parameter's key; `None` when the pack knows none of them.
pub fn explain<'p>(rules: &Rules<'p>, id: &str) -> Option<Explanation<'p>> {
    let pack = rules.pack();
    let clause = ClauseId::new(id).ok().and_then(|id| explain_clause(pack, &id));
    let leaf = rules.tree_ids().iter().filter_map(|tree| rules.tree(tree).ok()).find_map(|tree| {
        let leaf = tree.leaves.into_iter().find(|leaf| leaf.id == id)?;
        Some(LeafExplanation { tree: tree.id, leaf })
    });
    let rulings: Vec<&Ruling> =
        pack.rulings.iter().filter(|ruling| ruling.id == id || ruling.key == id).collect();
    let in_deadlines = format!("deadlines.{id}");
    let named = pack.parameters.iter().filter(|(key, _)| **key == id || **key == in_deadlines);
    let parameters: Vec<_> =
        named.flat_map(|(key, versions)| versions.iter().map(move |v| (key.as_str(), v))).collect();
    let found = clause.is_some() || leaf.is_some() || !rulings.is_empty() || !parameters.is_empty();
    found.then_some(Explanation { clause, leaf, rulings, parameters })
}

fn explain_clause<'p>(pack: &'p Pack, id: &ClauseId) -> Option<ClauseExplanation<'p>> {
    let (document, article) = pack
        .documents
        .iter()
        .find_map(|document| Some((document, document.articles.iter().find(|article| article.id == *id)?)))?;
    let parameters =
        pack.parameters.iter().flat_map(|(key, versions)| versions.iter().map(move |v| (key.as_str(), v)));
    let others = places_that_cite(pack).into_iter().filter(|(place, clauses)| {
        clauses.contains(id)
            && !place.starts_with("ruling ")
            && !place.contains("/parameters/")
            && !place.contains("/worked/")
    });
    Some(ClauseExplanation {
        document,
        article,
        disposition: pack.dispositions.iter().find(|disposition| disposition.article == *id),
        parameters: parameters.filter(|(_, version)| version.header.clause.contains(id)).collect(),
        rulings: pack.rulings.iter().filter(|ruling| ruling.clauses.contains(id)).collect(),
        cited_by: others.map(|(place, _)| place).collect(),
        cases: pack.cases.iter().filter(|case| case.clause.contains(id)).collect(),
    })
}
