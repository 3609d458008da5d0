//! What the core reaches through others, read from `cargo tree --prefix depth --format '{p}|{f}'`.

use super::table::{FORBIDDEN_FEATURES_IN_CORE, FORBIDDEN_IN_CORE, PLACE};
use crate::complaint::Complaint;

/// Every way from a core crate to a library or feature of effects, with the chain that leads there.
pub(crate) fn forbidden(tree: &str) -> Vec<Complaint> {
    let mut chain: Vec<&str> = Vec::new();
    let mut complaints = Vec::new();
    for line in tree.lines().filter_map(parse_line) {
        chain.truncate(line.depth);
        chain.push(line.name);
        if let Some(why) = verdict(&line) {
            complaints.push(Complaint::failure(
                "arch",
                chain.join(" → "),
                format!("{why}. The table is {PLACE}"),
            ));
        }
    }
    complaints
}

struct Line<'a> {
    depth: usize,
    name: &'a str,
    features: Vec<&'a str>,
}

fn verdict(line: &Line<'_>) -> Option<String> {
    if let Some(entry) = FORBIDDEN_IN_CORE.iter().find(|entry| entry.name == line.name) {
        return Some(entry.why.to_owned());
    }
    let (_, feature, why) = FORBIDDEN_FEATURES_IN_CORE
        .iter()
        .find(|(name, feature, _)| *name == line.name && line.features.contains(feature))?;
    Some(format!("its feature `{feature}` is on: {why}"))
}

/// `2serde_core v1.0.228|std (*)` is depth 2 and `serde_core`: a crate's name never begins with a digit.
fn parse_line(line: &str) -> Option<Line<'_>> {
    let digits = line.find(|c: char| !c.is_ascii_digit())?;
    let depth = line[..digits].parse().ok()?;
    let (package, features) = line[digits..].split_once('|').unwrap_or((&line[digits..], ""));
    let name = package.split_whitespace().next()?;
    let features = features.trim_end_matches("(*)").trim().split(',').collect();
    Some(Line { depth, name, features })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pure_core_passes() {
        let tree =
            "0yunheng-values v0.1.0 (/w/core/values)|\n1chrono v0.4.45|alloc\n2num-traits v0.2.19|i128\n";
        assert!(forbidden(tree).is_empty());
    }

    #[test]
    fn the_chain_to_an_effect_is_named() {
        let tree = "0yunheng-policy v0.1.0|\n1serde v1.0.2|std\n1toml v0.9.1|\n2odd v0.1.0|\n3getrandom v0.4.0|std (*)\n";
        let said = forbidden(tree);
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].at, "yunheng-policy → toml → odd → getrandom");
        assert!(said[0].message.contains("no randomness"));
    }

    #[test]
    fn a_clock_is_found_by_its_feature() {
        let said = forbidden("0yunheng-calendar v0.1.0|\n1chrono v0.4.45|alloc,clock,now (*)\n");
        assert_eq!(said.len(), 1);
        assert!(said[0].message.contains("`clock` is on"), "{}", said[0].message);
    }
}
