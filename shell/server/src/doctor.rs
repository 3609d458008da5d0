//! What is wrong with an installation and with its configuration.

use crate::attach::open_store;
use crate::config::{Config, TlsConfig};
use yunheng_app::SystemClock;
use yunheng_app::doctor::{self, Check, Status};

/// Looks at everything of an installation; nothing is changed.
pub async fn examine(config: &Config) -> Vec<Check> {
    let store = open_store(config).await.map_err(|error| error.text());
    let mut checks = doctor::examine(&config.data, &store, &SystemClock).await;
    checks.push(transport(config).await);
    checks.push(proxies(config));
    checks.push(admin_networks(config));
    if let Ok(store) = store
        && let Err(error) = store.close().await
    {
        tracing::warn!(error = error.chain(), "closing the database");
    }
    checks
}

/// Whether passwords and cookies travel encrypted.
async fn transport(config: &Config) -> Check {
    if let Some(tls) = &config.tls {
        return certificate(tls).await;
    }
    let address = config.address();
    if config.is_https() {
        return Check::new(
            "transport",
            Status::Ok,
            format!("{address}，由前面的代理做 TLS"),
            format!("{address}, with TLS by the proxy in front"),
        );
    }
    if config.listen.ip().is_loopback() {
        return Check::new(
            "transport",
            Status::Note,
            format!("{address}，仅本机可达，未加密"),
            format!("{address}: reachable on this machine only, not encrypted"),
        );
    }
    Check::new(
        "transport",
        Status::Error,
        format!("{address}，口令与 Cookie 未加密传输"),
        format!("{address}: passwords and cookies travel in clear"),
    )
    .hint(
        "配置 [tls]，或由代理做 TLS 并把 public_url 设为 https 地址",
        "configure [tls], or let a proxy do TLS and set public_url to its https address",
    )
}

async fn certificate(tls: &TlsConfig) -> Check {
    let shown = tls.certificate.display();
    match crate::tls::Certificate::read(tls).await {
        Err(error) => {
            let text = error.to_string();
            Check::new(
                "transport",
                Status::Error,
                format!("证书不可用：{text}"),
                format!("the certificate cannot be used: {text}"),
            )
        }
        Ok(_) if is_open(tls) => {
            Check::new("transport", Status::Warning, "TLS 私钥别人也能读", "others may read the key of TLS")
                .hint("chmod 600，属主为服务用户", "chmod 600, and its owner is the user of the service")
        }
        Ok(_) => {
            Check::new("transport", Status::Ok, format!("TLS，证书 {shown}"), format!("TLS with {shown}"))
        }
    }
}

#[cfg(unix)]
fn is_open(tls: &TlsConfig) -> bool {
    use std::os::unix::fs::PermissionsExt;
    tls.key.metadata().is_ok_and(|meta| meta.permissions().mode() & 0o007 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &TlsConfig) -> bool {
    false
}

/// Behind a proxy everybody has its address unless it is believed.
fn proxies(config: &Config) -> Check {
    let is_behind = config.tls.is_none() && config.is_https();
    if is_behind && config.trusted_proxies.is_empty() {
        return Check::new(
            "proxies",
            Status::Warning,
            "有代理而 trusted_proxies 为空：审计与限速只看到代理的地址",
            "a proxy is in front and trusted_proxies is empty: the trail and the limits see its address only",
        )
        .hint("把代理的地址写进 trusted_proxies", "name the addresses of the proxy in trusted_proxies");
    }
    let count = config.trusted_proxies.len();
    Check::new("proxies", Status::Ok, format!("信任{count}个代理"), format!("{count} proxies are believed"))
}

/// GB/T 22239 asks that administrators work from named addresses.
fn admin_networks(config: &Config) -> Check {
    if config.admin_networks.is_empty() {
        return Check::new(
            "admin_networks",
            Status::Warning,
            "三员可从任何地址登录",
            "the three administrators may work from anywhere",
        )
        .hint(
            "用 admin_networks 限定管理终端的网段",
            "name the networks of their machines in admin_networks",
        );
    }
    let list = config.admin_networks.join(", ");
    Check::new("admin_networks", Status::Ok, list.clone(), list)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn statuses(config: &Config) -> [Status; 3] {
        [transport(config).await.status, proxies(config).status, admin_networks(config).status]
    }

    #[tokio::test]
    async fn what_is_reachable_must_be_encrypted_and_known() {
        let quiet = Config::default();
        assert_eq!(statuses(&quiet).await, [Status::Note, Status::Ok, Status::Warning]);
        let open = Config { listen: ([0, 0, 0, 0], 8080).into(), ..Config::default() };
        assert_eq!(statuses(&open).await[0], Status::Error);
        let public_url = Some("https://cloud.example.gov.cn".to_owned());
        let behind = Config { public_url, ..open };
        assert_eq!(statuses(&behind).await, [Status::Ok, Status::Warning, Status::Warning]);
        let proxies = vec![[10, 0, 0, 1].into()];
        let named = Config { trusted_proxies: proxies, admin_networks: vec!["10.1.2.0/24".into()], ..behind };
        assert_eq!(statuses(&named).await, [Status::Ok; 3]);
        let missing = TlsConfig { certificate: "/nowhere/a.pem".into(), key: "/nowhere/a.key".into() };
        let broken = Config { tls: Some(missing), ..named };
        assert_eq!(statuses(&broken).await[0], Status::Error);
    }
}
