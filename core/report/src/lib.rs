//! Report models: what a document says, before it has a format.
//!
//! A [`Report`] is a title and blocks: headings, paragraphs, label and value pairs, tables, signature blocks. The
//! documents below are pure functions from plain input to a report; `yunheng-documents` turns a report
//! into xlsx, docx or pdf bytes, and [`Report::to_text`] prints it as aligned text, which is how the models are tested.
//!
//! | function | document |
//! |---|---|
//! | [`usage_statement`] | 云资源使用清单 |
//! | [`settlement_statement`] | 结算单 |
//! | [`sizing_list`] | 资源使用率排查清单 |
//! | [`assessment_report`] | 考核评价报告 |
//! | [`case_record`] | 事项办理记录 |
//!
//! Figures are exact: money is `i64` fen, everything else a decimal in a string. The crate knows neither rating nor
//! assessment; whoever calls copies the decided values into the input structs and decides nothing anew.

mod assessment_report;
mod assessment_tables;
mod body;
mod case_record;
mod date;
mod decimal;
mod language;
mod model;
mod settlement_statement;
mod sizing_list;
mod sizing_terms;
mod supplements;
mod text;
mod usage_statement;
mod width;
mod words;

pub use assessment_report::{
    AssessmentBand, AssessmentInput, AssessmentStatus, Deduction, GroupScore, LeafScore, assessment_report,
};
pub use case_record::{
    CaseRecordInput, RecordDocument, RecordEvent, RecordField, RecordFile, RecordSection, RecordStep,
    RecordTable, case_record,
};
pub use date::{long_date, long_period};
pub use decimal::{Sum, decimal_places, fen_to_decimal, group_thousands, significant_digits, sum_decimals};
pub use language::Language;
pub use model::{Align, Block, Cell, Column, Kind, Report, SignatureBlock, Table};
pub use settlement_statement::{PayerShare, Penalty, SettlementCycle, SettlementInput, settlement_statement};
pub use sizing_list::{AdviceLine, SizingInput, sizing_list};
pub use sizing_terms::{Action, Dimension, Modality};
pub use supplements::{BasisLine, FindingLine, PackLine, RulingLine, Signatory};
pub use text::display_cell;
pub use usage_statement::{
    LINES_TABLE, Status, Subtotal, UsageInput, UsageLine, UsageTotals, usage_columns, usage_row,
    usage_statement,
};
pub use width::display_width;
pub use words::amount_in_words;
