//! Clouds whose inventories are read: what their settings must be, and the connection that they mean.

use super::secrets::{Around, Outlet, Secret, clear_of, opened, trust};
use super::sections::{address, check_lines, host_of, is_web_address, missing, outbound_config};
use crate::problem::Problem;
use crate::service::App;
use crate::settings::{Section, Versioned, load};
use yunheng_access::Permission;
use yunheng_api::platform::{
    CloudExecutorJson, CloudInterfaceJson, CloudReachJson, CloudSettingsJson, CloudsSettingsJson,
    OutboundSettingsJson,
};
use yunheng_connectors::openstack::{CloudConfig, CloudReach, Credential, Interface};
use yunheng_connectors::{OutboundConfig, SecretString};
use yunheng_values::{Findings, Text};

impl Section for CloudsSettingsJson {
    const NAME: &'static str = "clouds";
    const PERMISSION: Permission = Permission::SettingsSystem;

    fn check(&self) -> Findings {
        let lines = self.clouds.iter().map(|one| (one.key.as_str(), one.name.as_str(), &[][..]));
        let mut findings = check_lines("clouds", lines.collect());
        for (number, cloud) in self.clouds.iter().enumerate() {
            let place = |field: &str| format!("/clouds/{number}/{field}");
            if cloud.provider_id <= 0 {
                findings.push(missing(&place("provider_id"), "请选择云服务商", "choose the provider"));
            }
            if cloud.pack.trim().is_empty() {
                findings.push(missing(&place("pack"), "请选择规则包", "choose the pack"));
            }
            if cloud.auth_url.is_empty() {
                continue;
            }
            if !is_web_address(&cloud.auth_url) {
                findings.push(address(place("auth_url")));
            }
            let named = [&cloud.application_id, &cloud.user];
            if named.iter().all(|one| one.as_deref().unwrap_or_default().trim().is_empty()) {
                findings.push(missing(
                    &place("user"),
                    "请填写只读账号，或者应用凭证编号",
                    "name the user that reads, or an application credential",
                ));
            }
            if cloud.executor.as_ref().is_some_and(|executor| !is_named(executor)) {
                findings.push(missing(
                    &place("executor/user"),
                    "请填写执行账号，或者应用凭证编号；不由平台执行的，把执行账号整个去掉",
                    "name the executor's user, or an application credential; take the executor away where nothing is carried out",
                ));
            }
        }
        findings
    }
}

impl Outlet for CloudsSettingsJson {
    fn secrets(&mut self) -> Vec<Secret<'_>> {
        let secret = |cloud: &CloudSettingsJson| {
            // Who reads belongs to the place: another user's password is another secret.
            let goes_to = format!("{} {:?} {:?}", host_of(&cloud.auth_url), cloud.application_id, cloud.user);
            (format!("{}.secret", cloud.key), goes_to)
        };
        let mut all = Vec::new();
        for cloud in &mut self.clouds {
            let (name, goes_to) = secret(cloud);
            all.push(Secret { name, goes_to, slot: &mut cloud.secret });
            if let Some(executor) = &mut cloud.executor {
                let named = (&executor.application_id, &executor.user);
                let goes_to = format!("{} {:?} {:?}", host_of(&cloud.auth_url), named.0, named.1);
                all.push(Secret {
                    name: format!("{}.executor", cloud.key),
                    goes_to,
                    slot: &mut executor.secret,
                });
            }
        }
        all
    }

    fn try_out(&self, _: &Around) -> Result<(), Text> {
        let lacks = |one: &&CloudSettingsJson| {
            one.enabled && !one.auth_url.is_empty() && clear_of(one.secret.as_ref()).is_none()
        };
        let lacks_own = |one: &&CloudSettingsJson| {
            let executor = one.executor.as_ref().filter(|_| one.enabled && !one.auth_url.is_empty());
            executor.is_some_and(|executor| clear_of(executor.secret.as_ref()).is_none())
        };
        if let Some(one) = self.clouds.iter().find(lacks_own) {
            return Err(Text::new(
                format!("“{}”的执行账号没有密码或者密钥", one.name),
                format!("the executor of `{}` has no password and no secret", one.name),
            ));
        }
        match self.clouds.iter().find(lacks) {
            None => Ok(()),
            Some(one) => Err(Text::new(
                format!("“{}”没有密码或者密钥", one.name),
                format!("`{}` has no password and no secret", one.name),
            )),
        }
    }
}

fn is_named(executor: &CloudExecutorJson) -> bool {
    let named = [&executor.application_id, &executor.user];
    named.iter().any(|one| !one.as_deref().unwrap_or_default().trim().is_empty())
}

/// How a cloud is read, its secret in clear; none when it is not there, switched off, or has no interface.
pub(crate) async fn cloud_config(app: &App, key: &str) -> Result<Option<CloudConfig>, Problem> {
    let (cloud, outbound) = cleared(app, key).await?;
    Ok(cloud.map(|cloud| config(cloud, outbound)))
}

/// How a cloud is entered by whoever carries out work orders; none also when it has no executor.
pub(crate) async fn executor_config(app: &App, key: &str) -> Result<Option<CloudConfig>, Problem> {
    let (cloud, outbound) = cleared(app, key).await?;
    let executor = cloud.and_then(|cloud| {
        let CloudExecutorJson { application_id, user, user_domain, secret } = cloud.executor.clone()?;
        Some(CloudSettingsJson { application_id, user, user_domain, secret, project: None, ..cloud })
    });
    Ok(executor.map(|cloud| config(cloud, outbound)))
}

async fn cleared(app: &App, key: &str) -> Result<(Option<CloudSettingsJson>, OutboundConfig), Problem> {
    let settings: Versioned<CloudsSettingsJson> = load(app.store().reader()).await?;
    let clear = opened(app, &settings.value)?;
    let outbound: Versioned<OutboundSettingsJson> = load(app.store().reader()).await?;
    let outbound = outbound_config(&outbound.value, &trust(app));
    let cloud = clear.clouds.into_iter().find(|cloud| cloud.key == key && cloud.enabled);
    Ok((cloud.filter(|cloud| !cloud.auth_url.is_empty()), outbound))
}

fn config(cloud: CloudSettingsJson, outbound: OutboundConfig) -> CloudConfig {
    let text = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let domain = |given: Option<String>| text(given).unwrap_or_else(|| "Default".to_owned());
    let secret = SecretString::from(clear_of(cloud.secret.as_ref()).unwrap_or_default());
    let credential = match text(cloud.application_id) {
        Some(id) => Credential::Application { id, secret },
        None => Credential::Password {
            user: text(cloud.user).unwrap_or_default(),
            user_domain: domain(cloud.user_domain),
            password: secret,
            project: text(cloud.project),
            project_domain: domain(cloud.project_domain),
        },
    };
    CloudConfig {
        auth_url: cloud.auth_url,
        credential,
        region: text(cloud.region),
        interface: match cloud.interface {
            CloudInterfaceJson::Public => Interface::Public,
            CloudInterfaceJson::Internal => Interface::Internal,
            CloudInterfaceJson::Admin => Interface::Admin,
        },
        reach: match cloud.reach {
            CloudReachJson::AllProjects => CloudReach::AllProjects,
            CloudReachJson::EachProject => CloudReach::EachProject,
        },
        outbound,
    }
}
