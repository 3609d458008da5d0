//! Opening a platform that is there already, for the commands beside the service. Nothing is made and nothing is brought up to date.

use crate::config::Config;
use crate::run::ServeError;
use std::sync::Arc;
use yunheng_app::{App, FileKeys, Location, StartError, Store, SystemClock};

/// Where the database of a configuration is.
///
/// # Errors
/// An address that is none.
pub fn location(config: &Config) -> Result<Location, ServeError> {
    match &config.database_url {
        Some(address) => Ok(Location::parse(address).map_err(StartError::from)?),
        None => Ok(Location::Sqlite(config.data.join("yunheng.db"))),
    }
}

/// Opens the database of a configuration if it is there.
///
/// # Errors
/// When it is not, or cannot be reached.
pub async fn open_store(config: &Config) -> Result<Store, ServeError> {
    let location = location(config)?;
    // Opening would make the file.
    if let Location::Sqlite(path) = &location
        && !path.is_file()
    {
        let missing = std::io::Error::new(std::io::ErrorKind::NotFound, "no database is there");
        return Err(ServeError::Data(path.display().to_string(), missing));
    }
    Ok(Store::open(&location).await.map_err(StartError::from)?)
}

/// Opens the platform of a configuration as it is.
///
/// # Errors
/// When there is none, or it needs something done first; what that is.
pub async fn attach_app(config: &Config) -> Result<App, ServeError> {
    let store = open_store(config).await?;
    let keys = FileKeys::read(&config.data.join("keys"))?;
    Ok(App::attach(store, Box::new(keys), Arc::new(SystemClock), config.data.clone()).await?)
}
