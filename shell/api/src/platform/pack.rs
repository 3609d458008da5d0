//! Rule packs: documents, articles, parameters over time, rulings and the readings that the authority chose.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A pack as the service applies it: what was published, and over it what the authority chose.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PackJson {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Head of its clause ids.
    pub prefix: String,
    /// Version of the pack, not of the law.
    pub version: String,
    /// `in_force`, `trial` or `draft`.
    pub status: String,
    /// Whether this installation begins its kinds of work.
    pub in_use: bool,
    /// Administrative division code.
    pub division_code: String,
    /// First day on which the rules hold.
    pub valid_from: String,
    /// First day on which they no longer hold.
    pub valid_until: Option<String>,
    /// Packs below this one.
    pub based_on: Vec<String>,
    /// SM3 of all texts, choices included; every result names it.
    pub digest: String,
    /// SM3 of the texts as published.
    pub published_digest: String,
    /// Day on which the last dated version begins: the rules' default day.
    pub last_dated: String,
    /// Anything a reader should know.
    pub note: String,
    /// Source documents, bases included as in every count here.
    pub documents: usize,
    /// Articles.
    pub articles: usize,
    /// Parameters, each with its versions.
    pub parameters: usize,
    /// Open questions of the text.
    pub rulings: usize,
    /// Questions that the authority must decide before something can be done, and has not.
    pub undecided: usize,
    /// Readings that the authority chose.
    pub choices: usize,
    /// Leaves of the indicator trees.
    pub indicators: usize,
    /// Items of the service catalog.
    pub items: usize,
    /// Worked cases.
    pub cases: usize,
}

/// A source document.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DocumentJson {
    /// Short id, the head of its clause ids.
    pub id: String,
    /// Title as printed.
    pub title: String,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// 文号.
    pub number: String,
    /// `contract`, `measures`, `standard`, `law`, …
    pub kind: String,
    /// 印发日期.
    pub issued_on: Option<String>,
    /// Rank among the documents of one agreement.
    pub rank: Option<i64>,
    /// Anything a reader should know.
    pub note: String,
    /// Whether the city has loaded its official text.
    pub has_official_text: bool,
    /// Its articles.
    pub articles: usize,
    /// Those that are encoded.
    pub encoded: usize,
    /// Those with nothing to compute.
    pub not_computable: usize,
    /// Those outside the platform.
    pub out_of_scope: usize,
    /// Those without a disposition.
    pub missing: usize,
}

/// Which articles.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ArticlesQuery {
    /// Of this document.
    pub document: Option<String>,
    /// `encoded`, `not_computable`, `out_of_scope` or `missing`.
    pub state: Option<String>,
    /// Words of id, place, gist or official text.
    pub q: Option<String>,
    /// Rows of a page; all of them when absent.
    #[param(minimum = 1, maximum = 1000)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// An article.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ArticleJson {
    /// Id of the clause.
    pub id: String,
    /// Its document.
    pub document: String,
    /// Where it stands, such as 第十二条.
    pub place: String,
    /// What it says, in our own words.
    pub gist: String,
    /// Anything a reader should know.
    pub note: String,
    /// `encoded`, `not_computable`, `out_of_scope` or `missing`.
    pub state: String,
    /// Why, or where it is encoded.
    pub because: String,
    /// The official wording, where the city has loaded it.
    pub text: Option<String>,
}

/// A rules' day.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct AtQuery {
    /// Rules of this day; today when absent.
    pub at: Option<String>,
}

/// A clause with everything that rests on it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ClauseJson {
    /// Its id.
    pub id: String,
    /// The pack that was asked.
    pub pack: String,
    /// Digest of the pack.
    pub digest: String,
    /// Day of the rules.
    pub at: String,
    /// Id of the document.
    pub document: String,
    /// Title of the document.
    pub document_title: String,
    /// 文号 of the document.
    pub document_number: String,
    /// Where it stands, such as 第十二条.
    pub place: String,
    /// What it says, in our own words.
    pub gist: String,
    /// Anything a reader should know.
    pub note: String,
    /// The official wording, where the city has loaded it.
    pub text: Option<String>,
    /// `encoded`, `not_computable`, `out_of_scope` or `missing`.
    pub state: String,
    /// Why, or where it is encoded.
    pub because: String,
    /// Values that cite it, each with its days.
    pub parameters: Vec<ClauseParameterJson>,
    /// Rulings that it raises.
    pub rulings: Vec<ClauseRulingJson>,
    /// Leaves that cite it.
    pub leaves: Vec<LeafRefJson>,
    /// The leaf that it is itself.
    pub indicator: Option<IndicatorJson>,
    /// Catalog items, prices and trees that cite it.
    pub cited_by: Vec<String>,
    /// Worked cases.
    pub worked: Vec<CaseRefJson>,
}

/// A value that cites a clause.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ClauseParameterJson {
    /// `section.path`.
    pub key: String,
    /// What an official calls it.
    pub name: String,
    /// The value in words.
    pub value: String,
    /// Its unit, where it has one.
    pub unit: Option<String>,
    /// First day.
    pub from: String,
    /// First day after it; null while no end is set.
    pub until: Option<String>,
}

/// A ruling that a clause raises.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ClauseRulingJson {
    /// Its key.
    pub key: String,
    /// The question.
    pub question: String,
    /// Reading on the day, in words.
    pub reading: String,
    /// Whether the authority has decided it.
    pub is_decided: bool,
}

/// A leaf, by name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LeafRefJson {
    /// Its id.
    pub id: String,
    /// Name as printed.
    pub name: String,
}

/// Something with a key, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeyedJson {
    /// Its key or id.
    pub key: String,
    /// What people call it.
    pub name: String,
}

/// A worked case, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseRefJson {
    /// Number in the register of examples; may be empty.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// Kind, such as `deadline` or `rate`.
    pub kind: String,
    /// File it stands in.
    pub place: String,
    /// Clauses it works out.
    pub clauses: Vec<String>,
}

/// A leaf of an indicator tree.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct IndicatorJson {
    /// Id.
    pub id: String,
    /// Its tree.
    pub tree: String,
    /// Name as printed.
    pub name: String,
    /// Groups above, outermost first.
    pub group: Vec<String>,
    /// Points.
    pub points: String,
    /// Target as printed.
    pub target: String,
    /// Field of the sheet.
    pub field: String,
    /// Unit of the field.
    pub unit: String,
    /// Kind of its rule.
    pub rule: String,
    /// Whether a sheet may declare it not applicable.
    pub may_not_apply: bool,
    /// Rulings that decide the rule.
    pub rulings: Vec<String>,
    /// Clauses.
    pub clauses: Vec<String>,
    /// Anything a reader should know.
    pub note: String,
}

/// Which parameters.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ParametersQuery {
    /// Of this section, such as `deadlines` or `catalog`.
    pub section: Option<String>,
    /// Words of key, name, value or clauses.
    pub q: Option<String>,
}

/// A parameter with every value it has had and will have.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ParameterJson {
    /// `section.path`.
    pub key: String,
    /// Its section.
    pub section: String,
    /// What an official calls it.
    pub name: String,
    /// Its values in order of time.
    pub versions: Vec<ParameterVersionJson>,
}

/// A value from a day on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ParameterVersionJson {
    /// First day.
    pub from: String,
    /// First day after it; null while no end is set.
    pub until: Option<String>,
    /// The value in words.
    pub value: String,
    /// Its unit, where it has one.
    pub unit: Option<String>,
    /// Clauses that say so.
    pub clauses: Vec<String>,
    /// Rulings behind it, as `key=reading`.
    pub rulings: Vec<String>,
    /// When somebody last compared it with the source.
    pub verified_on: String,
    /// Anything a reader should know.
    pub note: String,
    /// File and line.
    pub place: String,
}

/// What became of the articles, and what `policy check` finds.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PackCoverageJson {
    /// The pack.
    pub pack: String,
    /// Its digest.
    pub digest: String,
    /// The pack's own articles, without its bases'.
    pub articles: usize,
    /// Those that are encoded.
    pub encoded: usize,
    /// Those with nothing to compute.
    pub not_computable: usize,
    /// Those outside the platform.
    pub out_of_scope: usize,
    /// Those without a disposition.
    pub missing: usize,
    /// Document by document, bases included.
    pub documents: Vec<DocumentJson>,
    /// Defects of the pack as errors, faults of the source text as notes.
    pub findings: Vec<super::FindingBody>,
}

/// A question that the text leaves open.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RulingJson {
    /// Number of the question; several keys may share it.
    pub id: String,
    /// Unique key.
    pub key: String,
    /// What is wrong with the text: `silent`, `open_border`, `contradiction`, …
    pub nature: String,
    /// The question.
    pub question: String,
    /// Possible answers.
    pub readings: Vec<ReadingJson>,
    /// `decimal`, `integer` or `text` when another value may be named besides.
    pub open: Option<String>,
    /// Reading taken unless the authority chooses otherwise.
    pub default: String,
    /// Why this default.
    pub because: String,
    /// What must wait until the authority has decided, such as `payment`.
    pub needs_decision_before: Option<String>,
    /// Whether the authority has decided for the day.
    pub is_decided: bool,
    /// Reading on the day.
    pub chosen: String,
    /// Clauses that raise the question.
    pub clauses: Vec<String>,
    /// First day of the question.
    pub from: String,
    /// Anything a reader should know.
    pub note: String,
    /// What the authority chose, in the order in which it was decided.
    pub choices: Vec<RulingChoiceJson>,
    /// Ids of proposals to choose that wait for a second person.
    pub open_proposals: Vec<i64>,
    /// Parameters and leaves that depend on it.
    pub used_by: Vec<KeyedJson>,
    /// Worked cases that name it, or that work out a clause which raises it.
    pub cases: Vec<CaseRefJson>,
}

/// A possible answer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ReadingJson {
    /// Stable word.
    pub key: String,
    /// What it means.
    pub says: String,
}

/// A reading that the authority chose.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RulingChoiceJson {
    /// The reading.
    pub reading: String,
    /// First day it holds.
    pub from: String,
    /// First day after it, where a later choice or the end of the pack sets one; equal to `from` when it never held.
    pub until: Option<String>,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// When.
    pub decided_at: String,
    /// The proposal.
    pub proposal_id: i64,
}

/// A reading to be chosen; it becomes a proposal that another person confirms.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulingChoiceInJson {
    /// The reading, or a value of an open ruling.
    pub reading: String,
    /// First day it holds.
    pub from: String,
    /// Why.
    pub reason: String,
}

/// A reading whose effect is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulingEffectInJson {
    /// The reading, or a value of an open ruling.
    pub reading: String,
    /// Compared with the readings of this day; today when absent.
    #[serde(default)]
    pub from: Option<String>,
}

/// What another reading changes: values in words, and the worked cases of the pack computed both ways.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RulingEffectJson {
    /// The ruling.
    pub ruling: String,
    /// Reading on the day.
    pub before: String,
    /// Reading that was asked for.
    pub after: String,
    /// The day.
    pub from: String,
    /// Parameters whose value reads otherwise.
    pub parameters: Vec<ChangedParameterJson>,
    /// How many worked cases were computed both ways.
    pub computed: usize,
    /// Those that come out otherwise.
    pub cases: Vec<ChangedCaseJson>,
}

/// A parameter that reads otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ChangedParameterJson {
    /// `section.path`.
    pub key: String,
    /// What an official calls it.
    pub name: String,
    /// Its value in words.
    pub before: String,
    /// The same under the reading that was asked for.
    pub after: String,
}

/// A worked case that comes out otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ChangedCaseJson {
    /// Number in the register of examples; may be empty.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// Kind, such as `settle`.
    pub kind: String,
    /// File it stands in.
    pub place: String,
    /// Clauses it works out.
    pub clauses: Vec<String>,
    /// What differs of its result, on one line.
    pub before: String,
    /// The same under the reading that was asked for.
    pub after: String,
    /// What differs, field by field.
    pub differences: Vec<DifferenceJson>,
    /// How many more fields differ.
    pub more: usize,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DifferenceJson {
    /// JSON pointer into the result; empty for the whole.
    pub field: String,
    /// Under the present reading; null where there is no such field.
    pub before: Option<String>,
    /// Under the reading that was asked for.
    pub after: Option<String>,
}
