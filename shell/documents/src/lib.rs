//! Bytes of xlsx, docx and pdf from report models.
//!
//! What a document says is decided in `yunheng-report`; this crate decides only how it looks. The same report gives
//! the same bytes: dates inside the files are the report's own, and fonts beyond the embedded one are used only for
//! characters that it lacks. A character that no font has is an error that names it, never a box on paper.

mod docx;
mod error;
mod fill;
mod fonts;
mod glyphs;
mod pdf;
mod xlsx;

pub use docx::docx;
pub use error::DocumentError;
pub use fill::{NamedPlace, WordTemplate};
pub use fonts::Fonts;
pub use pdf::{issued_pdf, pdf, pdf_with};
pub use xlsx::{plain_xlsx, xlsx, xlsx_lines};
