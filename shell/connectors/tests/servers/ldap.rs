//! Sign-in against OpenLDAP's server.

use crate::harness::{Certificates, Server, free_port, here, spawn};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;
use tempfile::TempDir;
use yunheng_connectors::ldap::{Directory, LdapAttributes, LdapConfig, LdapIdentity};
use yunheng_connectors::{Cause, Refusal, SecretString};

const INSTALL: &str = "apt-get install slapd ldap-utils";
const SLAPD: &str = "/usr/sbin/slapd";

struct Slapd {
    child: Child,
    port: u16,
    certificates: Certificates,
    _folder: TempDir,
}

impl Slapd {
    /// A directory of its own, with the people of `people.ldif`.
    fn start(scheme: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let certificates = Certificates::new();
        let settings = folder.path().join("slapd.conf");
        std::fs::write(&settings, slapd_conf(folder.path(), &certificates)).unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        let mut load = Command::new("/usr/sbin/slapadd");
        load.arg("-q").arg("-f").arg(&settings).arg("-l").arg(here().join("ldap/people.ldif"));
        assert!(spawn(&mut load, INSTALL).wait().unwrap().success(), "{load:?}");
        let port = free_port();
        let mut command = Command::new(SLAPD);
        // In the foreground, telling what it does.
        command.args(["-d", "stats", "-h", &format!("{scheme}://127.0.0.1:{port}/"), "-f"]).arg(&settings);
        let mut child = spawn(command.stderr(Stdio::piped()), INSTALL);
        wait_for(&mut child, port);
        Self { child, port, certificates, _folder: folder }
    }

    fn config(&self) -> LdapConfig {
        LdapConfig {
            url: format!("ldap://127.0.0.1:{}", self.port),
            start_tls: false,
            ca_file: None,
            bind_dn: "cn=service,dc=gov,dc=example".into(),
            bind_password: SecretString::from("service-secret"),
            base_dn: "dc=gov,dc=example".into(),
            filter: "(&(objectClass=inetOrgPerson)(uid={login}))".into(),
            attributes: LdapAttributes { groups: "DepartmentNumber".into(), ..LdapAttributes::default() },
            timeout_seconds: 5,
        }
    }
}

impl Drop for Slapd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn slapd_conf(folder: &Path, certificates: &Certificates) -> String {
    let schema = "/etc/ldap/schema";
    let (data, tls) = (folder.join("data"), certificates.folder.path());
    format!(
        r#"include {schema}/core.schema
include {schema}/cosine.schema
include {schema}/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCACertificateFile {tls}/ca.pem
TLSCertificateFile {tls}/cert.pem
TLSCertificateKeyFile {tls}/key.pem
referral ldap://127.0.0.1:1
database mdb
suffix "dc=gov,dc=example"
directory {data}
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="cn=service,dc=gov,dc=example" read by * none
"#,
        tls = tls.display(),
        data = data.display(),
    )
}

/// Waits until the server takes connections, or ends. Its log is read all the time, so that it never waits for us.
fn wait_for(child: &mut Child, port: u16) {
    let log = BufReader::new(child.stderr.take().unwrap());
    let (said, listening) = mpsc::channel();
    std::thread::spawn(move || {
        for line in log.lines().map_while(Result::ok) {
            let _ = said.send(line);
        }
    });
    let mut last = String::new();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        match listening.recv_timeout(Duration::from_millis(20)) {
            Ok(line) => last = line,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => panic!("slapd ended: {last}"),
        }
    }
}

async fn sign_in(config: &LdapConfig, login: &str, password: &str) -> Result<LdapIdentity, Refusal> {
    Directory::new(config).unwrap().sign_in(login, &SecretString::from(password)).await
}

#[track_caller]
fn refused(outcome: Result<LdapIdentity, Refusal>, cause: Cause, part: &str) {
    let refusal = outcome.expect_err("expected a refusal");
    assert!(refusal.cause == cause && refusal.advice.en.contains(part), "{refusal:?}");
    assert_ne!(refusal.for_person().zh, refusal.advice.zh);
}

#[tokio::test]
async fn the_right_password_tells_who_it_is() {
    let slapd = Slapd::start("ldap");
    let config = slapd.config();
    let wanted = LdapIdentity {
        dn: "uid=zhangsan,ou=people,dc=gov,dc=example".into(),
        uid: "zhangsan".into(),
        name: Some("张三".into()),
        mail: Some("zhangsan@gov.example".into()),
        groups: vec!["采购处".into(), "综合处".into()],
    };
    assert_eq!(sign_in(&config, "zhangsan", "口令 zhangsan-1").await.unwrap(), wanted);
    // However it is typed, it is one person.
    assert_eq!(sign_in(&config, "ZhangSan", "口令 zhangsan-1").await.unwrap(), wanted);
    // A login is a value, whatever characters it has.
    assert_eq!(sign_in(&config, r"li(si)*\", "lisi-1").await.unwrap().uid, r"li(si)*\");
    assert_eq!(Directory::new(&config).unwrap().check().await, Ok(()));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_look_the_same_to_the_person() {
    let slapd = Slapd::start("ldap");
    let config = slapd.config();
    let wrong = sign_in(&config, "zhangsan", "zhangsan-2").await.unwrap_err();
    let unknown = sign_in(&config, "nobody", "zhangsan-1").await.unwrap_err();
    assert_eq!((wrong.cause, unknown.cause), (Cause::Person, Cause::Person));
    assert_eq!(wrong.for_person(), unknown.for_person());
    assert_ne!(wrong.advice, unknown.advice);
    refused(sign_in(&config, "nopassword", "x").await, Cause::Person, "password");
}

#[tokio::test]
async fn an_empty_password_is_never_sent() {
    let slapd = Slapd::start("ldap");
    let config = slapd.config();
    refused(sign_in(&config, "zhangsan", "").await, Cause::Person, "nothing was sent");
    // Nobody is asked: with the server gone the answer is the same.
    drop(slapd);
    refused(sign_in(&config, "zhangsan", "").await, Cause::Person, "nothing was sent");
    for login in ["", "a\0b", "a\nb", &"a".repeat(257)] {
        refused(sign_in(&config, login, "x").await, Cause::Person, "login");
    }
}

#[tokio::test]
async fn a_login_cannot_become_a_filter() {
    let slapd = Slapd::start("ldap");
    let config = slapd.config();
    let tricks = [
        "*",
        "zhang*",
        "zhangsan)(objectClass=*",
        "*)(uid=*))(|(uid=*",
        r"\2a",
        r"zhang\73an",
        "nobody)(|(uid=zhangsan)",
    ];
    for login in tricks {
        refused(sign_in(&config, login, "口令 zhangsan-1").await, Cause::Person, "does not know the login");
    }
}

#[tokio::test]
async fn one_login_is_one_entry_with_one_name() {
    let slapd = Slapd::start("ldap");
    let config = slapd.config();
    refused(sign_in(&config, "twin", "twin-1").await, Cause::Setup, "several entries");
    refused(sign_in(&config, "first", "names-1").await, Cause::Setup, "one value of uid");
    let wide = LdapConfig { filter: "(|(uid={login})(objectClass=person))".into(), ..config };
    refused(sign_in(&wide, "zhangsan", "口令 zhangsan-1").await, Cause::Setup, "several entries");
}

#[tokio::test]
async fn what_an_administrator_has_to_put_right_is_told() {
    let slapd = Slapd::start("ldap");
    let config = slapd.config();
    let service = LdapConfig { bind_password: SecretString::from("old"), ..config.clone() };
    refused(sign_in(&service, "zhangsan", "口令 zhangsan-1").await, Cause::Setup, "service account");
    assert!(!format!("{config:?}").contains("service-secret"), "a secret is never shown");
    let base = LdapConfig { base_dn: "ou=nowhere,dc=gov,dc=example".into(), ..config.clone() };
    refused(sign_in(&base, "zhangsan", "口令 zhangsan-1").await, Cause::Setup, "search base");
    assert!(Directory::new(&base).unwrap().check().await.is_err());
    let other = LdapConfig { base_dn: "dc=other".into(), ..config.clone() };
    refused(sign_in(&other, "zhangsan", "口令 zhangsan-1").await, Cause::Setup, "not followed");
    let blind = LdapConfig {
        bind_dn: "cn=blind,dc=gov,dc=example".into(),
        bind_password: SecretString::from("blind-secret"),
        ..config
    };
    refused(sign_in(&blind, "zhangsan", "口令 zhangsan-1").await, Cause::Setup, "may not read");
}

#[tokio::test]
async fn a_directory_that_is_gone_or_silent_is_not_waited_for() {
    let slapd = Slapd::start("ldap");
    let config = slapd.config();
    drop(slapd);
    refused(sign_in(&config, "zhangsan", "x").await, Cause::Unavailable, "cannot be reached");
    let out = tempfile::tempdir().unwrap();
    let mute = Server::python("smtp.py", &["mute", out.path().to_str().unwrap()]);
    for (scheme, start_tls) in [("ldap", false), ("ldap", true), ("ldaps", false)] {
        let url = format!("{scheme}://127.0.0.1:{}", mute.port);
        let silent = LdapConfig { url, start_tls, timeout_seconds: 1, ..config.clone() };
        refused(sign_in(&silent, "zhangsan", "x").await, Cause::Unavailable, "within 1 s");
    }
    // Something else answers there.
    let mail = Server::python("smtp.py", &["plain", out.path().to_str().unwrap()]);
    let url = format!("ldap://127.0.0.1:{}", mail.port);
    refused(sign_in(&LdapConfig { url, ..config }, "zhangsan", "x").await, Cause::Unavailable, "");
}

#[tokio::test]
async fn encryption_is_used_and_its_certificate_is_looked_at() {
    for (scheme, start_tls) in [("ldaps", false), ("ldap", true)] {
        let slapd = Slapd::start(scheme);
        let url = format!("{scheme}://localhost:{}", slapd.port);
        let ours = Some(slapd.certificates.path("ca.pem"));
        let config = LdapConfig { url, start_tls, ca_file: ours, ..slapd.config() };
        assert_eq!(sign_in(&config, "zhangsan", "口令 zhangsan-1").await.unwrap().uid, "zhangsan");
        let other = Certificates::new();
        let wrong = LdapConfig { ca_file: Some(other.path("ca.pem")), ..config.clone() };
        refused(sign_in(&wrong, "zhangsan", "口令 zhangsan-1").await, Cause::Setup, "TLS");
        let none = LdapConfig { ca_file: None, ..config };
        refused(sign_in(&none, "zhangsan", "口令 zhangsan-1").await, Cause::Setup, "for a private CA");
    }
}
