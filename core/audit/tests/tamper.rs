//! Whatever is done to an export or to the database behind it is found.

mod common;

use common::{Database, entry, key, trust, verify};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;
use yunheng_audit::{Entry, SignedCheckpoint};

/// Lines of an honest export; entries and checkpoints stand in `1..=14`.
static LINES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| Database::sample().lines());
const SEALED_LINES: usize = 14;

#[test]
fn the_honest_export_is_intact() {
    assert!(verify(&LINES, trust(None)).is_intact());
    assert!(SignedCheckpoint::parse(&LINES[5]).is_ok());
    assert!(LINES[SEALED_LINES].starts_with(b"{\"position\":12,"));
}

/// What a forger does to the entries before everything is chained anew.
#[derive(Debug, Clone)]
enum Forgery {
    Replace(Index),
    Byte(Index, Index, u8),
    Remove(Index),
    Insert(Index),
    Swap(Index, Index),
    Truncate(Index),
}

fn forgeries() -> impl Strategy<Value = Forgery> {
    let index = any::<Index>;
    prop_oneof![
        index().prop_map(Forgery::Replace),
        (index(), index(), any::<u8>()).prop_map(|(at, byte, value)| Forgery::Byte(at, byte, value)),
        index().prop_map(Forgery::Remove),
        index().prop_map(Forgery::Insert),
        (index(), index()).prop_map(|(one, other)| Forgery::Swap(one, other)),
        index().prop_map(Forgery::Truncate),
    ]
}

/// The number of entries that the last checkpoint covers.
const COVERED: usize = 9;

fn forge(entries: &mut Vec<Vec<u8>>, forgery: &Forgery) {
    match forgery {
        Forgery::Replace(at) => entries[at.index(COVERED)] = entry(500),
        Forgery::Byte(at, byte, value) => {
            let bytes = &mut entries[at.index(COVERED)];
            let at = byte.index(bytes.len());
            bytes[at] = *value;
        }
        Forgery::Remove(at) => drop(entries.remove(at.index(COVERED))),
        Forgery::Insert(at) => entries.insert(at.index(COVERED), entry(500)),
        Forgery::Swap(one, other) => entries.swap(one.index(COVERED), other.index(COVERED)),
        Forgery::Truncate(at) => entries.truncate(at.index(COVERED)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn another_byte(line: Index, at: Index, byte: u8) {
        let mut lines = LINES.clone();
        let line = &mut lines[line.index(LINES.len())];
        let at = at.index(line.len());
        prop_assume!(line[at] != byte);
        line[at] = byte;
        prop_assert!(!verify(&lines, trust(None)).is_intact());
    }

    #[test]
    fn a_byte_more_or_less(line: Index, at: Index, byte: Option<u8>) {
        let mut lines = LINES.clone();
        let line = &mut lines[line.index(LINES.len())];
        let at = at.index(line.len());
        match byte {
            Some(byte) => line.insert(at, byte),
            None => drop(line.remove(at)),
        }
        prop_assert!(!verify(&lines, trust(None)).is_intact());
    }

    #[test]
    fn a_line_less_or_twice(line: Index, to: Option<Index>) {
        let mut lines = LINES.clone();
        let line = line.index(LINES.len());
        match to {
            Some(to) => lines.insert(to.index(LINES.len()), LINES[line].clone()),
            None => drop(lines.remove(line)),
        }
        prop_assert!(!verify(&lines, trust(None)).is_intact());
    }

    #[test]
    fn lines_exchanged(one: Index, other: Index) {
        // Unsealed entries have no order yet, so only the rest has one to lose.
        let (one, other) = (1 + one.index(SEALED_LINES), 1 + other.index(SEALED_LINES));
        prop_assume!(one != other);
        let mut lines = LINES.clone();
        lines.swap(one, other);
        prop_assert!(!verify(&lines, trust(None)).is_intact());
    }

    #[test]
    fn a_file_cut_off(lines: Index, bytes: Index) {
        let mut cut = LINES[..lines.index(LINES.len())].to_vec();
        prop_assert!(!verify(&cut, trust(None)).is_intact());
        let broken = &LINES[cut.len()];
        cut.push(broken[..bytes.index(broken.len())].to_vec());
        prop_assert!(!verify(&cut, trust(None)).is_intact());
    }

    /// The forger can do everything but sign: counts, digests, links and the file are made anew. Of the honest
    /// checkpoints any may be kept; the auditor has the last one.
    #[test]
    fn everything_made_anew(forgery in forgeries(), kept in prop::array::uniform2(any::<bool>())) {
        let honest = Database::sample();
        let mut entries = honest.entries.clone();
        forge(&mut entries, &forgery);
        prop_assume!(entries != honest.entries);
        let mut forged = Database::seal(entries, &[], &key());
        let signed = honest.checkpoints.iter().zip(kept);
        forged.checkpoints = signed.filter(|(_, kept)| *kept).map(|(signed, _)| signed.clone()).collect();
        let known = &honest.checkpoints[1].checkpoint;
        prop_assert!(!verify(&forged.lines(), trust(Some(known))).is_intact());
        if kept == [true, true] {
            prop_assert!(!verify(&forged.lines(), trust(None)).is_intact());
        }
    }

    #[test]
    fn any_lines_are_answered(lines in prop::collection::vec(any::<Vec<u8>>(), 0..5), with_header: bool) {
        let lines = if with_header { [&LINES[..1], &lines[..]].concat() } else { lines };
        prop_assert!(!verify(&lines, trust(None)).is_intact());
    }

    #[test]
    fn any_chain_is_verified(count in 0_u64..40, signed in prop::collection::btree_set(0_u64..40, 0..5)) {
        let signed: Vec<u64> = signed.into_iter().filter(|position| *position <= count).collect();
        let database = Database::seal((1..=count).map(entry).collect(), &signed, &key());
        for known in database.checkpoints.iter().map(|signed| &signed.checkpoint) {
            prop_assert!(verify(&database.lines(), trust(Some(known))).is_intact());
        }
        let report = verify(&database.lines(), trust(None));
        prop_assert!(report.is_intact());
        prop_assert_eq!(report.summary.signed_to, signed.last().copied());
        prop_assert!(database.entries.iter().all(|bytes| Entry::parse(bytes).is_ok()));
    }
}
