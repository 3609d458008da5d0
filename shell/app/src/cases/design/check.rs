//! What is wrong with a process and a form that are being drawn, by the elements and fields that are meant.

use super::super::check::check_folder;
use super::{FORM_FILE, PROCESS_FILE};
use std::collections::{BTreeMap, BTreeSet};
use yunheng_api::platform::{DesignFieldUseJson, DesignFindingJson};
use yunheng_case::{CaseKind, Examined, FieldUse, Form, Reader};
use yunheng_policy::{CaseFolder, Pack};
use yunheng_process::{Kind, Process, Reason};
use yunheng_values::{Finding, Lang, Severity, Text};

/// A role by which whoever opened the case is meant.
const OPENER: &str = super::super::who::OPENER;

/// A process that was looked at.
pub(super) struct Checked {
    /// What could be read, and everything that is wrong.
    pub(super) examined: Examined,
}

impl Checked {
    /// Looks at a folder whose process was redrawn; `roles` are those that there are.
    pub(super) fn of(pack: &Pack, kind: &str, folder: &CaseFolder, roles: &BTreeSet<String>) -> Self {
        let mut examined = check_folder(pack, folder, &format!("cases/{kind}"));
        if let Some(settled) = &examined.kind {
            let place = format!("cases/{kind}/case.toml");
            let more: Vec<Finding> = unknown_roles_of_kind(settled, roles, &place).collect();
            examined.reasons.extend(more.into_iter().map(alone));
        }
        if let Some(process) = &examined.process {
            let more: Vec<Reason> = unknown_roles(process, roles).collect();
            examined.reasons.extend(more);
        }
        Self { examined }
    }

    /// Whether cases may run on it.
    pub(super) fn is_deployable(&self) -> bool {
        self.errors().next().is_none() && self.examined.process.is_some()
    }

    /// What keeps it from being put into use.
    pub(super) fn errors(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.examined.reasons.iter().map(|reason| &reason.finding);
        findings.filter(|finding| finding.severity == Severity::Error)
    }

    /// Everything that was found; `text` is the process.
    pub(super) fn findings(&self, text: &str, lang: Lang) -> Vec<DesignFindingJson> {
        let shown = |reason: &Reason| DesignFindingJson {
            severity: reason.finding.severity.as_str().to_owned(),
            code: reason.finding.code.to_owned(),
            element: element_at(text, &reason.finding.place),
            field: field_at(&reason.finding.place),
            path: reason.path.iter().map(|passed| passed.id.to_string()).collect(),
            message: reason.finding.message.in_lang(lang).to_owned(),
            hint: reason.finding.hint.in_lang(lang).to_owned(),
        };
        self.examined.reasons.iter().map(shown).collect()
    }

    /// Who reads which fields, the readers of a field together.
    pub(super) fn uses(&self, lang: Lang) -> Vec<DesignFieldUseJson> {
        let own: Vec<FieldUse> = self.examined.form.iter().flat_map(shown_by).collect();
        let mut by_field: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for one in self.examined.uses.iter().chain(&own) {
            by_field.entry(&one.field).or_default().push(one.by.words().in_lang(lang).to_owned());
        }
        let told = by_field.into_iter().map(|(field, by)| DesignFieldUseJson { field: field.to_owned(), by });
        told.collect()
    }
}

/// Fields by which others are shown or needed.
fn shown_by(form: &Form) -> Vec<FieldUse> {
    let names = form.schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name);
    let of_field = |name: &String| {
        let by = form.shown_when(name).into_iter().chain(form.needed_when(name));
        let title = form.title(name);
        by.map(|when| FieldUse { field: when.field, by: Reader::Field(title.clone()) }).collect::<Vec<_>>()
    };
    let mut found: Vec<FieldUse> = names.flat_map(of_field).collect();
    found.dedup();
    found
}

/// The field of the form at a place of the form `file#/properties/field`; empty for the form as a whole, none for another file's.
fn field_at(place: &str) -> Option<String> {
    let (file, at) = place.split_once('#').unwrap_or((place, ""));
    // A place of text that is no JSON ends in line and column.
    if !file.split(':').next().unwrap_or_default().ends_with(FORM_FILE) {
        return None;
    }
    let field = at.strip_prefix("/properties/").unwrap_or_default();
    field.split('/').next().map(str::to_owned)
}

fn unknown_roles<'p>(process: &'p Process, roles: &'p BTreeSet<String>) -> impl Iterator<Item = Reason> + 'p {
    let tasks = process.nodes.iter().filter(|node| node.kind == Kind::UserTask);
    let unknown = tasks.filter_map(move |node| {
        let role = node.settings.role.as_deref().filter(|role| *role != OPENER && !roles.contains(*role))?;
        let title = node.title();
        let message = Text::new(
            format!("“{title}”由“{role}”办理，没有这个角色"),
            format!("`{title}` is for the role `{role}`, which there is not"),
        );
        Some(Finding::error("unknown_role", node.place.clone(), message))
    });
    unknown.map(alone)
}

fn alone(finding: Finding) -> Reason {
    Reason { finding, path: Vec::new() }
}

/// Roles of `case.toml` that there are not: nobody could open a case, be told, or issue a document.
fn unknown_roles_of_kind<'k>(
    kind: &'k CaseKind,
    roles: &'k BTreeSet<String>,
    place: &'k str,
) -> impl Iterator<Item = Finding> + 'k {
    let told = kind.notices.iter().flat_map(|notice| &notice.roles);
    let issue = kind.documents.iter().flat_map(|document| &document.by);
    let named: BTreeSet<&String> = kind.opens.iter().chain(told).chain(issue).collect();
    named.into_iter().filter(|role| !roles.contains(*role)).map(move |role| {
        let message = Text::new(
            format!("case.toml里的角色“{role}”不存在"),
            format!("case.toml names the role `{role}`, which there is not"),
        );
        Finding::error("unknown_role", place, message)
    })
}

/// The id of the element whose tag begins at a place of the form `file:line:column`; none when the place is another file's.
fn element_at(text: &str, place: &str) -> Option<String> {
    let mut parts = place.rsplitn(3, ':');
    let (column, line, file) = (parts.next()?, parts.next()?, parts.next()?);
    if !file.ends_with(PROCESS_FILE) {
        return None;
    }
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let line_begins = match line {
        1 => 0,
        _ => text.match_indices('\n').nth(line - 2)?.0 + 1,
    };
    let rest = text.get(line_begins..)?;
    let tag = rest.get(rest.char_indices().nth(column - 1)?.0..)?;
    let tag = tag.get(..tag.find('>')?)?;
    let (_, value) = tag.split_once(|c: char| c.is_whitespace()).and_then(|(_, attributes)| {
        let own = format!(" {attributes}").replace(['\n', '\t', '\r'], " ");
        let at = own.find(" id=")?;
        Some((at, own.get(at + 4..)?.to_owned()))
    })?;
    let quote = value.chars().next()?;
    value.get(1..)?.split(quote).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{element_at, field_at};

    #[test]
    fn a_place_leads_to_its_field() {
        let place = |at: &str| field_at(&format!("cases/k/form.schema.json{at}"));
        assert_eq!(place("#/properties/name").as_deref(), Some("name"));
        assert_eq!(place("#/properties/rows/items").as_deref(), Some("rows"));
        for whole in ["", ":3:4", "#/allOf/0"] {
            assert_eq!(place(whole).as_deref(), Some(""), "{whole}");
        }
        assert_eq!(field_at("cases/k/case.toml"), None);
    }

    #[test]
    fn a_place_leads_to_its_element() {
        let text = "<a id=\"x\">\n  <!-- 注 --><b name='乙'\n\tid='y' other=\"1\"/>\n<c/></a>";
        assert_eq!(element_at(text, "cases/k/process.bpmn:1:1").as_deref(), Some("x"));
        assert_eq!(element_at(text, "cases/k/process.bpmn:2:13").as_deref(), Some("y"));
        assert_eq!(element_at(text, "cases/k/process.bpmn:4:1"), None);
        assert_eq!(element_at(text, "cases/k/process.bpmn:9:1"), None);
        assert_eq!(element_at(text, "cases/k/case.toml"), None);
    }
}
