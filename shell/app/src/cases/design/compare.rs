//! What is different between two versions of a process and its form, in words.

use super::{Drawing, FORM_FILE, Known, PROCESS_FILE};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{DesignChangeJson, DesignDifferenceJson, DesignDifferencesQuery};
use yunheng_case::{Form, FormChange, FormDifference, compare_forms};
use yunheng_process::{Countersign, Difference, Flow, Node, Process, compare, read_bpmn};
use yunheng_values::{Lang, Text};

/// What is different between two versions of a kind of work.
///
/// # Errors
/// Not allowed; no such kind or version.
pub async fn differences(
    app: &App,
    caller: &Caller,
    (pack, kind): (&str, &str),
    query: &DesignDifferencesQuery,
) -> Result<Vec<DesignDifferenceJson>, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    let known = Known::find(app, reading.db, pack, kind).await?;
    Ok(in_words(&known.drawing(query.from)?, &known.drawing(query.to)?, caller.place.lang))
}

/// The process of a text; none when it cannot be read.
fn read(text: &str) -> Option<Process> {
    read_bpmn(text.as_bytes(), PROCESS_FILE).ok()?.processes.pop()
}

/// Differences in words, of the process and then of the form; none of what cannot be read.
pub(super) fn in_words(from: &Drawing, to: &Drawing, lang: Lang) -> Vec<DesignDifferenceJson> {
    let mut found = of_processes(read(&from.process).as_ref(), read(&to.process).as_ref(), lang);
    let form = |drawing: &Drawing| Form::parse(&drawing.form, FORM_FILE).ok();
    if let (Some(from), Some(to)) = (form(from), form(to)) {
        found.extend(compare_forms(&from, &to).into_iter().map(|one| of_form(one, lang)));
    }
    found
}

fn of_form(found: FormDifference, lang: Lang) -> DesignDifferenceJson {
    let value = |text: &Text| Some(text.in_lang(lang).to_owned()).filter(|value| !value.is_empty());
    let change = |change: &FormChange| DesignChangeJson {
        field: change.what.in_lang(lang).to_owned(),
        before: value(&change.before),
        after: value(&change.after),
    };
    DesignDifferenceJson {
        part: "form".to_owned(),
        element: found.field,
        title: found.title.in_lang(lang).to_owned(),
        what: found.what.to_owned(),
        changes: found.changes.iter().map(change).collect(),
    }
}

fn of_processes(from: Option<&Process>, to: Option<&Process>, lang: Lang) -> Vec<DesignDifferenceJson> {
    let (Some(from), Some(to)) = (from, to) else { return Vec::new() };
    let told = |difference: &Difference| match difference {
        Difference::Added(id) => one(to, id.as_str(), "added", Vec::new(), lang),
        Difference::Removed(id) => one(from, id.as_str(), "removed", Vec::new(), lang),
        Difference::Changed(id, what) => {
            let changes = what.iter().map(|what| change(from, to, id.as_str(), what, lang)).collect();
            one(to, id.as_str(), "changed", changes, lang)
        }
    };
    compare(from, to).iter().map(told).collect()
}

fn one(
    process: &Process,
    id: &str,
    what: &str,
    changes: Vec<DesignChangeJson>,
    lang: Lang,
) -> DesignDifferenceJson {
    DesignDifferenceJson {
        part: "process".to_owned(),
        element: id.to_owned(),
        title: title(process, id).in_lang(lang).to_owned(),
        what: what.to_owned(),
        changes,
    }
}

/// A node by its name, a flow by its ends.
fn title(process: &Process, id: &str) -> Text {
    if let Some(node) = process.node(id) {
        let title = node.title();
        return Text::new(title.clone(), title);
    }
    let Some(flow) = flow(process, id) else { return Text::new(id, id) };
    let (from, to) = (process.nodes[flow.from].title(), process.nodes[flow.to].title());
    Text::new(format!("连线“{from}→{to}”"), format!("flow `{from} → {to}`"))
}

fn flow<'p>(process: &'p Process, id: &str) -> Option<&'p Flow> {
    process.flows.iter().find(|flow| flow.id.as_str() == id)
}

fn change(from: &Process, to: &Process, id: &str, what: &str, lang: Lang) -> DesignChangeJson {
    let value = |process: &Process| match (process.node(id), flow(process, id)) {
        (Some(node), _) => of_node(node, what),
        (None, Some(flow)) => of_flow(process, flow, what),
        (None, None) => None,
    };
    DesignChangeJson {
        field: field(what).in_lang(lang).to_owned(),
        before: value(from).filter(|value| !value.is_empty()),
        after: value(to).filter(|value| !value.is_empty()),
    }
}

fn of_node(node: &Node, what: &str) -> Option<String> {
    let own = &node.settings;
    match what {
        "name" => Some(node.name.clone()),
        "role" => own.role.clone(),
        "relation" => own.relation.clone(),
        "form" => own.form.clone(),
        "limit" => {
            let plain = own.limit.iter().chain(&own.urgent_limit).map(ToString::to_string);
            let by = own.limit_by.iter().flat_map(|by| &by.limits);
            let by = by.map(|(value, limit)| format!("{value}={limit}"));
            Some(plain.chain(by).collect::<Vec<_>>().join(" / "))
        }
        "clock" => {
            let returned = own.returned.map(|clock| clock.as_str().to_owned());
            let parts = [own.limit_from.clone(), own.due_field.clone(), returned];
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" / "))
        }
        "outcomes" => Some(own.outcomes.join(" ")),
        "effects" => Some(own.effects.join(" ")),
        "countersign" => own.countersign.map(|rule| match rule {
            Countersign::All => "all".to_owned(),
            Countersign::Any => "any".to_owned(),
            Countersign::Share { numerator, denominator } => format!("{numerator}/{denominator}"),
        }),
        "result" => Some(own.waits.to_string()),
        _ => None,
    }
}

fn of_flow(process: &Process, flow: &Flow, what: &str) -> Option<String> {
    match what {
        "from" => Some(process.nodes[flow.from].title()),
        "to" => Some(process.nodes[flow.to].title()),
        "condition" => flow.condition.clone(),
        "default" => Some(if flow.is_default { "✓" } else { "" }.to_owned()),
        "name" => Some(flow.name.clone()),
        _ => None,
    }
}

fn field(what: &str) -> Text {
    let (zh, en) = match what {
        "kind" => ("类型", "kind"),
        "name" => ("名称", "name"),
        "role" => ("办理角色", "role"),
        "relation" => ("与事项的关系", "relation"),
        "form" => ("表单", "form"),
        "limit" => ("时限", "limit"),
        "clock" => ("起算与退回", "start of the clock and returns"),
        "outcomes" => ("办理结果", "outcomes"),
        "effects" => ("后续通知", "who is told"),
        "countersign" => ("会签", "countersign"),
        "result" => ("等待外部结果", "waits for a result"),
        "from" => ("起点", "from"),
        "to" => ("终点", "to"),
        "condition" => ("条件", "condition"),
        "default" => ("默认去向", "default"),
        other => (other, other),
    };
    Text::new(zh, en)
}
