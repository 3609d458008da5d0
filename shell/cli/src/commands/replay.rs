//! `yunheng replay`: a past log of tickets under the present rules.

use super::{format_of, serve};
use crate::args::{Cli, Format, ReplayArgs};
use crate::failure::Failure;
use crate::output;
use crate::table::Table;
use yunheng_api::{ReplayJson, ReplayTimesJson};
use yunheng_app::replay::replay_log;
use yunheng_values::Lang;

pub fn run(cli: &Cli, args: &ReplayArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let told = serve::runtime()?.block_on(replay_log(&args.log, args.most, args.from));
    let told = told.map_err(|problem| Failure::problem("replay", problem))?;
    match format {
        Format::Json => output::write_json(cli.output.as_deref(), &told)?,
        _ => output::write_all(cli.output.as_deref(), for_people(&told, cli.lang()).as_bytes())?,
    }
    Ok(0)
}

fn for_people(told: &ReplayJson, lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new(["项目", ">重演", ">原记录"]),
        Lang::En => Table::new(["what", ">here", ">log"]),
    };
    let mut row = |zh: &str, en: &str, here: String, log: String| {
        table.row([if lang == Lang::Zh { zh } else { en }.to_owned(), here, log]);
    };
    let none = String::new;
    row("工单", "tickets", told.tickets.to_string(), none());
    row("步骤", "steps", told.events.to_string(), none());
    row("流程中没有位置的步骤", "steps without a place", told.without_place.to_string(), none());
    row("已结束", "ended", told.ended.to_string(), none());
    row("响应（中位／九成，分钟）", "response (median / 90 %, minutes)", minutes(&told.response), none());
    row("处理（中位／九成，分钟）", "handling (median / 90 %, minutes)", minutes(&told.handling), none());
    row("处理用时与原记录相同", "handled in the time of the log", told.handling_as_log.to_string(), none());
    row("响应超时", "answered late", told.response_late.to_string(), none());
    let limit = &told.limit;
    let missed = limit.both_missed + limit.only_log_missed;
    row("超时", "late", told.late.to_string(), missed.to_string());
    row("两边都超时", "late by both", limit.both_missed.to_string(), limit.both_missed.to_string());
    row("转办", "passed on", told.reassigned.here.to_string(), told.reassigned.log.to_string());
    row("重新打开", "opened again", told.reopened.here.to_string(), told.reopened.log.to_string());
    table.render()
}

fn minutes(times: &ReplayTimesJson) -> String {
    let shown = |value: Option<i64>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    format!("{} / {}", shown(times.median_minutes), shown(times.ninth_tenth_minutes))
}
