//! 不可抗力: somebody proposes it with its proof, the authority confirms it; the limits that it names do not count while it held. When it
//! ends, two people say when, and the clocks of running cases are counted again.

use super::recount::{self, Recounting};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::{Problem, ProblemKind};
use crate::proposal::{Confirming, Examined, Present, Proposed, WordedChange, plain, propose};
use crate::rules::effective_pack;
use crate::service::App;
use serde::{Deserialize, Serialize};
use yunheng_access::Permission;
use yunheng_api::platform::{CasePartyJson, Created, ForceEndInJson, ForceInJson, ForceJson};
use yunheng_process::LimitRule;
use yunheng_store::case::{self as store, ForceRow, NewForce};
use yunheng_values::{Finding, Findings, Text, parse_moment};

/// Every limit.
const ALL: &str = "*";
/// Longest description.
const LONGEST: usize = 200;

/// Whether a record names a limit.
pub(super) fn names(record: &ForceRow, limit: &LimitRule) -> bool {
    let keys: Vec<String> = serde_json::from_str(&record.limits).unwrap_or_default();
    keys.iter().any(|key| key == ALL || matches!(limit, LimitRule::Key(own) if own == key))
}

/// What was found, the newest first.
///
/// # Errors
/// What the database says.
pub async fn forces(app: &App, caller: &Caller) -> Result<Vec<ForceJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let rows = store::forces(reading.db, None).await?;
    Ok(rows.into_iter().map(force_json).collect())
}

fn force_json(row: ForceRow) -> ForceJson {
    ForceJson {
        id: row.id,
        pack: row.pack,
        event: row.event,
        proof: row.proof,
        limits: serde_json::from_str(&row.limits).unwrap_or_default(),
        party: row.party_id.zip(row.party_name).map(|(id, name)| CasePartyJson { id, name }),
        began_at: instant(row.began_at_ms),
        until_at: row.until_at_ms.map(instant),
        proposer_name: row.proposer_name,
        confirmer_name: row.confirmer_name,
        recorded_at: instant(row.recorded_at_ms),
    }
}

/// Proposes that something be found to be force majeure.
///
/// # Errors
/// Not allowed; values that are not right.
pub async fn declare_force(
    app: &App,
    caller: &Caller,
    given: &ForceInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    app.read(caller, Declaring::PROPOSE)?;
    let declaring = Declaring {
        pack: given.pack.clone(),
        event: given.event.trim().to_owned(),
        proof: given.proof.trim().to_owned(),
        limits: given.limits.clone(),
        party_id: given.party_id,
        began_at: given.began_at.clone(),
        until_at: given.until_at.clone(),
    };
    propose(app, caller, &declaring, &given.reason, once).await
}

/// Proposes when one that goes on has ended.
///
/// # Errors
/// Not allowed; none that goes on; a moment that is not right.
pub async fn end_force(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &ForceEndInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    app.read(caller, EndingForce::PROPOSE)?;
    let ending = EndingForce { record: id, until_at: given.until_at.clone() };
    propose(app, caller, &ending, &given.reason, once).await
}

/// Force majeure that shall be found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Declaring {
    pub pack: String,
    pub event: String,
    pub proof: String,
    pub limits: Vec<String>,
    pub party_id: Option<i64>,
    pub began_at: String,
    pub until_at: Option<String>,
}

/// An end that shall be written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct EndingForce {
    pub record: i64,
    pub until_at: String,
}

fn finding(code: &'static str, place: &str, zh: String, en: String) -> Finding {
    Finding::error(code, place, Text::new(zh, en))
}

/// What stops the clocks of every case is found by people who reach every case.
fn must_reach_whose(present: &Present<'_>, party: Option<i64>) -> Result<(), Problem> {
    if party.is_some() || present.scope.is_all() {
        return Ok(());
    }
    Err(Problem::new(
        ProblemKind::Forbidden,
        "every_case",
        "涉及全部事项，须由管理范围为“全部”的人提出和认定；请选择一方",
        "it is about every case, which only people find who reach them all; choose a party",
    ))
}

/// An instant that has come.
fn past(text: &str, place: &str, now_ms: i64) -> Result<i64, Finding> {
    let wrong = || {
        finding(
            "malformed_moment",
            place,
            format!("“{text}”应为已经过去的时间，如2026-07-20T08:00:00+08:00"),
            format!("`{text}` is no moment that has passed, such as 2026-07-20T08:00:00+08:00"),
        )
    };
    let moment = parse_moment(text).map_err(|_| wrong())?;
    Some(moment.epoch_seconds() * 1000).filter(|ms| *ms <= now_ms).ok_or_else(wrong)
}

/// The end, which lies after the beginning.
fn end(text: &str, began_ms: i64, now_ms: i64) -> Result<i64, Finding> {
    let until_ms = past(text, "/until_at", now_ms)?;
    let too_early = || {
        let (zh, en) = ("结束应晚于开始", "it ends after it began");
        finding("ends_before", "/until_at", zh.to_owned(), en.to_owned())
    };
    Some(until_ms).filter(|until| *until > began_ms).ok_or_else(too_early)
}

impl Declaring {
    /// When it began and ended.
    fn instants(&self, now_ms: i64) -> Result<(i64, Option<i64>), Findings> {
        let began = past(&self.began_at, "/began_at", now_ms).map_err(|finding| vec![finding])?;
        let until = self.until_at.as_deref().map(|until| end(until, began, now_ms)).transpose();
        Ok((began, until.map_err(|finding| vec![finding])?))
    }

    fn unfit_words(&self) -> Findings {
        let words = [("event", &self.event, "事件"), ("proof", &self.proof, "证明")];
        let unfit = words.into_iter().filter(|(_, text, _)| !(2..=LONGEST).contains(&text.chars().count()));
        unfit
            .map(|(name, _, zh)| {
                let place = format!("/{name}");
                finding(
                    "length",
                    &place,
                    format!("“{zh}”应为2至{LONGEST}个字"),
                    format!("`{name}` has 2 to {LONGEST} characters"),
                )
            })
            .collect()
    }

    /// Limits in words.
    fn limits_in_words(&self, pack: &yunheng_policy::Pack) -> Text {
        if self.limits.iter().any(|key| key == ALL) {
            return Text::new("全部时限", "every limit");
        }
        let name = |key: &String| {
            let versions = pack.parameters.get(&format!("deadlines.{key}"));
            versions
                .and_then(|all| all.last())
                .map_or_else(|| key.clone(), |version| version.header.name.clone())
        };
        let names: Vec<String> = self.limits.iter().map(name).collect();
        Text::new(names.join("、"), self.limits.join(", "))
    }
}

impl Proposed for Declaring {
    const KIND: &'static str = "force_majeure";
    const TITLE: (&'static str, &'static str) = ("认定不可抗力", "force majeure");
    const PROPOSE: Permission = Permission::ForcePropose;
    const CONFIRM: Permission = Permission::DeadlineDecide;

    fn subject(&self) -> String {
        format!("{} {} {}", self.pack, self.began_at, self.event)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let effective = effective_pack(present.app, present.db, &self.pack).await?;
        let pack = effective.pack();
        let mut findings = self.unfit_words();
        if self.limits.is_empty() {
            findings.push(finding(
                "no_limits",
                "/limits",
                "请选择顺延哪些时限".to_owned(),
                "say which limits".to_owned(),
            ));
        }
        let is_unknown =
            |key: &&String| *key != ALL && !pack.parameters.contains_key(&format!("deadlines.{key}"));
        findings.extend(self.limits.iter().filter(is_unknown).map(|key| {
            finding(
                "unknown_limit",
                "/limits",
                format!("没有时限“{key}”"),
                format!("there is no limit `{key}`"),
            )
        }));
        let party = match self.party_id {
            Some(id) => {
                let found = super::parties::named(present.db, &[id]).await?.remove(&id);
                let found = found.filter(|party| present.scope.covers(party.id, &party.path, &party.level));
                if found.is_none() {
                    findings.push(finding(
                        "party",
                        "/party_id",
                        "没有这个单位，或不在您的管理范围".to_owned(),
                        "no such party, or none in your care".to_owned(),
                    ));
                }
                found.map(|party| party.name)
            }
            None => None,
        };
        must_reach_whose(&present, self.party_id)?;
        let instants = self.instants(present.now_ms);
        findings.extend(instants.as_ref().err().into_iter().flatten().cloned());
        let Ok((began_ms, until_ms)) = instants.as_ref().map_err(|_| ()) else {
            return Err(Problem::unusable(findings));
        };
        if !findings.is_empty() {
            return Err(Problem::unusable(findings));
        }
        let until = until_ms
            .map_or_else(|| Text::new("尚未结束", "not over yet"), |ms| plain(super::tell::shown(ms)));
        let whose = party.map_or_else(|| Text::new("全部事项", "every case"), plain);
        let changes = vec![
            WordedChange::new(("规则包", "pack"), None, Some(plain(pack.manifest.title.clone()))),
            WordedChange::new(("事件", "event"), None, Some(plain(self.event.clone()))),
            WordedChange::new(("证明", "proof"), None, Some(plain(self.proof.clone()))),
            WordedChange::new(("开始", "began"), None, Some(plain(super::tell::shown(*began_ms)))),
            WordedChange::new(("结束", "ended"), None, Some(until)),
            WordedChange::new(
                ("顺延的时限", "limits that do not count"),
                None,
                Some(self.limits_in_words(pack)),
            ),
            WordedChange::new(("哪一方的事项", "whose cases"), None, Some(whose)),
        ];
        let title =
            Text::new(format!("认定不可抗力：{}", self.event), format!("force majeure: {}", self.event));
        let parties = self.party_id.into_iter().collect();
        Ok(Examined { title, changes, parties, ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let (began_at_ms, until_at_ms) = self.instants(act.now_ms()).map_err(Problem::unusable)?;
        let limits = serde_json::to_string(&self.limits).map_err(|error| Problem::bug(&error))?;
        let new = NewForce {
            pack: &self.pack,
            event: &self.event,
            proof: &self.proof,
            limits: &limits,
            party_id: self.party_id,
            began_at_ms,
            until_at_ms,
            proposal_id: confirming.proposal,
        };
        let id = store::insert_force(act.db(), &new, act.now_ms()).await?;
        let facts = [("event", self.event.as_str()), ("limits", &limits), ("began", &self.began_at)];
        act.also("force.declare", "force", id, &facts);
        let recounting = Recounting { pack: self.pack.clone(), record: id };
        recount::soon(act, &recounting).await
    }
}

impl EndingForce {
    async fn record(&self, db: yunheng_store::Db<'_>) -> Result<ForceRow, Problem> {
        let found = store::find_force(db, self.record).await?.ok_or_else(Problem::not_found)?;
        if found.until_at_ms.is_some() {
            return Err(Problem::conflict("force_ended", "它已经有结束时间", "its end is written already"));
        }
        Ok(found)
    }
}

impl Proposed for EndingForce {
    const KIND: &'static str = "force_majeure_end";
    const TITLE: (&'static str, &'static str) = ("认定不可抗力结束", "end of force majeure");
    const PROPOSE: Permission = Permission::ForcePropose;
    const CONFIRM: Permission = Permission::DeadlineDecide;

    fn subject(&self) -> String {
        format!("force {}", self.record)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let record = self.record(present.db).await?;
        must_reach_whose(&present, record.party_id)?;
        let parties: Vec<i64> = record.party_id.into_iter().collect();
        if let Some(party) = super::parties::named(present.db, &parties).await?.into_values().next()
            && !present.scope.covers(party.id, &party.path, &party.level)
        {
            return Err(Problem::not_found());
        }
        let until_ms = end(&self.until_at, record.began_at_ms, present.now_ms);
        let until_ms = until_ms.map_err(|finding| Problem::unusable(vec![finding]))?;
        let until = plain(super::tell::shown(until_ms));
        let changes = vec![WordedChange::new(
            ("结束", "ended"),
            Some(Text::new("尚未结束", "not over yet")),
            Some(until),
        )];
        let title = Text::new(
            format!("不可抗力结束：{}", record.event),
            format!("end of force majeure: {}", record.event),
        );
        Ok(Examined { title, changes, parties, ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let record = self.record(act.db()).await?;
        let until_ms = end(&self.until_at, record.began_at_ms, act.now_ms());
        let until_ms = until_ms.map_err(|finding| Problem::unusable(vec![finding]))?;
        if !store::end_force(act.db(), self.record, until_ms, confirming.proposal).await? {
            return Err(Problem::stale());
        }
        act.also("force.end", "force", self.record, &[("until", self.until_at.as_str())]);
        let recounting = Recounting { pack: record.pack, record: self.record };
        recount::soon(act, &recounting).await
    }
}
