//! Rule packs as the service applies and shows them: one set of effective rules (`effective.rs`), looked at in every way.

mod adopt;
mod articles;
mod catalog;
mod choose;
mod clause;
mod dictionary;
mod effect;
mod effective;
mod export;
mod in_use;
mod list;
mod parameters;
mod rulings;
mod words;

pub use adopt::{adopt, list_effect};
pub use articles::{articles, documents, pack_coverage};
pub use catalog::catalog;
pub use choose::choose;
pub use clause::clause;
pub use effect::effect;
pub use effective::{
    EffectivePack, EffectiveRules, effective_pack, effective_rules, overlay_of, pack_with_first,
};
pub use export::{PackExport, export_pack, write_pack_folder};
pub use in_use::{packs_in_use, use_packs};
pub use list::{pack, packs};
pub use parameters::parameters;
pub use rulings::rulings;

pub(crate) use adopt::Adopting;
pub(crate) use articles::finding_bodies;
pub(crate) use choose::Choosing;
pub(crate) use effective::{date_of, today};
pub(crate) use in_use::{ids_in_use, must_be_in_use};

use crate::home::Home;
use crate::service::App;

/// Where the service keeps what a city adds: imported calendars and official texts, in the data folder.
pub(crate) fn home(app: &App) -> Home {
    Home::at(app.data())
}
