//! Work between the people of the demo city: cases in every state, begun and done by their own accounts.

use super::city::{City, Step};
use crate::problem::Problem;
use serde_json::{Value, json};

const DAY_MS: i64 = 86_400_000;

/// How far a network policy comes.
#[derive(Clone, Copy)]
enum Way {
    Approved,
    Provided(&'static str),
    Confirmed(&'static str),
    Returned(&'static str),
    Rejected(&'static str),
    Asked(&'static str, &'static str),
    Withdrawn(&'static str, &'static str),
}

use Way::{Approved, Asked, Confirmed, Provided, Rejected, Returned, Withdrawn};

/// A network policy: whose, of which system, opened or closed, with which provider, and how far it has come.
type Policy = (&'static str, &'static str, &'static str, &'static str, &'static [Way]);

const POLICIES: [Policy; 7] = [
    (
        "edu.clerk",
        "教育缴费平台",
        "开通",
        "clouda.engineer",
        &[Approved, Provided("clouda.engineer"), Confirmed("edu.clerk")],
    ),
    ("edu.clerk", "校园安全监测平台", "开通", "clouda.engineer", &[]),
    (
        "hr.clerk",
        "社保自助查询系统",
        "开通",
        "clouda.engineer",
        &[Approved, Asked("clouda.engineer", "请问测试环境是否也要开通？")],
    ),
    ("hr.clerk", "人事档案系统", "开通", "clouda.engineer", &[Returned("源地址请写到具体网段。")]),
    ("records.clerk", "数字档案馆", "关闭", "clouda.engineer", &[Approved, Provided("clouda.engineer")]),
    (
        "records.clerk",
        "旧档案检索系统",
        "开通",
        "clouda.engineer",
        &[Rejected("该系统已列入停用计划，不再开通新的访问。")],
    ),
    (
        "edu.clerk",
        "招生报名系统",
        "关闭",
        "clouda.engineer",
        &[Withdrawn("edu.clerk", "报名延期，暂不关闭。")],
    ),
];

/// Begins the work, and leaves some of it at every stage.
pub(super) async fn write(city: &City<'_>) -> Result<(), Problem> {
    for (clerk, system, action, engineer, ways) in POLICIES {
        let form = policy(system, action, city.party(engineer)?);
        let id = city.begin(clerk, "network-policy", form).await?;
        city.send(clerk, id).await?;
        for way in ways {
            city.step(id, &step(*way, city.app.now_ms())).await?;
        }
    }
    let unfinished = json!({ "system_name": "智慧教育云平台", "action": "开通" });
    city.begin("edu.clerk", "network-policy", unfinished).await?;
    let told = maintained(city, "核心交换机升级", 20).await?;
    let released =
        Step::Complete {
            by: "clouda.manager", outcome: "approve", said: "同意，按计划实施。", form: None
        };
    city.step(told, &released).await?;
    maintained(city, "备份系统扩容", 30).await.map(drop)
}

fn step(way: Way, now_ms: i64) -> Step {
    const OFFICER: &str = "data.officer1";
    let complete = |by, outcome, said, form| Step::Complete { by, outcome, said, form };
    match way {
        Approved => complete(OFFICER, "approve", "同意，请按最小权限开通。", None),
        Provided(by) => {
            let done =
                json!({ "done_at": crate::clock::instant(now_ms), "done_note": "已按申请配置并联调。" });
            complete(by, "done", "", Some(done))
        }
        Confirmed(by) => complete(by, "confirm", "已验证可用。", None),
        Returned(said) => Step::Return { by: OFFICER, said },
        Rejected(said) => Step::Reject { by: OFFICER, said },
        Asked(by, said) => Step::Comment { by, said },
        Withdrawn(by, said) => Step::Withdraw { by, said },
    }
}

fn policy(system: &str, action: &str, provider: i64) -> Value {
    json!({ "system_name": system, "provider_id": provider, "action": action,
        "reason": format!("{system}{action}访问策略，已经本单位分管领导同意。"),
        "rules": [{ "direction": "入", "source": "10.8.0.0/16", "destination": "172.16.4.12", "protocol": "TCP", "port": "443" }] })
}

/// A maintenance that the provider has announced.
async fn maintained(city: &City<'_>, title: &str, in_days: i64) -> Result<i64, Problem> {
    let at = |days: i64, hours: i64| {
        let midnight = (city.app.now_ms() + 8 * 3_600_000) / DAY_MS * DAY_MS - 8 * 3_600_000;
        crate::clock::instant(midnight + days * DAY_MS + hours * 3_600_000)
    };
    let units = ["edu.clerk", "hr.clerk"].map(|login| city.party(login));
    let units = units.into_iter().collect::<Result<Vec<i64>, Problem>>()?;
    let form = json!({ "title": title, "planned_start": at(in_days, 22), "planned_end": at(in_days + 1, 4),
        "content": "按年度维护计划实施，逐台操作，完成一台验证一台。", "impact": "业务短时中断，每次不超过一分钟。",
        "affected_units": units, "emergency_plan": "出现异常立即回退，并通知各使用单位。" });
    let id = city.begin("clouda.engineer", "maintenance-notice", form).await?;
    city.send("clouda.engineer", id).await.map(|()| id)
}
