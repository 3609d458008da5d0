//! Kinds of proposals about people and what they may do. One file a kind.

mod administrator_enabling;
mod administrator_making;
mod administrator_reset;
mod granting;
mod retiring;
mod revoking;
mod role_writing;

pub(crate) use administrator_enabling::AdministratorEnabling;
pub(crate) use administrator_making::AdministratorMaking;
pub(crate) use administrator_reset::AdministratorReset;
pub(crate) use granting::Granting;
pub(crate) use retiring::Retiring;
pub(crate) use revoking::Revoking;
pub(crate) use role_writing::RoleWriting;

use super::Present;
use crate::problem::Problem;
use yunheng_access::{Loss, World, is_left_to_somebody};
use yunheng_store::account::AccountRow;
use yunheng_store::grant;
use yunheng_values::Text;

/// Refuses what would leave a world without an administrator.
pub(crate) async fn must_leave_somebody(
    db: yunheng_store::Db<'_>,
    world: World,
    loss: Loss,
    now_ms: i64,
) -> Result<(), Problem> {
    if !world.is_administrator() || is_left_to_somebody(world, &grant::holds(db, world, now_ms).await?, loss)
    {
        return Ok(());
    }
    let title = world.title();
    Err(Problem::conflict(
        "last_administrator",
        format!("这是最后一名长期有效的{}，须先有另一名接任", title.zh),
        format!("this is the last {} without an end; somebody must take over first", title.en),
    ))
}

/// A person as a proposal names them.
fn person_text(person: &AccountRow) -> String {
    format!("{}（{}）", person.name, person.login)
}

/// An instant in words; none is without an end.
fn until_text(until_ms: Option<i64>) -> Text {
    match until_ms {
        Some(ms) => super::plain(crate::clock::instant(ms)),
        None => Text::new("长期", "no end"),
    }
}

/// The account that a proposal about an administrator names.
async fn administrator(present: &Present<'_>, id: i64) -> Result<(AccountRow, World), Problem> {
    let person =
        yunheng_store::people::find(present.db, present.scope, id).await?.ok_or_else(Problem::not_found)?;
    let world = World::parse(&person.world)
        .filter(|world| world.is_administrator())
        .ok_or_else(Problem::not_found)?;
    Ok((person, world))
}
