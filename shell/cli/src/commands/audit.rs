//! `yunheng audit verify | export`.

use super::{format_of, serve};
use crate::args::{AuditCommand, AuditExportArgs, AuditVerifyArgs, Cli, Format};
use crate::failure::Failure;
use crate::output::{self, Sink};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use yunheng_api::{AuditExportJson, AuditVerifyJson, findings_json};
use yunheng_app::trail::{self, AuditReport, Checkpoint, PublicKey, Trust};
use yunheng_server::attach_app;
use yunheng_values::{Finding, Findings, Lang, Text};

pub fn run(cli: &Cli, command: &AuditCommand) -> Result<u8, Failure> {
    match command {
        AuditCommand::Verify(args) => verify(cli, args),
        AuditCommand::Export(args) => export(cli, args),
    }
}

fn verify(cli: &Cli, args: &AuditVerifyArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let (source, keys, report) = match &args.file {
        Some(file) => offline(file, args)?,
        None => live(args)?,
    };
    if report.findings.iter().any(|finding| finding.code == "not_an_export") {
        return Err(Failure::Unusable(report.findings));
    }
    let (target, lang) = (cli.output.as_deref(), cli.lang());
    if format == Format::Json {
        output::write_json(target, &to_json(source, &keys, &report, lang))?;
    } else {
        output::write_all(target, for_people(&report, lang).as_bytes())?;
        output::findings_beside(&report.findings, lang, false);
    }
    Ok(u8::from(!report.is_intact()))
}

/// An export, with nothing but the file, the key and what was kept.
fn offline(
    file: &Path,
    args: &AuditVerifyArgs,
) -> Result<(&'static str, Vec<PublicKey>, AuditReport), Failure> {
    let keys = args.keys.iter().map(|path| read_key(path)).collect::<Result<Vec<_>, _>>()?;
    let (known, beside) = known(&args.known, &keys)?;
    let shown = file.display().to_string();
    let opened = File::open(file).map_err(|error| unreadable(&shown, &error))?;
    let trust = Trust { keys: keys.clone(), known };
    let report = trail::verify_file(&mut BufReader::with_capacity(1 << 20, opened), trust)
        .map_err(|error| unreadable(&shown, &error))?;
    Ok(("export", keys, with_findings(report, beside)))
}

/// The database, with the keys that are there.
fn live(args: &AuditVerifyArgs) -> Result<(&'static str, Vec<PublicKey>, AuditReport), Failure> {
    if !args.keys.is_empty() {
        return Err(Failure::argument(
            "--key",
            "校验数据库时用数据目录里的密钥，--key 只用于导出文件",
            "a database is verified with the keys of its data folder; --key is for an export",
        ));
    }
    let config = serve::place(&args.place)?;
    let verified = serve::runtime()?.block_on(async {
        let app = attach_app(&config).await.map_err(|error| serve::unopened("audit", &error))?;
        let (known, beside) = known(&args.known, &[app.keys().public_key()])?;
        let verified = trail::verify_live(&app, None, known).await;
        let verified = verified.map_err(|problem| Failure::problem("audit", problem))?;
        Ok::<_, Failure>((verified.public_key, with_findings(verified.report, beside)))
    });
    let (key, report) = verified?;
    Ok(("database", vec![key], report))
}

fn with_findings(mut report: AuditReport, findings: Findings) -> AuditReport {
    report.errors += findings.iter().filter(|finding| output::is_error(finding)).count() as u64;
    report.findings.extend(findings);
    report
}

fn read_key(path: &Path) -> Result<PublicKey, Failure> {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(&shown, &error))?;
    PublicKey::parse(text.trim()).ok_or_else(|| {
        let message = Text::new(
            "不是公钥：应为130个十六进制数字，如数据目录中的 keys/audit-sm2.pub",
            "no public key: 130 hexadecimal digits are expected, as in keys/audit-sm2.pub of the data folder",
        );
        Failure::Unusable(vec![Finding::error("bad_key", shown, message)])
    })
}

/// The checkpoints that were kept elsewhere. One whose signature is not good is a finding: somebody changed the file. Without a key they
/// are taken as they are.
pub(super) fn known(files: &[PathBuf], keys: &[PublicKey]) -> Result<(Vec<Checkpoint>, Findings), Failure> {
    let (mut known, mut findings) = (Vec::new(), Findings::new());
    for path in files {
        let shown = path.display().to_string();
        let (read, odd) = trail::read_checkpoints(path).map_err(|error| unreadable(&shown, &error))?;
        if read.is_empty() {
            let message = Text::new("文件里没有检查点", "there is no checkpoint in the file");
            return Err(Failure::Unusable(vec![Finding::error("no_checkpoint", shown, message)]));
        }
        findings.extend(odd);
        for signed in read {
            if keys.is_empty() || keys.iter().any(|key| signed.is_signed_by(key)) {
                known.push(signed.checkpoint);
            } else {
                findings.push(not_signed(&shown, &signed.checkpoint));
            }
        }
    }
    Ok((known, findings))
}

fn not_signed(place: &str, checkpoint: &Checkpoint) -> Finding {
    let (date, position) = (checkpoint.date, checkpoint.position);
    let message = Text::new(
        format!("另存的{date}检查点（第{position}条）签名无效，未用于比对"),
        format!(
            "the kept checkpoint of {date}, position {position}, has no good signature and was not compared"
        ),
    );
    Finding::error("known_not_signed", place, message)
}

fn unreadable(place: &str, error: &std::io::Error) -> Failure {
    let message = Text::new(format!("读不出：{error}"), format!("cannot be read: {error}"));
    Failure::Unusable(vec![Finding::error("unreadable", place, message)])
}

fn to_json(source: &'static str, keys: &[PublicKey], report: &AuditReport, lang: Lang) -> AuditVerifyJson {
    AuditVerifyJson {
        source,
        is_intact: report.is_intact(),
        entries: report.summary.entries,
        first: report.summary.first,
        last: report.summary.last,
        checkpoints: report.summary.checkpoints,
        signed_to: report.summary.signed_to,
        unsealed: report.summary.unsealed,
        public_keys: keys.iter().map(ToString::to_string).collect(),
        findings: findings_json(&report.findings, lang),
        more: report.more,
    }
}

fn for_people(report: &AuditReport, lang: Lang) -> String {
    let summary = &report.summary;
    let (first, last) = (summary.first.unwrap_or(0), summary.last.unwrap_or(0));
    let (entries, checkpoints, unsealed) = (summary.entries, summary.checkpoints, summary.unsealed);
    let (zh, en) = match summary.signed_to {
        Some(position) => (format!("签名至第{position}条"), format!("signed to {position}")),
        None => ("没有可信的签名".to_owned(), "without a trusted signature".to_owned()),
    };
    match (report.is_intact(), lang) {
        (true, Lang::Zh) => {
            format!(
                "完整：第{first}至{last}条，共{entries}条；有效检查点{checkpoints}个，{zh}；待封{unsealed}条\n"
            )
        }
        (false, Lang::Zh) => format!(
            "不完整：发现{}处问题。第{first}至{last}条，共{entries}条；有效检查点{checkpoints}个，{zh}\n",
            report.errors
        ),
        (true, Lang::En) => format!(
            "intact: entries {first} to {last}, {entries} of them; {checkpoints} good checkpoints, {en}; {unsealed} not sealed yet\n"
        ),
        (false, Lang::En) => format!(
            "not intact: {} faults found. Entries {first} to {last}, {entries} of them; {checkpoints} good checkpoints, {en}\n",
            report.errors
        ),
    }
}

fn export(cli: &Cli, args: &AuditExportArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let Some(file) = cli.output.as_deref() else {
        return Err(Failure::argument(
            "--output",
            "须用 --output 指定导出文件",
            "name the file of the export with --output",
        ));
    };
    let config = serve::place(&args.place)?;
    let mut sink = Sink::open(Some(file))?;
    let exported = serve::runtime()?.block_on(async {
        let app = attach_app(&config).await.map_err(|error| serve::unopened("audit", &error))?;
        let exported = trail::export(&app, None, args.from, &mut sink).await;
        exported.map_err(|problem| Failure::problem("audit", problem))
    })?;
    sink.finish()?;
    let (first, last, end) = (exported.first, exported.last, exported.end);
    if format == Format::Json {
        let answer = AuditExportJson {
            file: file.display().to_string(),
            first,
            last,
            entries: end.entries,
            checkpoints: end.checkpoints,
            unsealed: end.unsealed,
        };
        output::write_json(None, &answer)?;
    } else {
        output::message(&match cli.lang() {
            Lang::Zh => format!("已导出第{first}至{last}条，检查点{}个\n", end.checkpoints),
            Lang::En => format!("exported entries {first} to {last} with {} checkpoints\n", end.checkpoints),
        });
    }
    Ok(0)
}
