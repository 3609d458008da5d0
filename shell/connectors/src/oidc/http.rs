//! The protocol library's calls, through our client with its limits.

use crate::egress::Egress;
use crate::outbound::{Call, Outbound, OutboundConfig};
use crate::refusal::{Cause, Refusal};
use crate::said::short;
use openidconnect::http::{Response, StatusCode};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use std::fmt;
use std::net::IpAddr;
use std::pin::Pin;
use url::{Host, Url};
use yunheng_values::Text;

/// Bytes of a description, a set of keys or a token answer.
const ANSWER_LIMIT: usize = 1024 * 1024;

/// Calls the provider, and what it names, over https.
#[derive(Debug)]
pub(super) struct Http {
    outbound: Outbound,
    /// The issuer is on this machine and does without https, so what it names may, too.
    plain: bool,
}

/// A call without a usable answer.
#[derive(Debug)]
pub(super) struct NoCall {
    pub(super) cause: Cause,
    pub(super) why: Text,
}

impl fmt::Display for NoCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.why.en)
    }
}

impl std::error::Error for NoCall {}

impl From<NoCall> for Refusal {
    fn from(NoCall { cause, why }: NoCall) -> Self {
        Self { cause, advice: why }
    }
}

impl Http {
    pub(super) fn new(config: &OutboundConfig, issuer: &Url) -> Result<Self, Refusal> {
        let setup = |advice| Refusal { cause: Cause::Setup, advice };
        let plain = issuer.scheme() == "http" && is_loopback(issuer);
        let egress = Egress::parse(&config.allow).map_err(setup)?.with_host_of(issuer);
        let outbound = Outbound::with_egress(config, egress).map_err(setup)?;
        let http = Self { outbound, plain };
        http.check_scheme(issuer)?;
        Ok(http)
    }

    /// Codes, secrets and tokens travel encrypted.
    pub(super) fn check_scheme(&self, url: &Url) -> Result<(), NoCall> {
        if url.scheme() == "https" || (self.plain && url.scheme() == "http") {
            return Ok(());
        }
        let url = short(url.as_str());
        let zh = format!("身份源地址 {url} 应为 https（仅本机可用 http）");
        let en = format!("the provider's address {url} must be https (http is for this machine only)");
        Err(NoCall { cause: Cause::Setup, why: Text::new(zh, en) })
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, NoCall> {
        let (parts, body) = request.into_parts();
        let broken = |zh: String, en: String| NoCall { cause: Cause::Setup, why: Text::new(zh, en) };
        let url = Url::parse(&parts.uri.to_string()).map_err(|e| {
            broken(format!("身份源给出的地址无效：{e}"), format!("the provider names a broken address: {e}"))
        })?;
        self.check_scheme(&url)?;
        let shown = short(url.as_str());
        let call = Call { method: parts.method, url, headers: parts.headers, body, limit: ANSWER_LIMIT };
        let answer = self.outbound.send(call).await.map_err(|failure| NoCall {
            cause: if failure.barred { Cause::Setup } else { Cause::Unavailable },
            why: failure.why,
        })?;
        let code = answer.status.as_u16();
        if answer.status.is_server_error() || answer.status == StatusCode::TOO_MANY_REQUESTS {
            let zh = format!("身份源暂时不可用（{shown} 返回 HTTP {code}）");
            let en = format!("the provider is not available ({shown} answers HTTP {code})");
            return Err(NoCall { cause: Cause::Unavailable, why: Text::new(zh, en) });
        }
        if answer.status.is_redirection() {
            let zh = format!("{shown} 要求转向（HTTP {code}），本系统不跟随：请填写最终的 issuer 地址");
            let en =
                format!("{shown} redirects (HTTP {code}), which is not followed: enter the final issuer");
            return Err(broken(zh, en));
        }
        if !answer.whole {
            let zh = format!("{shown} 的答复超过 {ANSWER_LIMIT} 字节：这不像身份源");
            let en = format!(
                "the answer of {shown} is longer than {ANSWER_LIMIT} bytes: this is hardly a provider"
            );
            return Err(broken(zh, en));
        }
        let mut response = Response::new(answer.body);
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = NoCall;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NoCall>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    }
}
