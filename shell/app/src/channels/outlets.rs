//! Which ways are switched on, for whoever sends a notice.

use crate::problem::Problem;
use crate::settings::load;
use yunheng_api::platform::{
    MailSettingsJson, RobotKindJson, RobotsSettingsJson, SmsSettingsJson, WebhooksSettingsJson,
};
use yunheng_store::Db;

/// Which ways are switched on.
pub(crate) struct Outlets {
    mail: bool,
    sms: bool,
    webhooks: WebhooksSettingsJson,
    robots: RobotsSettingsJson,
}

/// A way that several people share: it is told once of what they are told together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shared {
    /// `webhook`, `wecom` or `dingtalk`.
    pub channel: &'static str,
    /// Key in the settings.
    pub key: String,
    /// What people call it.
    pub name: String,
    party_id: Option<i64>,
}

impl Shared {
    /// Whether it is told what people of a party are told.
    pub(crate) fn is_for(&self, party: Option<i64>) -> bool {
        self.party_id.is_none() || self.party_id == party
    }
}

impl Outlets {
    /// As the settings say.
    pub(crate) async fn load(db: Db<'_>) -> Result<Self, Problem> {
        Ok(Self {
            mail: load::<MailSettingsJson>(db).await?.value.enabled,
            sms: load::<SmsSettingsJson>(db).await?.value.enabled,
            webhooks: load(db).await?.value,
            robots: load(db).await?.value,
        })
    }

    /// Whether a person can be reached by a way at all.
    pub(crate) fn is_on(&self, way: &str) -> bool {
        match way {
            "mail" => self.mail,
            "sms" => self.sms,
            _ => false,
        }
    }

    /// Webhooks and robots that are told of a kind of notice.
    pub(crate) fn shared_for(&self, kind: &str) -> Vec<Shared> {
        let wants = |kinds: &[String]| kinds.is_empty() || kinds.iter().any(|wanted| wanted == kind);
        let hooks = self.webhooks.webhooks.iter().filter(|hook| hook.enabled && wants(&hook.kinds));
        let hooks = hooks.map(|hook| Shared {
            channel: "webhook",
            key: hook.key.clone(),
            name: hook.name.clone(),
            party_id: hook.party_id,
        });
        let robots = self.robots.robots.iter().filter(|robot| robot.enabled && wants(&robot.kinds));
        let robots = robots.map(|robot| Shared {
            channel: match robot.kind {
                RobotKindJson::Wecom => "wecom",
                RobotKindJson::Dingtalk => "dingtalk",
            },
            key: robot.key.clone(),
            name: robot.name.clone(),
            party_id: robot.party_id,
        });
        hooks.chain(robots).collect()
    }
}
