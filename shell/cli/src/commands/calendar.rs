//! `yunheng calendar`.

use crate::args::{CalendarCommand, Cli};
use crate::failure::Failure;
use crate::output;
use yunheng_app::{Home, import_calendar, load_calendar};

pub fn run(cli: &Cli, command: &CalendarCommand) -> Result<u8, Failure> {
    let home = Home::from_environment();
    let text = match command {
        CalendarCommand::Import { file, replace } => {
            let notice = import_calendar(&home, file, *replace)?;
            let (year, days) = (notice.year, notice.days.len());
            format!("已导入{year}年放假安排，共{days}天 · imported {year}: {days} days\n")
        }
        CalendarCommand::Show => {
            let years: Vec<String> =
                load_calendar(&home)?.published_years().map(|year| year.to_string()).collect();
            format!("已公布 published: {}\n", years.join(" "))
        }
    };
    output::write_all(cli.output.as_deref(), text.as_bytes())?;
    Ok(0)
}
