//! One resource, with everything that happened to it and what stands behind it.

use super::body::happening;
use super::leases::Charging;
use super::list::{ItemNames, Names, Then, leased};
use super::opening::Marks;
use super::pen::plain;
use super::{event_of_row, position};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::rules::effective_pack;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{
    LeaseJson, LedgerDocumentJson, LedgerEventJson, LedgerFactJson, ResourceDetailJson,
};
use yunheng_ledger::{Event, Happening, Quantities, State, Trait, state};
use yunheng_store::ledger::{self, LedgerEventRow, ResourceName};
use yunheng_store::{Db, case};
use yunheng_values::{Date, Lang, Text};

/// A resource on a day, as known at a position, with its timeline as known then.
///
/// # Errors
/// Not allowed; none that the caller may see; a day that cannot be read.
pub async fn resource(
    app: &App,
    caller: &Caller,
    id: i64,
    as_of: Option<&str>,
    known: Option<i64>,
) -> Result<ResourceDetailJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let db = reading.db;
    let row = ledger::find_resource(db, &reading.scope, id).await?.ok_or_else(Problem::not_found)?;
    let then = Then::of(as_of, known, ledger::last_position(db).await?)?;
    let rows: Vec<LedgerEventRow> =
        ledger::events_of(db, id).await?.into_iter().filter(|event| event.position <= then.known).collect();
    let events: Vec<Event> = rows.iter().map(|row| event_of_row(&plain(row))).collect::<Result<_, _>>()?;
    let (was, latest) = (then.state(&events)?, state(&events, Date::MAX, position(then.known)?));
    let was_there = was.is_some();
    let state = was.or(latest).ok_or_else(Problem::not_found)?;
    let name = ResourceName { id, number: row.number, pack: row.pack };
    let names = Names::of(db, std::iter::once(&state)).await?;
    let mut item_names = ItemNames::default();
    let items = item_names.shown(app, db, &name.pack, leased(&state)).await?;
    let charging = super::confirmed::of_resource(app, db, (&name.pack, reading.now_ms), (id, &rows)).await?;
    let marks = Marks::of(db, &[id], then.seen_from(reading.now_ms)).await?;
    let telling = Telling::new(app, db, &name.pack, caller.place.lang).await?;
    let timeline = telling.timeline(rows).await?;
    let effective = effective_pack(app, db, &name.pack).await?;
    let found = Charging::of(effective.pack()).leases(&events, position(then.known)?);
    let shown = found.into_iter().map(|lease| LeaseJson {
        item_name: telling.item(lease.item.as_str()),
        item: lease.item.as_str().to_owned(),
        stage: lease.stage.as_str().to_owned(),
        quantity: lease.quantity.to_string(),
        from: lease.from.to_string(),
        to: lease.to.map(|day| day.to_string()),
    });
    let traits = [Trait::Specification, Trait::Address, Trait::System].into_iter();
    let traits = traits.filter_map(|one| Some((one.as_str().to_owned(), state.traits.get(&one)?.clone())));
    Ok(ResourceDetailJson {
        resource: names.shown(&name, &state, items, &marks),
        traits: traits.collect(),
        was_there,
        charging,
        timeline,
        leases: shown.collect(),
        known: then.known,
    })
}

/// What all events of a resource come to, as known now.
pub(crate) async fn state_now(db: Db<'_>, id: i64) -> Result<Option<State>, Problem> {
    let rows = ledger::events_of(db, id).await?;
    let events: Vec<Event> = rows.iter().map(|row| event_of_row(&plain(row))).collect::<Result<_, _>>()?;
    Ok(state(&events, Date::MAX, position(ledger::last_position(db).await?)?))
}

struct Telling<'t> {
    db: Db<'t>,
    items: BTreeMap<String, String>,
    lang: Lang,
}

impl<'t> Telling<'t> {
    async fn new(app: &App, db: Db<'t>, pack: &str, lang: Lang) -> Result<Self, Problem> {
        let effective = effective_pack(app, db, pack).await?;
        let items = effective.pack().items.iter().map(|item| (item.id.clone(), item.name.clone()));
        Ok(Self { db, items: items.collect(), lang })
    }

    fn item(&self, id: &str) -> String {
        self.items.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    async fn timeline(&self, mut rows: Vec<LedgerEventRow>) -> Result<Vec<LedgerEventJson>, Problem> {
        let by: BTreeMap<i64, i64> =
            rows.iter().filter_map(|row| Some((row.corrects?, row.position))).collect();
        rows.sort_by_key(|row| (row.at_ms, row.position));
        let mut shown = Vec::new();
        let mut documents: BTreeMap<i64, Vec<LedgerDocumentJson>> = BTreeMap::new();
        for row in rows {
            let what = happening(&row.what, &row.body)?;
            if let Some(case) = row.case_id
                && !documents.contains_key(&case)
            {
                let issued = case::issued_of(self.db, case).await?.into_iter();
                let issued =
                    issued.map(|row| LedgerDocumentJson { id: row.id, number: row.number, title: row.title });
                documents.insert(case, issued.collect());
            }
            shown.push(LedgerEventJson {
                position: row.position,
                at: instant(row.at_ms),
                title: title(&what).in_lang(self.lang).to_owned(),
                says: self.says(&what).await?,
                what: row.what,
                corrects: row.corrects,
                corrected_by: by.get(&row.position).copied(),
                reason: row.reason,
                case_number: row.case_number,
                case_headline: row.case_headline,
                documents: row.case_id.and_then(|case| documents.get(&case).cloned()).unwrap_or_default(),
                case_id: row.case_id,
                account_name: row.account_name,
                recorded_at: instant(row.recorded_at_ms),
            });
        }
        Ok(shown)
    }

    fn fact(&self, zh: &str, en: &str, value: impl Into<String>) -> LedgerFactJson {
        LedgerFactJson { name: Text::new(zh, en).in_lang(self.lang).to_owned(), value: value.into() }
    }

    fn quantities(&self, items: &Quantities) -> Vec<LedgerFactJson> {
        let fact = |(item, quantity): (&yunheng_values::ItemId, &yunheng_values::Quantity)| {
            let name = self.item(item.as_str());
            LedgerFactJson { name, value: quantity.to_string() }
        };
        items.iter().map(fact).collect()
    }

    async fn party(&self, id: &str) -> Result<String, Problem> {
        let found = ledger::party_names(self.db, &[id.parse().unwrap_or_default()]).await?;
        Ok(found.into_iter().next().map_or_else(|| id.to_owned(), |party| party.name))
    }

    async fn project(&self, id: &str) -> Result<String, Problem> {
        let found = ledger::project_names(self.db, &[id.parse().unwrap_or_default()]).await?;
        Ok(found
            .into_iter()
            .next()
            .map_or_else(|| id.to_owned(), |one| format!("{} {}", one.number, one.name)))
    }

    async fn says(&self, what: &Happening) -> Result<Vec<LedgerFactJson>, Problem> {
        let mut says = Vec::new();
        let (mut unit, mut project, mut payer, mut user) = (None, None, None, None);
        match what {
            Happening::Opened { holder, traits } => {
                (unit, project) = (Some(&holder.unit), Some(&holder.project));
                (payer, user) = (holder.payer.as_ref(), holder.user.as_ref());
                says.extend(self.traits(traits));
            }
            Happening::HolderChanged(change) => {
                (unit, project) = (change.unit.as_ref(), change.project.as_ref());
                (payer, user) = (change.payer.as_ref(), change.user.as_ref());
            }
            Happening::LeaseStarted { items, agreed_on, until, .. } => {
                says.extend(self.quantities(items));
                says.extend(agreed_on.map(|day| self.fact("协议签订", "agreement signed", day.to_string())));
                says.extend(until.map(|day| self.fact("测试截止", "test ends", day.to_string())));
            }
            Happening::Promoted { items, agreed_on } => {
                says.extend(self.quantities(items));
                says.extend(agreed_on.map(|day| self.fact("协议签订", "agreement signed", day.to_string())));
            }
            Happening::Resized { items } => says.extend(self.quantities(items)),
            Happening::Described(traits) => says.extend(self.traits(traits)),
            Happening::Powered { .. }
            | Happening::Stopped
            | Happening::Resumed
            | Happening::Ended
            | Happening::Reclaimed
            | Happening::Voided => {}
        }
        if let Some(unit) = unit {
            says.push(self.fact("使用单位", "unit", self.party(unit.as_str()).await?));
        }
        if let Some(user) = user {
            says.push(self.fact("使用人", "user", self.party(user.as_str()).await?));
        }
        if let Some(project) = project {
            says.push(self.fact("项目", "project", self.project(project.as_str()).await?));
        }
        if let Some(payer) = payer {
            says.push(self.fact("付款单位", "payer", self.party(payer.as_str()).await?));
        }
        Ok(says)
    }

    fn traits(&self, traits: &yunheng_ledger::Traits) -> Vec<LedgerFactJson> {
        let fact = |(one, value): (&Trait, &String)| {
            let (zh, en) = match one {
                Trait::Name => ("名称", "name"),
                Trait::Specification => ("规格", "specification"),
                Trait::Architecture => ("架构", "architecture"),
                Trait::Region => ("网络区域", "network region"),
                Trait::Address => ("地址", "address"),
                Trait::System => ("信息系统", "system"),
            };
            self.fact(zh, en, value.as_str())
        };
        traits.iter().map(fact).collect()
    }
}

/// What happened, in words.
pub(super) fn title(what: &Happening) -> Text {
    use yunheng_ledger::Stage;
    let (zh, en) = match what {
        Happening::Opened { .. } => ("开立", "opened"),
        Happening::LeaseStarted { stage: Stage::Test, .. } => ("测试起租", "test began"),
        Happening::LeaseStarted { stage: Stage::Formal, .. } => ("正式起租", "formal lease began"),
        Happening::Resized { .. } => ("规格变更", "resized"),
        Happening::Promoted { .. } => ("转为正式", "made formal"),
        Happening::Powered { is_on: true } => ("开机", "switched on"),
        Happening::Powered { is_on: false } => ("关机", "switched off"),
        Happening::Stopped => ("停止服务", "service stopped"),
        Happening::Resumed => ("恢复服务", "service resumed"),
        Happening::HolderChanged(_) => ("权属变更", "holder changed"),
        Happening::Described(_) => ("信息变更", "described anew"),
        Happening::Ended => ("终止租用", "lease ended"),
        Happening::Reclaimed => ("回收", "reclaimed"),
        Happening::Voided => ("作废", "voided"),
    };
    Text::new(zh, en)
}
