//! Calls over HTTP: one client, with the limits that every call needs.

use crate::egress::{Barred, Egress};
use crate::said::{cause, chain, short};
use crate::trust;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode, redirect};
use serde::Deserialize;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::lookup_host;
use url::Url;
use yunheng_values::Text;

/// How the program calls out over HTTP.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OutboundConfig {
    /// Host names, addresses and networks that may be called although they are not public, or over plain http.
    /// A cloud's metadata address is open only when that very address is listed.
    pub allow: Vec<String>,
    /// Certificates that are believed besides those of the machine: a PEM file.
    pub ca_file: Option<PathBuf>,
    /// Seconds for one call, from the name's resolution to the last byte of the answer.
    pub timeout_seconds: u32,
}

impl Default for OutboundConfig {
    fn default() -> Self {
        Self { allow: Vec::new(), ca_file: None, timeout_seconds: 15 }
    }
}

/// The way out over HTTP. Cheap to clone.
///
/// A name is resolved once for a call, every address it has is judged, and the connection goes to one of those
/// addresses; redirects and proxies are not followed, because they would lead past that judgement.
#[derive(Debug, Clone)]
pub struct Outbound {
    client: reqwest::Client,
    egress: Arc<Egress>,
    seconds: u32,
}

/// One call.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// Bytes of the answer that are read; the rest is left.
    pub(crate) limit: usize,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// False when there was more than the limit.
    pub(crate) whole: bool,
}

/// Nothing came back.
#[derive(Debug)]
pub(crate) struct NoAnswer {
    /// The target may not be called, so calling again is of no use.
    pub(crate) barred: bool,
    /// The connection stood, so the other side may have taken what was sent.
    pub(crate) maybe_taken: bool,
    pub(crate) why: Text,
}

impl Outbound {
    /// A client with these limits. Fails when the list or the CA file cannot be used.
    pub fn new(config: &OutboundConfig) -> Result<Self, Text> {
        Self::with_egress(config, Egress::parse(&config.allow)?)
    }

    pub(crate) fn with_egress(config: &OutboundConfig, egress: Egress) -> Result<Self, Text> {
        let egress = Arc::new(egress);
        let tls = trust::client_config(config.ca_file.as_deref())?;
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured((*tls).clone())
            .dns_resolver(Judging(Arc::clone(&egress)))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .timeout(Duration::from_secs(config.timeout_seconds.max(1).into()))
            // Kept connections would spare a handshake now and then, and fail at random when the other side drops them.
            .pool_max_idle_per_host(0)
            .user_agent(concat!("yunheng/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|e| {
                let said = chain(&e);
                Text::new(
                    format!("HTTP 客户端无法启用：{said}"),
                    format!("the HTTP client cannot be used: {said}"),
                )
            })?;
        Ok(Self { client, egress, seconds: config.timeout_seconds.max(1) })
    }

    /// Parses an address that a person typed, and judges what can be judged without asking for its name.
    pub(crate) fn target(&self, address: &str) -> Result<Url, Text> {
        let url = Url::parse(address.trim())
            .map_err(|e| Text::new(format!("不是有效的 URL：{e}"), format!("this is no valid URL: {e}")))?;
        self.egress.check_url(&url).map_err(|Barred(why)| why)?;
        Ok(url)
    }

    pub(crate) async fn send(&self, call: Call) -> Result<Answer, NoAnswer> {
        self.egress.check_url(&call.url).map_err(|Barred(why)| NoAnswer {
            barred: true,
            maybe_taken: false,
            why,
        })?;
        let host = call.url.host_str().unwrap_or_default().to_owned();
        let request = self.client.request(call.method, call.url).headers(call.headers).body(call.body);
        let fail = |e: reqwest::Error| self.explain(&host, &e.without_url());
        let mut response = request.send().await.map_err(fail)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(fail)? {
            let room = call.limit - body.len();
            body.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if chunk.len() > room {
                return Ok(Answer { status, headers, body, whole: false });
            }
        }
        Ok(Answer { status, headers, body, whole: true })
    }

    fn explain(&self, host: &str, error: &reqwest::Error) -> NoAnswer {
        if let Some(Barred(why)) = cause::<Barred>(error) {
            return NoAnswer { barred: true, maybe_taken: false, why: why.clone() };
        }
        let (host, said, seconds) = (short(host), chain(error), self.seconds);
        let is_tls = cause::<rustls::Error>(error).is_some();
        let maybe_taken = !is_tls && !error.is_connect();
        let why = if is_tls {
            Text::new(
                format!("{host} 的 TLS 证书未通过验证（{said}）：如为自建 CA，请在设置中指定其证书文件"),
                format!(
                    "the TLS certificate of {host} was not accepted ({said}): for a private CA, name its file in the settings"
                ),
            )
        } else if error.is_timeout() {
            Text::new(
                format!("{host} 在 {seconds} 秒内没有答复：请检查对方服务与防火墙"),
                format!("{host} did not answer within {seconds} s: check the service and the firewall"),
            )
        } else {
            Text::new(
                format!("无法与 {host} 通信（{said}）：请检查地址、端口、域名解析与防火墙"),
                format!(
                    "{host} cannot be reached ({said}): check address, port, name resolution and firewall"
                ),
            )
        };
        NoAnswer { barred: false, maybe_taken, why }
    }
}

/// Resolves a name and hands on its addresses only if every one of them may be called.
struct Judging(Arc<Egress>);

impl Resolve for Judging {
    fn resolve(&self, name: Name) -> Resolving {
        let egress = Arc::clone(&self.0);
        Box::pin(async move {
            let host = name.as_str();
            let found: Vec<_> = lookup_host((host, 0)).await?.collect();
            if found.is_empty() {
                return Err(io::Error::new(io::ErrorKind::NotFound, "the name has no address").into());
            }
            for address in &found {
                egress.check(host, address.ip())?;
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}
