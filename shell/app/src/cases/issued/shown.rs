//! Documents of a case as the person who asks sees them, and what they may do with them.

use crate::cases::kinds::Named;
use crate::cases::who::parties_of;
use crate::clock::instant;
use crate::problem::Problem;
use crate::secret::hex;
use yunheng_api::platform::{IssuableJson, IssuedDocumentJson, IssuedRowJson, SignedCopyJson};
use yunheng_case::DocumentRule;
use yunheng_store::Db;
use yunheng_store::case::{self, CaseRow, CopyRow, IssuedRow, PartyPart, RoleReach, TaskRow};
use yunheng_values::Lang;

/// A case with the person who looks at it.
#[derive(Debug, Clone, Copy)]
pub(in crate::cases) struct Looking<'l> {
    /// Where to read.
    pub(in crate::cases) db: Db<'l>,
    /// Its kind.
    pub(in crate::cases) named: &'l Named,
    /// The case.
    pub(in crate::cases) row: &'l CaseRow,
    /// Parties that take part.
    pub(in crate::cases) parts: &'l [PartyPart],
    /// Its tasks.
    pub(in crate::cases) tasks: &'l [TaskRow],
    /// Roles of the person; none when they may not work.
    pub(in crate::cases) roles: &'l [RoleReach],
    /// Whether any was issued.
    pub(in crate::cases) has_documents: bool,
    /// Their language.
    pub(in crate::cases) lang: Lang,
}

/// Documents of a case, and those that the person may issue by hand.
pub(in crate::cases) async fn of_case(
    looking: Looking<'_>,
) -> Result<(Vec<IssuedDocumentJson>, Vec<IssuableJson>), Problem> {
    let Looking { db, named, row, parts, tasks, roles, has_documents, lang } = looking;
    let issued = if has_documents { case::issued_of(db, row.id).await? } else { Vec::new() };
    let copies = if issued.is_empty() { Vec::new() } else { case::copies(db, row.id).await? };
    let kind_title = named.is.kind.title.in_lang(lang);
    let rules = issuable(named, row, parts, tasks, roles);
    let can = rules.into_iter().map(|rule| IssuableJson {
        name: rule.name.clone(),
        title: rule.title.in_lang(lang).to_owned(),
        is_again: issued.iter().any(|document| document.name == rule.name),
    });
    let can = can.collect();
    let has_word = |document: &IssuedRow| {
        let rule = named.is.kind.documents.iter().find(|rule| rule.name == document.name);
        document.template_id.is_none() && rule.is_some_and(|rule| rule.word.is_some())
    };
    let document = |document: IssuedRow| {
        let own = copies.iter().filter(|copy| copy.document_id == document.id);
        IssuedDocumentJson {
            copies: own.map(copy_json).collect(),
            may: if may_sign(named, &document, roles) { vec!["sign".to_owned()] } else { Vec::new() },
            has_word: has_word(&document),
            row: row_json(document, kind_title),
        }
    };
    Ok((issued.into_iter().map(document).collect(), can))
}

/// Rules by which a person may issue a document of a case now.
pub(super) fn issuable<'n>(
    named: &'n Named,
    row: &CaseRow,
    parts: &[PartyPart],
    tasks: &[TaskRow],
    roles: &[RoleReach],
) -> Vec<&'n DocumentRule> {
    let is_ready = |rule: &DocumentRule| {
        let is_due = |task: &TaskRow| {
            let word = task.outcome.as_deref().unwrap_or_default();
            task.state == "done"
                && rule.at.contains(&task.element)
                && (rule.outcomes.is_empty() || rule.outcomes.iter().any(|own| own == word))
        };
        rule.at.is_empty() || tasks.iter().any(is_due)
    };
    let is_theirs = |rule: &DocumentRule| {
        let issuer = parties_of(row, parts, &rule.issuer).into_iter().next();
        issuer.is_some_and(|issuer| {
            roles.iter().any(|held| {
                rule.by.contains(&held.role) && held.scope.covers(issuer.id, &issuer.path, &issuer.level)
            })
        })
    };
    let all = named.is.kind.documents.iter();
    let is_open = |rule: &DocumentRule| row.state != "draft" || rule.in_draft;
    all.filter(|rule| is_open(rule) && (rule.in_draft || is_ready(rule)) && is_theirs(rule)).collect()
}

/// Whether somebody acts for the issuer of a document, and may add a copy that it signed. Who only looks on, such as an auditor, reaches
/// everybody and acts for nobody.
fn may_sign(named: &Named, document: &IssuedRow, roles: &[RoleReach]) -> bool {
    let (id, path, level) = (document.issuer_id, &document.issuer_path, &document.issuer_level);
    let kind = &named.is.kind;
    let rule = kind.documents.iter().find(|rule| rule.name == document.name);
    let of_tasks = named.is.definition.process().nodes.iter().filter_map(|node| node.settings.role.as_ref());
    let acting: Vec<&String> =
        rule.into_iter().flat_map(|rule| &rule.by).chain(&kind.opens).chain(of_tasks).collect();
    roles.iter().any(|held| acting.contains(&&held.role) && held.scope.covers(id, path, level))
}

/// A document in a list.
pub(super) fn row_json(row: IssuedRow, kind_title: &str) -> IssuedRowJson {
    IssuedRowJson {
        id: row.id,
        case_id: row.case_id,
        case_number: row.case_number,
        headline: row.headline,
        kind: row.kind,
        kind_title: kind_title.to_owned(),
        name: row.name,
        title: row.title,
        number: row.number,
        code: row.code,
        issuer_name: row.issuer_name,
        person_name: row.person_name,
        issued_at: instant(row.issued_at_ms),
        replaced_by: row.replaced_by_number,
        format: if row.template_id.is_some() { "docx" } else { "pdf" }.to_owned(),
        sm3: row.digest.as_deref().map(hex),
        bytes: row.bytes,
        is_signed: row.copies > 0,
    }
}

fn copy_json(copy: &CopyRow) -> SignedCopyJson {
    SignedCopyJson {
        id: copy.id,
        name: copy.name.clone(),
        media_type: copy.media_type.clone(),
        bytes: copy.bytes,
        sm3: hex(&copy.digest),
        uploader_name: copy.uploader_name.clone(),
        uploaded_at: instant(copy.uploaded_at_ms),
    }
}
