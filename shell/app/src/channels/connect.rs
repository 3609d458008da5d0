//! The connections that the settings describe. What is slow to make is kept until the settings change.

use super::secrets::{opened, trust};
use super::sections::{gateway, hook, mail_config, outbound_config, robot};
use crate::problem::Problem;
use crate::service::App;
use crate::settings::{Versioned, load};
use std::sync::{Arc, Mutex, PoisonError};
use yunheng_api::platform::{
    MailSettingsJson, OutboundSettingsJson, RobotsSettingsJson, SmsSettingsJson, WebhooksSettingsJson,
};
pub(crate) use yunheng_connectors::mail::Mail;
use yunheng_connectors::mail::Mailer;
use yunheng_connectors::robot::{Say, say};
pub(crate) use yunheng_connectors::sms::Sms;
use yunheng_connectors::{Outbound, webhook};
use yunheng_values::Text;

/// What became of something that was sent.
pub(crate) use yunheng_connectors::Delivery as Fate;

/// Something made from settings of a version.
type Kept<T> = Mutex<Option<(i64, T)>>;

/// The connections of this process.
#[derive(Debug)]
pub(crate) struct Connections {
    address: String,
    mailer: Kept<Arc<Mailer>>,
    outbound: Kept<Outbound>,
}

impl Connections {
    /// Connections whose links lead to an address.
    pub(crate) fn new(address: &str) -> Self {
        Self {
            address: address.trim_end_matches('/').to_owned(),
            mailer: Mutex::default(),
            outbound: Mutex::default(),
        }
    }

    /// Where links lead.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Sends a mail, when mail is switched on.
    pub(crate) async fn mail(&self, app: &App, mail: &Mail) -> Result<Fate, Problem> {
        let settings: Versioned<MailSettingsJson> = load(app.store().reader()).await?;
        if !settings.value.enabled {
            return Ok(switched_off("邮件", "mail"));
        }
        self.mail_by(app, settings, mail).await
    }

    pub(super) async fn mail_by(
        &self,
        app: &App,
        settings: Versioned<MailSettingsJson>,
        mail: &Mail,
    ) -> Result<Fate, Problem> {
        let made = made(&self.mailer, settings.version, || {
            let (clear, trust) = (opened(app, &settings.value)?, trust(app));
            Ok(move || Mailer::new(&mail_config(&clear, &trust)).map(Arc::new))
        });
        match made.await? {
            Ok(mailer) => Ok(mailer.send(mail).await),
            Err(why) => Ok(later(why)),
        }
    }

    /// Sends a text message, when they are switched on.
    pub(crate) async fn sms(&self, app: &App, sms: &Sms) -> Result<Fate, Problem> {
        let settings: Versioned<SmsSettingsJson> = load(app.store().reader()).await?;
        if !settings.value.enabled {
            return Ok(switched_off("短信", "text messages"));
        }
        self.sms_by(app, &settings.value, sms).await
    }

    pub(super) async fn sms_by(
        &self,
        app: &App,
        settings: &SmsSettingsJson,
        sms: &Sms,
    ) -> Result<Fate, Problem> {
        let gateway = gateway(&opened(app, settings)?);
        match self.outbound(app).await? {
            Ok(outbound) => Ok(gateway.send(&outbound, sms).await),
            Err(why) => Ok(later(why)),
        }
    }

    /// Posts an event to a webhook, made for the party that the webhook is for.
    pub(crate) async fn webhook(
        &self,
        app: &App,
        key: &str,
        id: &str,
        event: impl FnOnce(Option<i64>) -> String,
    ) -> Result<Fate, Problem> {
        let settings: Versioned<WebhooksSettingsJson> = load(app.store().reader()).await?;
        let clear = opened(app, &settings.value)?;
        let Some(found) = clear.webhooks.iter().find(|one| one.key == key) else { return Ok(gone()) };
        let body = event(found.party_id);
        match self.outbound(app).await? {
            Ok(outbound) => Ok(webhook::post(&outbound, &hook(found), id, &body).await),
            Err(why) => Ok(later(why)),
        }
    }

    /// Lets a robot say something in its group.
    pub(crate) async fn robot(&self, app: &App, key: &str, text: &str) -> Result<Fate, Problem> {
        let settings: Versioned<RobotsSettingsJson> = load(app.store().reader()).await?;
        let clear = opened(app, &settings.value)?;
        let Some(found) = clear.robots.iter().find(|one| one.key == key) else { return Ok(gone()) };
        let what = Say::Text { content: text.to_owned(), mention: Vec::new() };
        match self.outbound(app).await? {
            Ok(outbound) => Ok(say(&outbound, &robot(found), &what).await),
            Err(why) => Ok(later(why)),
        }
    }

    async fn outbound(&self, app: &App) -> Result<Result<Outbound, Text>, Problem> {
        let settings: Versioned<OutboundSettingsJson> = load(app.store().reader()).await?;
        made(&self.outbound, settings.version, || {
            let trust = trust(app);
            Ok(move || Outbound::new(&outbound_config(&settings.value, &trust)))
        })
        .await
    }
}

/// What was made from this version of the settings, or what is made now, on a thread that may read certificates.
async fn made<T, F>(
    kept: &Kept<T>,
    version: i64,
    prepare: impl FnOnce() -> Result<F, Problem>,
) -> Result<Result<T, Text>, Problem>
where
    T: Clone + Send + 'static,
    F: FnOnce() -> Result<T, Text> + Send + 'static,
{
    let known = kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, thing)) = known.filter(|(at, _)| *at == version) {
        return Ok(Ok(thing));
    }
    let make = prepare()?;
    let new = tokio::task::spawn_blocking(make).await.map_err(|error| Problem::bug(&error))?;
    if let Ok(thing) = &new {
        *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some((version, thing.clone()));
    }
    Ok(new)
}

/// Settings are put right, and what waits goes out then.
fn later(why: Text) -> Fate {
    Fate::Transient { why, maybe_taken: false }
}

fn switched_off(zh: &str, en: &str) -> Fate {
    later(Text::new(format!("{zh}通道已停用，启用后重试"), format!("{en}: switched off; it is tried again")))
}

fn gone() -> Fate {
    Fate::Permanent {
        why: Text::new("设置中已没有这个接收端", "the settings have this receiver no more")
    }
}
