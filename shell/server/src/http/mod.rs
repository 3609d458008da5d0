//! What every route shares: who asks, from where, how much, and how it is told no.

mod input;
mod limits;
mod network;
mod page;
mod place;
mod problem;
mod signed;
mod tagged;
mod upload;

pub use input::{Input, Once};
pub use limits::RateLimits;
pub use network::Network;
pub use problem::{Answer, Fault, findings};
pub use signed::Signed;
pub use tagged::{Tagged, VersionOf};
pub use upload::Parts;

pub(crate) use input::refuse_null;
pub(crate) use limits::{limit, limit_verifying};
pub(crate) use page::page_of;
pub(crate) use place::{PlaceOf, with_place};
pub(crate) use problem::{not_found, panic_answer, with_problem_body};
pub(crate) use signed::{COOKIE, cookie_of, record_refusals, session_cookie};
