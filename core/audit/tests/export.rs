//! What can be wrong with the file of an export, beyond what is wrong with the chain in it.

mod common;

use common::{DATABASE, Database, codes, entry, trust, verify};
use yunheng_audit::{
    Chain, Digest, ExportHeader, LONGEST_LINE, SignedCheckpoint, Verifier, entry_line, unsealed_line,
};

/// A line with other words in it.
fn with(line: &[u8], found: &str, put: &str) -> Vec<u8> {
    let text = std::str::from_utf8(line).expect("UTF-8");
    assert!(text.contains(found), "{text}");
    text.replace(found, put).into_bytes()
}

#[test]
fn a_checkpoint_before_its_entry() {
    let database = Database::sample();
    let mut lines = database.lines();
    assert!(SignedCheckpoint::parse(&lines[5]).is_ok());
    lines.swap(4, 5);
    let report = verify(&lines, trust(None));
    assert_eq!(codes(&report), ["checkpoint_out_of_order", "unsigned", "unsealed"]);
}

#[test]
fn another_name_for_the_database() {
    let mut lines = Database::sample().lines();
    // It moves the place where the chain begins.
    lines[0] = with(&lines[0], DATABASE, "other");
    let said = codes(&verify(&lines, trust(None)));
    assert_eq!(said[..2], ["start_wrong", "chain_broken"]);
}

/// Lines of an export that begins after `start` entries.
fn part(database: &Database, start: usize) -> Vec<Vec<u8>> {
    let mut lines = database.lines();
    let before = database.links[start - 1].chain;
    let header = ExportHeader {
        before,
        database_id: DATABASE.to_owned(),
        exported_at_ms: 0,
        first: start as u64 + 1,
        last: 12,
    };
    lines.drain(..=start);
    lines.insert(0, header.line());
    lines
}

#[test]
fn a_part_of_the_chain() {
    let mut database = Database::sample();
    database.unsealed.clear();
    let (early, late) =
        (database.checkpoints[0].checkpoint.clone(), database.checkpoints[1].checkpoint.clone());
    let mut lines = part(&database, 4);
    let end = lines.pop().expect("an end");
    let end = with(&end, r#""entries":12"#, r#""entries":8"#);
    let (whole, part) = (Digest::of(&database.lines()[0]), Digest::of(&lines[0]));
    lines.push(with(&end, &whole.to_string(), &part.to_string()));
    // The checkpoint after entry 4 stands before the first entry: it proves where the part begins.
    for known in [None, Some(&early), Some(&late)] {
        let report = verify(&lines, trust(known));
        assert_eq!(codes(&report), ["unsigned"]);
        assert_eq!((report.summary.first, report.summary.signed_to), (Some(5), Some(9)));
    }
    let (right, wrong) = (database.links[3].chain, database.links[4].chain);
    lines[0] = with(&lines[0], &right.to_string(), &wrong.to_string());
    assert_eq!(
        codes(&verify(&lines, trust(Some(&early)))),
        ["checkpoint_mismatch", "checkpoint_mismatch", "chain_broken", "export_count", "unsigned"]
    );
    let mut verifier = Verifier::new(Chain::at(DATABASE, 9, late.chain), trust(Some(&early)));
    verifier.sealed(&database.links[9], Some(&database.entries[9]));
    assert_eq!(codes(&verifier.finish()), ["known_unreached", "nothing_signed"]);
}

#[test]
fn files_that_are_none() {
    let lines = Database::sample().lines();
    for (lines, why) in [(&lines[..0], "it is empty"), (&lines[1..], "byte 0")] {
        let report = verify(lines, trust(None));
        assert_eq!(codes(&report), ["not_an_export"]);
        assert!(report.findings[0].message.en.contains(why), "{:?}", report.findings[0]);
        assert!(!report.is_intact());
    }
    let zero = with(&lines[0], r#""first":1"#, r#""first":0"#);
    assert_eq!(codes(&verify(&[zero], trust(None))), ["not_an_export"]);
}

#[test]
fn lines_of_a_file() {
    let lines = Database::sample().lines();
    let without_end = &lines[..lines.len() - 1];
    assert!(codes(&verify(without_end, trust(None))).contains(&"export_incomplete"));
    let twice = [&lines[..], &lines[1..2]].concat();
    assert!(codes(&verify(&twice, trust(None))).contains(&"after_the_end"));
    let mut strange = lines.clone();
    strange.insert(3, b"{}".to_vec());
    let report = verify(&strange, trust(None));
    assert_eq!(codes(&report)[0], "line_malformed");
    assert_eq!(report.findings[0].place, "line 4");
    let mut fewer = lines.clone();
    fewer.remove(lines.len() - 2);
    assert!(codes(&verify(&fewer, trust(None))).contains(&"export_count"));
}

#[test]
fn the_last_entry_is_the_one_that_the_header_names() {
    let mut database = Database::sample();
    let header = database.lines().swap_remove(0);
    database.entries.pop();
    database.links.pop();
    let mut lines = database.lines();
    let end = lines.len() - 1;
    lines[end] = with(&lines[end], &Digest::of(&lines[0]).to_string(), &Digest::of(&header).to_string());
    lines[0] = header;
    assert_eq!(codes(&verify(&lines, trust(None)))[0], "export_count");
}

#[test]
fn a_line_without_end() {
    let mut lines = Database::sample().lines();
    lines.insert(3, vec![b' '; LONGEST_LINE + 1]);
    let report = verify(&lines, trust(None));
    assert!(report.findings[0].message.en.contains("at most 16 MiB"), "{:?}", report.findings[0]);
}

#[test]
fn an_unsealed_entry_was_changed() {
    let mut lines = Database::sample().lines();
    let at = lines.len() - 2;
    lines[at] = with(&lines[at], "李娜", "李四");
    assert_eq!(codes(&verify(&lines, trust(None)))[0], "entry_changed");
    lines[at] = unsealed_line(&Digest::of(b"{}"), b"{}");
    assert_eq!(codes(&verify(&lines, trust(None)))[0], "entry_changed");
}

#[test]
fn a_position_that_is_no_number_of_ours() {
    let link = Chain::new(DATABASE).next_link(Digest::of(b""));
    let more = with(&entry_line(&link, &entry(1)), r#""position":1,"#, r#""position":18446744073709551616,"#);
    let mut lines = Database::sample().lines();
    lines.insert(1, more);
    assert_eq!(codes(&verify(&lines, trust(None)))[0], "line_malformed");
}
