//! What is done to a chain, and what the verifier says about it.

mod common;

use common::{DATABASE, Database, codes, entry, key, strange_key, trust, verify};
use yunheng_audit::{Chain, Digest, Report, Summary, Trust, Verifier};
use yunheng_values::Severity;

/// Verifies as the server does, without a file.
fn live(database: &Database, trust: Trust) -> Report {
    let mut verifier = Verifier::new(Chain::new(DATABASE), trust);
    let mut signed = database.checkpoints.iter().peekable();
    while let Some(early) = signed.next_if(|signed| signed.checkpoint.position == 0) {
        verifier.checkpoint(early);
    }
    for (link, entry) in database.links.iter().zip(&database.entries) {
        verifier.sealed(link, Some(entry));
        while let Some(here) = signed.next_if(|signed| signed.checkpoint.position == link.position) {
            verifier.checkpoint(here);
        }
    }
    signed.for_each(|behind| verifier.checkpoint(behind));
    database.unsealed.iter().for_each(|bytes| verifier.unsealed(&Digest::of(bytes), bytes));
    verifier.finish()
}

/// Verifies both ways, which must say the same, and gives the codes of errors.
fn errors(database: &Database, trust: Trust) -> Vec<&'static str> {
    let (report, of_file) = (live(database, trust.clone()), verify(&database.lines(), trust));
    assert_eq!(report, of_file);
    let errors = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(report.is_intact(), errors.clone().count() == 0);
    errors.map(|finding| finding.code).collect()
}

#[test]
fn nothing_was_done() {
    let database = Database::sample();
    let known = &database.checkpoints[1].checkpoint;
    for trust in [trust(None), trust(Some(known))] {
        assert!(errors(&database, trust.clone()).is_empty());
        let report = verify(&database.lines(), trust);
        assert_eq!(codes(&report), ["unsigned", "unsealed"]);
        assert_eq!(report.findings[0].message.en, "no signed checkpoint covers the last 3 entries yet");
        assert_eq!(report.findings[1].message.zh, "2条记录尚未入链");
        let expected = Summary {
            entries: 12,
            first: Some(1),
            last: Some(12),
            checkpoints: 2,
            signed_to: Some(9),
            unsealed: 2,
        };
        assert_eq!(report.summary, expected);
    }
}

#[test]
fn a_database_without_entries() {
    let mut database = Database::seal(Vec::new(), &[0], &key());
    database.unsealed.clear();
    let lines = database.lines();
    let report = verify(&lines, trust(Some(&database.checkpoints[0].checkpoint)));
    assert_eq!(codes(&report), [""; 0]);
    assert_eq!(report.summary, Summary { checkpoints: 1, signed_to: Some(0), ..Summary::default() });
}

#[test]
fn without_a_checkpoint_little_is_proved() {
    let database = Database::seal((1..=3).map(entry).collect(), &[], &key());
    let report = verify(&database.lines(), trust(None));
    assert_eq!(codes(&report), ["nothing_signed", "unsealed"]);
    assert!(report.is_intact());
}

#[test]
fn an_entry_was_changed() {
    let mut database = Database::sample();
    database.entries[5] = entry(77);
    assert_eq!(errors(&database, trust(None)), ["entry_changed"]);
    // And its digest with it: the next link no longer follows.
    database.links[5].entry_digest = Digest::of(&database.entries[5]);
    assert_eq!(errors(&database, trust(None)), ["chain_broken"]);
    // And its link: the break moves on by one.
    let before = Chain::at(DATABASE, 5, database.links[4].chain);
    database.links[5] = before.next_link(database.links[5].entry_digest);
    let report = live(&database, trust(None));
    assert_eq!(codes(&report), ["chain_broken", "unsigned", "unsealed"]);
    assert_eq!(report.findings[0].place, "position 7");
}

#[test]
fn everything_was_written_anew() {
    let honest = Database::sample();
    let mut entries = honest.entries.clone();
    entries[5] = entry(77);
    let mut forged = Database::seal(entries, &[], &key());
    forged.checkpoints = honest.checkpoints.clone();
    assert_eq!(errors(&forged, trust(None)), ["checkpoint_mismatch"]);
    // Without the checkpoint that tells, the known one does; without either there is only a warning.
    forged.checkpoints.pop();
    let known = &honest.checkpoints[1].checkpoint;
    assert_eq!(errors(&forged, trust(Some(known))), ["checkpoint_mismatch"]);
    // A checkpoint of the forger's own has the forger's own key.
    let mut forged = Database::seal(forged.entries, &[4, 9], &strange_key());
    assert_eq!(errors(&forged, trust(None)), ["key_unknown", "key_unknown"]);
    for signed in &mut forged.checkpoints {
        signed.checkpoint.key_id = key().public().id();
    }
    assert_eq!(errors(&forged, trust(None)), ["signature_bad", "checkpoint_removed", "signature_bad"]);
}

#[test]
fn an_entry_is_gone_and_its_link_is_there() {
    let database = Database::sample();
    let mut verifier = Verifier::new(Chain::new(DATABASE), trust(None));
    for (link, entry) in database.links.iter().zip(&database.entries) {
        verifier.sealed(link, Some(entry).filter(|_| link.position != 3).map(Vec::as_slice));
    }
    let report = verifier.finish();
    assert_eq!(codes(&report), ["entry_gone", "nothing_signed"]);
    assert_eq!((report.summary.entries, report.summary.last), (11, Some(12)));
}

#[test]
fn entries_were_removed() {
    let mut database = Database::sample();
    database.entries.drain(5..8);
    database.links.drain(5..8);
    let report = live(&database, trust(None));
    assert_eq!(codes(&report), ["entries_removed", "unsigned", "unsealed"]);
    assert_eq!(report.findings[0].message.zh, "缺第6至8条，共3条记录");
    assert_eq!(report.findings[0].place, "position 6");
    let mut database = Database::sample();
    database.entries.remove(0);
    database.links.remove(0);
    assert_eq!(codes(&live(&database, trust(None)))[0], "entries_removed");
}

#[test]
fn entries_stand_elsewhere() {
    let mut database = Database::sample();
    database.entries.swap(5, 6);
    database.links.swap(5, 6);
    let report = live(&database, trust(None));
    assert_eq!(codes(&report), ["entry_out_of_order", "unsigned", "unsealed"]);
    assert_eq!(report.findings[0].message.en, "entry 6 stands after entry 7");
    // Of a gap, what does not come later is missing.
    let mut database = Database::sample();
    let (entry, link) = (database.entries[6].clone(), database.links[6]);
    database.entries.drain(5..8);
    database.links.drain(5..8);
    database.entries.push(entry);
    database.links.push(link);
    let report = live(&database, trust(None));
    assert_eq!(codes(&report)[..3], ["entry_out_of_order", "entries_removed", "entries_removed"]);
    let places: Vec<&str> = report.findings[..3].iter().map(|finding| finding.place.as_str()).collect();
    assert_eq!(places, ["position 7", "position 6", "position 8"]);
}

#[test]
fn entries_have_exchanged_places() {
    let mut database = Database::sample();
    database.entries.swap(5, 6);
    database.links.swap(5, 6);
    let (one, other) = (database.links[5].position, database.links[6].position);
    (database.links[5].position, database.links[6].position) = (other, one);
    assert_eq!(codes(&live(&database, trust(None)))[..2], ["chain_broken", "chain_broken"]);
}

#[test]
fn an_entry_is_there_twice() {
    let mut database = Database::sample();
    for at in [3, 10] {
        database.entries.insert(at, database.entries[2].clone());
        database.links.insert(at, database.links[2]);
    }
    assert_eq!(codes(&live(&database, trust(None)))[..2], ["entry_twice", "entry_twice"]);
    // A second entry with a position of its own does not fit either.
    let mut database = Database::sample();
    database.entries.insert(3, entry(3));
    let mut link = database.links[2];
    link.position = 4;
    database.links.insert(3, link);
    let said = codes(&live(&database, trust(None)));
    assert_eq!(said[..4], ["chain_broken", "checkpoint_mismatch", "entry_twice", "chain_broken"]);
}

#[test]
fn the_end_was_cut_off() {
    let honest = Database::sample();
    let known = &honest.checkpoints[1].checkpoint;
    let mut cut = honest.clone();
    cut.entries.truncate(7);
    cut.links.truncate(7);
    assert_eq!(errors(&cut, trust(None)), ["end_cut_off"]);
    assert_eq!(errors(&cut, trust(Some(known))), ["end_cut_off", "older_than_known"]);
    // Of several checkpoints behind the end, the farthest says how much is missing.
    let mut shorter = cut.clone();
    shorter.entries.truncate(3);
    shorter.links.truncate(3);
    let report = live(&shorter, trust(None));
    assert_eq!(report.findings[0].message.zh, "末尾被截断：最后一条是第3条，签名检查点已到第9条");
    // An old copy of the whole database is consistent in itself.
    cut.checkpoints.truncate(1);
    assert_eq!(errors(&cut, trust(None)), [""; 0]);
    assert_eq!(errors(&cut, trust(Some(known))), ["older_than_known"]);
    // Behind the last checkpoint an end that is missing cannot be told from one that never was.
    let mut young = honest.clone();
    young.entries.truncate(10);
    young.links.truncate(10);
    assert_eq!(errors(&young, trust(Some(known))), [""; 0]);
}

#[test]
fn an_old_copy_has_grown_beyond_what_is_known() {
    let honest = Database::seal((1..=12).map(entry).collect(), &[4, 9, 11], &key());
    let mut entries: Vec<_> = (1..=6).map(entry).collect();
    entries.extend((60..70).map(entry));
    let grown = Database::seal(entries, &[4, 15], &key());
    // The newest kept checkpoint is the copy's own, and fits; those that the copy has overtaken do not.
    let newest = grown.checkpoints[1].checkpoint.clone();
    let mut all = trust(Some(&newest));
    assert_eq!(errors(&grown, all.clone()), [""; 0]);
    all.known.extend(honest.checkpoints.iter().map(|signed| signed.checkpoint.clone()));
    let report = verify(&grown.lines(), all.clone());
    let places: Vec<&str> = report.findings.iter().map(|finding| finding.place.as_str()).collect();
    assert_eq!(
        places[..2],
        ["checkpoint 2026-12-02, position 9", "checkpoint 2026-12-03, position 11"],
        "{places:?}"
    );
    assert_eq!(errors(&grown, all.clone()), ["checkpoint_mismatch"; 2]);
    // Of several behind the end the farthest is named, once.
    all.known.retain(|known| known.position != 15);
    let mut cut = honest.clone();
    cut.entries.truncate(5);
    cut.links.truncate(5);
    cut.checkpoints.truncate(1);
    assert_eq!(errors(&cut, all.clone()), ["older_than_known"]);
    assert!(live(&cut, all).findings[0].message.en.contains("covers 11"));
}

#[test]
fn an_entry_that_was_sealed_is_unreadable() {
    let mut entries: Vec<_> = (1..=3).map(entry).collect();
    entries[1] = [b" ", &entries[1][..]].concat();
    let database = Database::seal(entries, &[3], &key());
    assert_eq!(errors(&database, trust(None)), ["entry_unreadable"]);
}

#[test]
fn a_checkpoint_was_removed_or_moved() {
    let mut database = Database::seal((1..=12).map(entry).collect(), &[0, 4, 9], &key());
    assert_eq!(errors(&database, trust(None)), [""; 0]);
    let middle = database.checkpoints.remove(1);
    assert_eq!(errors(&database, trust(None)), ["checkpoint_removed"]);
    database.checkpoints.push(middle);
    let said = errors(&database, trust(None));
    assert!(said.contains(&"checkpoint_out_of_order"), "{said:?}");
    // The first one is missed as well, because a chain from its beginning has a first one.
    database.checkpoints.remove(0);
    assert!(errors(&database, trust(None)).contains(&"checkpoint_removed"));
}

#[test]
fn a_checkpoint_says_another_count() {
    let mut database = Database::sample();
    let mut wrong = database.checkpoints[0].checkpoint.clone();
    wrong.count += 1;
    database.checkpoints = vec![key().sign(wrong)];
    assert_eq!(errors(&database, trust(None)), ["checkpoint_removed"]);
    let mut database = Database::sample();
    let mut wrong = database.checkpoints[1].checkpoint.clone();
    wrong.count += 1;
    database.checkpoints[1] = key().sign(wrong);
    assert_eq!(errors(&database, trust(None)), ["checkpoint_removed"]);
}

#[test]
fn another_database() {
    let database = Database::sample();
    let mut foreign = database.checkpoints[0].checkpoint.clone();
    foreign.database_id = "other".to_owned();
    assert_eq!(errors(&database, trust(Some(&foreign))), ["checkpoint_foreign"]);
    let mut with_foreign = database.clone();
    with_foreign.checkpoints = vec![key().sign(foreign)];
    assert_eq!(errors(&with_foreign, trust(None)), ["checkpoint_foreign"]);
}

#[test]
fn findings_are_counted_beyond_a_hundred() {
    let mut database = Database::seal((1..=250).map(entry).collect(), &[], &key());
    database.entries.iter_mut().for_each(|bytes| bytes.push(b' '));
    let report = live(&database, trust(None));
    assert_eq!(report.findings.len(), 100);
    // 250 changed entries, a warning, and the note about the unsealed.
    assert_eq!((report.more, report.errors), (152, 250));
    // Every other entry is missing: gaps are remembered up to a bound, and told all the same.
    let every_other = |kept: &u64| kept.is_multiple_of(2);
    let mut verifier = Verifier::new(Chain::new(DATABASE), trust(None));
    for link in database.links.iter().filter(|link| every_other(&link.position)) {
        verifier.sealed(link, Some(&entry(link.position)));
    }
    let report = verifier.finish();
    assert_eq!((report.findings.len() as u64 + report.more, report.errors), (126, 125));
    assert_eq!(report.findings[0].place, "position 201");
}

#[test]
fn positions_at_the_end_of_the_world() {
    let mut verifier = Verifier::new(Chain::new(DATABASE), trust(None));
    let mut link = Chain::new(DATABASE).next_link(Digest::of(b""));
    for position in [u64::MAX, u64::MAX, 0, u64::MAX - 1] {
        link.position = position;
        verifier.sealed(&link, None);
    }
    assert!(!verifier.finish().is_intact());
}
