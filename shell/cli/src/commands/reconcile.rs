//! `yunheng reconcile`.

use super::{announce, format_of, one_standard_input};
use crate::args::{Cli, Format, ReconcileArgs};
use crate::failure::Failure;
use crate::output;
use crate::table::Table;
use yunheng_api::{ReconciledDifferenceJson, ReconciledItemJson, ReconciledJson};
use yunheng_app::reconcile::{ReconcileFiles, reconcile_files};
use yunheng_app::{open_pack, resolve};
use yunheng_values::Lang;

pub fn run(cli: &Cli, args: &ReconcileArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let shown = |path: &std::path::PathBuf| path.display().to_string();
    let files = ReconcileFiles {
        ledger: shown(&args.ledger),
        inventory: shown(&args.inventory),
        links: args.links.as_ref().map(shown),
        projects: args.projects.as_ref().map(shown),
    };
    let own = [Some(&files.ledger), Some(&files.inventory), files.links.as_ref(), files.projects.as_ref()];
    one_standard_input(&own.into_iter().flatten().map(String::as_str).collect::<Vec<_>>())?;
    let pack = open_pack(&args.pack)?;
    let (rules, outside) = resolve(&pack, &args.rules.request())?;
    announce(cli, &rules, args.rules.at.is_some());
    let answer = reconcile_files(&rules, &files, args.on.unwrap_or(rules.day()), cli.lang())?;
    let target = cli.output.as_deref();
    match format {
        Format::Json => output::write_json(target, &answer)?,
        _ => output::write_all(target, for_people(&answer, cli.lang()).as_bytes())?,
    }
    output::findings_beside(&outside, cli.lang(), format == Format::Json);
    // What does not agree, and what could not be looked at, is status 1: a script must not take either for agreement.
    let agrees = answer.differences.is_empty() && answer.gaps.is_empty() && answer.unmapped.is_empty();
    Ok(u8::from(!agrees).max(output::status(&outside)))
}

fn for_people(answer: &ReconciledJson, lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new(["差异", "资源", "云平台", "项目", "台账计费", "应为", ">每月（元）", "原因"]),
        Lang::En => Table::new([
            "difference",
            "resource",
            "cloud",
            "project",
            "charged",
            "right",
            ">yuan a month",
            "why",
        ]),
    };
    for one in &answer.differences {
        table.row([
            one.title.clone(),
            one.resource_id.clone().unwrap_or_default(),
            thing(one),
            one.project_id.clone().unwrap_or_default(),
            items(&one.charged),
            items(&one.right),
            one.monthly.clone().unwrap_or_else(|| "—".to_owned()),
            one.why.clone(),
        ]);
    }
    let (on, resources, things, matched) = (&answer.on, answer.resources, answer.things, answer.matched);
    let (count, beside) = (answer.differences.len(), answer.beside);
    let mut out = match lang {
        Lang::Zh => format!(
            "{on}：台账{resources}个资源，清单{things}项，相符{matched}，清单不含的{beside}，差异{count}\n\n"
        ),
        Lang::En => format!(
            "{on}: {resources} resources, {things} things, {matched} matched, {beside} of kinds not in the inventory, {count} differences\n\n"
        ),
    };
    if count > 0 {
        out.push_str(&table.render());
    }
    for (zh, en, all) in [
        ("没有读全，不能认定缺失", "not proved to be missing, as not all was read", &answer.unproven),
        ("所属项目没有对应的云项目", "of projects that belong to none of the cloud", &answer.unmapped),
    ] {
        if !all.is_empty() {
            let word = if lang == Lang::Zh { zh } else { en };
            out.push_str(&format!("{word}: {}\n", all.join(" ")));
        }
    }
    for gap in &answer.gaps {
        let (part, why) = (gap.part, &gap.message);
        out.push_str(&match lang {
            Lang::Zh => format!("未读全 {part}：{why}\n"),
            Lang::En => format!("not read whole: {part}: {why}\n"),
        });
    }
    out
}

fn thing(one: &ReconciledDifferenceJson) -> String {
    let parts = [&one.cloud_name, &one.cloud_id];
    let words: Vec<&str> =
        parts.into_iter().flatten().map(String::as_str).filter(|text| !text.is_empty()).collect();
    words.join(" ")
}

fn items(items: &[ReconciledItemJson]) -> String {
    let all: Vec<String> = items.iter().map(|item| format!("{} {}", item.item, item.quantity)).collect();
    all.join(" ")
}
