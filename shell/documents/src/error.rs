//! Why a document could not be made.

use rust_xlsxwriter::{ExcelDateTime, XlsxError};
use thiserror::Error;

/// Why a document could not be made; nothing is written then.
#[derive(Debug, Error)]
pub enum DocumentError {
    /// No font has the character.
    #[error(
        "字符“{shown}”（{code_point}）没有字形，位于{place}；应为已安装字体含有的字符，可安装 fonts-noto-cjk \
         (no installed font has the character {code_point}, found in {place})",
        shown = character.escape_debug()
    )]
    MissingGlyph {
        /// The character.
        character: char,
        /// Its code point, such as `U+2611`.
        code_point: String,
        /// The block, table, row and column, or the field.
        place: String,
    },
    /// The report contradicts itself.
    #[error("报告模型有误：{0} (the report model is malformed)")]
    Model(String),
    /// The date of issue is no date.
    #[error("签发日期为“{found}”，应为 YYYY-MM-DD 形式的真实日期 (the date of issue is not a date)")]
    IssueDate {
        /// What was given.
        found: String,
    },
    /// The embedded font cannot be read.
    #[error("内嵌字体无法读取 (the embedded font cannot be read)")]
    Font,
    /// The typesetter refused.
    #[error("排版失败：{0} (typesetting failed)")]
    Typesetting(String),
    /// The workbook writer refused.
    #[error("表格文件写入失败：{0} (the workbook could not be written)")]
    Workbook(#[from] XlsxError),
    /// The word-processing writer refused.
    #[error("文字文件写入失败：{0} (the text document could not be written)")]
    Word(String),
}

/// The parts of the date of issue, checked; they are the time stamp inside the files.
pub(crate) fn issue_date(date: &str) -> Result<(u16, u8, u8), DocumentError> {
    let parts = || {
        let mut fields = date.split('-');
        let year = fields.next()?.parse::<u16>().ok()?;
        let month = fields.next()?.parse::<u8>().ok()?;
        let day = fields.next()?.parse::<u8>().ok()?;
        let real = year >= 1900 && ExcelDateTime::from_ymd(year, month, day).is_ok();
        (real && fields.next().is_none() && date.len() == 10).then_some((year, month, day))
    };
    parts().ok_or_else(|| DocumentError::IssueDate { found: date.to_owned() })
}
