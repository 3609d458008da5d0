//! Our strict reader against the `csv` crate: whatever that crate writes is read back as it was.

use super::read;
use crate::collect::Collector;
use crate::header::{Column, required};
use proptest::prelude::*;

const SPEC: &[Column] = &[required("a"), required("b")];

fn ours(bytes: &[u8]) -> (Vec<[String; 2]>, bool) {
    let mut out = Collector::new("t.csv");
    let mut rows = Vec::new();
    read(bytes, SPEC, &mut out, &mut |cells| {
        let field = |at: usize| {
            let (start, end) = cells.row.ranges[at];
            cells.row.text[start as usize..end as usize].to_owned()
        };
        rows.push([field(0), field(1)]);
    });
    (rows, out.has_errors())
}

proptest! {
    #[test]
    fn reads_what_the_csv_crate_writes(
        rows in proptest::collection::vec(["[a-c,\"\n\r 年]{0,6}", "[a-c,\"\n年]{0,6}"], 0..8),
        crlf: bool,
        always: bool,
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new().terminator(terminator).quote_style(style).from_writer(Vec::new());
        writer.write_record(["a", "b"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let (read, failed) = ours(&writer.into_inner().unwrap());
        prop_assert!(!failed);
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(prop_oneof![Just(b'"'), Just(b','), Just(b'\n'), any::<u8>()], 0..64)) {
        let mut file = b"a,b\n".to_vec();
        file.extend(bytes);
        ours(&file);
    }
}
