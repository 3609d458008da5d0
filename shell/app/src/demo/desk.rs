//! The service desk of the demo city: who is on duty, what it knows, and tickets in every state.

use super::city::City;
use super::past::{Deed, Filled, Script, When};
use crate::problem::Problem;
use chrono::Days;
use serde_json::{Value, json};
use yunheng_api::platform::{DeskInJson, KnowledgeInJson};
use yunheng_demo::PACK;
use yunheng_values::Date;

const OFFICER: &str = "data.officer1";
const ENGINEER: &str = "clouda.engineer";
const MANAGER: &str = "clouda.manager";
const SECOND_ENGINEER: &str = "cloudb.engineer";
const SECOND_MANAGER: &str = "cloudb.manager";

/// How far the roster of the second provider goes; that of the first has just ended and waits for its next month.
const AHEAD_DAYS: u64 = 28;
/// From when on people are on duty.
const DUTY_AGO: usize = 30;

/// Title, category, text, and how long ago it was written; the last one waits to be published.
const ARTICLES: [(&str, &str, &str, usize); 6] = [
    (
        "怎样申请云主机扩容",
        "申请与流程",
        "在“办事”里发起“云资源变更”，写明资源编号和变更后的总量。\n主管部门审核后，云服务商在规定时限内完成，由您确认生效日期。",
        70,
    ),
    (
        "磁盘空间不足怎么处理",
        "计算与存储/存储与快照",
        "先清理日志和临时文件，再看最近三个月的增长。\n持续超过八成的，发起“云资源变更”扩容数据盘；紧急的同时报故障。",
        62,
    ),
    (
        "怎样开通访问策略",
        "网络/访问策略",
        "发起“网络策略”，源地址写到具体网段，端口写到具体数字。\n审核后一个工作日内开通，请验证后确认。",
        54,
    ),
    (
        "忘记云主机口令怎么办",
        "账号与权限",
        "由系统负责人在服务台登记，核对身份后重置。\n新口令当面交接，首次登录后修改。",
        45,
    ),
    (
        "账单里的用量怎么核对",
        "费用与结算",
        "在“资源台账”按本单位筛选并导出租用清单，与账单逐行比对。\n起租日、变更日以双方确认的日期为准；有出入的在签收前提出。",
        34,
    ),
    (
        "备份多久做一次",
        "监控与备份",
        "默认每日增量、每周全量，保留三十天。\n要求更高的，在服务台提出请求。",
        3,
    ),
];

/// Plans all of it.
pub(super) fn plan(script: &mut Script<'_>, city: &City<'_>) -> Result<(), Problem> {
    duty(script);
    knowledge(script);
    questions(script, city)?;
    requests(script);
    incidents(script, city)?;
    complaint(script);
    Ok(())
}

fn duty(script: &mut Script<'_>) {
    let (from, today) = (script.calendar.day(DUTY_AGO), script.calendar.today());
    let days = |from: Date, until: Date| u32::try_from((until - from).num_days()).unwrap_or(1);
    let ahead = today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today);
    let shifts = [(MANAGER, ENGINEER, from, today), (SECOND_MANAGER, SECOND_ENGINEER, from, ahead)];
    for (by, who, from, until) in shifts {
        let story = script.story();
        // Nobody is put on duty for longer at once.
        let days = days(from, until).clamp(1, 92);
        script.on((DUTY_AGO + 1, 16 * 60), story, Deed::Duty { by, who, from, days });
    }
}

fn knowledge(script: &mut Script<'_>) {
    for (at, (title, category, body, ago)) in ARTICLES.iter().enumerate() {
        let story = script.story();
        let given = KnowledgeInJson {
            pack: PACK.to_owned(),
            title: (*title).to_owned(),
            body: (*body).to_owned(),
            category: Some((*category).to_owned()),
            audience: "everybody".to_owned(),
        };
        script.on((*ago, 15 * 60), story, Deed::Article { by: ENGINEER, given });
        if at + 1 < ARTICLES.len() {
            script.on((*ago - 1, 9 * 60), story, Deed::Publish { by: MANAGER, title });
        }
    }
}

fn begin(
    script: &mut Script<'_>,
    when: When,
    (by, kind): (&'static str, &'static str),
    form: Value,
) -> usize {
    let story = script.story();
    let form = Filled::With(form);
    script.on(when, story, Deed::Begin { by, kind, form, papers: &[], is_sent: true });
    story
}

/// One by telephone that was answered with what the desk knows, and one that waits for its answer.
fn questions(script: &mut Script<'_>, city: &City<'_>) -> Result<(), Problem> {
    let story = script.story();
    let given = DeskInJson {
        pack: PACK.to_owned(),
        kind: "question".to_owned(),
        unit_id: city.party("civil.clerk")?,
        channel: "telephone".to_owned(),
        caller_id: Some(city.person("civil.clerk")?.account),
        caller_name: String::new(),
        category: Some("资源与技术".to_owned()),
        form: json!({ "title": "扩容走什么流程", "category": "资源与技术", "provider_id": script.provider,
            "content": "业务高峰期卡顿，想把两台云主机扩容。" }),
        is_urgent: false,
    };
    script.on((28, 9 * 60 + 50), story, Deed::Take { by: ENGINEER, given: Box::new(given) });
    script.done((28, 9 * 60 + 55), story, (ENGINEER, "受理", ""), None);
    script.on((28, 10 * 60), story, Deed::Cite { by: ENGINEER, title: ARTICLES[0].0 });
    let answer =
        json!({ "answer": "请发起“云资源变更”，写明资源编号和变更后的总量。", "knowledge": ARTICLES[0].0 });
    script.done((28, 10 * 60 + 5), story, (ENGINEER, "done", ""), Some(answer));
    let content = json!({ "satisfaction": "非常满意" });
    script.done((27, 9 * 60), story, ("civil.clerk", "confirm", ""), Some(content));

    let asked = json!({ "title": "账单里的公网地址怎么计费", "category": "费用与结算", "provider_id": script.provider,
        "content": "上月账单多了一个公网地址，是按天还是按月计费？" });
    let story = begin(script, (1, 15 * 60), ("market.clerk", "question"), asked);
    script.done((1, 15 * 60 + 10), story, (ENGINEER, "受理", ""), None);
    Ok(())
}

/// One done, one that the authority looks at, and one that is new.
fn requests(script: &mut Script<'_>) {
    let form = |title: &str, category: &str, provider: i64, content: &str| json!({ "title": title, "category": category, "provider_id": provider, "content": content });
    let (first, second) = (script.provider, script.second_provider);
    let asked = form("开通数据库每日备份", "监控与备份", first, "请为核心库开通每日备份，保留三十天。");
    let story = begin(script, (21, 10 * 60), ("health.clerk", "service-request"), asked);
    let accepted = json!({ "accepted_category": "监控与备份", "needs_approval": true });
    script.done((21, 10 * 60 + 8), story, (ENGINEER, "受理", ""), Some(accepted));
    script.done((20, 9 * 60 + 15), story, (OFFICER, "approve", "同意"), None);
    let done =
        json!({ "result": "已开通，首次全量备份成功。", "done_at": script.calendar.at((20, 16 * 60)) });
    script.done((20, 16 * 60), story, (ENGINEER, "done", ""), Some(done));
    let content = json!({ "satisfaction": "满意" });
    script.done((19, 9 * 60 + 30), story, ("health.clerk", "confirm", ""), Some(content));

    let asked =
        form("核心区增加安全防护策略", "安全/防护策略", first, "请在核心区前增加访问控制和入侵防护。");
    let story = begin(script, (2, 11 * 60), ("rescue.clerk", "service-request"), asked);
    let accepted = json!({ "accepted_category": "安全/防护策略", "needs_approval": true });
    script.done((2, 11 * 60 + 12), story, (ENGINEER, "受理", ""), Some(accepted));

    let asked = form("配合迁移演练", "迁移与部署配合", second, "计划下月做一次迁移演练，请安排人员配合。");
    begin(script, (1, 16 * 60 + 30), ("tender.clerk", "service-request"), asked);
}

/// One over, one that is being repaired, and one that nobody answered in time.
fn incidents(script: &mut Script<'_>, city: &City<'_>) -> Result<(), Problem> {
    let calendar = script.calendar;
    let form = |title: &str, level: &str, provider: i64, at: When, scope: &str| json!({ "title": title, "level": level, "provider_id": provider, "happened_at": calendar.at(at), "scope": scope });
    let (first, second) = (script.provider, script.second_provider);
    let told = form("对象存储上传失败", "一般", first, (25, 9 * 60 + 10), "房屋交易系统的附件上传");
    let story = begin(script, (25, 9 * 60 + 15), ("housing.clerk", "incident"), told);
    script.done((25, 9 * 60 + 20), story, (ENGINEER, "响应", ""), None);
    let repaired = json!({ "found_cause": "访问密钥到期", "diagnosis": "逐段排查，接口返回拒绝访问。", "repair": "更换密钥并设置到期提醒。",
        "recovered_at": calendar.at((25, 11 * 60)) });
    script.done((25, 11 * 60 + 10), story, (ENGINEER, "done", ""), Some(repaired));
    let content = json!({ "satisfaction": "满意" });
    script.done((25, 14 * 60), story, ("housing.clerk", "confirm", ""), Some(content));
    let graded = json!({ "final_level": "一般", "needs_decision": false });
    script.done((24, 10 * 60), story, (OFFICER, "done", ""), Some(graded));

    let given = DeskInJson {
        pack: PACK.to_owned(),
        kind: "incident".to_owned(),
        unit_id: city.party("water.clerk")?,
        channel: "telephone".to_owned(),
        caller_id: None,
        caller_name: "值班室".to_owned(),
        category: Some("数据库与中间件/故障".to_owned()),
        form: form("水情数据库写入失败", "严重", first, (1, 9 * 60), "三个站点的数据接收"),
        is_urgent: false,
    };
    let story = script.story();
    script.on((1, 9 * 60 + 5), story, Deed::Take { by: ENGINEER, given: Box::new(given) });
    script.done((1, 9 * 60 + 10), story, (ENGINEER, "响应", ""), None);

    let told = form("虚拟机控制台打不开", "一般", second, (3, 15 * 60), "招投标测试环境");
    begin(script, (3, 15 * 60 + 5), ("tender.clerk", "incident"), told);
    Ok(())
}

/// One that waits for what the provider has to say.
fn complaint(script: &mut Script<'_>) {
    let told = json!({ "title": "电话无人接听", "category": "响应或办理不及时", "provider_id": script.second_provider,
        "happened_on": script.calendar.day(7).to_string(), "facts": "当天上午三次拨打服务台电话，均无人接听。", "demand": "说明原因并改进" });
    let story = begin(script, (7, 14 * 60), ("tender.clerk", "complaint"), told);
    script.done((6, 9 * 60 + 20), story, (OFFICER, "受理", ""), None);
    let answered = json!({ "answer": "当日线路割接，已恢复并增加备用线路。" });
    script.done((5, 10 * 60), story, (SECOND_MANAGER, "done", ""), Some(answered));
    let judged =
        json!({ "verified_facts": "通话记录属实，割接没有提前通告。", "proposed_liability": "有责" });
    script.done((3, 15 * 60 + 30), story, (OFFICER, "done", ""), Some(judged));
}
