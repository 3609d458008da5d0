//! `yunheng backup`.

use super::{format_of, serve};
use crate::args::{BackupArgs, Cli, Format};
use crate::failure::Failure;
use crate::output;
use crate::progress::Progress;
use std::io::Read;
use std::path::Path;
use yunheng_api::{BackupJson, BackupPackJson};
use yunheng_app::backup::{self, Passphrase, Summary};
use yunheng_server::attach_app;
use yunheng_values::{Finding, Lang, Text};

pub fn run(cli: &Cli, args: &BackupArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let Some(file) = cli.output.as_deref() else {
        return Err(Failure::argument(
            "--output",
            "须用 --output 指定备份文件",
            "name the file of the backup with --output",
        ));
    };
    let (config, passphrase) = (serve::place(&args.place)?, passphrase(&args.passphrase_file)?);
    let progress = Progress::start(cli.lang(), "正在备份", "saving");
    let summary = serve::runtime()?.block_on(async {
        let app = attach_app(&config).await.map_err(|error| serve::unopened("backup", &error))?;
        let summary = backup::create(&app, file, &passphrase, !args.without_keys).await;
        summary.map_err(|problem| Failure::problem(&file.display().to_string(), problem))
    })?;
    drop(progress);
    if format == Format::Json {
        output::write_json(None, &to_json(file, &summary))?;
    } else {
        output::write_all(None, for_people(&summary, cli.lang()).as_bytes())?;
    }
    Ok(0)
}

/// The first line of a file that nobody else may read, or of standard input.
pub(super) fn passphrase(file: &Path) -> Result<Passphrase, Failure> {
    let shown = file.display().to_string();
    let mut text = String::new();
    let read = if file == Path::new("-") {
        std::io::stdin().take(1 << 16).read_to_string(&mut text)
    } else {
        must_be_private(file)?;
        std::fs::File::open(file).and_then(|opened| opened.take(1 << 16).read_to_string(&mut text))
    };
    read.map_err(|error| {
        let message =
            Text::new(format!("口令文件读不出：{error}"), format!("the passphrase cannot be read: {error}"));
        Failure::Unusable(vec![Finding::error("unreadable", &shown, message)])
    })?;
    Passphrase::new(&text).map_err(|problem| Failure::problem(&shown, problem))
}

#[cfg(unix)]
fn must_be_private(file: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let Ok(meta) = file.metadata() else { return Ok(()) };
    let mode = meta.permissions().mode() & 0o777;
    if !meta.is_file() || mode & 0o077 == 0 {
        return Ok(());
    }
    let message = Text::new(
        format!("口令文件别人也能读（{mode:o}）：请 chmod 600"),
        format!("others may read the passphrase (mode {mode:o}); chmod 600 it"),
    );
    Err(Failure::Unusable(vec![Finding::error("not_private", file.display().to_string(), message)]))
}

#[cfg(not(unix))]
fn must_be_private(_: &Path) -> Result<(), Failure> {
    Ok(())
}

pub(super) fn to_json(file: &Path, summary: &Summary) -> BackupJson {
    let begin = summary.begin.clone();
    let packs = begin.packs.into_iter();
    BackupJson {
        file: file.display().to_string(),
        bytes: summary.bytes,
        sm3: summary.sm3.clone(),
        made_at: begin.made_at,
        program: begin.program,
        engine: begin.engine,
        database_id: begin.database_id,
        schema: begin.schema,
        position: begin.position,
        tables: summary.tables,
        rows: summary.rows,
        files: summary.files,
        file_bytes: summary.file_bytes,
        with_keys: begin.with_keys,
        packs: packs
            .map(|pack| BackupPackJson { pack: pack.pack, version: pack.version, digest: pack.digest })
            .collect(),
    }
}

pub(super) fn for_people(summary: &Summary, lang: Lang) -> String {
    let begin = &summary.begin;
    let (made_at, rows, tables, files) = (&begin.made_at, summary.rows, summary.tables, summary.files);
    let (position, bytes, sm3) = (begin.position, summary.bytes, &summary.sm3);
    let keys = match (begin.with_keys, lang) {
        (true, Lang::Zh) => "含密钥",
        (false, Lang::Zh) => "不含密钥，请另行保存",
        (true, Lang::En) => "keys included",
        (false, Lang::En) => "keys not included: keep them elsewhere",
    };
    match lang {
        Lang::Zh => format!(
            "{made_at} 的数据：{tables}张表{rows}行，{files}个文件，审计至第{position}条；{keys}\n{bytes}字节，已回读核对，SM3 {sm3}\n"
        ),
        Lang::En => format!(
            "the state of {made_at}: {rows} rows of {tables} tables, {files} files, audited to {position}; {keys}\n{bytes} bytes, read back and compared, SM3 {sm3}\n"
        ),
    }
}
