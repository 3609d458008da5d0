//! Text messages through whatever HTTP gateway a city has: the request is a template, the answer is judged by a rule.
//!
//! In address, headers and body, `{phone}`, `{text}`, `{id}` and `{secret}` stand for the message and the gateway's
//! secret, each escaped for its place; `{text:json}` is the text escaped once more, for gateways that want JSON inside a
//! string. Whatever else stands in braces stays as it is. A gateway that does not answer in time may have sent the
//! message, and it is sent again: `{id}` is the same then, so that the gateway can tell.

mod template;

use crate::delivery::Delivery;
use crate::outbound::{Answer, Call, Outbound};
use crate::said::short;
use crate::webhook::{ANSWER_LIMIT, by_status, no_answer};
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use template::Filling;
use url::Url;
use url::form_urlencoded::Serializer;
use yunheng_values::Text;

/// How the gateway is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmsMethod {
    /// With a body.
    #[default]
    Post,
    /// With everything in the address.
    Get,
}

/// What is sent along. Placeholders stand in values, never in names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmsBody {
    /// Nothing.
    #[default]
    None,
    /// JSON with placeholders inside its strings.
    Json(Value),
    /// A form, as a web page sends it.
    Form(BTreeMap<String, String>),
}

/// When the gateway took the message. Without `pointer` its status alone decides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SmsSuccess {
    /// Statuses that mean yes; if none is listed, all 2xx.
    pub statuses: Vec<u16>,
    /// Where in the JSON answer the result stands: `/code`, `/data/0/status` (RFC 6901).
    pub pointer: Option<String>,
    /// Its values that mean yes.
    pub equals: Vec<String>,
    /// Its values that mean later: busy, too fast.
    pub busy: Vec<String>,
    /// Where in the JSON answer the gateway's own number of the message stands.
    pub receipt: Option<String>,
}

/// A gateway.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmsGateway {
    /// How it is asked.
    #[serde(default)]
    pub method: SmsMethod,
    /// Its address; placeholders only behind the host.
    pub url: String,
    /// Headers.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// What is sent along.
    #[serde(default)]
    pub body: SmsBody,
    /// What `{secret}` stands for, so that the template itself can be shown.
    #[serde(default)]
    pub secret: Option<SecretString>,
    /// When the message was taken.
    #[serde(default)]
    pub success: SmsSuccess,
}

/// One text message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    /// Names the message; the same when it is tried again.
    pub id: String,
    /// A number: digits, perhaps after a plus sign.
    pub phone: String,
    /// The words.
    pub text: String,
}

impl SmsGateway {
    /// Tries the template on a sample, for whoever edits it; nothing is sent.
    pub fn check(&self, outbound: &Outbound) -> Result<(), Text> {
        let sample = Sms { id: "sample-1".into(), phone: "13800000000".into(), text: "示例".into() };
        let rule = &self.success;
        if rule.pointer.is_some() == rule.equals.is_empty() {
            return Err(Text::new(
                "成功判定的 pointer 与 equals 应同时填写",
                "pointer and equals of the success rule belong together",
            ));
        }
        if let Some(pointer) =
            rule.pointer.iter().chain(&rule.receipt).find(|pointer| !pointer.starts_with('/'))
        {
            let found = short(pointer);
            return Err(Text::new(
                format!("JSON 指针应以 / 开头，实为 {found}"),
                format!("a JSON pointer begins with /, found {found}"),
            ));
        }
        self.call(outbound, &sample).map(|_| ())
    }

    /// Sends one message.
    pub async fn send(&self, outbound: &Outbound, sms: &Sms) -> Delivery {
        match self.call(outbound, sms) {
            Err(why) => Delivery::Permanent { why },
            Ok(call) => match outbound.send(call).await {
                Err(failure) => no_answer(failure),
                Ok(answer) => self.judge(&answer),
            },
        }
    }

    fn call(&self, outbound: &Outbound, sms: &Sms) -> Result<Call, Text> {
        let digits = sms.phone.strip_prefix('+').unwrap_or(&sms.phone);
        if !(5..=20).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Text::new("手机号码格式不正确", "the phone number has a wrong form"));
        }
        let secret = self.secret.as_ref().map(|secret| secret.expose_secret()).unwrap_or_default();
        let filling = Filling { phone: &sms.phone, text: &sms.text, id: &sms.id, secret };
        let url = self.address(outbound, &filling)?;
        let (kind, body) = self.body(&filling);
        let headers = self.headers(kind, &filling)?;
        let method = match self.method {
            SmsMethod::Post => Method::POST,
            SmsMethod::Get => Method::GET,
        };
        Ok(Call { method, url, headers, body, limit: ANSWER_LIMIT })
    }

    fn address(&self, outbound: &Outbound, filling: &Filling<'_>) -> Result<Url, Text> {
        let url = outbound.target(&filling.into_address(&self.url))?;
        let blank = Filling { phone: "1", text: "1", id: "1", secret: "1" };
        if outbound.target(&blank.into_address(&self.url))?.origin() != url.origin() {
            return Err(Text::new(
                "短信网关地址的主机部分不得含占位符",
                "the gateway's host must not have a placeholder",
            ));
        }
        Ok(url)
    }

    fn body(&self, filling: &Filling<'_>) -> (Option<&'static str>, Vec<u8>) {
        match &self.body {
            SmsBody::None => (None, Vec::new()),
            SmsBody::Json(value) => {
                (Some("application/json; charset=utf-8"), filling.into_json(value).to_string().into_bytes())
            }
            SmsBody::Form(pairs) => {
                let filled = pairs.iter().map(|(name, value)| (name, filling.into_text(value)));
                let form = Serializer::new(String::new()).extend_pairs(filled).finish();
                (Some("application/x-www-form-urlencoded; charset=utf-8"), form.into_bytes())
            }
        }
    }

    fn headers(&self, kind: Option<&'static str>, filling: &Filling<'_>) -> Result<HeaderMap, Text> {
        let mut headers = HeaderMap::new();
        if let Some(kind) = kind {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        for (name, template) in &self.headers {
            let key = HeaderName::try_from(name.as_str());
            let value = HeaderValue::try_from(filling.into_text(template));
            let (Ok(key), Ok(mut value)) = (key, value) else {
                let name = short(name);
                return Err(Text::new(
                    format!("请求头 {name} 的名称或值含有不允许的字符"),
                    format!("the header {name} has characters in its name or value that none may carry"),
                ));
            };
            value.set_sensitive(true);
            headers.insert(key, value);
        }
        Ok(headers)
    }

    fn judge(&self, answer: &Answer) -> Delivery {
        let rule = &self.success;
        let code = answer.status.as_u16();
        let listed =
            rule.statuses.contains(&code) || (rule.statuses.is_empty() && answer.status.is_success());
        let said = self.without_secret(&String::from_utf8_lossy(&answer.body));
        if !listed {
            if !answer.status.is_success() {
                return by_status(&Answer { body: said.into_bytes(), headers: HeaderMap::new(), ..*answer });
            }
            return refuses(&format!("HTTP {code}: {said}"));
        }
        let Some(pointer) = &rule.pointer else {
            return Delivery::Delivered { receipt: format!("HTTP {code}") };
        };
        let parsed: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
        let at = |pointer: &String| parsed.pointer(pointer).and_then(plain);
        match at(pointer) {
            Some(value) if rule.equals.contains(&value) => {
                let receipt = rule.receipt.as_ref().and_then(at).unwrap_or_else(|| format!("HTTP {code}"));
                Delivery::Delivered { receipt: short(&receipt) }
            }
            Some(value) if rule.busy.contains(&value) => Delivery::transient(
                format!("短信网关繁忙或限流（{said}），稍后重试"),
                format!("the SMS gateway is busy or limits us ({said}); it is tried again later"),
            ),
            _ => refuses(&said),
        }
    }

    /// What the gateway said, in case it repeats what it was sent.
    fn without_secret(&self, said: &str) -> String {
        let secret =
            self.secret.as_ref().map(|secret| secret.expose_secret()).filter(|secret| !secret.is_empty());
        short(&secret.map_or_else(|| said.to_owned(), |secret| said.replace(secret, "***")))
    }
}

fn refuses(said: &str) -> Delivery {
    Delivery::permanent(
        format!("短信网关拒绝（{said}）：请核对网关的设置、余额、签名与模板报备"),
        format!(
            "the SMS gateway refuses ({said}): check its settings, balance, signature and registered template"
        ),
    )
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}
