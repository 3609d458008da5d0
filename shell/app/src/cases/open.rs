//! Beginning a case: a draft, its form, sending it.

use super::desk::Entry;
use super::form::{as_fields, check, check_categories, check_picked, of_the_opener, picked_ids};
use super::kinds::{Named, current, kept};
use super::whose::Whose;
use super::work::{Saying, Work};
use super::{desk, due, index, issued, show, who};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::must_be_in_use;
use crate::service::App;
use serde_json::Value;
use yunheng_access::Permission;
use yunheng_api::platform::{CaseDraftJson, CaseInJson, CaseJson, Created};
use yunheng_case::{PaperRule, PartRule};
use yunheng_process::{Event, PersonId};
use yunheng_store::case::{self, CaseRow, Change, NamedParty, NewCase};
use yunheng_values::{ClauseId, Finding, Findings, Text};

/// Begins a draft.
///
/// # Errors
/// No such kind; a kind that the caller may not open for the unit; a form that is none.
pub async fn begin(
    app: &App,
    caller: &Caller,
    once: Option<&Once>,
    given: &CaseInJson,
) -> Result<Created, Problem> {
    let mut act = app.act(caller, Permission::CaseWork, "case.begin").await?;
    if let Some(done) = act.answered(once).await? {
        return Ok(done);
    }
    let id = drafted(&act, caller, given).await?;
    act.set_object("case", id);
    act.changed("kind", None, Some(&given.kind));
    let answer = Created { id };
    act.remember(once, &answer).await?;
    act.commit().await?;
    Ok(answer)
}

/// Writes a draft in an act of the caller's; says its id.
///
/// # Errors
/// No such kind; a kind that the caller may not open for the unit; a form that is none.
pub(crate) async fn drafted(act: &Act<'_>, caller: &Caller, given: &CaseInJson) -> Result<i64, Problem> {
    let app = act.app();
    let (named, rules_digest) = current(app, act.db(), &given.pack, &given.kind).await?;
    must_be_in_use(app, act.db(), &given.pack).await?;
    let unit = unit_of(act, caller, &named, given.unit_id).await?;
    let form = of_the_opener(&named.is.form, as_fields(&given.form)?);
    let case_type_id =
        case::keep_type(act.db(), &named.pack, &named.kind, &named.digest, &named.files, act.now_ms())
            .await?;
    let (text, headline) = (form.to_string(), headline(act, &named, &form).await?);
    let new = NewCase {
        case_type_id,
        pack: &named.pack,
        kind: &named.kind,
        headline: &headline,
        unit_id: unit.id,
        opened_by: caller.account,
        is_urgent: given.is_urgent && named.is.kind.may_be_urgent,
        rules_digest: &rules_digest,
        form: &text,
    };
    Ok(case::insert(act.db(), &new, act.now_ms()).await?)
}

/// A case that is sent by the act that makes it.
#[derive(Debug)]
pub(super) struct Fresh<'f> {
    /// The unit whose case it is.
    pub(super) unit_id: i64,
    /// Who opens it.
    pub(super) opened_by: i64,
    /// Whether it is urgent, where its kind may be.
    pub(super) is_urgent: bool,
    /// Digest of the rules.
    pub(super) rules_digest: &'f str,
    /// Its form.
    pub(super) form: &'f Value,
}

/// Makes a case and locks it, for [`start`].
pub(super) async fn fresh(act: &Act<'_>, named: &Named, fresh: Fresh<'_>) -> Result<CaseRow, Problem> {
    let db = act.db();
    let case_type_id =
        case::keep_type(db, &named.pack, &named.kind, &named.digest, &named.files, act.now_ms()).await?;
    let new = NewCase {
        case_type_id,
        pack: &named.pack,
        kind: &named.kind,
        headline: "",
        unit_id: fresh.unit_id,
        opened_by: fresh.opened_by,
        is_urgent: fresh.is_urgent && named.is.kind.may_be_urgent,
        rules_digest: fresh.rules_digest,
        form: &fresh.form.to_string(),
    };
    let id = case::insert(db, &new, act.now_ms()).await?;
    case::lock(db, id).await?;
    case::case(db, id).await?.ok_or_else(|| Problem::bug(&"a case that is not there"))
}

/// The unit whose case it shall be: one that the caller's role of opener reaches.
pub(super) async fn unit_of(
    act: &Act<'_>,
    caller: &Caller,
    named: &Named,
    wanted: Option<i64>,
) -> Result<NamedParty, Problem> {
    let roles = who::roles(caller, act.now_ms());
    let opens: Vec<_> = roles.iter().filter(|held| named.is.kind.opens.contains(&held.role)).collect();
    if opens.is_empty() {
        return Err(Problem::refused(
            "not_an_opener",
            format!("您的角色不能发起“{}”", named.is.kind.title.zh),
            format!("your roles may not open `{}`", named.is.kind.title.en),
        ));
    }
    let id = wanted.or(caller.party).ok_or_else(|| missing_unit("请选择单位", "choose a unit"))?;
    let found = super::parties::named(act.db(), &[id]).await?.remove(&id);
    let reached =
        found.filter(|unit| opens.iter().any(|held| held.scope.covers(unit.id, &unit.path, &unit.level)));
    reached.ok_or_else(|| {
        missing_unit("没有这个单位，或不在您的办理范围内", "no such unit, or none that you act for")
    })
}

fn missing_unit(zh: &str, en: &str) -> Problem {
    Problem::unusable(vec![Finding::error("unit", "/unit_id", Text::new(zh, en))])
}

/// The line by which a case is known.
async fn headline(act: &Act<'_>, named: &Named, form: &Value) -> Result<String, Problem> {
    let mut words = std::collections::BTreeMap::new();
    for (name, ids) in picked_ids(&named.is.form, form) {
        let known = super::parties::named(act.db(), &ids).await?;
        let names: Vec<&str> = ids.iter().filter_map(|id| Some(known.get(id)?.name.as_str())).collect();
        words.insert(name, names.join("、"));
    }
    let line = named.is.kind.headline.fill(form, &|field| words.get(field).cloned());
    Ok(line.chars().take(200).collect())
}

/// A draft of the caller's, locked, as it was read.
async fn own_draft(act: &Act<'_>, caller: &Caller, id: i64, version: i64) -> Result<CaseRow, Problem> {
    let row = case::seen(act.db(), who::viewer(caller, act.scope()), id).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    if row.opened_by != caller.account || row.state != "draft" {
        return Err(Problem::conflict(
            "no_draft",
            "只能修改自己尚未提交的草稿",
            "only an own draft can be changed",
        ));
    }
    if row.version != version {
        return Err(Problem::stale());
    }
    if case::lock_draft(act.db(), id, version).await? { Ok(row) } else { Err(Problem::stale()) }
}

/// Changes a draft.
///
/// # Errors
/// Somebody else's, or no draft any more; an older version.
pub async fn edit(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    given: &CaseDraftJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.edit").await?.on("case", id);
    let row = own_draft(&act, caller, id, version).await?;
    let named = kept(act.app(), act.db(), &row).await?;
    let form = of_the_opener(&named.is.form, as_fields(&given.form)?);
    let (text, headline) = (form.to_string(), headline(&act, &named, &form).await?);
    let change = Change {
        number: None,
        headline: &headline,
        state: "draft",
        outcome: None,
        is_urgent: given.is_urgent && named.is.kind.may_be_urgent,
        asked: None,
        form: &text,
        process: None,
        sent_at_ms: None,
        ended_at_ms: None,
    };
    case::change(act.db(), id, &change).await?;
    act.commit().await?;
    show::case(app, caller, id).await
}

/// Throws a draft away.
///
/// # Errors
/// Somebody else's, or no draft any more.
pub async fn discard(app: &App, caller: &Caller, id: i64, version: i64) -> Result<(), Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.discard").await?.on("case", id);
    own_draft(&act, caller, id, version).await?;
    if !case::issued_of(act.db(), id).await?.is_empty() {
        return Err(Problem::conflict(
            "has_documents",
            "草稿已出具过有编号的文书，不能删除；不再需要的提交后撤回",
            "documents with numbers were issued from the draft, so it stays; send it and withdraw it",
        ));
    }
    case::delete_draft(act.db(), id).await?;
    act.commit().await
}

/// Sends a draft: it gets its number, its parties and its first tasks.
///
/// # Errors
/// Everything that is wrong with the form; a moment that is not far enough ahead.
pub async fn send(app: &App, caller: &Caller, id: i64, version: i64) -> Result<CaseJson, Problem> {
    let mut act = app.locking_act(caller, Permission::CaseWork, "case.send").await?.on("case", id);
    let row = own_draft(&act, caller, id, version).await?;
    let named = kept(act.app(), act.db(), &row).await?;
    let work = start(&act, &named, row, &Entry::PORTAL).await?;
    let number = work.row.number.clone();
    let first = named.is.first_task().unwrap_or_default();
    let issued = issued::on_completion(&work, first, &first_outcome(&named, first)).await?;
    drop(work);
    issued.iter().for_each(|document| document.record(&mut act));
    act.changed("number", None, number.as_deref());
    act.commit().await?;
    show::case(app, caller, id).await
}

/// Gives a draft that this act has locked its number, its parties and its first tasks.
///
/// # Errors
/// Everything that is wrong with the form; a moment that is not far enough ahead.
pub(super) async fn start<'w, 'a>(
    act: &'w Act<'a>,
    named: &Named,
    mut row: CaseRow,
    entry: &Entry<'_>,
) -> Result<Work<'w, 'a>, Problem> {
    let form: Value = serde_json::from_str(&row.form).map_err(|error| Problem::bug(&error))?;
    let first = named.is.first_task().unwrap_or_default().to_owned();
    let outcome = first_outcome(named, &first);
    refuse(act, named, &form, Step { case: &row, element: &first, outcome: &outcome }).await?;
    row.headline = settle(act, named, &form, row.id).await?;
    desk::keep(act, row.id, (&named.is.form, &form), entry).await?;
    let year = due::moment(act.now_ms())?.date().format("%Y").to_string();
    let year: i32 = year.parse().map_err(|error| Problem::bug(&error))?;
    let count = case::next_number(act.db(), &named.is.kind.number.series(), year).await?;
    row.number = Some(named.is.kind.number.number(year, count));
    row.asked = Some(row.form.clone());
    row.sent_at_ms = Some(act.now_ms());
    let by = PersonId(row.opened_by);
    let opened = if entry.taken_by.is_some() { "take" } else { "open" };
    let mut work = Work::on(act, row).await?.dispatching();
    work.step(&Event::Start { by }, Saying { act: opened, ..Saying::default() }).await?;
    // The form is filled in already, so the task of filling it in is done by sending it.
    work.complete_first(by, &first).await?;
    work.dispatch().await?;
    work.save().await?;
    index::case(act.db(), &work.row, &work.form).await?;
    Ok(work)
}

/// Writes down which parties take part, as the form names them; says the line by which the case is known.
pub(super) async fn settle(
    act: &Act<'_>,
    named: &Named,
    form: &Value,
    case_id: i64,
) -> Result<String, Problem> {
    let picked = picked_ids(&named.is.form, form);
    let of_rule = |rule: &PartRule| {
        let parties = picked.get(&rule.field).cloned().unwrap_or_default();
        parties.into_iter().map(|party| (rule.part.clone(), party)).collect::<Vec<_>>()
    };
    let parts: Vec<(String, i64)> = named.is.kind.parts.iter().flat_map(of_rule).collect();
    case::set_parts(act.db(), case_id, &parts).await?;
    headline(act, named, form).await
}

/// A step that is to be completed with a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'s> {
    pub(super) case: &'s CaseRow,
    pub(super) element: &'s str,
    pub(super) outcome: &'s str,
}

/// The word with which the form is sent.
pub(super) fn first_outcome(named: &Named, element: &str) -> String {
    let definition = &named.is.definition;
    let node = definition.process().node(element);
    node.and_then(|node| definition.outcomes(node).next()).unwrap_or(yunheng_process::DONE).to_owned()
}

/// Refuses a form that is not right for a step, or a step whose papers are not all there.
pub(super) async fn refuse(
    act: &Act<'_>,
    named: &Named,
    form: &Value,
    step: Step<'_>,
) -> Result<(), Problem> {
    let sections = named.is.form.task_sections();
    let needed: Vec<String> = sections
        .iter()
        .filter(|(at, _)| *at == step.element)
        .flat_map(|(_, section)| section.needed(step.outcome).cloned())
        .collect();
    let mut findings = check(&named.is.form, form, &needed);
    findings.extend(check_picked(act.db(), &named.is.form, form).await?);
    if !named.is.form.category_fields().is_empty() {
        let tree = desk::tree(act.app(), act.db(), &named.pack).await?;
        findings.extend(check_categories(&named.is.form, form, &tree.categories));
    }
    let now = named.is.form.filled_at(step.element, named.is.first_task() == Some(step.element));
    let of = (&named.is.form, form, now.as_slice());
    let whose = Whose::of_form(named, form, step.case.unit_id);
    findings.extend(super::thing::check(act.app(), act.db(), of, (&named.pack, &whose)).await?);
    if named.is.first_task() == Some(step.element) {
        let by = (step.case.opened_by, act.now_ms());
        findings.extend(super::thing::out_of_reach(act.db(), (&named.is.kind, form), by).await?);
        findings.extend(super::effect::check_offered(act, named, form).await?);
    }
    findings.extend(too_soon(act, named, form, step.element).await?);
    findings.extend(missing_papers(act, named, step).await?);
    findings.extend(not_authorized(act, named, form, step).await?);
    if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
}

/// Papers that a step needs and that nobody attached.
async fn missing_papers(act: &Act<'_>, named: &Named, step: Step<'_>) -> Result<Findings, Problem> {
    let mut wanted = named.is.papers_for(step.element, step.outcome).peekable();
    if wanted.peek().is_none() {
        return Ok(Findings::new());
    }
    let files = case::files(act.db(), step.case.id).await?;
    let is_missing =
        |paper: &&PaperRule| !files.iter().any(|file| file.field.as_deref() == Some(paper.name.as_str()));
    let told = |paper: &PaperRule| {
        let message = Text::new(
            format!("缺材料“{}”，请在附件中上传", paper.title.zh),
            format!("`{}` is missing; attach it among the files", paper.title.en),
        );
        let place = format!("/papers/{}", paper.name);
        Finding::error("missing_paper", place, message).cite(paper.clauses.clone())
    };
    Ok(wanted.filter(is_missing).map(told).collect())
}

/// Authorizations that a step needs and of which none is in force.
async fn not_authorized(
    act: &Act<'_>,
    named: &Named,
    form: &Value,
    step: Step<'_>,
) -> Result<Findings, Problem> {
    let mut findings = Findings::new();
    let (kind, today) = (&named.is.kind, due::moment(act.now_ms())?.date().to_string());
    for rule in kind.authorized.iter().filter(|rule| rule.is_for(step.element, step.outcome)) {
        let party = |relation: &str| kind.party_of(relation, form, step.case.unit_id);
        let given = match (party(&rule.of), party(&rule.to)) {
            (Some(of), Some(to)) => {
                case::running_for(
                    act.db(),
                    (named.pack.as_str(), rule.kind.as_str()),
                    of,
                    (rule.part.as_str(), to),
                )
                .await?
            }
            _ => Vec::new(),
        };
        let read = |text: &String| serde_json::from_str::<Value>(text).unwrap_or_default();
        if given.iter().any(|text| rule.is_in_force(&read(text), form, &today)) {
            continue;
        }
        let (other, _) = current(act.app(), act.db(), &named.pack, &rule.kind).await?;
        let title = &other.is.kind.title;
        let message = Text::new(
            format!("没有使用单位有效的“{}”：须在期限内，并且覆盖本次的范围", title.zh),
            format!("no `{}` of the unit is in force today that covers this", title.en),
        );
        let clauses = rule.clauses.iter().filter_map(|clause| ClauseId::new(clause).ok()).collect::<Vec<_>>();
        findings.push(Finding::error("not_authorized", "/outcome", message).cite(clauses));
    }
    Ok(findings)
}

/// Moments of the form that are not far enough ahead of now.
async fn too_soon(act: &Act<'_>, named: &Named, form: &Value, element: &str) -> Result<Findings, Problem> {
    let mut findings = Findings::new();
    for rule in named.is.kind.ahead.iter().filter(|rule| rule.at.iter().any(|at| at == element)) {
        let Some(until_ms) = form[rule.field.as_str()].as_str().and_then(due::instant_ms) else { continue };
        let latest = due::latest(act.app(), &named.pack, &rule.limit, until_ms).await?;
        if act.now_ms() >= latest.at_ms {
            let at = super::tell::shown(latest.at_ms);
            let message = Text::new(
                format!("{}；最迟应在{at}之前", rule.says.zh),
                format!("{}; the latest is before {at}", rule.says.en),
            );
            let place = format!("/form/{}", rule.field);
            findings.push(Finding::error("too_soon", place, message).cite(named.is.kind.clauses.clone()));
        }
    }
    Ok(findings)
}
