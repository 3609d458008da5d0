//! Issuing a document, with a task or by hand.

use super::code::new_code;
use super::make::Payload;
use super::says::{Heading, says};
use super::shown::issuable;
use super::template::in_use;
use crate::act::Act;
use crate::caller::Caller;
use crate::cases::work::{Saying, Work};
use crate::cases::{due, show, who};
use crate::job::{JobKind, enqueue};
use crate::problem::Problem;
use crate::service::App;
use serde_json::json;
use yunheng_access::Permission;
use yunheng_api::platform::{CaseJson, IssueDocumentJson};
use yunheng_case::DocumentRule;
use yunheng_store::case::{self, CaseRow, NewIssued};
use yunheng_store::search;

/// A document that was issued in this act.
#[derive(Debug, Clone)]
pub(in crate::cases) struct Issued {
    id: i64,
    number: String,
    code: String,
}

impl Issued {
    /// Puts it on the record.
    pub(in crate::cases) fn record(&self, act: &mut Act<'_>) {
        let facts = [("number", self.number.as_str()), ("code", self.code.as_str())];
        act.also("document.issue", "issued_document", self.id, &facts);
    }
}

/// Issues what the completion of a task issues; of several tasks side by side the last one does.
pub(in crate::cases) async fn on_completion(
    work: &Work<'_, '_>,
    element: &str,
    outcome: &str,
) -> Result<Vec<Issued>, Problem> {
    let named = work.named.clone();
    let is_due = |rule: &&DocumentRule| {
        let any_word = rule.outcomes.is_empty() || rule.outcomes.iter().any(|word| word == outcome);
        any_word && rule.at.iter().any(|at| at == element)
    };
    let due: Vec<&DocumentRule> = named.is.kind.documents.iter().filter(is_due).collect();
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let open = case::open_tasks(work.act.db(), work.row.id).await?;
    if open.iter().any(|task| task.element == element) {
        return Ok(Vec::new());
    }
    let mut issued = Vec::new();
    for rule in due {
        issued.push(enter(work, rule).await?);
    }
    Ok(issued)
}

/// Issues a document of a case by hand; one that was issued before stands no longer.
///
/// # Errors
/// A case that the caller does not see; a document that they may not issue, or not yet.
pub async fn issue(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &IssueDocumentJson,
) -> Result<CaseJson, Problem> {
    let mut act = app.locking_act(caller, Permission::CaseWork, "document.issue").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    let work = Work::on(&act, row).await?;
    let tasks = case::tasks_of(act.db(), id).await?;
    let roles = who::roles(caller, act.now_ms());
    let rules = issuable(&work.named, &work.row, &work.parts, &tasks, &roles);
    let Some(rule) = rules.into_iter().find(|rule| rule.name == given.name) else {
        return Err(Problem::conflict(
            "not_issuable",
            "这份文书现在不能由您出具：事项里没有它、还没有到出具的步骤，或不在您的职责内",
            "you cannot issue this document now: the case has none, its step is not done yet, or it is not yours to issue",
        ));
    };
    let issued = enter(&work, rule).await?;
    drop(work);
    issued.record(&mut act);
    act.commit().await?;
    show::case(app, caller, id).await
}

/// A case that the caller sees, locked; a draft is its opener's alone.
async fn seen_and_locked(act: &Act<'_>, caller: &Caller, id: i64) -> Result<CaseRow, Problem> {
    case::lock(act.db(), id).await?;
    let seen = case::seen(act.db(), who::viewer(caller, act.scope()), id).await?;
    seen.filter(|row| row.state != "draft" || row.opened_by == caller.account).ok_or_else(Problem::not_found)
}

/// Enters a document into the register, with number, code and what it says.
async fn enter(work: &Work<'_, '_>, rule: &DocumentRule) -> Result<Issued, Problem> {
    let (db, now_ms) = (work.act.db(), work.act.now_ms());
    let issuer = who::parties_of(&work.row, &work.parts, &rule.issuer).into_iter().next();
    let issuer = issuer.ok_or_else(|| {
        let title = &rule.title;
        Problem::refused(
            "nobody_issues",
            format!("“{}”没有出具单位，请在表单中选择", title.zh),
            format!("no party issues `{}`; choose it in the form", title.en),
        )
    })?;
    let year = due::moment(now_ms)?.date().format("%Y").to_string();
    let year: i32 = year.parse().map_err(|error| Problem::bug(&error))?;
    let number = rule.number.number(year, case::next_number(db, &rule.number.series(), year).await?);
    let (title, code): (&str, String) = (&rule.title.zh, new_code());
    let heading = Heading { title, number: &number, code: &code, issuer: &issuer.name };
    let said = says(work, rule, heading).await?.to_string();
    let template = in_use(db, &work.row, &rule.name).await?;
    let new = NewIssued {
        case_id: work.row.id,
        case_type_id: work.row.case_type_id,
        name: &rule.name,
        title,
        number: &number,
        code: &code,
        issuer_id: issuer.id,
        issuer_name: &issuer.name,
        says: &said,
        template_id: template.map(|row| row.id),
        issued_by: work.act.account(),
    };
    let id = case::insert_issued(db, &new, now_ms).await?;
    case::replace_issued(db, work.row.id, &rule.name, id).await?;
    let of_case = work.row.number.as_deref().unwrap_or_default();
    let texts = [number.as_str(), title, issuer.name.as_str(), of_case, work.row.headline.as_str()];
    search::index(db, "issued_document", id, &texts).await?;
    let shown = format!("{title} {number}");
    let more = json!({ "document": id, "number": number });
    // A draft has no timeline yet.
    if work.row.state != "draft" {
        work.note(Saying { act: "issue", said: &shown, more: Some(more), ..Saying::default() }).await?;
    }
    enqueue(work.act, JobKind::MakeDocument, &Payload { document: id }, now_ms, None).await?;
    Ok(Issued { id, number, code })
}
