//! Papers of the using unit's duties: recording one, and telling unit and authority before it ends, once.

use super::answer::{is_line, not_yours, sides_of};
use super::list::{Told, find, system_security};
use super::rules::KnownRules;
use super::standing::{Warnings, is_in_cloud, stands};
use crate::caller::Caller;
use crate::job::Outcome;
use crate::notice::{Message, NoticeKind, send};
use crate::problem::{Problem, retrying};
use crate::service::App;
use chrono::Days;
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{SystemPaperInJson, SystemSecurityJson};
use yunheng_calendar::Limit;
use yunheng_ledger::{DutyStanding, OpeningSide};
use yunheng_store::case;
use yunheng_store::ledger::{self, NewSystemPaper, SystemPaperRow, SystemPlace, SystemWanted};
use yunheng_values::{Date, Finding, Findings, Text, add_months, parse_date};

/// The last day on which a paper counts that does not say so itself.
fn last_day(dated: Date, renew: Limit) -> Option<Date> {
    let months = |count: u32| add_months(dated, i32::try_from(count).ok()?);
    let over = match renew {
        Limit::Days(count) => dated.checked_add_days(Days::new(count.into())),
        Limit::Months(count) => months(count),
        Limit::Years(count) => months(count.checked_mul(12)?),
        Limit::WorkingDays(_) | Limit::Minutes(_) => None,
    };
    over.and_then(|day| day.pred_opt())
}

/// Records a paper of a duty of the using unit.
///
/// # Errors
/// Not allowed; no such system or duty; of none of the unit's people; every value that is not right.
pub async fn record_paper(
    app: &App,
    caller: &Caller,
    (system, duty): (i64, &str),
    given: &SystemPaperInJson,
) -> Result<SystemSecurityJson, Problem> {
    let mut act = app.act(caller, Permission::SystemAnswer, "system.paper").await?;
    act.set_object("information_system", system);
    let place = find(act.db(), act.scope(), system).await?;
    let today = super::super::day_of(act.now_ms())?;
    let mut known = KnownRules::default();
    let (_, rules) = known.of(app, &place.pack, today).await?;
    let rule = rules.duty(duty).ok_or_else(Problem::not_found)?;
    if !sides_of(act.db(), caller, &place).await?.contains(&OpeningSide::Unit) {
        return Err(not_yours(OpeningSide::Unit));
    }
    let mut findings = Findings::new();
    let mut say = |place: &str, zh: &str, en: &str| {
        findings.push(Finding::error("malformed_paper", place, Text::new(zh, en)));
    };
    let (document, note) = (given.document.trim(), given.note.trim());
    if document.is_empty() || !is_line(document, 200) {
        say("/document", "材料名称应为1至200个字符", "the paper has 1 to 200 characters");
    }
    if !is_line(note, 200) {
        say("/note", "备注至多200个字符", "at most 200 characters");
    }
    let dated = parse_date(&given.dated_on).ok();
    if dated.is_none_or(|day| day > today) {
        say(
            "/dated_on",
            "材料日期应为YYYY-MM-DD，不晚于今天",
            "the paper's day is YYYY-MM-DD, not after today",
        );
    }
    let asked = given.valid_until.as_deref().filter(|day| !day.is_empty());
    let read = asked.map(parse_date).transpose();
    if read.as_ref().map_or(true, |until| until.zip(dated).is_some_and(|(until, dated)| until < dated)) {
        say(
            "/valid_until",
            "有效期至应为YYYY-MM-DD，不早于材料日期",
            "the last day is YYYY-MM-DD, not before the paper's",
        );
    }
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let by_rule = dated.zip(rule.renew).and_then(|(dated, renew)| last_day(dated, renew));
    let until = read.ok().flatten().or(by_rule).map(|day| day.to_string());
    let new = NewSystemPaper {
        system_id: system,
        duty,
        document,
        dated_on: &given.dated_on,
        valid_until: until.as_deref(),
        note,
        by: caller.account,
    };
    ledger::insert_system_paper(act.db(), &new, act.now_ms()).await?;
    act.fact("duty", duty)
        .fact("document", document)
        .fact("dated_on", &given.dated_on)
        .fact("valid_until", until.as_deref().unwrap_or_default())
        .because(note)
        .commit()
        .await?;
    system_security(app, caller, system, None).await
}

/// Systems of one read.
const AT_ONCE: i64 = 500;

/// Tells unit and authority of every paper whose end is near, each paper once; says of how many.
pub(crate) async fn warn_of_papers(app: &App) -> Result<Outcome, Problem> {
    let (db, scope, today) =
        (app.store().reader(), Scope::system("paper_warnings"), crate::rules::today(app));
    let (mut known, mut below, mut told) = (KnownRules::default(), None, 0);
    loop {
        let wanted = SystemWanted { below_id: below, limit: AT_ONCE, ..SystemWanted::default() };
        let systems = ledger::system_places(db, &scope, &wanted).await?;
        let Some(last) = systems.last() else { break };
        below = Some(last.id);
        let recorded = Told::of(db, &systems, app.now_ms()).await?;
        for place in systems.iter().filter(|place| is_in_cloud(&place.stage)) {
            let (effective, rules) = known.of(app, &place.pack, today).await?;
            let (papers, mut warnings) = (recorded.papers(place.id), Warnings::new(app, effective, rules));
            for duty in &rules.duties {
                let (standing, paper) = stands(&duty.key, &papers, &mut warnings, today)?;
                let paper = papers.iter().find(|row| Some(row.id) == paper && row.warned_at_ms.is_none());
                if let Some(paper) = paper.filter(|_| standing == DutyStanding::Ending) {
                    told += i64::from(retrying(|| warn(app, place, &duty.name, paper)).await?);
                }
            }
        }
    }
    Ok(Outcome::Done { result: told.to_string() })
}

/// Tells of one paper; whether nobody was told before.
async fn warn(app: &App, place: &SystemPlace, duty: &Text, paper: &SystemPaperRow) -> Result<bool, Problem> {
    let act = app.system_act("paper_warnings", "system.warn").await?.on("information_system", place.id);
    if !ledger::warned_of_paper(act.db(), paper.id, act.now_ms()).await? {
        return Ok(false);
    }
    let mut people = Vec::new();
    let parties = case::named_parties(act.db(), &[place.unit_id]).await?;
    for side in [OpeningSide::Unit, OpeningSide::Authority] {
        for party in &parties {
            let asked = (side.kind(), Permission::SystemAnswer.as_str());
            people.extend(case::permitted(act.db(), asked, party, act.now_ms()).await?);
        }
    }
    let accounts: Vec<i64> = people.iter().map(|one| one.account_id).collect();
    let (system, unit) = (&place.name, &place.unit_name);
    let (until, document) = (paper.valid_until.clone().unwrap_or_default(), &paper.document);
    let message = Message {
        kind: NoticeKind::Deadline,
        title: Text::new(
            format!("{}将于{until}到期：{system}", duty.zh),
            format!("{} of {system} ends on {until}", duty.en),
        ),
        body: Text::new(
            format!("{unit}的信息系统“{system}”：“{document}”有效期至{until}，请在到期前更新并登记。"),
            format!(
                "`{document}` of the system {system} of {unit} counts until {until}; renew it before and record it."
            ),
        ),
        link: Some(format!("/resources/systems/{}", place.id)),
        clock: None,
        needs_signature: false,
    };
    send(&act, &accounts, &message).await?;
    let paper = paper.id.to_string();
    act.fact("paper", &paper).fact("valid_until", &until).commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_ends_the_day_before() {
        let day = |text| parse_date(text).ok();
        let last = |text, limit| day(text).and_then(|dated| last_day(dated, limit));
        assert_eq!(last("2026-06-02", Limit::Years(1)), day("2027-06-01"));
        assert_eq!(last("2024-02-29", Limit::Years(1)), day("2025-02-27"));
        assert_eq!(last("2026-06-02", Limit::Days(30)), day("2026-07-01"));
        assert_eq!(last("2026-06-02", Limit::WorkingDays(5)), None);
    }
}
