//! Every route, in one place.

use crate::http::{
    limit, limit_verifying, not_found, panic_answer, record_refusals, refuse_null, with_place,
    with_problem_body,
};
use crate::routes::{
    access_review, audit, calculations, cases, channels, clocks, delegations, designs, desk, directories,
    estate, health, issued, jobs, knowledge, ledger, ledger_import, mails, me, notices, openings, orders,
    packs, parties, people, proposals, reconciliation, roles, settings, sign_in, statistics, systems,
    templates, uploads,
};
use crate::state::ServerState;
use crate::{openapi, page};
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use axum::{Json, Router};
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Largest body of a request that is no file.
const BODY_BYTES: usize = 1 << 20;
/// Longest time for a request; files and calculations have their own routes and stay below it too.
const LONGEST: Duration = Duration::from_secs(120);

/// The service as one router, and the description of its API.
pub fn router(state: ServerState) -> (Router, serde_json::Value) {
    let (api, described) = api(&state).split_for_parts();
    let document = openapi::document(&described);
    let served = Arc::new(document.clone());
    let api = api
        .route("/api/v1/openapi.json", get(move || std::future::ready(Json((*served).clone()))))
        .route("/api/{*rest}", axum::routing::any(not_found))
        .layer(DefaultBodyLimit::max(BODY_BYTES));
    let router = Router::new()
        .merge(api)
        .fallback(page::page)
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::GATEWAY_TIMEOUT, LONGEST))
        .layer(CatchPanicLayer::custom(panic_answer))
        .layer(from_fn_with_state(state.clone(), record_refusals))
        .layer(from_fn(refuse_null))
        .layer(from_fn(with_problem_body))
        .layer(from_fn(page::security_headers))
        .layer(from_fn_with_state(state.clone(), with_place))
        .with_state(state);
    (router, document)
}

/// Rooms in the order of the API's description.
fn api(state: &ServerState) -> OpenApiRouter<ServerState> {
    let v1 = OpenApiRouter::new()
        .merge(signing_in(state))
        .merge(own_account())
        .merge(parties_of_the_cloud(state))
        .merge(people_and_roles())
        .merge(packs_of_rules())
        .merge(calculators(state))
        .merge(work_together(state))
        .merge(issued_documents(state))
        .merge(service_desk())
        .merge(processes_redrawn())
        .merge(ledger_of_resources())
        .merge(ledger_and_clouds(state))
        .merge(audit_trail())
        .merge(jobs_and_notices())
        .merge(settings_of_the_platform());
    OpenApiRouter::with_openapi(openapi::root())
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .routes(routes!(health::metrics))
        .nest("/api/v1", v1)
}

fn signing_in(state: &ServerState) -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::bootstrap_state))
        .routes(routes!(sign_in::take_seat))
        .routes(routes!(sign_in::password))
        .routes(routes!(sign_in::totp))
        .routes(routes!(directories::start))
        .routes(routes!(directories::callback))
        .layer(from_fn_with_state(state.clone(), limit))
        .routes(routes!(sign_in::methods))
        .routes(routes!(sign_in::sign_out))
}

/// Files of cases that arrive in parts; a part has a body limit of its own.
fn in_parts() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(uploads::part, uploads::one, uploads::discard))
        .layer(DefaultBodyLimit::max(yunheng_app::cases::PART_BYTES))
        .routes(routes!(uploads::begin, uploads::list))
        .routes(routes!(uploads::finish))
}

/// Cases; files of cases have a body limit of their own.
fn work_together(state: &ServerState) -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(cases::attach))
        .layer(DefaultBodyLimit::max(state.config.upload_limit_mib << 20))
        .merge(in_parts())
        .routes(routes!(cases::kinds))
        .routes(routes!(cases::kind))
        .routes(routes!(cases::list, cases::begin))
        .routes(routes!(cases::counts))
        .routes(routes!(statistics::statistics))
        .routes(routes!(statistics::export))
        .routes(routes!(statistics::export_statistics))
        .routes(routes!(cases::pickable))
        .routes(routes!(clocks::forces, clocks::declare))
        .routes(routes!(clocks::end))
        .routes(routes!(clocks::differences))
        .routes(routes!(clocks::apply))
        .routes(routes!(cases::urgency_requests))
        .routes(routes!(cases::ask_urgency))
        .routes(routes!(cases::decide_urgency))
        .routes(routes!(cases::complete_together))
        .routes(routes!(cases::things))
        .routes(routes!(cases::estimate))
        .routes(routes!(cases::case, cases::edit, cases::discard))
        .routes(routes!(cases::send))
        .routes(routes!(cases::withdraw))
        .routes(routes!(cases::comment))
        .routes(routes!(cases::mentionable))
        .routes(routes!(cases::download, cases::detach))
        .routes(routes!(cases::tasks))
        .routes(routes!(cases::complete))
        .routes(routes!(cases::give_back))
        .routes(routes!(cases::reject))
        .routes(routes!(cases::claim))
        .routes(routes!(cases::release))
        .routes(routes!(cases::assign))
        .routes(routes!(cases::people))
        .routes(routes!(cases::ask_review))
        .routes(routes!(cases::stand_in))
}

/// Documents that are issued from cases. Whoever verifies one is no one we know, so they are counted by address.
fn issued_documents(state: &ServerState) -> OpenApiRouter<ServerState> {
    let file_bytes = state.config.upload_limit_mib << 20;
    let public = OpenApiRouter::new()
        .routes(routes!(issued::verify))
        .routes(routes!(issued::compare))
        .layer(DefaultBodyLimit::max(file_bytes))
        .layer(from_fn_with_state(state.clone(), limit_verifying));
    OpenApiRouter::new()
        .routes(routes!(issued::sign))
        .routes(routes!(templates::template_file, templates::upload_template, templates::end_template))
        .layer(DefaultBodyLimit::max(file_bytes))
        .routes(routes!(templates::templates))
        .routes(routes!(issued::issue))
        .routes(routes!(orders::list))
        .routes(routes!(orders::export))
        .routes(routes!(orders::on_time))
        .routes(routes!(orders::export_on_time))
        .routes(routes!(orders::one))
        .routes(routes!(orders::receive))
        .routes(routes!(orders::complete))
        .routes(routes!(orders::execution))
        .routes(routes!(orders::plan))
        .routes(routes!(orders::release))
        .routes(routes!(orders::halt))
        .routes(routes!(orders::entries))
        .routes(routes!(orders::export_entries))
        .routes(routes!(issued::export_case))
        .routes(routes!(issued::list))
        .routes(routes!(issued::export))
        .routes(routes!(issued::download))
        .routes(routes!(issued::download_copy))
        .merge(public)
}

fn service_desk() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(desk::categories))
        .routes(routes!(desk::take))
        .routes(routes!(desk::callers))
        .routes(routes!(desk::duty, desk::add_shift))
        .routes(routes!(desk::remove_shift))
        .routes(routes!(desk::link))
        .routes(routes!(desk::unlink))
        .routes(routes!(desk::merge))
        .routes(routes!(desk::rate))
        .routes(routes!(desk::statistics))
        .routes(routes!(desk::export))
        .routes(routes!(knowledge::list, knowledge::write))
        .routes(routes!(knowledge::drafts))
        .routes(routes!(knowledge::suggestions))
        .routes(routes!(knowledge::one, knowledge::edit))
        .routes(routes!(knowledge::publish))
        .routes(routes!(knowledge::retire))
        .routes(routes!(knowledge::used))
}

fn processes_redrawn() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(designs::list))
        .routes(routes!(designs::one))
        .routes(routes!(designs::version))
        .routes(routes!(designs::differences))
        .routes(routes!(designs::begin))
        .routes(routes!(designs::draft, designs::edit, designs::discard))
        .routes(routes!(designs::deploy))
        .routes(routes!(designs::test_run))
        .routes(routes!(designs::moves, designs::move_cases))
        .routes(routes!(designs::replay))
}

fn ledger_of_resources() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(ledger::projects, ledger::create_project))
        .routes(routes!(ledger::project, ledger::edit_project))
        .routes(routes!(ledger::create_system))
        .routes(routes!(ledger::edit_system))
        .routes(routes!(estate::estate))
        .routes(routes!(estate::growth))
        .routes(routes!(ledger::resources))
        .routes(routes!(ledger::export))
        .routes(routes!(ledger::export_confirmations))
        .routes(routes!(ledger::resource))
        .routes(routes!(ledger::correct))
        .routes(routes!(systems::list))
        .routes(routes!(systems::export))
        .routes(routes!(systems::one))
        .routes(routes!(systems::who, systems::name))
        .routes(routes!(systems::paper))
        .routes(routes!(openings::list))
        .routes(routes!(openings::one))
        .routes(routes!(openings::resources))
        .routes(routes!(openings::confirm))
        .routes(routes!(openings::remark))
        .routes(routes!(openings::withdraw))
        .routes(routes!(openings::export))
}

/// What clouds hold, beside the ledger and on its way into it; lists have a body limit of their own.
fn ledger_and_clouds(state: &ServerState) -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(reconciliation::of_file))
        .routes(routes!(ledger_import::check))
        .layer(DefaultBodyLimit::max(state.config.upload_limit_mib << 20))
        .routes(routes!(ledger_import::template))
        .routes(routes!(ledger_import::one))
        .routes(routes!(ledger_import::propose))
        .routes(routes!(reconciliation::clouds))
        .routes(routes!(reconciliation::cloud_projects))
        .routes(routes!(reconciliation::mapping, reconciliation::edit_mapping))
        .routes(routes!(reconciliation::map_project))
        .routes(routes!(reconciliation::list, reconciliation::now))
        .routes(routes!(reconciliation::one))
        .routes(routes!(reconciliation::template))
        .routes(routes!(reconciliation::trend))
        .routes(routes!(reconciliation::differences))
        .routes(routes!(reconciliation::export))
        .routes(routes!(reconciliation::difference))
        .routes(routes!(reconciliation::link))
        .routes(routes!(reconciliation::settle))
        .routes(routes!(reconciliation::open_case))
        .routes(routes!(reconciliation::link_of, reconciliation::unlink))
}

fn own_account() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(me::me))
        .routes(routes!(me::password))
        .routes(routes!(me::views, me::save_view))
        .routes(routes!(me::drop_view))
        .routes(routes!(me::confirm))
        .routes(routes!(directories::confirm))
        .routes(routes!(me::sessions, me::end_other_sessions))
        .routes(routes!(me::end_session))
        .routes(routes!(me::begin_totp, me::finish_totp, me::remove_totp))
        .routes(routes!(me::recovery_codes))
        .routes(routes!(me::tokens, me::make_token))
        .routes(routes!(me::revoke_token))
}

fn parties_of_the_cloud(state: &ServerState) -> OpenApiRouter<ServerState> {
    let file_bytes = state.config.upload_limit_mib << 20;
    OpenApiRouter::new()
        .routes(routes!(parties::check_import))
        .layer(DefaultBodyLimit::max(file_bytes))
        .routes(routes!(parties::list, parties::create))
        .routes(routes!(parties::export))
        .routes(routes!(parties::import))
        .routes(routes!(parties::commit_import))
        .routes(routes!(parties::one, parties::edit))
        .routes(routes!(parties::close))
        .routes(routes!(parties::reopen))
        .routes(routes!(parties::add_alias))
        .routes(routes!(parties::remove_alias))
        .routes(routes!(parties::payers, parties::add_payer))
}

fn people_and_roles() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(people::accounts, people::make_account))
        .routes(routes!(people::account, people::change_account))
        .routes(routes!(people::contact))
        .routes(routes!(people::disable_account))
        .routes(routes!(people::enable_account))
        .routes(routes!(people::unlock_account))
        .routes(routes!(people::reset_account))
        .routes(routes!(roles::permissions))
        .routes(routes!(roles::roles, roles::propose_role))
        .routes(routes!(roles::role, roles::propose_role_change))
        .routes(routes!(roles::propose_retirement))
        .routes(routes!(roles::grants, roles::propose_grant))
        .routes(routes!(roles::propose_revocation))
        .routes(routes!(delegations::delegations, delegations::delegate))
        .routes(routes!(delegations::end_delegation))
        .routes(routes!(access_review::access_review))
        .routes(routes!(access_review::export_review))
        .routes(routes!(proposals::proposals))
        .routes(routes!(proposals::proposal))
        .routes(routes!(proposals::confirm_proposal))
        .routes(routes!(proposals::reject_proposal))
        .routes(routes!(proposals::withdraw_proposal))
}

fn packs_of_rules() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(packs::list))
        .routes(routes!(packs::one))
        .routes(routes!(packs::documents))
        .routes(routes!(packs::articles))
        .routes(routes!(packs::clause))
        .routes(routes!(packs::parameters))
        .routes(routes!(packs::coverage))
        .routes(routes!(packs::rulings))
        .routes(routes!(packs::choose))
        .routes(routes!(packs::effect))
        .routes(routes!(packs::catalog))
        .routes(routes!(packs::adopt))
        .routes(routes!(packs::list_effect))
        .routes(routes!(packs::export))
}

fn calculators(state: &ServerState) -> OpenApiRouter<ServerState> {
    let file_bytes = state.config.upload_limit_mib << 20;
    OpenApiRouter::new()
        .routes(routes!(calculations::rate))
        .routes(routes!(calculations::size))
        .routes(routes!(calculations::assess))
        .routes(routes!(calculations::settle))
        .layer(DefaultBodyLimit::max(file_bytes))
        .routes(routes!(calculations::deadline))
        .routes(routes!(calculations::list))
        .routes(routes!(calculations::examples))
        .routes(routes!(calculations::example))
        .routes(routes!(calculations::one, calculations::delete))
        .routes(routes!(calculations::lines))
        .routes(routes!(calculations::because))
        .routes(routes!(calculations::file))
}

fn audit_trail() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(audit::entries))
        .routes(routes!(audit::entry))
        .routes(routes!(audit::checkpoints))
        .routes(routes!(audit::verification))
        .routes(routes!(audit::export))
}

fn jobs_and_notices() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(jobs::jobs))
        .routes(routes!(jobs::job))
        .routes(routes!(jobs::retry))
        .routes(routes!(jobs::cancel))
        .routes(routes!(mails::mails))
        .routes(routes!(mails::again))
        .routes(routes!(notices::notices, notices::write))
        .routes(routes!(notices::opened))
        .routes(routes!(notices::sign))
        .routes(routes!(notices::deliveries_of_notice))
        .routes(routes!(notices::choices, notices::set_choices))
        .routes(routes!(notices::deliveries))
        .routes(routes!(notices::delivery))
        .routes(routes!(channels::mail, channels::edit_mail))
        .routes(routes!(channels::test_mail))
        .routes(routes!(mails::intake, mails::edit_intake))
        .routes(routes!(channels::sms, channels::edit_sms))
        .routes(routes!(channels::test_sms))
        .routes(routes!(channels::webhooks, channels::edit_webhooks))
        .routes(routes!(channels::test_webhook))
        .routes(routes!(channels::robots, channels::edit_robots))
        .routes(routes!(channels::test_robot))
        .routes(routes!(channels::clouds, channels::edit_clouds))
        .routes(routes!(channels::outbound, channels::edit_outbound))
}

fn settings_of_the_platform() -> OpenApiRouter<ServerState> {
    OpenApiRouter::new()
        .routes(routes!(settings::sign_in, settings::edit_sign_in))
        .routes(routes!(settings::packs, settings::use_packs))
        .routes(routes!(directories::read, directories::edit))
        .routes(routes!(directories::check))
}
