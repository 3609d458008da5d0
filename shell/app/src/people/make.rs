//! A new account. An administrator's is a proposal: one person alone makes no administrator.

use super::FirstPassword;
use super::draft::PersonDraft;
use super::shown::{EMAIL, PHONE, open};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::proposal::{AdministratorMaking, propose};
use crate::secret::unhex;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{AccountInJson, AccountMadeJson};
use yunheng_store::account;

/// Makes an account with a one-time password, which is shown once; or proposes an administrator's.
///
/// # Errors
/// Not allowed; values that are not right.
pub async fn make_account(
    app: &App,
    caller: &Caller,
    input: &AccountInJson,
    once: Option<&Once>,
) -> Result<AccountMadeJson, Problem> {
    app.read(caller, Permission::PersonEdit)?;
    let person = PersonDraft::read(app, input)?;
    if person.world()?.is_administrator() {
        let reason = input.reason.clone().unwrap_or_default();
        let made = propose(app, caller, &AdministratorMaking { person }, &reason, once).await?;
        return Ok(AccountMadeJson { id: None, password: None, proposal_id: Some(made.id) });
    }
    let password = FirstPassword::make().await?;
    let mut act = app.act(caller, Permission::PersonEdit, "account.make").await?;
    if let Some(known) = act.answered(once).await? {
        return Ok(known);
    }
    let id = insert(&mut act, &person, &password).await?;
    // The password is nobody's business but the person's: it is not kept, not even as an answer.
    let made = AccountMadeJson { id: Some(id), password: None, proposal_id: None };
    act.remember(once, &made).await?;
    act.because(input.reason.as_deref().unwrap_or_default().trim()).commit().await?;
    Ok(AccountMadeJson { password: Some(password.clear), ..made })
}

/// Writes the account and what is on the record of it.
pub(super) async fn insert(
    act: &mut Act<'_>,
    person: &PersonDraft,
    password: &FirstPassword,
) -> Result<i64, Problem> {
    person.check(act.db(), act.now_ms()).await?;
    let id = account::insert(act.db(), person.new_account(password)?, act.now_ms()).await?;
    act.set_object("account", id);
    act.changed("login", None, Some(&person.login));
    act.changed("name", None, Some(&person.name));
    act.changed("world", None, Some(&person.world));
    act.changed("party_id", None, person.party_id.map(|id| id.to_string()).as_deref());
    act.changed("post", None, person.post.as_deref());
    act.changed("is_external", None, Some(if person.is_external { "true" } else { "false" }));
    act.changed("expires_at", None, person.expires_at_ms.map(crate::clock::instant).as_deref());
    let clear =
        |place, value: &Option<String>| open(act.app(), place, value.as_deref().and_then(unhex).as_deref());
    let (phone, email) = (clear(PHONE, &person.phone)?, clear(EMAIL, &person.email)?);
    act.changed_personal("phone", None, phone.as_deref());
    act.changed_personal("email", None, email.as_deref());
    Ok(id)
}
