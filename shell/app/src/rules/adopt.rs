//! The city adopts a list of items and prices: one person proposes it, another confirms it (XC-C-1.4, SJ-3a).

use super::catalog::{CATALOG_LIST, content_of};
use super::effective::{EffectivePack, adopted_from, effective_pack, pack_with_list, today};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::ledger::{Prices, day_of};
use crate::notice::{Message, NoticeKind, send};
use crate::problem::Problem;
use crate::proposal::{Confirming, Examined, Present, Proposed, WordedChange, plain, propose};
use crate::service::App;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CatalogContentJson, CatalogEffectItemJson, CatalogEffectJson, CatalogEffectProjectJson,
    CatalogListInJson, Created,
};
use yunheng_policy::{AdoptedList, ListContent, Pack, check_list};
use yunheng_store::StoreError;
use yunheng_store::catalog::{self, NewList};
use yunheng_store::ledger::{EstateRow, ResourceWanted, estate};
use yunheng_values::{Date, Finding, Money, Month, Quantity, Text, parse_date};

/// Longest name of a document.
const LONGEST_DOCUMENT: usize = 200;
/// Projects and items that are shown of an effect.
const SHOWN: usize = 200;

/// Proposes a list.
///
/// # Errors
/// Not allowed; no such pack; entries that are not right; one is proposed already.
pub async fn adopt(
    app: &App,
    caller: &Caller,
    pack: &str,
    list: &CatalogListInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    // Opening a pack may take a moment; it is done before the transaction begins.
    let reading = app.read(caller, Adopting::PROPOSE)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let adopting = Adopting::of(pack, list);
    let draft = adopting.checked(&effective, today(app))?;
    pack_with_list(app, &effective, draft).await?;
    propose(app, caller, &adopting, &list.reason, once).await
}

/// Computes what a list would change of what is charged at present, as far as the caller sees it.
///
/// # Errors
/// Not allowed; no such pack; entries that are not right.
pub async fn list_effect(
    app: &App,
    caller: &Caller,
    pack: &str,
    list: &CatalogListInJson,
) -> Result<CatalogEffectJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let draft = Adopting::of(pack, list).checked(&effective, today(app))?;
    let from = draft.from;
    let with = pack_with_list(app, &effective, draft).await?;
    let asked = ResourceWanted { life: Some("formal".to_owned()), ..ResourceWanted::default() };
    let rows = estate(reading.db, &reading.scope, (pack, &asked), (&today(app).to_string(), true)).await?;
    let act = app.act(caller, Permission::LedgerRead, "catalog.try").await?.on("pack", pack);
    act.fact("from", &list.from).commit().await?;
    let first = Month::of(from.max(day_of(reading.now_ms)?));
    // A list that begins within a month is looked at in the first whole month.
    let month = if first.first_day() < from { first.next() } else { first };
    compare(effective.pack(), &with.pack, month, &rows)
}

/// Charges of a month under two packs, by project and by item.
fn compare(
    before: &Pack,
    after: &Pack,
    month: Month,
    rows: &[EstateRow],
) -> Result<CatalogEffectJson, Problem> {
    let day = month.first_day();
    let rules = |pack| crate::setting::resolve(pack, &request(day)).map_err(Problem::unusable);
    let ((old, _), (new, _)) = (rules(before)?, rules(after)?);
    let (old, new) = (Prices { rules: &old, month }, Prices { rules: &new, month });
    let mut by_project: BTreeMap<i64, (&EstateRow, i64, i64)> = BTreeMap::new();
    let mut by_item: BTreeMap<&str, (i64, i64, i64)> = BTreeMap::new();
    let (mut total, mut is_known) = ((0_i64, 0_i64), true);
    for row in rows {
        let period = (month, month.next());
        let charges =
            (old.charge(&row.item, row.quantity, period)?, new.charge(&row.item, row.quantity, period)?);
        let (Some(was), Some(is)) = charges else {
            is_known = false;
            continue;
        };
        let (was, is) = (was.scaled(), is.scaled());
        total = (total.0 + was, total.1 + is);
        let project = by_project.entry(row.project_id).or_insert((row, 0, 0));
        (project.1, project.2) = (project.1 + was, project.2 + is);
        let item = by_item.entry(&row.item).or_default();
        *item = (item.0 + row.quantity, item.1 + was, item.2 + is);
    }
    let yuan = |scaled: i64| Money::from_scaled(scaled).to_string();
    let mut changed: Vec<_> = by_project.into_values().filter(|(_, was, is)| was != is).collect();
    changed.sort_by_key(|(_, was, is)| Reverse((is - was).abs()));
    let project = |(row, was, is): (&EstateRow, i64, i64)| CatalogEffectProjectJson {
        id: row.project_id,
        number: row.project_number.clone(),
        name: row.project_name.clone(),
        unit_name: row.unit_name.clone(),
        before: yuan(was),
        after: yuan(is),
    };
    let item = |known: &yunheng_policy::CatalogItem| {
        let (quantity, was, is) = *by_item.get(known.id.as_str())?;
        (was != is).then(|| CatalogEffectItemJson {
            item: known.id.clone(),
            name: known.name.clone(),
            unit: known.unit.clone(),
            quantity: Quantity::from_scaled(quantity).to_string(),
            before: yuan(was),
            after: yuan(is),
        })
    };
    Ok(CatalogEffectJson {
        month: month.to_string(),
        before: is_known.then(|| yuan(total.0)),
        after: is_known.then(|| yuan(total.1)),
        projects: changed.into_iter().take(SHOWN).map(project).collect(),
        items: after.items.iter().filter_map(item).take(SHOWN).collect(),
    })
}

fn request(day: Date) -> crate::setting::RulesRequest {
    crate::setting::RulesRequest { at: Some(day), choices: Vec::new() }
}

/// A list to be adopted.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Adopting {
    pub pack: String,
    pub document: String,
    pub from: String,
    pub content: CatalogContentJson,
    pub reason: String,
}

impl Adopting {
    fn of(pack: &str, list: &CatalogListInJson) -> Self {
        Self {
            pack: pack.to_owned(),
            document: list.document.trim().to_owned(),
            from: list.from.clone(),
            content: list.content.clone(),
            reason: list.reason.trim().to_owned(),
        }
    }

    /// The list, when everything in it is right.
    fn checked(&self, effective: &EffectivePack, decided_on: Date) -> Result<AdoptedList, Problem> {
        let pack = effective.pack();
        let mut findings = Vec::new();
        if !(2..=LONGEST_DOCUMENT).contains(&self.document.chars().count()) {
            let message = Text::new(
                format!("请写明清单所依据的文件及文号，2至{LONGEST_DOCUMENT}个字"),
                format!(
                    "name the document that the list is taken from, in 2 to {LONGEST_DOCUMENT} characters"
                ),
            );
            findings.push(Finding::error("length", "/document", message));
        }
        let from = parse_date(&self.from).map_err(|_| {
            let found = &self.from;
            let message = Text::new(
                format!("“{found}”不是日期，应为YYYY-MM-DD"),
                format!("`{found}` is no date YYYY-MM-DD"),
            );
            findings.push(Finding::error("malformed_date", "/from", message));
        });
        let content =
            content_of(&self.content).map_err(|wrong| findings.extend(wrong.into_iter().map(of_content)));
        let (Ok(from), Ok(content)) = (from, content) else { return Err(Problem::unusable(findings)) };
        findings.extend(check_list(pack, &content, (from, decided_on)).into_iter().map(of_content));
        if !findings.is_empty() {
            return Err(Problem::unusable(findings));
        }
        Ok(adopted_from(pack, (from, decided_on), &self.document, content))
    }

    /// What changes, in words.
    fn changes(&self, pack: &Pack, list: &AdoptedList) -> Vec<WordedChange> {
        let mut changes = vec![
            WordedChange::new(("规则包", "pack"), None, Some(plain(pack.manifest.title.clone()))),
            WordedChange::new(("依据文件", "document"), None, Some(plain(self.document.clone()))),
            WordedChange::new(("自", "from"), None, Some(plain(list.from.to_string()))),
        ];
        let content: &ListContent = &list.content;
        let named = |id: &str| {
            let known = pack.items.iter().find(|item| item.id == id).map(|item| item.name.clone());
            let new = || content.items.iter().find(|item| item.id == id).map(|item| item.name.clone());
            known.or_else(new).unwrap_or_else(|| id.to_owned())
        };
        for price in &content.prices {
            let earlier =
                pack.prices.iter().filter(|known| known.item == price.item && known.from <= list.from);
            let now = earlier.max_by_key(|known| known.from).map(|known| plain(known.unit_price.to_string()));
            let name = named(&price.item);
            let label = (name.as_str(), price.item.as_str());
            changes.push(WordedChange::new(label, now, Some(plain(price.unit_price.clone()))));
        }
        for id in &content.ended {
            let name = named(id);
            let label = (name.as_str(), id.as_str());
            let (offered, ended) = (Text::new("提供", "offered"), Text::new("停止提供", "no longer offered"));
            changes.push(WordedChange::new(label, Some(offered), Some(ended)));
        }
        changes
    }
}

impl Proposed for Adopting {
    const KIND: &'static str = CATALOG_LIST;
    const TITLE: (&'static str, &'static str) = ("采用目录与价格清单", "list of items and prices");
    const PROPOSE: Permission = Permission::CatalogPropose;
    const CONFIRM: Permission = Permission::CatalogConfirm;

    fn subject(&self) -> String {
        self.pack.clone()
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let effective = effective_pack(present.app, present.db, &self.pack).await?;
        let list = self.checked(&effective, today(present.app))?;
        let pack = effective.pack();
        let (document, from) = (&self.document, list.from);
        let title =
            Text::new(format!("《{document}》自{from}起执行"), format!("`{document}` holds from {from} on"));
        Ok(Examined { title, changes: self.changes(pack, &list), ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let content = serde_json::to_string(&self.content).map_err(|error| Problem::bug(&error))?;
        let list = NewList {
            pack: &self.pack,
            document: &self.document,
            from_on: &self.from,
            content: &content,
            reason: &self.reason,
            proposal_id: confirming.proposal,
        };
        let position = catalog::insert(act.db(), list, act.now_ms()).await.map_err(again)?;
        let (proposal, position) = (confirming.proposal.to_string(), position.to_string());
        let facts = [
            ("proposal", proposal.as_str()),
            ("document", &self.document),
            ("from", &self.from),
            ("position", &position),
        ];
        act.also("catalog.adopt", "pack", &self.pack, &facts);
        self.tell(act).await
    }
}

impl Adopting {
    /// Tells the people of the units and providers that lease or serve what the list is about (XC-C-1.4).
    async fn tell(&self, act: &Act<'_>) -> Result<(), Problem> {
        let told = catalog::concerned(act.db(), &self.pack, act.now_ms()).await?;
        let (document, from) = (&self.document, &self.from);
        let message = Message {
            kind: NoticeKind::Result,
            title: Text::new(
                format!("目录与价格有调整：{document}"),
                format!("Items and prices change: {document}"),
            ),
            body: Text::new(
                format!("《{document}》自{from}起执行；此前的账单仍按原价。"),
                format!("`{document}` holds from {from} on; earlier bills keep their prices."),
            ),
            link: Some(format!("/rules/pack/{}/catalog", self.pack)),
            clock: None,
            needs_signature: false,
        };
        send(act, &told, &message).await.map(drop)
    }
}

/// A finding of the core about an entry, at its place in the request.
fn of_content(finding: Finding) -> Finding {
    let place = match finding.place.as_str() {
        "/from" | "/pack" => finding.place.clone(),
        entry => format!("/content{entry}"),
    };
    Finding { place, ..finding }
}

/// Another list took the position at the same moment: the next attempt takes the next one.
fn again(error: StoreError) -> Problem {
    match error {
        StoreError::Unique { .. } => Problem { retryable: true, ..Problem::stale() },
        error => error.into(),
    }
}
