//! Messages to a group chat through its robot: WeCom (企业微信) and DingTalk (钉钉).
//!
//! Both answer HTTP 200 whatever happened; `errcode` in the body tells. The address carries the robot's key, so it is a
//! secret as a whole.

use crate::delivery::Delivery;
use crate::outbound::{Call, Outbound};
use crate::said::short;
use crate::webhook::{ANSWER_LIMIT, by_status, hmac_sha256, no_answer, since_1970};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

/// Whose robot it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RobotKind {
    /// 企业微信群机器人.
    Wecom,
    /// 钉钉自定义机器人.
    Dingtalk,
}

/// A robot of a group chat.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Robot {
    /// Whose robot it is.
    pub kind: RobotKind,
    /// Its address with the key in it, as the chat program shows it.
    pub url: SecretString,
    /// DingTalk's signing secret (加签), where it is switched on. WeCom has none.
    #[serde(default)]
    pub secret: Option<SecretString>,
}

/// What the robot says. Text that is too long for the chat ends in an ellipsis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Say {
    /// Plain text.
    Text {
        /// The words.
        content: String,
        /// Mobile numbers of the members to be notified.
        mention: Vec<String>,
    },
    /// Markdown, of which both programs know a part.
    Markdown {
        /// Shown in the list of chats (DingTalk only).
        title: String,
        /// The text.
        content: String,
    },
}

/// Says something in the group.
pub async fn say(outbound: &Outbound, robot: &Robot, what: &Say) -> Delivery {
    let mut url = match outbound.target(robot.url.expose_secret()) {
        Ok(url) => url,
        Err(why) => return Delivery::Permanent { why },
    };
    let body = match robot.kind {
        RobotKind::Wecom => wecom(what),
        RobotKind::Dingtalk => {
            if let Some(secret) = &robot.secret {
                sign(&mut url, secret, since_1970().as_millis());
            }
            dingtalk(what)
        }
    };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    let body = body.to_string().into_bytes();
    let call = Call { method: Method::POST, url, headers, body, limit: ANSWER_LIMIT };
    let answer = match outbound.send(call).await {
        Ok(answer) => answer,
        Err(failure) => return no_answer(failure),
    };
    if !answer.status.is_success() {
        return by_status(&answer);
    }
    by_code(robot.kind, serde_json::from_slice(&answer.body).unwrap_or(Value::Null))
}

fn wecom(what: &Say) -> Value {
    match what {
        Say::Text { content, mention } => json!({
            "msgtype": "text",
            "text": { "content": cut(content, 2048), "mentioned_mobile_list": mention },
        }),
        Say::Markdown { content, .. } => {
            json!({ "msgtype": "markdown", "markdown": { "content": cut(content, 4096) } })
        }
    }
}

fn dingtalk(what: &Say) -> Value {
    match what {
        Say::Text { content, mention } => {
            // DingTalk highlights a member only where the text itself names the number.
            let names: String = mention.iter().map(|mobile| format!(" @{mobile}")).collect();
            let content = format!("{}{names}", cut(content, 18_000));
            json!({
                "msgtype": "text",
                "text": { "content": content },
                "at": { "atMobiles": mention, "isAtAll": false },
            })
        }
        Say::Markdown { title, content } => json!({
            "msgtype": "markdown",
            "markdown": { "title": cut(title, 256), "text": cut(content, 18_000) },
        }),
    }
}

/// At most `limit` bytes of UTF-8, ending in an ellipsis where something is left out.
fn cut(text: &str, limit: usize) -> String {
    const MARK: char = '…';
    if text.len() <= limit {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(limit - MARK.len_utf8());
    format!("{}{MARK}", &text[..end])
}

/// 加签: base64 of HMAC-SHA256 with the secret over `timestamp\nsecret`, in the query.
fn sign(url: &mut Url, secret: &SecretString, millis: u128) {
    let millis = millis.to_string();
    let digest = hmac_sha256(secret, &[millis.as_bytes(), b"\n", secret.expose_secret().as_bytes()]);
    url.query_pairs_mut().append_pair("timestamp", &millis).append_pair("sign", &STANDARD.encode(digest));
}

/// Too fast, or busy. What else is refused stays refused until the robot or the message changes.
fn passes(kind: RobotKind, code: i64) -> bool {
    match kind {
        RobotKind::Wecom => [-1, 45009, 45033].contains(&code),
        RobotKind::Dingtalk => [-1, 90030, 130101, 410100].contains(&code),
    }
}

fn by_code(kind: RobotKind, answer: Value) -> Delivery {
    let said = short(answer.get("errmsg").and_then(Value::as_str).unwrap_or_default());
    match answer.get("errcode").and_then(Value::as_i64) {
        Some(0) => Delivery::Delivered { receipt: "errcode 0".into() },
        Some(code) if passes(kind, code) => Delivery::transient(
            format!("机器人限流或繁忙（errcode {code}，{said}），稍后重试"),
            format!("the robot is limited or busy (errcode {code}, {said}); it is tried again later"),
        ),
        Some(code) => Delivery::permanent(
            format!("机器人拒绝（errcode {code}，{said}）：请核对机器人地址、加签密钥、关键词与 IP 设置"),
            format!(
                "the robot refuses (errcode {code}, {said}): check its address, signing secret, keywords and IP settings"
            ),
        ),
        // DingTalk's gate in front of the robots answers in a form of its own when it slows a sender down.
        None if answer.get("punish").is_some() => Delivery::transient(
            "机器人平台限流，稍后重试",
            "the robot's platform slows us down; it is tried again later",
        ),
        None => Delivery::permanent(
            "对方的答复中没有 errcode：该地址可能不是群机器人的地址",
            "the answer has no errcode: the address may not be that of a group robot",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_characters() {
        assert_eq!(cut("云衡", 6), "云衡");
        assert_eq!(cut("云衡平台", 9), "云衡…");
        let long = cut(&"云".repeat(2000), 2048);
        assert!(long.len() <= 2048 && long.ends_with('…'));
    }

    #[test]
    fn the_sign_is_the_one_of_the_vendors_sample() {
        // Computed with the Python sample of DingTalk's documentation for this timestamp and secret.
        let mut url = Url::parse("https://oapi.example/robot/send?access_token=x").unwrap();
        sign(&mut url, &SecretString::from("this is secret"), 1_577_808_000_000);
        let sign = url.query_pairs().find(|(key, _)| key == "sign").unwrap().1.into_owned();
        assert_eq!(sign, "ijHEivi6YiCNPZOq4hZstmvZ3sPfbioAiMhP30ae7W0=");
        assert!(url.as_str().contains("&timestamp=1577808000000&sign="));
        assert!(!url.query().unwrap().contains('+'), "a plus sign would arrive as a space");
    }

    #[test]
    fn only_limits_pass() {
        assert!(passes(RobotKind::Wecom, 45009) && !passes(RobotKind::Wecom, 93000));
        assert!(passes(RobotKind::Dingtalk, 130_101) && !passes(RobotKind::Dingtalk, 310_000));
    }
}
