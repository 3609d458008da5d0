//! Writing a checked list into the ledger, by two people and all at once.

use super::super::body::stored;
use super::super::opening;
use super::super::pen::list_state;
use super::super::position;
use super::check::{Around, Kept, Listed};
use super::read::kept;
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::proposal::{Confirming, Examined, Present, Proposed, WordedChange, plain, propose};
use crate::service::App;
use serde::{Deserialize, Serialize};
use yunheng_access::Permission;
use yunheng_api::platform::{Created, ReasonJson};
use yunheng_ledger::{Event, Happening, Holder, Stage, Trait, admit};
use yunheng_store::ledger::{self, LedgerImportRow, NewLedgerEvent, ResourceState};
use yunheng_values::{
    Finding, ItemId, Moment, PayerId, ProjectId, Quantity, Severity, Text, UnitId, parse_date, parse_moment,
};

/// Proposes that a checked list is written; another person confirms it.
///
/// # Errors
/// Not allowed; no such list of this person; it has errors, or was written; it would not fit any more.
pub async fn propose_import(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &ReasonJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    let reading = app.read(caller, Permission::LedgerCorrect)?;
    let row = ledger::find_import(reading.db, id).await?;
    row.filter(|row| row.account_id == caller.account).ok_or_else(Problem::not_found)?;
    propose(app, caller, &Importing { import: id }, &given.reason, once).await
}

/// A list that is to be written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Importing {
    import: i64,
}

impl Importing {
    /// The list as it was checked, if it can still be written.
    async fn row(&self, present: &Present<'_>) -> Result<(LedgerImportRow, Vec<Kept>), Problem> {
        let row = ledger::find_import(present.db, self.import).await?.ok_or_else(Problem::not_found)?;
        // The same file may have been checked twice before the first was confirmed.
        if row.state == "committed" || ledger::was_imported(present.db, &row.digest).await? {
            return Err(Problem::conflict(
                "import_done",
                "这个清单已经导入",
                "this list was imported already",
            ));
        }
        let rows = kept(&row)?;
        if rows.is_empty() {
            let (zh, en) = ("清单有问题，改正后重新上传", "the list has errors: mend it and send it again");
            return Err(Problem::conflict("import_unusable", zh, en));
        }
        Ok((row, rows))
    }

    async fn around(&self, present: &Present<'_>, row: &LedgerImportRow) -> Result<Around, Problem> {
        let of = (row.pack.as_str(), row.cloud.as_str());
        let around = Around::of(present.app, present.db, present.scope, of, present.now_ms).await?;
        around.opening_on(row.opening_on.as_deref())
    }
}

fn refuse(findings: Vec<Finding>) -> Result<(), Problem> {
    let is_wrong = findings.iter().any(|one| one.severity == Severity::Error);
    if is_wrong { Err(Problem::unusable(findings)) } else { Ok(()) }
}

impl Proposed for Importing {
    const KIND: &'static str = "ledger_import";
    const TITLE: (&'static str, &'static str) = ("导入云资源清单", "import of resources");
    const PROPOSE: Permission = Permission::LedgerCorrect;
    const CONFIRM: Permission = Permission::LedgerConfirm;

    fn subject(&self) -> String {
        format!("ledger import {}", self.import)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let (row, rows) = self.row(&present).await?;
        let around = self.around(&present, &row).await?;
        let (listed, findings) = around.check(&row.file_name, &rows);
        refuse(findings)?;
        let mut units: Vec<&str> = listed.iter().map(|one| one.project.unit_name.as_str()).collect();
        units.sort_unstable();
        units.dedup();
        let (count, file) = (listed.len(), &row.file_name);
        let title =
            Text::new(format!("从{file}导入{count}台资源"), format!("import {count} resources from {file}"));
        let opens = row.opening_on.as_deref().map(|day| {
            let says = Text::new(
                format!("{day}在用，三方确认前为暂估"),
                format!("in use on {day}; provisional until three sides have confirmed it"),
            );
            WordedChange::new(("期初清单", "opening list"), None, Some(says))
        });
        let mut changes = vec![
            WordedChange::new(("依据", "paper"), None, Some(plain(row.document.clone()))),
            WordedChange::new(("资源", "resources"), None, Some(plain(count.to_string()))),
            WordedChange::new(("使用单位", "units"), None, Some(plain(units.join("、")))),
            WordedChange::new(("文件摘要", "digest"), None, Some(plain(row.digest.clone()))),
        ];
        changes.extend(opens);
        let parties = listed.iter().map(|one| one.project.unit_id).collect();
        Ok(Examined { title, changes, parties, ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let present = Present::of(act);
        let (row, rows) = self.row(&present).await?;
        let around = self.around(&present, &row).await?;
        let (listed, findings) = around.check(&row.file_name, &rows);
        refuse(findings)?;
        let made = Writing { act, row: &row }.write(&listed).await?;
        if !ledger::import_committed(act.db(), self.import).await? {
            return Err(Problem::stale());
        }
        let (proposal, count) = (confirming.proposal.to_string(), listed.len().to_string());
        let facts = [
            ("proposal", proposal.as_str()),
            ("resources", &count),
            ("document", &row.document),
            ("file_digest", &row.digest),
        ];
        act.also("ledger.import", "ledger_import", self.import, &facts);
        let Some(day) = row.opening_on.as_deref() else { return Ok(()) };
        let mut by_parties = opening::ByParties::new();
        for (one, id) in listed.iter().zip(made) {
            by_parties.entry((one.project.unit_id, one.project.provider_id)).or_default().push(id);
        }
        opening::begin(act, (&row, day), &by_parties).await
    }
}

struct Writing<'w, 'a> {
    act: &'w Act<'a>,
    row: &'w LedgerImportRow,
}

impl Writing<'_, '_> {
    /// Writes the resources of a list; says their ids, in its order.
    async fn write(&self, listed: &[Listed<'_>]) -> Result<Vec<i64>, Problem> {
        let db = self.act.db();
        let all: Vec<Vec<(Moment, Happening)>> = listed.iter().map(happenings).collect::<Result<_, _>>()?;
        let count = |count: usize| i64::try_from(count).map_err(|error| Problem::bug(&error));
        let (events, resources) = (count(all.iter().map(Vec::len).sum())?, count(listed.len())?);
        let taken = ledger::take(db, events, resources).await?;
        let numbers: Vec<String> = (taken.resource - resources + 1..=taken.resource)
            .map(|number| format!("ZY-{number:06}"))
            .collect();
        let ids = ledger::insert_resources(db, &numbers, &self.row.pack, self.act.now_ms()).await?;
        let mut next = taken.position - events;
        let (mut rows, mut states, mut links) = (Vec::new(), Vec::new(), Vec::new());
        for (((one, told), id), number) in listed.iter().zip(all).zip(&ids).zip(numbers) {
            states.push(self.one((one, *id, number), told, (&mut next, &mut rows))?);
            links.extend(one.first.cloud_id.clone().map(|external| (external, *id)));
        }
        ledger::insert_events(db, &rows, self.act.account(), self.act.now_ms()).await?;
        ledger::insert_states(db, &states).await?;
        ledger::insert_links(db, &self.row.cloud, &links, self.act.account(), self.act.now_ms()).await?;
        Ok(ids)
    }

    /// The events of a resource, admitted as any others, and what they come to.
    fn one(
        &self,
        (listed, id, number): (&Listed<'_>, i64, String),
        told: Vec<(Moment, Happening)>,
        (next, rows): (&mut i64, &mut Vec<NewLedgerEvent>),
    ) -> Result<ResourceState, Problem> {
        let (mut known, mut state) = (Vec::new(), None);
        for (at, what) in told {
            *next += 1;
            let event = Event { position: position(*next)?, at, corrects: None, what };
            state = admit(&known, &event).map_err(|refusal| {
                let place = format!("{}:{}", self.row.file_name, listed.first.line);
                Problem::unusable(vec![Finding::error(refusal.reason.code(), place, refusal.message())])
            })?;
            rows.push(NewLedgerEvent {
                position: *next,
                resource_id: id,
                at_ms: at.epoch_seconds() * 1000,
                what: event.what.word(),
                body: stored(&event.what)?,
                corrects: None,
                case_id: None,
                cause: format!("import:{}:{next}", self.row.id),
                reason: self.row.document.clone(),
            });
            known.push(event);
        }
        let state = state.ok_or_else(|| Problem::bug(&"a resource without events"))?;
        list_state(id, number, position(*next)?, &state)
    }
}

/// What a resource of the list went through: opened and leased, and ended where it has ended.
fn happenings(one: &Listed<'_>) -> Result<Vec<(Moment, Happening)>, Problem> {
    let bug = |error: &dyn std::fmt::Display| Problem::bug(error);
    let day = |text: &str| parse_moment(text).map_err(|error| bug(&error));
    let row = one.first;
    let names = [
        Trait::Name,
        Trait::Specification,
        Trait::Architecture,
        Trait::Region,
        Trait::Address,
        Trait::System,
    ];
    let traits = names.into_iter().zip(&row.traits).filter_map(|(one, text)| Some((one, text.clone()?)));
    let holder = Holder {
        unit: UnitId::new(one.project.unit_id.to_string()),
        user: None,
        project: ProjectId::new(one.project.id.to_string()),
        payer: one.project.payer_id.map(|payer| PayerId::new(payer.to_string())),
    };
    let until = row.until.as_deref().map(|text| parse_date(text).map_err(|error| bug(&error))).transpose()?;
    let items = one.items.iter();
    let items = items.map(|(item, quantity)| (ItemId::new(item.clone()), Quantity::from_scaled(*quantity)));
    let started = Happening::LeaseStarted {
        stage: if row.is_test { Stage::Test } else { Stage::Formal },
        items: items.collect(),
        agreed_on: None,
        until,
    };
    let from = day(&row.from)?;
    let mut told = vec![(from, Happening::Opened { holder, traits: traits.collect() }), (from, started)];
    if let Some(to) = &row.to {
        told.push((day(to)?, Happening::Ended));
    }
    Ok(told)
}
