//! Ways to sign in that are offered.

use super::needs_bootstrap;
use crate::directories;
use crate::problem::Problem;
use crate::service::App;
use yunheng_api::platform::SignInMethodJson;
use yunheng_values::{Lang, Text};

/// What a session's method ends with when the settings believe the directory's second factor.
pub(crate) const VOUCHED: &str = "+2";

/// Ways to sign in: passwords that are kept here, then the directories in their order.
///
/// # Errors
/// What the database says.
pub async fn methods(app: &App, lang: Lang) -> Result<(Vec<SignInMethodJson>, bool), Problem> {
    let title = Text::new("密码", "Password").in_lang(lang).to_owned();
    let local = SignInMethodJson { kind: "password".into(), key: "local".into(), title };
    let all = directories::load(app).await?.value.directories;
    let open = all.into_iter().filter(|directory| directory.enabled).map(|directory| SignInMethodJson {
        kind: directory.door.kind().into(),
        key: directory.key,
        title: directory.title,
    });
    Ok((std::iter::once(local).chain(open).collect(), needs_bootstrap(app).await?))
}
