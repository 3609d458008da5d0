//! Cases: work that people do together.

use super::people::{id_after, rows};
use crate::http::{Answer, Input, Parts, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{
    AssignTaskJson, CaseColleagueJson, CaseCommentJson, CaseCountJson, CaseDraftJson, CaseInJson, CaseJson,
    CaseKindDetailJson, CaseKindJson, CasePartyJson, CaseReasonJson, CaseRowJson, CaseUrgencyRowJson,
    CasesQuery, CompleteTaskJson, CompleteTogetherJson, Created, EstimateInJson, EstimateJson, Page,
    PageQuery, ReturnTaskJson, TaskAnswerJson, TaskPeopleJson, ThingJson, UrgencyDecisionJson,
    WorkbenchTaskJson,
};
use yunheng_app::cases::{self, CaseFile, CaseFilter, ThingFilter};
use yunheng_app::{Problem, ProblemKind, retrying};

pub(super) fn tagged(value: CaseJson) -> Tagged<CaseJson> {
    let version = value.version;
    Tagged { value, version }
}

/// Which kinds of work.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct KindsQuery {
    /// The pack; what every city builds on when absent.
    #[param(max_length = 40)]
    pack: Option<String>,
}

/// Kinds of work of a pack, and whether the caller may begin one.
#[utoipa::path(get, path = "/case-kinds", tag = "cases", params(KindsQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CaseKindJson]),
        (status = 404, description = "No such pack."), (status = 409, description = "The pack has defects.")))]
pub(crate) async fn kinds(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<KindsQuery>,
) -> Answer<Json<Vec<CaseKindJson>>> {
    Ok(Json(
        cases::case_kinds(&state.app, &signed.caller, query.pack.as_deref().unwrap_or("national")).await?,
    ))
}

/// A kind of work with its form and its process.
#[utoipa::path(get, path = "/case-kinds/{pack}/{kind}", tag = "cases",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind")),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = CaseKindDetailJson),
        (status = 409, description = "The pack has defects.")))]
pub(crate) async fn kind(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind)): Path<(String, String)>,
) -> Answer<Json<CaseKindDetailJson>> {
    Ok(Json(cases::case_kind(&state.app, &signed.caller, &pack, &kind).await?))
}

/// Cases that the caller may see, newest first.
#[utoipa::path(get, path = "/cases", tag = "cases", params(CasesQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of cases.", body = Page<CaseRowJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<CasesQuery>,
) -> Answer<Json<Page<CaseRowJson>>> {
    let filter = filter(query)?;
    Ok(Json(cases::cases(&state.app, &signed.caller, &filter).await?))
}

/// Which cases a query asks for.
pub(super) fn filter(query: CasesQuery) -> Result<CaseFilter, Problem> {
    Ok(CaseFilter {
        state: query.state,
        kind: query.kind,
        pack: query.pack,
        unit_id: query.unit_id,
        outcome: query.outcome,
        from_ms: query.from.as_deref().map(|day| day_ms(Some(day), 0)).transpose()?,
        until_ms: query.until.as_deref().map(|day| day_ms(Some(day), 0)).transpose()?,
        channel: query.channel,
        category: query.category,
        only_own: query.own.unwrap_or(false),
        query: query.q.unwrap_or_default(),
        below_id: id_after(query.after.as_deref())?,
        limit: rows(query.limit),
    })
}

/// Begins a draft.
#[utoipa::path(post, path = "/cases", tag = "cases",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it begins one case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.begin"))),
    request_body = CaseInJson, responses((status = 201, description = "Its id.", body = Created),
        (status = 404, description = "No such pack or kind.")))]
pub(crate) async fn begin(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<CaseInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let once = input.once.as_ref();
    let made = retrying(|| cases::begin(&state.app, &signed.caller, once, &input.value)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// A case with its tasks, timeline and files.
#[utoipa::path(get, path = "/cases/{id}", tag = "cases", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The case; ETag is its version.", body = CaseJson)))]
pub(crate) async fn case(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(cases::case(&state.app, &signed.caller, id).await?))
}

/// Changes an own draft.
#[utoipa::path(put, path = "/cases/{id}", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.edit"))),
    request_body = CaseDraftJson, responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn edit(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<CaseDraftJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::edit(&state.app, &signed.caller, id, version, &input.value)).await?))
}

/// Throws an own draft away.
#[utoipa::path(delete, path = "/cases/{id}", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.discard"))),
    responses((status = 204, description = "Gone.")))]
pub(crate) async fn discard(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
) -> Answer<StatusCode> {
    retrying(|| cases::discard(&state.app, &signed.caller, id, version)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends an own draft: it gets its number, its parties and its first tasks.
#[utoipa::path(post, path = "/cases/{id}/send", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.send"))),
    responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn send(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::send(&state.app, &signed.caller, id, version)).await?))
}

/// Withdraws an own case, with a reason.
#[utoipa::path(post, path = "/cases/{id}/withdraw", tag = "cases", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.withdraw"))),
    request_body = CaseReasonJson, responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn withdraw(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseReasonJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::withdraw(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Says something about a case to all who see it.
#[utoipa::path(post, path = "/cases/{id}/comments", tag = "cases", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.comment"))),
    request_body = CaseCommentJson, responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn comment(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseCommentJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::comment(&state.app, &signed.caller, id, &input.value)).await?))
}

/// A file in a form.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read part by part")]
pub(crate) struct CaseFileForm {
    /// The file; its bytes say what it is.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// The field of the case's form that it belongs to.
    field: Option<String>,
}

/// Adds a file to a case.
#[utoipa::path(post, path = "/cases/{id}/files", tag = "cases", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.attach"))),
    request_body(content = CaseFileForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn attach(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    request: Request,
) -> Answer<(StatusCode, Tagged<CaseJson>)> {
    cases::may_work(&state.app, &signed.caller, id).await?;
    let mut parts = Parts::receive(&state, request, &["file"], &["field"]).await?;
    let field = parts.texts.remove("field");
    let upload = parts.file("file")?;
    let case = cases::attach(&state.app, &signed.caller, id, field.as_deref(), upload).await?;
    Ok((StatusCode::CREATED, tagged(case)))
}

/// The bytes of a file of a case.
#[utoipa::path(get, path = "/cases/{id}/files/{file}", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"), ("file" = i64, Path, description = "Id of the file")),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "*/*")))]
pub(crate) async fn download(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, file)): Path<(i64, i64)>,
) -> Answer<Response> {
    Ok(attachment(cases::download(&state.app, &signed.caller, id, file).await?))
}

/// A file to be saved, never shown in the page's own place, whatever it holds.
pub(super) fn attachment(file: CaseFile) -> Response {
    let headers =
        [(header::CONTENT_TYPE, file.media_type), (header::CONTENT_DISPOSITION, disposition(&file.name))];
    (headers, file.bytes).into_response()
}

/// A header that has a file saved under a name.
pub(super) fn disposition(name: &str) -> String {
    let name: String = name.bytes().map(escaped).collect();
    format!("attachment; filename*=UTF-8''{name}")
}

/// A byte of a name in a header (RFC 8187).
fn escaped(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// Takes an own file away from a case, on the record.
#[utoipa::path(delete, path = "/cases/{id}/files/{file}", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"), ("file" = i64, Path, description = "Id of the file")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.detach"))),
    responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn detach(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, file)): Path<(i64, i64)>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::detach(&state.app, &signed.caller, id, file)).await?))
}

/// Which parties a form picks from.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct PickQuery {
    /// Kinds of parties, separated by commas; any when absent.
    #[param(max_length = 200)]
    kinds: Option<String>,
    /// Words of the name.
    #[param(max_length = 64)]
    q: Option<String>,
    /// How many, 1 to 2000; 50 when absent.
    #[param(minimum = 1, maximum = 2000)]
    limit: Option<u32>,
}

/// Names of parties in use, to be picked in a form, whoever else may see them.
#[utoipa::path(get, path = "/cases/parties", tag = "cases", params(PickQuery),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CasePartyJson])))]
pub(crate) async fn pickable(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<PickQuery>,
) -> Answer<Json<Vec<CasePartyJson>>> {
    let kinds: Vec<String> = query.kinds.iter().flat_map(|all| all.split(',')).map(str::to_owned).collect();
    let words = query.q.unwrap_or_default();
    let limit = i64::from(query.limit.unwrap_or(50).clamp(1, 2_000));
    Ok(Json(cases::pickable(&state.app, &signed.caller, &kinds, &words, limit).await?))
}

/// Which things a form names.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ThingsQuery {
    /// `project`, `resource` or `item`; `project` when absent.
    #[param(max_length = 10)]
    what: Option<String>,
    /// The pack; what every city builds on when absent.
    #[param(max_length = 40)]
    pack: Option<String>,
    /// The unit whose case it is; the caller's own when absent.
    unit_id: Option<i64>,
    /// Resources of this project alone, by its number.
    #[param(max_length = 60)]
    project: Option<String>,
    /// Words of number or name.
    #[param(max_length = 64)]
    q: Option<String>,
}

/// Projects and resources of a unit, or items of the catalog, to be named in a form.
#[utoipa::path(get, path = "/cases/things", tag = "cases", params(ThingsQuery), operation_id = "things",
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [ThingJson])))]
pub(crate) async fn things(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ThingsQuery>,
) -> Answer<Json<Vec<ThingJson>>> {
    let filter = ThingFilter {
        what: query.what.unwrap_or_else(|| "project".to_owned()),
        pack: query.pack.unwrap_or_else(|| "national".to_owned()),
        unit_id: query.unit_id,
        project: query.project,
        query: query.q.unwrap_or_default(),
    };
    Ok(Json(cases::things(&state.app, &signed.caller, &filter).await?))
}

/// Reckons what an application would cost, who would pay, and what quota it would leave. Nothing is kept.
#[utoipa::path(post, path = "/cases/estimate", tag = "cases", operation_id = "estimate",
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.estimate"))),
    request_body = EstimateInJson, responses((status = 200, description = "The figures.", body = EstimateJson)))]
pub(crate) async fn estimate(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<EstimateInJson>,
) -> Answer<Json<EstimateJson>> {
    Ok(Json(cases::estimate(&state.app, &signed.caller, &input.value).await?))
}

/// Tasks that wait for the caller, the first due first.
#[utoipa::path(get, path = "/tasks", tag = "cases", params(PageQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of tasks.", body = Page<WorkbenchTaskJson>)))]
pub(crate) async fn tasks(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<PageQuery>,
) -> Answer<Json<Page<WorkbenchTaskJson>>> {
    let (after, limit) = (query.after.as_deref(), rows(query.limit));
    Ok(Json(cases::workbench(&state.app, &signed.caller, after, limit).await?))
}

/// Completes a task with one of its outcomes.
#[utoipa::path(post, path = "/tasks/{id}/complete", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.complete"))),
    request_body = CompleteTaskJson, responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn complete(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CompleteTaskJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::complete(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Returns the case to an earlier step for correction.
#[utoipa::path(post, path = "/tasks/{id}/return", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.return"))),
    request_body = ReturnTaskJson, responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn give_back(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<ReturnTaskJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::give_back(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Rejects the case.
#[utoipa::path(post, path = "/tasks/{id}/reject", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.reject"))),
    request_body = CaseReasonJson, responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn reject(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseReasonJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::reject(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Takes a task that several may do.
#[utoipa::path(post, path = "/tasks/{id}/claim", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.claim"))),
    responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn claim(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::claim(&state.app, &signed.caller, id)).await?))
}

/// Gives a task back to all who may do it.
#[utoipa::path(post, path = "/tasks/{id}/release", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.release"))),
    responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn release(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::release(&state.app, &signed.caller, id)).await?))
}

/// Passes a task on to a colleague.
#[utoipa::path(post, path = "/tasks/{id}/assign", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.assign"))),
    request_body = AssignTaskJson, responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn assign(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<AssignTaskJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::assign(&state.app, &signed.caller, id, &input.value)).await?))
}

/// People to whom a task may be passed on, and who may be heard before it is completed.
#[utoipa::path(get, path = "/tasks/{id}/people", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The people.", body = TaskPeopleJson)))]
pub(crate) async fn people(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<TaskPeopleJson>> {
    Ok(Json(cases::people(&state.app, &signed.caller, id).await?))
}

/// Asks somebody to be heard before a task is completed.
#[utoipa::path(post, path = "/tasks/{id}/review", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.review"))),
    request_body = AssignTaskJson, responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn ask_review(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<AssignTaskJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::ask_review(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Takes over a task from somebody who has lent the caller their role.
#[utoipa::path(post, path = "/tasks/{id}/stand-in", tag = "cases", params(("id" = i64, Path, description = "Id of the task")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.stand_in"))),
    responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn stand_in(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::stand_in(&state.app, &signed.caller, id)).await?))
}

/// A time.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountsQuery {
    /// First day, YYYY-MM-DD; the beginning of all when absent.
    #[param(max_length = 10)]
    from: Option<String>,
    /// First day after it, YYYY-MM-DD; the end of all when absent.
    #[param(max_length = 10)]
    until: Option<String>,
}

/// Counts of the cases that the caller may see and that were sent in a time, by kind.
#[utoipa::path(get, path = "/cases/counts", tag = "cases", params(CountsQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CaseCountJson])))]
pub(crate) async fn counts(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<CountsQuery>,
) -> Answer<Json<Vec<CaseCountJson>>> {
    let (from, until) = (day_ms(query.from.as_deref(), 0)?, day_ms(query.until.as_deref(), i64::MAX)?);
    Ok(Json(cases::case_counts(&state.app, &signed.caller, from, until).await?))
}

/// The first instant of a day.
pub(super) fn day_ms(text: Option<&str>, absent: i64) -> Result<i64, Problem> {
    let Some(text) = text else { return Ok(absent) };
    cases::midnight_ms(text).ok_or_else(|| {
        Problem::new(
            ProblemKind::Malformed,
            "malformed_date",
            format!("“{text}”不是日期，应为YYYY-MM-DD"),
            format!("`{text}` is no date YYYY-MM-DD"),
        )
    })
}

/// Asks that a running case be treated as urgent.
#[utoipa::path(post, path = "/cases/{id}/urgency", tag = "cases", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.ask_urgency"))),
    request_body = CaseReasonJson, responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn ask_urgency(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseReasonJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::ask_urgency(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Decides whether a case becomes urgent; its open tasks are due sooner then.
#[utoipa::path(post, path = "/cases/{id}/urgency/decision", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.decide_urgency"))),
    request_body = UrgencyDecisionJson, responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn decide_urgency(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<UrgencyDecisionJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::decide_urgency(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Requests for urgency that wait for the caller, the oldest first.
#[utoipa::path(get, path = "/cases/urgency-requests", tag = "cases",
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CaseUrgencyRowJson])))]
pub(crate) async fn urgency_requests(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<Vec<CaseUrgencyRowJson>>> {
    Ok(Json(cases::urgency_requests(&state.app, &signed.caller).await?))
}

/// Completes tasks of several cases with one word; of each it is said whether it was done.
#[utoipa::path(post, path = "/tasks/complete", tag = "cases",
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.complete"))),
    request_body = CompleteTogetherJson, responses((status = 200, description = "Task by task.", body = [TaskAnswerJson])))]
pub(crate) async fn complete_together(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<CompleteTogetherJson>,
) -> Answer<Json<Vec<TaskAnswerJson>>> {
    Ok(Json(cases::complete_together(&state.app, &signed.caller, &input.value).await?))
}

/// People whom a comment on a case may mention, by name.
#[utoipa::path(get, path = "/cases/{id}/mentionable", tag = "cases", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CaseColleagueJson])))]
pub(crate) async fn mentionable(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<Vec<CaseColleagueJson>>> {
    Ok(Json(cases::mentionable(&state.app, &signed.caller, id).await?))
}
