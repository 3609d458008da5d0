//! Reconciliation (对账): the ledger, the cloud's own inventory and the orders under way side by side, as typed differences.
//!
//! Identity is the id that the cloud gave a thing and that somebody linked with a resource. A name or an address is only proposed as a
//! link ([`DifferenceKind::Unlinked`]): things are renamed, rebuilt, shelved and moved, and none of this makes a pair or parts one. What
//! could not be read proves nothing: nothing of its kind is called missing.
//!
//! | file | what |
//! |---|---|
//! | `thing.rs` | what a cloud holds, and what of it was not read |
//! | `mapping.rs` | whose a thing is and what it counts as, as data |
//! | `difference.rs` | what does not agree, and why, in words |
//! | `compare.rs` | finding the differences, in time that grows with what there is |
//! | `pool.rs` | resources and things that nobody linked |
//! | `supply.rs` | what of a cloud makes what was ordered |

mod compare;
mod difference;
mod mapping;
mod pool;
mod supply;
mod thing;

pub use compare::{Booked, Ordered, Reconciliation, reconcile};
pub use difference::{Difference, DifferenceKind, Side, Why};
pub use mapping::{ItemsRule, Mapping};
pub use supply::{Disk, Flavor, Offer, Present, Short, Supply, supply};
pub use thing::{Inventory, Thing, ThingKind, Unread};
