//! Readings that the authority chose: an overlay (`choices.toml`) in the pack's own schema, dated and with a reason.
//!
//! The published pack stays as it is; the overlay only ever grows. Of several choices for one ruling the one whose first day is the
//! latest holds, and of those for the same day the one that stands last.

use crate::load::Pack;
use crate::read;
use crate::ruling::{Choice, Ruling};
use serde::Deserialize;
use toml::Value;
use yunheng_values::{Date, Finding, Findings, Text};

/// Name of the overlay in a pack's folder.
pub const CHOICES_FILE: &str = "choices.toml";

/// A reading in force from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedChoice {
    /// Key of the ruling.
    pub ruling: String,
    /// The reading, or a value of an open ruling.
    pub reading: String,
    /// First day it holds.
    #[serde(deserialize_with = "read::date")]
    pub from: Date,
    /// Why the authority reads it so.
    pub reason: String,
    /// Day on which the second person confirmed it.
    #[serde(deserialize_with = "read::date")]
    pub decided_on: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoiceFile {
    #[serde(default)]
    pub choice: Vec<DatedChoice>,
}

/// The overlay as a file. The same choices in the same order give the same bytes.
pub fn choices_text(choices: &[DatedChoice]) -> String {
    let quoted = |text: &str| Value::String(text.to_owned()).to_string();
    let mut text = String::from("# 主管部门选定的口径，按决定的先后\n");
    for choice in choices {
        let (ruling, reading, reason) =
            (quoted(&choice.ruling), quoted(&choice.reading), quoted(&choice.reason));
        text.push_str(&format!(
            "\n[[choice]]\nruling = {ruling}\nreading = {reading}\nfrom = {}\nreason = {reason}\ndecided_on = {}\n",
            choice.from, choice.decided_on
        ));
    }
    text
}

impl Pack {
    /// The choice in force for a ruling on a day.
    pub fn choice_on(&self, ruling: &str, day: Date) -> Option<&DatedChoice> {
        let begun = self.choices.iter().filter(|choice| choice.ruling == ruling && choice.from <= day);
        // Of equals the last is taken.
        begun.max_by_key(|choice| choice.from)
    }

    /// Every choice in force on a day.
    pub(crate) fn choices_on(&self, day: Date) -> Vec<Choice> {
        let mut keys: Vec<&str> = self.choices.iter().map(|choice| choice.ruling.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let in_force = keys.into_iter().filter_map(|key| self.choice_on(key, day));
        in_force.map(|choice| Choice { key: choice.ruling.clone(), value: choice.reading.clone() }).collect()
    }
}

/// Whether the authority may choose a reading of a ruling from a day on.
pub fn check_choice(pack: &Pack, ruling: &str, reading: &str, from: Date) -> Findings {
    let Some(known) = pack.rulings.iter().find(|known| known.key == ruling) else {
        return vec![Finding::error(
            "unknown_ruling",
            "/ruling",
            Text::new(format!("没有口径“{ruling}”"), format!("there is no ruling `{ruling}`")),
        )];
    };
    let mut findings: Findings = unknown_reading(known, reading).into_iter().collect();
    if from < known.from {
        let first = known.from;
        let message = Text::new(
            format!("起始日{from}早于该口径所涉条文的施行日{first}"),
            format!("{from} is before {first}, from which on the question arises"),
        );
        findings.push(Finding::error("too_early", "/from", message));
    }
    if pack.manifest.valid_until.is_some_and(|until| from >= until) {
        let message = Text::new(
            format!("起始日{from}时规则包已不再有效"),
            format!("the pack no longer holds on {from}"),
        );
        findings.push(Finding::error("outside_validity", "/from", message));
    }
    let same = pack.choice_on(ruling, from).filter(|choice| choice.reading == reading);
    if let Some(choice) = same.filter(|_| findings.is_empty()) {
        let since = choice.from;
        let message = Text::new(
            format!("自{since}起已选定这一读法"),
            format!("this reading is already chosen from {since} on"),
        );
        findings.push(Finding::error("already_chosen", "/reading", message));
    }
    findings
}

fn unknown_reading(ruling: &Ruling, reading: &str) -> Option<Finding> {
    if ruling.value_of(reading).is_some() {
        return None;
    }
    let (key, offered) = (&ruling.key, ruling.offers().join(", "));
    let message = Text::new(
        format!("口径“{key}”没有读法“{reading}”"),
        format!("the ruling `{key}` has no reading `{reading}`"),
    );
    let finding = Finding::error("unknown_reading", "/reading", message);
    Some(finding.hint(format!("可用：{offered}"), format!("offered: {offered}")))
}
