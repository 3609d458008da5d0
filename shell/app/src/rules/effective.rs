//! One set of effective rules: the published pack and, over it, what the authority chose.

use crate::packs::{OpenedPack, Overlay, SHIPPED_CITIES, open_pack_with};
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use crate::setting::{RulesRequest, resolve};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use yunheng_policy::{AdoptedList, DatedChoice, ListContent, Pack, PackText, Rules};
use yunheng_store::Db;
use yunheng_store::catalog::{self, ListRow};
use yunheng_store::ruling::{self, ChoiceRow};
use yunheng_values::{ClauseId, Date, Finding, Findings, Moment, Text, parse_date};

/// A pack as the service applies it.
#[derive(Debug, Clone)]
pub struct EffectivePack {
    /// The pack with what the city decided in it; its digest covers both.
    pub opened: Arc<OpenedPack>,
    /// SM3 of the texts as published.
    pub published_digest: String,
    /// The choices, with the people behind them.
    pub choices: Vec<ChoiceRow>,
    /// The lists of items and prices, with the people behind them.
    pub lists: Vec<ListRow>,
}

/// What a city decided so far.
#[derive(Debug, Clone, Default)]
struct Decided {
    choices: Vec<ChoiceRow>,
    lists: Vec<ListRow>,
}

impl Decided {
    async fn load(db: Db<'_>, pack: &str) -> Result<Self, Problem> {
        Ok(Self { choices: ruling::choices(db, pack).await?, lists: catalog::lists(db, pack).await? })
    }

    /// The decisions in the pack's own schema. Lists rest on clauses of the pack itself.
    fn overlay(&self, published: &Pack) -> Result<Overlay, Problem> {
        let choices = self.choices.iter().map(dated).collect::<Result<_, _>>()?;
        let lists = self.lists.iter().map(|row| adopted(row, published)).collect::<Result<_, _>>()?;
        Ok(Overlay { choices, lists })
    }
}

/// The rules of a day: the pack at the day, and the choices in force on it.
#[derive(Debug, Clone)]
pub struct EffectiveRules {
    /// The pack.
    pub pack: EffectivePack,
    /// The day.
    pub day: Date,
}

impl EffectivePack {
    /// The pack.
    pub fn pack(&self) -> &Pack {
        &self.opened.pack
    }
}

impl EffectiveRules {
    /// The rules.
    ///
    /// # Errors
    /// A choice in force that the pack no longer offers; a newer one mends it.
    pub fn rules(&self) -> Result<Rules<'_>, Problem> {
        let request = RulesRequest { at: Some(self.day), choices: Vec::new() };
        resolve(self.pack.pack(), &request).map(|(rules, _)| rules).map_err(Problem::unusable)
    }
}

/// The rules of a pack on a day, as everything in the service applies them.
///
/// # Errors
/// No such pack; a pack that cannot be read.
pub async fn effective_rules(app: &App, pack: &str, day: Date) -> Result<EffectiveRules, Problem> {
    Ok(EffectiveRules { pack: effective_pack(app, app.store().reader(), pack).await?, day })
}

/// A pack with every choice so far.
///
/// # Errors
/// No such pack; a pack that cannot be read.
pub async fn effective_pack(app: &App, db: Db<'_>, pack: &str) -> Result<EffectivePack, Problem> {
    let place = place_of(app, pack).ok_or_else(Problem::not_found)?;
    let load = async |db: Db<'_>| Decided::load(db, pack).await;
    let decided = app.known(db, ("decided", pack), load).await?;
    over(place, (*decided).clone()).await
}

/// A pack with the first so many choices and lists: what it was when there were no more (AMB-91).
///
/// # Errors
/// No such pack; a pack that cannot be read.
pub async fn pack_with_first(
    app: &App,
    pack: &str,
    choices: usize,
    lists: usize,
) -> Result<EffectivePack, Problem> {
    let place = place_of(app, pack).ok_or_else(Problem::not_found)?;
    let mut decided = Decided::load(app.store().reader(), pack).await?;
    decided.choices.truncate(choices);
    decided.lists.truncate(lists);
    over(place, decided).await
}

/// A pack as it would be with one more list.
///
/// # Errors
/// No such pack; a list that cannot be read with it.
pub(super) async fn pack_with_list(
    app: &App,
    effective: &EffectivePack,
    list: AdoptedList,
) -> Result<Arc<OpenedPack>, Problem> {
    let place = place_of(app, &effective.pack().manifest.id).ok_or_else(Problem::not_found)?;
    let decided = Decided { choices: effective.choices.clone(), lists: effective.lists.clone() };
    let mut overlay = decided.overlay(effective.pack())?;
    overlay.lists.push(list);
    read(place, overlay).await?.map(Arc::new).map_err(Problem::unusable)
}

/// What was decided over a pack, as [`crate::open_pack_with`] takes it.
///
/// # Errors
/// What the database says.
pub async fn overlay_of(db: Db<'_>, published: &Pack) -> Result<Overlay, Problem> {
    Decided::load(db, &published.manifest.id).await?.overlay(published)
}

/// Ids of the packs that the service knows: the shipped cities, those in the data folder, and what they all rest on.
pub(super) fn known_packs(app: &App) -> Vec<String> {
    let mut known: Vec<String> = SHIPPED_CITIES.iter().map(|&id| id.to_owned()).collect();
    let folders = std::fs::read_dir(own_packs(app)).into_iter().flatten().filter_map(Result::ok);
    let mut own: Vec<String> =
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    own.retain(|id| !SHIPPED_CITIES.contains(&id.as_str()) && place_of(app, id).is_some());
    own.sort();
    known.extend(own);
    known.push(NATIONAL.to_owned());
    known
}

/// What every city builds on.
const NATIONAL: &str = "national";

/// Packs of a city that is not shipped are folders here.
fn own_packs(app: &App) -> PathBuf {
    app.data().join("packs")
}

/// What [`open_pack_with`] takes for an id; nothing for an id that is none, so that no path comes from a request.
fn place_of(app: &App, id: &str) -> Option<String> {
    if SHIPPED_CITIES.contains(&id) || id == NATIONAL {
        return Some(id.to_owned());
    }
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let folder = own_packs(app).join(id);
    let is_pack =
        (1..=40).contains(&id.len()) && id.bytes().all(is_plain) && folder.join("pack.toml").is_file();
    is_pack.then(|| format!("{}/", folder.display()))
}

async fn over(place: String, decided: Decided) -> Result<EffectivePack, Problem> {
    let published = open(place.clone(), Overlay::default()).await?;
    let overlay = decided.overlay(&published.pack)?;
    let published_digest = published.pack.digest.clone();
    let opened = if overlay == Overlay::default() { published } else { open(place, overlay).await? };
    Ok(EffectivePack { opened, published_digest, choices: decided.choices, lists: decided.lists })
}

fn adopted(row: &ListRow, published: &Pack) -> Result<AdoptedList, Problem> {
    let from = parse_date(&row.from_on).map_err(|error| Problem::bug(&error))?;
    let content: ListContent = serde_json::from_str(&row.content).map_err(|error| Problem::bug(&error))?;
    Ok(adopted_from(published, (from, date_of(row.decided_at_ms)), &row.document, content))
}

/// A list with the clauses that it rests on.
pub(super) fn adopted_from(
    pack: &Pack,
    (from, decided_on): (Date, Date),
    document: &str,
    content: ListContent,
) -> AdoptedList {
    let clauses: Vec<ClauseId> = pack.catalog_basis(from).map(|(_, clauses)| clauses).unwrap_or_default();
    AdoptedList { document: document.to_owned(), from, decided_on, clauses, content }
}

fn dated(row: &ChoiceRow) -> Result<DatedChoice, Problem> {
    Ok(DatedChoice {
        ruling: row.ruling.clone(),
        reading: row.reading.clone(),
        from: parse_date(&row.from_on).map_err(|error| Problem::bug(&error))?,
        reason: row.reason.clone(),
        decided_on: date_of(row.decided_at_ms),
    })
}

/// The day in Shanghai of an instant.
pub(crate) fn date_of(ms: i64) -> Date {
    Moment::from_epoch_seconds(ms.div_euclid(1000)).map_or(Date::MIN, Moment::date)
}

/// Today in Shanghai.
pub(crate) fn today(app: &App) -> Date {
    date_of(app.now_ms())
}

/// A day that a request names, or today.
pub(crate) fn day_or_today(app: &App, text: Option<&str>) -> Result<Date, Problem> {
    let Some(text) = text else { return Ok(today(app)) };
    parse_date(text).map_err(|_| {
        let message =
            Text::new(format!("“{text}”不是日期，应为YYYY-MM-DD"), format!("`{text}` is no date YYYY-MM-DD"));
        Problem::unusable(vec![Finding::error("malformed_date", "at", message)])
    })
}

/// Where a pack is read from, and the texts of what is laid over it.
type Key = (String, Vec<PackText>);

/// Packs that were opened. Reading one takes tens of milliseconds and each gives the same bytes, so a few are remembered.
static OPENED: Mutex<Option<HashMap<Key, Arc<OpenedPack>>>> = Mutex::new(None);
/// A handful of cities, each with some of its past.
const REMEMBERED: usize = 24;

async fn open(place: String, overlay: Overlay) -> Result<Arc<OpenedPack>, Problem> {
    let key = (place, overlay.texts());
    if let Some(known) = remembered(&key) {
        return Ok(known);
    }
    let opened = Arc::new(read(key.0.clone(), overlay).await?.map_err(unreadable)?);
    let mut known = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.get_or_insert_default();
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(key, Arc::clone(&opened));
    Ok(opened)
}

async fn read(place: String, overlay: Overlay) -> Result<Result<OpenedPack, Findings>, Problem> {
    let read = tokio::task::spawn_blocking(move || open_pack_with(&place, &overlay)).await;
    read.map_err(|error| Problem::bug(&error))
}

fn remembered(key: &Key) -> Option<Arc<OpenedPack>> {
    let known = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    known.as_ref()?.get(key).cloned()
}

/// A pack of the data folder that has a defect; whoever maintains it is told all of it.
fn unreadable(findings: Findings) -> Problem {
    let problem = Problem::new(
        ProblemKind::Conflict,
        "pack_unreadable",
        "规则包有缺陷，暂不能使用",
        "the pack has defects and cannot be used",
    );
    Problem { findings, ..problem }
}
