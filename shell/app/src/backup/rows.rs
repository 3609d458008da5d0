//! Rows as lines of JSON: `[17,"甲",null,{"b64":"AP8="}]`.

use super::malformed;
use crate::problem::Problem;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use yunheng_store::dump::{Cell, Column, Kind};

/// Appends a row as a line. The same row always gives the same bytes, so that the digest of a table is that of its contents.
pub(super) fn write(row: &[Cell], out: &mut Vec<u8>) -> Result<(), Problem> {
    out.push(b'[');
    for (place, cell) in row.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        match cell {
            Cell::Null => out.extend_from_slice(b"null"),
            Cell::Integer(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Cell::Text(text) => {
                serde_json::to_writer(&mut *out, text).map_err(|error| Problem::bug(&error))?
            }
            Cell::Bytes(bytes) => {
                out.extend_from_slice(b"{\"b64\":\"");
                out.extend_from_slice(STANDARD.encode(bytes).as_bytes());
                out.extend_from_slice(b"\"}");
            }
        }
    }
    out.extend_from_slice(b"]\n");
    Ok(())
}

/// Reads the lines of a frame.
pub(super) fn read(lines: &[u8], columns: &[Column]) -> Result<Vec<Vec<Cell>>, Problem> {
    let lines = lines.strip_suffix(b"\n").ok_or_else(|| malformed("a line without an end"))?;
    lines.split(|byte| *byte == b'\n').map(|line| read_row(line, columns)).collect()
}

fn read_row(line: &[u8], columns: &[Column]) -> Result<Vec<Cell>, Problem> {
    let values: Vec<Value> = super::form::from_json(line)?;
    if values.len() != columns.len() {
        return Err(malformed("a row with another number of values"));
    }
    values.into_iter().zip(columns).map(|(value, column)| read_cell(value, column.kind)).collect()
}

fn read_cell(value: Value, kind: Kind) -> Result<Cell, Problem> {
    let cell = match (value, kind) {
        (Value::Null, _) => Some(Cell::Null),
        (Value::Number(number), Kind::Integer) => number.as_i64().map(Cell::Integer),
        (Value::String(text), Kind::Text) => Some(Cell::Text(text)),
        (Value::Object(object), Kind::Bytes) => object
            .get("b64")
            .and_then(Value::as_str)
            .and_then(|text| STANDARD.decode(text).ok())
            .map(Cell::Bytes),
        _ => None,
    };
    cell.ok_or_else(|| malformed("a value of another kind than its column"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(kinds: &[Kind]) -> Vec<Column> {
        kinds.iter().map(|kind| Column { name: "c".into(), kind: *kind }).collect()
    }

    #[test]
    fn every_value_comes_back() {
        let rows = [
            vec![
                Cell::Integer(i64::MIN),
                Cell::Text("甲\n\"\\\u{0}\u{1F600}".into()),
                Cell::Bytes(vec![0, 255, 10]),
            ],
            vec![Cell::Integer(i64::MAX), Cell::Text(String::new()), Cell::Bytes(Vec::new())],
            vec![Cell::Null, Cell::Null, Cell::Null],
        ];
        let mut lines = Vec::new();
        rows.iter().for_each(|row| write(row, &mut lines).expect("written"));
        assert!(lines.starts_with(b"[-9223372036854775808,\""), "{}", String::from_utf8_lossy(&lines));
        assert_eq!(lines.iter().filter(|byte| **byte == b'\n').count(), 3, "a line is a row");
        let columns = columns(&[Kind::Integer, Kind::Text, Kind::Bytes]);
        assert_eq!(read(&lines, &columns).expect("read"), rows);
    }

    #[test]
    fn what_is_no_row_of_these_columns_is_refused() {
        let columns = columns(&[Kind::Integer, Kind::Bytes]);
        for line in [
            "[1]\n",
            "[1,null,null]\n",
            "[1.5,null]\n",
            "[\"1\",null]\n",
            "[1,\"AA==\"]\n",
            "[1,{\"b64\":\"*\"}]\n",
            "[1,null]",
            "{}\n",
            "\n",
        ] {
            assert_eq!(read(line.as_bytes(), &columns).expect_err(line).code, "damaged_backup");
        }
        assert!(read(b"[99999999999999999999,null]\n", &columns).is_err());
    }
}
