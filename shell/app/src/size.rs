//! `yunheng size`: resources and their use → advice, one resource after the other.

use crate::rate::PackName;
use crate::supplement::{finding_lines, language, pack_line, ruling_lines};
use std::collections::HashMap;
use yunheng_api::AdviceJson;
use yunheng_policy::Rules;
use yunheng_policy::shape::Modality;
use yunheng_report::{AdviceLine, Signatory, SizingInput};
use yunheng_tables::{Input, NO_DATA, ResourceRow, UsageSamples, read_resources, usage_groups};
use yunheng_usage::{
    Action, Advice, Dimension, Metric, Resource, ResourceUsage, Sample, SizingRules, Summarizer, Tally,
    advise,
};
use yunheng_values::{Date, Finding, Findings, Lang, Percent, ResourceId, Text, UnitId};

/// Resources with what is known of their use, in order of their ids.
#[derive(Debug)]
pub struct Sizing {
    /// The pack's thresholds.
    pub rules: SizingRules,
    /// Day of the judgement.
    pub at: Date,
    /// What the result says of its rules.
    pub pack: PackName,
    resources: Vec<Resource>,
    usage: Vec<ResourceUsage>,
    /// Counts and what a person should know.
    pub tally: Tally,
    /// Findings of the readers and of the run.
    pub findings: Findings,
}

/// What a worker keeps: buffers, and the summaries of the resources it met.
struct Worker {
    summarizer: Summarizer,
    samples: Vec<Sample>,
    met: Vec<(u32, ResourceUsage)>,
    unknown: u64,
    an_unknown: Option<String>,
}

/// Reads both tables and summarizes every resource.
///
/// # Errors
/// All findings of both files, when one of them is an error.
pub fn size_files(rules: &Rules<'_>, resources: &str, usage: &str, at: Date) -> Result<Sizing, Findings> {
    size_inputs(rules, Input::open(resources), Input::open(usage), at)
}

/// The same with what was opened, or why it was not.
///
/// # Errors
/// All findings of both files, when one of them is an error.
pub fn size_inputs(
    rules: &Rules<'_>,
    resources: Result<Input, Findings>,
    usage: Result<Input, Findings>,
    at: Date,
) -> Result<Sizing, Findings> {
    let sizing_rules =
        SizingRules::from_rules(rules).map_err(|error| vec![error.finding(&rules.pack().manifest.id)])?;
    let table = resources.and_then(|input| read_table(&input));
    let ((resources, mut findings), input) = match (table, usage) {
        (Ok(table), Ok(input)) => (table, input),
        (table, input) => return Err([table.err(), input.err()].into_iter().flatten().flatten().collect()),
    };
    let index: HashMap<&str, u32> =
        (0_u32..).zip(&resources).map(|(at, r)| (r.resource_id.as_str(), at)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let new_worker = || Worker {
        summarizer: Summarizer::new(&sizing_rules, at),
        samples: Vec::new(),
        met: Vec::new(),
        unknown: 0,
        an_unknown: None,
    };
    let report = usage_groups(&input, threads, new_worker, |worker, id, samples| match index.get(id) {
        Some(place) => worker.meet(*place, &resources[*place as usize], samples),
        None => worker.pass(id),
    })?;
    findings.extend(report.findings);
    let mut summaries = vec![ResourceUsage::default(); resources.len()];
    let (mut unknown, mut example) = (0, None);
    for worker in report.states {
        unknown += worker.unknown;
        example = example.into_iter().chain(worker.an_unknown).min();
        for (place, summary) in worker.met {
            summaries[place as usize] = summary;
        }
    }
    findings.extend(unknown_resources(input.name(), unknown, example));
    let mut tally = Tally::default();
    for (resource, usage) in resources.iter().zip(&summaries) {
        tally.add(resource, usage, &advise(resource, usage, &sizing_rules, at));
    }
    findings.extend(tally.findings(&sizing_rules));
    Ok(Sizing {
        rules: sizing_rules,
        at,
        pack: PackName::of(rules),
        resources,
        usage: summaries,
        tally,
        findings,
    })
}

impl Worker {
    fn meet(&mut self, place: u32, resource: &Resource, samples: &mut UsageSamples) {
        let mut metric = |metric: Metric, values: &[i64]| {
            self.samples.clear();
            let both = samples.at.iter().zip(values).filter(|(_, value)| **value != NO_DATA);
            self.samples.extend(
                both.map(|(at, value)| Sample { at_seconds: *at, value: Percent::from_scaled(*value) }),
            );
            self.summarizer.summarize(resource, metric, &mut self.samples)
        };
        let usage = ResourceUsage {
            cpu: metric(Metric::Cpu, &samples.cpu),
            memory: metric(Metric::Memory, &samples.memory),
            disk: metric(Metric::Disk, &samples.disk),
        };
        self.met.push((place, usage));
    }

    fn pass(&mut self, id: &str) {
        self.unknown += 1;
        if self.an_unknown.as_deref().is_none_or(|known| id < known) {
            self.an_unknown = Some(id.to_owned());
        }
    }
}

fn unknown_resources(file: &str, count: u64, example: Option<String>) -> Option<Finding> {
    let example = example.filter(|_| count > 0)?;
    let message = Text::new(
        format!("使用率表中有{count}个资源不在资源表里，例如{example}，未采用"),
        format!(
            "{count} resources of the usage table are not in the resource table, {example} for one; they are left out"
        ),
    );
    Some(Finding::warning("unknown_resource", file, message))
}

fn read_table(input: &Input) -> Result<(Vec<Resource>, Findings), Findings> {
    let mut resources = Vec::new();
    let report = read_resources(input, |row| resources.push(resource(&row)))?;
    resources.sort_unstable_by(|a: &Resource, b: &Resource| a.resource_id.cmp(&b.resource_id));
    Ok((resources, report.findings))
}

fn resource(row: &ResourceRow<'_>) -> Resource {
    Resource {
        vcpu: Some(row.vcpu),
        memory_gb: Some(row.memory_gb),
        disk_gb: row.disk_gb,
        power: row.power,
        power_since: row.power_since,
        stopped_by: row.stopped_by,
        resized_on: row.resized_on,
        resize: row.resize,
        claimed: row.claimed,
        system_id: row.system_id.map(str::to_owned),
        exempt: row.exempt.map(str::to_owned),
        ..Resource::new(ResourceId::new(row.resource_id), UnitId::new(row.unit_id))
    }
}

impl Sizing {
    /// How many resources were looked at.
    pub fn resource_count(&self) -> usize {
        self.resources.len()
    }

    /// Gives every row of advice to `each`, in order of resource.
    ///
    /// # Errors
    /// The first error of `each`.
    pub fn for_each<E>(
        &self,
        mut each: impl FnMut(&Resource, &Advice<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        for (resource, usage) in self.resources.iter().zip(&self.usage) {
            for row in advise(resource, usage, &self.rules, self.at).rows {
                each(resource, &row)?;
            }
        }
        Ok(())
    }

    /// The advice as the model of a 资源使用率排查清单.
    pub fn report_input(
        &self,
        rules: &Rules<'_>,
        findings: &[Finding],
        issued_on: Date,
        lang: Lang,
    ) -> SizingInput {
        let (mut advice, mut rulings): (Vec<AdviceLine>, Vec<String>) = (Vec::new(), Vec::new());
        let collected: Result<(), std::convert::Infallible> = self.for_each(|resource, row| {
            advice.push(advice_line(resource, row, lang));
            rulings.extend(
                row.rulings.iter().filter(|ruling| !rulings.contains(ruling)).cloned().collect::<Vec<_>>(),
            );
            Ok(())
        });
        let Ok(()) = collected;
        SizingInput {
            language: language(lang),
            number: None,
            issued_on: issued_on.to_string(),
            from: self.rules.window(self.at).start.to_string(),
            at: self.at.to_string(),
            pack: pack_line(rules.pack()),
            provider: None,
            resources: self.resources.len(),
            advice,
            rulings: ruling_lines(rules, &rulings),
            findings: finding_lines(findings, lang),
            signatories: ["云服务商（盖章）", "主管部门核实"]
                .map(|role| Signatory { role: role.to_owned(), party: None })
                .into(),
        }
    }
}

/// A row on the wire.
pub fn advice_json(resource: &Resource, advice: &Advice<'_>, lang: Lang) -> AdviceJson {
    let figures = advice.figures.as_ref();
    AdviceJson {
        resource_id: resource.resource_id.to_string(),
        unit_id: resource.unit_id.to_string(),
        system_id: resource.system_id.clone(),
        dimension: advice.dimension.as_str(),
        action: advice.action.as_str(),
        modality: advice.modality.map(Modality::as_str),
        peak: figures.map(|f| f.peak.rounded(4)),
        peak_at: figures.and_then(|f| f.peak_at()).map(|at| at.to_string()),
        p95: figures.map(|f| f.p95.rounded(4)),
        mean: figures.map(|f| f.mean_text()),
        samples: figures.map_or(0, |f| f.samples),
        coverage: figures.map_or_else(|| "0".to_owned(), |f| f.coverage_text()),
        threshold: advice.threshold.map(|threshold| threshold.to_string()),
        from: advice.from.map(|size| size.to_string()),
        to: advice.to.map(|size| size.to_string()),
        note: advice.note.in_lang(lang).to_owned(),
        clauses: advice.clauses.iter().map(ToString::to_string).collect(),
        rulings: advice.rulings.to_vec(),
    }
}

fn advice_line(resource: &Resource, advice: &Advice<'_>, lang: Lang) -> AdviceLine {
    let json = advice_json(resource, advice, lang);
    AdviceLine {
        resource_id: json.resource_id,
        unit_id: json.unit_id,
        system_id: json.system_id,
        dimension: match advice.dimension {
            Dimension::Cpu => yunheng_report::Dimension::Cpu,
            Dimension::Memory => yunheng_report::Dimension::Memory,
            Dimension::Disk => yunheng_report::Dimension::Disk,
            Dimension::Resource => yunheng_report::Dimension::Resource,
        },
        action: match advice.action {
            Action::ScaleUp => yunheng_report::Action::ScaleUp,
            Action::ScaleDown => yunheng_report::Action::ScaleDown,
            Action::Resize => yunheng_report::Action::Resize,
            Action::Delete => yunheng_report::Action::Delete,
            Action::Keep => yunheng_report::Action::Keep,
            Action::NoData => yunheng_report::Action::NoData,
        },
        modality: advice.modality.map(|modality| match modality {
            Modality::May | Modality::Should => yunheng_report::Modality::May,
            Modality::Must => yunheng_report::Modality::Must,
        }),
        peak: json.peak,
        peak_at: json.peak_at,
        p95: json.p95,
        mean: json.mean,
        samples: Some(json.samples.to_string()),
        coverage: Some(json.coverage),
        threshold: json.threshold,
        from: json.from,
        to: json.to,
        note: Some(json.note).filter(|note| !note.is_empty()),
        clauses: json.clauses,
    }
}
