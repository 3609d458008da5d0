//! Projects of the demo city, and how their resources came into the ledger, changed and left it: by cases, some of which are under way,
//! and two lists of what was there before.

use super::city::{City, Step};
use super::past::{Deed, Filled, Papers, Script};
use crate::problem::Problem;
use Way::{Approved, Confirmed, Draft, Opening, Provided, Rejected, Returned, Sent, Test, Withdrawn};
use chrono::{Datelike, Days};
use serde_json::{Value, json};
use std::fmt::Write;
use yunheng_api::platform::{ProjectInJson, SystemInJson};
use yunheng_demo::{DemoCity, DemoMachine, PACK};
use yunheng_party::PartyRef;

/// How far a project has come.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// In the list with which the ledger was opened.
    Opening,
    /// In a list of tests that were under way.
    Test,
    Draft,
    Sent,
    Returned,
    Rejected,
    Withdrawn,
    /// The provider has it, and is late.
    Approved,
    /// Delivered; the unit has not confirmed it.
    Provided,
    /// Leased.
    Confirmed,
}

/// A project: its clerk, its system with its level of protection, the working days ago on which it was applied for, the machines that it
/// gets at most, and how far it came.
type Holding = (&'static str, &'static str, usize, usize, usize, Way);

const HOLDINGS: [Holding; 26] = [
    ("care.clerk", "医保结算", 3, 96, 8, Opening),
    ("desk.clerk", "一网通办", 3, 96, 8, Opening),
    ("fund.clerk", "公积金业务", 3, 96, 5, Opening),
    ("health.clerk", "全民健康信息", 3, 92, 8, Confirmed),
    ("civil.clerk", "社会救助", 2, 90, 3, Confirmed),
    ("justice.clerk", "法律援助", 2, 88, 2, Confirmed),
    ("land.clerk", "规划一张图", 3, 85, 6, Confirmed),
    ("housing.clerk", "房屋交易", 3, 80, 4, Confirmed),
    ("traffic.clerk", "公交调度", 2, 76, 4, Confirmed),
    ("water.clerk", "水情监测", 2, 72, 3, Confirmed),
    ("farm.clerk", "农产品追溯", 2, 68, 3, Confirmed),
    ("culture.clerk", "文旅服务", 2, 64, 4, Confirmed),
    ("rescue.clerk", "应急指挥", 3, 60, 6, Confirmed),
    ("market.clerk", "企业信用", 2, 55, 5, Confirmed),
    ("edu.clerk", "教育资源", 2, 50, 3, Confirmed),
    ("nature.clerk", "空气质量监测", 2, 46, 3, Confirmed),
    ("urban.clerk", "数字城管", 2, 42, 4, Confirmed),
    ("letters.clerk", "信访信息", 2, 36, 2, Confirmed),
    ("tender.clerk", "电子招投标", 3, 26, 2, Test),
    ("trade.clerk", "外贸服务", 1, 22, 2, Rejected),
    ("college.clerk", "智慧校园", 2, 15, 3, Withdrawn),
    ("bus.clerk", "电子公交卡", 2, 9, 3, Approved),
    ("realty.clerk", "不动产登记", 3, 6, 4, Provided),
    ("figures.clerk", "统计直报", 2, 5, 2, Returned),
    ("ward.clerk", "医院信息", 3, 3, 3, Draft),
    ("library.clerk", "数字图书馆", 1, 1, 2, Sent),
];

/// Whose first machine is doubled, so many working days ago.
const DOUBLED: [(&str, usize); 6] = [
    ("land.clerk", 44),
    ("health.clerk", 38),
    ("traffic.clerk", 30),
    ("rescue.clerk", 24),
    ("market.clerk", 17),
    ("edu.clerk", 12),
];

/// Whose machines leave, so many working days ago, how many of them, and whether they are gone.
const LEAVING: [(&str, usize, usize, bool); 3] =
    [("letters.clerk", 18, 2, true), ("farm.clerk", 10, 1, true), ("urban.clerk", 2, 1, false)];

const ENTRY_PAPERS: Papers =
    &[("approval", "项目批复文件"), ("application", "云资源申请表"), ("pledge", "安全使用承诺书")];
const CHANGE_PAPERS: Papers = &[("application", "云资源变更申请")];
const EXIT_PAPERS: Papers = &[("form", "云资源回收表")];

const OFFICER: &str = "data.officer1";
const ENGINEER: &str = "clouda.engineer";
const LEVELS: [&str; 3] = ["一级", "二级", "三级"];
const USES: [&str; 8] = ["业务", "数据库", "接口", "文件", "缓存", "检索", "前置", "备份"];
/// For how many days more the tests run.
const TEST_DAYS: u64 = 20;

/// Plans all of it.
pub(super) fn plan(script: &mut Script<'_>, drawn: &DemoCity, city: &City<'_>) -> Result<(), Problem> {
    let mut lists = [(Opening, Vec::new()), (Test, Vec::new())];
    for (at, holding) in HOLDINGS.iter().enumerate() {
        let (clerk, system, _, begins, most, way) = *holding;
        let number = number(script, at);
        register(script, at, holding, city.party(clerk)?);
        let machines = machines(drawn, city, (clerk, system, most))?;
        match lists.iter_mut().find(|(of, _)| *of == way) {
            Some((_, listed)) => listed.push((number, system, machines)),
            None => apply(script, holding, (&number, &machines), begins),
        }
    }
    for (way, listed) in lists {
        import(script, way, &listed);
    }
    for (clerk, begins) in DOUBLED {
        double(script, clerk, begins);
    }
    for (clerk, begins, most, is_gone) in LEAVING {
        leave(script, (clerk, begins), most, is_gone);
    }
    Ok(())
}

/// The number of a project.
fn number(script: &Script<'_>, at: usize) -> String {
    let year = script.calendar.day(HOLDINGS[at].3).year();
    format!("XM-{year}-{:03}", at + 1)
}

fn of_clerk(script: &Script<'_>, clerk: &str) -> (String, &'static str) {
    let at = HOLDINGS.iter().position(|holding| holding.0 == clerk).unwrap_or_default();
    (number(script, at), HOLDINGS[at].1)
}

/// Minutes after midnight: everybody begins at another time.
fn morning(begins: usize) -> i64 {
    9 * 60 + i64::try_from(begins * 7 % 50).unwrap_or_default()
}

fn register(script: &mut Script<'_>, at: usize, holding: &Holding, unit_id: i64) {
    let (_, system, level, begins, _, way) = *holding;
    let (ago, story) = (begins + 3, script.story());
    let approved_on = script.calendar.day(ago);
    let project = ProjectInJson {
        pack: PACK.to_owned(),
        number: number(script, at),
        name: format!("{system}入云项目"),
        unit_id,
        provider_id: script.provider,
        payer_id: None,
        approval: Some(format!("示数批〔{}〕{}号", approved_on.year(), at + 1)),
        approved_on: Some(approved_on.to_string()),
        note: None,
        state: None,
    };
    let stage = match way {
        Confirmed | Opening => "online",
        Test => "testing",
        Approved | Provided => "migrating",
        _ => "planned",
    };
    let system = SystemInJson {
        name: system.to_owned(),
        protection_level: i64::try_from(level).unwrap_or(2),
        stage: stage.to_owned(),
    };
    script.on((ago, morning(begins)), story, Deed::Register { project, system });
}

/// Machines of a system as they were drawn, so that the ledger has their shape.
fn machines<'d>(
    drawn: &'d DemoCity,
    city: &City<'_>,
    (clerk, system, most): (&str, &str, usize),
) -> Result<Vec<&'d DemoMachine>, Problem> {
    let unit = city.person(clerk)?.drawn.party;
    let facts = drawn.parties.iter().find(|creation| PartyRef::Row(creation.line) == unit);
    let short = facts.and_then(|creation| creation.facts.short_name.clone()).unwrap_or_default();
    let project = format!("{short}-{system}");
    Ok(drawn.machines.iter().filter(|machine| machine.project == project).take(most).collect())
}

fn architecture(machine: &DemoMachine) -> &'static str {
    if machine.xinchuang { "信创" } else { "X86" }
}

fn region(machine: &DemoMachine) -> &'static str {
    if machine.public { "互联网区" } else { "政务外网区" }
}

fn rows(machines: &[&DemoMachine]) -> Value {
    let row = |(at, machine): (usize, &&DemoMachine)| {
        let size = machine.sizes[0];
        json!({ "name": USES[at % USES.len()], "architecture": architecture(machine), "vcpu": size.vcpu,
            "memory_gb": size.memory_gb, "ssd_gb": machine.ssd_gb, "disk_gb": machine.data_gb,
            "os": "Linux", "region": region(machine), "count": 1 })
    };
    machines.iter().enumerate().map(row).collect()
}

/// An entry, as far as it came.
fn apply(
    script: &mut Script<'_>,
    holding: &Holding,
    (number, machines): (&str, &[&DemoMachine]),
    begins: usize,
) {
    let (clerk, system, level, _, _, way) = *holding;
    let (story, minute) = (script.story(), morning(begins));
    let public = machines.iter().filter(|machine| machine.public).count();
    let mut form = json!({ "system_name": system, "project": number, "provider_id": script.provider,
        "protection_level": LEVELS[level - 1], "is_unclassified": true, "has_no_commerce": true,
        "reason": format!("{system}迁移上云，按现有访问量和三年增长测算。"), "machines": rows(machines) });
    if public > 0 {
        form["services"] = json!([{ "item": "eip", "quantity": public, "service_name": "互联网地址" }]);
    }
    let begin = Deed::Begin {
        by: clerk,
        kind: "cloud-entry",
        form: Filled::With(form),
        papers: ENTRY_PAPERS,
        is_sent: way != Draft,
    };
    script.on((begins, minute), story, begin);
    let reviewed = (begins.saturating_sub(1), minute + 60);
    match way {
        Draft | Sent | Opening | Test => {}
        Returned => {
            let said = "数据盘的测算依据没有写，请补充。";
            script.on(reviewed, story, Deed::Step(Step::Return { by: OFFICER, said }));
        }
        Rejected => {
            let said = "该系统已有整合计划，不再单独入云。";
            script.on(reviewed, story, Deed::Step(Step::Reject { by: OFFICER, said }));
        }
        Withdrawn => {
            let said = "方案有调整，重新测算后再报。";
            script.on(reviewed, story, Deed::Step(Step::Withdraw { by: clerk, said }));
        }
        Approved | Provided | Confirmed => deliver(script, story, (clerk, way), (begins, minute)),
    }
}

/// What follows once the authority agrees.
fn deliver(
    script: &mut Script<'_>,
    story: usize,
    (clerk, way): (&'static str, Way),
    (begins, minute): (usize, i64),
) {
    let agreed = json!({ "review_note": "材料齐全，配置与测算相符。" });
    script.done((begins - 1, minute + 60), story, (OFFICER, "approve", "同意"), Some(agreed));
    if way == Approved {
        return;
    }
    let at = (begins - 2, minute + 5 * 60);
    let done = json!({ "done_at": script.calendar.at(at), "access_note": "地址见交付单，口令当面交接。" });
    script.done(at, story, (ENGINEER, "done", ""), Some(done));
    if way == Provided {
        return;
    }
    let at = (begins - 3, minute);
    let confirmed = json!({ "started_on": script.calendar.day(at.0).to_string() });
    script.done(at, story, (clerk, "confirm", "已核对，可以起租"), Some(confirmed));
    script.done((at.0, minute + 90), story, (ENGINEER, "confirm", "起租日期无误"), None);
}

type Listed<'d> = (String, &'static str, Vec<&'d DemoMachine>);

/// A list of what was there before, checked and proposed by one person and confirmed by another.
fn import(script: &mut Script<'_>, way: Way, listed: &[Listed<'_>]) {
    let story = script.story();
    let (ago, name, document) = match way {
        Test => (24, "测试资源清单.csv", "测试协议及测试资源清单"),
        _ => (95, "期初云资源清单.csv", "合同期初云资源清单"),
    };
    let (stage, from, until) = match way {
        Test => {
            let until = script.calendar.today().checked_add_days(Days::new(TEST_DAYS)).unwrap_or_default();
            ("测试", script.calendar.day(ago + 1), until.to_string())
        }
        _ => ("正式", DemoCity::first_day(), String::new()),
    };
    let mut csv =
        "序号,项目编号,服务项,数量,阶段,起租日,测试截止,资源名称,规格,架构,网络区域,信息系统\n".to_owned();
    for (project, system, machines) in listed {
        for (at, machine) in machines.iter().enumerate() {
            let size = machine.sizes[0];
            let core = if machine.xinchuang { "xinchuang" } else { "x86" };
            let items = [
                (format!("vcpu.{core}"), size.vcpu),
                (format!("memory.{core}"), size.memory_gb),
                ("disk.ssd".to_owned(), machine.ssd_gb),
                ("disk.efficient".to_owned(), machine.data_gb),
            ];
            let (id, used) = (&machine.id, USES[at % USES.len()]);
            let (cores, memory) = (size.vcpu, size.memory_gb);
            for (item, quantity) in items.iter().filter(|(_, quantity)| *quantity > 0) {
                // Writing to a string cannot fail.
                let _ = writeln!(
                    csv,
                    "{id},{project},{item},{quantity},{stage},{from},{until},{used}-{:02},{cores}核{memory}GB,{},{},{system}",
                    at + 1,
                    architecture(machine),
                    region(machine)
                );
            }
        }
    }
    script.on((ago, 10 * 60), story, Deed::Import { name, document, csv });
    script.on((ago - 1, 11 * 60), story, Deed::ConfirmImport);
}

/// A change of the first machine of a project.
fn double(script: &mut Script<'_>, clerk: &'static str, begins: usize) {
    let (story, minute) = (script.story(), morning(begins) + 20);
    let (project, system) = of_clerk(script, clerk);
    let form = json!({ "system_name": system, "provider_id": script.provider,
        "reason": "连续两个月高峰期使用率超过八成，申请扩容一倍。" });
    let begin = Deed::Begin {
        by: clerk,
        kind: "resource-change",
        form: Filled::Doubled { form, project },
        papers: CHANGE_PAPERS,
        is_sent: true,
    };
    script.on((begins, minute), story, begin);
    let agreed = json!({ "review_note": "与使用率排查结果一致。" });
    script.done((begins - 1, minute), story, (OFFICER, "approve", "同意"), Some(agreed));
    let at = (begins - 2, minute + 90);
    let done = json!({ "done_at": script.calendar.at(at), "done_note": "已在维护窗口内扩容。" });
    script.done(at, story, (ENGINEER, "done", ""), Some(done));
    let at = (begins - 3, minute);
    let confirmed = json!({ "changed_on": script.calendar.day(at.0).to_string() });
    script.done(at, story, (clerk, "confirm", ""), Some(confirmed));
}

/// Machines that leave; those that are not gone yet wait for the authority.
fn leave(script: &mut Script<'_>, (clerk, begins): (&'static str, usize), most: usize, is_gone: bool) {
    let (story, minute) = (script.story(), morning(begins) + 40);
    let (project, system) = of_clerk(script, clerk);
    let form = json!({ "system_name": system, "provider_id": script.provider,
        "reason": "业务整合，不再使用。", "is_backed_up": true });
    let begin = Deed::Begin {
        by: clerk,
        kind: "cloud-exit",
        form: Filled::Leaving { form, project, most },
        papers: EXIT_PAPERS,
        is_sent: true,
    };
    script.on((begins, minute), story, begin);
    if !is_gone {
        return;
    }
    let filed = json!({ "file_note": "已备案。" });
    script.done((begins - 1, minute), story, (OFFICER, "备案", ""), Some(filed));
    let at = (begins - 3, minute);
    let day = script.calendar.day(at.0).to_string();
    let wiped = json!({ "stopped_on": day, "wiped_on": day, "wipe_method": "多次覆写",
        "wipe_note": "逐卷覆写三遍，抽查无残留。" });
    script.done(at, story, (ENGINEER, "done", ""), Some(wiped));
    script.done((at.0, minute + 90), story, (clerk, "confirm", "停租日期无误"), None);
}
