//! Starting and stopping servers; certificates for them.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use tempfile::TempDir;
use yunheng_connectors::{Outbound, OutboundConfig};

/// A program of its own, stopped when the test ends.
pub struct Server {
    child: Child,
    pub port: u16,
    // Kept open: a program whose output nobody holds is stopped by its next line.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// Starts a program that says `ready PORT` when it listens.
    pub fn start(command: &mut Command, install: &str) -> Self {
        let mut child = spawn(command.stdout(Stdio::piped()), install);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("ready ").and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("{command:?} did not start: it said {line:?}"));
        Self { child, port, _output: output }
    }

    /// Starts one of the Python programs beside this file.
    pub fn python(script: &str, args: &[&str]) -> Self {
        let mut command = Command::new("python3");
        command.arg(here().join(script)).args(args);
        Self::start(&mut command, "apt-get install python3")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts a program, or fails with a sentence that says how to get it.
pub fn spawn(command: &mut Command, install: &str) -> Child {
    command.spawn().unwrap_or_else(|e| {
        let program = command.get_program().to_string_lossy();
        panic!("this test needs the program {program} ({e}): install it with `{install}`, or run `make deps`")
    })
}

/// A port for a server that cannot choose one itself and say so.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// The folder of these tests.
pub fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers")
}

/// A certificate authority, and what it issued for this machine.
pub struct Certificates {
    pub folder: TempDir,
}

impl Certificates {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ca_key = KeyPair::generate().unwrap();
        let mut ca = CertificateParams::new(vec![]).unwrap();
        ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let ca_certificate = ca.self_signed(&ca_key).unwrap();
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec!["localhost".into(), "127.0.0.1".into()]).unwrap();
        let certificate = params.signed_by(&key, &Issuer::new(ca, ca_key)).unwrap();
        std::fs::write(folder.path().join("ca.pem"), ca_certificate.pem()).unwrap();
        std::fs::write(folder.path().join("cert.pem"), certificate.pem()).unwrap();
        std::fs::write(folder.path().join("key.pem"), key.serialize_pem()).unwrap();
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// A client that may call what is listed, and gives up after two seconds.
pub fn outbound(allow: &[&str], ca_file: Option<PathBuf>) -> Outbound {
    let allow = allow.iter().map(|&entry| entry.to_owned()).collect();
    Outbound::new(&OutboundConfig { allow, ca_file, timeout_seconds: 2 }).unwrap()
}

/// A file of one JSON value a line.
pub fn json_lines(path: &Path) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
