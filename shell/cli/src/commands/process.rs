//! `yunheng process`.

use super::{format_of, one_standard_input};
use crate::args::{Cli, Format, ProcessCommand};
use crate::failure::Failure;
use crate::output::{self, finding_text};
use crate::table::Table;
use yunheng_api::{
    PassedJson, ProcessCheckJson, ProcessFileJson, ProcessJson, ReasonJson, UnsupportedJson, findings_json,
};
use yunheng_app::{CheckedProcess, ProcessFile, Proof, Reason, check_processes};
use yunheng_values::Lang;

pub fn run(cli: &Cli, command: &ProcessCommand) -> Result<u8, Failure> {
    match command {
        ProcessCommand::Check { files } => check(cli, files),
    }
}

fn check(cli: &Cli, files: &[String]) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    one_standard_input(&files.iter().map(String::as_str).collect::<Vec<_>>())?;
    let reports = check_processes(files)?;
    let target = cli.output.as_deref();
    match format {
        Format::Json => {
            let files = reports.iter().map(|report| file_json(report, cli.lang())).collect();
            output::write_json(target, &ProcessCheckJson { files })?;
        }
        _ => output::write_all(target, text(&reports, cli.lang()).as_bytes())?,
    }
    Ok(u8::from(!reports.iter().all(ProcessFile::is_usable)))
}

fn file_json(report: &ProcessFile, lang: Lang) -> ProcessFileJson {
    let findings = findings_json(&report.findings, lang);
    let unsupported = report.unsupported.iter();
    ProcessFileJson {
        file: report.file.clone(),
        error: findings.first().cloned(),
        findings,
        processes: report.processes.iter().map(|process| process_json(process, lang)).collect(),
        unsupported: unsupported
            .map(|one| UnsupportedJson { element: one.element.clone(), id: one.id.clone() })
            .collect(),
    }
}

fn process_json(process: &CheckedProcess, lang: Lang) -> ProcessJson {
    ProcessJson {
        id: process.id.clone(),
        name: process.name.clone(),
        executable: process.executable,
        sound: process.proof.is_some(),
        proof: process.proof.map(|proof| match proof {
            Proof::Blocks => "blocks",
            Proof::Explored(_) => "explored",
        }),
        reasons: process.reasons.iter().flat_map(|reason| reason_json(reason, lang)).collect(),
    }
}

fn reason_json(reason: &Reason, lang: Lang) -> Option<ReasonJson> {
    let path = reason.path.iter().map(|one| PassedJson { id: one.id.to_string(), name: one.name.clone() });
    let finding = findings_json(std::slice::from_ref(&reason.finding), lang).pop()?;
    Some(ReasonJson { finding, path: path.collect() })
}

fn text(reports: &[ProcessFile], lang: Lang) -> String {
    let mut out = String::new();
    let mut table = match lang {
        Lang::Zh => Table::new(["文件", "流程", "名称", "可执行", "健全", "依据"]),
        Lang::En => Table::new(["file", "process", "name", "executable", "sound", "proof"]),
    };
    for report in reports {
        let reasons =
            report.processes.iter().flat_map(|process| &process.reasons).map(|reason| &reason.finding);
        for finding in report.findings.iter().chain(reasons) {
            out.push_str(&finding_text(finding, lang));
        }
        for one in &report.unsupported {
            out.push_str(&match lang {
                Lang::Zh => format!("保留而不执行 {} {}（{}）\n", one.element, one.id, one.place),
                Lang::En => format!("kept, not executed: {} {} ({})\n", one.element, one.id, one.place),
            });
        }
        for process in &report.processes {
            let name = process.name.split_whitespace().collect::<Vec<_>>().join(" ");
            let [executable, sound] =
                [process.executable, process.proof.is_some()].map(|is_so| yes_or_no(is_so, lang).to_owned());
            let proof = proof_text(process.proof, lang);
            table.row([report.file.clone(), process.id.clone(), name, executable, sound, proof]);
        }
    }
    out + &table.render()
}

fn yes_or_no(is_so: bool, lang: Lang) -> &'static str {
    match (lang, is_so) {
        (Lang::Zh, true) => "是",
        (Lang::Zh, false) => "否",
        (Lang::En, true) => "yes",
        (Lang::En, false) => "no",
    }
}

fn proof_text(proof: Option<Proof>, lang: Lang) -> String {
    match (proof, lang) {
        (None, _) => String::new(),
        (Some(Proof::Blocks), Lang::Zh) => "分支与汇合成对".to_owned(),
        (Some(Proof::Blocks), Lang::En) => "splits and joins nest".to_owned(),
        (Some(Proof::Explored(states)), Lang::Zh) => format!("推演了全部{states}种状态"),
        (Some(Proof::Explored(states)), Lang::En) => format!("all {states} states looked at"),
    }
}
