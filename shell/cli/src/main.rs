//! The `yunheng` command: arguments in, use case called, answer printed. No rule is decided here.
//!
//! Exit status: 0 done; 1 done with an error finding, incomplete or refused; 2 unusable input or arguments, nothing written.

mod args;
mod commands;
mod failure;
mod output;
mod progress;
mod table;

use args::Cli;
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return failure::bad_arguments(&error),
    };
    let lang = cli.lang();
    match commands::run(&cli) {
        Ok(status) => ExitCode::from(status),
        Err(Failure::Unusable(findings)) => {
            output::findings_to_stderr(&findings, lang, cli.wants_json());
            ExitCode::from(2)
        }
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
    }
}
