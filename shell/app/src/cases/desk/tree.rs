//! The classification of the service desk and its rosters, as the pack has them.

use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::{date_of, effective_pack};
use crate::service::App;
use crate::setting::{RulesRequest, resolve};
use serde_json::Value;
use std::collections::BTreeSet;
use yunheng_access::Permission;
use yunheng_api::platform::{DeskCategoryJson, DeskRosterJson, DeskTreeJson};
use yunheng_case::{Category, Form, Roster, categories, rosters};
use yunheng_policy::Pack;
use yunheng_policy::shape::Lists;
use yunheng_store::Db;
use yunheng_values::{Date, Finding, Findings, Lang, Text};

/// Key of the classification.
const CATEGORIES: &str = "lists.desk.categories";
/// Key of the rosters.
const ROSTERS: &str = "lists.desk.rosters";

/// How a pack classifies what comes to the desk.
#[derive(Debug, Clone, Default)]
pub(in crate::cases) struct Tree {
    /// Categories, each after the one above it.
    pub(in crate::cases) categories: Vec<Category>,
    /// Who may be on duty for what.
    pub(in crate::cases) rosters: Vec<Roster>,
}

impl Tree {
    /// The category of a path.
    pub(in crate::cases) fn category(&self, path: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.path == path)
    }

    /// Kinds of work that the desk takes: those that a category proposes.
    pub(in crate::cases) fn kinds(&self) -> BTreeSet<&str> {
        self.categories.iter().filter_map(|category| category.kind.as_deref()).collect()
    }
}

/// The classification of a pack today; nothing where the pack has none.
///
/// # Errors
/// No such pack, or one with a defect.
pub(in crate::cases) async fn tree(app: &App, db: Db<'_>, pack: &str) -> Result<Tree, Problem> {
    let effective = effective_pack(app, db, pack).await?;
    of_pack(effective.pack(), date_of(app.now_ms())).map_err(Problem::unusable)
}

fn of_pack(pack: &Pack, day: Date) -> Result<Tree, Findings> {
    let (rules, _) = resolve(pack, &RulesRequest { at: Some(day), choices: Vec::new() })?;
    let entries = |key: &str| {
        let found = rules.find::<Lists>(key).map_err(|error| {
            vec![Finding::error("desk_list", key, Text::new(error.to_string(), error.to_string()))]
        })?;
        Ok::<_, Findings>(found.map(|cited| cited.value.entries).unwrap_or_default())
    };
    Ok(Tree { categories: categories(&entries(CATEGORIES)?)?, rosters: rosters(&entries(ROSTERS)?)? })
}

/// Everything that is wrong with the lists of the desk: what cannot be read, and what they name that is not there.
pub(in crate::cases) fn check(pack: &Pack) -> Findings {
    let mut findings = Findings::new();
    let versions = |key: &str| pack.parameters.get(key).into_iter().flatten();
    let entries = |fields: &toml::Table| {
        fields.get("entries").and_then(|all| all.as_array().cloned()).unwrap_or_default()
    };
    let mut known = BTreeSet::new();
    for version in versions(ROSTERS) {
        match rosters(&entries(&version.fields)) {
            Ok(rosters) => known.extend(rosters.into_iter().map(|roster| roster.key)),
            Err(found) => findings.extend(found.into_iter().map(|one| at(one, &version.place))),
        }
    }
    for version in versions(CATEGORIES) {
        match categories(&entries(&version.fields)) {
            Ok(tree) => {
                findings.extend(tree.iter().flat_map(|one| unknown(pack, one, &known, &version.place)))
            }
            Err(found) => findings.extend(found.into_iter().map(|one| at(one, &version.place))),
        }
    }
    findings
}

fn at(finding: Finding, place: &str) -> Finding {
    Finding { place: format!("{place} {}", finding.place), ..finding }
}

/// A kind of work or a roster that a category names and nobody has.
fn unknown(pack: &Pack, category: &Category, rosters: &BTreeSet<String>, place: &str) -> Findings {
    let lacks = |what: Text, name: &str| {
        let message = Text::new(
            format!("分类“{}”的{}“{name}”不存在", category.path, what.zh),
            format!("the {} `{name}` of the category `{}` does not exist", what.en, category.path),
        );
        Finding::error("desk_category", place, message)
    };
    let kind = category.kind.as_ref().filter(|kind| !pack.case_folders.contains_key(*kind));
    let kind = kind.map(|kind| lacks(Text::new("事项类型", "kind of work"), kind));
    let roster = category.roster.as_ref().filter(|roster| !rosters.contains(*roster));
    kind.into_iter().chain(roster.map(|roster| lacks(Text::new("值班表", "roster"), roster))).collect()
}

/// The category that a form holds; a later one corrects an earlier one.
pub(in crate::cases) fn category_of(form: &Form, filled: &Value) -> Option<String> {
    let mut held = form.category_fields().into_iter().filter_map(|name| filled[name].as_str());
    held.rfind(|path| !path.is_empty()).map(str::to_owned)
}

/// The classification of a pack, for whoever fills in a form or takes a call.
///
/// # Errors
/// No such pack, or one with a defect.
pub async fn desk_categories(app: &App, caller: &Caller, pack: &str) -> Result<DeskTreeJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let tree = tree(app, reading.db, pack).await?;
    let kinds = tree.kinds().into_iter().map(str::to_owned).collect();
    let lang = caller.place.lang;
    let all = tree.categories.into_iter().map(|category| shown(category, lang));
    let rosters = tree.rosters.into_iter().map(|roster| DeskRosterJson {
        title: roster.title.in_lang(lang).to_owned(),
        key: roster.key,
        role: roster.role,
    });
    Ok(DeskTreeJson { categories: all.collect(), kinds, rosters: rosters.collect() })
}

fn shown(category: Category, lang: Lang) -> DeskCategoryJson {
    DeskCategoryJson {
        title: category.title.in_lang(lang).to_owned(),
        parent: category.parent().map(str::to_owned),
        kind: category.kind,
        is_urgent: category.is_urgent,
        fill: category.fill,
        path: category.path,
    }
}
