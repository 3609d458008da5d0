//! A document that is issued from a case: the template of its pack, what it says as data, and how it is verified.

use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::Value as Json;
use typst::foundations::{Array, Bytes, Dict, IntoValue, Value};

use super::world::Paper;
use super::{options, printed};
use crate::error::issue_date;
use crate::glyphs::{Visit, drawn, faces_of};
use crate::{DocumentError, Fonts};

/// Light modules around a code, without which it is not read.
const QUIET: i32 = 4;

/// The document as PDF/A-2b. `says` reaches the template as `sys.inputs.says`; its `issued_on` is the time stamp of the file. `verify` is
/// the address under which it is verified, given as text and as a code to be photographed.
///
/// # Errors
///
/// A character without a glyph, a date that is none, a template that the typesetter refuses.
pub fn issued_pdf(template: &str, says: &Json, verify: &str) -> Result<Vec<u8>, DocumentError> {
    let issued_on = says["issued_on"].as_str().unwrap_or_default();
    let date = issue_date(issued_on)?;
    let faces = faces_of(
        |visit| {
            visit(template, &|| "模板".to_owned());
            each_text(says, "", visit);
        },
        Fonts::system(),
    )?;
    let mut inputs = Dict::new();
    inputs.insert("says".into(), value(says));
    inputs.insert("verify".into(), verify.into_value());
    inputs.insert("qr".into(), Bytes::new(code(verify)?.into_bytes()).into_value());
    let bytes = printed(&Paper::of(template, faces, inputs), &options(issued_on, date)?);
    comemo::evict(0);
    bytes
}

fn each_text(says: &Json, place: &str, visit: Visit<'_>) {
    match says {
        Json::String(text) => visit(text, &|| place.to_owned()),
        Json::Array(items) => items.iter().for_each(|item| each_text(item, place, visit)),
        Json::Object(fields) => {
            for (name, field) in fields {
                each_text(field, &format!("{place}/{name}"), visit);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => (),
    }
}

fn value(says: &Json) -> Value {
    match says {
        Json::Null => Value::None,
        Json::Bool(yes) => Value::Bool(*yes),
        Json::Number(number) => number.as_i64().map_or_else(|| number.to_string().into_value(), Value::Int),
        Json::String(text) => drawn(text).into_value(),
        Json::Array(items) => Value::Array(items.iter().map(value).collect::<Array>()),
        Json::Object(fields) => {
            Value::Dict(fields.iter().map(|(name, field)| (name.as_str().into(), value(field))).collect())
        }
    }
}

/// An address as a drawing: one path of squares.
fn code(verify: &str) -> Result<String, DocumentError> {
    let code = QrCode::encode_text(verify, QrCodeEcc::Medium)
        .map_err(|error| DocumentError::Model(format!("核验地址过长：{error}")))?;
    let size = code.size();
    let dark =
        (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let squares: String = dark.map(|(x, y)| format!("M{},{}h1v1h-1z", x + QUIET, y + QUIET)).collect();
    let side = size + 2 * QUIET;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><path d=\"{squares}\"/></svg>"
    ))
}
