//! The certificate: read at the start, and again whenever its files change, so that a renewal needs no restart.

use crate::config::TlsConfig;
use crate::run::ServeError;
use axum_server::tls_rustls::RustlsConfig;
use sm3::{Digest, Sm3};
use std::io;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

/// How often the files are looked at: a renewal is due weeks before the old certificate ends.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// The certificate that is shown to whoever connects, and the files that it came from.
pub(crate) struct Certificate {
    files: TlsConfig,
    shown: RustlsConfig,
    seen: [u8; 32],
}

impl Certificate {
    /// Reads the files of a configuration.
    pub(crate) async fn read(files: &TlsConfig) -> Result<Self, ServeError> {
        // The second installation of the provider finds the first, which is the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let failed = |source| ServeError::Listen {
            what: format!("certificate {}", files.certificate.display()),
            source,
        };
        let (chain, key) = texts(files).await.map_err(failed)?;
        let seen = digest(&chain, &key);
        let shown = RustlsConfig::from_pem(chain, key).await.map_err(failed)?;
        Ok(Self { files: files.clone(), shown, seen })
    }

    /// What connections are opened with; follows every renewal.
    pub(crate) fn shown(&self) -> RustlsConfig {
        self.shown.clone()
    }

    /// Shows what the files hold now if they changed. What cannot be used, such as a chain whose key is still being copied, changes
    /// nothing.
    async fn renew(&mut self) -> io::Result<bool> {
        let (chain, key) = texts(&self.files).await?;
        let now = digest(&chain, &key);
        if std::mem::replace(&mut self.seen, now) == now {
            return Ok(false);
        }
        self.shown.reload_from_pem(chain, key).await?;
        Ok(true)
    }

    /// Looks at the files until the service stops. Each state of the files is judged, and told to the log, once.
    pub(crate) async fn follow(mut self, mut stop: watch::Receiver<bool>) {
        let mut turns = interval(LOOK_EVERY);
        turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut is_readable = true;
        loop {
            tokio::select! {
                _ = turns.tick() => {}
                _ = stop.changed() => return,
            }
            let (file, renewed) = (self.files.certificate.display().to_string(), self.renew().await);
            match &renewed {
                Ok(true) => tracing::info!(file, "the certificate was renewed"),
                Err(error) if is_readable => {
                    tracing::error!(file, %error, "the new certificate cannot be used; the old one is still shown");
                }
                Ok(false) | Err(_) => {}
            }
            is_readable = renewed.is_ok();
        }
    }
}

async fn texts(files: &TlsConfig) -> io::Result<(Vec<u8>, Vec<u8>)> {
    Ok((tokio::fs::read(&files.certificate).await?, tokio::fs::read(&files.key).await?))
}

fn digest(chain: &[u8], key: &[u8]) -> [u8; 32] {
    Sm3::new()
        .chain_update((chain.len() as u64).to_be_bytes())
        .chain_update(chain)
        .chain_update(key)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn write(files: &TlsConfig, name: &str) {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate");
        std::fs::write(&files.certificate, made.cert.pem()).expect("written");
        std::fs::write(&files.key, made.signing_key.serialize_pem()).expect("written");
    }

    #[tokio::test]
    async fn a_renewed_certificate_is_shown_and_a_broken_one_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let files =
            TlsConfig { certificate: folder.path().join("chain.pem"), key: folder.path().join("key.pem") };
        write(&files, "one.example");
        let mut certificate = Certificate::read(&files).await.expect("read");
        let shown = certificate.shown();
        let first = shown.get_inner();
        assert!(!certificate.renew().await.expect("nothing new"));
        assert!(Arc::ptr_eq(&first, &shown.get_inner()));

        std::fs::write(&files.key, "half a key").expect("written");
        certificate.renew().await.expect_err("the key does not fit");
        assert!(Arc::ptr_eq(&first, &shown.get_inner()), "the old one is still shown");
        std::fs::remove_file(&files.key).expect("removed");
        certificate.renew().await.expect_err("no key");

        write(&files, "two.example");
        assert!(certificate.renew().await.expect("renewed"));
        assert!(!Arc::ptr_eq(&first, &shown.get_inner()));
    }
}
