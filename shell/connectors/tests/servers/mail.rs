//! Mail against a server that another language's mail package reads it with.

use crate::harness::{Certificates, Server, json_lines};
use serde_json::Value;
use tempfile::TempDir;
use yunheng_connectors::mail::{Mail, MailConfig, MailSecurity, Mailer};
use yunheng_connectors::{Delivery, SecretString};

struct Post {
    server: Server,
    out: TempDir,
}

impl Post {
    fn start(mode: &str, more: &[&str]) -> Self {
        let out = tempfile::tempdir().unwrap();
        let mut args = vec![mode, out.path().to_str().unwrap()];
        args.extend(more);
        Self { server: Server::python("smtp.py", &args), out }
    }

    fn mails(&self) -> Vec<Value> {
        json_lines(&self.out.path().join("mails.jsonl"))
    }

    fn commands(&self) -> String {
        std::fs::read_to_string(self.out.path().join("commands.log")).unwrap_or_default()
    }

    fn config(&self, security: MailSecurity) -> MailConfig {
        MailConfig {
            host: "localhost".into(),
            port: self.server.port,
            security,
            user: None,
            password: None,
            from: "云衡 <yunheng@gov.example>".into(),
            hello: None,
            ca_file: None,
            timeout_seconds: 10,
        }
    }
}

fn mail(to: &str) -> Mail {
    Mail {
        id: "job-17".into(),
        to: to.into(),
        subject: "考核结果待确认".into(),
        text: "请于三日内确认。\n".into(),
        thread: Some("case-9".into()),
        reply_to: Some("desk@gov.example".into()),
    }
}

async fn send(config: &MailConfig, mail: &Mail) -> Delivery {
    Mailer::new(config).unwrap().send(mail).await
}

#[track_caller]
fn transient(delivery: Delivery, part: &str) {
    let Delivery::Transient { why, .. } = delivery else {
        panic!("expected a passing failure, found {delivery:?}")
    };
    assert!(why.en.contains(part), "{why:?}");
}

#[track_caller]
fn permanent(delivery: Delivery) {
    assert!(matches!(delivery, Delivery::Permanent { .. }), "{delivery:?}");
}

#[tokio::test]
async fn chinese_arrives_as_it_was_written() {
    let post = Post::start("plain", &[]);
    let mut letter = mail("li.ming@gov.example");
    letter.text = format!("第一行\n.以点开头\n{}\n", "很长的一行".repeat(300));
    let delivery = send(&post.config(MailSecurity::None), &letter).await;
    let Delivery::Delivered { receipt } = delivery else { panic!("{delivery:?}") };
    assert!(receipt.contains("ABC123"), "{receipt}");
    let mails = post.mails();
    assert_eq!(mails.len(), 1);
    let headers = &mails[0]["headers"];
    assert_eq!(headers["Subject"], "考核结果待确认");
    assert_eq!(headers["To"], "li.ming@gov.example");
    assert_eq!(headers["From"], "云衡 <yunheng@gov.example>");
    assert_eq!(headers["Message-ID"], "<job-17@gov.example>");
    assert_eq!(headers["Auto-Submitted"], "auto-generated");
    assert_eq!(headers["References"], "<case-9@gov.example>");
    assert_eq!(headers["Reply-To"], "desk@gov.example");
    assert!(headers["Date"].is_string());
    assert_eq!(mails[0]["text"].as_str().unwrap().replace("\r\n", "\n"), letter.text);
    assert!(mails[0]["longest"].as_u64().unwrap() <= 998, "a server may refuse longer lines");
    assert_eq!(mails[0]["recipients"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_mail_sent_twice_is_recognisable() {
    let post = Post::start("plain", &[]);
    let mailer = Mailer::new(&post.config(MailSecurity::None)).unwrap();
    for _ in 0..2 {
        assert!(matches!(mailer.send(&mail("a@gov.example")).await, Delivery::Delivered { .. }));
    }
    let ids: Vec<Value> = post.mails().iter().map(|mail| mail["headers"]["Message-ID"].clone()).collect();
    assert_eq!(ids, ["<job-17@gov.example>", "<job-17@gov.example>"]);
}

#[tokio::test]
async fn nothing_typed_becomes_a_header_or_a_recipient() {
    let post = Post::start("plain", &[]);
    let mailer = Mailer::new(&post.config(MailSecurity::None)).unwrap();
    let good = mail("a@gov.example");
    let bad = [
        Mail { subject: "x\r\nBcc: spy@evil.example".into(), ..good.clone() },
        Mail { subject: "x\nBcc: spy@evil.example".into(), ..good.clone() },
        Mail { to: "a@gov.example\r\nRCPT TO:<spy@evil.example>".into(), ..good.clone() },
        Mail { to: "a@gov.example, spy@evil.example".into(), ..good.clone() },
        Mail { to: "a@gov.example> SIZE=1\r\nRCPT TO:<spy@evil.example".into(), ..good.clone() },
        Mail { to: String::new(), ..good.clone() },
        Mail { id: "1>\r\nBcc: spy@evil.example".into(), ..good.clone() },
        Mail { id: String::new(), ..good.clone() },
    ];
    for letter in bad {
        permanent(mailer.send(&letter).await);
    }
    assert_eq!(post.commands(), "", "nothing was said to the server");
    // A body is a body, whatever it looks like.
    let text = "\r\n.\r\nMAIL FROM:<spy@evil.example>\r\nBcc: spy@evil.example\n".to_owned();
    assert!(matches!(mailer.send(&Mail { text, ..good }).await, Delivery::Delivered { .. }));
    assert_eq!(post.mails().len(), 1);
    assert!(!post.mails()[0]["names"].to_string().contains("Bcc"));
    assert!(!post.commands().contains("spy"), "{}", post.commands());
}

#[tokio::test]
async fn a_full_box_passes_and_an_unknown_one_does_not() {
    let post = Post::start("plain", &[]);
    let config = post.config(MailSecurity::None);
    transient(send(&config, &mail("full@gov.example")).await, "452");
    permanent(send(&config, &mail("nobody@gov.example")).await);
    assert!(post.mails().is_empty());
}

#[tokio::test]
async fn an_account_is_used_under_encryption() {
    let certificates = Certificates::new();
    let folder = certificates.folder.path().to_str().unwrap();
    for (mode, security) in [("starttls", MailSecurity::StartTls), ("tls", MailSecurity::Tls)] {
        let post = Post::start(mode, &["--certificates", folder, "--user", "yh:secret"]);
        let mut config = post.config(security);
        config.ca_file = Some(certificates.path("ca.pem"));
        config.user = Some("yh".into());
        config.password = Some(SecretString::from("secret"));
        let delivery = send(&config, &mail("a@gov.example")).await;
        assert!(matches!(delivery, Delivery::Delivered { .. }), "{mode}: {delivery:?}");
        assert_eq!(post.mails()[0]["secured"], true);
        assert_eq!(Mailer::new(&config).unwrap().check().await, Ok(()));
        config.password = Some(SecretString::from("wrong"));
        // The mail waits: it is the setting that is wrong.
        transient(send(&config, &mail("a@gov.example")).await, "check SMTP user and password");
        assert!(Mailer::new(&config).unwrap().check().await.unwrap_err().zh.contains("账号"));
        assert!(!format!("{config:?}").contains("wrong"), "a secret is never shown");
    }
}

#[tokio::test]
async fn a_server_that_is_not_the_right_one_hears_nothing() {
    let (ours, theirs) = (Certificates::new(), Certificates::new());
    let folder = theirs.folder.path().to_str().unwrap();
    for (mode, security) in [("starttls", MailSecurity::StartTls), ("tls", MailSecurity::Tls)] {
        let post = Post::start(mode, &["--certificates", folder, "--user", "yh:secret"]);
        let mut config = post.config(security);
        config.ca_file = Some(ours.path("ca.pem"));
        config.user = Some("yh".into());
        config.password = Some(SecretString::from("secret"));
        transient(send(&config, &mail("a@gov.example")).await, "for a private CA name its file");
        assert!(
            !post.commands().contains("AUTH") && !post.commands().contains("MAIL"),
            "{}",
            post.commands()
        );
    }
}

#[tokio::test]
async fn encryption_is_not_given_up() {
    let certificates = Certificates::new();
    let plain = Post::start("plain", &["--user", "yh:secret"]);
    let mut config = plain.config(MailSecurity::StartTls);
    config.user = Some("yh".into());
    config.password = Some(SecretString::from("secret"));
    transient(send(&config, &mail("a@gov.example")).await, "offers no STARTTLS");
    assert!(!plain.commands().contains("AUTH"));

    let folder = certificates.folder.path().to_str().unwrap();
    let injecting = Post::start("inject", &["--certificates", folder]);
    let mut config = injecting.config(MailSecurity::StartTls);
    config.ca_file = Some(certificates.path("ca.pem"));
    transient(send(&config, &mail("a@gov.example")).await, "more than it was asked");
    assert!(injecting.mails().is_empty());
}

#[tokio::test]
async fn a_server_that_is_silent_or_gone_is_not_waited_for() {
    let mute = Post::start("mute", &[]);
    let mut config = mute.config(MailSecurity::None);
    config.timeout_seconds = 1;
    transient(send(&config, &mail("a@gov.example")).await, "within 1 s");
    config.security = MailSecurity::Tls;
    transient(send(&config, &mail("a@gov.example")).await, "within 1 s");
    let plain = Post::start("plain", &[]);
    let mut config = plain.config(MailSecurity::None);
    config.timeout_seconds = 1;
    transient(send(&config, &mail("mute@gov.example")).await, "within 1 s");
    drop(plain);
    transient(send(&config, &mail("a@gov.example")).await, "cannot be reached");
}

fn maybe_taken(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::Transient { maybe_taken: true, .. })
}

#[tokio::test]
async fn silence_is_told_from_a_no() {
    let (mute, plain) = (Post::start("mute", &[]), Post::start("plain", &[]));
    let quick = |post: &Post| MailConfig { timeout_seconds: 1, ..post.config(MailSecurity::None) };
    assert!(maybe_taken(&send(&quick(&plain), &mail("mute@gov.example")).await));
    assert!(!maybe_taken(&send(&quick(&plain), &mail("full@gov.example")).await));
    assert!(!maybe_taken(&send(&quick(&mute), &mail("a@gov.example")).await));
}

#[test]
fn settings_that_would_leak_are_refused() {
    let config = MailConfig {
        host: "mail.gov.example".into(),
        port: 25,
        security: MailSecurity::None,
        user: None,
        password: None,
        from: "yunheng@gov.example".into(),
        hello: None,
        ca_file: None,
        timeout_seconds: 1,
    };
    assert!(Mailer::new(&config).unwrap_err().zh.contains("STARTTLS"));
    let tls = MailConfig { security: MailSecurity::Tls, ..config.clone() };
    assert!(Mailer::new(&tls).is_ok());
    assert!(Mailer::new(&MailConfig { user: Some("u".into()), ..tls.clone() }).is_err());
    assert!(Mailer::new(&MailConfig { from: "not an address".into(), ..tls.clone() }).is_err());
    assert!(Mailer::new(&MailConfig { hello: Some("a\r\nRSET".into()), ..tls }).is_err());
}
