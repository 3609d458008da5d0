//! Doing what the past of the demo city says was done, in its order, by the use cases that the page calls.

use super::city::City;
use super::past::{Calendar, Deed, Event, Filled, Script};
use super::{desk, holdings, others};
use crate::cases;
use crate::clock::{ManualClock, instant};
use crate::ledger::{self, ImportAsked, ResourceFilter};
use crate::problem::Problem;
use crate::proposal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yunheng_api::platform::{
    CaseKnowledgeInJson, DutyShiftInJson, ProjectInJson, ReasonJson, ResourceJson, SystemInJson,
};
use yunheng_demo::{DemoCity, PACK};
use yunheng_values::Moment;

/// Who registers, and who confirms what two people do.
const OFFICER: &str = "data.officer1";
const LEADER: &str = "data.leader";
/// More resources than a project of the city has.
const RESOURCES: i64 = 100;

/// Plays the past of a city on a clock that is moved from event to event.
pub(super) async fn play(
    city: &City<'_>,
    clock: &ManualClock,
    drawn: &DemoCity,
    calendar: &Calendar,
) -> Result<(), Problem> {
    let providers = [city.party("clouda.engineer")?, city.party("cloudb.engineer")?];
    let mut script = Script::new(calendar, providers);
    holdings::plan(&mut script, drawn, city)?;
    others::plan(&mut script, city)?;
    desk::plan(&mut script, city)?;
    let mut player =
        Player { city, cases: BTreeMap::new(), imports: BTreeMap::new(), articles: BTreeMap::new() };
    for event in script.in_order() {
        clock.set_ms(event.at_ms);
        player.play(event).await?;
    }
    Ok(())
}

struct Player<'p> {
    city: &'p City<'p>,
    /// Cases by story.
    cases: BTreeMap<usize, i64>,
    /// Proposals of imports by story.
    imports: BTreeMap<usize, i64>,
    /// Entries of the knowledge base by title.
    articles: BTreeMap<String, i64>,
}

impl Player<'_> {
    async fn play(&mut self, event: Event) -> Result<(), Problem> {
        let (city, story) = (self.city, event.story);
        match event.deed {
            Deed::Register { project, system } => self.register(&project, &system).await,
            Deed::Import { name, document, csv } => {
                let proposal = self.import(name, document, &csv).await?;
                self.imports.insert(story, proposal);
                Ok(())
            }
            Deed::ConfirmImport => self.confirm(story).await,
            Deed::Begin { by, kind, form, papers, is_sent } => {
                let form = self.filled(by, form).await?;
                let id = city.begin(by, kind, form).await?;
                for paper in papers {
                    city.attach(by, id, *paper).await?;
                }
                self.cases.insert(story, id);
                if is_sent { city.send(by, id).await } else { Ok(()) }
            }
            Deed::Step(step) => city.step(self.case(story)?, &step).await,
            Deed::Take { by, given } => {
                let taken = cases::take(city.app, &city.caller(by).await?, None, &given).await?;
                self.cases.insert(story, taken.id);
                Ok(())
            }
            Deed::Cite { by, title } => {
                let given = CaseKnowledgeInJson { entry_id: self.article(title)? };
                let caller = city.caller(by).await?;
                cases::use_knowledge(city.app, &caller, self.case(story)?, &given).await.map(drop)
            }
            Deed::Duty { by, who, from, days } => self.duty(by, who, (from, days)).await,
            Deed::Article { by, given } => {
                let made = cases::write_knowledge(city.app, &city.caller(by).await?, None, &given).await?;
                self.articles.insert(given.title, made.id);
                Ok(())
            }
            Deed::Publish { by, title } => {
                let caller = city.caller(by).await?;
                cases::publish_knowledge(city.app, &caller, self.article(title)?, 1).await.map(drop)
            }
        }
    }

    fn case(&self, story: usize) -> Result<i64, Problem> {
        self.cases
            .get(&story)
            .copied()
            .ok_or_else(|| Problem::bug(&"a story of the demo city goes on before it begins"))
    }

    fn article(&self, title: &str) -> Result<i64, Problem> {
        self.articles.get(title).copied().ok_or_else(|| Problem::bug(&format!("nobody wrote `{title}`")))
    }

    async fn register(&self, project: &ProjectInJson, system: &SystemInJson) -> Result<(), Problem> {
        let (app, officer) = (self.city.app, self.city.caller(OFFICER).await?);
        let made = ledger::create_project(app, &officer, project, None).await?;
        ledger::create_system(app, &officer, made.id, system).await.map(drop)
    }

    /// Has a list checked and proposed; says the proposal.
    async fn import(&self, name: &str, document: &str, csv: &str) -> Result<i64, Problem> {
        let (app, officer) = (self.city.app, self.city.caller(OFFICER).await?);
        let mut arriving = app.take_file(name)?;
        arriving.write(csv.as_bytes())?;
        let asked = ImportAsked {
            pack: PACK.to_owned(),
            document: document.to_owned(),
            cloud: String::new(),
            opening_on: None,
        };
        let list = ledger::check_import(app, &officer, &asked, arriving.arrived()?).await?;
        let reason = ReasonJson { reason: "已与使用单位、云服务商核对一致".to_owned() };
        Ok(ledger::propose_import(app, &officer, list.id, &reason, None).await?.id)
    }

    async fn confirm(&self, story: usize) -> Result<(), Problem> {
        let app = self.city.app;
        let proposal = self.imports.get(&story).copied();
        let proposal = proposal.ok_or_else(|| Problem::bug(&"nothing was proposed"))?;
        let mut leader = self.city.caller(LEADER).await?;
        // Whoever decides has just said again who they are, as on the page.
        leader.confirmed_at_ms = Some(app.now_ms());
        proposal::confirm(app, &leader, proposal, 1, Some("同意导入")).await.map(drop)
    }

    /// A form with the numbers that resources have by now.
    async fn filled(&self, by: &str, form: Filled) -> Result<Value, Problem> {
        Ok(match form {
            Filled::With(form) => form,
            Filled::Doubled { mut form, project } => {
                let first = self.resources(by, &project).await?.into_iter().next();
                let first = first.ok_or_else(|| Problem::bug(&format!("{project} has no resources")))?;
                let sizes = first
                    .items
                    .iter()
                    .filter(|one| one.item.starts_with("vcpu.") || one.item.starts_with("memory."));
                let twice = |quantity: &str| quantity.parse::<u64>().unwrap_or(1) * 2;
                let changes = sizes.map(|one| json!({ "resource": first.number, "item": one.item, "quantity": twice(&one.quantity) }));
                form["changes"] = changes.collect();
                form
            }
            Filled::Leaving { mut form, project, most } => {
                let all = self.resources(by, &project).await?;
                form["resources"] =
                    all.iter().take(most).map(|one| json!({ "resource": one.number })).collect();
                form
            }
        })
    }

    /// What a project leases, the first of it first.
    async fn resources(&self, by: &str, project: &str) -> Result<Vec<ResourceJson>, Problem> {
        let filter =
            ResourceFilter { life: Some("formal".to_owned()), limit: RESOURCES, ..ResourceFilter::default() };
        let found = ledger::resources(self.city.app, &self.city.caller(by).await?, &filter).await?;
        let mut own: Vec<ResourceJson> =
            found.items.into_iter().filter(|one| one.project_number == project).collect();
        own.sort_by_key(|one| one.id);
        Ok(own)
    }

    async fn duty(
        &self,
        by: &str,
        who: &str,
        (from, days): (yunheng_values::Date, u32),
    ) -> Result<(), Problem> {
        let begins_ms = Moment::midnight(from).epoch_seconds() * 1000;
        let given = DutyShiftInJson {
            pack: PACK.to_owned(),
            party_id: self.city.party(who)?,
            roster: "first".to_owned(),
            account_id: self.city.person(who)?.account,
            from: instant(begins_ms),
            until: instant(begins_ms + 86_400_000),
            days: Some(days),
            note: "驻场值守".to_owned(),
        };
        cases::add_shift(self.city.app, &self.city.caller(by).await?, None, &given).await.map(drop)
    }
}
