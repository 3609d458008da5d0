//! Accounts of people.

use crate::http::{Answer, Input, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{
    AccountInJson, AccountJson, AccountMadeJson, AccountPatchJson, ContactJson, Page, ProposedJson,
    ReasonJson,
};
use yunheng_app::people::{self, AccountFilter};
use yunheng_app::{Problem, ProblemKind, retrying};

/// Which accounts, and in which order.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountsQuery {
    /// Of these worlds, with commas between: `business`, `system`, `security`, `audit`.
    world: Option<String>,
    /// In one of these states, with commas between: `active`, `disabled`.
    status: Option<String>,
    /// Of this party.
    party: Option<i64>,
    /// With these words in name or login.
    #[param(max_length = 64)]
    q: Option<String>,
    /// `name`, `login` or `id`; with `-` before it the other way round.
    sort: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Rows of a page.
pub(super) fn rows(limit: Option<u32>) -> i64 {
    i64::from(limit.unwrap_or(50).clamp(1, 200))
}

/// The id after which a page begins.
pub(super) fn id_after(after: Option<&str>) -> Result<Option<i64>, Problem> {
    after.map(str::parse).transpose().map_err(|_| {
        Problem::new(
            ProblemKind::Malformed,
            "malformed",
            "参数 after 无法读取",
            "parameter after cannot be read",
        )
    })
}

fn words(text: Option<&str>) -> Vec<String> {
    text.into_iter()
        .flat_map(|text| text.split(','))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Accounts of people in the caller's scope; people of business see people of business only.
#[utoipa::path(get, path = "/accounts", tag = "people", params(AccountsQuery),
    extensions(("x-permission" = json!("person.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of accounts.", body = Page<AccountJson>)))]
pub(crate) async fn accounts(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<AccountsQuery>,
) -> Answer<Json<Page<AccountJson>>> {
    let filter = AccountFilter {
        worlds: words(query.world.as_deref()),
        statuses: words(query.status.as_deref()),
        party: query.party,
        query: query.q,
        sort: query.sort,
        after: query.after,
        limit: rows(query.limit),
    };
    Ok(Json(people::accounts(&state.app, &signed.caller, &filter).await?))
}

/// Makes an account with a one-time password, shown once; an administrator's becomes a proposal.
#[utoipa::path(post, path = "/accounts", tag = "people",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one account")),
    extensions(("x-permission" = json!("person.edit")), ("x-audit" = json!("account.make"))),
    request_body = AccountInJson,
    responses((status = 201, description = "The account.", body = AccountMadeJson),
    (status = 202, description = "The proposal that waits for a second person.", body = AccountMadeJson)))]
pub(crate) async fn make_account(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<AccountInJson>,
) -> Answer<(StatusCode, Json<AccountMadeJson>)> {
    let make = || people::make_account(&state.app, &signed.caller, &input.value, input.once.as_ref());
    let made = retrying(make).await?;
    let status = if made.proposal_id.is_some() { StatusCode::ACCEPTED } else { StatusCode::CREATED };
    Ok((status, Json(made)))
}

/// One account, telephone number and mail address masked.
#[utoipa::path(get, path = "/accounts/{id}", tag = "people", params(("id" = i64, Path, description = "Id of the account")),
    extensions(("x-permission" = json!("person.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The account; ETag is its version.", body = AccountJson)))]
pub(crate) async fn account(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<AccountJson>> {
    Ok(tagged(people::account(&state.app, &signed.caller, id).await?))
}

fn tagged(value: AccountJson) -> Tagged<AccountJson> {
    let version = value.version;
    Tagged { value, version }
}

/// Telephone number and mail address in clear; looking is on the record.
#[utoipa::path(get, path = "/accounts/{id}/contact", tag = "people", params(("id" = i64, Path, description = "Id of the account")),
    extensions(("x-permission" = json!("person.contact")), ("x-audit" = json!("account.contact"))),
    responses((status = 200, description = "They.", body = ContactJson)))]
pub(crate) async fn contact(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<ContactJson>> {
    Ok(Json(retrying(|| people::contact(&state.app, &signed.caller, id)).await?))
}

/// Edits an account; login and world stay for ever.
#[utoipa::path(patch, path = "/accounts/{id}", tag = "people",
    params(("id" = i64, Path, description = "Id of the account"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("person.edit")), ("x-audit" = json!("account.change"))),
    request_body = AccountPatchJson, responses((status = 200, description = "As it is now.", body = AccountJson)))]
pub(crate) async fn change_account(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<AccountPatchJson>,
) -> Answer<Tagged<AccountJson>> {
    let change = || people::change_account(&state.app, &signed.caller, id, version, &input.value);
    Ok(tagged(retrying(change).await?))
}

/// Disables an account at once: sessions, tokens and delegations end.
#[utoipa::path(post, path = "/accounts/{id}/disable", tag = "people", params(("id" = i64, Path, description = "Id of the account")),
    extensions(("x-permission" = json!("person.edit")), ("x-audit" = json!("account.disable"))),
    request_body = ReasonJson, responses((status = 204, description = "Disabled.")))]
pub(crate) async fn disable_account(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<ReasonJson>,
) -> Answer<StatusCode> {
    retrying(|| people::disable_account(&state.app, &signed.caller, id, &input.value.reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Enables an account again; an administrator's becomes a proposal.
#[utoipa::path(post, path = "/accounts/{id}/enable", tag = "people",
    params(("id" = i64, Path, description = "Id of the account"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("person.edit")), ("x-audit" = json!("account.enable"))),
    request_body = ReasonJson,
    responses((status = 204, description = "Enabled."),
    (status = 202, description = "The proposal that waits for a second person.", body = ProposedJson)))]
pub(crate) async fn enable_account(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<ReasonJson>,
) -> Answer<Response> {
    let (reason, once) = (&input.value.reason, input.once.as_ref());
    let proposed = retrying(|| people::enable_account(&state.app, &signed.caller, id, reason, once)).await?;
    Ok(match proposed {
        Some(proposal_id) => (StatusCode::ACCEPTED, Json(ProposedJson { proposal_id })).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

/// Forgets the failures of an account, so that its person may try again.
#[utoipa::path(post, path = "/accounts/{id}/unlock", tag = "people", params(("id" = i64, Path, description = "Id of the account")),
    extensions(("x-permission" = json!("person.edit")), ("x-audit" = json!("account.unlock"))),
    responses((status = 204, description = "Unlocked.")))]
pub(crate) async fn unlock_account(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| people::unlock_account(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a one-time password, shown once; codes, sessions and tokens are gone. An administrator's becomes a proposal. It asks for a
/// confirmed identity.
#[utoipa::path(post, path = "/accounts/{id}/reset", tag = "people",
    params(("id" = i64, Path, description = "Id of the account"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("person.edit")), ("x-audit" = json!("account.reset"))),
    request_body = ReasonJson,
    responses((status = 200, description = "The one-time password.", body = AccountMadeJson),
    (status = 202, description = "The proposal that waits for a second person.", body = AccountMadeJson)))]
pub(crate) async fn reset_account(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<ReasonJson>,
) -> Answer<(StatusCode, Json<AccountMadeJson>)> {
    let (reason, once) = (&input.value.reason, input.once.as_ref());
    let done = retrying(|| people::reset_account(&state.app, &signed.caller, id, reason, once)).await?;
    let status = if done.proposal_id.is_some() { StatusCode::ACCEPTED } else { StatusCode::OK };
    Ok((status, Json(done)))
}
