//! Files of a form: each is written to the data folder as it arrives, and nothing of it is believed but its bytes.

use super::Fault;
use crate::state::ServerState;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use std::collections::BTreeMap;
use yunheng_app::{Problem, ProblemKind, Upload};

/// The parts of a form.
#[derive(Debug, Default)]
pub struct Parts {
    /// Files by the names of their fields.
    pub files: BTreeMap<String, Upload>,
    /// Other fields.
    pub texts: BTreeMap<String, String>,
}

/// Longest text of a field that is no file.
const LONGEST_TEXT: usize = 64 << 10;

impl Parts {
    /// Receives a form. A handler calls it once the person is known to be allowed to send one, so that nobody else can fill the disk;
    /// the route's body limit holds for all parts together.
    ///
    /// # Errors
    /// No form, a field that is not one of `files` or `texts` or comes twice, too much of it, or a full disk.
    pub async fn receive(
        state: &ServerState,
        request: Request,
        files: &[&str],
        texts: &[&str],
    ) -> Result<Self, Fault> {
        let mut form = Multipart::from_request(request, state).await.map_err(|rejection| {
            refused(
                rejection.status(),
                "内容类型应为 multipart/form-data",
                "a multipart/form-data body is expected",
            )
        })?;
        let mut parts = Self::default();
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            let known = if field.file_name().is_some() { files } else { texts };
            let is_new = !parts.files.contains_key(&name) && !parts.texts.contains_key(&name);
            if !known.contains(&name.as_str()) || !is_new {
                return Err(unknown(&name, files, texts));
            }
            if field.file_name().is_some() {
                parts.files.insert(name, file(state, field).await?);
            } else {
                parts.texts.insert(name, text(field).await?);
            }
        }
        Ok(parts)
    }

    /// Takes a file that must be there.
    ///
    /// # Errors
    /// It is not there.
    pub fn file(&mut self, name: &str) -> Result<Upload, Fault> {
        self.files.remove(name).ok_or_else(|| {
            refused(
                StatusCode::BAD_REQUEST,
                &format!("缺少文件字段 {name}"),
                &format!("the file field `{name}` is missing"),
            )
        })
    }
}

async fn file(state: &ServerState, mut field: Field<'_>) -> Result<Upload, Fault> {
    let mut arriving = state.app.take_file(field.file_name().unwrap_or_default())?;
    while let Some(bytes) = field.chunk().await.map_err(broken)? {
        arriving.write(&bytes)?;
    }
    Ok(arriving.arrived()?)
}

async fn text(mut field: Field<'_>) -> Result<String, Fault> {
    let mut all = Vec::new();
    while let Some(bytes) = field.chunk().await.map_err(broken)? {
        all.extend_from_slice(&bytes);
        if all.len() > LONGEST_TEXT {
            return Err(refused(StatusCode::PAYLOAD_TOO_LARGE, "", ""));
        }
    }
    String::from_utf8(all)
        .map_err(|_| refused(StatusCode::BAD_REQUEST, "文字不是UTF-8", "a text is not UTF-8"))
}

fn unknown(name: &str, files: &[&str], texts: &[&str]) -> Fault {
    let shown: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
    let known: Vec<&str> = files.iter().chain(texts).copied().collect();
    let known = known.join(", ");
    refused(
        StatusCode::BAD_REQUEST,
        &format!("字段“{shown}”重复，或不在可用字段之内：{known}"),
        &format!("the field `{shown}` comes twice or is none of {known}"),
    )
}

fn broken(error: MultipartError) -> Fault {
    refused(error.status(), "表单没有传完整，或格式有误", "the form did not arrive whole, or is malformed")
}

fn refused(status: StatusCode, zh: &str, en: &str) -> Fault {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        let (zh, en) = ("文件超过大小限制", "the file is larger than is taken");
        return Fault(Problem::new(ProblemKind::TooLarge, "too_large", zh, en));
    }
    Fault(Problem::new(ProblemKind::Malformed, "malformed", zh, en))
}
