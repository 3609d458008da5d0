//! A list begins with its import; a correction of what it brought asks for every word again.

use super::said::restand;
use crate::act::Act;
use crate::notice::{Message, NoticeKind, send};
use crate::problem::Problem;
use std::collections::BTreeMap;
use yunheng_access::{Permission, Scope};
use yunheng_ledger::OpeningSide;
use yunheng_store::case;
use yunheng_store::ledger::{self, LedgerImportRow, NewOpening, OpeningRow};
use yunheng_values::Text;

/// Resources by unit and provider.
pub(in crate::ledger) type ByParties = BTreeMap<(i64, i64), Vec<i64>>;

/// Keeps what an import has brought as opening lists, one for each unit and provider, and asks the sides for their word.
pub(in crate::ledger) async fn begin(
    act: &Act<'_>,
    (import, opening_on): (&LedgerImportRow, &str),
    resources: &ByParties,
) -> Result<(), Problem> {
    let position = ledger::last_position(act.db()).await?;
    for ((unit_id, provider_id), resources) in resources {
        let new = NewOpening {
            import_id: import.id,
            pack: &import.pack,
            opening_on,
            document: &import.document,
            unit_id: *unit_id,
            provider_id: *provider_id,
            position,
            resources,
        };
        let id = ledger::insert_opening(act.db(), &new, act.now_ms()).await?;
        let count = resources.len().to_string();
        let facts =
            [("resources", count.as_str()), ("document", &import.document), ("opening_on", opening_on)];
        act.also("opening.make", "opening", id, &facts);
        let row = found(act, id).await?;
        let (unit, provider, day) = (&row.unit_name, &row.provider_name, &row.opening_on);
        let title = Text::new(
            format!("期初清单待确认：{unit}（{provider}）"),
            format!("opening list to be confirmed: {unit} ({provider})"),
        );
        let body = Text::new(
            format!(
                "{day}在用的{count}台资源已按“{}”登记为暂估，请逐行核对后确认；有出入的，对该行提出异议。",
                row.document
            ),
            format!(
                "{count} resources in use on {day} were registered by `{}`. They are provisional until all three sides have confirmed \
                 them; object to a row that is not right.",
                row.document
            ),
        );
        tell(act, &row, &OpeningSide::ALL, (NoticeKind::Task, title, body)).await?;
    }
    Ok(())
}

/// What was corrected with an event at a position: when it is something that a list brought, everybody's word on it is asked for again.
pub(in crate::ledger) async fn corrected(
    act: &Act<'_>,
    resource: i64,
    (first, position): (i64, i64),
) -> Result<(), Problem> {
    let Some(row) = ledger::opening_of(act.db(), resource).await? else { return Ok(()) };
    if first > row.position {
        return Ok(());
    }
    ledger::correct_opening(act.db(), (row.id, resource), position).await?;
    let row = found(act, row.id).await?;
    restand(act, &row).await?;
    let (unit, provider) = (&row.unit_name, &row.provider_name);
    let title = Text::new(
        format!("期初清单已更正，请重新确认：{unit}（{provider}）"),
        format!("an opening list was corrected and is to be confirmed again: {unit} ({provider})"),
    );
    let body = Text::new(
        "清单中的资源经两人更正，更正之前的确认不再有效。",
        "Two people corrected a resource of the list; what was confirmed before does not cover it.",
    );
    tell(act, &row, &OpeningSide::ALL, (NoticeKind::Task, title, body)).await
}

/// A list that is there, whoever may see it.
async fn found(act: &Act<'_>, id: i64) -> Result<OpeningRow, Problem> {
    let row = ledger::find_opening(act.db(), &Scope::system("opening_list"), id).await?;
    row.ok_or_else(|| Problem::bug(&"an opening list that is not there"))
}

/// Tells the people who may confirm for some sides, but not whoever acts.
pub(super) async fn tell(
    act: &Act<'_>,
    row: &OpeningRow,
    sides: &[OpeningSide],
    (kind, title, body): (NoticeKind, Text, Text),
) -> Result<(), Problem> {
    let parties = case::named_parties(act.db(), &[row.unit_id, row.provider_id]).await?;
    let mut people = Vec::new();
    for side in sides {
        let id = if *side == OpeningSide::Provider { row.provider_id } else { row.unit_id };
        let Some(party) = parties.iter().find(|party| party.id == id) else { continue };
        let asked = (side.kind(), Permission::OpeningConfirm.as_str());
        people.extend(case::permitted(act.db(), asked, party, act.now_ms()).await?);
    }
    let accounts: Vec<i64> =
        people.iter().map(|one| one.account_id).filter(|id| Some(*id) != act.account()).collect();
    let link = Some(format!("/resources/openings/{}", row.id));
    let message = Message { kind, title, body, link, clock: None, needs_signature: false };
    send(act, &accounts, &message).await?;
    Ok(())
}
