//! Search of Chinese and other text by pairs of characters, on both databases alike.

use crate::{Db, StoreError};
use sea_orm::Value;
use std::collections::BTreeSet;

/// Longest text that is cut into pairs; what follows is not found by a search.
const LONGEST: usize = 256;

/// The pairs of neighbouring characters of a text, without case, spaces and width; one character stays alone.
///
/// ```
/// assert_eq!(yunheng_store::search::terms("许昌 市").into_iter().collect::<Vec<_>>(), ["昌市", "许昌"]);
/// ```
pub fn terms(text: &str) -> BTreeSet<String> {
    let characters: Vec<char> = text.chars().take(LONGEST).flat_map(plain).collect();
    match characters.as_slice() {
        [] => BTreeSet::new(),
        [one] => BTreeSet::from([one.to_string()]),
        many => many.windows(2).map(|pair| pair.iter().collect()).collect(),
    }
}

/// One character as it is compared.
fn plain(c: char) -> Vec<char> {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    if narrow.is_alphanumeric() { narrow.to_lowercase().collect() } else { Vec::new() }
}

/// Replaces what is searchable of an object.
///
/// # Errors
/// What the database says.
pub async fn index(db: Db<'_>, kind: &str, object_id: i64, texts: &[&str]) -> Result<(), StoreError> {
    db.execute("DELETE FROM search_term WHERE kind = $1 AND object_id = $2", [kind.into(), object_id.into()])
        .await?;
    let all = all_terms(texts);
    if all.is_empty() {
        return Ok(());
    }
    let mut values: Vec<Value> = vec![kind.into(), object_id.into()];
    let mut rows = Vec::new();
    for term in all {
        values.push(term.into());
        rows.push(format!("($1, ${}, $2)", values.len()));
    }
    let sql = format!(
        "INSERT INTO search_term (kind, term, object_id) VALUES {} ON CONFLICT DO NOTHING",
        rows.join(", ")
    );
    db.execute(&sql, values).await?;
    Ok(())
}

/// Everything by which an object of these texts is found.
pub(crate) fn all_terms(texts: &[&str]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for text in texts {
        let pairs = terms(text);
        // A single character is found by itself only when it is the whole word or begins one.
        all.extend(pairs.iter().filter_map(|pair| pair.chars().next()).map(|first| first.to_string()));
        all.extend(pairs);
    }
    all
}

/// The condition that `column` is an object found by `query`; its values are pushed. An empty query finds everything.
pub(crate) fn condition(kind: &str, column: &str, query: &str, values: &mut Vec<Value>) -> String {
    let wanted = terms(query);
    if wanted.is_empty() {
        return "(1 = 1)".into();
    }
    values.push(kind.into());
    let kind = values.len();
    let parts: Vec<String> = wanted
        .into_iter()
        .map(|term| {
            values.push(term.into());
            let term = values.len();
            format!("{column} IN (SELECT object_id FROM search_term WHERE kind = ${kind} AND term = ${term})")
        })
        .collect();
    format!("({})", parts.join(" AND "))
}

/// More rows of a term than this are not counted: it is common then.
const COMMON: i64 = 1_000;

/// The terms of a query, the one with the fewest objects first. A search that begins with it reads few rows, however common the others.
///
/// # Errors
/// What the database says.
pub(crate) async fn rarest_first(db: Db<'_>, kind: &str, query: &str) -> Result<Vec<String>, StoreError> {
    let mut counted = Vec::new();
    let wanted = terms(query);
    if wanted.len() < 2 {
        return Ok(wanted.into_iter().collect());
    }
    for term in wanted {
        let sql = "SELECT COUNT(*) FROM (SELECT 1 FROM search_term WHERE kind = $1 AND term = $2 LIMIT $3) c";
        let values: [Value; 3] = [kind.into(), term.as_str().into(), COMMON.into()];
        counted.push((db.scalar::<i64>(sql, values).await?.unwrap_or(0), term));
    }
    counted.sort();
    Ok(counted.into_iter().map(|(_, term)| term).collect())
}

/// Objects that are found by a query, lowest id first; an empty query finds none.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, kind: &str, query: &str, limit: i64) -> Result<Vec<i64>, StoreError> {
    #[derive(sea_orm::FromQueryResult)]
    struct Found {
        object_id: i64,
    }
    let mut values = Vec::new();
    if terms(query).is_empty() {
        return Ok(Vec::new());
    }
    let condition = condition(kind, "object_id", query, &mut values);
    values.push(limit.into());
    let sql = format!(
        "SELECT DISTINCT object_id FROM search_term WHERE kind = $1 AND {condition} ORDER BY object_id LIMIT ${}",
        values.len()
    );
    Ok(db.all::<Found>(&sql, values).await?.into_iter().map(|row| row.object_id).collect())
}
