//! The service, on SQLite and on PostgreSQL: how fast it starts, how it stops, and what is there after whatever may happen to it.

mod service;

use serde_json::json;
use service::{
    Cluster, LONG, Person, Service, Writers, bytes, header, lost, program, run_json, text, until, verified,
};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

#[test]
fn it_is_ready_within_a_second_on_a_database_that_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    Service::start(folder.path(), &[]).stop();
    // The best of a few: other tests use the same processors.
    let best = (0..5).map(|_| Service::start(folder.path(), &[]).ready_after).min().expect("five");
    assert!(best <= Duration::from_secs(1), "{best:?}");
}

#[test]
fn it_makes_its_keys_and_prints_a_link_for_the_first_three_people() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("new");
    let service = Service::start(&data, &[]);
    let log = service.log();
    let link = log.lines().find(|line| line.contains("/bootstrap?token=")).expect("a link");
    assert!(link.starts_with(&format!("http://{}/bootstrap?token=", service.address)), "{link}");
    use std::os::unix::fs::PermissionsExt;
    for key in ["audit-sm2.key", "field-sm4.key", "personal-hmac.key"] {
        let mode = data.join("keys").join(key).metadata().expect(key).permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{key}");
    }
    assert_eq!(data.metadata().expect("a folder").permissions().mode() & 0o777, 0o700);
    assert_eq!(service.get("/healthz").expect("asked").status, 200);
    assert_eq!(service.get("/api/v1/me").expect("asked").status, 401);
    assert_eq!(service.get("/metrics").expect("asked").status, 401);
}

#[test]
fn what_was_acknowledged_outlives_a_kill_at_any_moment() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, place) = (folder.path(), ["--data", text(folder.path())]);
    let mut service = Service::start(data, &[]);
    let person = Person::make(&service, &place, "anna");
    let mut acknowledged = Vec::new();
    for round in 0..4 {
        let writers = Writers::start(&person, &[service.address], 4, &format!("round{round}"));
        writers.more(25 + round * 20);
        service.kill();
        acknowledged.extend(writers.end());
        service = Service::start(data, &[]);
        let lost = lost(service.address, &acknowledged);
        assert!(lost.is_empty(), "{} of {} were lost in round {round}", lost.len(), acknowledged.len());
        verified(&place);
    }
    assert!(acknowledged.len() > 200, "{}", acknowledged.len());
    // Each of them is on the record, and nothing is that was not done.
    let sealed = until("all is sealed", || Some(verified(&place)).filter(|said| said["unsealed"] == 0));
    let entries = sealed["entries"].as_u64().expect("a number");
    assert!(entries as usize >= acknowledged.len(), "{sealed}");
    service.stop();
    verified(&place);
}

#[test]
fn a_request_under_way_is_answered_before_it_stops() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = ["--data", text(folder.path())];
    let service = Service::start(folder.path(), &[]);
    let (address, person) = (service.address, Person::make(&service, &place, "anna"));
    let token = json!({ "name": "under-way", "days": 1, "permissions": ["operation.read"] });
    let whole = bytes("POST", "/api/v1/me/tokens", &person.headers(), Some(&token));
    let mut stream = TcpStream::connect(address).expect("connected");
    stream.set_read_timeout(Some(LONG)).expect("set");
    let (first, second) = whole.split_at(whole.len() - 10);
    stream.write_all(first).expect("half of it");
    // A connection on which nobody asks anything does not keep it from stopping.
    let idle = TcpStream::connect(address).expect("connected");
    until("the request is under way", || service.get("/healthz").ok());
    service.terminate();
    until("it listens no longer", || TcpStream::connect(address).err());
    stream.write_all(second).expect("the other half");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.0 201"), "{answer}");
    drop(idle);
    assert!(service.ended().success());
    // Everything is sealed and signed at the stop; the entry of the signature itself is the next to be sealed.
    let said = verified(&place);
    assert_eq!((&said["unsealed"], &said["signed_to"]), (&json!(1), &said["last"]), "{said}");
    let service = Service::start(folder.path(), &[]);
    let body = answer.split("\r\n\r\n").nth(1).expect("a body");
    let made: serde_json::Value = serde_json::from_str(body).expect("JSON");
    let token = made["token"].as_str().expect("a token").to_owned();
    assert_eq!(lost(service.address, &[token]), [""; 0]);
}

/// Sets the largest file that a running process may write; `unlimited` takes the limit away. The service meets the same failed writes
/// as on a full disk.
fn limit(service: &Service, size: &str) {
    let (process, size) = (service.id().to_string(), format!("--fsize={size}:unlimited"));
    let done = Command::new("prlimit").args(["--pid", &process, &size]).status().expect("prlimit runs");
    assert!(done.success());
}

#[test]
fn a_full_disk_refuses_writes_and_loses_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = ["--data", text(folder.path())];
    let arguments = ["serve", "--data", text(folder.path()), "--listen", "127.0.0.1:0"];
    // The signal that comes with a failed write is ignored, as it is on a disk that is full: there is none.
    let shell = ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_yunheng")];
    let service = Service::from(Command::new("bash").args(shell).args(arguments).env("YUNHENG_LOG", "info"));
    let person = Person::make(&service, &place, "anna");
    let writers = Writers::start(&person, &[service.address], 3, "full");
    writers.more(20);
    limit(&service, "16384");
    until("a refusal", || writers.statuses().contains(&503).then_some(()));
    let at_full = writers.count();
    // Reading goes on meanwhile, and says what is there.
    let read = until("a read", || {
        person
            .send(service.address, "GET", "/api/v1/me/tokens", None)
            .ok()
            .filter(|reply| reply.status == 200)
    });
    assert!(read.json().as_array().expect("a list").len() >= 20);
    assert!(writers.count() <= at_full + 3, "no more than what was under way");
    limit(&service, "unlimited");
    writers.more(20);
    assert_eq!(writers.statuses(), [201, 503], "{}", service.log());
    let acknowledged = writers.end();
    assert_eq!(lost(service.address, &acknowledged), [""; 0], "of {}", acknowledged.len());
    verified(&place);
    service.kill();
    let service = Service::start(folder.path(), &[]);
    assert_eq!(lost(service.address, &acknowledged), [""; 0], "after a restart, of {}", acknowledged.len());
    verified(&place);
}

#[test]
fn the_log_names_requests_and_no_secrets() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = ["--data", text(folder.path())];
    let mut command = program(&["serve", "--data", text(folder.path()), "--listen", "127.0.0.1:0"]);
    let service = Service::from(command.env("YUNHENG_LOG_JSON", "true").env("YUNHENG_LOG", "debug"));
    let person = Person::make(&service, &place, "anna");
    let reply = person.write(service.address, "named").expect("asked").expect(201);
    let id = header(&reply.head, "x-request-id").expect("a request id").to_owned();
    let token = reply.json()["token"].as_str().expect("a token").to_owned();
    let wrong = json!({ "login": "anna", "password": "wrong-Horse-9-battery" });
    let refused =
        service::request(service.address, "POST", "/api/v1/sign-in", &[], Some(&wrong)).expect("asked");
    assert_eq!(refused.status, 401);
    until("the line of the request", || service.log().contains(&id).then_some(()));
    let log = service.log();
    let cookie = person.cookie.split_once('=').expect("a cookie").1;
    for secret in [cookie, &person.csrf, &token, service::PASSWORD, "wrong-Horse-9-battery"] {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
    let lines: Vec<serde_json::Value> = log
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let of_request = |line: &&serde_json::Value| line["fields"]["request_id"] == json!(id);
    assert_eq!(lines.iter().filter(of_request).count(), 1, "one line for the request:\n{log}");
}

#[test]
fn a_second_process_that_cannot_work_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let service = Service::start(folder.path(), &[]);
    let taken = service.address.to_string();
    let ended = service::run(&["serve", "--data", text(folder.path()), "--listen", &taken]);
    assert_eq!(ended.status, 2, "{ended:?}");
    assert!(ended.err.contains("cannot_start") && ended.err.contains(&taken), "{ended:?}");
    service.stop();
    // The keys of the database are gone.
    std::fs::rename(folder.path().join("keys"), folder.path().join("keys.aside")).expect("moved");
    let ended = service::run(&["serve", "--data", text(folder.path()), "--listen", "127.0.0.1:0"]);
    assert_eq!(ended.status, 2, "{ended:?}");
    assert!(ended.err.contains("密钥"), "{ended:?}");
    assert!(!folder.path().join("keys").exists(), "none are made for a database that has some");
    let codes = run_json(&["audit", "verify", "--data", text(&folder.path().join("none"))]).refused();
    assert_eq!(codes, ["cannot_open"]);
    assert!(!folder.path().join("none").exists(), "looking makes nothing");
}

#[test]
fn a_lost_postgresql_refuses_and_is_found_again() {
    let (folder, cluster) = (tempfile::tempdir().expect("a folder"), Cluster::start("lost"));
    let url = cluster.database("lost");
    let place = ["--data", text(folder.path()), "--database-url", &url];
    let service = Service::start(folder.path(), &place[2..]);
    let person = Person::make(&service, &place, "anna");
    let writers = Writers::start(&person, &[service.address], 4, "lost");
    writers.more(40);
    cluster.script(&["halt"]);
    until("a refusal", || writers.statuses().contains(&503).then_some(()));
    until("not ready", || service.get("/readyz").ok().filter(|reply| reply.status == 503));
    assert_eq!(service.get("/healthz").expect("asked").status, 200, "the process itself is well");
    cluster.script(&["resume"]);
    until("ready again", || service.get("/readyz").ok().filter(|reply| reply.status == 200));
    writers.more(40);
    assert_eq!(writers.statuses(), [201, 503], "{}", service.log());
    let acknowledged = writers.end();
    assert_eq!(lost(service.address, &acknowledged), [""; 0], "of {}", acknowledged.len());
    verified(&place);
    service.stop();
}

#[test]
fn two_processes_share_a_postgresql_and_one_may_die() {
    let (folder, cluster) = (tempfile::tempdir().expect("a folder"), Cluster::start("two"));
    let url = cluster.database("two");
    let place = ["--data", text(folder.path()), "--database-url", &url];
    let first = Service::start(folder.path(), &place[2..]);
    let second = Service::start(folder.path(), &place[2..]);
    let (address, person) = (second.address, Person::make(&first, &place, "anna"));
    let writers = Writers::start(&person, &[first.address, address], 4, "two");
    writers.more(60);
    first.kill();
    writers.more(60);
    let acknowledged = writers.end();
    assert_eq!(lost(address, &acknowledged), [""; 0], "of {}", acknowledged.len());
    // Each verification sees one state, however much is sealed while it reads.
    until("all is sealed", || {
        let said = verified(&place);
        let seen = ["entries", "unsealed"].map(|part| said[part].as_u64().expect("a number"));
        assert!(
            seen[0] + seen[1] >= acknowledged.len() as u64,
            "{} acknowledged: {said}",
            acknowledged.len()
        );
        (seen[1] == 0).then_some(())
    });
    second.stop();
}
