//! The servers that people sign in with, started by each test for itself: those of `shell/connectors/tests/servers`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The secret of every client of the provider.
pub const SECRET: &str = "a secret of the tests, long enough for HS256";
/// Under this address the provider knows the platform; nothing listens there.
pub const OURS: &str = "http://127.0.0.1:9";

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../connectors/tests/servers")
}

fn spawn(command: &mut Command, install: &str) -> Child {
    command.spawn().unwrap_or_else(|error| {
        panic!("{command:?}: {error}: install it with `apt-get install {install}`, or run `make deps`")
    })
}

/// An OpenID Connect provider.
pub struct Provider {
    child: Child,
    pub issuer: String,
    // Kept open: a program whose output nobody holds is stopped by its next line.
    _output: BufReader<ChildStdout>,
}

impl Provider {
    pub fn start() -> Self {
        let mut node = Command::new("node");
        node.args(["provider.js", "0"]).current_dir(installed()).stdout(Stdio::piped());
        let mut child = spawn(&mut node, "nodejs npm");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        output.read_line(&mut line).expect("a line");
        let port = line.trim().strip_prefix("ready ").unwrap_or_else(|| panic!("it said {line:?}"));
        Self { child, issuer: format!("http://127.0.0.1:{port}"), _output: output }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The provider's program with its libraries, installed once for all tests; others wait meanwhile.
fn installed() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oidc");
    fs::create_dir_all(&folder).expect("a folder");
    let lock = File::create(folder.join("lock")).expect("a lock");
    lock.lock().expect("locked");
    let from = scripts().join("oidc");
    let wanted = fs::read(from.join("package-lock.json")).expect("read");
    for name in ["package.json", "package-lock.json", ".npmrc", "provider.js"] {
        // What is there is left alone: another test's program may be reading it.
        let bytes = fs::read(from.join(name)).expect("read");
        if fs::read(folder.join(name)).ok().as_ref() != Some(&bytes) {
            fs::write(folder.join(name), bytes).expect("copied");
        }
    }
    let stamp = folder.join("installed");
    if fs::read(&stamp).ok() != Some(wanted.clone()) {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--silent"]).current_dir(&folder);
        let done = spawn(&mut npm, "nodejs npm").wait().expect("it ends");
        assert!(done.success(), "`npm ci` failed: is the registry reachable?");
        fs::write(&stamp, wanted).expect("written");
    }
    folder
}

/// OpenLDAP's server with the people of `people.ldif`.
pub struct Slapd {
    child: Child,
    pub url: String,
    _folder: TempDir,
}

impl Slapd {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = folder.path().join("slapd.conf");
        fs::write(&settings, slapd_conf(folder.path())).expect("written");
        fs::create_dir(folder.path().join("data")).expect("a folder");
        let mut load = Command::new("/usr/sbin/slapadd");
        load.arg("-q").arg("-f").arg(&settings).arg("-l").arg(scripts().join("ldap/people.ldif"));
        assert!(spawn(&mut load, "slapd ldap-utils").wait().expect("it ends").success(), "{load:?}");
        let port =
            TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("its number").port();
        let url = format!("ldap://127.0.0.1:{port}");
        let mut command = Command::new("/usr/sbin/slapd");
        command.args(["-d", "stats", "-h", &url, "-f"]).arg(&settings).stderr(Stdio::piped());
        let mut child = spawn(&mut command, "slapd ldap-utils");
        let mut log = BufReader::new(child.stderr.take().expect("its log")).lines();
        let is_ready = log.by_ref().map_while(Result::ok).any(|line| line.contains("slapd starting"));
        assert!(is_ready, "slapd ended");
        // Its log is read all the time, so that it never waits for us.
        std::thread::spawn(move || log.map_while(Result::ok).for_each(drop));
        Self { child, url, _folder: folder }
    }
}

impl Drop for Slapd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn slapd_conf(folder: &Path) -> String {
    let (schema, data) = ("/etc/ldap/schema", folder.join("data"));
    format!(
        r#"include {schema}/core.schema
include {schema}/cosine.schema
include {schema}/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
database mdb
suffix "dc=gov,dc=example"
directory {data}
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="cn=service,dc=gov,dc=example" read by * none
"#,
        data = data.display(),
    )
}

/// A browser at the provider: keeps its cookies, goes where it is sent, and stops at our address.
#[derive(Default)]
pub struct Browser {
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// From the address of a beginning to the path of ours that the provider sends it back to; `login` is what the person types,
    /// nothing to press cancel.
    pub async fn visit(&mut self, start: &str, login: Option<&str>) -> String {
        let mut at = start.to_owned();
        loop {
            if let Some(path) = at.strip_prefix(OURS) {
                return path.to_owned();
            }
            let form = at.contains("/interaction/").then(|| format!("login={}", login.unwrap_or_default()));
            at = self.go(&at, form).await;
        }
    }

    async fn go(&mut self, url: &str, form: Option<String>) -> String {
        let (host, path) = split(url);
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let (method, body) = match form {
            Some(form) => ("POST", form),
            None => ("GET", String::new()),
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncookie: {}\r\ncontent-length: {}\r\n\r\n{body}",
            cookies.join("; "),
            body.len(),
        );
        let mut stream = TcpStream::connect(host).await.expect("the provider listens");
        stream.write_all(request.as_bytes()).await.expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.expect("an answer");
        let answer = String::from_utf8_lossy(&answer);
        let head = answer.split("\r\n\r\n").next().expect("a head");
        let headers: Vec<(String, &str)> = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(n, v)| (n.to_lowercase(), v))
            .collect();
        for (_, cookie) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, value) =
                cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let next = headers.iter().find(|(name, _)| name == "location").map(|(_, value)| *value);
        let next = next.unwrap_or_else(|| panic!("{url} leads nowhere: {answer}"));
        if next.starts_with('/') { format!("http://{host}{next}") } else { next.to_owned() }
    }
}

/// Host and path of an address.
fn split(url: &str) -> (&str, &str) {
    let rest = url.strip_prefix("http://").expect("plain http");
    let slash = rest.find('/').unwrap_or(rest.len());
    (&rest[..slash], if slash == rest.len() { "/" } else { &rest[slash..] })
}
