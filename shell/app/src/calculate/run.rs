//! Running a calculator for a person and keeping the result.

use super::asked::{Ask, Fields, Kept, lang_key, wrong};
use super::bench::Bench;
use super::compute::Done;
use super::folder::{Folder, NewFolder, full, write_json};
use super::heavy::{Turn, heavy_awaited};
use crate::caller::Caller;
use crate::problem::{Problem, retrying};
use crate::rules::{EffectivePack, date_of, effective_pack};
use crate::service::App;
use crate::setting::{RulesRequest, resolve};
use crate::upload::Upload;
use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::RunSummaryJson;
use yunheng_store::calculation::{self, NewCalculation};
use yunheng_values::{Date, Finding, Text};

/// How long a result is kept.
const KEPT_MS: i64 = 7 * 86_400_000;
/// How many results of a kind a person has at most; an older one gives way.
const KEPT_OF_A_KIND: i64 = 30;

/// A file of a request: uploaded, or a part of its body.
#[derive(Debug)]
pub enum Given {
    /// Uploaded.
    File(Upload),
    /// JSON of the body.
    Text(String),
}

/// Refuses whoever may not use the calculators, before anything of the request is read.
///
/// # Errors
/// Not allowed.
pub fn may_calculate(app: &App, caller: &Caller) -> Result<(), Problem> {
    app.read(caller, Permission::Calculate).map(|_| ())
}

/// Runs a calculator and keeps the result; the answer is that of [`super::calculation`].
///
/// # Errors
/// Not allowed; no such pack; every finding of the files; too much at once, or for too long.
pub async fn run(
    app: &App,
    caller: &Caller,
    ask: Ask,
    fields: Fields,
    given: BTreeMap<String, Given>,
) -> Result<Value, Problem> {
    may_calculate(app, caller)?;
    let turn = Turn::take(app, caller.account)?;
    must_be_there(&ask, &fields, &given)?;
    let effective = effective_pack(app, app.store().reader(), &fields.pack).await.map_err(unknown_pack)?;
    let fields = on_a_day(fields, &effective, date_of(app.now_ms()))?;
    let (files, digests) = (names(&given), digests(&given));
    let kept = Kept {
        ask,
        fields,
        choices: effective.choices.len(),
        lists: effective.lists.len(),
        digest: effective.pack().digest.clone(),
        lang: lang_key(caller.place.lang).to_owned(),
        issued_on: date_of(app.now_ms()).to_string(),
        files,
    };
    let (folder, home) = (NewFolder::make(app)?, crate::rules::home(app));
    let (asked, opened) = (kept.clone(), effective.opened.clone());
    let (folder, summary) = heavy_awaited(move |awaited| {
        // The turn lasts as long as the work, also when nobody waits any more.
        let _turn = turn;
        place(&folder, given)?;
        let bench = Bench { kept: &asked, pack: &opened.pack, folder: folder.path(), home: &home };
        let Done { answer, summary } = bench.compute(awaited)?;
        write_json(&folder.path().join("summary.json"), &answer)?;
        write_json(&folder.path().join("run.json"), &asked)?;
        Ok((folder, summary))
    })
    .await?;
    let name = folder.finish(app)?;
    let id = retrying(|| record(app, caller, &kept, &digests, &name, &summary)).await;
    let id = id.inspect_err(|_| Folder::remove(app, &name))?;
    super::read::calculation(app, caller, id).await
}

/// Whoever names no day means today's rules; those of a pack that is not in force yet are its last dated ones.
fn on_a_day(fields: Fields, effective: &EffectivePack, today: Date) -> Result<Fields, Problem> {
    if fields.at.is_some() {
        return Ok(fields);
    }
    let (rules, _) = resolve(effective.pack(), &RulesRequest::default()).map_err(Problem::unusable)?;
    Ok(Fields { at: Some(today.max(rules.day()).to_string()), ..fields })
}

fn must_be_there(ask: &Ask, fields: &Fields, given: &BTreeMap<String, Given>) -> Result<(), Problem> {
    let missing = |place: &str, zh: String, en: String| Finding::error("missing", place, Text::new(zh, en));
    let mut findings = Vec::new();
    if fields.pack.is_empty() {
        findings.push(missing("pack", "请选择规则包".into(), "name a pack".into()));
    }
    for field in ask.files().0.iter().filter(|field| !given.contains_key(**field)) {
        let (zh, en) = (format!("缺少文件“{field}”"), format!("the file `{field}` is missing"));
        findings.push(missing(field, zh, en));
    }
    if matches!(ask, Ask::Size) && fields.at.is_none() {
        findings.push(missing("at", "请填写判断日".into(), "name the day of the judgement".into()));
    }
    let (needed, optional) = ask.files();
    let strange =
        given.keys().filter(|field| !needed.contains(&field.as_str()) && !optional.contains(&field.as_str()));
    findings
        .extend(strange.map(|field| wrong(field, field, ("本计算所用的文件", "a file of this calculator"))));
    if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
}

/// A pack that is named in a request is a value like any other.
fn unknown_pack(problem: Problem) -> Problem {
    if problem.code != "not_found" {
        return problem;
    }
    let message = Text::new("没有这个规则包", "there is no such pack");
    Problem::unusable(vec![Finding::error("unknown_pack", "pack", message)])
}

/// Field and name of each file.
fn names(given: &BTreeMap<String, Given>) -> Vec<(String, String)> {
    let name = |(field, given): (&String, &Given)| match given {
        Given::File(upload) => (field.clone(), upload.name().to_owned()),
        Given::Text(_) => (field.clone(), field.clone()),
    };
    given.iter().map(name).collect()
}

/// Field and digest of each file, for the trail.
fn digests(given: &BTreeMap<String, Given>) -> Vec<(String, String)> {
    let digest = |(field, given): (&String, &Given)| match given {
        Given::File(upload) => Some((field.clone(), upload.digest_text())),
        Given::Text(_) => None,
    };
    given.iter().filter_map(digest).collect()
}

/// Puts the files where the run reads them.
fn place(folder: &NewFolder, given: BTreeMap<String, Given>) -> Result<(), Problem> {
    for (field, given) in given {
        let path = folder.path().join("in").join(field);
        match given {
            Given::File(upload) => upload.keep_at(&path)?,
            Given::Text(text) => std::fs::write(&path, text).map_err(|error| full(&error))?,
        }
    }
    Ok(())
}

async fn record(
    app: &App,
    caller: &Caller,
    kept: &Kept,
    digests: &[(String, String)],
    folder: &str,
    summary: &RunSummaryJson,
) -> Result<i64, Problem> {
    let mut act = app.act(caller, Permission::Calculate, "calculation.run").await?;
    let text = serde_json::to_string(summary).map_err(|error| Problem::bug(&error))?;
    let kind = kept.ask.kind();
    let new = NewCalculation {
        account_id: caller.account,
        kind,
        pack: &kept.fields.pack,
        summary: &text,
        folder,
        expires_at_ms: act.now_ms() + KEPT_MS,
    };
    let id = calculation::insert(act.db(), new, act.now_ms()).await?;
    let oldest = calculation::delete_beyond(act.db(), caller.account, kind, KEPT_OF_A_KIND).await?;
    act.set_object("calculation", id);
    act = act.fact("kind", kind).fact("pack", &kept.fields.pack).fact("digest", &kept.digest);
    for (field, digest) in digests {
        act = act.fact(field, digest);
    }
    act.commit().await?;
    oldest.iter().for_each(|folder| Folder::remove(app, folder));
    Ok(id)
}
