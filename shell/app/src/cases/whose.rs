//! Whose projects and resources a case may name: those of its unit, of its pack, and of the provider that takes part in it.

use super::form::picked_ids;
use super::kinds::Named;
use crate::problem::Problem;
use serde_json::Value;
use yunheng_store::Db;
use yunheng_store::case::CaseRow;
use yunheng_store::ledger::{self, ProjectRow, ResourceRow};

/// The part of a case that serves what it is about.
const PROVIDER: &str = "provider";

/// Whose things a case may name.
#[derive(Debug, Clone)]
pub(super) struct Whose<'w> {
    pack: &'w str,
    /// Whose they are; nobody's while the form does not say.
    unit: Option<i64>,
    /// Providers that take part. What becomes of resources must be the work of the one that serves them; a kind that changes nothing in the
    /// ledger, such as a question, may name any.
    providers: Option<Vec<i64>>,
}

impl<'w> Whose<'w> {
    /// Things of which a case may tell: a draft holds any number that somebody wrote, so it tells only of its own unit's.
    pub(super) fn of_case(named: &'w Named, row: &CaseRow, form: &Value) -> Self {
        let holder = named.is.kind.holder_of_things(form, row.unit_id);
        let unit = if row.state == "draft" { Some(row.unit_id) } else { holder };
        Self { pack: &named.pack, unit, providers: None }
    }

    /// Things that a form of this kind may name.
    pub(super) fn of_form(named: &'w Named, form: &Value, unit: i64) -> Self {
        let kind = &named.is.kind;
        let fields: Vec<&String> =
            kind.parts.iter().filter(|rule| rule.part == PROVIDER).map(|rule| &rule.field).collect();
        let mut picked = picked_ids(&named.is.form, form);
        let is_bound = !kind.effects.is_empty() && !fields.is_empty();
        let providers =
            is_bound.then(|| fields.into_iter().filter_map(|field| picked.remove(field)).flatten().collect());
        Self { pack: &named.pack, unit: kind.holder_of_things(form, unit), providers }
    }

    /// The project of a number, if the case may name it.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn project(&self, db: Db<'_>, number: &str) -> Result<Option<ProjectRow>, Problem> {
        let found = ledger::project_by_number(db, number).await?;
        Ok(found.filter(|row| self.may_name(&row.pack, row.unit_id, row.provider_id)))
    }

    /// The resource of a number, if the case may name it.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn resource(&self, db: Db<'_>, number: &str) -> Result<Option<ResourceRow>, Problem> {
        let found = ledger::resource_by_number(db, number).await?;
        Ok(found.filter(|row| self.is_named(row)))
    }

    /// Whether the case may name a resource.
    pub(super) fn is_named(&self, row: &ResourceRow) -> bool {
        self.may_name(&row.pack, row.unit_id, row.provider_id)
    }

    fn may_name(&self, pack: &str, unit: i64, provider: i64) -> bool {
        let serves = self.providers.as_ref().is_none_or(|all| all.contains(&provider));
        pack == self.pack && Some(unit) == self.unit && serves
    }
}
