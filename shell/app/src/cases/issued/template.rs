//! Word templates of a city's own: looked at when they are uploaded, kept in versions, in the place of the pack's until they are ended.

use super::make::press;
use crate::caller::Caller;
use crate::cases::file::{self, CaseFile};
use crate::cases::kinds::{Named, current};
use crate::clock::instant;
use crate::problem::Problem;
use crate::rules::effective_pack;
use crate::secret::hex;
use crate::service::App;
use crate::upload::Upload;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{DocumentTemplateJson, SaidNameJson, TemplateVersionJson, TemplatesJson};
use yunheng_case::{DocumentRule, SaidName, is_said, said_names};
use yunheng_store::Db;
use yunheng_store::case::{self, CaseRow, NewTemplate, TemplateRow};
use yunheng_values::{Finding, Findings, Text};

/// Largest template.
const LARGEST_BYTES: u64 = 5 << 20;

/// The template of a city's own that a document of a case is made of now.
pub(super) async fn in_use(db: Db<'_>, row: &CaseRow, name: &str) -> Result<Option<TemplateRow>, Problem> {
    let all = case::templates(db, &row.pack, &row.kind).await?;
    Ok(all.into_iter().find(|own| own.name == name && own.ended_at_ms.is_none()))
}

/// Documents of a kind of work with their templates, and what a template may name.
///
/// # Errors
/// Not allowed; no such kind.
pub async fn templates(
    app: &App,
    caller: &Caller,
    (pack, kind): (&str, &str),
) -> Result<TemplatesJson, Problem> {
    let db = app.read(caller, Permission::ProcessDesign)?.db;
    shown(app, db, caller, (pack, kind)).await
}

async fn shown(
    app: &App,
    db: Db<'_>,
    caller: &Caller,
    (pack, kind): (&str, &str),
) -> Result<TemplatesJson, Problem> {
    let (named, _) = current(app, db, pack, kind).await?;
    let names = names_of(app, db, &named).await?;
    let versions = case::templates(db, pack, kind).await?;
    let lang = caller.place.lang;
    let document = |rule: &DocumentRule| DocumentTemplateJson {
        name: rule.name.clone(),
        title: rule.title.in_lang(lang).to_owned(),
        has_word: rule.word.is_some(),
        versions: versions.iter().filter(|row| row.name == rule.name).map(version_json).collect(),
    };
    Ok(TemplatesJson {
        documents: named.is.kind.documents.iter().map(document).collect(),
        names: names
            .into_iter()
            .map(|one| SaidNameJson { name: one.name, title: one.title, is_list: one.is_list })
            .collect(),
    })
}

async fn names_of(app: &App, db: Db<'_>, named: &Named) -> Result<Vec<SaidName>, Problem> {
    let effective = effective_pack(app, db, &named.pack).await?;
    let items = effective.pack().items.iter().map(|item| (item.id.clone(), item.name.clone()));
    Ok(said_names(&named.is.kind, &named.is.form, &items.collect::<BTreeMap<_, _>>()))
}

/// Puts a template of the city's own in the place of what a document was made of before. Documents that were issued stay as they are.
///
/// # Errors
/// Not allowed; no such document; a file for which it is refused, with every reason and every name that is not known.
pub async fn upload_template(
    app: &App,
    caller: &Caller,
    (pack, kind, name): (&str, &str, &str),
    upload: Upload,
) -> Result<TemplatesJson, Problem> {
    let act = app.act(caller, Permission::ProcessDesign, "template.upload").await?;
    let (named, _) = current(app, act.db(), pack, kind).await?;
    named.is.kind.documents.iter().find(|rule| rule.name == name).ok_or_else(Problem::not_found)?;
    if upload.bytes() > LARGEST_BYTES {
        return Err(Problem::refused("too_large", "模板最大5 MB", "a template has 5 MB at most"));
    }
    let bytes = upload.whole()?;
    let known = names_of(app, act.db(), &named).await?;
    let used = press(app)?.names(&bytes).map_err(refused)?;
    let unknown: Findings =
        used.iter().filter(|used| !is_said(&known, used)).map(|used| unknown(used)).collect();
    if !unknown.is_empty() {
        return Err(refused(unknown));
    }
    let before = case::templates(act.db(), pack, kind).await?;
    let version = before.iter().filter(|row| row.name == name).map(|row| row.version).max().unwrap_or(0) + 1;
    case::end_templates(act.db(), (pack, kind, name), caller.account, act.now_ms()).await?;
    let new = NewTemplate {
        pack,
        kind,
        name,
        version,
        file_name: upload.name(),
        digest: upload.digest(),
        bytes: i64::try_from(upload.bytes()).map_err(|error| Problem::bug(&error))?,
        uploaded_by: caller.account,
    };
    let id = case::insert_template(act.db(), &new, act.now_ms()).await?;
    let act = act.on("document_template", id).fact("kind", &format!("{pack}/{kind}/{name}"));
    let act = act.fact("version", &version.to_string()).fact("sm3", &upload.digest_text());
    let place = file::place(app, upload.digest())?;
    upload.keep_at(&place)?;
    act.commit().await?;
    shown(app, app.read(caller, Permission::ProcessDesign)?.db, caller, (pack, kind)).await
}

/// Takes a city's own template out of use: the pack's own stands in its place again.
///
/// # Errors
/// Not allowed; none in use.
pub async fn end_template(
    app: &App,
    caller: &Caller,
    (pack, kind, name): (&str, &str, &str),
) -> Result<TemplatesJson, Problem> {
    let act = app.act(caller, Permission::ProcessDesign, "template.end").await?;
    let rows = case::templates(act.db(), pack, kind).await?;
    let own = rows.into_iter().find(|row| row.name == name && row.ended_at_ms.is_none());
    let own = own.ok_or_else(Problem::not_found)?;
    case::end_templates(act.db(), (pack, kind, name), caller.account, act.now_ms()).await?;
    let act = act.on("document_template", own.id).fact("kind", &format!("{pack}/{kind}/{name}"));
    act.fact("version", &own.version.to_string()).commit().await?;
    shown(app, app.read(caller, Permission::ProcessDesign)?.db, caller, (pack, kind)).await
}

/// A template as a docx file: a version of the city's own, or the pack's.
///
/// # Errors
/// Not allowed; not there.
pub async fn template_file(
    app: &App,
    caller: &Caller,
    (pack, kind, name): (&str, &str, &str),
    version: Option<i64>,
) -> Result<CaseFile, Problem> {
    let db = app.read(caller, Permission::ProcessDesign)?.db;
    let (named, _) = current(app, db, pack, kind).await?;
    let rule =
        named.is.kind.documents.iter().find(|rule| rule.name == name).ok_or_else(Problem::not_found)?;
    let (label, bytes) = match version {
        Some(version) => {
            let rows = case::templates(db, pack, kind).await?;
            let own = rows.into_iter().find(|row| row.name == name && row.version == version);
            let own = own.ok_or_else(Problem::not_found)?;
            (own.file_name, file::read_kept(app, &own.digest)?)
        }
        None => {
            let text = rule.word.as_ref().and_then(|file| named.is.templates.get(file));
            let text = text.ok_or_else(Problem::not_found)?;
            (format!("{}.docx", rule.title.zh), text.clone().into_bytes())
        }
    };
    let bytes = press(app)?.template(&bytes).map_err(refused)?;
    Ok(CaseFile { name: label, media_type: super::make::WORD.to_owned(), bytes })
}

fn version_json(row: &TemplateRow) -> TemplateVersionJson {
    TemplateVersionJson {
        version: row.version,
        file_name: row.file_name.clone(),
        sm3: hex(&row.digest),
        bytes: row.bytes,
        uploader_name: row.uploader_name.clone(),
        uploaded_at: instant(row.uploaded_at_ms),
        ended_at: row.ended_at_ms.map(instant),
    }
}

fn unknown(name: &str) -> Finding {
    let message =
        Text::new(format!("占位符“{name}”没有对应的内容"), format!("nothing is said for the place `{name}`"));
    Finding::error("unknown_place", "docx", message).hint(
        "可用的名称见本页的列表；是表单字段的写form.字段名",
        "the names that may be used are listed on this page; a field of the form is form.name",
    )
}

fn refused(findings: Findings) -> Problem {
    let problem = Problem::refused(
        "template_refused",
        "模板没有启用，原因见下",
        "the template was not taken, for the reasons below",
    );
    Problem { findings, ..problem }
}
