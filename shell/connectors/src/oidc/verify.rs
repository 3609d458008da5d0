//! Is the ID token the provider's, for us, for this sign-in, and now?

use super::{Client, OidcIdentity, Pending, Provider, SessionClaim, Tokens, refuse};
use crate::refusal::{Cause, Refusal};
use crate::said::short;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreGenderClaim, CoreJsonWebKey, CoreJwsSigningAlgorithm as Alg, CoreUserInfoClaims,
};
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError, IdTokenClaims, IdTokenVerifier, JsonWebKeySet, Nonce,
    OAuth2TokenResponse, SignatureVerificationError, TokenResponse,
};
use std::sync::PoisonError;

/// How far two machines' clocks may be apart.
const SKEW: TimeDelta = TimeDelta::minutes(2);

/// What a token may be signed with. With a shared secret (HS256) whoever can check a token can make one, and a public
/// key mistaken for a secret is known to everybody; `none` is no signature.
const ALGORITHMS: [Alg; 9] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];

pub(super) type Claims = IdTokenClaims<SessionClaim, CoreGenderClaim>;

impl Provider {
    /// The claims of the ID token. A key that is not known yet is asked for once: providers change theirs.
    pub(super) async fn verified(
        &self,
        tokens: &Tokens,
        pending: &Pending,
        now: DateTime<Utc>,
    ) -> Result<Claims, Refusal> {
        use SignatureVerificationError::{CryptoError, NoMatchingKey};
        let first = self.judge(tokens, pending, now);
        let Err(ClaimsVerificationError::SignatureVerification(NoMatchingKey | CryptoError(_))) = first
        else {
            return first.map_err(|e| refuse::token(&e));
        };
        let fetched = JsonWebKeySet::fetch_async(self.metadata.jwks_uri(), &*self.http).await;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) =
            fetched.map_err(|e| refuse::discovery(&e))?;
        self.judge(tokens, pending, now).map_err(|e| refuse::token(&e))
    }

    fn judge(
        &self,
        tokens: &Tokens,
        pending: &Pending,
        now: DateTime<Utc>,
    ) -> Result<Claims, ClaimsVerificationError> {
        use ClaimsVerificationError::{InvalidAudience, Other, SignatureVerification};
        let client = self.client();
        let verifier = verifier(&client, now);
        let token = tokens.id_token().ok_or_else(|| Other("the provider sent no ID token".into()))?;
        let claims = token.claims(&verifier, &Nonce::new(pending.nonce.clone()))?;
        if let Some(party) = claims.authorized_party().filter(|party| party.as_str() != self.config.client_id)
        {
            return Err(InvalidAudience(format!("issued to `{}`", short(party))));
        }
        if let Some(hash) = claims.access_token_hash() {
            let alg = token.signing_alg().map_err(SignatureVerification)?;
            let key = token.signing_key(&verifier).map_err(SignatureVerification)?;
            let found = AccessTokenHash::from_token(tokens.access_token(), alg, key);
            if found.map_err(|e| Other(e.to_string()))? != *hash {
                return Err(Other("the access token is not the one this ID token was issued with".into()));
            }
        }
        Ok(claims.clone())
    }

    pub(super) fn identity(&self, claims: &Claims) -> Result<OidcIdentity, Refusal> {
        let acr = claims.auth_context_ref().map(|acr| acr.as_str().to_owned());
        let wanted = &self.config.acr_values;
        if !wanted.is_empty() && !acr.as_ref().is_some_and(|acr| wanted.contains(acr)) {
            let found = short(acr.as_deref().unwrap_or("-"));
            return Err(Refusal::new(
                Cause::Person,
                format!(
                    "身份源未达到要求的认证强度（acr 为 {found}）：请以双因素方式登录，或由管理员核对 acr_values"
                ),
                format!(
                    "the provider did not reach the strength asked for (acr is {found}): sign in with two factors, or the administrator checks acr_values"
                ),
            ));
        }
        let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
        Ok(OidcIdentity {
            issuer: self.config.issuer.clone(),
            subject: claims.subject().as_str().to_owned(),
            username: claims.preferred_username().map(|name| name.as_str().to_owned()),
            name,
            email: claims.email().map(|email| email.as_str().to_owned()),
            email_verified: claims.email_verified().unwrap_or(false),
            amr: claims.auth_method_refs().into_iter().flatten().map(|amr| amr.as_str().to_owned()).collect(),
            acr,
            sid: claims.additional_claims().sid.clone(),
            proved_at: claims.auth_time(),
        })
    }

    /// Many providers tell name and address only when asked for them.
    pub(super) async fn complete(&self, identity: &mut OidcIdentity, tokens: &Tokens) -> Result<(), Refusal> {
        let whole = identity.username.is_some() && identity.email.is_some();
        if whole || self.metadata.userinfo_endpoint().is_none() {
            return Ok(());
        }
        // The library panics on a token that no header can carry.
        if !tokens.access_token().secret().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Refusal::new(
                Cause::Setup,
                "身份源给出的访问令牌含非法字符",
                "the provider's access token has characters that no header may carry",
            ));
        }
        let client = self.client();
        let subject = openidconnect::SubjectIdentifier::new(identity.subject.clone());
        let request = client
            .user_info(tokens.access_token().clone(), Some(subject))
            .map_err(|e| refuse::no_endpoint(&e))?;
        let told: CoreUserInfoClaims =
            request.request_async(&*self.http).await.map_err(|e| refuse::user_info(&e))?;
        if identity.username.is_none() {
            identity.username = told.preferred_username().map(|name| name.as_str().to_owned());
        }
        if identity.name.is_none() {
            identity.name = told.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
        }
        if identity.email.is_none() {
            identity.email = told.email().map(|email| email.as_str().to_owned());
            identity.email_verified = told.email_verified().unwrap_or(false);
        }
        Ok(())
    }
}

fn verifier(client: &Client, now: DateTime<Utc>) -> IdTokenVerifier<'_, CoreJsonWebKey> {
    client
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || now - SKEW)
        .set_issue_time_verifier_fn(move |issued| {
            if issued <= now + SKEW {
                Ok(())
            } else {
                Err(format!("issued in the future, at {issued}, it is {now}"))
            }
        })
}
