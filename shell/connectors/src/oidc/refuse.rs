//! What an error of the protocol means, and who puts it right.

use super::http::NoCall;
use crate::refusal::{Cause, Refusal};
use crate::said::{chain, short};
use openidconnect::core::CoreErrorResponseType;
use openidconnect::{
    ClaimsVerificationError, ConfigurationError, DiscoveryError, RequestTokenError,
    SignatureVerificationError, StandardErrorResponse, UserInfoError,
};
use std::error::Error;

pub(super) fn address(name: &str, found: &str, error: &dyn Error) -> Refusal {
    let found = short(found);
    Refusal::new(
        Cause::Setup,
        format!("OIDC 设置 {name} 不是有效的地址（{found}：{error}）"),
        format!("the OIDC setting {name} is no valid address ({found}: {error})"),
    )
}

pub(super) fn no_endpoint(error: &ConfigurationError) -> Refusal {
    let said = short(&error.to_string());
    Refusal::new(
        Cause::Setup,
        format!("身份源的描述中缺少所需的地址（{said}）"),
        format!("the provider's description lacks an address that is needed ({said})"),
    )
}

fn call(failure: &NoCall) -> Refusal {
    Refusal { cause: failure.cause, advice: failure.why.clone() }
}

pub(super) fn discovery(error: &DiscoveryError<NoCall>) -> Refusal {
    if let DiscoveryError::Request(failure) = error {
        return call(failure);
    }
    let said = chain(error);
    Refusal::new(
        Cause::Setup,
        format!("身份源的描述不可用（{said}）：请核对 issuer，须与身份源自己写的完全一致（含末尾斜杠）"),
        format!(
            "the provider's description cannot be used ({said}): check the issuer, which must be exactly what the provider writes, slash included"
        ),
    )
}

/// The provider sent the browser back without a code.
pub(super) fn by_provider(error: &str, description: Option<&str>) -> Refusal {
    let said = short(&format!("{error}: {}", description.unwrap_or_default()));
    let cause = match error {
        "access_denied"
        | "login_required"
        | "interaction_required"
        | "consent_required"
        | "account_selection_required" => Cause::Person,
        "temporarily_unavailable" | "server_error" => Cause::Unavailable,
        _ => Cause::Setup,
    };
    Refusal::new(
        cause,
        format!("身份源没有完成登录（{said}）"),
        format!("the provider did not complete the sign-in ({said})"),
    )
}

type ExchangeError = RequestTokenError<NoCall, StandardErrorResponse<CoreErrorResponseType>>;

pub(super) fn exchange(error: &ExchangeError) -> Refusal {
    match error {
        RequestTokenError::Request(failure) => call(failure),
        RequestTokenError::ServerResponse(answer) => {
            let said = short(&answer.to_string());
            if *answer.error() == CoreErrorResponseType::InvalidGrant {
                return Refusal::new(
                    Cause::Person,
                    format!("授权码已用过、已过期或不属于本次登录（{said}）：请重新登录"),
                    format!(
                        "the code was used, has expired or is not of this sign-in ({said}): sign in again"
                    ),
                );
            }
            Refusal::new(
                Cause::Setup,
                format!("身份源拒绝兑换授权码（{said}）：请核对 client_id、client_secret 与回调地址"),
                format!(
                    "the provider refuses the code ({said}): check client_id, client_secret and redirect address"
                ),
            )
        }
        other => {
            let said = chain(other);
            Refusal::new(
                Cause::Setup,
                format!("身份源兑换授权码的答复无法理解（{said}）"),
                format!("the provider's answer to the code cannot be understood ({said})"),
            )
        }
    }
}

pub(super) fn user_info(error: &UserInfoError<NoCall>) -> Refusal {
    if let UserInfoError::Request(failure) = error {
        return call(failure);
    }
    let said = chain(error);
    Refusal::new(
        Cause::Setup,
        format!("身份源的用户信息不可用（{said}）"),
        format!("the provider's user information cannot be used ({said})"),
    )
}

pub(super) fn token(error: &ClaimsVerificationError) -> Refusal {
    use ClaimsVerificationError as E;
    let said = chain(error);
    let (cause, zh, en) = match error {
        E::InvalidNonce(_) => (
            Cause::Person,
            "ID 令牌不属于本次登录，可能被重放",
            "the ID token is not of this sign-in and may have been replayed",
        ),
        E::Expired(_) => (
            Cause::Setup,
            "ID 令牌的时间不对，请核对本机与身份源的时钟",
            "the ID token's times are off: check the clocks of this machine and of the provider",
        ),
        E::InvalidAudience(_) => (
            Cause::Setup,
            "ID 令牌不是签发给本系统的，请核对 client_id",
            "the ID token is for somebody else: check client_id",
        ),
        E::InvalidIssuer(_) => (
            Cause::Setup,
            "ID 令牌的签发者不符，请核对 issuer",
            "the ID token is from somebody else: check the issuer",
        ),
        E::SignatureVerification(
            SignatureVerificationError::DisallowedAlg(_)
            | SignatureVerificationError::UnsupportedAlg(_)
            | SignatureVerificationError::NoSignature,
        ) => (
            Cause::Setup,
            "不接受 ID 令牌的签名算法，请在身份源把本客户端的算法设为 RS256 或 ES256",
            "the ID token's signature algorithm is not accepted: set this client's to RS256 or ES256 at the provider",
        ),
        _ => (Cause::Setup, "ID 令牌未通过验证", "the ID token was not accepted"),
    };
    Refusal::new(cause, format!("{zh}（{said}）"), format!("{en} ({said})"))
}
