//! Whose certificates are believed: those the machine trusts, and those of one file that the administrator names.

use crate::said::chain;
use rustls::pki_types::{CertificateDer, pem::PemObject};
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;
use yunheng_values::Text;

/// The way this program speaks TLS: version 1.2 or newer, one crypto library, whatever else is linked.
pub(crate) fn client_config(ca_file: Option<&Path>) -> Result<Arc<ClientConfig>, Text> {
    let mut roots = RootCertStore::empty();
    // A machine without certificates of its own may still have the file; one without both fails when it connects.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(path) = ca_file {
        add_file(&mut roots, path)?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Text::new(format!("TLS 无法启用：{e}"), format!("TLS cannot be used: {e}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

fn add_file(roots: &mut RootCertStore, path: &Path) -> Result<(), Text> {
    let shown = path.display();
    let refuse = |why: String| {
        Text::new(
            format!(
                "CA 证书文件 {shown} 不可用（{why}）：应为 PEM 格式，含一个或多个 CERTIFICATE 段，且本服务可读。"
            ),
            format!(
                "the CA file {shown} cannot be used ({why}): expected PEM with one or more CERTIFICATE blocks, readable by this service"
            ),
        )
    };
    let found: Result<Vec<CertificateDer<'static>>, _> =
        CertificateDer::pem_file_iter(path).and_then(Iterator::collect);
    let certificates = found.map_err(|e| refuse(chain(&e)))?;
    if certificates.is_empty() {
        return Err(refuse("0 CERTIFICATE".into()));
    }
    for certificate in certificates {
        roots.add(certificate).map_err(|e| refuse(chain(&e)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_file_without_certificates_is_refused_with_its_name() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        assert!(client_config(Some(file.path())).unwrap_err().en.contains("0 CERTIFICATE"));
        file.write_all(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
        let why = client_config(Some(file.path())).unwrap_err();
        assert!(why.zh.contains(&file.path().display().to_string()), "{why:?}");
        assert!(client_config(Some(Path::new("/nowhere/ca.pem"))).is_err());
        assert!(client_config(None).is_ok());
    }
}
