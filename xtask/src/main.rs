//! The rules of the house, as a program: what a program can check, no reviewer needs to remember.
//!
//! `cargo xtask arch` holds the edges between crates, `cargo xtask tidy` sizes, habits and citations.
//! Both print every complaint at once and end with status 1 when one of them is a failure.

mod arch;
mod complaint;
mod root;
mod tidy;

use complaint::Outcome;
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask arch            which crate may know which (table: xtask/src/arch/table.rs)
cargo xtask arch --table    print that table
cargo xtask tidy            sizes, floats, lints, bans, citations, words
cargo xtask tidy --summary  the same as counts
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let report = match words.as_slice() {
        ["arch"] => arch::run(),
        ["arch", "--table"] => Ok(arch::table_text()),
        ["tidy"] => tidy::run(tidy::Show::Everything),
        ["tidy", "--summary"] => tidy::run(tidy::Show::Counts),
        _ => Err(format!("found `{}`, expected one of:\n{USAGE}", words.join(" ")).into()),
    };
    finish(report)
}

fn finish(report: complaint::Fallible<Outcome>) -> ExitCode {
    let (text, code) = match report {
        Ok(outcome) => (outcome.text, if outcome.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }),
        Err(why) => (format!("xtask: {why}\n"), ExitCode::from(2)),
    };
    // A closed pipe (`| head`) is the reader's wish, not a fault of ours.
    let _closed_early = std::io::stdout().write_all(text.as_bytes());
    code
}
