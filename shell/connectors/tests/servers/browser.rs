//! What a browser does while a person signs in elsewhere.

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use std::collections::BTreeMap;
use yunheng_connectors::oidc::Callback;

/// A browser: keeps cookies, goes where it is sent, and stops at our address.
pub struct Browser {
    client: reqwest::Client,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    pub fn new() -> Self {
        // The first browser of this process sets it, the others find it set.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { client, cookies: BTreeMap::new() }
    }

    async fn go(&mut self, url: &str, form: Option<&str>) -> String {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = match form {
            Some(form) => self.client.post(url).body(form.to_owned()),
            None => self.client.get(url),
        };
        let response = request.header(COOKIE, cookies.join("; ")).send().await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.into(), value.into());
        }
        let next = response.headers().get(LOCATION).map(|next| next.to_str().unwrap().to_owned());
        let status = response.status();
        let Some(next) = next else {
            panic!("{url} leads nowhere: {status} {}", response.text().await.unwrap())
        };
        reqwest::Url::parse(url).unwrap().join(&next).unwrap().into()
    }

    /// From our sign-in page to our callback `ours`; `login` is what the person types, nothing to cancel.
    pub async fn sign_in(&mut self, start: &str, ours: &str, login: Option<&str>) -> Callback {
        let mut at = self.go(start, None).await;
        while !at.starts_with(ours) {
            let typed = format!("login={}", login.unwrap_or_default());
            at = self.go(&at, at.contains("/interaction/").then_some(&typed)).await;
        }
        let query: BTreeMap<String, String> =
            reqwest::Url::parse(&at).unwrap().query_pairs().into_owned().collect();
        let part = |name: &str| query.get(name).cloned();
        Callback {
            code: part("code"),
            state: part("state"),
            iss: part("iss"),
            error: part("error"),
            error_description: part("error_description"),
        }
    }
}
