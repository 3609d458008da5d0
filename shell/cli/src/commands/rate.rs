//! `yunheng rate`.

use super::{announce, format_of, issued_on, one_standard_input, rate_statement};
use crate::args::{Cli, Format, RateArgs};
use crate::failure::Failure;
use crate::output::{self, Sink};
use crate::progress::Progress;
use crate::table::Table;
use std::io::Write;
use yunheng_api::{BecauseJson, TotalsJson};
use yunheng_app::rate::{
    RateFiles, Rating, RatingTables, explain_line, rate_all, totals_json, write_csv, write_focus, write_json,
};
use yunheng_app::{open_pack, resolve};
use yunheng_values::{DateRange, Finding, Findings, Lang, Text};

pub fn run(cli: &Cli, args: &RateArgs) -> Result<u8, Failure> {
    let formats = [Format::Json, Format::Csv, Format::Xlsx, Format::Pdf, Format::Focus];
    let format = format_of(cli, Format::Table, &formats)?;
    let period = period(&args.period)?;
    let pack = open_pack(&args.pack)?;
    let (rules, outside) = resolve(&pack, &args.rules.request())?;
    announce(cli, &rules, args.rules.at.is_some());
    let files = files(args);
    one_standard_input(&[
        &files.leases,
        files.prices.as_deref().unwrap_or(""),
        files.payers.as_deref().unwrap_or(""),
    ])?;
    let progress = Progress::start(cli.lang(), "计费", "rating");
    let rating = Rating::new(&rules, RatingTables::read(&files)?, period)?;
    let before: Findings = outside.into_iter().chain(rating.findings.iter().cloned()).collect();
    if let Some([resource, item, month]) = args.explain.as_deref() {
        let because = explain_line(&rating, resource, item, month, cli.lang())?;
        return explain(cli, format, &because);
    }
    let mut sink = Sink::open(cli.output.as_deref())?.watched(&progress);
    let unwritable = |error: std::io::Error| Failure::writing("output", &error);
    let tally = match format {
        Format::Json => write_json(&rating, &before, cli.lang(), &mut sink).map_err(unwritable)?,
        Format::Csv => write_csv(&rating, &mut sink).map_err(unwritable)?,
        Format::Focus => write_focus(&rating, &pack, &mut sink).map_err(unwritable)?,
        Format::Xlsx | Format::Pdf => {
            output::needs_file(cli.output.as_deref(), "xlsx/pdf")?;
            rate_statement::write(cli, format, (&rating, &before), &pack, issued_on(cli), &mut sink)?
        }
        _ => {
            let (_, tally) = rate_all(&rating);
            let text = for_people(&rating, &totals_json(&rating, &tally), tally.totals.lines(), cli.lang());
            sink.write_all(text.as_bytes()).map_err(unwritable)?;
            tally
        }
    };
    sink.finish()?;
    drop(progress);
    let after = rating.rater().findings(&tally, &rating.lease_file);
    let findings: Findings = before.into_iter().chain(after).collect();
    output::findings_beside(&findings, cli.lang(), format == Format::Json);
    Ok(output::status(&findings))
}

fn period(text: &str) -> Result<DateRange, Failure> {
    DateRange::parse(text).map_err(|error| {
        let message = Text::new(format!("“{text}”不是期间"), error.to_string());
        let finding = Finding::error("bad_argument", "--period", message).hint(
            "应为START/END，END不含，如2026-06-02/2026-12-02",
            "expected START/END, END exclusive, such as 2026-06-02/2026-12-02",
        );
        Failure::Unusable(vec![finding])
    })
}

fn files(args: &RateArgs) -> RateFiles {
    let shown = |path: &std::path::PathBuf| path.display().to_string();
    RateFiles {
        leases: shown(&args.leases),
        prices: args.prices.as_ref().map(shown),
        payers: args.payers.as_ref().map(shown),
    }
}

fn for_people(rating: &Rating, totals: &TotalsJson, lines: u64, lang: Lang) -> String {
    let word = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let mut out =
        format!("{} {}  {} {lines}\n\n", word("期间", "period"), rating.period, word("行数", "lines"));
    let mut section = |title: String, rows: Vec<[String; 2]>| {
        let charge = word(">费用（元）", ">charge (yuan)");
        let mut table = Table::new([&title, &charge]);
        rows.into_iter().for_each(|row| table.row(row));
        out.push_str(&(table.render() + "\n"));
    };
    section(
        word("单位", "unit"),
        totals.by_unit.iter().map(|t| [t.unit_id.clone(), t.charge.clone()]).collect(),
    );
    let nobody = word("（未指定付款方）", "(no payer)");
    let payer = |name: &Option<String>| name.clone().unwrap_or_else(|| nobody.clone());
    section(
        word("付款方", "payer"),
        totals.by_payer.iter().map(|t| [payer(&t.payer), t.charge.clone()]).collect(),
    );
    section(
        word("服务项", "item"),
        totals.by_item.iter().map(|t| [t.item.clone(), t.charge.clone()]).collect(),
    );
    section(
        word("月份", "month"),
        totals.by_month.iter().map(|t| [t.month.clone(), t.charge.clone()]).collect(),
    );
    let state = if totals.complete {
        String::new()
    } else {
        word("（暂估：有未能计费的行）", " (provisional: some rows are not rated)")
    };
    out.push_str(&format!("{} {}{state}\n", word("合计", "total"), totals.charge));
    out
}

fn explain(cli: &Cli, format: Format, because: &BecauseJson) -> Result<u8, Failure> {
    if format == Format::Json {
        output::write_json(cli.output.as_deref(), because)?;
        return Ok(0);
    }
    let word = |zh: &str, en: &str| if cli.lang() == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let mut out = format!("{}\n", word("事实", "facts"));
    for fact in &because.facts {
        out.push_str(&format!("  {}  {}  [{}]\n", fact.name, fact.value, fact.source));
    }
    out.push_str(&format!("{}\n", word("计算", "arithmetic")));
    for step in &because.steps {
        out.push_str(&format!("  {}  {} = {}\n", step.name, step.expression, step.result));
    }
    out.push_str(&format!("{}  {}\n", word("依据", "clauses"), because.clauses.join(" ")));
    out.push_str(&format!("{}  {}\n", word("口径", "rulings"), because.rulings.join(" ")));
    output::write_all(cli.output.as_deref(), out.as_bytes())?;
    Ok(0)
}
