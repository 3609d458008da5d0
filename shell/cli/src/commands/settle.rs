//! `yunheng settle`.

use super::{announce, format_of, issued_on, write_document};
use crate::args::{Cli, Format, SettleArgs};
use crate::failure::Failure;
use crate::output;
use crate::table::Table;
use yunheng_api::SettlementJson;
use yunheng_app::{
    open_pack, read_settlement, resolve, settle_file, settlement_input, settlement_json, with_settings,
};
use yunheng_report::settlement_statement;
use yunheng_values::{Findings, Lang};

pub fn run(cli: &Cli, args: &SettleArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json, Format::Pdf])?;
    let pack = open_pack(&args.pack)?;
    let (rules, outside) = resolve(&pack, &args.rules.request())?;
    announce(cli, &rules, args.rules.at.is_some());
    let settled = settle_file(&rules, &args.cycles)?;
    let findings: Findings = outside.iter().chain(&settled.findings).cloned().collect();
    match format {
        Format::Pdf => {
            // The document names the readings that the file chose, so it is made under them.
            let chosen = with_settings(&rules, &read_settlement(&args.cycles)?)?;
            let input = settlement_input(&chosen, &settled, &findings, issued_on(cli), cli.lang());
            write_document(cli, format, &settlement_statement(&input))?;
        }
        format => {
            let answer = settlement_json(&rules, &settled, &outside, cli.lang());
            let target = cli.output.as_deref();
            match format {
                Format::Json => output::write_json(target, &answer)?,
                _ => output::write_all(target, for_people(&answer, cli.lang()).as_bytes())?,
            }
        }
    }
    output::findings_beside(&findings, cli.lang(), format == Format::Json);
    Ok(output::status(&findings))
}

fn for_people(answer: &SettlementJson, lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new(["周期", ">计量费用（元）", ">比例", ">考核后", ">违约金", ">已付", ">应付"]),
        Lang::En => Table::new([
            "cycle",
            ">gross",
            ">ratio",
            ">after ratio",
            ">penalties",
            ">paid before",
            ">payable",
        ]),
    };
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    for cycle in &answer.cycles {
        table.row([
            cycle.id.clone(),
            cycle.gross.clone(),
            or_dash(&cycle.ratio),
            or_dash(&cycle.after_ratio),
            cycle.penalties.clone(),
            cycle.already_paid.clone(),
            or_dash(&cycle.payable),
        ]);
    }
    let word = if lang == Lang::Zh { "结转未抵扣违约金" } else { "carried over" };
    table.render() + &format!("{word}  {}\n", answer.carried_over)
}
