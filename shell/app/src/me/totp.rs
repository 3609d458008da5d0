//! One-time codes and recovery codes of the person.

use crate::caller::{Caller, Pending};
use crate::problem::Problem;
use crate::secret;
use crate::service::App;
use crate::sign_in::TOTP_PLACE;
use yunheng_api::platform::{RecoveryCodesJson, TotpCodeJson, TotpSetupJson};
use yunheng_store::{account, sign_in};

const PURPOSE: &str = "totp_setup";
/// Time to scan the picture and type a code.
const SETUP_MS: i64 = 15 * 60_000;

/// A new secret, not in force until a code of it was given.
///
/// # Errors
/// Identity not confirmed, unless codes must be set up before anything else.
pub async fn begin_totp(app: &App, caller: &Caller) -> Result<TotpSetupJson, Problem> {
    if caller.pending != Some(Pending::SecondFactor) {
        app.must_be_confirmed(caller).await?;
    }
    let (secret, ticket) = (secret::new_totp_secret(), secret::random_token());
    let sealed = app.keys().seal(TOTP_PLACE, &secret).map_err(|error| Problem::bug(&error))?;
    let act = app.own_act(caller, "totp.begin").await?;
    let until = act.now_ms() + SETUP_MS;
    let payload = secret::hex(&sealed);
    sign_in::insert_ticket(
        act.db(),
        &secret::digest(&ticket),
        PURPOSE,
        Some(caller.account),
        &payload,
        until,
    )
    .await?;
    act.commit().await?;
    let address = secret::totp_address(&caller.login, &secret);
    Ok(TotpSetupJson { secret: secret::base32(&secret), address, ticket })
}

/// Puts the new secret in force and gives recovery codes, shown once.
///
/// # Errors
/// A wrong code, or a setup whose time is over.
pub async fn finish_totp(
    app: &App,
    caller: &Caller,
    given: &TotpCodeJson,
) -> Result<RecoveryCodesJson, Problem> {
    let act = app.own_act(caller, "totp.set").await?;
    let digest = secret::digest(&given.ticket);
    let found = sign_in::find_ticket(act.db(), &digest, PURPOSE, act.now_ms()).await?;
    let found = found.filter(|ticket| ticket.account_id == Some(caller.account)).ok_or_else(|| {
        Problem::refused("setup_over", "设置已超时，请重新开始", "the setup took too long; begin again")
    })?;
    let sealed = secret::unhex(&found.payload).ok_or_else(|| Problem::bug(&"a ticket holds no secret"))?;
    let secret = app.keys().open(TOTP_PLACE, &sealed).map_err(|error| Problem::bug(&error))?;
    let step = secret::totp_step(&secret, &given.code, act.now_ms()).ok_or_else(|| {
        Problem::refused(
            "wrong_code",
            "动态口令不正确，请核对手机时间",
            "the code is not right; check the telephone's clock",
        )
    })?;
    account::set_totp(act.db(), caller.account, Some(sealed), act.now_ms()).await?;
    account::spend_totp_step(act.db(), caller.account, step).await?;
    sign_in::use_ticket(act.db(), found.id, act.now_ms()).await?;
    let codes = write_codes(&act, caller.account).await?;
    act.commit().await?;
    Ok(codes)
}

/// New recovery codes; the old ones are dead.
///
/// # Errors
/// Identity not confirmed.
pub async fn new_recovery_codes(app: &App, caller: &Caller) -> Result<RecoveryCodesJson, Problem> {
    app.must_be_confirmed(caller).await?;
    let act = app.own_act(caller, "totp.recovery_codes").await?;
    let codes = write_codes(&act, caller.account).await?;
    act.commit().await?;
    Ok(codes)
}

/// Does without one-time codes, where the rules allow it.
///
/// # Errors
/// The rules ask for them, or identity not confirmed.
pub async fn remove_totp(app: &App, caller: &Caller) -> Result<(), Problem> {
    app.must_be_confirmed(caller).await?;
    if caller.world.is_administrator() || app.sign_in_policy().await?.require_totp {
        return Err(Problem::refused(
            "totp_required",
            "按安全设置，您的账号必须使用动态口令；可以重新设置，不能取消",
            "the security settings ask for one-time codes; they can be set anew, not removed",
        ));
    }
    let act = app.own_act(caller, "totp.remove").await?;
    account::set_totp(act.db(), caller.account, None, act.now_ms()).await?;
    sign_in::set_recovery_codes(act.db(), caller.account, &[]).await?;
    act.commit().await
}

async fn write_codes(act: &crate::act::Act<'_>, account: i64) -> Result<RecoveryCodesJson, Problem> {
    let codes = secret::recovery_codes();
    let digests: Vec<Vec<u8>> = codes.iter().map(|code| secret::digest(code)).collect();
    sign_in::set_recovery_codes(act.db(), account, &digests).await?;
    Ok(RecoveryCodesJson { codes })
}
