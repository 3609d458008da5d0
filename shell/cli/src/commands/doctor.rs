//! `yunheng doctor`.

use super::{format_of, serve};
use crate::args::{Cli, DoctorArgs, Format};
use crate::failure::Failure;
use crate::output;
use crate::table::Table;
use yunheng_api::{DoctorCheckJson, DoctorJson};
use yunheng_app::doctor::{Check, Status};
use yunheng_documents::Fonts;
use yunheng_values::Lang;

pub fn run(cli: &Cli, args: &DoctorArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let config = serve::place(&args.place)?;
    let mut checks = serve::runtime()?.block_on(yunheng_server::examine(&config));
    checks.push(fonts());
    let is_well = checks.iter().all(|check| check.status != Status::Error);
    if format == Format::Json {
        let shown = checks.iter().map(|check| to_json(check, cli.lang())).collect();
        output::write_json(cli.output.as_deref(), &DoctorJson { is_well, checks: shown })?;
    } else {
        output::write_all(cli.output.as_deref(), for_people(&checks, is_well, cli.lang()).as_bytes())?;
    }
    Ok(u8::from(!is_well))
}

/// Rare characters, as in names, are not in the embedded fonts.
fn fonts() -> Check {
    let count = Fonts::system().count();
    if count == 0 {
        return Check::new(
            "fonts",
            Status::Note,
            "只有内嵌字体：生僻字的文书会被拒绝",
            "only the embedded font is there: a document with rare characters is refused",
        )
        .hint("apt-get install fonts-noto-cjk", "apt-get install fonts-noto-cjk");
    }
    Check::new(
        "fonts",
        Status::Ok,
        format!("内嵌字体，另有系统字体{count}个"),
        format!("the embedded font and {count} of the system"),
    )
}

fn to_json(check: &Check, lang: Lang) -> DoctorCheckJson {
    DoctorCheckJson {
        check: check.name.to_owned(),
        status: check.status.as_str().to_owned(),
        message: check.message.in_lang(lang).to_owned(),
        hint: check.hint.in_lang(lang).to_owned(),
    }
}

fn for_people(checks: &[Check], is_well: bool, lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new(["项目", "结果", "情况"]),
        Lang::En => Table::new(["check", "status", "found"]),
    };
    for check in checks {
        let message = check.message.in_lang(lang).to_owned();
        table.row([check.name.to_owned(), word(check.status, lang).to_owned(), message]);
    }
    let mut text = table.render();
    for check in checks.iter().filter(|check| !check.hint.is_empty()) {
        text.push_str(&format!("{}: {}\n", check.name, check.hint.in_lang(lang)));
    }
    text.push_str(match (is_well, lang) {
        (true, Lang::Zh) => "没有错误\n",
        (true, Lang::En) => "no errors\n",
        (false, Lang::Zh) => "有错误，见上\n",
        (false, Lang::En) => "there are errors, see above\n",
    });
    text
}

fn word(status: Status, lang: Lang) -> &'static str {
    match (status, lang) {
        (Status::Ok, Lang::Zh) => "正常",
        (Status::Note, Lang::Zh) => "说明",
        (Status::Warning, Lang::Zh) => "警告",
        (Status::Error, Lang::Zh) => "错误",
        (Status::Skipped, Lang::Zh) => "未查",
        (status, Lang::En) => status.as_str(),
    }
}
