//! What every request shares.

use crate::config::Config;
use crate::documents::Setter;
use crate::http::RateLimits;
use std::sync::Arc;
use yunheng_app::App;

/// What every request shares.
#[derive(Debug, Clone)]
pub struct ServerState {
    /// The platform.
    pub app: App,
    /// How the service was started.
    pub config: Arc<Config>,
    pub(crate) limits: Arc<RateLimits>,
}

impl ServerState {
    /// State of a service over a platform.
    pub fn new(app: App, config: Config) -> Self {
        let limits = Arc::new(RateLimits::new(&config));
        app.use_press(Arc::new(Setter { address: config.address() }));
        Self { app, config: Arc::new(config), limits }
    }
}
