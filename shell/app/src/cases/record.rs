//! A whole case to be taken along: as one pdf, or as an archive with its data, its files and its documents. That somebody took it is on
//! the record.

use super::issued::{document_name, made};
use super::written::words;
use super::{file, show};
use crate::calculate::{DocumentFormat, Documents, heavy};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use serde_json::Value;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::PathBuf;
use std::sync::Arc;
use yunheng_access::Permission;
use yunheng_api::platform::{CaseFileJson, CaseJson, CaseTaskJson, IssuedDocumentJson, SignedCopyJson};
use yunheng_report::{
    CaseRecordInput, Language, RecordDocument, RecordEvent, RecordField, RecordFile as FileOfRecord,
    RecordSection, RecordStep, RecordTable, case_record,
};
use yunheng_store::case;
use yunheng_values::{Lang, Moment};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// As what a case is taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordFormat {
    /// One pdf of everything.
    Pdf,
    /// An archive: the pdf, the data, the process, the files, the documents.
    Zip,
}

/// A record to be sent.
#[derive(Debug)]
pub struct RecordFile {
    /// The bytes, from their beginning.
    pub file: File,
    /// Name for the person's own folder.
    pub name: String,
    /// Kind of content.
    pub media_type: &'static str,
}

/// A file of the archive that is there already: its name in the archive, and where it lies.
type Kept = (String, PathBuf);

/// Takes a case along as the caller sees it.
///
/// # Errors
/// Not allowed; a case that the caller does not see; a character that no font has.
pub async fn export_case(
    app: &App,
    caller: &Caller,
    id: i64,
    format: RecordFormat,
    documents: Arc<dyn Documents>,
) -> Result<RecordFile, Problem> {
    let act = app.act(caller, Permission::CaseExport, "case.export").await?.on("case", id);
    let seen = show::case(app, caller, id).await?;
    let is_zip = format == RecordFormat::Zip;
    act.fact("format", if is_zip { "zip" } else { "pdf" }).commit().await?;
    let kept = if is_zip { kept(app, &seen).await? } else { Vec::new() };
    let now =
        Moment::from_epoch_seconds(app.now_ms().div_euclid(1000)).ok_or_else(|| Problem::bug(&"no clock"))?;
    let report = case_record(&input(&seen, caller.place.lang, &now.date().to_string()));
    let target = app.spool()?.into_file().map_err(|error| Problem::bug(&error))?;
    let name = seen.row.number.clone().unwrap_or_else(|| id.to_string());
    let file = heavy(move || {
        let pdf = documents.document(&report, DocumentFormat::Pdf).map_err(Problem::unusable)?;
        let mut target = target;
        if is_zip {
            archive(&mut target, &seen, &pdf, &kept).map_err(|error| Problem::bug(&error))?;
        } else {
            target.write_all(&pdf).map_err(|error| Problem::bug(&error))?;
        }
        target.rewind().map_err(|error| Problem::bug(&error))?;
        Ok(target)
    })
    .await?;
    let (ending, media_type) = if is_zip { ("zip", "application/zip") } else { ("pdf", "application/pdf") };
    Ok(RecordFile { file, name: format!("{name}.{ending}"), media_type })
}

/// Files, documents and signed copies of a case, under names that are theirs alone.
async fn kept(app: &App, seen: &CaseJson) -> Result<Vec<Kept>, Problem> {
    let mut all = Vec::new();
    let db = app.store().reader();
    for row in case::files(db, seen.row.id).await? {
        all.push((format!("files/{}-{}", row.id, row.name), file::place(app, &row.digest)?));
    }
    let copies = case::copies(db, seen.row.id).await?;
    for row in case::issued_of(db, seen.row.id).await? {
        for copy in copies.iter().filter(|copy| copy.document_id == row.id) {
            let name = format!("documents/signed/{}-{}", copy.id, copy.name);
            all.push((name, file::place(app, &copy.digest)?));
        }
        // One that cannot be made is in the data with its number, and has no bytes.
        if let Some(digest) = made(app, row.clone()).await.ok().and_then(|row| row.digest) {
            all.push((format!("documents/{}", document_name(&row)), file::place(app, &digest)?));
        }
    }
    Ok(all)
}

fn archive(target: &mut File, seen: &CaseJson, pdf: &[u8], kept: &[Kept]) -> std::io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .large_file(true)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(target);
    let data = serde_json::to_vec_pretty(seen)?;
    for (name, bytes) in
        [("record.pdf", pdf), ("case.json", &data), ("process.bpmn", seen.process.as_bytes())]
    {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    for (name, place) in kept {
        zip.start_file(name.as_str(), options)?;
        std::io::copy(&mut File::open(place)?, &mut zip)?;
    }
    zip.finish()?;
    Ok(())
}

/// A case as what its record is made of.
fn input(seen: &CaseJson, lang: Lang, printed_on: &str) -> CaseRecordInput {
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    CaseRecordInput {
        language,
        number: seen.row.number.clone(),
        printed_on: printed_on.to_owned(),
        headline: seen.row.headline.clone(),
        facts: facts(seen, language),
        sections: sections(seen, language),
        steps: seen.tasks.iter().map(|task| step(task, language)).collect(),
        events: seen
            .timeline
            .iter()
            .map(|event| RecordEvent {
                at: short(&event.at),
                who: event.by.clone().unwrap_or_else(|| language.pick("平台", "platform").to_owned()),
                act: [event.act_title.as_str(), event.task_title.as_deref().unwrap_or_default()]
                    .join(" ")
                    .trim()
                    .to_owned(),
                said: event.said.clone(),
            })
            .collect(),
        files: seen.files.iter().map(attached).collect(),
        documents: seen.documents.iter().map(document).collect(),
    }
}

fn facts(seen: &CaseJson, language: Language) -> Vec<(String, String)> {
    let row = &seen.row;
    let state = match (row.state.as_str(), row.outcome.as_deref()) {
        ("ended", Some("done")) => language.pick("已办结", "done"),
        ("ended", Some("rejected")) => language.pick("未通过", "rejected"),
        ("ended", Some("merged")) => language.pick("已并入", "merged"),
        ("ended", _) => language.pick("已撤回", "withdrawn"),
        ("running", _) => language.pick("办理中", "under way"),
        _ => language.pick("草稿", "draft"),
    };
    let urgent = if row.is_urgent { language.pick("（加急）", " (urgent)") } else { "" };
    let moment = |at: &Option<String>| at.as_deref().map_or_else(|| "—".to_owned(), short);
    let parts: Vec<&str> = seen.parts.iter().map(|part| part.party.name.as_str()).collect();
    let pairs = [
        ("事项类型", "Kind", row.kind_title.clone()),
        ("状态", "State", format!("{state}{urgent}")),
        ("单位", "Unit", row.unit.name.clone()),
        ("发起人", "Opened by", row.opener_name.clone()),
        ("参与方", "Parties", parts.join("、")),
        ("提交时间", "Sent", moment(&row.sent_at)),
        ("结束时间", "Ended", moment(&row.ended_at)),
        ("依据条款", "Clauses", seen.clauses.join("、")),
        ("规则摘要", "Rules", seen.rules_digest.clone()),
    ];
    let shown = pairs.into_iter().filter(|(_, _, value)| !value.is_empty());
    shown.map(|(zh, en, value)| (language.pick(zh, en).to_owned(), value)).collect()
}

fn sections(seen: &CaseJson, language: Language) -> Vec<RecordSection> {
    let all = seen.schema["x-yh"]["sections"].as_array().into_iter().flatten();
    all.map(|section| {
        let mut shown = RecordSection {
            title: section["title"].as_str().unwrap_or_default().to_owned(),
            ..RecordSection::default()
        };
        for name in section["fields"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let field = &seen.schema["properties"][name];
            let (now, asked) = (&seen.form[name], seen.asked.as_ref().map(|asked| &asked[name]));
            // What a task fills in was nothing when the case was sent, and that is no change.
            let asked = asked.filter(|asked| *asked != now && section["at"].is_null());
            let label = field["title"].as_str().unwrap_or(name).to_owned();
            if field["items"]["properties"].is_object() {
                shown.tables.push(table(label, field, (now, asked), language));
            } else {
                let value = |value: &Value| in_words(seen, field, value, language);
                shown.fields.push(RecordField { label, value: value(now), asked: asked.map(value) });
            }
        }
        shown
    })
    .collect()
}

fn table(
    label: String,
    field: &Value,
    (now, asked): (&Value, Option<&Value>),
    language: Language,
) -> RecordTable {
    let columns: Vec<(&String, &Value)> =
        field["items"]["properties"].as_object().into_iter().flatten().collect();
    let rows = |value: &Value| {
        let row = |row: &Value| {
            columns.iter().map(|(key, column)| words(column, &row[key.as_str()], language)).collect()
        };
        value.as_array().into_iter().flatten().map(row).collect::<Vec<Vec<String>>>()
    };
    let titles = columns.iter().map(|(key, column)| column["title"].as_str().unwrap_or(key).to_owned());
    RecordTable { label, columns: titles.collect(), rows: rows(now), asked: asked.map(rows) }
}

/// A value in words; a party that was picked by its name.
fn in_words(seen: &CaseJson, field: &Value, value: &Value, language: Language) -> String {
    let is_picked = field["x-yh"]["pick"] == "party" || field["items"]["x-yh"]["pick"] == "party";
    if !is_picked || value.is_null() {
        return words(field, value, language);
    }
    let ids = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    let name = |id: &Value| seen.names.get(&id.to_string()).cloned().unwrap_or_else(|| id.to_string());
    ids.iter().map(name).collect::<Vec<_>>().join("、")
}

fn step(task: &CaseTaskJson, language: Language) -> RecordStep {
    let taken = task.closer_name.clone().or_else(|| task.assignee_name.clone());
    let may = [task.party.as_ref().map(|party| party.name.as_str()), task.role_title.as_deref()];
    let outcome = match task.state.as_str() {
        "open" => language.pick("办理中", "open"),
        "cancelled" => language.pick("已取消", "cancelled"),
        _ => task.outcome_title.as_deref().unwrap_or_default(),
    };
    RecordStep {
        title: task.title.clone(),
        who: taken.unwrap_or_else(|| may.into_iter().flatten().collect::<Vec<_>>().join(" ")),
        came: short(&task.opened_at),
        due: task.due_at.as_deref().map(short),
        closed: task.closed_at.as_deref().map(short),
        outcome: outcome.to_owned(),
        is_late: task.is_late,
    }
}

fn attached(file: &CaseFileJson) -> FileOfRecord {
    FileOfRecord {
        name: file.name.clone(),
        bytes: file.bytes,
        who: file.uploader_name.clone(),
        at: short(&file.uploaded_at),
        sm3: file.sm3.clone(),
    }
}

fn copied(copy: &SignedCopyJson) -> FileOfRecord {
    FileOfRecord {
        name: copy.name.clone(),
        bytes: copy.bytes,
        who: copy.uploader_name.clone(),
        at: short(&copy.uploaded_at),
        sm3: copy.sm3.clone(),
    }
}

fn document(document: &IssuedDocumentJson) -> RecordDocument {
    let row = &document.row;
    RecordDocument {
        number: row.number.clone(),
        title: row.title.clone(),
        issuer: row.issuer_name.clone(),
        at: short(&row.issued_at),
        code: row.code.clone(),
        sm3: row.sm3.clone(),
        replaced_by: row.replaced_by.clone(),
        copies: document.copies.iter().map(copied).collect(),
    }
}

/// An instant of the wire, to the minute.
fn short(at: &str) -> String {
    at.get(..16).map_or_else(|| at.to_owned(), |minute| minute.replace('T', " "))
}
