//! What is outside: servers of other languages that take mail and calls, second processes, people with addresses.

use crate::harness::{Client, TestApp};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use tempfile::TempDir;
use yunheng_app::job::Runner;
use yunheng_app::{App, FileKeys, KeyProvider, Location, Store};
use yunheng_store::testing::execute;

/// A Python program of the connectors' tests, stopped when the test ends.
pub struct Outside {
    child: Child,
    pub port: u16,
    folder: TempDir,
    // Kept open: a program whose output nobody holds is stopped by its next line.
    _output: BufReader<ChildStdout>,
}

impl Outside {
    /// A mail server.
    pub fn mail() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().to_owned();
        Self::start(folder, "smtp.py", &["plain".into(), out])
    }

    /// A receiver of calls; its path says how it answers.
    pub fn receiver() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let log = folder.path().join("log.jsonl");
        Self::start(folder, "receiver.py", &[log])
    }

    /// A cloud that answers what a real one answered.
    pub fn cloud(recording: &str) -> Self {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../connectors/tests/servers");
        Self::start(tempfile::tempdir().expect("a folder"), "cloud.py", &[scripts.join(recording)])
    }

    /// A cloud that can be changed, with a fault or none.
    pub fn builder(fault: &str) -> Self {
        Self::start(tempfile::tempdir().expect("a folder"), "builder.py", &[fault.into()])
    }

    fn start(folder: TempDir, script: &str, args: &[PathBuf]) -> Self {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../connectors/tests/servers");
        let mut command = Command::new("python3");
        command.arg(scripts.join(script)).args(args).stdout(Stdio::piped());
        let mut child = command.spawn().expect("python3, which `make deps` installs");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        output.read_line(&mut line).expect("a line");
        let port = line.trim().strip_prefix("ready ").and_then(|port| port.parse().ok());
        Self { child, port: port.expect("a port"), folder, _output: output }
    }

    fn lines(&self, file: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.folder.path().join(file)).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// What a cloud that can be changed holds, and how often each change was asked for.
    pub fn seen(&self) -> Value {
        use std::io::{Read, Write};
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", self.port)).expect("connected");
        stream.write_all(b"GET /seen HTTP/1.0\r\nconnection: close\r\n\r\n").expect("asked");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        let body = text.split_once("\r\n\r\n").expect("a body").1;
        serde_json::from_str(body).expect("JSON")
    }

    /// Mails that it took.
    pub fn mails(&self) -> Vec<Value> {
        self.lines("mails.jsonl")
    }

    /// Calls that it got.
    pub fn calls(&self) -> Vec<Value> {
        self.lines("log.jsonl")
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The system administrator, freshly confirmed.
pub async fn system_admin(test: &TestApp) -> Client<'_> {
    let admin = test.as_role("system_admin").await;
    admin.confirm().await;
    admin
}

/// Edits a section of the settings, whatever its version.
pub async fn set(admin: &Client<'_>, section: &str, value: Value) -> Value {
    let path = format!("/api/v1/settings/{section}");
    let version = admin.get(&path).await.expect(200).json()["version"].as_i64().expect("a version");
    admin.put(&path, version, value).await.expect(200).json()
}

/// Settings under which mail goes to a port of this machine.
pub fn mail_settings(port: u16) -> Value {
    json!({"enabled": true, "host": "localhost", "port": port, "security": "none",
        "from": "云衡 <yunheng@gov.example>", "timeout_seconds": 5})
}

/// Gives an account addresses and a party, as the administrator's page would.
pub async fn reach(test: &TestApp, account: i64, email: &str, phone: &str, party: Option<i64>) {
    let is_postgres = matches!(test.database.location, Location::Postgres(_));
    let sealed = |place: &str, clear: &str| {
        let bytes = KeyProvider::seal(test.app.keys(), place, clear.as_bytes()).expect("sealed");
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        if is_postgres { format!("'\\x{hex}'::bytea") } else { format!("X'{hex}'") }
    };
    let party = party.map_or("NULL".to_owned(), |id| id.to_string());
    let sql = format!(
        "UPDATE account SET email_sealed = {}, phone_sealed = {}, party_id = {party} WHERE id = {account}",
        sealed("account.email", email),
        sealed("account.phone", phone)
    );
    execute(test.app.store(), &sql).await.expect("reached");
}

/// A runner of this process.
pub fn runner(test: &TestApp) -> Runner {
    Runner::new(test.app.clone(), "https://yunheng.example")
}

/// A second process on the same database, with the same keys and the same clock.
pub async fn second_process(test: &TestApp) -> App {
    let data = test.database.folder.path().to_owned();
    let keys = FileKeys::open(&data.join("keys")).expect("keys");
    let store = Store::open(&test.database.location).await.expect("opened");
    App::start(store, Box::new(keys), test.clock.clone(), data).await.expect("started")
}

/// Sends a letter to accounts; says its batch.
pub async fn letter(officer: &Client<'_>, accounts: &[i64], more: Value) -> String {
    let mut body = json!({"accounts": accounts, "title_zh": "关于核对清单的通知", "title_en": "Check the list",
        "body_zh": "请核对本期云资源使用清单。", "body_en": "Please check this period's list."});
    for (name, value) in more.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    let sent = officer.post("/api/v1/notices", body).await.expect(201).json();
    sent["batch"].as_str().expect("a batch").to_owned()
}

/// Deliveries of a batch, oldest first.
pub async fn deliveries(client: &Client<'_>, batch: &str) -> Vec<Value> {
    let page = client.get(&format!("/api/v1/deliveries?batch={batch}&limit=200")).await.expect(200).json();
    let mut rows = page["items"].as_array().cloned().expect("rows");
    rows.reverse();
    rows
}

/// The delivery of a batch by a channel.
pub async fn delivery_by(client: &Client<'_>, batch: &str, channel: &str) -> Value {
    let rows = deliveries(client, batch).await;
    rows.into_iter().find(|row| row["channel"] == channel).unwrap_or_else(|| panic!("no {channel}"))
}

/// Makes a using unit.
pub async fn party(admin: &Client<'_>, name: &str) -> i64 {
    let body = json!({"name": name, "kind": "using_unit", "level": "city"});
    admin.post("/api/v1/parties", body).await.expect(201).json()["id"].as_i64().expect("an id")
}
