//! The connection to a mail server, up to where the mail library takes over.
//!
//! STARTTLS is done here and not by the library: it keeps what the server sent before the encryption began and takes it
//! for an answer under encryption afterwards, so anybody on the way could put answers into the server's mouth. Here,
//! anything that follows the word to begin is a refusal.

use super::{MailConfig, MailSecurity};
use crate::delivery::Delivery;
use crate::said::{cause, chain, short};
use lettre::transport::smtp::client::AsyncTokioStream;
use lettre::transport::smtp::extension::ClientId;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use std::io::{self, Error};
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// Bytes of one reply.
const REPLY_LIMIT: usize = 8 * 1024;
/// After STARTTLS a server does not greet again, but the library waits for a greeting.
const GREETING: &[u8] = b"220 TLS\r\n";

pub(super) fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Opens the connection, encrypted as the settings say.
pub(super) async fn connect(
    config: &MailConfig,
    hello: &ClientId,
    tls: &Arc<ClientConfig>,
) -> Result<Wire, Delivery> {
    let host = short(&config.host);
    let work = async {
        let mut plain = TcpStream::connect((config.host.as_str(), config.port)).await?;
        // A conversation of short lines: waiting to fill a packet would cost it 40 ms each time.
        plain.set_nodelay(true)?;
        let peer = plain.peer_addr()?;
        if config.security == MailSecurity::None {
            return Ok(Wire { peer, ahead: b"", stream: Stream::Plain(plain) });
        }
        let ahead = if config.security == MailSecurity::StartTls {
            ask_for_tls(&mut plain, hello).await?;
            GREETING
        } else {
            b""
        };
        let name = ServerName::try_from(config.host.clone()).map_err(Error::other)?;
        let stream = TlsConnector::from(Arc::clone(tls)).connect(name, plain).await?;
        Ok(Wire { peer, ahead, stream: Stream::Tls(Box::new(stream)) })
    };
    work.await.map_err(|e: Error| {
        let said = chain(&e);
        if cause::<rustls::Error>(&e).is_some() {
            return Delivery::transient(
                format!("邮件服务器 {host} 的 TLS 未通过验证（{said}）：如为自建 CA，请指定其证书文件；并核对端口与加密方式"),
                format!("TLS of the mail server {host} was not accepted ({said}): for a private CA name its file; check port and encryption"),
            );
        }
        Delivery::transient(
            format!("无法连接邮件服务器 {host}:{}（{said}）：请检查地址、端口与防火墙", config.port),
            format!("the mail server {host}:{} cannot be reached ({said}): check address, port and firewall", config.port),
        )
    })
}

/// Greeting, EHLO, STARTTLS.
async fn ask_for_tls(stream: &mut TcpStream, hello: &ClientId) -> io::Result<()> {
    expect(stream, "220").await?;
    stream.write_all(format!("EHLO {hello}\r\n").as_bytes()).await?;
    let offers = expect(stream, "250").await?;
    if !offers
        .lines()
        .any(|line| line.get(4..).is_some_and(|word| word.trim().eq_ignore_ascii_case("STARTTLS")))
    {
        return Err(Error::other("the server offers no STARTTLS"));
    }
    stream.write_all(b"STARTTLS\r\n").await?;
    expect(stream, "220").await?;
    Ok(())
}

/// One reply with this code, and not a byte behind it.
async fn expect(stream: &mut TcpStream, code: &str) -> io::Result<String> {
    let mut reply = Vec::new();
    loop {
        let mut block = [0; 1024];
        let count = stream.read(&mut block).await?;
        reply.extend_from_slice(&block[..count]);
        if count == 0 || reply.len() > REPLY_LIMIT {
            return Err(Error::other("the server's reply has no end"));
        }
        let Some(length) = whole_reply(&reply) else { continue };
        let text = String::from_utf8_lossy(&reply).into_owned();
        if length != reply.len() {
            return Err(Error::other("the server said more than it was asked"));
        }
        if !text.starts_with(code) {
            return Err(Error::other(format!("the server said {}", short(&text))));
        }
        return Ok(text);
    }
}

/// Length of the first reply, once its last line (`250 `, not `250-`) is there.
fn whole_reply(bytes: &[u8]) -> Option<usize> {
    let mut length = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        length += line.len();
        if line.ends_with(b"\n") && line.get(3) != Some(&b'-') {
            return Some(length);
        }
    }
    None
}

#[derive(Debug)]
enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

/// The connection, with what is read before the stream itself.
#[derive(Debug)]
pub(super) struct Wire {
    peer: SocketAddr,
    ahead: &'static [u8],
    stream: Stream,
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.ahead.is_empty() {
            let (now, later) = self.ahead.split_at(self.ahead.len().min(into.remaining()));
            into.put_slice(now);
            self.ahead = later;
            return Poll::Ready(Ok(()));
        }
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_read(cx, into),
            Stream::Tls(stream) => Pin::new(stream).poll_read(cx, into),
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_write(cx, bytes),
            Stream::Tls(stream) => Pin::new(stream).poll_write(cx, bytes),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_flush(cx),
            Stream::Tls(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_shutdown(cx),
            Stream::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_ends_with_the_line_without_a_dash() {
        assert_eq!(whole_reply(b"250-a\r\n250"), None);
        assert_eq!(whole_reply(b"250-a\r\n250 b\r\n"), Some(14));
        assert_eq!(whole_reply(b"220 go\r\n250 injected\r\n"), Some(8));
    }

    #[test]
    fn loopback_is_what_never_leaves_the_machine() {
        assert!(is_loopback("localhost") && is_loopback("127.0.0.9") && is_loopback("::1"));
        assert!(!is_loopback("10.0.0.1") && !is_loopback("localhost.example"));
    }
}
