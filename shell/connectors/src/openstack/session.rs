//! One token: calls with it, tried again where trying again helps.

use super::keystone::{self, Entered, Token};
use super::{CloudConfig, Credential};
use crate::outbound::{Answer, Call, NoAnswer, Outbound};
use crate::refusal::{Cause, Refusal};
use crate::said::short;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use std::time::Duration;
use url::Url;
use yunheng_values::Text;

/// Bytes of one page. A thousand servers with long metadata have some ten million.
const PAGE_LIMIT: usize = 64 * 1024 * 1024;
/// A call is made at most so often.
const TIMES: u32 = 4;
/// The longest that a cloud may ask us to wait before the next time.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
const TOKEN: HeaderName = HeaderName::from_static("x-auth-token");
const VERSION: HeaderName = HeaderName::from_static("openstack-api-version");
const SUBJECT: &str = "x-subject-token";

/// A cloud that was entered.
pub(super) struct Session<'c> {
    config: &'c CloudConfig,
    outbound: Outbound,
    entering: Value,
    token: HeaderValue,
    pub(super) says: Token,
    /// Sent with every call to Nova, once its version is known.
    pub(super) compute_version: Option<HeaderValue>,
}

impl<'c> Session<'c> {
    pub(super) async fn open(config: &'c CloudConfig) -> Result<Self, Refusal> {
        let setup = |advice| Refusal { cause: Cause::Setup, advice };
        let outbound = Outbound::new(&config.outbound).map_err(setup)?;
        Self::enter(config, outbound, keystone::entering(&config.credential)).await
    }

    /// The same reader in another project.
    pub(super) async fn within(&self, project_id: &str) -> Result<Session<'c>, Refusal> {
        if self.says.project.as_ref().is_some_and(|project| project.id == project_id) {
            return Self::enter(self.config, self.outbound.clone(), self.entering.clone()).await;
        }
        if matches!(self.config.credential, Credential::Application { .. }) {
            return Err(Refusal::new(
                Cause::Setup,
                "应用凭证只属于一个项目，不能逐项目读取：请改用口令账号，或用可读取全部项目的角色",
                "an application credential belongs to one project and cannot read others: use a password, or a role that sees all projects",
            ));
        }
        let token = self.token.to_str().unwrap_or_default();
        Self::enter(self.config, self.outbound.clone(), keystone::moving(token, project_id)).await
    }

    /// Enters one project of the cloud, and no other.
    pub(super) async fn open_in(config: &'c CloudConfig, project_id: &str) -> Result<Self, Refusal> {
        let setup = |advice| Refusal { cause: Cause::Setup, advice };
        let outbound = Outbound::new(&config.outbound).map_err(setup)?;
        let entering = keystone::entering_project(&config.credential, project_id);
        let session = Self::enter(config, outbound, entering).await?;
        if session.says.project.as_ref().is_none_or(|project| project.id != project_id) {
            return Err(Refusal::new(
                Cause::Setup,
                format!(
                    "执行账号进入的不是云项目 {project_id}：应用凭证只属于一个项目，请改用该项目中的口令账号"
                ),
                format!(
                    "the executor's account did not enter the project {project_id}: an application credential belongs to one project; use a password of a member of it"
                ),
            ));
        }
        Ok(session)
    }

    async fn enter(
        config: &'c CloudConfig,
        outbound: Outbound,
        entering: Value,
    ) -> Result<Session<'c>, Refusal> {
        let unavailable = |advice| Refusal { cause: Cause::Unavailable, advice };
        let setup = |advice| Refusal { cause: Cause::Setup, advice };
        let mut url = outbound.target(&config.auth_url).map_err(setup)?;
        let path = url.path().trim_end_matches('/').trim_end_matches("/v3").to_owned();
        url.set_path(&format!("{path}/v3/auth/tokens"));
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let body = entering.to_string().into_bytes();
        let call = || Call {
            method: Method::POST,
            url: url.clone(),
            headers: headers.clone(),
            body: body.clone(),
            limit: PAGE_LIMIT,
        };
        let answer = again(&outbound, call).await.map_err(unavailable)?;
        if answer.status != StatusCode::CREATED {
            return Err(setup(refused(&url, &answer)));
        }
        let token = answer.headers.get(SUBJECT).cloned();
        let entered = serde_json::from_slice::<Entered>(&answer.body);
        let (Some(mut token), Ok(entered)) = (token, entered) else {
            return Err(setup(not_openstack(&url)));
        };
        token.set_sensitive(true);
        Ok(Session { config, outbound, entering, token, says: entered.token, compute_version: None })
    }

    /// The address of a service, without its last slash.
    pub(super) fn service(&self, kinds: &[&str]) -> Result<Url, Text> {
        let Some(found) = self.says.endpoint(kinds, self.config) else {
            let (kinds, interface) = (kinds.join(" / "), self.config.interface.as_str());
            return Err(Text::new(
                format!(
                    "云平台目录中没有 {kinds} 服务的 {interface} 地址：请检查区域（region）与接口（interface）设置"
                ),
                format!(
                    "the cloud's catalog has no {interface} address of {kinds}: check the region and the interface"
                ),
            ));
        };
        let mut url = self.outbound.target(found)?;
        url.set_query(None);
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(url)
    }

    /// Keystone's own address, with `/v3`.
    pub(super) fn identity(&self) -> Result<Url, Text> {
        let mut url = self.outbound.target(&self.config.auth_url)?;
        let path = url.path().trim_end_matches('/').trim_end_matches("/v3").to_owned();
        url.set_path(&format!("{path}/v3"));
        Ok(url)
    }

    /// Reads an address as JSON. A token that has run out is renewed once. A list of versions (300) is an answer like any other.
    pub(super) async fn get(&mut self, url: &Url) -> Result<Value, Text> {
        let answer = self.answer(url).await?;
        if !answer.status.is_success() && answer.status != StatusCode::MULTIPLE_CHOICES {
            return Err(refused(url, &answer));
        }
        read(url, &answer)
    }

    /// Reads an address as JSON; none when nothing is there.
    pub(super) async fn find(&mut self, url: &Url) -> Result<Option<Value>, Text> {
        let answer = self.answer(url).await?;
        match answer.status {
            StatusCode::NOT_FOUND => Ok(None),
            status if status.is_success() => read(url, &answer).map(Some),
            _ => Err(refused(url, &answer)),
        }
    }

    async fn answer(&mut self, url: &Url) -> Result<Answer, Text> {
        let answer = self.call(url).await?;
        if answer.status != StatusCode::UNAUTHORIZED {
            return Ok(answer);
        }
        self.renew().await?;
        self.call(url).await
    }

    async fn renew(&mut self) -> Result<(), Text> {
        let renewed = Self::enter(self.config, self.outbound.clone(), self.entering.clone()).await;
        self.token = renewed.map_err(|refusal| refusal.advice)?.token;
        Ok(())
    }

    /// Asks for a change, once: whoever does not hear an answer must look before it asks again.
    pub(super) async fn ask(&mut self, method: Method, url: &Url, change: Option<&Change>) -> Asked {
        let mut sent = self.send(&method, url, change).await;
        if let Ok(answer) = &sent
            && answer.status == StatusCode::UNAUTHORIZED
        {
            // A token that has run out: nothing was taken.
            if let Err(why) = self.renew().await {
                return Asked::Refused(why);
            }
            sent = self.send(&method, url, change).await;
        }
        match sent {
            Ok(answer) => judged(url, &answer),
            Err(failure) if failure.barred => Asked::Refused(failure.why),
            Err(failure) if failure.maybe_taken => Asked::Unsure(failure.why),
            Err(failure) => Asked::Busy(failure.why),
        }
    }

    async fn send(&self, method: &Method, url: &Url, change: Option<&Change>) -> Result<Answer, NoAnswer> {
        let mut headers = self.headers();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(version) = change.and_then(|change| change.version) {
            headers.insert(VERSION, HeaderValue::from_static(version));
        }
        let body = change.map(|change| change.body.to_string().into_bytes()).unwrap_or_default();
        let call = Call { method: method.clone(), url: url.clone(), headers, body, limit: PAGE_LIMIT };
        self.outbound.send(call).await
    }

    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(TOKEN, self.token.clone());
        headers.insert(reqwest::header::ACCEPT, HeaderValue::from_static("application/json"));
        headers
    }

    async fn call(&self, url: &Url) -> Result<Answer, Text> {
        let mut headers = self.headers();
        if let Some(version) = &self.compute_version {
            headers.insert(VERSION, version.clone());
        }
        let call = || Call {
            method: Method::GET,
            url: url.clone(),
            headers: headers.clone(),
            body: Vec::new(),
            limit: PAGE_LIMIT,
        };
        again(&self.outbound, call).await
    }
}

/// A change that is asked for.
pub(super) struct Change {
    pub(super) body: Value,
    /// The version of the service that knows it, when the oldest does not.
    pub(super) version: Option<&'static str>,
}

/// What became of asking for a change.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Asked {
    /// It was taken.
    Taken(Value),
    /// It was not taken, and may be the next time.
    Busy(Text),
    /// It was not taken, and will not be.
    Refused(Text),
    /// Nobody knows whether it was taken.
    Unsure(Text),
}

fn judged(url: &Url, answer: &Answer) -> Asked {
    let status = answer.status;
    if status.is_success() {
        return Asked::Taken(serde_json::from_slice(&answer.body).unwrap_or(Value::Null));
    }
    let why = refused(url, answer);
    match status {
        StatusCode::CONFLICT | StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            Asked::Busy(why)
        }
        _ if status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED => Asked::Unsure(why),
        _ => Asked::Refused(why),
    }
}

fn read(url: &Url, answer: &Answer) -> Result<Value, Text> {
    if !answer.whole {
        let shown = short(url.as_str());
        return Err(Text::new(
            format!("{shown} 的一页超过 {PAGE_LIMIT} 字节"),
            format!("a page of {shown} is longer than {PAGE_LIMIT} bytes"),
        ));
    }
    serde_json::from_slice(&answer.body).map_err(|_| not_openstack(url))
}

/// Calls until there is an answer that will not be another one the next time.
async fn again(outbound: &Outbound, call: impl Fn() -> Call) -> Result<Answer, Text> {
    let mut time = 1;
    loop {
        let outcome = outbound.send(call()).await;
        let wait = match &outcome {
            Ok(answer) if is_passing(answer.status) => asked_wait(answer).unwrap_or_else(|| own_wait(time)),
            Err(failure) if !failure.barred => own_wait(time),
            Ok(_) | Err(_) => return outcome.map_err(|failure| failure.why),
        };
        if time == TIMES {
            return outcome.map_err(|failure| failure.why);
        }
        tokio::time::sleep(wait.min(LONGEST_WAIT)).await;
        time += 1;
    }
}

fn is_passing(status: StatusCode) -> bool {
    status == StatusCode::TOO_MANY_REQUESTS
        || (status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED)
}

fn asked_wait(answer: &Answer) -> Option<Duration> {
    let said = answer.headers.get(RETRY_AFTER)?.to_str().ok()?;
    said.parse().ok().map(Duration::from_secs)
}

fn own_wait(time: u32) -> Duration {
    Duration::from_millis(250) * 2_u32.pow(time)
}

fn refused(url: &Url, answer: &Answer) -> Text {
    let (shown, code) = (short(url.as_str()), answer.status.as_u16());
    let said = short(&String::from_utf8_lossy(&answer.body));
    let (zh, en) = match answer.status {
        StatusCode::UNAUTHORIZED => ("请检查凭证", "check the credential"),
        StatusCode::FORBIDDEN => {
            ("请为该账号授予读取（reader）角色", "give the account a role that may read")
        }
        StatusCode::NOT_FOUND => ("请检查地址与版本", "check the address and its version"),
        StatusCode::CONFLICT => ("云平台正忙于别的操作，请稍后", "the cloud is busy with it; later"),
        StatusCode::PAYLOAD_TOO_LARGE => ("云平台配额不足", "the cloud's quota is used up"),
        _ => ("请联系云平台管理员", "ask the cloud's administrator"),
    };
    Text::new(
        format!("{shown} 答复 HTTP {code}（{said}）：{zh}"),
        format!("{shown} answers HTTP {code} ({said}): {en}"),
    )
}

fn not_openstack(url: &Url) -> Text {
    let shown = short(url.as_str());
    Text::new(
        format!("{shown} 的答复不是 OpenStack 的格式：请检查地址"),
        format!("the answer of {shown} is not in OpenStack's form: check the address"),
    )
}
