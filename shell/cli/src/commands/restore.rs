//! `yunheng restore`.

use super::{audit, backup, format_of, serve};
use crate::args::{Cli, Format, RestoreArgs};
use crate::failure::Failure;
use crate::output;
use crate::progress::Progress;
use std::sync::Arc;
use yunheng_api::{RestoreJson, findings_json};
use yunheng_app::SystemClock;
use yunheng_app::backup::{Passphrase, Restored, Restoring, check, restore};
use yunheng_server::location;
use yunheng_values::{Findings, Lang};

pub fn run(cli: &Cli, args: &RestoreArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let passphrase = backup::passphrase(&args.passphrase_file)?;
    let progress = Progress::start(cli.lang(), "正在核对与恢复", "comparing and restoring");
    let shown = args.file.display().to_string();
    let (summary, findings, is_intact) = if args.check {
        let summary = check(&args.file, &passphrase);
        (summary.map_err(|problem| Failure::problem(&shown, problem))?, Findings::new(), None)
    } else {
        let (restored, beside) = into_place(args, &passphrase, &shown)?;
        let is_intact = restored.report.is_intact() && beside.is_empty();
        let findings = restored.report.findings.into_iter().chain(beside).collect();
        (restored.summary, findings, Some(is_intact))
    };
    drop(progress);
    if format == Format::Json {
        let answer = RestoreJson {
            backup: backup::to_json(&args.file, &summary),
            restored: !args.check,
            is_intact,
            findings: findings_json(&findings, cli.lang()),
        };
        output::write_json(cli.output.as_deref(), &answer)?;
    } else {
        let mut text = backup::for_people(&summary, cli.lang());
        text.push_str(match (args.check, cli.lang()) {
            (true, Lang::Zh) => "备份完好，未写入任何内容\n",
            (true, Lang::En) => "the backup is whole; nothing was written\n",
            (false, Lang::Zh) => "已恢复：逐表核对行数与摘要、引用与审计链。所有人须重新登录；备份之后的撤权、停用请重做\n",
            (false, Lang::En) => {
                "restored: rows, digests, references and the audit chain were compared. Everybody signs in again; repeat what was revoked or disabled since\n"
            }
        });
        output::write_all(cli.output.as_deref(), text.as_bytes())?;
        output::findings_beside(&findings, cli.lang(), false);
    }
    Ok(u8::from(is_intact == Some(false)))
}

fn into_place(
    args: &RestoreArgs,
    passphrase: &Passphrase,
    shown: &str,
) -> Result<(Restored, Findings), Failure> {
    let config = serve::place(&args.place)?;
    let database = location(&config).map_err(|error| serve::unopened("restore", &error))?;
    let (known, beside) = audit::known(&args.known, &[])?;
    let asked = Restoring {
        file: &args.file,
        passphrase,
        data: &config.data,
        database: config.database_url.is_some().then_some(&database),
        keys: args.keys.as_deref(),
        known,
    };
    let restored = serve::runtime()?.block_on(restore(asked, Arc::new(SystemClock)));
    Ok((restored.map_err(|problem| Failure::problem(shown, problem))?, beside))
}
