//! Counts and findings of a run over many resources.

use crate::{
    Action, Advised, Citation, DeletionRules, Dimension, Metric, Resource, ResourceUsage, SampleFaults,
    SizingRules,
};
use yunheng_values::{Finding, Findings, ResourceId, Text};

/// So many resources are named in a finding; the count says how many there are.
const EXAMPLES: usize = 3;

/// How many, and the first of them.
#[derive(Debug, Clone, Default)]
struct Seen {
    resources: u64,
    items: u64,
    examples: Vec<ResourceId>,
}

impl Seen {
    fn add(&mut self, resource: &Resource, items: u64) {
        if items == 0 {
            return;
        }
        self.resources += 1;
        self.items += items;
        if self.examples.len() < EXAMPLES {
            self.examples.push(resource.resource_id.clone());
        }
    }

    fn place(&self, table: &str) -> String {
        let names: Vec<&str> = self.examples.iter().map(ResourceId::as_str).collect();
        let more = if self.resources > self.examples.len() as u64 { ", …" } else { "" };
        format!("{table}: {}{more}", names.join(", "))
    }
}

/// Counts of actions, and what a person should know about the samples and the facts.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    counts: [[u64; Action::ALL.len()]; Dimension::ALL.len()],
    repeated: Seen,
    conflicting: Seen,
    out_of_range: Seen,
    while_off: Seen,
    power: Seen,
    months: Seen,
    notice: Seen,
}

impl Tally {
    /// Adds a resource.
    pub fn add(&mut self, resource: &Resource, usage: &ResourceUsage, advised: &Advised<'_>) {
        for row in &advised.rows {
            self.counts[row.dimension as usize][row.action as usize] += 1;
        }
        let mut faults = SampleFaults::default();
        for metric in Metric::ALL {
            faults.add(usage.of(metric).faults);
        }
        self.repeated.add(resource, faults.repeated);
        self.conflicting.add(resource, faults.conflicting);
        self.out_of_range.add(resource, faults.out_of_range);
        self.while_off.add(resource, faults.while_off);
        self.power.add(resource, advised.undecided.power.into());
        self.months.add(resource, advised.undecided.months.into());
        self.notice.add(resource, advised.undecided.notice.into());
    }

    /// How many rows of a dimension have an action.
    pub fn count(&self, dimension: Dimension, action: Action) -> u64 {
        self.counts[dimension as usize][action as usize]
    }

    /// How many rows have an action.
    pub fn total(&self, action: Action) -> u64 {
        Dimension::ALL.into_iter().map(|dimension| self.count(dimension, action)).sum()
    }

    /// The counts in a sentence.
    pub fn summary(&self) -> Text {
        let part = |action: Action| {
            let (name, count) = (action.text(), self.total(action));
            (format!("{}{count}项", name.zh), format!("{} {count}", name.en))
        };
        let (zh, en): (Vec<String>, Vec<String>) = Action::ALL.into_iter().map(part).unzip();
        Text::new(zh.join("，"), en.join(", "))
    }

    /// What was found wanting in the samples, and what could not be decided.
    pub fn findings(&self, rules: &SizingRules) -> Findings {
        let mut findings = self.findings_on_samples();
        findings.extend(self.findings_on_facts(rules));
        findings
    }

    fn findings_on_samples(&self) -> Findings {
        let warn = |seen: &Seen, code, zh: &str, en: &str| {
            let Seen { resources, items, .. } = seen;
            let message = Text::new(
                format!("{resources}个资源有{items}个样本{zh}"),
                format!("{items} samples of {resources} resources {en}"),
            );
            (*items > 0).then(|| Finding::warning(code, seen.place("usage"), message))
        };
        [
            warn(
                &self.repeated,
                "samples_repeated",
                "重复（同一时刻同一数值），只计一次",
                "repeat a moment and value; each counts once",
            ),
            warn(
                &self.conflicting,
                "samples_conflicting",
                "相互矛盾（同一时刻数值不同），均不采用",
                "contradict another of the same moment; none of them is used",
            ),
            warn(
                &self.out_of_range,
                "samples_out_of_range",
                "超出可能范围（负值，或内存、磁盘高于100%），不采用",
                "are impossible (negative, or memory or disk above 100 %) and not used",
            ),
            warn(
                &self.while_off,
                "samples_while_off",
                "取自关机之后，与开关机状态不符，不采用，请核实",
                "are from a time when the machine was off by its own state; they are not used, please verify",
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn findings_on_facts(&self, rules: &SizingRules) -> Findings {
        let DeletionRules { stopped, flat, unclaimed } = &rules.deletion;
        let months = flat.as_ref().map_or(0, |rule| rule.months);
        let citation = [
            stopped.as_ref().map(|rule| &rule.citation).or(unclaimed.as_ref().map(|rule| &rule.citation)),
            flat.as_ref().map(|rule| &rule.citation),
            unclaimed.as_ref().map(|rule| &rule.citation),
        ];
        let power = Text::new(
            "没有开关机状态或其起始日，不判断是否持续关停",
            "lack their power state or since when, so a long stop is not judged",
        );
        let flatness = Text::new(
            format!("降配后尚无{months}个月的完整数据，不判断有无明显波动"),
            format!(
                "were scaled down and lack {months} months of complete data since, so flatness is not judged"
            ),
        );
        let notice = Text::new(
            "无人认领但没有公告日，不判断是否届满",
            "are unclaimed without a date of the public notice, so its term is not judged",
        );
        let notes = [
            note_on_facts(&self.power, "power_unknown", &power, citation[0]),
            note_on_facts(&self.months, "months_missing", &flatness, citation[1]),
            note_on_facts(&self.notice, "notice_unknown", &notice, citation[2]),
        ];
        let no_thresholds = (!rules.has_thresholds()).then(|| {
            let message = Text::new(
                "规则包未设升降配阈值，只列统计",
                "the pack sets no sizing threshold; figures only",
            );
            Finding::note("no_thresholds", "sizing", message)
        });
        notes.into_iter().flatten().chain(no_thresholds).collect()
    }
}

fn note_on_facts(
    seen: &Seen,
    code: &'static str,
    says: &Text,
    citation: Option<&Citation>,
) -> Option<Finding> {
    let count = seen.resources;
    let message = Text::new(format!("{count}个资源{}", says.zh), format!("{count} resources {}", says.en));
    let clauses = citation.into_iter().flat_map(|citation| citation.clauses.clone());
    (count > 0).then(|| Finding::note(code, seen.place("resources"), message).cite(clauses))
}
