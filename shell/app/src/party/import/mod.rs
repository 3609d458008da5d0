//! Files of parties: read, checked and shown first; written when their person says yes and nothing changed in between.

mod check;
mod commit;
mod place;
mod plan;

pub use check::{ImportFile, check_import, find_import, may_import};
pub use commit::commit_import;

use serde::{Deserialize, Serialize};
use yunheng_api::platform::{FindingBody, ImportCreationJson, ImportUpdateJson};
use yunheng_party::{Column, ImportRow};

/// A checked file as it is stored: what it says, and what was shown of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Stored {
    /// First day of the payers that it names.
    payer_from: String,
    /// Its rows; none when it cannot be used.
    rows: Vec<StoredRow>,
    /// Everything that was found, in the language of its person.
    findings: Vec<FindingBody>,
    /// What it would do.
    plan: Shown,
}

/// A row with its cells; a cell is absent when the file lacks its column.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredRow {
    line: u64,
    cells: Vec<Option<String>>,
}

/// What an import would do, as it is shown. Two plans that show the same do the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Shown {
    create: Vec<ImportCreationJson>,
    update: Vec<ImportUpdateJson>,
    /// Ids of parties that stay as they are.
    unchanged: Vec<i64>,
}

impl StoredRow {
    fn of(row: &ImportRow) -> Self {
        let cells = Column::ALL.map(|column| row.cell(column).map(str::to_owned));
        Self { line: row.line, cells: cells.into() }
    }

    fn row(&self) -> ImportRow {
        let cells = Column::ALL.into_iter().zip(&self.cells);
        let given = cells.filter_map(|(column, cell)| Some((column, cell.as_deref()?)));
        given.fold(ImportRow::new(self.line), |row, (column, text)| row.with(column, text))
    }
}
