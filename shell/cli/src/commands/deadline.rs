//! `yunheng deadline`.

use super::{announce, format_of};
use crate::args::{Cli, DeadlineArgs, Format};
use crate::failure::Failure;
use crate::output;
use yunheng_api::{DeadlineJson, findings_json};
use yunheng_app::{DeadlineQuestion, Home, Limit, deadline, load_calendar, open_pack, resolve};
use yunheng_values::{Finding, Lang, Text, parse_moment};

pub fn run(cli: &Cli, args: &DeadlineArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let pack = open_pack(&args.pack)?;
    let (rules, outside) = resolve(&pack, &args.rules.request())?;
    announce(cli, &rules, args.rules.at.is_some());
    let calendar = load_calendar(&Home::from_environment())?;
    let from = parse_moment(&args.from).map_err(|error| {
        let message =
            Text::new(format!("“{}”不是时刻", error.found), format!("`{}` is not an instant", error.found));
        let hint = ("应为YYYY-MM-DD或RFC 3339时刻", "expected YYYY-MM-DD or an RFC 3339 instant");
        vec![Finding::error("bad_argument", "--from", message).hint(hint.0, hint.1)]
    })?;
    let question = match (&args.limit, &args.key) {
        (Some(limit), _) => DeadlineQuestion::Limit(Limit::parse(limit).map_err(|error| {
            let hint = "2wd, 5d, 30min, 1month, 2y";
            let message = Text::new(format!("“{limit}”不是时限；例：{hint}"), error.to_string());
            vec![Finding::error("bad_argument", "--limit", message)]
        })?),
        (None, key) => DeadlineQuestion::Key(key.clone().unwrap_or_default()),
    };
    let mut answer = deadline(&rules, &calendar, &question, from, args.backward, cli.lang())?;
    answer.findings.extend(findings_json(&outside, cli.lang()));
    match format {
        Format::Json => output::write_json(cli.output.as_deref(), &answer)?,
        _ => output::write_all(cli.output.as_deref(), for_people(&answer, cli.lang()).as_bytes())?,
    }
    Ok(0)
}

fn for_people(answer: &DeadlineJson, lang: Lang) -> String {
    let word = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let mut out = format!("{}  {}\n", word("起算", "from      "), answer.from);
    out.push_str(&format!("{}  {}\n", word("时限", "limit     "), answer.limit));
    let provisional = if answer.provisional { word("（暂估）", " (provisional)") } else { String::new() };
    out.push_str(&format!("{}  {}{provisional}\n", word("到期", "due on    "), answer.due_on));
    out.push_str(&format!("{}  {}\n", word("逾期自", "late from "), answer.due_at));
    if let Some(from) = &answer.rolled_from {
        out.push_str(&format!("{}  {from}\n", word("顺延自", "rolled    ")));
    }
    if !answer.skipped.is_empty() {
        let days: Vec<String> = answer.skipped.iter().map(|day| format!("{}{}", day.date, day.why)).collect();
        out.push_str(&format!("{}  {}\n", word("不计", "skipped   "), days.join(" ")));
    }
    out.push_str(&format!("{}  {}\n", word("依据", "clauses   "), answer.clauses.join(" ")));
    for finding in &answer.findings {
        let severity = match finding.severity {
            "error" => word("错误", "error"),
            "warning" => word("警告", "warning"),
            _ => word("说明", "note"),
        };
        out.push_str(&format!("{severity}  {}\n", finding.message));
    }
    out
}
