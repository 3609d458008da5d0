//! Trying a channel out: something is sent as the settings say, and what came of it is told.

use super::Outlet;
use super::connect::{Connections, Fate, Mail, Sms};
use crate::caller::Caller;
use crate::notice::EXAMPLE;
use crate::problem::Problem;
use crate::service::App;
use crate::settings::{Versioned, load};
use yunheng_api::platform::{
    ChannelTestJson, KeyTestJson, MailSettingsJson, MailTestJson, RobotsSettingsJson, SmsSettingsJson,
    SmsTestJson, WebhooksSettingsJson,
};
use yunheng_values::Lang;

/// Sends a test mail, whether or not mail is switched on yet.
///
/// # Errors
/// Not allowed; nothing is set.
pub async fn test_mail(app: &App, caller: &Caller, input: &MailTestJson) -> Result<ChannelTestJson, Problem> {
    let settings: Versioned<MailSettingsJson> = begin(app, caller, "to", &input.to).await?;
    if settings.value.host.is_empty() {
        return Err(nothing_set());
    }
    let mail = Mail {
        id: id(),
        to: input.to.trim().to_owned(),
        subject: "【云衡】测试".into(),
        text: EXAMPLE.into(),
        ..Mail::default()
    };
    let fate = Connections::new("").mail_by(app, settings, &mail).await?;
    Ok(told(fate, caller.place.lang))
}

/// Sends a test message, whether or not they are switched on yet.
///
/// # Errors
/// Not allowed; nothing is set.
pub async fn test_sms(app: &App, caller: &Caller, input: &SmsTestJson) -> Result<ChannelTestJson, Problem> {
    let settings: Versioned<SmsSettingsJson> = begin(app, caller, "phone", &input.phone).await?;
    if settings.value.url.is_empty() {
        return Err(nothing_set());
    }
    let sms = Sms { id: id(), phone: input.phone.trim().to_owned(), text: EXAMPLE.into() };
    let fate = Connections::new("").sms_by(app, &settings.value, &sms).await?;
    Ok(told(fate, caller.place.lang))
}

/// Posts a test event to a webhook.
///
/// # Errors
/// Not allowed; no such webhook.
pub async fn test_webhook(
    app: &App,
    caller: &Caller,
    input: &KeyTestJson,
) -> Result<ChannelTestJson, Problem> {
    let settings: Versioned<WebhooksSettingsJson> = begin(app, caller, "key", &input.key).await?;
    if !settings.value.webhooks.iter().any(|one| one.key == input.key) {
        return Err(Problem::not_found());
    }
    let event = |_| serde_json::json!({ "event": "test", "text": EXAMPLE }).to_string();
    let fate = Connections::new("").webhook(app, &input.key, &id(), event).await?;
    Ok(told(fate, caller.place.lang))
}

/// Lets a robot say a test.
///
/// # Errors
/// Not allowed; no such robot.
pub async fn test_robot(app: &App, caller: &Caller, input: &KeyTestJson) -> Result<ChannelTestJson, Problem> {
    let settings: Versioned<RobotsSettingsJson> = begin(app, caller, "key", &input.key).await?;
    if !settings.value.robots.iter().any(|one| one.key == input.key) {
        return Err(Problem::not_found());
    }
    let fate = Connections::new("").robot(app, &input.key, EXAMPLE).await?;
    Ok(told(fate, caller.place.lang))
}

/// The test is on the record before anything leaves; where it goes may be personal, so only its digest is.
async fn begin<S: Outlet>(
    app: &App,
    caller: &Caller,
    field: &str,
    target: &str,
) -> Result<Versioned<S>, Problem> {
    let mut act = app.act(caller, S::PERMISSION, "setting.test").await?.on("setting", S::NAME);
    let settings = load(act.db()).await?;
    act.changed_personal(field, None, Some(target));
    act.commit().await?;
    Ok(settings)
}

fn id() -> String {
    format!("test-{}", crate::secret::hex(&crate::secret::random_bytes::<8>()))
}

fn nothing_set() -> Problem {
    Problem::conflict("nothing_set", "请先填写并保存设置", "fill in and save the settings first")
}

fn told(fate: Fate, lang: Lang) -> ChannelTestJson {
    let (outcome, message) = match fate {
        Fate::Delivered { receipt } => ("taken", receipt),
        Fate::Transient { why, .. } => ("later", why.in_lang(lang).to_owned()),
        Fate::Permanent { why } => ("refused", why.in_lang(lang).to_owned()),
    };
    ChannelTestJson { outcome: outcome.to_owned(), message }
}
