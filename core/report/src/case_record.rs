//! 事项办理记录: a case from its form to its end, with everything that was done, kept and issued.

use crate::body::Body;
use crate::{Cell, Column, Language, Report, Table};

/// What a record is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseRecordInput {
    /// The language of the fixed words.
    pub language: Language,
    /// The number of the case, where it has one.
    pub number: Option<String>,
    /// The day on which the record is printed.
    pub printed_on: String,
    /// The line by which the case is known.
    pub headline: String,
    /// What is known of it as a whole, by label.
    pub facts: Vec<(String, String)>,
    /// The sections of its form.
    pub sections: Vec<RecordSection>,
    /// Its tasks, in the order in which they came.
    pub steps: Vec<RecordStep>,
    /// What was done, in order.
    pub events: Vec<RecordEvent>,
    /// Its attachments.
    pub files: Vec<RecordFile>,
    /// Documents that were issued.
    pub documents: Vec<RecordDocument>,
}

/// A section of a form, as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordSection {
    /// The title.
    pub title: String,
    /// Its fields that are no tables.
    pub fields: Vec<RecordField>,
    /// Its fields that are.
    pub tables: Vec<RecordTable>,
}

/// A field of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordField {
    /// The label.
    pub label: String,
    /// What it holds.
    pub value: String,
    /// What it held when the case was sent first, where that is something else.
    pub asked: Option<String>,
}

/// A field with rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordTable {
    /// The label.
    pub label: String,
    /// The titles of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The rows when the case was sent first, where they are others.
    pub asked: Option<Vec<Vec<String>>>,
}

/// A task of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordStep {
    /// What was to be done.
    pub title: String,
    /// Who did it, or may.
    pub who: String,
    /// When it came.
    pub came: String,
    /// When it was due.
    pub due: Option<String>,
    /// When it was closed.
    pub closed: Option<String>,
    /// How it ended.
    pub outcome: String,
    /// Whether it was late.
    pub is_late: bool,
}

/// Something that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordEvent {
    /// When.
    pub at: String,
    /// By whom.
    pub who: String,
    /// What.
    pub act: String,
    /// What was said with it.
    pub said: String,
}

/// A file, by its digest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordFile {
    /// The name.
    pub name: String,
    /// The size in bytes.
    pub bytes: i64,
    /// Who added it.
    pub who: String,
    /// When.
    pub at: String,
    /// SM3 of its bytes.
    pub sm3: String,
}

/// A document that was issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordDocument {
    /// The number.
    pub number: String,
    /// The title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub at: String,
    /// The verification code.
    pub code: String,
    /// SM3 of its bytes, where they are made.
    pub sm3: Option<String>,
    /// The number of the document in its place.
    pub replaced_by: Option<String>,
    /// Its signed copies.
    pub copies: Vec<RecordFile>,
}

/// The record of a case as a report.
#[must_use]
pub fn case_record(input: &CaseRecordInput) -> Report {
    let language = input.language;
    let mut body = Body::new(language);
    body.labelled(input.facts.iter().map(|(label, value)| (label.clone(), value.clone())));
    for section in &input.sections {
        body.titled(&section.title);
        form_section(&mut body, section, language);
    }
    body.table_section("办理情况", "Steps", steps(&input.steps, language));
    body.table_section("办理过程", "Timeline", events(&input.events, language));
    body.table_section(
        "附件",
        "Attachments",
        files(language.pick("附件", "Attachments"), &input.files, language),
    );
    body.table_section("出具的文书", "Documents issued", documents(&input.documents, language));
    let copies: Vec<RecordFile> =
        input.documents.iter().flat_map(|document| document.copies.clone()).collect();
    body.table_section(
        "签章件",
        "Signed copies",
        files(language.pick("签章件", "Signed copies"), &copies, language),
    );
    Report {
        title: language.pick("事项办理记录", "Record of a case").to_owned(),
        subtitle: Some(input.headline.clone()),
        number: input.number.clone(),
        issued_on: input.printed_on.clone(),
        language,
        blocks: body.blocks(),
    }
}

fn form_section(body: &mut Body, section: &RecordSection, language: Language) {
    let asked = language.pick("提交时", "as sent");
    let pairs = section.fields.iter().flat_map(|field| {
        let before = field.asked.as_ref().map(|value| (format!("{}（{asked}）", field.label), value.clone()));
        std::iter::once((field.label.clone(), field.value.clone())).chain(before)
    });
    let pairs: Vec<_> = pairs.collect();
    if !pairs.is_empty() {
        body.labelled(pairs.into_iter());
    }
    for table in &section.tables {
        if table.label != section.title {
            body.below(table.label.clone());
        }
        body.table(rows_table(&table.label, &table.columns, &table.rows));
        if let Some(before) = &table.asked {
            let label = format!("{}（{asked}）", table.label);
            body.below(label.clone());
            body.table(rows_table(&label, &table.columns, before));
        }
    }
}

fn rows_table(label: &str, columns: &[String], rows: &[Vec<String>]) -> Table {
    Table {
        name: label.to_owned(),
        columns: columns.iter().map(|title| Column::text(title, 16)).collect(),
        rows: rows.iter().map(|row| row.iter().map(|cell| Cell::Text(cell.clone())).collect()).collect(),
        ..Table::default()
    }
}

fn text(words: &str) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::Text(words.to_owned()) }
}

fn steps(steps: &[RecordStep], language: Language) -> Table {
    let late = language.pick("（超时）", " (late)");
    let row = |step: &RecordStep| {
        let outcome = if step.is_late { format!("{}{late}", step.outcome) } else { step.outcome.clone() };
        vec![
            text(&step.title),
            text(&step.who),
            text(&step.came),
            text(step.due.as_deref().unwrap_or_default()),
            text(step.closed.as_deref().unwrap_or_default()),
            text(&outcome),
        ]
    };
    let titles = [("步骤", "Step", 18), ("办理人", "By", 18), ("收到", "Came", 16)];
    let more = [("时限", "Due", 16), ("办结", "Closed", 16), ("结果", "Outcome", 12)];
    table(language.pick("办理情况", "Steps"), titles.iter().chain(&more), language, steps.iter().map(row))
}

fn events(events: &[RecordEvent], language: Language) -> Table {
    let row =
        |event: &RecordEvent| vec![text(&event.at), text(&event.who), text(&event.act), text(&event.said)];
    let titles = [("时间", "At", 16), ("人员", "By", 12), ("事项", "Act", 20), ("内容", "Said", 40)];
    table(language.pick("办理过程", "Timeline"), titles.iter(), language, events.iter().map(row))
}

fn files(name: &str, files: &[RecordFile], language: Language) -> Table {
    let row = |file: &RecordFile| {
        vec![
            text(&file.name),
            Cell::Decimal(file.bytes.to_string()),
            text(&file.who),
            text(&file.at),
            text(&file.sm3),
        ]
    };
    let titles = [("名称", "Name", 26), ("字节", "Bytes", 10), ("上传人", "By", 10)];
    let more = [("上传时间", "At", 16), ("摘要（SM3）", "SM3", 34)];
    table(name, titles.iter().chain(&more), language, files.iter().map(row))
}

fn documents(documents: &[RecordDocument], language: Language) -> Table {
    let row = |document: &RecordDocument| {
        let replaced = document.replaced_by.as_ref().map(|number| match language {
            Language::Chinese => format!("（已由{number}代替）"),
            Language::English => format!(" (replaced by {number})"),
        });
        vec![
            text(&format!("{}{}", document.number, replaced.unwrap_or_default())),
            text(&document.title),
            text(&document.issuer),
            text(&document.at),
            text(&document.code),
            text(document.sm3.as_deref().unwrap_or_default()),
        ]
    };
    let titles = [("文号", "Number", 22), ("名称", "Title", 20), ("出具单位", "Issuer", 18)];
    let more = [("时间", "At", 16), ("核验码", "Code", 20), ("摘要（SM3）", "SM3", 34)];
    let name = language.pick("出具的文书", "Documents issued");
    table(name, titles.iter().chain(&more), language, documents.iter().map(row))
}

fn table<'t>(
    name: &str,
    titles: impl Iterator<Item = &'t (&'static str, &'static str, u16)>,
    language: Language,
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Table {
    let column = |(zh, en, width): &(&'static str, &'static str, u16)| {
        let title = language.pick(zh, en);
        if *zh == "字节" { Column::quantity(title, *width) } else { Column::text(title, *width) }
    };
    Table {
        name: name.to_owned(),
        columns: titles.map(column).collect(),
        rows: rows.collect(),
        ..Table::default()
    }
}
