//! `yunheng assess`.

use super::{announce, format_of, issued_on, write_document};
use crate::args::{AssessArgs, Cli, Format};
use crate::failure::Failure;
use crate::output;
use crate::table::Table;
use yunheng_api::AssessmentJson;
use yunheng_app::{assess_file, assessment_input, assessment_json, open_pack, resolve};
use yunheng_report::assessment_report;
use yunheng_values::{Findings, Lang};

pub fn run(cli: &Cli, args: &AssessArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json, Format::Pdf, Format::Docx])?;
    let pack = open_pack(&args.pack)?;
    let (rules, outside) = resolve(&pack, &args.rules.request())?;
    announce(cli, &rules, args.rules.at.is_some());
    let (sheet, result) = assess_file(&rules, &args.sheet)?;
    let findings: Findings = outside.iter().chain(&result.findings).cloned().collect();
    match format {
        Format::Pdf | Format::Docx => {
            let input = assessment_input(&rules, (&sheet, &result), &findings, issued_on(cli), cli.lang());
            write_document(cli, format, &assessment_report(&input))?;
        }
        format => {
            let answer = assessment_json(&rules, &result, &outside, cli.lang());
            let target = cli.output.as_deref();
            match format {
                Format::Json => output::write_json(target, &answer)?,
                _ => output::write_all(target, for_people(&answer, cli.lang()).as_bytes())?,
            }
        }
    }
    output::findings_beside(&findings, cli.lang(), format == Format::Json);
    Ok(output::status(&findings).max(u8::from(!result.complete)))
}

fn for_people(answer: &AssessmentJson, lang: Lang) -> String {
    let mut leaves = match lang {
        Lang::Zh => Table::new(["指标", "名称", ">分值", ">得分", "来源"]),
        Lang::En => Table::new(["leaf", "name", ">points", ">awarded", "source"]),
    };
    for leaf in &answer.leaves {
        let awarded = leaf.awarded.clone().unwrap_or_else(|| "—".to_owned());
        leaves.row([
            leaf.id.clone(),
            leaf.name.clone(),
            leaf.points.clone(),
            awarded,
            leaf.source.to_owned(),
        ]);
    }
    let mut out = leaves.render();
    out.push('\n');
    for group in answer.groups.iter().filter(|group| group.level == 1) {
        out.push_str(&format!("{}  {}/{}\n", group.name, group.awarded, group.points));
    }
    let missing = || "—".to_owned();
    let words = match lang {
        Lang::Zh => ["合计", "折算", "事件扣分", "最终得分", "结算比例"],
        Lang::En => ["base", "normalized", "deductions", "final", "ratio"],
    };
    let ratio = answer
        .band
        .as_ref()
        .map_or_else(missing, |band| band.ratio.clone().unwrap_or_else(|| band.action.to_owned()));
    let figures = [
        answer.base.clone(),
        answer.normalized.clone().unwrap_or_else(missing),
        answer.deductions.clone(),
        answer.final_score.clone().unwrap_or_else(missing),
        ratio,
    ];
    for (word, figure) in words.iter().zip(figures) {
        out.push_str(&format!("{word}  {figure}\n"));
    }
    out
}
