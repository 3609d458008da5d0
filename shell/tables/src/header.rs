//! Finds the columns of a table by the names in its header line.

use crate::collect::{Collector, Problem, found};

/// A column that a table has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    /// Another name that the header may use.
    pub(crate) also: Option<&'static str>,
    /// Whether the header must have it; whether a cell may be empty is the row's business.
    pub(crate) required: bool,
}

impl Column {
    pub(crate) const fn also(self, name: &'static str) -> Self {
        Self { also: Some(name), ..self }
    }

    fn is_named(&self, name: &str) -> bool {
        self.name == name || self.also == Some(name)
    }
}

pub(crate) const fn required(name: &'static str) -> Column {
    Column { name, also: None, required: true }
}

pub(crate) const fn optional(name: &'static str) -> Column {
    Column { name, also: None, required: false }
}

/// Where the columns of a table stand in one file.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) spec: &'static [Column],
    /// For each column of `spec` its position in the file.
    pub(crate) at: Vec<Option<usize>>,
    /// How many fields the header has.
    pub(crate) width: usize,
}

impl Columns {
    /// Reads the header; `None` when rows cannot be read with it.
    pub(crate) fn of(
        spec: &'static [Column],
        names: &[&str],
        line: Option<u64>,
        out: &mut Collector,
    ) -> Option<Self> {
        let at: Vec<Option<usize>> =
            spec.iter().map(|column| names.iter().position(|name| column.is_named(name))).collect();
        report_unknown(spec, names, line, out);
        let doubled = report_doubled(spec, names, line, out);
        let mut missing = false;
        for (column, position) in spec.iter().zip(&at) {
            if column.required && position.is_none() {
                missing = true;
                out.error(line, Some(column.name), || missing_column(column.name, names));
            }
        }
        (!missing && !doubled).then_some(Self { spec, at, width: names.len() })
    }
}

fn report_unknown(spec: &[Column], names: &[&str], line: Option<u64>, out: &mut Collector) {
    for (position, name) in names.iter().enumerate() {
        if spec.iter().any(|column| column.is_named(name)) || names[..position].contains(name) {
            continue;
        }
        let number = position + 1;
        out.warning(line, Some(*name).filter(|n| !n.is_empty()), || {
            Problem::new(
                "unknown_column",
                format!("第{number}列“{}”不认识，未使用", found(name)),
                format!("column {number} `{}` is not known and was left out", found(name)),
            )
            .hint(format!("可用的列：{}", list(spec)), format!("known columns: {}", list(spec)))
        });
    }
}

fn report_doubled(spec: &[Column], names: &[&str], line: Option<u64>, out: &mut Collector) -> bool {
    let mut doubled = false;
    for (position, name) in names.iter().enumerate() {
        let column = spec.iter().find(|column| column.is_named(name));
        let same = |earlier: &str| earlier == *name || column.is_some_and(|column| column.is_named(earlier));
        let Some(first) = names[..position].iter().position(|earlier| !name.is_empty() && same(earlier))
        else {
            continue;
        };
        doubled = true;
        let (first, second) = (first + 1, position + 1);
        out.error(line, Some(name), || {
            Problem::new(
                "duplicate_column",
                format!("第{first}列与第{second}列同名“{}”，每个列名只能出现一次", found(name)),
                format!(
                    "columns {first} and {second} are both named `{}`; a name may stand once",
                    found(name)
                ),
            )
        });
    }
    doubled
}

fn missing_column(wanted: &str, names: &[&str]) -> Problem {
    let problem = Problem::new(
        "missing_column",
        format!("缺少必需的列“{wanted}”，表头是：{}", found(&names.join(","))),
        format!("the required column `{wanted}` is missing; the header is: {}", found(&names.join(","))),
    );
    let only = names.first().copied().unwrap_or("");
    if names.len() == 1 && only.contains([';', '\t', '|']) {
        return problem.hint("列之间用半角逗号分隔", "separate columns with commas");
    }
    if names.iter().any(|name| name.contains('\r')) {
        return problem.hint("行尾应为LF或CRLF，不能只有CR", "end lines with LF or CRLF, not with CR alone");
    }
    match names.iter().find(|name| simple(name) == wanted) {
        Some(near) => problem.hint(
            format!("“{}”应写作“{wanted}”", found(near)),
            format!("write `{wanted}` instead of `{}`", found(near)),
        ),
        None => problem.hint(
            "第一行须是表头，列名用英文小写",
            "the first line must be the header, with the names as documented",
        ),
    }
}

/// A name as somebody may have meant it: without blanks and invisible characters, half-width, small, `_` between words.
fn simple(name: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        ' ' | '-' => '_',
        _ => c,
    };
    let plain: String =
        name.trim().chars().filter(|c| !crate::collect::is_invisible(*c)).map(narrow).collect();
    plain.trim_matches('_').to_lowercase()
}

fn list(spec: &[Column]) -> String {
    spec.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &[Column] = &[required("unit_id"), required("from"), optional("payer")];

    fn codes(names: &[&str]) -> (bool, Vec<String>) {
        let mut out = Collector::new("t.csv");
        let columns = Columns::of(SPEC, names, Some(1), &mut out);
        let findings = out.finish().unwrap_or_else(|errors| errors);
        (columns.is_some(), findings.iter().map(|f| format!("{} {}", f.code, f.place)).collect())
    }

    #[test]
    fn any_order_and_strangers() {
        assert_eq!(codes(&["from", "unit_id"]), (true, Vec::new()));
        assert_eq!(codes(&["from", "x", "unit_id"]), (true, vec!["unknown_column t.csv:1:x".to_owned()]));
        assert!(!codes(&["from", "from", "unit_id"]).0);
        let (usable, found) = codes(&["Unit ID", "payer"]);
        assert!(!usable);
        assert_eq!(
            found,
            [
                "unknown_column t.csv:1:Unit ID",
                "missing_column t.csv:1:unit_id",
                "missing_column t.csv:1:from"
            ]
        );
        assert_eq!(simple("Ｕnit ID\u{feff}"), "unit_id");
    }
}
