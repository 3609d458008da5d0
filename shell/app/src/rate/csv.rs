//! Lines as CSV: the columns of the contract, in its order.

use super::load::Rating;
use super::run::run;
use super::text::LineText;
use std::io::Write;
use yunheng_rating::Tally;

const HEAD: &[u8] =
    b"resource_id,unit_id,project_id,payer,item,stage,month,from,to,quantity,unit_price,charge,clauses\n";

/// Writes all lines.
///
/// # Errors
/// What `out` says.
pub fn write_csv(rating: &Rating, out: &mut dyn Write) -> std::io::Result<Tally> {
    out.write_all(HEAD)?;
    run(rating, out, &format_line)
}

fn format_line(line: &LineText<'_>, bytes: &mut Vec<u8>) {
    for text in [line.resource_id, line.unit_id, line.project_id, line.payer.unwrap_or(""), line.item] {
        push_cell(bytes, text);
        bytes.push(b',');
    }
    for text in [line.stage, line.month, line.from, line.to, line.quantity, line.unit_price] {
        bytes.extend_from_slice(text.as_bytes());
        bytes.push(b',');
    }
    push_yuan(bytes, line.charge_fen);
    bytes.push(b',');
    for (index, clause) in line.clauses.iter().enumerate() {
        if index > 0 {
            bytes.push(b' ');
        }
        bytes.extend_from_slice(clause.as_bytes());
    }
    bytes.push(b'\n');
}

/// A cell, quoted when it must be (RFC 4180).
pub(super) fn push_cell(bytes: &mut Vec<u8>, text: &str) {
    if text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        bytes.push(b'"');
        for byte in text.bytes() {
            if byte == b'"' {
                bytes.push(b'"');
            }
            bytes.push(byte);
        }
        bytes.push(b'"');
    } else {
        bytes.extend_from_slice(text.as_bytes());
    }
}

/// Fen as yuan with two places. Charges are never negative.
pub(super) fn push_yuan(bytes: &mut Vec<u8>, fen: i64) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = fen.unsigned_abs();
    let mut places = 0;
    while rest > 0 || places < 3 {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        places += 1;
    }
    let (whole, fraction) = digits[at..].split_at(places - 2);
    bytes.extend_from_slice(whole);
    bytes.push(b'.');
    bytes.extend_from_slice(fraction);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_cells() {
        let yuan = |fen| {
            let mut bytes = Vec::new();
            push_yuan(&mut bytes, fen);
            String::from_utf8_lossy(&bytes).into_owned()
        };
        assert_eq!([0, 5, 99, 100, 123_456_789].map(yuan), ["0.00", "0.05", "0.99", "1.00", "1234567.89"]);
        let mut bytes = Vec::new();
        push_cell(&mut bytes, "a,\"b\"\n");
        assert_eq!(bytes, b"\"a,\"\"b\"\"\n\"");
    }
}
