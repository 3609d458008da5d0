//! The guide for a fourth city, followed to the letter: what it shows is written out, checked, computed, and broken.

mod common;

use common::{Desk, codes, list, text};

const GUIDE: &str = include_str!("../../../docs/guides/new-city.md");

/// Path and text of every fenced block that names a file.
fn files_of(guide: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    let mut is_inside = false;
    for line in guide.lines() {
        if line == "```" {
            is_inside = false;
        } else if let Some((_, path)) = line.strip_prefix("```").and_then(|info| info.split_once("file=")) {
            files.push((path, String::new()));
            is_inside = true;
        } else if let Some((_, text)) = files.last_mut().filter(|_| is_inside) {
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}

fn desk() -> Desk {
    let desk = Desk::new();
    files_of(GUIDE).iter().for_each(|(path, text)| desk.write(path, text));
    desk
}

/// The pack with `old` replaced once in one of its files.
fn broken(path: &str, old: &str, new: &str) -> Desk {
    let desk = desk();
    let text = desk.read(path);
    assert_eq!(text.matches(old).count(), 1, "`{old}` in {path}");
    desk.write(path, &text.replace(old, new));
    desk
}

#[test]
fn the_guide_shows_every_kind_of_file() {
    let paths: Vec<&str> = files_of(GUIDE).iter().map(|(path, _)| *path).collect();
    for kind in ["pack.toml", "sources/", "dispositions.toml", "rulings.toml", "parameters/", "assessment/"] {
        assert!(paths.iter().any(|path| path.starts_with(&format!("qinghe/{kind}"))), "{kind}: {paths:?}");
    }
    assert!(files_of(GUIDE).iter().all(|(_, text)| text.len() > 20), "an empty block");
}

#[test]
fn the_pack_is_clean_and_its_cases_hold() {
    let desk = desk();
    let checked = desk.json("policy check ./qinghe", 0);
    let pack = &checked["packs"][0];
    let findings = list(pack, "findings");
    assert!(findings.iter().all(|finding| finding["severity"] != "error"), "{findings:?}");
    // The open border that the guide writes as a ruling is told as a note, not as a defect.
    assert_eq!(codes(findings), ["source_open_border qinghe#band.border"]);
    assert_eq!(pack["coverage"]["articles"], 5);
    assert_eq!(pack["coverage"]["missing"], 0);

    let tested = desk.json("policy test ./qinghe", 0);
    let own = |case: &&serde_json::Value| text(case, "where").starts_with("qinghe/");
    assert!(list(&tested, "cases").iter().filter(own).count() >= 5);
    assert_eq!(tested["failed"], 0);
    assert_eq!(tested["passed"], list(&tested, "cases").len());
}

#[test]
fn every_case_of_the_guide_can_fail() {
    let cases = "qinghe/worked/cases.toml";
    let wrong = [
        ("\"2026-11-26\"", "\"2026-11-27\""),
        ("charge = \"100.00\"", "charge = \"100.01\""),
        ("final = \"84\"", "final = \"84.01\""),
        ("ratio = \"0.9\"", "ratio = \"1\""),
        ("to = \"8\"", "to = \"6\""),
    ];
    for (right, wrong) in wrong {
        let tested = broken(cases, right, wrong).json("policy test ./qinghe", 1);
        assert_eq!(tested["failed"], 1, "{wrong}");
    }
}

#[test]
fn a_deadline_and_a_price_of_the_city_compute() {
    let desk = desk();
    let due = desk.json("deadline ./qinghe --key req.provision --from 2026-11-23", 0);
    assert_eq!((text(&due, "due_on"), text(&due, "limit")), ("2026-11-26", "3wd"));
    assert_eq!(due["clauses"][0], "QH-M-5");

    let head = "resource_id,unit_id,project_id,item,stage,quantity,from,to\n";
    desk.write("leases.csv", &format!("{head}vm-1,u-1,p-1,vcpu.x86,formal,4,2027-01-05,2027-01-15\n"));
    desk.write("payers.csv", "unit_id,from,payer\nu-1,2027-01-01,清河市财政\n");
    let rated =
        desk.json("rate ./qinghe --leases leases.csv --payers payers.csv --period 2027-01-01/2027-02-01", 0);
    // 4 × 50.00 × ½: ten days are half a month here, though the national packs count days.
    assert_eq!(text(&rated["totals"], "charge"), "100.00");
    let line = &list(&rated, "lines")[0];
    assert_eq!((text(line, "unit_price"), text(line, "payer")), ("50.00", "清河市财政"));
    assert!(list(line, "clauses").contains(&"QH-M-9".into()), "{line}");
    assert_eq!(text(&rated, "pack"), "qinghe");
}

#[test]
fn the_woven_book_holds_every_article_and_reading() {
    let desk = desk();
    let book = desk.run("policy weave ./qinghe").ends(0);
    for word in ["QH-M-5", "QH-M-20", "3wd", "QH-R1", "● `lower_inclusive`", "○ `upper_inclusive`", "算例"]
    {
        assert!(book.contains(word), "`{word}` is not in the book");
    }
    let other = desk.run("policy weave ./qinghe --ruling band.border=upper_inclusive").ends(0);
    assert!(other.contains("● `upper_inclusive`"));
}

#[test]
fn a_band_that_is_taken_out_is_a_gap() {
    let desk = broken("qinghe/assessment/bands.toml", "  { lower = \"0\", action = \"block\" },\n", "");
    let findings = desk.json("policy check ./qinghe", 1)["packs"][0]["findings"].clone();
    let found = codes(findings.as_array().expect("a list"));
    assert!(
        found.iter().any(|code| code.starts_with("band_gap qinghe/assessment/bands.toml:1")),
        "{found:?}"
    );
}

#[test]
fn a_citation_that_leads_nowhere_is_an_error() {
    let desk = broken("qinghe/parameters/metering.toml", "QH-M-9", "QH-M-99");
    let checked = desk.json("policy check ./qinghe", 1);
    let findings = list(&checked["packs"][0], "findings");
    let error = findings.iter().find(|f| f["code"] == "unresolved_citation").expect("the citation is found");
    assert_eq!(text(error, "where"), "qinghe/parameters/metering.toml:1 metering.proration");
    assert!(text(error, "message").contains("QH-M-99"));
}

#[test]
fn a_missing_clause_makes_the_pack_unusable_and_names_the_line() {
    let text_before = "minimum = \"1\"\nmodality = \"must\"\ntolerance = { value = \"0\", unit = \"none\" }\nfrom = 2027-01-01\n";
    let path = "qinghe/parameters/sizing.toml";
    let desk = broken(path, &format!("{text_before}clause = \"QH-M-12\"\n"), text_before);
    // The second of two versions in the file: line 11 is its header.
    let wanted = "pack_malformed qinghe/parameters/sizing.toml:11";
    for line in
        ["policy test ./qinghe", "policy weave ./qinghe", "deadline ./qinghe --limit 1d --from 2027-01-04"]
    {
        let findings = desk.refused(line);
        assert_eq!(codes(&findings), [wanted], "{line}");
        assert!(text(&findings[0], "message").contains("clause"), "{findings:?}");
    }
    // A check has an answer all the same: this defect among the others.
    let checked = desk.json("policy check ./qinghe", 1);
    assert!(codes(list(&checked["packs"][0], "findings")).contains(&wanted.to_owned()), "{checked}");
}

#[test]
fn every_unusable_file_is_named_at_once() {
    let desk = broken("qinghe/parameters/metering.toml", "clause = \"QH-M-9\"\n", "");
    desk.write("qinghe/rulings.toml", "[[ruling]]\nid = \n");
    let wanted =
        ["pack_malformed qinghe/parameters/metering.toml:1", "pack_malformed qinghe/rulings.toml:2:6"];
    assert_eq!(codes(&desk.refused("policy test ./qinghe")), wanted);
    // Nor does a file that cannot be read hide what is wrong in the others.
    desk.write(
        "qinghe/parameters/sizing.toml",
        &desk.read("qinghe/parameters/sizing.toml").replacen("QH-M-12", "QH-M-99", 1),
    );
    let found = codes(list(&desk.json("policy check ./qinghe", 1)["packs"][0], "findings"));
    for code in
        wanted.into_iter().chain(["unresolved_citation qinghe/parameters/sizing.toml:1 sizing.cpu.scale_up"])
    {
        assert!(found.contains(&code.to_owned()), "{code}: {found:?}");
    }
}
