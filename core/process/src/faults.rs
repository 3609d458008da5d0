//! Everything that a step would stumble over, told at once.

use crate::condition::check_condition;
use crate::model::{Flow, Kind, Node, Process};
use yunheng_values::{Finding, Findings, Text};

/// More flows at one node than there are bits.
const FLOWS_MAX: usize = 64;

/// What keeps a process from being stepped.
pub(crate) fn faults(process: &Process) -> Findings {
    let mut findings = Findings::new();
    let starts = process.nodes.iter().filter(|node| node.kind == Kind::Start).count();
    if starts != 1 {
        let words =
            (format!("应有一个开始，实有{starts}个"), format!("one start is needed, there are {starts}"));
        findings.push(fault("not_one_start", &process.place, words));
    }
    findings.extend(process.nodes.iter().flat_map(of_node));
    findings.extend(process.flows.iter().flat_map(|flow| of_flow(process, flow)));
    findings
}

fn fault(code: &'static str, place: &str, (zh, en): (String, String)) -> Finding {
    Finding::error(code, place, Text::new(zh, en))
}

fn of_node(node: &Node) -> Findings {
    let is_timer = matches!(node.kind, Kind::Timer | Kind::Boundary { .. });
    let has_crowd = node.outgoing.len() > FLOWS_MAX || node.incoming.len() > FLOWS_MAX;
    let checks = [
        ("unsupported", !node.supported, "不在支持的范围内", "is outside the subset"),
        (
            "no_role",
            node.kind == Kind::UserTask && node.settings.role.is_none(),
            "没有指定由谁办（yh:role）",
            "does not say who does it (yh:role)",
        ),
        (
            "no_limit",
            is_timer && node.settings.limit.is_none() && node.settings.due_field.is_none(),
            "没有时限（yh:limit或yh:dueField）",
            "has no limit (yh:limit or yh:dueField)",
        ),
        ("no_flow", is_timer && node.outgoing.is_empty(), "到期后没有去向", "leads nowhere when it is due"),
        ("too_many_flows", has_crowd, "的连线超过64条", "has more than 64 flows"),
    ];
    let title = node.title();
    let failed = checks.iter().filter(|(_, is_so, _, _)| *is_so);
    failed
        .map(|(code, _, zh, en)| {
            fault(code, &node.place, (format!("“{title}”{zh}"), format!("`{title}` {en}")))
        })
        .collect()
}

fn of_flow(process: &Process, flow: &Flow) -> Findings {
    let from = &process.nodes[flow.from];
    let chooses = matches!(from.kind, Kind::Exclusive | Kind::Inclusive) && from.outgoing.len() > 1;
    let mut findings = Findings::new();
    if chooses && flow.condition.is_none() && !flow.is_default {
        let (id, title) = (&flow.id, from.title());
        let zh = format!("“{title}”的去向{id}既无条件也不是默认");
        let en = format!("flow {id} of `{title}` has no condition and is not the default");
        findings.push(fault("no_condition", &flow.place, (zh, en)));
    }
    if let Some(Err(why)) = flow.condition.as_deref().map(check_condition) {
        findings.push(fault("bad_condition", &flow.place, (why.zh, why.en)));
    }
    findings
}
