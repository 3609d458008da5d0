//! One door a parser: any bytes in, whether they were accepted out. The fuzz targets push them open with new bytes;
//! `shell/app/tests/corpus.rs` includes this file and replays what was found before.
//!
//! A door asserts what must hold of everything that is accepted: it can be used without a panic, and what is printed is
//! read again as the same.

use std::fmt::Display;
use std::sync::OnceLock;
use yunheng_app::{assess_sheet, open_pack, read_cycles, read_sheet, settle_cycles};
use yunheng_audit::{Entry, ExportVerifier, PublicKey, SignedCheckpoint, Trust};
use yunheng_calendar::{Calendar, Limit, parse_notice};
use yunheng_connectors::letter;
use yunheng_policy::{Pack, PackSource, PackText, check, load, weave};
use yunheng_process::{Definition, judge, read_bpmn};
use yunheng_tables::fuzz::{Parser, read_bytes};
use yunheng_values::{DateRange, Exact, Money, Quantity, Severity, UnitPrice, parse_date, parse_moment};

/// A door: whether the bytes were accepted.
pub type Door = fn(&[u8]) -> bool;

/// The doors whose corpus is `fuzz/corpus/<name>`; those of tables are kept beside the crate that reads tables.
pub const DOORS: [(&str, Door); 9] = [
    ("mail", mail),
    ("notice", notice),
    ("pack", pack),
    ("process", process),
    ("sheet", sheet),
    ("cycles", cycles),
    ("figures", figures),
    ("audit_entry", audit_entry),
    ("audit_export", audit_export),
];

macro_rules! tables {
    ($($name:ident $parser:ident),*) => {
        $(
            /// A table, read to its end.
            pub fn $name(bytes: &[u8]) -> bool {
                read_bytes(Parser::$parser, bytes).is_ok()
            }
        )*
    };
}

tables! {
    leases_csv LeasesCsv, leases_xlsx LeasesXlsx, prices_csv PricesCsv, payers_csv PayersCsv,
    resources_csv ResourcesCsv, usage_csv UsageCsv, usage_parquet UsageParquet, parties_csv PartiesCsv,
    parties_xlsx PartiesXlsx
}

/// The holiday file of a year; an accepted one makes a calendar.
pub fn notice(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let Ok(notice) = parse_notice(text, "notice.json") else { return false };
    let calendar = Calendar::new(std::slice::from_ref(&notice));
    assert!(calendar.published_years().eq([notice.year]));
    true
}

/// A pack in one text: `pack.toml`, then further files, each after a line `### path`. One that loads is checked and woven;
/// it is accepted when it has no defect.
pub fn pack(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let mut texts = vec![PackText { path: "pack.toml".to_owned(), text: String::new() }];
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("### ") {
            Some(path) => texts.push(PackText { path: path.trim().to_owned(), text: String::new() }),
            None => texts.iter_mut().next_back().into_iter().for_each(|file| file.text.push_str(line)),
        }
    }
    let source = PackSource { id: "fuzz".to_owned(), texts };
    let Ok(pack) = load("fuzz", &|id| (id == "fuzz").then(|| source.clone())) else { return false };
    if let Ok(rules) = pack.rules_on(pack.last_dated(), &[]) {
        let _ = weave(&rules, &|_| None);
    }
    check(&pack).iter().all(|finding| finding.severity != Severity::Error)
}

/// A BPMN file; one that is read is the same bytes again, and is judged. Accepted when each of its processes is sound.
pub fn process(bytes: &[u8]) -> bool {
    let Ok(read) = read_bpmn(bytes, "fuzz.bpmn") else { return false };
    assert_eq!(read.document.bytes(), bytes);
    for process in &read.processes {
        let _ = Definition::new(process, 1);
    }
    !read.processes.is_empty() && read.processes.iter().all(|process| judge(process).is_sound())
}

/// A mail; its head is one line of subject, and what is taken of it is text without controls and files.
pub fn mail(bytes: &[u8]) -> bool {
    let Ok(head) = letter::envelope(bytes) else { return false };
    assert!(!head.subject.chars().any(char::is_control));
    let _ = head.is_vouched_by("mx.example");
    let Ok(body) = letter::body(bytes) else { return false };
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    assert!(!body.text.contains(is_odd) && body.files.len() <= 50);
    assert!(letter::without_quotes(&body.text).len() <= body.text.len());
    true
}

/// The pack that sheets and cycles are held against.
fn xuchang() -> Option<&'static Pack> {
    static PACK: OnceLock<Option<Pack>> = OnceLock::new();
    PACK.get_or_init(|| open_pack("xuchang").ok()).as_ref()
}

/// A score sheet, read and assessed.
pub fn sheet(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let Ok(sheet) = read_sheet(text, "sheet.json") else { return false };
    let rules = xuchang().and_then(|pack| pack.rules_on(pack.last_dated(), &[]).ok());
    rules.is_some_and(|rules| assess_sheet(&rules, &sheet).is_ok())
}

/// A file of settlement cycles, read and settled.
pub fn cycles(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let Ok(file) = read_cycles(text, "cycles.json") else { return false };
    let rules = xuchang().and_then(|pack| pack.rules_on(pack.last_dated(), &[]).ok());
    rules.is_some_and(|rules| settle_cycles(&rules, &file).is_ok())
}

/// One figure a line; accepted when each line is one.
pub fn figures(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    text.lines().all(figure)
}

fn figure(text: &str) -> bool {
    let read = [
        reads_again(text, Limit::parse),
        reads_again(text, parse_date),
        reads_again(text, parse_moment),
        reads_again(text, DateRange::parse),
        reads_again(text, Money::parse),
        reads_again(text, Quantity::parse),
        reads_again(text, UnitPrice::parse),
        // Printed with at most six places, so only what is printed is the same again.
        Exact::parse(text).is_ok_and(|exact| {
            let printed = exact.to_string();
            assert_eq!(Exact::parse(&printed).map(|again| again.to_string()), Ok(printed));
            true
        }),
    ];
    read.contains(&true)
}

fn reads_again<T: PartialEq + Display, E>(text: &str, parse: impl Fn(&str) -> Result<T, E>) -> bool {
    let Ok(value) = parse(text) else { return false };
    let printed = value.to_string();
    assert!(parse(&printed).is_ok_and(|again| again == value), "`{text}` is printed as `{printed}`");
    true
}

/// An audit entry; an accepted one is the same bytes again.
pub fn audit_entry(bytes: &[u8]) -> bool {
    let Ok(entry) = Entry::parse(bytes) else { return false };
    assert_eq!(entry.canonical(), bytes);
    true
}

/// An export of audit entries; accepted when nothing in it was changed. The key is the published one of GB/T 32918.5.
pub fn audit_export(bytes: &[u8]) -> bool {
    const POINT: &str = concat!(
        "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020",
        "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
    );
    let keys: Vec<PublicKey> = PublicKey::parse(POINT).into_iter().collect();
    let mut verifier = ExportVerifier::new(Trust { keys, known: Vec::new() });
    for line in bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|byte| *byte == b'\n') {
        verifier.line(line);
        if let Ok(signed) = SignedCheckpoint::parse(line) {
            assert_eq!(signed.canonical(), line);
        }
    }
    verifier.finish().is_intact()
}
