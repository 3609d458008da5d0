//! What stands beside the figures in every document: the pack, the basis, the rulings, the findings.

use crate::{Cell, Column, Language, Table};

/// The rules that a document was computed with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackLine {
    /// The title of the pack.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its digest, so that the document can be computed again.
    pub digest: String,
}

/// A clause that a figure rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BasisLine {
    /// The id of the clause, such as `XC-C-3.1`.
    pub clause: String,
    /// The document and the place in it.
    pub source: String,
    /// The gist.
    pub gist: String,
}

/// A ruling (口径) that a figure rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulingLine {
    /// The id, such as `AMB-54`.
    pub id: String,
    /// The question that the text leaves open.
    pub question: String,
    /// The reading that was used.
    pub reading: String,
    /// Why this reading.
    pub reason: String,
    /// True when it is the default of the pack, false when the authority or the caller chose it.
    pub default: bool,
}

/// A finding about the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingLine {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// The stable code, such as `overlap`.
    pub code: String,
    /// Where it was found.
    pub place: String,
    /// The sentence for people.
    pub message: String,
    /// The clauses it rests on.
    pub clauses: Vec<String>,
}

/// Who signs a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signatory {
    /// The role as printed, such as 甲方（盖章）.
    pub role: String,
    /// The name of the party, where known.
    pub party: Option<String>,
}

/// The pairs that name the rules.
pub(crate) fn pack_pairs(pack: &PackLine, language: Language) -> Vec<(&'static str, Cell)> {
    vec![
        (language.pick("政策包", "Policy pack"), Cell::text(pack.title.clone())),
        (language.pick("政策包版本", "Pack version"), Cell::text(pack.version.clone())),
        (language.pick("政策包摘要值", "Pack digest"), Cell::text(pack.digest.clone())),
    ]
}

/// The table of the clauses.
pub(crate) fn basis_table(basis: &[BasisLine], language: Language) -> Table {
    let columns = vec![
        Column::text(language.pick("条款", "Clause"), 14).key("clause"),
        Column::text(language.pick("出处", "Source"), 28).key("source"),
        Column::text(language.pick("要点", "Gist"), 60).key("gist"),
    ];
    let row = |line: &BasisLine| [&line.clause, &line.source, &line.gist].map(Cell::text).to_vec();
    Table {
        name: language.pick("依据条款", "Clauses").to_owned(),
        columns,
        rows: basis.iter().map(row).collect(),
        ..Table::default()
    }
}

/// The table of the rulings.
pub(crate) fn ruling_table(rulings: &[RulingLine], language: Language) -> Table {
    let columns = vec![
        Column::text(language.pick("编号", "Id"), 8).key("ruling"),
        Column::text(language.pick("问题", "Question"), 34).key("question"),
        Column::text(language.pick("采用口径", "Reading used"), 34).key("reading"),
        Column::text(language.pick("理由", "Reason"), 28).key("reason"),
        Column::label(language.pick("来源", "Origin"), 8).key("origin"),
    ];
    let origin = |default: bool| match default {
        true => language.pick("默认", "default"),
        false => language.pick("选定", "chosen"),
    };
    let row = |line: &RulingLine| {
        let mut cells = [&line.id, &line.question, &line.reading, &line.reason].map(Cell::text).to_vec();
        cells.push(Cell::text(origin(line.default)));
        cells
    };
    Table {
        name: language.pick("适用口径", "Rulings").to_owned(),
        columns,
        rows: rulings.iter().map(row).collect(),
        ..Table::default()
    }
}

/// The table of the findings.
pub(crate) fn finding_table(findings: &[FindingLine], language: Language) -> Table {
    let columns = vec![
        Column::label(language.pick("级别", "Severity"), 8).key("severity"),
        Column::text(language.pick("代码", "Code"), 18).key("code"),
        Column::text(language.pick("位置", "Where"), 24).key("where"),
        Column::text(language.pick("说明", "Message"), 50).key("message"),
        Column::text(language.pick("依据", "Clauses"), 16).key("clauses"),
    ];
    let row = |line: &FindingLine| {
        vec![
            Cell::text(severity(&line.severity, language)),
            Cell::text(line.code.clone()),
            Cell::text(line.place.clone()),
            Cell::text(line.message.clone()),
            clauses(&line.clauses),
        ]
    };
    Table {
        name: language.pick("问题与提示", "Findings").to_owned(),
        columns,
        rows: findings.iter().map(row).collect(),
        ..Table::default()
    }
}

/// The ids of the clauses in one cell.
pub(crate) fn clauses(clauses: &[String]) -> Cell {
    Cell::text(clauses.join(" "))
}

fn severity(code: &str, language: Language) -> &str {
    match code {
        "error" => language.pick("错误", "error"),
        "warning" => language.pick("警告", "warning"),
        "note" => language.pick("提示", "note"),
        other => other,
    }
}
