//! Which stored party a row means.

use super::place;
use super::read::RowRead;
use crate::column::Column;
use crate::name::normalize_name;
use crate::party::PartyRef;
use crate::register::Register;
use std::collections::BTreeMap;
use yunheng_values::{Finding, Findings, Text};

/// Finds the party of each row. Rows are in order of lines.
pub(super) fn find_targets(existing: &Register, rows: &mut [RowRead], file: &str, findings: &mut Findings) {
    let mut first: BTreeMap<PartyRef, u64> = BTreeMap::new();
    for row in rows {
        find_target(existing, row);
        let line = *first.entry(row.id).or_insert(row.line);
        if line != row.line {
            let name = &row.name;
            let message = Text::new(
                format!("“{name}”与第{line}行是同一单位，每个单位只能有一行"),
                format!("`{name}` is the party of line {line}; a party may stand once"),
            );
            findings.push(Finding::error("duplicate_row", place(file, row.line, Column::Name), message));
        }
    }
}

fn find_target(existing: &Register, row: &mut RowRead) {
    let uscc = row.uscc.flatten();
    let by_code = uscc.and_then(|uscc| existing.with_code(&uscc).first().copied());
    let by_name = existing.named(&row.name).first().copied();
    let Some(id) = by_code.or(by_name) else { return };
    let Some(stored) = existing.get(id) else { return };
    row.id = id;
    if let (Some(_), Some(other)) = (by_code, by_name.filter(|other| Some(*other) != by_code)) {
        let other = existing.get(other).map_or("", |party| party.name.as_str());
        let message = Text::new(
            format!("统一社会信用代码属于“{}”，名称却是另一单位“{other}”的", stored.name),
            format!(
                "the code belongs to `{}`, but the name is that of another party, `{other}`",
                stored.name
            ),
        );
        return row.error(Column::Name, "row_conflict", message);
    }
    if let (None, Some(given), Some(held)) = (by_code, uscc, stored.uscc) {
        let message = Text::new(
            format!("“{}”的统一社会信用代码是{held}，本行写的是{given}：代码不同即不是同一主体", stored.name),
            format!(
                "the code of `{}` is {held}, this row says {given}: another code is another party",
                stored.name
            ),
        );
        return row.error(Column::Uscc, "uscc_differs", message);
    }
    row.by_alias = normalize_name(&stored.name) != normalize_name(&row.name) && by_name == Some(id);
    if row.by_alias {
        let message = Text::new(
            format!("“{}”是“{}”的别名，按同一单位处理，名称不变", row.name, stored.name),
            format!("`{}` is an alias of `{}`: taken as that party, whose name stays", row.name, stored.name),
        );
        let at = row.place(Column::Name);
        row.findings.push(Finding::note("matched_alias", at, message));
    }
}
