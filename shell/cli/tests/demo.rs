//! `yunheng demo`, as somebody runs it who wants to look around.

mod common;

use common::{Desk, codes, list, text};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than the city may take in a development build on a busy machine; a released program takes a second or two.
const SECONDS: Duration = Duration::from_secs(30);

/// A service that ends with the test.
struct Service {
    child: Child,
    address: String,
    /// Held open, so that the service can go on speaking.
    said: BufReader<ChildStderr>,
}

impl Service {
    /// Starts `yunheng` with arguments that make it serve, and waits until it says where.
    fn start(desk: &Desk, line: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yunheng"))
            .args(line.split_whitespace())
            .current_dir(desk.path("."))
            .env("YUNHENG_HOME", desk.path(".home"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut service = Self { child, address: String::new(), said };
        let mut before = String::new();
        while service.address.is_empty() {
            let mut line = String::new();
            let read = service.said.read_line(&mut line).expect("messages are UTF-8");
            assert!(read > 0, "it ended without serving: {before}");
            if let Some(address) = line.trim_end().strip_prefix("listening on http://") {
                address.clone_into(&mut service.address);
            }
            before += &line;
        }
        service
    }

    /// Sends JSON; gives the status and the body.
    fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let body = body.to_string();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        self.exchange(&(head + &body))
    }

    fn get(&self, path: &str) -> (u16, Value) {
        self.exchange(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    fn exchange(&self, request: &str) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("an answer");
        let (head, body) = reply.split_once("\r\n\r\n").expect("head and body");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {reply}")))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn person<'v>(city: &'v Value, login: &str) -> &'v Value {
    list(city, "people")
        .iter()
        .find(|person| person["login"] == login)
        .unwrap_or_else(|| panic!("no {login}"))
}

#[test]
fn the_city_is_made_in_seconds_and_a_clerk_signs_in_with_the_printed_password() {
    let desk = Desk::new();
    let begun = Instant::now();
    let city = desk.json("demo --data city --seed 3", 0);
    assert!(begun.elapsed() < SECONDS, "{:?}", begun.elapsed());
    assert_eq!((&city["made"], &city["seed"]), (&json!(true), &json!(3)));
    assert!(list(&city, "people").len() > 60);

    let service = Service::start(&desk, "demo --data city --listen 127.0.0.1:0 --serve");
    let clerk = person(&city, "edu.clerk");
    let sign_in = |password: &str| {
        service.post("/api/v1/sign-in", &json!({"login": "edu.clerk", "password": password}))
    };
    assert_eq!(sign_in(text(clerk, "password")), (200, json!({"state": "done"})));
    assert_eq!(sign_in("Guessed-7-password").0, 401);
    assert_eq!(service.get("/api/v1/sign-in/methods").1["is_demo"], true);
}

#[test]
fn a_second_run_uses_the_city_that_is_there() {
    let desk = Desk::new();
    let first = desk.run("demo --data city");
    assert!(first.ends(0).contains("edu.clerk"), "the table has everybody");
    let again = desk.run("demo --data city --seed 9");
    assert_eq!(again.ends(0), "", "passwords are shown once");
    assert!(again.err.contains("沿用") && again.err.contains("种子1"), "{}", again.err);
    let city = desk.json("demo --data city", 0);
    assert_eq!((&city["made"], &city["seed"], list(&city, "people").len()), (&json!(false), &json!(1), 0));
}

#[test]
fn passwords_are_kept_nowhere_but_where_they_were_asked_for() {
    let desk = Desk::new();
    assert_eq!(desk.run("demo --data city --format json --output people.json").ends(0), "");
    let city: Value = serde_json::from_str(&desk.read("people.json")).expect("JSON");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(desk.path("people.json")).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "a file of passwords is for its owner alone");
    }
    let mut looked_at = 0;
    for entry in
        std::fs::read_dir(desk.path("city")).expect("a folder").map(|entry| entry.expect("an entry").path())
    {
        let Ok(bytes) = std::fs::read(&entry) else { continue };
        looked_at += bytes.len();
        for person in list(&city, "people") {
            let password = text(person, "password").as_bytes();
            assert!(!bytes.windows(password.len()).any(|part| part == password), "{}", entry.display());
        }
    }
    assert!(looked_at > 100_000, "only {looked_at} bytes were looked at");
}

#[test]
fn a_place_that_cannot_take_the_passwords_is_refused_before_anything_is_made() {
    let desk = Desk::new();
    let found = desk.refused("demo --data city --output nowhere/people.json");
    assert_eq!(codes(&found), ["unwritable nowhere/people.json"]);
    assert!(!desk.path("city/yunheng.db").exists());
}
