//! What an error of the mail server means for the mail.
//!
//! A server's 5xx is final only when it is about this mail: while greeting or signing in it is about the settings, and
//! the mail waits until they are put right.

use crate::delivery::Delivery;
use crate::said::chain;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use secrecy::{ExposeSecret, SecretString};

/// How far the conversation was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Greeting,
    SignIn,
    Message,
}

pub(super) fn of(phase: Phase, error: &Error) -> Delivery {
    let said = chain(error);
    match phase {
        Phase::Greeting => Delivery::transient(
            format!("邮件服务器没有正常应答（{said}）：请检查地址、端口与加密方式"),
            format!("the mail server does not answer as one ({said}): check address, port and encryption"),
        ),
        Phase::SignIn => Delivery::transient(
            format!("邮件服务器不接受账号（{said}）：请核对 SMTP 用户名和密码（部分邮箱要求“授权码”）"),
            format!(
                "the mail server does not accept the account ({said}): check SMTP user and password (some want an app password)"
            ),
        ),
        Phase::Message if error.is_permanent() || error.is_client() => Delivery::permanent(
            format!("邮件服务器拒收这封邮件（{said}）：请核对收件地址与发件人"),
            format!(
                "the mail server refuses this mail ({said}): check the recipient's address and the sender"
            ),
        ),
        Phase::Message => Delivery::transient(
            format!("邮件服务器暂时不接收（{said}），稍后重试"),
            format!("the mail server does not take it now ({said}); it is tried again later"),
        )
        // A server that says later has not taken it; one that says nothing may have.
        .after_handing_over(!error.is_transient()),
    }
}

pub(super) async fn sign_in(
    connection: &mut AsyncSmtpConnection,
    user: &str,
    password: &SecretString,
) -> Result<(), Delivery> {
    let credentials = Credentials::new(user.to_owned(), password.expose_secret().to_owned());
    let asked = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await;
    asked.map(|_| ()).map_err(|e| of(Phase::SignIn, &e))
}
