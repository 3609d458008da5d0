//! Writes an export of audit entries, or verifies one from standard input and prints how fast.
//!
//! Usage: `audit_chain write COUNT > FILE`, `audit_chain verify < FILE`.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;
use std::time::Instant;
use yunheng_audit::{
    Chain, Change, Channel, Checkpoint, Digest, Entry, ExportEnd, ExportHeader, ExportVerifier, Object,
    Origin, Outcome, Shown, SigningKey, Trust, Who, entry_line,
};
use yunheng_values::parse_date;

const DATABASE: &str = "5d0f5a1c9e7b4c5590a1b2c3d4e5f607";
/// Entries between two checkpoints: a busy day.
const A_DAY: u64 = 50_000;
/// Signs nothing but this file.
const SECRET: [u8; 32] = [7; 32];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match (arguments.as_slice(), SigningKey::from_bytes(&SECRET)) {
        (["write", count], Some(key)) => {
            count.parse().map_err(io::Error::other).and_then(|count| write(count, &key))
        }
        (["verify"], Some(key)) => verify(&key),
        _ => Err(io::Error::other("audit_chain write COUNT, or audit_chain verify")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// An edit of a party by a person, as the server would write it.
fn entry(nth: u64) -> Entry {
    let phone = |side: &str| Some(Shown::Digest(Digest::of(side.as_bytes())));
    Entry {
        who: Who::Account { id: 1_203, login: "zhang.wei".to_owned(), name: "张伟".to_owned() },
        from: Origin { ip: "10.20.30.40".to_owned(), channel: Channel::Web },
        request_id: format!("01JDM3{nth:020}"),
        at_ms: 1_796_083_200_000 + nth as i64,
        action: "party.edit".to_owned(),
        object: Object { kind: "party".to_owned(), id: nth.to_string() },
        outcome: Outcome::Done,
        before: None,
        after: None,
        changes: vec![Change { field: "phone".to_owned(), before: phone("before"), after: phone("after") }],
        reason: String::new(),
        facts: BTreeMap::new(),
    }
}

fn write(count: u64, key: &SigningKey) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut chain = Chain::new(DATABASE);
    let header = ExportHeader {
        before: chain.genesis(),
        database_id: DATABASE.to_owned(),
        exported_at_ms: 1_796_083_200_000,
        first: 1,
        last: count,
    }
    .line();
    let mut line = |line: &[u8]| out.write_all(line).and_then(|()| out.write_all(b"\n"));
    line(&header)?;
    let date = parse_date("2026-12-01").map_err(io::Error::other)?;
    let mut signed: Option<Checkpoint> = None;
    let mut end = ExportEnd { checkpoints: 0, entries: count, unsealed: 0, header: Digest::of(&header) };
    for nth in 1..=count {
        let bytes = entry(nth).canonical();
        line(&entry_line(&chain.append(Digest::of(&bytes)), &bytes))?;
        if nth % A_DAY == 0 || nth == count {
            let next = key.sign(Checkpoint::next(&chain, signed.as_ref(), date, 0, key.public()));
            line(&next.canonical())?;
            signed = Some(next.checkpoint);
            end.checkpoints += 1;
        }
    }
    line(&end.line())?;
    out.flush()
}

fn verify(key: &SigningKey) -> io::Result<()> {
    let begun = Instant::now();
    let mut verifier = ExportVerifier::new(Trust { keys: vec![key.public().clone()], known: Vec::new() });
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    let mut bytes = 0;
    while input.read_until(b'\n', &mut line)? > 0 {
        bytes += line.len();
        verifier.line(line.strip_suffix(b"\n").unwrap_or(&line));
        line.clear();
    }
    let report = verifier.finish();
    let seconds = begun.elapsed().as_secs_f64();
    let entries = report.summary.entries;
    eprintln!(
        "{entries} entries, {bytes} bytes, {} errors, {seconds:.3} s, {:.0} entries/s",
        report.errors,
        entries as f64 / seconds
    );
    if report.is_intact() { Ok(()) } else { Err(io::Error::other("the chain is not intact")) }
}
