//! `yunheng serve`: the page and the API.

use crate::args::{Cli, PlaceArgs, ServerArgs};
use crate::failure::Failure;
use crate::output;
use yunheng_server::{Config, ServeError};
use yunheng_values::{Finding, Text};

/// Serves until the process is told to stop.
pub fn run(_: &Cli, args: &ServerArgs) -> Result<u8, Failure> {
    let config = config(args)?;
    yunheng_server::log_to_stderr(&config);
    let announce = |line: &str| output::message(&format!("{line}\n"));
    runtime()?
        .block_on(yunheng_server::serve(config, &announce))
        .map_err(|error| Failure::Unusable(vec![Finding::error("cannot_start", "serve", error.text())]))?;
    Ok(0)
}

/// File and environment, then what was named on the command line.
pub(super) fn config(args: &ServerArgs) -> Result<Config, Failure> {
    let mut config = Config::load(args.config.as_deref()).map_err(|error| unusable("config", &error))?;
    if let Some(data) = &args.data {
        config.data.clone_from(data);
    }
    if args.database_url.is_some() {
        config.database_url.clone_from(&args.database_url);
    }
    config.listen = args.listen.unwrap_or(config.listen);
    config.openstack_execute |= args.openstack_execute;
    Ok(config)
}

/// Where a platform is that is there already.
pub(super) fn place(args: &PlaceArgs) -> Result<Config, Failure> {
    let (file, data, database_url) = (args.config.clone(), args.data.clone(), args.database_url.clone());
    config(&ServerArgs { config: file, data, database_url, listen: None, openstack_execute: false })
}

/// The runtime of the commands that need the database.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let built = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    built.map_err(|error| unusable("runtime", &error))
}

/// What keeps a platform from being opened.
pub(super) fn unopened(place: &str, error: &ServeError) -> Failure {
    Failure::Unusable(vec![Finding::error("cannot_open", place, error.text())])
}

/// What keeps the service from starting, with its causes.
pub(super) fn unusable(place: &str, error: &dyn std::error::Error) -> Failure {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    Failure::Unusable(vec![Finding::error("cannot_start", place, Text::new(text.clone(), text))])
}
