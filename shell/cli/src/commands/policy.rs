//! `yunheng policy`.

use super::{format_of, policy_explain, policy_export, policy_test};
use crate::args::{Cli, Format, PolicyCommand, RulesArgs};
use crate::failure::Failure;
use crate::output::{self, finding_text};
use crate::table::Table;
use std::path::Path;
use yunheng_api::{CheckJson, CheckedPackJson, CoverageJson, findings_json};
use yunheng_app::{
    Coverage, Home, PolicyReport, article_rows, check_packs, load_official_text, open_pack, resolve,
    weave_pack,
};
use yunheng_values::{Findings, Lang};

pub fn run(cli: &Cli, command: &PolicyCommand) -> Result<u8, Failure> {
    match command {
        PolicyCommand::Check { packs } => check(cli, packs),
        PolicyCommand::Coverage { packs } => coverage(cli, packs),
        PolicyCommand::Explain { pack, id, rules } => policy_explain::run(cli, pack, id, rules),
        PolicyCommand::Test { packs } => policy_test::run(cli, packs),
        PolicyCommand::Weave { pack, rules } => weave(cli, pack, rules),
        PolicyCommand::LoadText { pack, document, file } => load_text(cli, pack, document, file),
        PolicyCommand::Export { pack, place } => policy_export::run(cli, pack, place),
    }
}

fn weave(cli: &Cli, pack: &str, rules: &RulesArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let pack = open_pack(pack)?;
    let (rules, outside) = resolve(&pack, &rules.request())?;
    let book = weave_pack(&rules, &Home::from_environment());
    let target = cli.output.as_deref();
    match format {
        Format::Json => {
            let (id, at) = (&pack.manifest.id, rules.day().to_string());
            let findings = findings_json(&outside, cli.lang());
            let answer = serde_json::json!({
                "pack": id, "digest": pack.digest, "at": at, "markdown": book, "findings": findings,
            });
            output::write_json(target, &answer)?;
        }
        _ => {
            output::findings_beside(&outside, cli.lang(), false);
            output::write_all(target, book.as_bytes())?;
        }
    }
    Ok(0)
}

fn load_text(cli: &Cli, pack: &str, document: &str, file: &Path) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let (found, all) = load_official_text(&open_pack(pack)?, &Home::from_environment(), document, file)?;
    let target = cli.output.as_deref();
    match format {
        Format::Json => output::write_json(target, &serde_json::json!({ "found": found, "articles": all }))?,
        _ => {
            let text = format!("已载入，{all}条中找到{found}条 · loaded, {found} of {all} articles found\n");
            output::write_all(target, text.as_bytes())?;
        }
    }
    Ok(0)
}

fn check(cli: &Cli, packs: &[String]) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let reports = check_packs(packs);
    if reports.iter().any(|report| report.digest.is_empty()) {
        let unreadable: Findings =
            reports.into_iter().filter(|report| report.digest.is_empty()).flat_map(|r| r.findings).collect();
        return Err(Failure::Unusable(unreadable));
    }
    let target = cli.output.as_deref();
    match format {
        Format::Json => output::write_json(target, &check_json(&reports, cli.lang()))?,
        _ => output::write_all(target, check_text(&reports, cli.lang()).as_bytes())?,
    }
    Ok(reports.iter().map(|report| output::status(&report.findings)).max().unwrap_or(0))
}

fn check_json(reports: &[PolicyReport], lang: Lang) -> CheckJson {
    let pack = |report: &PolicyReport| CheckedPackJson {
        pack: report.pack.clone(),
        version: report.version.clone(),
        digest: report.digest.clone(),
        findings: findings_json(&report.findings, lang),
        coverage: coverage_json(report.coverage),
    };
    CheckJson { packs: reports.iter().map(pack).collect() }
}

fn coverage_json(coverage: Coverage) -> CoverageJson {
    CoverageJson {
        articles: coverage.articles,
        encoded: coverage.encoded,
        not_computable: coverage.not_computable,
        out_of_scope: coverage.out_of_scope,
        missing: coverage.missing,
    }
}

fn check_text(reports: &[PolicyReport], lang: Lang) -> String {
    let mut out = String::new();
    for report in reports {
        out.push_str(&format!("{} {}  SM3 {}\n", report.pack, report.version, report.digest));
        for finding in &report.findings {
            out.push_str(&finding_text(finding, lang));
        }
    }
    out.push_str(&coverage_table(reports, lang));
    out
}

fn coverage_table(reports: &[PolicyReport], lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new(["规则包", ">条款", ">已编码", ">不可计算", ">范围外", ">缺处置", ">错误"]),
        Lang::En => Table::new([
            "pack",
            ">articles",
            ">encoded",
            ">not computable",
            ">out of scope",
            ">missing",
            ">errors",
        ]),
    };
    for report in reports {
        let (c, errors) = (
            report.coverage,
            report.findings.iter().filter(|f| f.severity == yunheng_values::Severity::Error).count(),
        );
        let numbers = [c.articles, c.encoded, c.not_computable, c.out_of_scope, c.missing, errors]
            .map(|n| n.to_string());
        let [articles, encoded, not_computable, out_of_scope, missing, errors] = numbers;
        table.row([report.pack.clone(), articles, encoded, not_computable, out_of_scope, missing, errors]);
    }
    table.render()
}

fn coverage(cli: &Cli, packs: &[String]) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let articles = article_rows(packs)?;
    if format == Format::Json {
        let rows: Vec<serde_json::Value> = articles
            .iter()
            .map(|row| {
                serde_json::json!({
                    "pack": row.pack, "article": row.article, "place": row.place, "state": row.state, "because": row.because,
                })
            })
            .collect();
        output::write_json(cli.output.as_deref(), &serde_json::json!({ "articles": rows }))?;
    } else {
        let mut table =
            Table::new(["规则包 pack", "条款 article", "位置 place", "处置 state", "理由 because"]);
        articles
            .into_iter()
            .for_each(|row| table.row([row.pack, row.article, row.place, row.state.to_owned(), row.because]));
        let text = table.render() + "\n" + &coverage_table(&check_packs(packs), cli.lang());
        output::write_all(cli.output.as_deref(), text.as_bytes())?;
    }
    Ok(0)
}
