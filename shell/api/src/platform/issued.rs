//! Documents that are issued from cases.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A document in the register.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct IssuedRowJson {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// Number of the case.
    pub case_number: Option<String>,
    /// The line by which the case is known.
    pub headline: String,
    /// Name of the case's kind.
    pub kind: String,
    /// The kind in words.
    pub kind_title: String,
    /// Its name in the kind.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its verification code.
    pub code: String,
    /// The party that issued it.
    pub issuer_name: String,
    /// The person who issued it.
    pub person_name: Option<String>,
    /// When.
    pub issued_at: String,
    /// Number of the document that stands in its place.
    pub replaced_by: Option<String>,
    /// `pdf`, or `docx` when it is made of a template of the city's own.
    pub format: String,
    /// SM3 of its bytes; null until they are made, a moment after it was issued.
    pub sm3: Option<String>,
    /// How many bytes.
    pub bytes: Option<i64>,
    /// Whether there is a signed copy.
    pub is_signed: bool,
}

/// A document of a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct IssuedDocumentJson {
    /// What the register shows of it.
    #[serde(flatten)]
    pub row: IssuedRowJson,
    /// Its signed copies, oldest first.
    pub copies: Vec<SignedCopyJson>,
    /// Whether it can be had as a Word file beside the pdf.
    pub has_word: bool,
    /// What the person who asks may do with it: `sign`.
    pub may: Vec<String>,
}

/// A copy with seal or signature.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SignedCopyJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// SM3 of its bytes.
    pub sm3: String,
    /// Who uploaded it.
    pub uploader_name: String,
    /// When.
    pub uploaded_at: String,
}

/// Templates of the documents of a kind of work.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TemplatesJson {
    /// The documents.
    pub documents: Vec<DocumentTemplateJson>,
    /// What a template may name.
    pub names: Vec<SaidNameJson>,
}

/// A document with its templates.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DocumentTemplateJson {
    /// Its name in the kind.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whether the pack has a Word template for it, to begin with.
    pub has_word: bool,
    /// Templates of the city's own, newest first.
    pub versions: Vec<TemplateVersionJson>,
}

/// A template of a city's own.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TemplateVersionJson {
    /// Which version.
    pub version: i64,
    /// The file's name.
    pub file_name: String,
    /// SM3 of its bytes.
    pub sm3: String,
    /// How many bytes.
    pub bytes: i64,
    /// Who uploaded it.
    pub uploader_name: String,
    /// When.
    pub uploaded_at: String,
    /// When it was taken out of use; null while it is in use.
    pub ended_at: Option<String>,
}

/// A name that a template may use.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SaidNameJson {
    /// The name, written `{{name}}` in the template.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Whether it is a list, whose rows are repeated between `{{#name}}` and `{{/name}}`.
    pub is_list: bool,
}

/// A document that somebody may issue.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct IssuableJson {
    /// Its name in the kind.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whether it was issued before; another one then stands in its place.
    pub is_again: bool,
}

/// Which document is issued.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueDocumentJson {
    /// Its name in the kind.
    #[schema(max_length = 40)]
    pub name: String,
}

/// What anybody with its code may know of a document.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct VerifiedJson {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The party that issued it.
    pub issuer_name: String,
    /// When.
    pub issued_at: String,
    /// Its verification code.
    pub code: String,
    /// SM3 of its bytes; null while they are not made.
    pub sm3: Option<String>,
    /// Number of the document that stands in its place.
    pub replaced_by: Option<String>,
    /// Whether there is a signed copy.
    pub is_signed: bool,
}

/// What a file is, beside a document.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ComparedJson {
    /// SM3 of the file.
    pub sm3: String,
    /// `document`, `signed_copy`, or `other` when it is neither.
    pub is: String,
}
