//! Systems that a person may see with their gaps, one with everything, and what is missing as a table.

use super::answer::{candidates, sides_of};
use super::rules::{KnownRules, SecurityRules};
use super::standing::{Warnings, answer, duty_json, gaps, is_in_cloud, stands};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::EffectiveRules;
use crate::service::App;
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{CasePartyJson, Page, SystemRowJson, SystemSecurityJson};
use yunheng_ledger::{DutyStanding, OpeningSide};
use yunheng_store::Db;
use yunheng_store::ledger::{self, SystemAnswerRow, SystemPaperRow, SystemPlace, SystemWanted};
use yunheng_values::{Date, Finding, Lang, Text, parse_date};

/// Which systems.
#[derive(Debug, Clone, Default)]
pub struct SystemFilter {
    /// Of this pack.
    pub pack: Option<String>,
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// Of this project.
    pub project_id: Option<i64>,
    /// In this part of their life.
    pub stage: Option<String>,
    /// Words of the project.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

impl SystemFilter {
    fn wanted(&self, below_id: Option<i64>, limit: i64) -> SystemWanted {
        SystemWanted {
            pack: self.pack.clone(),
            unit_id: self.unit_id,
            provider_id: self.provider_id,
            project_id: self.project_id,
            stage: self.stage.clone(),
            query: self.query.clone(),
            below_id,
            limit,
        }
    }
}

/// Systems that the caller may see, newest first, with what is missing of each today.
///
/// # Errors
/// Not allowed.
pub async fn systems(
    app: &App,
    caller: &Caller,
    filter: &SystemFilter,
) -> Result<Page<SystemRowJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let wanted = filter.wanted(filter.below_id, filter.limit + 1);
    let mut rows = ledger::system_places(reading.db, &reading.scope, &wanted).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.id);
    let today = super::super::day_of(reading.now_ms)?;
    let told = Told::of(reading.db, &rows, reading.now_ms).await?;
    let mut known = KnownRules::default();
    let mut items = Vec::new();
    for row in rows {
        let (effective, rules) = known.of(app, &row.pack, today).await?;
        items.push(row_json(app, row, (effective, rules), &told, today)?);
    }
    Ok(Page { items, next })
}

/// What was recorded of systems.
pub(super) struct Told {
    answers: Vec<SystemAnswerRow>,
    papers: Vec<SystemPaperRow>,
}

impl Told {
    pub(super) async fn of(db: Db<'_>, systems: &[SystemPlace], now_ms: i64) -> Result<Self, Problem> {
        let ids: Vec<i64> = systems.iter().map(|system| system.id).collect();
        Ok(Self {
            answers: ledger::system_answers(db, &ids, now_ms).await?,
            papers: ledger::system_papers(db, &ids).await?,
        })
    }

    pub(super) fn answers(&self, system: i64) -> Vec<SystemAnswerRow> {
        self.answers.iter().filter(|row| row.system_id == system).cloned().collect()
    }

    pub(super) fn papers(&self, system: i64) -> Vec<SystemPaperRow> {
        self.papers.iter().filter(|row| row.system_id == system).cloned().collect()
    }
}

fn row_json(
    app: &App,
    row: SystemPlace,
    (effective, rules): (&EffectiveRules, &SecurityRules),
    told: &Told,
    on: Date,
) -> Result<SystemRowJson, Problem> {
    let gaps = gaps(rules, &told.answers(row.id), on)?;
    let (papers, mut warnings) = (told.papers(row.id), Warnings::new(app, effective, rules));
    let mut standings = Vec::new();
    for duty in rules.duties.iter().filter(|_| is_in_cloud(&row.stage)) {
        standings.push(stands(&duty.key, &papers, &mut warnings, on)?.0);
    }
    let count = |standing: DutyStanding| {
        let found = standings.iter().filter(|one| **one == standing).count();
        (!standings.is_empty()).then(|| i64::try_from(found).unwrap_or(i64::MAX))
    };
    Ok(SystemRowJson {
        gaps: (!rules.matrix.is_empty()).then_some(gaps),
        missing: count(DutyStanding::Missing),
        expired: count(DutyStanding::Expired),
        ending: count(DutyStanding::Ending),
        id: row.id,
        name: row.name,
        protection_level: row.protection_level,
        stage: row.stage,
        pack: row.pack,
        project_id: row.project_id,
        project_number: row.project_number,
        project_name: row.project_name,
        unit: CasePartyJson { id: row.unit_id, name: row.unit_name },
        provider: CasePartyJson { id: row.provider_id, name: row.provider_name },
    })
}

/// A system with its responsibility matrix and the duties of its unit, on a day; today when none is named.
///
/// # Errors
/// Not allowed; none that the caller may see; a day that cannot be read.
pub async fn system_security(
    app: &App,
    caller: &Caller,
    id: i64,
    on: Option<&str>,
) -> Result<SystemSecurityJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let today = super::super::day_of(reading.now_ms)?;
    let on = day_asked(on)?.unwrap_or(today);
    let place = find(reading.db, &reading.scope, id).await?;
    let told = Told::of(reading.db, std::slice::from_ref(&place), reading.now_ms).await?;
    let (answers, papers, lang) = (told.answers(id), told.papers(id), caller.place.lang);
    let mut known = KnownRules::default();
    let (effective, rules) = known.of(app, &place.pack, on).await?;
    let rows = rules.matrix.iter().map(|row| answer(&place, row, &answers, (on, lang)));
    let rows = rows.collect::<Result<_, Problem>>()?;
    let mut warnings = Warnings::new(app, effective, rules);
    let duties = rules.duties.iter().map(|duty| duty_json(duty, &papers, &mut warnings, (on, lang)));
    let duties = duties.collect::<Result<_, Problem>>()?;
    let may = caller.permissions(reading.now_ms).has(Permission::SystemAnswer);
    let sides = if may { sides_of(reading.db, caller, &place).await? } else { Vec::new() };
    let mut people = Vec::new();
    for side in &sides {
        people.extend(candidates(reading.db, caller, (&place, *side), reading.now_ms).await?);
    }
    Ok(SystemSecurityJson {
        candidates: people,
        may_record: sides.contains(&OpeningSide::Unit),
        may_name: sides.into_iter().map(|side| side.as_str().to_owned()).collect(),
        on: on.to_string(),
        answers: rows,
        duties,
        system: row_json(app, place, (effective, rules), &told, on)?,
    })
}

/// A system in a scope.
pub(super) async fn find(db: Db<'_>, scope: &Scope, id: i64) -> Result<SystemPlace, Problem> {
    ledger::find_system(db, scope, id).await?.ok_or_else(Problem::not_found)
}

/// A day that was asked for.
pub(super) fn day_asked(on: Option<&str>) -> Result<Option<Date>, Problem> {
    let read = |text: &str| {
        parse_date(text).map_err(|_| {
            let message = Text::new("日期应为YYYY-MM-DD", "a day is YYYY-MM-DD");
            Problem::unusable(vec![Finding::error("malformed", "/on", message)])
        })
    };
    on.filter(|text| !text.is_empty()).map(read).transpose()
}

/// What stands above the columns of what is missing.
pub const SYSTEM_GAPS_HEADER: [&str; 10] = [
    "信息系统",
    "等保级别",
    "项目编号",
    "项目名称",
    "使用单位",
    "云服务商",
    "事项",
    "情况",
    "最近的证明材料",
    "有效期至",
];

/// Rows of one read, and the most that a table takes.
const AT_ONCE: i64 = 500;
const MOST: usize = 100_000;

/// Rows of the matrix without a person and duties whose papers are missing, over or nearly so, as a table; that it was taken out is on the
/// record.
///
/// # Errors
/// Not allowed.
pub async fn export_system_gaps(
    app: &App,
    caller: &Caller,
    filter: &SystemFilter,
) -> Result<Vec<[String; 10]>, Problem> {
    let act = app.act(caller, Permission::LedgerExport, "system.export").await?.on("ledger", "systems");
    let today = super::super::day_of(act.now_ms())?;
    let (mut known, mut table, mut below) = (KnownRules::default(), Vec::new(), None);
    loop {
        let wanted = filter.wanted(below, AT_ONCE);
        let rows = ledger::system_places(act.db(), act.scope(), &wanted).await?;
        let Some(last) = rows.last() else { break };
        below = Some(last.id);
        let told = Told::of(act.db(), &rows, act.now_ms()).await?;
        for place in &rows {
            let (effective, rules) = known.of(app, &place.pack, today).await?;
            let system = (told.answers(place.id), told.papers(place.id));
            table.extend(missing(app, place, (effective, rules), system, today)?);
        }
        if table.len() > MOST {
            let message = Text::new("结果过多，请先筛选", "too many; narrow the list first");
            return Err(Problem::unusable(vec![Finding::error("too_many", "/", message)]));
        }
    }
    act.fact("rows", &table.len().to_string()).commit().await?;
    Ok(table)
}

/// What is missing of a system, as rows of the table.
fn missing(
    app: &App,
    place: &SystemPlace,
    (effective, rules): (&EffectiveRules, &SecurityRules),
    (answers, papers): (Vec<SystemAnswerRow>, Vec<SystemPaperRow>),
    on: Date,
) -> Result<Vec<[String; 10]>, Problem> {
    let line = |what: &str, how: &str, paper: Option<&SystemPaperRow>| {
        [
            place.name.clone(),
            place.protection_level.to_string(),
            place.project_number.clone(),
            place.project_name.clone(),
            place.unit_name.clone(),
            place.provider_name.clone(),
            what.to_owned(),
            how.to_owned(),
            paper.map(|paper| paper.document.clone()).unwrap_or_default(),
            paper.and_then(|paper| paper.valid_until.clone()).unwrap_or_default(),
        ]
    };
    let mut found = Vec::new();
    for row in &rules.matrix {
        if answer(place, row, &answers, (on, Lang::Zh))?.is_gap {
            let what = format!("责任人：{}（{}）", row.name.zh, row.side.title().zh);
            found.push(line(&what, "未明确", None));
        }
    }
    let mut warnings = Warnings::new(app, effective, rules);
    for duty in rules.duties.iter().filter(|_| is_in_cloud(&place.stage)) {
        let (standing, paper) = stands(&duty.key, &papers, &mut warnings, on)?;
        let how = match standing {
            DutyStanding::Missing => "缺少",
            DutyStanding::Expired => "已过期",
            DutyStanding::Ending => "即将到期",
            DutyStanding::Valid => continue,
        };
        found.push(line(&duty.name.zh, how, papers.iter().find(|row| Some(row.id) == paper)));
    }
    Ok(found)
}
