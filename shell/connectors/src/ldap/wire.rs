//! The connection to a directory, up to where the protocol library takes over.
//!
//! StartTLS is asked for here, in the twelve bytes it needs: before the encryption begins anybody on the way can answer,
//! and the library would run a whole parser, which panics and recurses, on what they say.

use super::config::{Place, Security};
use ldap3::{Ldap, LdapConnAsync, LdapConnSettings, LdapError, StdStream};
use rustls::ClientConfig;
use std::io::{Error, Result};
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// `ExtendedRequest` with message id 1 and the name of StartTLS (RFC 4511, 4.14.1).
const START_TLS: &[u8] = b"\x30\x1d\x02\x01\x01\x77\x18\x80\x161.3.6.1.4.1.1466.20037";
/// Bytes of the answer to it.
const ANSWER_LIMIT: usize = 1024;

/// Opens the connection, encrypted as the settings say.
pub(super) async fn connect(
    place: &Place,
    tls: Arc<ClientConfig>,
) -> std::result::Result<(LdapConnAsync, Ldap), LdapError> {
    let mut stream = TcpStream::connect((place.host.as_str(), place.port)).await?;
    if place.security == Security::StartTls {
        start_tls(&mut stream).await?;
    }
    let settings = LdapConnSettings::new().set_config(tls).set_std_stream(StdStream::Tcp(stream.into_std()?));
    let scheme = if place.security == Security::Plain { "ldap" } else { "ldaps" };
    let host = if place.host.contains(':') { format!("[{}]", place.host) } else { place.host.clone() };
    LdapConnAsync::with_settings(settings, &format!("{scheme}://{host}:{}", place.port)).await
}

async fn start_tls(stream: &mut TcpStream) -> Result<()> {
    stream.write_all(START_TLS).await?;
    let mut head = [0; 2];
    stream.read_exact(&mut head).await?;
    let length = match head {
        [0x30, short @ 0..=127] => usize::from(short),
        [0x30, long @ 0x81..=0x84] => {
            let mut bytes = [0; 4];
            let count = usize::from(long & 0x7f);
            stream.read_exact(&mut bytes[4 - count..]).await?;
            usize::try_from(u32::from_be_bytes(bytes)).unwrap_or(usize::MAX)
        }
        _ => return Err(Error::other("the answer to StartTLS is no LDAP")),
    };
    if length > ANSWER_LIMIT {
        return Err(Error::other("the answer to StartTLS is too long"));
    }
    // Exactly the answer is read: what anybody sent behind it goes to TLS, which refuses it.
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    match result_code(&body) {
        Some(0) => Ok(()),
        Some(code) => Err(Error::other(format!("the directory refuses StartTLS (result {code})"))),
        None => Err(Error::other("the answer to StartTLS is no LDAP")),
    }
}

/// The result of an `ExtendedResponse` to message 1: `02 01 01`, `78 length`, `0a 01 code`.
fn result_code(body: &[u8]) -> Option<u8> {
    let rest = body.strip_prefix(&[0x02, 0x01, 0x01, 0x78])?;
    let rest = match rest {
        [0..=127, rest @ ..] => rest,
        [long @ 0x81..=0x84, rest @ ..] => rest.get(usize::from(long & 0x7f)..)?,
        _ => return None,
    };
    rest.strip_prefix(&[0x0a, 0x01])?.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_read_in_both_forms_of_length() {
        assert_eq!(result_code(b"\x02\x01\x01\x78\x07\x0a\x01\x00\x04\x00\x04\x00"), Some(0));
        assert_eq!(
            result_code(b"\x02\x01\x01\x78\x84\x00\x00\x00\x07\x0a\x01\x34\x04\x00\x04\x00"),
            Some(52)
        );
        assert_eq!(result_code(b"\x02\x01\x02\x78\x07\x0a\x01\x00"), None);
        assert_eq!(result_code(b"\x02\x01\x01\x78"), None);
    }
}
