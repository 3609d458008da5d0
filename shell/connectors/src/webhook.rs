//! Events as JSON to another system's address, signed.
//!
//! A receiver takes the header `X-Yunheng-Timestamp`, a dot and the body as it came, computes HMAC-SHA256 with the
//! shared secret, and compares its hexadecimal form with what follows `v1=` in `X-Yunheng-Signature`. It refuses a
//! timestamp (seconds since 1970) that is more than five minutes off, and takes a second event with the same
//! `X-Yunheng-Delivery` as the first one again: an event is sent until an answer 2xx comes, so it may come twice.
//! SHA-256 and not SM3, because every language's standard library has it.

use crate::delivery::Delivery;
use crate::outbound::{Answer, Call, NoAnswer, Outbound};
use crate::said::short;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::Sha256;
use std::time::{SystemTime, UNIX_EPOCH};

/// Bytes of an answer that are looked at.
pub(crate) const ANSWER_LIMIT: usize = 64 * 1024;

/// Where events go.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hook {
    /// The receiver's address.
    pub url: String,
    /// The secret shared with the receiver.
    pub secret: SecretString,
}

/// Posts one event. `id` names the delivery and is the same when it is tried again; `body` is JSON.
pub async fn post(outbound: &Outbound, hook: &Hook, id: &str, body: &str) -> Delivery {
    let url = match outbound.target(&hook.url) {
        Ok(url) => url,
        Err(why) => return Delivery::Permanent { why },
    };
    let Ok(id) = HeaderValue::from_str(id) else {
        return Delivery::permanent(
            "投递编号含有非法字符",
            "the delivery id has characters that no header may carry",
        );
    };
    let timestamp = since_1970().as_secs();
    let signature = format!("v1={}", signature(&hook.secret, timestamp, body));
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(HeaderName::from_static("x-yunheng-delivery"), id);
    headers.insert(HeaderName::from_static("x-yunheng-timestamp"), HeaderValue::from(timestamp));
    if let Ok(value) = HeaderValue::try_from(signature) {
        headers.insert(HeaderName::from_static("x-yunheng-signature"), value);
    }
    let call = Call { method: Method::POST, url, headers, body: body.into(), limit: ANSWER_LIMIT };
    judge(outbound.send(call).await)
}

/// The signature of a body, as a receiver computes it.
pub fn signature(secret: &SecretString, timestamp: u64, body: &str) -> String {
    let digest = hmac_sha256(secret, &[timestamp.to_string().as_bytes(), b".", body.as_bytes()]);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn hmac_sha256(secret: &SecretString, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes())
        .expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

pub(crate) fn since_1970() -> std::time::Duration {
    // A clock before 1970 is a broken machine; receivers then refuse the timestamp and say so.
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

fn judge(answer: Result<Answer, NoAnswer>) -> Delivery {
    match answer {
        Ok(answer) => by_status(&answer),
        Err(failure) => no_answer(failure),
    }
}

pub(crate) fn no_answer(failure: NoAnswer) -> Delivery {
    let why = failure.why;
    match failure.barred {
        true => Delivery::Permanent { why },
        false => Delivery::Transient { why, maybe_taken: failure.maybe_taken },
    }
}

/// What a status says about trying again.
pub(crate) fn by_status(answer: &Answer) -> Delivery {
    let status = answer.status;
    let code = status.as_u16();
    if status.is_success() {
        return Delivery::Delivered { receipt: format!("HTTP {code}") };
    }
    let said = short(&String::from_utf8_lossy(&answer.body));
    let (zh, en) = if said.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("：{said}"), format!(": {said}"))
    };
    if status.is_redirection() {
        return Delivery::permanent(
            format!("对方要求转向（HTTP {code}），本系统不跟随转向：请填写最终地址"),
            format!("the other side redirects (HTTP {code}), which is not followed: enter the final address"),
        );
    }
    if status.is_server_error() || LATER.contains(&status) {
        return Delivery::transient(
            format!("对方暂时不能接收（HTTP {code}）{zh}"),
            format!("the other side cannot take it now (HTTP {code}){en}"),
        )
        // A gateway that got no answer from behind it does not know what happened there.
        .after_handing_over(matches!(code, 502 | 504));
    }
    Delivery::permanent(
        format!("对方拒绝接收（HTTP {code}）{zh}"),
        format!("the other side refuses it (HTTP {code}){en}"),
    )
}

const LATER: [StatusCode; 3] =
    [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_EARLY, StatusCode::TOO_MANY_REQUESTS];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_the_one_of_other_implementations() {
        // printf '1760000000.{"a":1}' | openssl dgst -sha256 -hmac secret
        let found = signature(&SecretString::from("secret"), 1_760_000_000, r#"{"a":1}"#);
        assert_eq!(found, "b6c2583f8204bec09d6388c3b4ef4be121e880606c4f1b491d6f295dc76b09c9");
    }
}
