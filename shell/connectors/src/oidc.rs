//! Sign-in with an OpenID Connect provider: the authorization code flow with PKCE.
//!
//! Nothing is kept here between the two halves. [`Provider::start`] gives an address and what must be kept, the server
//! keeps it with the browser's session, and [`Provider::finish`] takes it back with what the provider sent. The ID token
//! is believed when its signature (never one made with a shared secret), issuer, audience, times and nonce are right.

mod http;
mod refuse;
mod verify;

use crate::outbound::OutboundConfig;
use crate::refusal::{Cause, Refusal};
use crate::said::short;
use chrono::{DateTime, Utc};
use http::Http;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
    CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthType, AuthenticationContextClass, AuthorizationCode, ClientId, ClientSecret,
    CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields,
    IssuerUrl, JsonWebKeySet, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    StandardErrorResponse, StandardTokenResponse,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// The provider, and what it knows this program as.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcConfig {
    /// The issuer, exactly as the provider writes it; https, or this machine.
    pub issuer: String,
    /// The name this program is registered under.
    pub client_id: String,
    /// Its secret; a public client has none.
    #[serde(default)]
    pub client_secret: Option<SecretString>,
    /// Where the provider sends the person back to, as registered there.
    pub redirect_url: String,
    /// What is asked for besides `openid`.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// If given, one of these authentication context classes must have been reached (two factors, say).
    #[serde(default)]
    pub acr_values: Vec<String>,
    /// The client and its limits. The issuer's own host need not be listed in `allow`; other hosts that the provider
    /// names must be, where they are not public.
    #[serde(default)]
    pub outbound: OutboundConfig,
}

fn usual_scopes() -> Vec<String> {
    vec!["profile".into(), "email".into()]
}

/// The first half of a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Where the browser goes.
    pub url: String,
    /// What is kept until it comes back.
    pub pending: Pending,
}

/// What the server keeps between the two halves, bound to the browser that began: it takes it out when the answer comes,
/// so that no answer counts twice.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Comes back with the answer; the key to find this by.
    pub state: String,
    /// Comes back inside the ID token.
    pub nonce: String,
    /// Proves that whoever redeems the code is whoever asked for it.
    pub pkce_verifier: String,
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pending(..)")
    }
}

/// What the provider sent back with the browser: the query of the redirect address.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Callback {
    /// The code, if the person signed in.
    pub code: Option<String>,
    /// What was sent along.
    pub state: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
    /// The same in words.
    pub error_description: Option<String>,
}

/// Who signed in, as the provider knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OidcIdentity {
    /// The provider; a subject is unique only there.
    pub issuer: String,
    /// The person, for good.
    pub subject: String,
    /// The name they sign in with; may change, and may be taken over by somebody else.
    pub username: Option<String>,
    /// The name they are called by.
    pub name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// The provider says that the address is theirs.
    pub email_verified: bool,
    /// How they proved who they are: `pwd`, `otp`, ….
    pub amr: Vec<String>,
    /// The authentication context class that was reached.
    pub acr: Option<String>,
    /// The session at the provider.
    pub sid: Option<String>,
    /// When they proved it; asked for by [`Provider::start_fresh`].
    pub proved_at: Option<DateTime<Utc>>,
}

/// Claims of an ID token that the standard's core does not know.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct SessionClaim {
    #[serde(default)]
    sid: Option<String>,
}

impl AdditionalClaims for SessionClaim {}

type Fields = IdTokenFields<
    SessionClaim,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Client = openidconnect::Client<
    SessionClaim,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider whose description was read. Read it again now and then: addresses change, keys are looked after here.
#[derive(Clone)]
pub struct Provider {
    config: Arc<OidcConfig>,
    redirect: RedirectUrl,
    http: Arc<Http>,
    metadata: CoreProviderMetadata,
    /// Shared by clones, and renewed when the provider signs with a key that is not among them.
    keys: Arc<RwLock<JsonWebKeySet<CoreJsonWebKey>>>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("config", &self.config).finish_non_exhaustive()
    }
}

impl Provider {
    /// Reads the provider's description and its keys.
    pub async fn discover(config: &OidcConfig) -> Result<Self, Refusal> {
        let issuer = IssuerUrl::new(config.issuer.clone())
            .map_err(|e| refuse::address("issuer", &config.issuer, &e))?;
        let redirect = RedirectUrl::new(config.redirect_url.clone())
            .map_err(|e| refuse::address("redirect_url", &config.redirect_url, &e))?;
        let http = Http::new(&config.outbound, issuer.url())?;
        let found = CoreProviderMetadata::discover_async(issuer, &http).await;
        let metadata = found.map_err(|e| refuse::discovery(&e))?;
        http.check_scheme(metadata.authorization_endpoint().url())?;
        let keys = Arc::new(RwLock::new(metadata.jwks().clone()));
        Ok(Self { config: Arc::new(config.clone()), redirect, http: Arc::new(http), metadata, keys })
    }

    /// Begins a sign-in.
    pub fn start(&self) -> Start {
        self.begin(false)
    }

    /// Begins a sign-in for which the provider must ask the person again, whoever is signed in there. A provider may
    /// ignore that: the caller looks at [`OidcIdentity::proved_at`].
    pub fn start_fresh(&self) -> Start {
        self.begin(true)
    }

    fn begin(&self, fresh: bool) -> Start {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = self.client();
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge);
        if fresh {
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        }
        for scope in self.config.scopes.iter().filter(|scope| *scope != "openid") {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for acr in &self.config.acr_values {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        let (url, state, nonce) = request.url();
        let pending = Pending {
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            pkce_verifier: verifier.into_secret(),
        };
        Start { url: url.into(), pending }
    }

    /// Ends a sign-in: redeems the code and judges what it stands for, at the moment `now`.
    pub async fn finish(
        &self,
        callback: &Callback,
        pending: &Pending,
        now: DateTime<Utc>,
    ) -> Result<OidcIdentity, Refusal> {
        let code = self.judge_callback(callback, pending)?;
        let client = self.client();
        let request = client.exchange_code(code).map_err(|e| refuse::no_endpoint(&e))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(pending.pkce_verifier.clone()));
        let tokens = request.request_async(&*self.http).await.map_err(|e| refuse::exchange(&e))?;
        let claims = self.verified(&tokens, pending, now).await?;
        let mut identity = self.identity(&claims)?;
        self.complete(&mut identity, &tokens).await?;
        Ok(identity)
    }

    fn judge_callback(&self, callback: &Callback, pending: &Pending) -> Result<AuthorizationCode, Refusal> {
        if callback.state.as_ref() != Some(&pending.state) {
            return Err(Refusal::new(
                Cause::Person,
                "回调的 state 与本次登录不符：可能是过期页面或伪造的链接",
                "the state that came back is not that of this sign-in: an old page or a forged link",
            ));
        }
        if callback.iss.as_ref().is_some_and(|iss| *iss != self.config.issuer) {
            let found = short(callback.iss.as_deref().unwrap_or_default());
            return Err(Refusal::new(
                Cause::Setup,
                format!("回调来自另一身份源 {found}：请核对 issuer 与回调地址"),
                format!("another provider answers, {found}: check issuer and redirect address"),
            ));
        }
        if let Some(error) = &callback.error {
            return Err(refuse::by_provider(error, callback.error_description.as_deref()));
        }
        let code = callback.code.clone().filter(|code| !code.is_empty());
        code.map(AuthorizationCode::new)
            .ok_or_else(|| Refusal::new(Cause::Person, "回调没有授权码", "the answer has no code"))
    }

    fn client(&self) -> Client {
        let secret =
            self.config.client_secret.as_ref().map(|s| ClientSecret::new(s.expose_secret().to_owned()));
        let metadata = self.metadata.clone().set_jwks(self.keys());
        let client =
            Client::from_provider_metadata(metadata, ClientId::new(self.config.client_id.clone()), secret);
        let offered = self.metadata.token_endpoint_auth_methods_supported();
        let basic = offered.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let how = if basic { AuthType::BasicAuth } else { AuthType::RequestBody };
        client.set_redirect_uri(self.redirect.clone()).set_auth_type(how)
    }

    fn keys(&self) -> JsonWebKeySet<CoreJsonWebKey> {
        // A set that was written whole is whole, whatever became of who wrote it.
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
