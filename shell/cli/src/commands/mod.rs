//! One file a command: read arguments, call the use case, print.

mod assess;
mod audit;
mod backup;
mod calendar;
mod deadline;
mod demo;
mod doctor;
mod inventory;
mod policy;
mod policy_explain;
mod policy_export;
mod policy_test;
mod process;
mod rate;
mod rate_statement;
mod reconcile;
mod replay;
mod restore;
mod serve;
mod settle;
mod size;
mod user;

use crate::args::{Cli, Command, Format};
use crate::failure::Failure;
use crate::output;
use clap::CommandFactory;
use yunheng_app::Rules;
use yunheng_documents::{DocumentError, docx, pdf, xlsx};
use yunheng_report::Report;
use yunheng_values::{Date, Finding, Lang, Moment, Text};

/// Runs a command and says its exit status.
pub fn run(cli: &Cli) -> Result<u8, Failure> {
    match &cli.command {
        Command::Policy(command) => policy::run(cli, command),
        Command::Process(command) => process::run(cli, command),
        Command::Deadline(args) => deadline::run(cli, args),
        Command::Calendar(command) => calendar::run(cli, command),
        Command::Rate(args) => rate::run(cli, args),
        Command::Size(args) => size::run(cli, args),
        Command::Assess(args) => assess::run(cli, args),
        Command::Settle(args) => settle::run(cli, args),
        Command::Serve(args) => serve::run(cli, args),
        Command::Demo(args) => demo::run(cli, args),
        Command::Audit(command) => audit::run(cli, command),
        Command::Backup(args) => backup::run(cli, args),
        Command::Restore(args) => restore::run(cli, args),
        Command::Doctor(args) => doctor::run(cli, args),
        Command::Inventory { cloud } => inventory::run(cli, cloud),
        Command::Reconcile(args) => reconcile::run(cli, args),
        Command::Replay(args) => replay::run(cli, args),
        Command::User(command) => user::run(cli, command),
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
    let names: Vec<String> =
        allowed.iter().chain([&default]).map(|format| format!("{format:?}").to_lowercase()).collect();
    let list = names.join(", ");
    Err(Failure::argument("--format", format!("本命令的格式：{list}"), format!("this command knows {list}")))
}

/// Standard input can be read once.
fn one_standard_input(files: &[&str]) -> Result<(), Failure> {
    if files.iter().filter(|file| **file == "-").count() < 2 {
        return Ok(());
    }
    Err(Failure::argument("-", "标准输入只能供一个文件使用", "standard input can serve one file only"))
}

/// Says on stderr which day's rules apply when nobody named one, and which readings were chosen. JSON says both itself,
/// and a refusal must then be the only document on stderr.
fn announce(cli: &Cli, rules: &Rules<'_>, day_was_named: bool) {
    if cli.wants_json() {
        return;
    }
    let (pack, day, chosen) = (&rules.pack().manifest.id, rules.day(), rules.chosen().join(" "));
    let mut text = String::new();
    if !day_was_named {
        text.push_str(&match cli.lang() {
            Lang::Zh => format!("规则 {pack}，按最后一版，{day}\n"),
            Lang::En => format!("rules of {pack} at their last version, {day}\n"),
        });
    }
    if !chosen.is_empty() {
        text.push_str(&match cli.lang() {
            Lang::Zh => format!("另择口径 {chosen}\n"),
            Lang::En => format!("rulings read otherwise: {chosen}\n"),
        });
    }
    output::message(&text);
}

/// The date on a document: the one given, else today in Shanghai.
fn issued_on(cli: &Cli) -> Date {
    cli.issued_on.unwrap_or_else(|| {
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        Moment::from_epoch_seconds(now.cast_signed()).map_or(Date::MIN, Moment::date)
    })
}

/// Writes a report as a document.
fn write_document(cli: &Cli, format: Format, report: &Report) -> Result<(), Failure> {
    let (name, bytes) = match format {
        Format::Pdf => ("pdf", pdf(report)),
        Format::Docx => ("docx", docx(report)),
        _ => ("xlsx", xlsx(report)),
    };
    output::needs_file(cli.output.as_deref(), name)?;
    output::write_all(cli.output.as_deref(), &bytes.map_err(|error| document_error(&error))?)
}

/// A document that cannot be made: its figures are fine, but nothing is written.
fn document_error(error: &DocumentError) -> Failure {
    let code = if matches!(error, DocumentError::MissingGlyph { .. }) { "missing_glyph" } else { "document" };
    let text = error.to_string();
    Failure::Unusable(vec![Finding::error(code, "document", Text::new(text.clone(), text))])
}
