//! `yunheng calendar`.

use super::format_of;
use crate::args::{CalendarCommand, Cli, Format};
use crate::failure::Failure;
use crate::output;
use serde_json::json;
use yunheng_app::{Home, import_calendar, load_calendar};

pub fn run(cli: &Cli, command: &CalendarCommand) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let home = Home::from_environment();
    let (answer, text) = match command {
        CalendarCommand::Import { file, replace } => {
            let notice = import_calendar(&home, file, *replace)?;
            let (year, days) = (notice.year, notice.days.len());
            let text = format!("已导入{year}年放假安排，共{days}天 · imported {year}: {days} days\n");
            (json!({ "year": year, "days": days }), text)
        }
        CalendarCommand::Show => {
            let years: Vec<i32> = load_calendar(&home)?.published_years().collect();
            let listed: Vec<String> = years.iter().map(ToString::to_string).collect();
            (json!({ "published": years }), format!("已公布 published: {}\n", listed.join(" ")))
        }
    };
    match format {
        Format::Json => output::write_json(cli.output.as_deref(), &answer)?,
        _ => output::write_all(cli.output.as_deref(), text.as_bytes())?,
    }
    Ok(0)
}
