//! What is kept between the two halves of a sign-in elsewhere, and where the browser goes afterwards.

use crate::problem::{Problem, ProblemKind, retrying};
use crate::secret::{self, hex, unhex};
use crate::service::App;
use serde::{Deserialize, Serialize};
use yunheng_connectors::oidc::Pending;
use yunheng_store::sign_in::{self, Ticket};

const PURPOSE: &str = "oidc";
const SEAL_PLACE: &str = "sign_in_ticket.oidc";
/// How long a person may take at the provider's page.
const TICKET_MS: i64 = 10 * 60_000;
/// Tickets are looked at for a day by nobody; then they go.
const FORGET_MS: i64 = 86_400_000;
/// Longest way back that is kept.
const LONGEST_WAY: usize = 1000;

/// What is kept. It is sealed, because it lets whoever has it redeem a code.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) key: String,
    pub(super) pending: Pending,
    /// Digest of the cookie of the browser that began: an answer in another browser is somebody else's, sent to be signed in as them.
    browser: String,
    /// Where the person wanted to go.
    pub(super) back: String,
    /// The session whose person confirms who they are; none for a sign-in.
    pub(super) session: Option<i64>,
    pub(super) began_ms: i64,
}

/// Keeps a beginning and gives the secret for the browser's cookie.
pub(super) async fn keep(
    app: &App,
    key: &str,
    pending: Pending,
    back: String,
    confirms: Option<(i64, i64)>,
) -> Result<String, Problem> {
    let (browser, now_ms) = (secret::random_token(), app.now_ms());
    let digest = secret::digest(&pending.state);
    let (account, session) = confirms.unzip();
    let kept = Kept {
        key: key.to_owned(),
        pending,
        browser: hex(&secret::digest(&browser)),
        back,
        session,
        began_ms: now_ms,
    };
    let clear = serde_json::to_vec(&kept).map_err(|error| Problem::bug(&error))?;
    let sealed = hex(&app.keys().seal(SEAL_PLACE, &clear).map_err(|error| Problem::bug(&error))?);
    // Somebody who only asks to sign in has done nothing yet, so there is a row and no entry in the trail.
    retrying(|| async {
        let tx = app.store().begin().await?;
        sign_in::forget_tickets(tx.db(), now_ms - FORGET_MS).await?;
        sign_in::insert_ticket(tx.db(), &digest, PURPOSE, account, &sealed, now_ms + TICKET_MS).await?;
        Ok(tx.commit().await?)
    })
    .await?;
    Ok(browser)
}

/// What was kept for an answer, when this browser began it and it was not answered yet.
pub(super) async fn find(
    app: &App,
    key: &str,
    state: Option<&str>,
    browser: Option<&str>,
) -> Result<(Ticket, Kept), Problem> {
    let (Some(state), Some(browser)) = (state, browser) else { return Err(expired()) };
    let digest = secret::digest(state);
    let found = sign_in::find_ticket(app.store().reader(), &digest, PURPOSE, app.now_ms()).await?;
    let ticket = found.ok_or_else(expired)?;
    let sealed = unhex(&ticket.payload).ok_or_else(|| Problem::bug(&"a ticket is not hexadecimal"))?;
    let clear = app.keys().open(SEAL_PLACE, &sealed).map_err(|error| Problem::bug(&error))?;
    let kept: Kept = serde_json::from_slice(&clear).map_err(|error| Problem::bug(&error))?;
    if kept.key != key || kept.browser != hex(&secret::digest(browser)) {
        return Err(expired());
    }
    Ok((ticket, kept))
}

/// Uses a ticket up before anything is asked with it: an answer counts once, also when two come at the same moment.
pub(super) async fn spend(app: &App, ticket: &Ticket) -> Result<(), Problem> {
    let is_first = retrying(|| async {
        let tx = app.store().begin().await?;
        let is_first = sign_in::use_ticket(tx.db(), ticket.id, app.now_ms()).await?;
        tx.commit().await?;
        Ok(is_first)
    })
    .await?;
    if is_first { Ok(()) } else { Err(expired()) }
}

/// No beginning that belongs to this answer and this browser.
fn expired() -> Problem {
    Problem::new(
        ProblemKind::SignIn,
        "sign_in_expired",
        "登录已过期，或不是在此浏览器中开始的，请重新登录",
        "this sign-in has expired or was not begun in this browser; sign in again",
    )
}

/// A way back inside this page, whatever was given: a path of this site and nothing that a browser could take for another one.
/// Browsers take `//x` and `/\x` for other sites, and leave out tabs and line ends before they look.
pub(super) fn way_back(given: Option<&str>) -> String {
    let is_ours = |way: &str| {
        way.len() <= LONGEST_WAY
            && way.starts_with('/')
            && !way.starts_with("//")
            && !way.starts_with("/api/")
            && !way.starts_with("/sign-in")
            && !way.contains('\\')
            && !way.chars().any(|c| c.is_control() || c.is_whitespace())
    };
    let way = given.filter(|way| is_ours(way)).unwrap_or("/");
    // A header carries ASCII only.
    way.bytes()
        .map(|byte| match byte {
            b'"' | b'<' | b'>' | 0x80.. => format!("%{byte:02X}"),
            byte => char::from(byte).to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::way_back;

    #[test]
    fn the_way_back_stays_on_this_site() {
        for way in ["/", "/audit?q=a&sort=-at#x", "/parties/3?back=https://evil.example/", "/a//b"] {
            assert_eq!(way_back(Some(way)), way);
        }
        assert_eq!(way_back(Some("/单位?q=\"x\"")), "/%E5%8D%95%E4%BD%8D?q=%22x%22");
        let tricks = [
            "",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/a\\..\\b",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\u{a0}/evil.example",
            " /x",
            "evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/api/v1/sign-in/oidc/x/start",
            "/sign-in?error=x",
            "/x\r\nset-cookie: a=b",
        ];
        for trick in tricks {
            assert_eq!(way_back(Some(trick)), "/", "{trick:?}");
        }
        assert_eq!(way_back(Some(&format!("/{}", "a".repeat(1000)))), "/");
        assert_eq!(way_back(None), "/");
    }
}
