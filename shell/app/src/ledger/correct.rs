//! Corrections of the ledger (台账更正): one person proposes, another confirms, and what was known before stays what it was.

use super::body::happening;
use super::opening;
use super::pen::{Pen, Told, history};
use super::show::title;
use super::{moment_of, position};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::proposal::{Confirming, Examined, Present, Proposed, WordedChange, plain, propose};
use crate::rules::effective_pack;
use crate::service::App;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{CorrectionInJson, Created};
use yunheng_ledger::{Event, Happening, Quantities, admit};
use yunheng_store::ledger::{self, LedgerEventRow};
use yunheng_values::{Finding, ItemId, Moment, Quantity, Text, parse_moment};

/// Proposes that an event was not so.
///
/// # Errors
/// Not allowed; no such event; what stands in its place does not fit; the same is proposed already.
pub async fn correct(
    app: &App,
    caller: &Caller,
    resource: i64,
    given: &CorrectionInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    let correcting = Correcting {
        resource,
        position: given.position,
        is_void: given.is_void,
        at: given.at.clone().filter(|at| !at.is_empty()),
        items: given.items.clone(),
        reason: given.reason.trim().to_owned(),
    };
    propose(app, caller, &correcting, &given.reason, once).await
}

/// A correction.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Correcting {
    resource: i64,
    position: i64,
    is_void: bool,
    at: Option<String>,
    items: Option<BTreeMap<String, String>>,
    reason: String,
}

/// What is to be corrected, and what shall stand there.
struct Both {
    number: String,
    unit: i64,
    before: (Moment, Happening),
    after: (Moment, Happening),
    /// The case whose confirmations are of what shall stand there.
    case: Option<i64>,
}

impl Correcting {
    async fn both(&self, present: &Present<'_>) -> Result<Both, Problem> {
        let row = ledger::find_resource(present.db, present.scope, self.resource).await?;
        let row = row.ok_or_else(Problem::not_found)?;
        let events = ledger::events_of(present.db, self.resource).await?;
        let wrong = events.iter().find(|event| event.position == self.position);
        let wrong = wrong.ok_or_else(Problem::not_found)?;
        let before = (moment_of(wrong.at_ms)?, happening(&wrong.what, &wrong.body)?);
        let after = self.after(wrong, &before)?;
        let case = case_behind(&events, wrong, &after)?;
        let effective = effective_pack(present.app, present.db, &row.pack).await?;
        let is_known = |item: &str| effective.pack().items.iter().any(|known| known.id == item);
        if let Some(item) = self.items.iter().flat_map(BTreeMap::keys).find(|item| !is_known(item)) {
            let (zh, en) = (format!("服务目录里没有“{item}”"), format!("the catalog has no `{item}`"));
            return Err(wrong_value(&format!("/items/{item}"), &zh, &en));
        }
        if before == after {
            return Err(wrong_value("/at", "没有改变任何内容", "nothing would be another"));
        }
        Ok(Both { number: row.number, unit: row.unit_id, before, after, case })
    }

    /// Position of the event that was corrected first, where this corrects a correction.
    async fn first(&self, act: &Act<'_>) -> Result<i64, Problem> {
        let events = ledger::events_of(act.db(), self.resource).await?;
        let before = |position: i64| events.iter().find(|event| event.position == position)?.corrects;
        Ok(std::iter::successors(Some(self.position), |position| before(*position)).last().unwrap_or(0))
    }

    fn after(
        &self,
        wrong: &LedgerEventRow,
        before: &(Moment, Happening),
    ) -> Result<(Moment, Happening), Problem> {
        if self.is_void {
            if self.at.is_some() || self.items.is_some() {
                return Err(wrong_value(
                    "/is_void",
                    "作废时不再填写其他内容",
                    "what never happened has nothing else",
                ));
            }
            return Ok((before.0, Happening::Voided));
        }
        let at = match &self.at {
            Some(text) => parse_moment(text).map_err(|_| {
                wrong_value("/at", "时间应为YYYY-MM-DD或时刻", "a day YYYY-MM-DD or an instant")
            })?,
            None => before.0,
        };
        let what = match &self.items {
            Some(items) => with_items(&before.1, quantities(items)?).ok_or_else(|| {
                wrong_value("/items", "这类记录没有数量", &format!("`{}` has no quantities", wrong.what))
            })?,
            None => before.1.clone(),
        };
        Ok((at, what))
    }
}

/// The case behind what shall stand there: that of the first event, whose parties confirmed its day, as long as that day stays.
fn case_behind(
    events: &[LedgerEventRow],
    wrong: &LedgerEventRow,
    (at, what): &(Moment, Happening),
) -> Result<Option<i64>, Problem> {
    let mut first = wrong;
    while let Some(earlier) =
        first.corrects.and_then(|position| events.iter().find(|event| event.position == position))
    {
        first = earlier;
    }
    let is_of_its_day = *what != Happening::Voided && moment_of(first.at_ms)?.date() == at.date();
    Ok(first.case_id.filter(|_| is_of_its_day))
}

/// The same with other quantities; none for what has none.
fn with_items(what: &Happening, items: Quantities) -> Option<Happening> {
    match what.clone() {
        Happening::LeaseStarted { stage, agreed_on, until, .. } => {
            Some(Happening::LeaseStarted { stage, items, agreed_on, until })
        }
        Happening::Resized { .. } => Some(Happening::Resized { items }),
        Happening::Promoted { agreed_on, .. } => Some(Happening::Promoted { items, agreed_on }),
        _ => None,
    }
}

fn quantities(given: &BTreeMap<String, String>) -> Result<Quantities, Problem> {
    let one = |(item, text): (&String, &String)| {
        let quantity = Quantity::parse(text)
            .map_err(|_| wrong_value(&format!("/items/{item}"), "数量应为小数", "a quantity is a decimal"))?;
        Ok((ItemId::new(item.as_str()), quantity))
    };
    given.iter().map(one).collect()
}

fn wrong_value(place: &str, zh: &str, en: &str) -> Problem {
    Problem::unusable(vec![Finding::error("correction", place, Text::new(zh, en))])
}

impl Proposed for Correcting {
    const KIND: &'static str = "ledger_correction";
    const TITLE: (&'static str, &'static str) = ("更正资源台账", "correction of the ledger");
    const PROPOSE: Permission = Permission::LedgerCorrect;
    const CONFIRM: Permission = Permission::LedgerConfirm;

    fn subject(&self) -> String {
        format!("ledger {}", self.position)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let Both { number, unit, before, after, .. } = self.both(&present).await?;
        let known = history(present.db, self.resource).await?;
        let event = Event {
            position: position(ledger::last_position(present.db).await? + 1)?,
            at: after.0,
            corrects: Some(position(self.position)?),
            what: after.1.clone(),
        };
        if let Err(refusal) = admit(&known, &event) {
            return Err(Problem::unusable(vec![Finding::error(
                refusal.reason.code(),
                "/position",
                refusal.message(),
            )]));
        }
        let words = |(at, what): &(Moment, Happening)| {
            let (title, items) = (title(what), items_of(what));
            Text::new(format!("{at} {}{items}", title.zh), format!("{at} {}{items}", title.en))
        };
        let changes = vec![
            WordedChange::new(("资源", "resource"), None, Some(plain(number.clone()))),
            WordedChange::new(("记录", "event"), Some(words(&before)), Some(words(&after))),
        ];
        let position = self.position;
        let title = Text::new(
            format!("更正{number}的第{position}号记录"),
            format!("correct event {position} of {number}"),
        );
        Ok(Examined { title, changes, parties: vec![unit], ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let Both { number, after, case, .. } = self.both(&Present::of(act)).await?;
        let told = Told {
            resource: self.resource,
            at: after.0,
            corrects: Some(self.position),
            what: after.1,
            cause: format!("proposal:{}", confirming.proposal),
            place: "/position".to_owned(),
            reason: self.reason.clone(),
        };
        let first = self.first(act).await?;
        Pen::take(act, case).await?.write(vec![told]).await?;
        let last = ledger::last_position(act.db()).await?;
        opening::corrected(act, self.resource, (first, last)).await?;
        let (proposal, position) = (confirming.proposal.to_string(), self.position.to_string());
        let facts = [("proposal", proposal.as_str()), ("position", &position), ("number", &number)];
        act.also("ledger.correct", "resource", self.resource, &facts);
        Ok(())
    }
}

fn items_of(what: &Happening) -> String {
    let items = match what {
        Happening::LeaseStarted { items, .. }
        | Happening::Resized { items }
        | Happening::Promoted { items, .. } => items,
        _ => return String::new(),
    };
    let listed: Vec<String> = items.iter().map(|(item, quantity)| format!("{item} {quantity}")).collect();
    if listed.is_empty() { String::new() } else { format!(" {}", listed.join(", ")) }
}
