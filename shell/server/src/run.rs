//! Starting and stopping.

use crate::config::Config;
use crate::state::ServerState;
use crate::tls::Certificate;
use crate::{background, router};
use axum_server::Handle;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use yunheng_app::{App, FileKeys, StartError, Store, SystemClock, cases, sign_in, trail};

/// How long requests that are under way may take when the service stops.
const GRACE: Duration = Duration::from_secs(20);

/// Why the service did not start, or did not stop well.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The data folder.
    #[error("data folder {0}: {1}")]
    Data(String, #[source] std::io::Error),
    /// The keys.
    #[error(transparent)]
    Keys(#[from] yunheng_app::KeyError),
    /// The database.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The address, or the certificate.
    #[error("{what}: {source}")]
    Listen {
        /// What was tried.
        what: String,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
    /// The first start could not be prepared.
    #[error("{0}")]
    Bootstrap(String),
}

/// Opens the platform of a configuration, making what is missing: folder, keys, database.
///
/// # Errors
/// What cannot be made or opened, and what to do.
pub async fn open_app(config: &Config) -> Result<App, ServeError> {
    let failed = |error| ServeError::Data(config.data.display().to_string(), error);
    if yunheng_app::backup::is_under_way(&config.data) {
        let message = "a restoring is under way here, or did not finish: run `yunheng restore` again";
        return Err(failed(std::io::Error::other(message)));
    }
    std::fs::create_dir_all(&config.data).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&config.data, std::fs::Permissions::from_mode(0o700)).map_err(failed)?;
    }
    let store = Store::open(&crate::attach::location(config)?).await.map_err(StartError::from)?;
    let folder = config.data.join("keys");
    // A folder that lost its keys, or another machine's that never had them, must not get new ones.
    let keys = if App::has_keys(&store).await? { FileKeys::read(&folder)? } else { FileKeys::open(&folder)? };
    Ok(App::start(store, Box::new(keys), Arc::new(SystemClock), config.data.clone()).await?)
}

/// Serves until the process is told to stop. `announce` gets lines for the person who started it.
///
/// # Errors
/// Why it did not start, or did not stop well.
pub async fn serve(config: Config, announce: &(dyn Fn(&str) + Send + Sync)) -> Result<(), ServeError> {
    let app = open_app(&config).await?;
    let listener = std::net::TcpListener::bind(config.listen).map_err(|source| ServeError::Listen {
        what: format!("cannot listen on {}", config.listen),
        source,
    })?;
    let not_blocking = listener.set_nonblocking(true).and_then(|()| listener.local_addr());
    let listen =
        not_blocking.map_err(|source| ServeError::Listen { what: config.listen.to_string(), source })?;
    // A port of 0 was chosen by the system: links must name the one that it chose.
    let config = Config { listen, ..config };
    announce_link(&app, &config, announce).await?;
    let (stop, stopped) = watch::channel(false);
    let (tls, address, mail_folder) = (config.tls.clone(), config.address(), config.mail_folder.clone());
    if config.openstack_execute {
        app.let_change_clouds();
        announce("云平台执行已启用：放行的工单会改动云平台\nreleased work orders are carried out in clouds");
    }
    // Jobs set documents, so the state, which knows how, is made before they begin.
    let state = ServerState::new(app.clone(), config);
    let mut beside = background::start(&app, &address, mail_folder, &stopped);
    let (router, _) = router(state);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    tokio::spawn(stop_on_signal(handle.clone()));
    if let Err(problem) = cases::read_kinds(&app).await {
        tracing::warn!(
            code = problem.code,
            "the packs in use cannot be read; people who need them are told why"
        );
    }
    announce(&format!("listening on {address}"));
    let served = match tls {
        None => match axum_server::from_tcp(listener) {
            Ok(server) => server.handle(handle).serve(service).await,
            Err(error) => Err(error),
        },
        Some(tls) => {
            let certificate = Certificate::read(&tls).await?;
            let shown = certificate.shown();
            beside.push(tokio::spawn(certificate.follow(stopped.clone())));
            match axum_server::from_tcp_rustls(listener, shown) {
                Ok(server) => server.handle(handle).serve(service).await,
                Err(error) => Err(error),
            }
        }
    };
    served.map_err(|source| ServeError::Listen { what: "serving".into(), source })?;
    let _ = stop.send(true);
    for task in beside {
        let _ = task.await;
    }
    finish(&app).await;
    Ok(())
}

/// The link of the first start, when the three administrators are not there yet.
async fn announce_link(
    app: &App,
    config: &Config,
    announce: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), ServeError> {
    let link =
        sign_in::bootstrap_link(app).await.map_err(|problem| ServeError::Bootstrap(problem.message.en))?;
    if let Some(token) = link {
        let address = config.address();
        announce(&format!(
            "首次启动：请三位管理员在24小时内打开此一次性链接，各自设置账号\n\
             first start: three administrators open this one-time link within 24 hours\n{address}/bootstrap?token={token}"
        ));
    }
    Ok(())
}

/// Seals and signs what is left; a failure costs nothing but a later signature.
async fn finish(app: &App) {
    if let Err(problem) = trail::make_checkpoint(app).await {
        tracing::warn!(code = problem.code, "no checkpoint at the stop; the next start makes one");
    }
    if let Err(error) = app.store().clone().close().await {
        tracing::warn!(error = error.chain(), "closing the database");
    }
}

async fn stop_on_signal(handle: Handle<SocketAddr>) {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
    tracing::info!("stopping");
    handle.graceful_shutdown(Some(GRACE));
}

/// Log lines go to standard error, filtered as the configuration says.
pub fn log_to_stderr(config: &Config) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let lines =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours);
    // A log that was set up before, as in tests, stays.
    let _ = if config.log_json { lines.json().try_init() } else { lines.try_init() };
}
