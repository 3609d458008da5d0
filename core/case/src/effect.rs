//! What a kind of work does to the ledger: `[[effect]]` of `case.toml`.
//!
//! The acts are a closed list. A rule says which effect of the process runs which of them, and which fields of the form say what it
//! is done to. Here it is read and compared with the form; whether the catalog has the items is looked at where the pack is known.

use crate::form::{Form, NamedThing};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_values::{Finding, Findings, Text};

macro_rules! acts {
    ($($variant:ident $word:literal $doc:literal;)+) => {
        /// What can be done to the ledger. Closed: a new act is a new line here, and code that does it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum LedgerAct {
            $(
                #[doc = $doc]
                $variant,
            )+
        }

        impl LedgerAct {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word in `case.toml`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The act of a word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|act| act.as_str() == word)
            }
        }
    };
}

acts! {
    QuotaReserve "quota.reserve" "预占配额: keeps room in a project's quota while the case runs.";
    QuotaGrant "quota.grant" "核定配额: replaces a project's quota of the kinds that it names.";
    QuotaRelease "quota.release" "释放预占: gives the room back.";
    LeaseStart "lease.start" "开通起租: opens resources and starts their lease.";
    LeasePromote "lease.promote" "转正式: makes tests formal.";
    ResourceResize "resource.resize" "变更: gives resources other quantities.";
    ResourceStop "resource.stop" "停止服务: resources are not provided from a day on, by order.";
    ResourceResume "resource.resume" "恢复服务: resources that were stopped are provided again.";
    LeaseEnd "lease.end" "终止租用: ends leases.";
    ResourceReclaim "resource.reclaim" "回收: resources are wiped and given back.";
    TestSettled "test.settled" "测试已了结: refuses while a test is still leased.";
}

impl LedgerAct {
    /// Whether it is done to resources that are there, which a field names.
    pub fn is_to_resources(self) -> bool {
        matches!(
            self,
            Self::LeasePromote
                | Self::ResourceResize
                | Self::ResourceStop
                | Self::ResourceResume
                | Self::LeaseEnd
                | Self::ResourceReclaim
                | Self::TestSettled
        )
    }

    /// Whether it needs a project.
    pub fn is_to_project(self) -> bool {
        !self.is_to_resources()
    }

    /// Whether it needs quantities.
    pub fn needs_items(self) -> bool {
        matches!(self, Self::QuotaReserve | Self::QuotaGrant | Self::LeaseStart | Self::ResourceResize)
    }

    /// Whether it happens on a day that the form says.
    pub fn needs_day(self) -> bool {
        (self.is_to_resources() && self != Self::TestSettled) || self == Self::LeaseStart
    }
}

/// What an effect of the process does to the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectRule {
    /// Name of the effect in the process.
    pub effect: String,
    /// What is done.
    pub run: LedgerAct,
    /// Whether a lease that starts is formal; else it is a test.
    pub is_formal: bool,
    /// The field with the project.
    pub project: Option<String>,
    /// The field with rows, one for each resource; without it the form is about one.
    pub rows: Option<String>,
    /// The field with the resource.
    pub resource: Option<String>,
    /// Whether it is done to the resources that the case itself opened and that are tests still.
    pub tests_of_case: bool,
    /// The field with how many resources a row stands for.
    pub count: Option<String>,
    /// The field with the day or moment from which on it is so.
    pub on: Option<String>,
    /// An element and a limit of the pack: an end counts at the latest when the limit from the element's completion is over, where the
    /// pack's rule of stopping says so.
    pub latest: Option<Latest>,
    /// The field with the day of the last signature.
    pub agreed: Option<String>,
    /// The field with the day on which a test ends.
    pub until: Option<String>,
    /// Fields with what is known of the resource, by trait.
    pub traits: BTreeMap<String, String>,
    /// Fields with quantities.
    pub items: Vec<ItemRule>,
}

/// When an end counts at the latest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Latest {
    /// The element of the process whose completion starts the clock.
    pub after: String,
    /// Key of the limit.
    pub limit: String,
}

/// A quantity of the form, and of what it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRule {
    /// The field with the quantity.
    pub quantity: String,
    /// Of what.
    pub of: ItemOf,
}

/// Of what a quantity is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemOf {
    /// Of this item of the catalog.
    Item(String),
    /// Of the item that belongs to the word in a field.
    ByWord(String, BTreeMap<String, String>),
    /// Of the item that a field names.
    Named(String),
}

impl EffectRule {
    /// Items of the catalog that it names itself.
    pub fn named_items(&self) -> Vec<&str> {
        let all = self.items.iter().flat_map(|rule| match &rule.of {
            ItemOf::Item(item) => vec![item.as_str()],
            ItemOf::ByWord(_, words) => words.values().map(String::as_str).collect(),
            ItemOf::Named(_) => Vec::new(),
        });
        all.collect()
    }
}

/// The rule as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EffectFile {
    effect: String,
    run: String,
    #[serde(default)]
    stage: Option<String>,
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    rows: Option<String>,
    #[serde(default)]
    resource: Option<String>,
    #[serde(default)]
    tests_of_case: bool,
    #[serde(default)]
    count: Option<String>,
    #[serde(default)]
    on: Option<String>,
    #[serde(default)]
    latest: Option<Latest>,
    #[serde(default)]
    agreed: Option<String>,
    #[serde(default)]
    until: Option<String>,
    #[serde(default)]
    traits: BTreeMap<String, String>,
    #[serde(default)]
    items: Vec<ItemFile>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    quantity: String,
    #[serde(default)]
    item: Option<String>,
    #[serde(default)]
    by: Option<String>,
    #[serde(default)]
    items: BTreeMap<String, String>,
}

/// Reads a rule.
///
/// # Errors
/// An act that is not in the list, with the list; a stage or an item that cannot be read.
pub(crate) fn effect_rule(file: EffectFile) -> Result<EffectRule, String> {
    let run = LedgerAct::parse(&file.run).ok_or_else(|| {
        let known: Vec<&str> = LedgerAct::ALL.iter().map(|act| act.as_str()).collect();
        format!("`{}` is nothing that an effect can run; it is one of {}", file.run, known.join(", "))
    })?;
    let is_formal = match (run, file.stage.as_deref()) {
        (LedgerAct::LeaseStart, Some("formal")) => true,
        (LedgerAct::LeaseStart, Some("test")) => false,
        (LedgerAct::LeaseStart, _) => return Err("lease.start needs stage = \"test\" or \"formal\"".into()),
        (_, Some(_)) => return Err(format!("{} has no stage", run.as_str())),
        _ => false,
    };
    Ok(EffectRule {
        effect: file.effect,
        run,
        is_formal,
        project: file.project,
        rows: file.rows,
        resource: file.resource,
        tests_of_case: file.tests_of_case,
        count: file.count,
        on: file.on,
        latest: file.latest,
        agreed: file.agreed,
        until: file.until,
        traits: file.traits,
        items: file.items.into_iter().map(item_rule).collect::<Result<_, _>>()?,
    })
}

fn item_rule(file: ItemFile) -> Result<ItemRule, String> {
    let of = match (file.item, file.by) {
        (Some(item), None) if file.items.is_empty() => ItemOf::Item(item),
        (None, Some(field)) if file.items.is_empty() => ItemOf::Named(field),
        (None, Some(field)) => ItemOf::ByWord(field, file.items),
        _ => {
            return Err(format!(
                "the quantity `{}` needs either `item`, or `by` with or without `items`",
                file.quantity
            ));
        }
    };
    Ok(ItemRule { quantity: file.quantity, of })
}

/// What a field must be for an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Project,
    Resource,
    Item,
    Day,
    Number,
    Count,
    Words,
}

impl Wanted {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Project => ("选择项目的字段（x-yh.pick = \"project\"）", "a field that picks a project"),
            Self::Resource => ("选择资源的字段（x-yh.pick = \"resource\"）", "a field that picks a resource"),
            Self::Item => {
                ("选择目录服务项的字段（x-yh.pick = \"item\"）", "a field that picks an item of the catalog")
            }
            Self::Day => ("日期或时刻（format = \"date\"或\"date-time\"）", "a date or a moment"),
            Self::Number => ("数（type = \"integer\"或\"number\"）", "a number"),
            Self::Count => ("整数（type = \"integer\"）", "a whole number"),
            Self::Words => ("文字（type = \"string\"）", "text"),
        }
    }

    fn fits(self, field: &Value) -> bool {
        let kind = field["type"].as_str();
        let format = field["format"].as_str();
        match self {
            Self::Project => NamedThing::of(field) == Some(NamedThing::Project),
            Self::Resource => NamedThing::of(field) == Some(NamedThing::Resource),
            Self::Item => NamedThing::of(field) == Some(NamedThing::Item),
            Self::Day => matches!(format, Some("date" | "date-time")),
            Self::Number => matches!(kind, Some("integer" | "number")),
            Self::Count => kind == Some("integer"),
            Self::Words => kind == Some("string"),
        }
    }
}

/// Everything that the effects of a kind say which its form does not know.
pub(crate) fn unfit_effects(effects: &[EffectRule], form: &Form, place: &str) -> Findings {
    effects.iter().flat_map(|rule| of_rule(rule, form, place)).collect()
}

fn of_rule(rule: &EffectRule, form: &Form, place: &str) -> Findings {
    let mut looking = Looking { rule, form, place, findings: Findings::new() };
    let run = rule.run;
    if let Some(rows) = &rule.rows
        && !form.schema["properties"][rows.as_str()]["items"]["properties"].is_object()
    {
        looking.say(
            format!("的rows“{rows}”不是表单里带行的字段"),
            format!("takes its rows from `{rows}`, which has none"),
        );
        return looking.findings;
    }
    looking.needed("project", rule.project.as_deref(), run.is_to_project(), Wanted::Project);
    if run == LedgerAct::QuotaReserve {
        // Of a resource that grows only the growth is kept.
        looking.optional("resource", rule.resource.as_deref(), Wanted::Resource);
    } else {
        let needs_one = run.is_to_resources() && !rule.tests_of_case;
        looking.needed("resource", rule.resource.as_deref(), needs_one, Wanted::Resource);
    }
    if rule.tests_of_case && (!run.is_to_resources() || rule.rows.is_some()) {
        looking.say(
            "的tests_of_case只用于对资源的动作，而且不再写rows".into(),
            "has `tests_of_case`, which is for what is done to resources, without `rows`".into(),
        );
    }
    looking.needed("on", rule.on.as_deref(), run.needs_day(), Wanted::Day);
    looking.optional("count", rule.count.as_deref(), Wanted::Count);
    looking.optional("agreed", rule.agreed.as_deref(), Wanted::Day);
    looking.optional("until", rule.until.as_deref(), Wanted::Day);
    for (name, field) in &rule.traits {
        if TRAITS.contains(&name.as_str()) {
            looking.optional("traits", Some(field), Wanted::Words);
        } else {
            looking.say(
                format!("的traits“{name}”应为{}之一", TRAITS.join("、")),
                format!("has the trait `{name}`, which is none of {}", TRAITS.join(", ")),
            );
        }
    }
    if run.needs_items() && rule.items.is_empty() {
        looking.say("没有items".into(), "has no `items`".into());
    }
    for item in &rule.items {
        looking.optional("quantity", Some(&item.quantity), Wanted::Number);
        match &item.of {
            ItemOf::Item(_) => {}
            ItemOf::Named(field) => looking.optional("by", Some(field), Wanted::Item),
            ItemOf::ByWord(field, words) => looking.by_word(field, words),
        }
    }
    looking.findings
}

/// What may be known of a resource.
pub const TRAITS: [&str; 6] = ["name", "specification", "architecture", "region", "address", "system"];

struct Looking<'l> {
    rule: &'l EffectRule,
    form: &'l Form,
    place: &'l str,
    findings: Findings,
}

impl Looking<'_> {
    fn say(&mut self, zh: String, en: String) {
        let name = &self.rule.effect;
        let message = Text::new(format!("后续动作“{name}”{zh}"), format!("the effect `{name}` {en}"));
        self.findings.push(Finding::error("case_effect", self.place, message));
    }

    fn needed(&mut self, key: &str, field: Option<&str>, is_needed: bool, wanted: Wanted) {
        match field {
            None if is_needed => {
                let run = self.rule.run.as_str();
                self.say(format!("（{run}）没有写{key}"), format!("({run}) does not say `{key}`"));
            }
            Some(_) if !is_needed => {
                let run = self.rule.run.as_str();
                self.say(format!("（{run}）用不到{key}"), format!("({run}) has no use for `{key}`"));
            }
            field => self.optional(key, field, wanted),
        }
    }

    fn optional(&mut self, key: &str, field: Option<&str>, wanted: Wanted) {
        let Some(name) = field else { return };
        match self.rule.field(self.form, name) {
            None => self.say(
                format!("的{key}“{name}”不在表单里"),
                format!("has `{key} = {name}`, which is not in the form"),
            ),
            Some(found) if !wanted.fits(found) => {
                let (zh, en) = wanted.words();
                self.say(
                    format!("的{key}“{name}”应为{zh}"),
                    format!("has `{key} = {name}`, which is not {en}"),
                );
            }
            Some(_) => {}
        }
    }

    fn by_word(&mut self, field: &str, words: &BTreeMap<String, String>) {
        self.optional("by", Some(field), Wanted::Words);
        let Some(found) = self.rule.field(self.form, field) else { return };
        let offered: Vec<&str> =
            found["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let unnamed: Vec<&&str> = offered.iter().filter(|word| !words.contains_key(**word)).collect();
        if offered.is_empty() || !unnamed.is_empty() || words.len() != offered.len() {
            let listed = offered.join("、");
            self.say(
                format!("的items应当恰好列出“{field}”的选项：{listed}"),
                format!("lists other words than the choices of `{field}`: {}", offered.join(", ")),
            );
        }
    }
}

impl EffectRule {
    /// The schema of a field: of a row where there are rows and it has the field, else of the form.
    pub fn field<'f>(&self, form: &'f Form, name: &str) -> Option<&'f Value> {
        let properties = &form.schema["properties"];
        let of_row = self.rows.as_deref().and_then(|rows| properties[rows]["items"]["properties"].get(name));
        of_row.or_else(|| properties.get(name))
    }
}
