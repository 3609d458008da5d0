//! Work between the people of the demo city: cases in every state, begun and done by their own accounts.

use super::parties::Written;
use super::people::Person;
use crate::act::must_be_free;
use crate::caller::{Acting, Caller};
use crate::cases;
use crate::problem::Problem;
use crate::service::App;
use serde_json::{Value, json};
use yunheng_api::platform::{
    CaseCommentJson, CaseInJson, CaseJson, CaseReasonJson, CompleteTaskJson, ReturnTaskJson,
};
use yunheng_audit::Channel;
use yunheng_demo::PACK;

const DAY_MS: i64 = 86_400_000;

/// What somebody does with the task that is open, or with the case.
enum Step {
    Complete(&'static str, &'static str, &'static str),
    Provide(&'static str),
    Return(&'static str, &'static str),
    Reject(&'static str, &'static str),
    Comment(&'static str, &'static str),
    Withdraw(&'static str, &'static str),
}

use Step::{Comment, Complete, Provide, Reject, Return, Withdraw};

/// A network policy: whose, of which system, opened or closed, with which provider, and how far it has come.
type Policy = (&'static str, &'static str, &'static str, &'static str, &'static [Step]);

const APPROVED: Step = Complete("data.officer1", "approve", "同意，请按最小权限开通。");

const POLICIES: [Policy; 7] = [
    (
        "edu.clerk",
        "教育缴费平台",
        "开通",
        "clouda.engineer",
        &[APPROVED, Provide("clouda.engineer"), Complete("edu.clerk", "confirm", "已验证可用。")],
    ),
    ("edu.clerk", "校园安全监测平台", "开通", "clouda.engineer", &[]),
    (
        "hr.clerk",
        "社保自助查询系统",
        "开通",
        "clouda.engineer",
        &[APPROVED, Comment("clouda.engineer", "请问测试环境是否也要开通？")],
    ),
    (
        "hr.clerk",
        "人事档案系统",
        "开通",
        "clouda.engineer",
        &[Return("data.officer1", "源地址请写到具体网段。")],
    ),
    ("records.clerk", "数字档案馆", "关闭", "clouda.engineer", &[APPROVED, Provide("clouda.engineer")]),
    (
        "records.clerk",
        "旧档案检索系统",
        "开通",
        "clouda.engineer",
        &[Reject("data.officer1", "该系统已列入停用计划，不再开通新的访问。")],
    ),
    (
        "edu.clerk",
        "招生报名系统",
        "关闭",
        "clouda.engineer",
        &[Withdraw("edu.clerk", "报名延期，暂不关闭。")],
    ),
];

/// Begins the work, and leaves some of it at every stage.
pub(super) async fn write(app: &App, people: &[Person<'_>], parties: &Written) -> Result<(), Problem> {
    let city = City { app, people, parties };
    for (clerk, system, action, engineer, steps) in POLICIES {
        let provider = city.party(engineer)?;
        let form = policy(system, action, provider);
        let mut case = city.send(clerk, "network-policy", form).await?;
        for step in steps {
            case = city.step(case, step).await?;
        }
    }
    let unfinished = json!({ "system_name": "智慧教育云平台", "action": "开通" });
    city.begin("edu.clerk", "network-policy", unfinished).await?;
    let told =
        city.send("clouda.engineer", "maintenance-notice", city.maintenance("核心交换机升级", 20)?).await?;
    city.step(told, &Complete("clouda.manager", "approve", "同意，按计划实施。")).await?;
    city.send("clouda.engineer", "maintenance-notice", city.maintenance("备份系统扩容", 30)?).await?;
    Ok(())
}

fn policy(system: &str, action: &str, provider: i64) -> Value {
    json!({ "system_name": system, "provider_id": provider, "action": action,
        "reason": format!("{system}{action}访问策略，已经本单位分管领导同意。"),
        "rules": [{ "direction": "入", "source": "10.8.0.0/16", "destination": "172.16.4.12", "protocol": "TCP", "port": "443" }] })
}

struct City<'a> {
    app: &'a App,
    people: &'a [Person<'a>],
    parties: &'a Written,
}

impl City<'_> {
    fn person(&self, login: &str) -> Result<&Person<'_>, Problem> {
        let found = self.people.iter().find(|person| person.drawn.login == login);
        found.ok_or_else(|| Problem::bug(&format!("the demo city has no {login}")))
    }

    fn party(&self, login: &str) -> Result<i64, Problem> {
        self.parties.id(self.person(login)?.drawn.party)
    }

    /// A person at work; the record says that the demo was made by the command line.
    async fn caller(&self, login: &str) -> Result<Caller, Problem> {
        let person = self.person(login)?;
        let who = Acting {
            account: person.account,
            login: login.to_owned(),
            name: person.drawn.name.clone(),
            party: Some(self.parties.id(person.drawn.party)?),
        };
        let caller = self.app.acting(&who, Channel::Cli, "").await?;
        must_be_free(&caller).map(|()| caller)
    }

    async fn begin(&self, login: &str, kind: &str, form: Value) -> Result<i64, Problem> {
        let given = CaseInJson {
            pack: PACK.to_owned(),
            kind: kind.to_owned(),
            unit_id: None,
            form,
            is_urgent: false,
        };
        Ok(cases::begin(self.app, &self.caller(login).await?, None, &given).await?.id)
    }

    async fn send(&self, login: &str, kind: &str, form: Value) -> Result<CaseJson, Problem> {
        let id = self.begin(login, kind, form).await?;
        let caller = self.caller(login).await?;
        let draft = cases::case(self.app, &caller, id).await?;
        cases::send(self.app, &caller, id, draft.version).await
    }

    async fn step(&self, case: CaseJson, step: &Step) -> Result<CaseJson, Problem> {
        let (app, id) = (self.app, case.row.id);
        let open = case.tasks.iter().find(|task| task.state == "open").map(|task| task.id);
        let task = open.ok_or_else(|| Problem::bug(&"a case of the demo city that has ended goes on"))?;
        let said = |text: &str| CaseReasonJson { said: text.to_owned() };
        match *step {
            Complete(by, outcome, words) => {
                let given = completed(outcome, words, None);
                cases::complete(app, &self.caller(by).await?, task, &given).await
            }
            Provide(by) => {
                let form = json!({ "done_at": crate::clock::instant(app.now_ms()), "done_note": "已按申请配置并联调。" });
                cases::complete(app, &self.caller(by).await?, task, &completed("done", "", Some(form))).await
            }
            Return(by, words) => {
                let given = ReturnTaskJson { to: case.tasks[0].element.clone(), said: words.to_owned() };
                cases::give_back(app, &self.caller(by).await?, task, &given).await
            }
            Reject(by, words) => cases::reject(app, &self.caller(by).await?, task, &said(words)).await,
            Comment(by, words) => {
                cases::comment(
                    app,
                    &self.caller(by).await?,
                    id,
                    &CaseCommentJson { said: (*words).to_owned(), mentions: Vec::new() },
                )
                .await
            }
            Withdraw(by, words) => cases::withdraw(app, &self.caller(by).await?, id, &said(words)).await,
        }
    }

    fn maintenance(&self, title: &str, in_days: i64) -> Result<Value, Problem> {
        let at = |days: i64, hours: i64| {
            let midnight = (self.app.now_ms() + 8 * 3_600_000) / DAY_MS * DAY_MS - 8 * 3_600_000;
            crate::clock::instant(midnight + days * DAY_MS + hours * 3_600_000)
        };
        let units = ["edu.clerk", "hr.clerk"].map(|login| self.party(login));
        let units = units.into_iter().collect::<Result<Vec<i64>, Problem>>()?;
        Ok(json!({ "title": title, "planned_start": at(in_days, 22), "planned_end": at(in_days + 1, 4),
            "content": "按年度维护计划实施，逐台操作，完成一台验证一台。", "impact": "业务短时中断，每次不超过一分钟。",
            "affected_units": units, "emergency_plan": "出现异常立即回退，并通知各使用单位。" }))
    }
}

fn completed(outcome: &str, said: &str, form: Option<Value>) -> CompleteTaskJson {
    CompleteTaskJson {
        outcome: outcome.to_owned(),
        said: Some(said.to_owned()).filter(|said| !said.is_empty()),
        form,
    }
}
