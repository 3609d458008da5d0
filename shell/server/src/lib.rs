//! HTTP: routes, sessions, the page, and what runs beside them. Every route is a use case of `yunheng-app`; no rule is decided
//! here, and the database is not known here.

mod attach;
mod background;
mod config;
mod doctor;
mod documents;
pub mod http;
mod openapi;
mod page;
mod router;
mod routes;
mod run;
mod state;
mod tls;

pub use attach::{attach_app, location, open_store};
pub use config::{Config, ConfigError, TlsConfig};
pub use doctor::examine;
pub use openapi::document;
pub use router::router;
pub use run::{ServeError, log_to_stderr, open_app, serve};
pub use state::ServerState;
