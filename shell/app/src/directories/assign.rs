//! Which directory vouches for an account.

use super::Directories;
use crate::act::Act;
use crate::problem::Problem;
use crate::settings;
use yunheng_store::account::AccountRow;
use yunheng_store::{directory, session};
use yunheng_values::{Finding, Text};

/// Says which directory vouches for an account, inside the act of changing it. Its sessions end: they were begun in another way.
///
/// # Errors
/// No such directory.
pub(crate) async fn assign(act: &mut Act<'_>, row: &AccountRow, key: Option<&str>) -> Result<(), Problem> {
    let key = key.map(str::trim).filter(|key| !key.is_empty());
    if key == row.directory.as_deref() {
        return Ok(());
    }
    let all = settings::load::<Directories>(act.db()).await?.value;
    if let Some(key) = key.filter(|key| all.find(key).is_none()) {
        let message = Text::new(
            format!("没有标识为“{key}”的目录，请安全管理员先设置"),
            format!("there is no directory `{key}`; a security administrator sets one up first"),
        );
        return Err(Problem::unusable(vec![Finding::error("directory", "/directory", message)]));
    }
    directory::assign(act.db(), row.id, key, act.now_ms()).await?;
    session::end_all(act.db(), row.id, None, act.now_ms()).await?;
    act.changed("directory", row.directory.as_deref(), key);
    Ok(())
}
