//! The real program as a service: started, asked over a socket, killed.

#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

/// Nothing that is waited for takes longer, whatever else the machine does.
pub const LONG: Duration = Duration::from_secs(60);
/// Password of everybody whom the tests make.
pub const PASSWORD: &str = "Right-horse-7-battery";

/// Waits until something is there.
#[track_caller]
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    within(LONG, look).unwrap_or_else(|| panic!("waited {LONG:?} in vain: {what}"))
}

/// What is there before a time is over.
pub fn within<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + limit;
    loop {
        match look() {
            Some(found) => return Some(found),
            None if Instant::now() >= end => return None,
            // Looks again soon, without keeping a processor from what is waited for.
            None => std::thread::park_timeout(Duration::from_millis(5)),
        }
    }
}

/// A command of the program.
pub fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yunheng"));
    command.args(args).env("YUNHENG_LOG", "info");
    command
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    /// Standard output as JSON, when it ended with this status.
    #[track_caller]
    pub fn json(self, status: i32) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Codes of the findings on standard error, when it was refused.
    #[track_caller]
    pub fn refused(self) -> Vec<String> {
        assert_eq!((self.status, self.out.as_str()), (2, ""), "{self:?}");
        let said: Value = serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        let findings = said["findings"].as_array().expect("findings").iter();
        findings.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
    }
}

/// Runs a command to its end.
pub fn run(args: &[&str]) -> Ended {
    let output = program(args).stdin(Stdio::null()).output().expect("the program runs");
    Ended {
        status: output.status.code().expect("no signal"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// Runs a command with `--format json`.
pub fn run_json(args: &[&str]) -> Ended {
    run(&[args, &["--format", "json"]].concat())
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path of text")
}

/// A service that ends with the value.
pub struct Service {
    child: Child,
    pub address: SocketAddr,
    log: Arc<Mutex<String>>,
    /// From the start of the process to its first good `/readyz`.
    pub ready_after: Duration,
}

impl Service {
    /// Starts one on a port that the system chooses, and waits until it is ready.
    pub fn start(data: &Path, args: &[&str]) -> Self {
        Self::from(program(&["serve", "--data", text(data), "--listen", "127.0.0.1:0"]).args(args))
    }

    /// Starts a command that serves.
    #[track_caller]
    pub fn from(command: &mut Command) -> Self {
        let begun = Instant::now();
        let command =
            command.env("YUNHENG_REQUESTS_PER_SECOND", "100000").env("YUNHENG_SIGN_INS_PER_MINUTE", "100000");
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let log = Arc::new(Mutex::new(String::new()));
        let (found, address) = mpsc::channel();
        let (stderr, kept) = (child.stderr.take().expect("a pipe"), Arc::clone(&log));
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if let Some((_, rest)) = line.split_once("listening on ") {
                    let _ = found.send(rest.split("://").nth(1).unwrap_or_default().to_owned());
                }
                let mut kept = kept.lock().expect("not poisoned");
                kept.push_str(&line);
                kept.push('\n');
            }
        });
        let address = address
            .recv_timeout(LONG)
            .unwrap_or_else(|error| panic!("{error}: {}", log.lock().expect("not poisoned")));
        let address = address.parse().expect("an address");
        let mut service = Self { child, address, log, ready_after: Duration::ZERO };
        until("ready", || service.get("/readyz").ok().filter(|reply| reply.status == 200));
        service.ready_after = begun.elapsed();
        service
    }

    /// What it wrote to standard error so far.
    pub fn log(&self) -> String {
        self.log.lock().expect("not poisoned").clone()
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Kills it as nothing can be prepared for.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// Asks it to stop, as systemd does.
    pub fn terminate(&self) {
        let done = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().expect("kill runs");
        assert!(done.success());
    }

    /// Waits for its end.
    #[track_caller]
    pub fn ended(mut self) -> ExitStatus {
        until("the end of the service", || self.child.try_wait().expect("asked"))
    }

    /// Stops it and expects a good end.
    #[track_caller]
    pub fn stop(self) {
        self.terminate();
        let log = Arc::clone(&self.log);
        let status = self.ended();
        assert!(status.success(), "{status}: {}", log.lock().expect("not poisoned"));
    }

    pub fn get(&self, path: &str) -> std::io::Result<Reply> {
        request(self.address, "GET", path, &[], None)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The reply, when it has this status; else the test ends with what came.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    fn parse(bytes: &[u8]) -> std::io::Result<Self> {
        let text = String::from_utf8_lossy(bytes);
        let cut = || std::io::Error::new(std::io::ErrorKind::UnexpectedEof, "no whole answer");
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(cut)?;
        let length = header(head, "content-length").and_then(|value| value.parse().ok()).unwrap_or(0usize);
        if body.len() < length {
            return Err(cut());
        }
        Ok(Self { status, head: head.to_owned(), body: body.to_owned() })
    }
}

/// A header of an answer.
pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// The bytes of a request. HTTP/1.0: the answer ends with the connection.
pub fn bytes(method: &str, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Vec<u8> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut text =
        format!("{method} {path} HTTP/1.0\r\nhost: localhost\r\ncontent-length: {}\r\n", body.len());
    if !body.is_empty() {
        text.push_str("content-type: application/json\r\n");
    }
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text.push_str(&body);
    text.into_bytes()
}

/// One request on a connection of its own.
///
/// # Errors
/// No connection, or no whole answer.
pub fn request(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&Value>,
) -> std::io::Result<Reply> {
    let mut stream = TcpStream::connect_timeout(&address, LONG)?;
    stream.set_read_timeout(Some(LONG))?;
    stream.write_all(&bytes(method, path, headers, body))?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Reply::parse(&answer)
}

/// A person who is signed in. The session outlives the process.
#[derive(Debug, Clone)]
pub struct Person {
    pub cookie: String,
    pub csrf: String,
}

impl Person {
    /// Makes an administrator from the command line, signs in, chooses a password and sets up one-time codes. A person of business
    /// would need a party first.
    #[track_caller]
    pub fn make(service: &Service, place: &[&str], login: &str) -> Self {
        let made = ["user", "add", login, "--name", "安娜", "--world", "system"];
        let made = run_json(&[&made, place].concat()).json(0);
        Self::with(service.address, login, made["password"].as_str().expect("a password"))
    }

    /// Signs in with a password that was given, chooses another and sets up one-time codes.
    #[track_caller]
    pub fn with(address: SocketAddr, login: &str, given: &str) -> Self {
        let person = Self::sign_in(address, login, given);
        let change = json!({ "current": given, "new": PASSWORD });
        person.send(address, "PUT", "/api/v1/me/password", Some(&change)).expect("asked").expect(204);
        let setup = person.send(address, "POST", "/api/v1/me/totp", None).expect("asked").expect(200).json();
        let secret = base32(setup["secret"].as_str().expect("a secret"));
        let now = std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_millis();
        let code = yunheng_app::totp_code(&secret, i64::try_from(now).expect("a moment")).expect("a code");
        let finish = json!({ "ticket": setup["ticket"], "code": code });
        person.send(address, "PUT", "/api/v1/me/totp", Some(&finish)).expect("asked").expect(200);
        person
    }

    #[track_caller]
    pub fn sign_in(address: SocketAddr, login: &str, password: &str) -> Self {
        let asked = json!({ "login": login, "password": password });
        let reply =
            request(address, "POST", "/api/v1/sign-in", &[], Some(&asked)).expect("asked").expect(200);
        let cookie =
            header(&reply.head, "set-cookie").and_then(|value| value.split(';').next()).expect("a cookie");
        let cookie = cookie.to_owned();
        let me =
            request(address, "GET", "/api/v1/me", &[("cookie", &cookie)], None).expect("asked").expect(200);
        let csrf = me.json()["csrf_token"].as_str().expect("a token").to_owned();
        Self { cookie, csrf }
    }

    pub fn headers(&self) -> [(&str, &str); 2] {
        [("cookie", &self.cookie), ("x-csrf-token", &self.csrf)]
    }

    /// # Errors
    /// No connection, or no whole answer.
    pub fn send(
        &self,
        address: SocketAddr,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> std::io::Result<Reply> {
        request(address, method, path, &self.headers(), body)
    }

    /// A durable, audited write: a token of this name.
    ///
    /// # Errors
    /// No connection, or no whole answer.
    pub fn write(&self, address: SocketAddr, name: &str) -> std::io::Result<Reply> {
        let token = json!({ "name": name, "days": 1, "permissions": ["operation.read"] });
        self.send(address, "POST", "/api/v1/me/tokens", Some(&token))
    }
}

/// Of tokens that were acknowledged those that do not open the door any more: the writes that were lost.
#[track_caller]
pub fn lost(address: SocketAddr, acknowledged: &[String]) -> Vec<String> {
    let is_gone = |token: &&String| {
        let bearer = format!("Bearer {token}");
        let reply =
            request(address, "GET", "/api/v1/me", &[("authorization", &bearer)], None).expect("asked");
        assert!([200, 401].contains(&reply.status), "{reply:?}");
        reply.status == 401
    };
    acknowledged.iter().filter(is_gone).cloned().collect()
}

/// The bytes of a secret as an authenticator takes it by hand.
fn base32(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut bytes, mut value, mut bits) = (Vec::new(), 0u32, 0);
    for letter in text.chars() {
        value = value << 5 | u32::try_from(letters.find(letter).expect("a letter")).expect("below 32");
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((value >> bits & 0xff) as u8);
        }
    }
    bytes
}

/// People who write one thing after the other until they are told to stop, and keep what was acknowledged.
pub struct Writers {
    seen: Arc<Seen>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

#[derive(Default)]
struct Seen {
    acknowledged: Mutex<Vec<String>>,
    answers: Mutex<Vec<u16>>,
    stop: AtomicBool,
}

impl Seen {
    fn write_on(&self, person: &Person, address: SocketAddr, prefix: &str) {
        for number in 0.. {
            if self.stop.load(Ordering::SeqCst) {
                return;
            }
            // A connection that breaks says nothing about what became of the write.
            let Ok(reply) = person.write(address, &format!("{prefix}-{number}")) else { continue };
            self.answers.lock().expect("not poisoned").push(reply.status);
            if reply.status == 201 {
                let token = reply.json()["token"].as_str().expect("a token").to_owned();
                self.acknowledged.lock().expect("not poisoned").push(token);
            }
        }
    }
}

impl Writers {
    /// Starts some, each writing to one of the addresses.
    pub fn start(person: &Person, addresses: &[SocketAddr], count: usize, prefix: &str) -> Self {
        let seen = Arc::<Seen>::default();
        let threads = (0..count).map(|writer| {
            let (person, address) = (person.clone(), addresses[writer % addresses.len()]);
            let (seen, prefix) = (Arc::clone(&seen), format!("{prefix}-{writer}"));
            std::thread::spawn(move || seen.write_on(&person, address, &prefix))
        });
        let threads = threads.collect();
        Self { seen, threads }
    }

    /// How many were acknowledged so far.
    pub fn count(&self) -> usize {
        self.seen.acknowledged.lock().expect("not poisoned").len()
    }

    /// Every status that came so far.
    pub fn statuses(&self) -> Vec<u16> {
        let mut seen = self.seen.answers.lock().expect("not poisoned").clone();
        seen.sort_unstable();
        seen.dedup();
        seen
    }

    /// Waits until so many more were acknowledged.
    #[track_caller]
    pub fn more(&self, wanted: usize) {
        let wanted = self.count() + wanted;
        until("more writes", || (self.count() >= wanted).then_some(()));
    }

    /// Ends them; gives what was acknowledged.
    pub fn end(self) -> Vec<String> {
        self.seen.stop.store(true, Ordering::SeqCst);
        for thread in self.threads {
            thread.join().expect("a writer");
        }
        self.seen.acknowledged.lock().expect("not poisoned").clone()
    }
}

/// Verifies the live database from the command line.
#[track_caller]
pub fn verified(place: &[&str]) -> Value {
    run_json(&[&["audit", "verify"], place].concat()).json(0)
}

/// A PostgreSQL cluster of the test's own, which goes with the value.
pub struct Cluster {
    folder: PathBuf,
    pub base: String,
}

impl Cluster {
    pub fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("yunheng-{name}-{}", std::process::id()));
        let mut cluster = Self { folder, base: String::new() };
        cluster.base = cluster.script(&["start"]).trim().to_owned();
        cluster
    }

    /// A new database; what is committed in it is on its way to the disk before anybody hears of it.
    #[track_caller]
    pub fn database(&self, name: &str) -> String {
        self.script(&["create", name]);
        format!("{}/{name}?options=-c%20synchronous_commit%3Don", self.base)
    }

    /// Runs the script that `make test` uses too.
    #[track_caller]
    pub fn script(&self, args: &[&str]) -> String {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/test-postgres.sh");
        let output = Command::new(&script)
            .args(args)
            .env("TESTS_POSTGRES_DIR", &self.folder)
            .output()
            .unwrap_or_else(|error| panic!("{}: {error}", script.display()));
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/test-postgres.sh");
        let stopped = Command::new(script).arg("stop").env("TESTS_POSTGRES_DIR", &self.folder).output();
        drop(stopped);
        for end in ["lock", "log"] {
            let _ = std::fs::remove_file(self.folder.with_extension(end));
        }
    }
}
