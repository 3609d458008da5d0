//! `yunheng size`.

use super::{announce, format_of, issued_on, one_standard_input, write_document};
use crate::args::{Cli, Format, SizeArgs};
use crate::failure::Failure;
use crate::output::{self, Sink};
use crate::progress::Progress;
use crate::table::Table;
use yunheng_api::AdviceJson;
use yunheng_app::{
    RulesRequest, Sizing, advice_cells, advice_json, open_pack, resolve, size_files, write_size_csv,
    write_size_json,
};
use yunheng_report::sizing_list;
use yunheng_values::{Findings, Lang};

/// More rows than this are for a file, not for a screen.
const ROWS_FOR_PEOPLE: usize = 60;

pub fn run(cli: &Cli, args: &SizeArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json, Format::Csv, Format::Xlsx])?;
    let pack = open_pack(&args.pack)?;
    let request = RulesRequest { at: Some(args.at), choices: args.rulings.clone() };
    let (rules, outside) = resolve(&pack, &request)?;
    announce(cli, &rules, true);
    let (resources, usage) = (args.resources.display().to_string(), args.usage.display().to_string());
    one_standard_input(&[&resources, &usage])?;
    let progress = Progress::start(cli.lang(), "读取使用率", "reading usage");
    let sizing = size_files(&rules, &resources, &usage, args.at)?;
    drop(progress);
    let findings: Findings = outside.iter().chain(&sizing.findings).cloned().collect();
    match format {
        Format::Xlsx => {
            let input = sizing.report_input(&rules, &findings, issued_on(cli), cli.lang());
            write_document(cli, format, &sizing_list(&input))?;
        }
        Format::Json => stream(cli, |out| write_size_json(&sizing, &findings, cli.lang(), out))?,
        Format::Csv => stream(cli, |out| write_size_csv(&sizing, cli.lang(), out))?,
        _ => output::write_all(cli.output.as_deref(), for_people(&sizing, cli.lang()).as_bytes())?,
    }
    output::findings_beside(&findings, cli.lang(), format == Format::Json);
    Ok(output::status(&findings))
}

fn stream(cli: &Cli, write: impl Fn(&mut Sink<'_>) -> std::io::Result<()>) -> Result<(), Failure> {
    let mut sink = Sink::open(cli.output.as_deref())?;
    write(&mut sink).map_err(|error| Failure::writing("output", &error))?;
    sink.finish()
}

fn for_people(sizing: &Sizing, lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new([
            "资源",
            "单位",
            "维度",
            "建议",
            "强度",
            ">峰值%",
            ">现规格",
            ">建议规格",
            "说明",
            "依据",
        ]),
        Lang::En => Table::new([
            "resource",
            "unit",
            "dimension",
            "action",
            "modality",
            ">peak %",
            ">from",
            ">to",
            "note",
            "clauses",
        ]),
    };
    let (mut shown, mut hidden) = (0, 0);
    let all: Result<(), std::convert::Infallible> = sizing.for_each(|resource, row| {
        let is_quiet = matches!(row.action.as_str(), "keep" | "no_data");
        match (is_quiet, shown < ROWS_FOR_PEOPLE) {
            (true, _) => {}
            (false, true) => {
                shown += 1;
                table.row(row_for_people(&advice_json(resource, row, lang), row.action.text().in_lang(lang)));
            }
            (false, false) => hidden += 1,
        }
        Ok(())
    });
    let Ok(()) = all;
    let mut out = table.render();
    if hidden > 0 {
        out.push_str(&match lang {
            Lang::Zh => format!("另有{hidden}条，用 --format csv 或 xlsx 查看全部\n"),
            Lang::En => format!("{hidden} more; use --format csv or xlsx\n"),
        });
    }
    out + sizing.tally.summary().in_lang(lang) + "\n"
}

fn row_for_people(row: &AdviceJson, action: &str) -> [String; 10] {
    let [id, unit, _, dimension, _, modality, peak, _, _, _, _, _, _, from, to, note, clauses] =
        advice_cells(row);
    [id, unit, dimension, action.to_owned(), modality, peak, from, to, note, clauses]
}
