//! One file a command: read arguments, call the use case, print.

mod calendar;
mod deadline;
mod policy;
mod policy_explain;

use crate::args::{Cli, Command, Format};
use crate::failure::Failure;
use clap::CommandFactory;

/// Runs a command and says its exit status.
pub fn run(cli: &Cli) -> Result<u8, Failure> {
    match &cli.command {
        Command::Policy(command) => policy::run(cli, command),
        Command::Deadline(args) => deadline::run(cli, args),
        Command::Calendar(command) => calendar::run(cli, command),
        Command::Rate(_) | Command::Size(_) | Command::Assess(_) | Command::Settle(_) => Ok(0),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Cli::command(), "yunheng", &mut std::io::stdout());
            Ok(0)
        }
    }
}

/// The format asked for, or the command's own; another one is a failure that lists what there is.
fn format_of(cli: &Cli, default: Format, allowed: &[Format]) -> Result<Format, Failure> {
    let format = cli.format.unwrap_or(default);
    if format == default || allowed.contains(&format) {
        return Ok(format);
    }
    let names: Vec<String> = allowed.iter().chain([&default]).map(|format| format!("{format:?}").to_lowercase()).collect();
    let list = names.join(", ");
    Err(Failure::argument("--format", format!("本命令的格式：{list}"), format!("this command knows {list}")))
}
