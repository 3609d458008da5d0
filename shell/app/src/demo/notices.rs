//! Notices of the demo city: one to read, one to sign for, two that start clocks, and what waits for somebody.

use super::people::Person;
use crate::act::Act;
use crate::notice::{ClockOf, Message, NoticeKind, send};
use crate::problem::Problem;
use yunheng_demo::{DemoCity, DemoMachine, PACK};
use yunheng_values::Text;

/// Writes them into their people's boxes.
pub(super) async fn write(act: &mut Act<'_>, city: &DemoCity, people: &[Person<'_>]) -> Result<(), Problem> {
    let everybody: &dyn Fn(&Person<'_>) -> bool = &|_| true;
    let units = |person: &Person<'_>| person.role.key.starts_with("unit_");
    let managers = |person: &Person<'_>| person.role.key == "provider_manager";
    let second = |person: &Person<'_>| person.role.key == "system_admin";
    tell(act, people, everybody, &welcome()).await?;
    tell(act, people, &units, &check_the_list()).await?;
    tell(act, people, &managers, &report_is_out()).await?;
    tell(act, people, &second, &grants_wait()).await?;
    tell(act, people, &|person| person.role.key == "authority_leader", &reading_waits()).await?;
    for machine in city.machines.iter().filter(|machine| machine.stopped_by == Some("unit")) {
        let owner = |person: &Person<'_>| person.drawn.party == machine.unit && units(person);
        tell(act, people, &owner, &will_be_deleted(machine)).await?;
    }
    Ok(())
}

async fn tell(
    act: &mut Act<'_>,
    people: &[Person<'_>],
    to: &dyn Fn(&Person<'_>) -> bool,
    message: &Message,
) -> Result<(), Problem> {
    let accounts: Vec<i64> = people.iter().filter(|person| to(person)).map(|person| person.account).collect();
    let sent = send(act, &accounts, message).await?;
    let facts = [("recipients", sent.recipients.to_string()), ("title", message.title.zh.clone())];
    let facts = facts.each_ref().map(|(name, value)| (*name, value.as_str()));
    act.also("notice.send", "notice", &sent.batch, &facts);
    Ok(())
}

fn message(kind: NoticeKind, title: (&str, &str), body: (&str, &str)) -> Message {
    Message {
        kind,
        title: Text::new(title.0, title.1),
        body: Text::new(body.0, body.1),
        link: None,
        clock: None,
        needs_signature: false,
    }
}

fn clock(key: &str) -> Option<ClockOf> {
    Some(ClockOf { pack: PACK.to_owned(), key: key.to_owned() })
}

fn welcome() -> Message {
    message(
        NoticeKind::Letter,
        ("这是演示环境", "This is a demonstration"),
        (
            "示例市的单位、人员、云主机和金额都是虚构的，随便试。清空后可重新建一座。",
            "The parties, people, machines and amounts of this city are invented. Try anything: it can be made anew.",
        ),
    )
}

fn check_the_list() -> Message {
    let zh = "本周期云资源使用清单已生成，请核对本单位的云主机、规格和起止日期，核对后签收；有出入的请在签收前联系云资源科。";
    let en = "The list of used resources of this cycle is there. Compare your machines, sizes and days, then sign for it; \
              tell the cloud section first if something differs.";
    let letter = message(
        NoticeKind::Letter,
        ("请核对云资源使用清单", "Please check your list of used resources"),
        (zh, en),
    );
    Message { needs_signature: true, ..letter }
}

fn report_is_out() -> Message {
    let zh = "本年度云服务考核评价报告已出具。请签收；自收到之日起，在合同约定的时限内确认或提出书面异议。";
    let en = "The assessment report of the year is out. Sign for it; from that day the contract's limit runs in which you confirm \
              it or object in writing.";
    let report = message(
        NoticeKind::Deadline,
        ("请确认考核评价报告", "Please confirm the assessment report"),
        (zh, en),
    );
    Message { clock: clock("report.confirm"), needs_signature: true, ..report }
}

fn will_be_deleted(machine: &DemoMachine) -> Message {
    let (id, project) = (&machine.id, &machine.project);
    let zh = format!("云主机{id}（{project}）已长期关停，拟予删除。仍需保留的，请在异议期内说明理由。");
    let en = format!(
        "Machine {id} ({project}) has been off for long and is to be deleted. If you need it, say why before the limit is over."
    );
    let title = (format!("拟删除云主机{id}"), format!("Machine {id} is to be deleted"));
    let notice = message(NoticeKind::Deadline, (&title.0, &title.1), (&zh, &en));
    Message { clock: clock("del.objection"), needs_signature: true, ..notice }
}

fn grants_wait() -> Message {
    task(
        ("有授权变更等待您复核", "Changes of rights wait for your decision"),
        (
            "安全管理员提出了授权与角色的变更，须由您复核后生效。",
            "The security administrator proposed changes of grants and roles; they hold once you confirm them.",
        ),
    )
}

fn reading_waits() -> Message {
    task(
        ("有口径选择等待您复核", "A choice of a reading waits for your decision"),
        (
            "经办人提出改用另一种读法，须由您复核后生效。",
            "An officer proposed another reading of a rule; it holds once you confirm it.",
        ),
    )
}

fn task(title: (&str, &str), body: (&str, &str)) -> Message {
    Message { link: Some("/people/proposals".into()), ..message(NoticeKind::Task, title, body) }
}
