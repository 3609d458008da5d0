//! A kept run, opened: its files read and its rules resolved, as the command line does.

use super::asked::{Ask, Kept, period};
use crate::assess::{assess_sheet, placed};
use crate::home::Home;
use crate::input::{CyclesFile, read_cycles, read_named, read_sheet};
use crate::problem::Problem;
use crate::rate::{Rating, RatingTables};
use crate::setting::resolve;
use crate::settle::{Settled, settle_cycles};
use crate::size::{Sizing, size_inputs};
use std::path::Path;
use yunheng_assessment::{AssessmentResult, Sheet};
use yunheng_policy::{Pack, Rules};
use yunheng_tables::Input;
use yunheng_values::{Finding, Findings, Text};

/// Longest period that is rated in the service, days: more than any contract runs.
const LONGEST_PERIOD: i64 = 20 * 366;

/// A run over a folder: what was asked, and the pack that it is computed under.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bench<'b> {
    pub kept: &'b Kept,
    pub pack: &'b Pack,
    pub folder: &'b Path,
    pub home: &'b Home,
}

impl<'b> Bench<'b> {
    /// The rules that were asked for, and what they warn of.
    pub fn rules(self) -> Result<(Rules<'b>, Findings), Problem> {
        let request = self.kept.fields.request().map_err(Problem::unusable)?;
        let resolved = resolve(self.pack, &request);
        resolved.map_err(|findings| {
            let renamed = findings.into_iter().map(|finding| Finding { place: "rulings".into(), ..finding });
            Problem::unusable(renamed.collect())
        })
    }

    fn name_of(self, field: &str) -> Option<&'b str> {
        self.kept.files.iter().find(|(known, _)| known == field).map(|(_, name)| name.as_str())
    }

    fn input(self, field: &str) -> Option<Result<Input, Findings>> {
        Some(Ok(Input::named(self.name_of(field)?, self.folder.join("in").join(field))))
    }

    fn needed(self, field: &str) -> Result<Input, Findings> {
        self.input(field).unwrap_or_else(|| Err(vec![missing(field)]))
    }

    /// A JSON file with its name.
    fn text(self, field: &str) -> Result<(String, &'b str), Problem> {
        let name = self.name_of(field).ok_or_else(|| Problem::unusable(vec![missing(field)]))?;
        let text = read_named(&self.folder.join("in").join(field), name).map_err(Problem::unusable)?;
        Ok((text, name))
    }

    /// Everything that a rating depends on, and the findings before it.
    pub fn rating(self) -> Result<(Rating, Findings), Problem> {
        let Ask::Rate { period: asked } = &self.kept.ask else { return Err(Problem::not_found()) };
        let (rules, outside) = self.rules()?;
        let asked = period(asked).map_err(Problem::unusable)?;
        if asked.days() > LONGEST_PERIOD {
            return Err(Problem::unusable(vec![too_long(asked.days())]));
        }
        let tables =
            RatingTables::read_inputs(self.needed("leases"), self.input("prices"), self.input("payers"));
        let rating =
            tables.and_then(|tables| Rating::new(&rules, tables, asked)).map_err(Problem::unusable)?;
        let before = outside.into_iter().chain(rating.findings.iter().cloned()).collect();
        Ok((rating, before))
    }

    /// Advice with the findings before it.
    pub fn sizing(self) -> Result<(Sizing, Findings), Problem> {
        let (rules, outside) = self.rules()?;
        let sizing = size_inputs(&rules, self.needed("resources"), self.needed("usage"), rules.day());
        let sizing = sizing.map_err(Problem::unusable)?;
        let findings = outside.into_iter().chain(sizing.findings.iter().cloned()).collect();
        Ok((sizing, findings))
    }

    /// A sheet with its result, and the warning of the rules before it.
    pub fn assessed(self) -> Result<(Rules<'b>, Sheet, AssessmentResult, Findings), Problem> {
        let (rules, outside) = self.rules()?;
        let (text, name) = self.text("sheet")?;
        let sheet = read_sheet(&text, name).map_err(Problem::unusable)?;
        let result =
            assess_sheet(&rules, &sheet).map_err(|findings| Problem::unusable(placed(findings, name)))?;
        let findings = placed(result.findings, name);
        Ok((rules, sheet, AssessmentResult { findings, ..result }, outside))
    }

    /// Cycles with what they come to, and the warning of the rules before them.
    pub fn settled(self) -> Result<(Rules<'b>, CyclesFile, Settled, Findings), Problem> {
        let (rules, outside) = self.rules()?;
        let (text, name) = self.text("cycles")?;
        let file = read_cycles(&text, name).map_err(Problem::unusable)?;
        let settled = settle_cycles(&rules, &file);
        let mut settled = settled.map_err(|findings| Problem::unusable(placed(findings, name)))?;
        settled.findings = placed(settled.findings, name);
        Ok((rules, file, settled, outside))
    }
}

fn too_long(days: i64) -> Finding {
    let message = Text::new(
        format!("期间有{days}天，最多{LONGEST_PERIOD}天"),
        format!("the period has {days} days; {LONGEST_PERIOD} is the most"),
    );
    Finding::error("period_too_long", "period", message)
}

fn missing(field: &str) -> Finding {
    let message = Text::new(format!("缺少文件“{field}”"), format!("the file `{field}` is missing"));
    Finding::error("missing_file", field, message)
}
