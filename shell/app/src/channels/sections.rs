//! The sections of the ways out: what their values must be, where their secrets are, and the connections that they mean.

use super::secrets::{Around, Outlet, Secret, clear_of, trusted};
use crate::notice::NoticeKind;
use crate::settings::Section;
use std::collections::BTreeSet;
use std::path::Path;
use yunheng_access::Permission;
use yunheng_api::platform::{
    MailSecurityJson, MailSettingsJson, OutboundSettingsJson, RobotJson, RobotKindJson, RobotsSettingsJson,
    SmsBodyJson, SmsMethodJson, SmsSettingsJson, WebhookJson, WebhooksSettingsJson,
};
use yunheng_connectors::mail::{MailConfig, MailSecurity, Mailer};
use yunheng_connectors::robot::{Robot, RobotKind};
use yunheng_connectors::sms::{SmsBody, SmsGateway, SmsMethod, SmsSuccess};
use yunheng_connectors::webhook::Hook;
use yunheng_connectors::{Outbound, OutboundConfig, SecretString};
use yunheng_values::{Finding, Findings, Text};

/// Webhooks and robots of one installation.
const MOST: usize = 50;

impl Section for MailSettingsJson {
    const NAME: &'static str = "mail";
    const PERMISSION: Permission = Permission::SettingsSystem;

    fn check(&self) -> Findings {
        let mut findings = Findings::new();
        if self.enabled && self.host.trim().is_empty() {
            findings.push(missing("/host", "请填写邮件服务器", "name the mail server"));
        }
        if self.enabled && self.from.trim().is_empty() {
            findings.push(missing("/from", "请填写发件人", "name the sender"));
        }
        findings.extend(check_seconds("/timeout_seconds", self.timeout_seconds));
        findings.extend(check_file(self.ca_file.as_deref()));
        findings
    }
}

impl Outlet for MailSettingsJson {
    fn secrets(&mut self) -> Vec<Secret<'_>> {
        let goes_to = format!("{}:{} {:?} {:?}", self.host, self.port, self.security, self.user);
        vec![Secret { name: "password".into(), goes_to, slot: &mut self.password }]
    }

    fn try_out(&self, around: &Around) -> Result<(), Text> {
        if !self.enabled {
            return Ok(());
        }
        Mailer::new(&mail_config(self, &around.trust)).map(|_| ())
    }
}

pub(super) fn mail_config(clear: &MailSettingsJson, trust: &Path) -> MailConfig {
    MailConfig {
        host: clear.host.trim().to_owned(),
        port: clear.port,
        security: match clear.security {
            MailSecurityJson::None => MailSecurity::None,
            MailSecurityJson::StartTls => MailSecurity::StartTls,
            MailSecurityJson::Tls => MailSecurity::Tls,
        },
        user: clear.user.clone().filter(|user| !user.is_empty()),
        password: clear_of(clear.password.as_ref()).map(SecretString::from),
        from: clear.from.clone(),
        hello: None,
        ca_file: trusted(trust, clear.ca_file.as_ref()),
        timeout_seconds: clear.timeout_seconds,
    }
}

impl Section for OutboundSettingsJson {
    const NAME: &'static str = "outbound";
    const PERMISSION: Permission = Permission::SettingsSystem;

    fn check(&self) -> Findings {
        let seconds = check_seconds("/timeout_seconds", self.timeout_seconds);
        seconds.into_iter().chain(check_file(self.ca_file.as_deref())).collect()
    }
}

impl Outlet for OutboundSettingsJson {
    fn try_out(&self, around: &Around) -> Result<(), Text> {
        Outbound::new(&outbound_config(self, &around.trust)).map(|_| ())
    }
}

pub(super) fn outbound_config(value: &OutboundSettingsJson, trust: &Path) -> OutboundConfig {
    OutboundConfig {
        allow: value.allow.clone(),
        ca_file: trusted(trust, value.ca_file.as_ref()),
        timeout_seconds: value.timeout_seconds,
    }
}

impl Section for SmsSettingsJson {
    const NAME: &'static str = "sms";
    const PERMISSION: Permission = Permission::SettingsSystem;

    fn check(&self) -> Findings {
        let is_missing = self.enabled && self.url.trim().is_empty();
        let found = is_missing.then(|| missing("/url", "请填写短信网关地址", "name the gateway's address"));
        found.into_iter().collect()
    }
}

impl Outlet for SmsSettingsJson {
    fn secrets(&mut self) -> Vec<Secret<'_>> {
        let goes_to = host_of(&self.url);
        vec![Secret { name: "secret".into(), goes_to, slot: &mut self.secret }]
    }

    fn try_out(&self, around: &Around) -> Result<(), Text> {
        if !self.enabled {
            return Ok(());
        }
        gateway(self).check(&Outbound::new(&outbound_config(&around.outbound, &around.trust))?)
    }
}

pub(super) fn gateway(clear: &SmsSettingsJson) -> SmsGateway {
    let rule = clear.success.clone();
    SmsGateway {
        method: match clear.method {
            SmsMethodJson::Post => SmsMethod::Post,
            SmsMethodJson::Get => SmsMethod::Get,
        },
        url: clear.url.clone(),
        headers: clear.headers.clone(),
        body: match &clear.body {
            SmsBodyJson::None => SmsBody::None,
            SmsBodyJson::Json(template) => SmsBody::Json(template.clone()),
            SmsBodyJson::Form(fields) => SmsBody::Form(fields.clone()),
        },
        secret: clear_of(clear.secret.as_ref()).map(SecretString::from),
        success: SmsSuccess {
            statuses: rule.statuses,
            pointer: rule.pointer,
            equals: rule.equals,
            busy: rule.busy,
            receipt: rule.receipt,
        },
    }
}

impl Section for WebhooksSettingsJson {
    const NAME: &'static str = "webhooks";
    const PERMISSION: Permission = Permission::SettingsSystem;

    fn check(&self) -> Findings {
        let lines =
            self.webhooks.iter().map(|one| (one.key.as_str(), one.name.as_str(), one.kinds.as_slice()));
        let mut findings = check_lines("webhooks", lines.collect());
        for (number, hook) in self.webhooks.iter().enumerate() {
            if !is_web_address(&hook.url) {
                findings.push(address(format!("/webhooks/{number}/url")));
            }
        }
        findings
    }
}

impl Outlet for WebhooksSettingsJson {
    fn secrets(&mut self) -> Vec<Secret<'_>> {
        // It signs and is never sent, so it may stay when its receiver moves.
        let all = self.webhooks.iter_mut();
        all.map(|WebhookJson { key, secret, .. }| Secret {
            name: format!("{key}.secret"),
            goes_to: String::new(),
            slot: secret,
        })
        .collect()
    }

    fn try_out(&self, _: &Around) -> Result<(), Text> {
        match self.webhooks.iter().find(|one| clear_of(one.secret.as_ref()).is_none()) {
            None => Ok(()),
            Some(one) => Err(Text::new(
                format!("“{}”没有签名密钥", one.name),
                format!("`{}` has no secret for its signatures", one.name),
            )),
        }
    }
}

pub(super) fn hook(clear: &WebhookJson) -> Hook {
    Hook { url: clear.url.clone(), secret: clear_of(clear.secret.as_ref()).unwrap_or_default().into() }
}

impl Section for RobotsSettingsJson {
    const NAME: &'static str = "robots";
    const PERMISSION: Permission = Permission::SettingsSystem;

    fn check(&self) -> Findings {
        let lines = self.robots.iter().map(|one| (one.key.as_str(), one.name.as_str(), one.kinds.as_slice()));
        let mut findings = check_lines("robots", lines.collect());
        for (number, robot) in self.robots.iter().enumerate() {
            let given = robot.url.as_ref().and_then(|url| url.new.as_deref());
            if given.is_some_and(|url| !is_web_address(url)) {
                findings.push(address(format!("/robots/{number}/url")));
            }
        }
        findings
    }
}

impl Outlet for RobotsSettingsJson {
    fn secrets(&mut self) -> Vec<Secret<'_>> {
        let all = self.robots.iter_mut();
        all.flat_map(|RobotJson { key, url, secret, .. }| {
            [("url", url), ("secret", secret)].map(|(name, slot)| Secret {
                name: format!("{key}.{name}"),
                goes_to: String::new(),
                slot,
            })
        })
        .collect()
    }

    fn try_out(&self, _: &Around) -> Result<(), Text> {
        match self.robots.iter().find(|one| clear_of(one.url.as_ref()).is_none()) {
            None => Ok(()),
            Some(one) => {
                Err(Text::new(format!("“{}”没有地址", one.name), format!("`{}` has no address", one.name)))
            }
        }
    }
}

pub(super) fn robot(clear: &RobotJson) -> Robot {
    Robot {
        kind: match clear.kind {
            RobotKindJson::Wecom => RobotKind::Wecom,
            RobotKindJson::Dingtalk => RobotKind::Dingtalk,
        },
        url: clear_of(clear.url.as_ref()).unwrap_or_default().into(),
        secret: clear_of(clear.secret.as_ref()).map(SecretString::from),
    }
}

/// Keys that name one line each, names, and kinds of notices that there are.
pub(super) fn check_lines(list: &str, lines: Vec<(&str, &str, &[String])>) -> Findings {
    let mut findings = Findings::new();
    let mut seen = BTreeSet::new();
    if lines.len() > MOST {
        let message = Text::new(format!("最多{MOST}个"), format!("{MOST} at most"));
        findings.push(Finding::error("too_many", format!("/{list}"), message));
    }
    for (number, (key, name, kinds)) in lines.into_iter().enumerate() {
        let place = |field: &str| format!("/{list}/{number}/{field}");
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !(1..=40).contains(&key.len()) || !key.bytes().all(is_plain) || !seen.insert(key.to_owned()) {
            let message = Text::new(
                "标识应为1至40个小写字母、数字或连字符，且不与其他行重复",
                "a key is 1 to 40 small letters, digits or dashes, and no other line has it",
            );
            findings.push(Finding::error("key", place("key"), message));
        }
        if !(1..=60).contains(&name.trim().chars().count()) {
            findings.push(missing(
                &place("name"),
                "请填写名称，1至60个字符",
                "a name has 1 to 60 characters",
            ));
        }
        if let Some(unknown) = kinds.iter().find(|kind| NoticeKind::parse(kind).is_none()) {
            let message = Text::new(
                format!("没有“{unknown}”这类通知"),
                format!("there is no kind of notice `{unknown}`"),
            );
            findings.push(Finding::error("unknown_kind", place("kinds"), message));
        }
    }
    findings
}

pub(super) fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

pub(super) fn address(place: String) -> Finding {
    let message = Text::new("应为 http(s):// 开头的地址", "an address begins with http:// or https://");
    Finding::error("address", place, message)
}

/// Scheme and host of an address: to whom a secret in it is told.
pub(super) fn host_of(url: &str) -> String {
    url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
}

/// A file of one folder, so that no path comes from a request.
fn check_file(name: Option<&str>) -> Option<Finding> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if name.is_none_or(|name| !name.is_empty() && !name.starts_with('.') && name.chars().all(is_plain)) {
        return None;
    }
    let message = Text::new(
        "应为数据目录下 trust 文件夹中的文件名，不含路径",
        "the name of a file in the folder `trust` of the data folder, without a path",
    );
    Some(Finding::error("ca_file", "/ca_file", message))
}

pub(super) fn missing(place: &str, zh: &str, en: &str) -> Finding {
    Finding::error("missing", place, Text::new(zh, en))
}

/// A call must end before the lease of the job that makes it does.
fn check_seconds(place: &str, seconds: u32) -> Option<Finding> {
    if (1..=60).contains(&seconds) {
        return None;
    }
    let message = Text::new("应为1至60秒", "1 to 60 seconds");
    Some(Finding::error("out_of_range", place, message))
}
