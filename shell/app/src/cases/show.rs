//! A case as the person who asks may see it.

use super::issued::{self, Looking};
use super::kinds::{Named, kept};
use super::link::DUPLICATE_OF;
use super::urgency::{decides, may_ask, urgency_json};
use super::words::{act_title, channel_title, outcome_title};
use super::{desk, form, parties, thing, who};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::secret::hex;
use crate::service::App;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CaseEventJson, CaseFileJson, CaseIntakeJson, CaseJson, CaseKnowledgeJson, CaseLinkJson, CasePaperJson,
    CasePartJson, CasePartyJson, CaseRatingJson, CaseRowJson, CaseStepRefJson, CaseTaskJson, LinkedCaseJson,
    OutcomeJson,
};
use yunheng_case::PaperRule;
use yunheng_process::{DONE, REJECT, RETURN, State};
use yunheng_store::case::{
    self as store, CaseRow, EventRow, FileRow, IntakeRow, LinkRow, PartyPart, RatingRow, RoleReach, TaskRow,
    UrgencyRow,
};
use yunheng_store::knowledge::{UsedRow, used_in};
use yunheng_store::{Db, role};
use yunheng_values::{Lang, Text};

/// A case with all that the caller may see of it.
///
/// # Errors
/// None, or none that the caller sees.
pub async fn case(app: &App, caller: &Caller, id: i64) -> Result<CaseJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let db = reading.db;
    let roles = who::roles(caller, reading.now_ms);
    let tasks = store::tasks_of(db, id).await?;
    let has_task = tasks
        .iter()
        .any(|task| task.assignee_id == Some(caller.account) || who::is_for(task, caller.account, &roles));
    let row = match store::seen(db, who::viewer(caller, &reading.scope), id).await? {
        Some(row) => row,
        // Whoever has or had a task of a case sees it, wherever its unit stands.
        None if has_task => store::case(db, id).await?.ok_or_else(Problem::not_found)?,
        None => return Err(Problem::not_found()),
    };
    let named = kept(app, db, &row).await?;
    let seen =
        Seen { app, db, caller, roles, named, now_ms: reading.now_ms, titles: role_titles(app, db).await? };
    seen.case(row, &tasks).await
}

struct Seen<'s> {
    app: &'s App,
    db: Db<'s>,
    caller: &'s Caller,
    roles: Vec<RoleReach>,
    named: Named,
    now_ms: i64,
    titles: Arc<BTreeMap<String, Text>>,
}

/// Names of all roles, by key.
pub(super) async fn role_titles(app: &App, db: Db<'_>) -> Result<Arc<BTreeMap<String, Text>>, Problem> {
    let load = async |db: Db<'_>| {
        let all = role::list(db).await?;
        Ok(all.into_iter().map(|role| (role.key, Text::new(role.name_zh, role.name_en))).collect())
    };
    app.known(db, ("role_titles", ""), load).await
}

impl Seen<'_> {
    fn lang(&self) -> Lang {
        self.caller.place.lang
    }

    async fn case(&self, row: CaseRow, tasks: &[TaskRow]) -> Result<CaseJson, Problem> {
        let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| Problem::bug(&error));
        let filled = read(&row.form)?;
        let state: Option<State> = match &row.process {
            Some(text) => Some(serde_json::from_str(text).map_err(|error| Problem::bug(&error))?),
            None => None,
        };
        let parts = store::parts(self.db, row.id).await?;
        let events = store::events(self.db, row.id).await?;
        let around = store::around(self.db, row.id).await?;
        let files = if around.files == 1 { store::files(self.db, row.id).await? } else { Vec::new() };
        let can_work = self.caller.authority.scope(Permission::CaseWork, self.now_ms).is_ok();
        let (documents, issuable) = issued::of_case(Looking {
            db: self.db,
            named: &self.named,
            row: &row,
            parts: &parts,
            tasks,
            roles: if can_work { &self.roles } else { &[] },
            has_documents: around.documents == 1,
            lang: self.lang(),
        })
        .await?;
        let urgency = if around.urgency == 1 { store::last_urgency(self.db, row.id).await? } else { None };
        let intake = if around.intake == 1 { store::intake(self.db, row.id).await? } else { None };
        let rating = if around.rating == 1 { store::rating(self.db, row.id).await? } else { None };
        let is_rated = rating.is_some();
        let active =
            state.iter().flat_map(|state| &state.tokens).map(|token| token.element.to_string()).collect();
        Ok(CaseJson {
            rules_digest: row.rules_digest.clone(),
            schema: self.named.is.form.schema.clone(),
            asked: row.asked.as_deref().map(read).transpose()?,
            clauses: self.named.is.kind.clauses.iter().map(ToString::to_string).collect(),
            parts: parts.iter().map(part).collect(),
            things_field: self.named.is.kind.things_field().map(str::to_owned),
            intake: intake.map(|intake| self.intake(intake)),
            rating: rating.map(|row| self.rating(row)),
            links: if around.links == 1 { self.links(row.id).await? } else { Vec::new() },
            knowledge: if around.knowledge == 1 {
                used_in(self.db, row.id).await?.into_iter().map(knowledge).collect()
            } else {
                Vec::new()
            },
            names: self.names(&row, &filled).await?,
            tasks: tasks.iter().map(|task| self.task(task, state.as_ref())).collect(),
            timeline: events.into_iter().map(|event| self.event(event, tasks)).collect(),
            papers: self.papers(&files, tasks),
            files: files.into_iter().map(file).collect(),
            documents,
            issuable,
            process: self.named.is.process_text.clone(),
            active,
            may: self.may(&row, &parts, urgency.as_ref(), is_rated).await?,
            urgency: urgency.map(urgency_json),
            version: row.version,
            form: filled,
            row: self.row(row),
        })
    }

    fn row(&self, row: CaseRow) -> CaseRowJson {
        CaseRowJson {
            id: row.id,
            pack: row.pack,
            kind: row.kind,
            kind_title: self.named.is.kind.title.in_lang(self.lang()).to_owned(),
            number: row.number,
            headline: row.headline,
            unit: CasePartyJson { id: row.unit_id, name: row.unit_name },
            opener_name: row.opener_name,
            state: row.state,
            outcome: row.outcome,
            is_urgent: row.is_urgent == 1,
            created_at: instant(row.created_at_ms),
            sent_at: row.sent_at_ms.map(instant),
            ended_at: row.ended_at_ms.map(instant),
        }
    }

    fn rating(&self, row: RatingRow) -> CaseRatingJson {
        CaseRatingJson {
            satisfaction: row.satisfaction,
            is_solved: row.is_solved.map(|solved| solved == 1),
            said: row.said,
            channel_title: channel_title(&row.channel).in_lang(self.lang()).to_owned(),
            channel: row.channel,
            giver_name: row.giver_name,
            at: instant(row.at_ms),
        }
    }

    fn intake(&self, row: IntakeRow) -> CaseIntakeJson {
        CaseIntakeJson {
            channel_title: channel_title(&row.channel).in_lang(self.lang()).to_owned(),
            channel: row.channel,
            category: row.category,
            caller_name: row.caller_name,
            taker_name: row.taker_name,
        }
    }

    async fn names(&self, row: &CaseRow, filled: &Value) -> Result<BTreeMap<String, String>, Problem> {
        let ids: Vec<i64> = form::picked_ids(&self.named.is.form, filled).into_values().flatten().collect();
        let known = parties::named(self.db, &ids).await?;
        let mut names: BTreeMap<String, String> =
            known.into_iter().map(|(id, party)| (id.to_string(), party.name)).collect();
        names.extend(thing::labels(self.app, self.db, (&self.named, filled), row).await?);
        Ok(names)
    }

    /// What must be attached, for which steps, and whether it is there.
    fn papers(&self, files: &[FileRow], tasks: &[TaskRow]) -> Vec<CasePaperJson> {
        let kind = &self.named.is.kind;
        let is_open =
            |element: &String| tasks.iter().any(|task| task.state == "open" && task.element == *element);
        let paper = |paper: &PaperRule| CasePaperJson {
            name: paper.name.clone(),
            title: paper.title.in_lang(self.lang()).to_owned(),
            clauses: paper.clauses.iter().map(ToString::to_string).collect(),
            at: paper.at.clone(),
            outcomes: paper.outcomes.clone(),
            is_there: files.iter().any(|file| file.field.as_deref() == Some(paper.name.as_str())),
            is_needed_now: paper.at.iter().any(is_open),
        };
        kind.papers.iter().map(paper).collect()
    }

    /// What the caller may do with the case itself.
    async fn may(
        &self,
        row: &CaseRow,
        parts: &[PartyPart],
        urgency: Option<&UrgencyRow>,
        is_rated: bool,
    ) -> Result<Vec<String>, Problem> {
        let can_work = self.caller.authority.scope(Permission::CaseWork, self.now_ms).is_ok();
        let mut may = if can_work { self.may_work(row, urgency).await? } else { Vec::new() };
        let is_desk = self.merges(row, parts).await?;
        if row.state == "running" && is_desk {
            may.extend(["merge", "cite"].map(str::to_owned));
        }
        let is_done = row.state == "ended" && row.outcome.as_deref() == Some("done");
        if is_done && !is_rated && can_work && (row.opened_by == self.caller.account || is_desk) {
            may.push("rate".to_owned());
        }
        Ok(may)
    }

    /// What somebody who may work on cases may do with this one.
    async fn may_work(&self, row: &CaseRow, urgency: Option<&UrgencyRow>) -> Result<Vec<String>, Problem> {
        let is_own = row.opened_by == self.caller.account;
        let may: &[&str] = match (row.state.as_str(), is_own) {
            ("draft", true) => &["edit", "send", "discard", "attach"],
            ("running", true) => &["withdraw", "comment", "attach", "link"],
            ("running", false) => &["comment", "attach", "link"],
            ("ended", _) => &["link"],
            _ => &[],
        };
        let mut may: Vec<String> = may.iter().map(|act| (*act).to_owned()).collect();
        if may_ask(&self.named.is.kind, row, self.caller, &self.roles, urgency) {
            may.push("ask_urgency".to_owned());
        }
        if let Some(open) = urgency.filter(|last| last.state == "open") {
            let party = parties::named(self.db, &[open.party_id]).await?.remove(&open.party_id);
            if party.is_some_and(|party| decides(open, &party, self.caller, &self.roles)) {
                may.push("decide_urgency".to_owned());
            }
        }
        Ok(may)
    }

    /// Whether the caller works at a desk that handles the case.
    async fn merges(&self, row: &CaseRow, parts: &[PartyPart]) -> Result<bool, Problem> {
        let Some(scope) = self.caller.reaches(Permission::DeskTake, self.now_ms) else { return Ok(false) };
        let is_reached = scope.covers(row.unit_id, &row.unit_path, &row.unit_level)
            || parts.iter().any(|part| scope.covers(part.party_id, &part.path, &part.level));
        if !is_reached {
            return Ok(false);
        }
        let tree = desk::tree(self.app, self.db, &row.pack).await?;
        Ok(tree.kinds().contains(row.kind.as_str()))
    }

    /// Links with other cases. Of one that the caller does not see only a case that was merged into it says the number.
    async fn links(&self, id: i64) -> Result<Vec<CaseLinkJson>, Problem> {
        let all = store::links(self.db, id).await?;
        let ids: Vec<i64> = all.iter().map(|link| link.other_id).collect();
        let scope = self.caller.authority.scope(Permission::CaseRead, self.now_ms);
        let seen = match &scope {
            Ok(scope) => store::seen_among(self.db, who::viewer(self.caller, scope), &ids).await?,
            Err(_) => Vec::new(),
        };
        let shown = |link: LinkRow| {
            let is_seen = seen.contains(&link.other_id);
            let is_own_merge = link.kind == DUPLICATE_OF && link.is_incoming == 0;
            (is_seen || is_own_merge).then(|| CaseLinkJson {
                id: link.id,
                kind: link.kind,
                is_incoming: link.is_incoming == 1,
                number: link.number.unwrap_or_default(),
                case: is_seen.then_some(LinkedCaseJson {
                    id: link.other_id,
                    headline: link.headline,
                    state: link.state,
                    outcome: link.outcome,
                }),
            })
        };
        Ok(all.into_iter().filter_map(shown).collect())
    }

    fn task(&self, task: &TaskRow, state: Option<&State>) -> CaseTaskJson {
        let definition = &self.named.is.definition;
        let node = definition.process().node(&task.element);
        let may_do = who::may_do(task, self.caller.account, &self.roles);
        let is_review = task.review_of.is_some();
        let own =
            node.filter(|_| may_do && !is_review).into_iter().flat_map(|node| definition.outcomes(node));
        let outcomes = own.chain(Some(DONE).filter(|_| may_do && is_review));
        let closed_or_now = task.closed_at_ms.unwrap_or(self.now_ms);
        let sections = self.named.is.form.task_sections();
        CaseTaskJson {
            id: task.id,
            number: task.number,
            element: task.element.clone(),
            title: task.title.clone(),
            role: task.role.clone(),
            role_title: task.role.as_ref().map(|role| self.role_title(role)),
            party: task
                .party_id
                .map(|id| CasePartyJson { id, name: task.party_name.clone().unwrap_or_default() }),
            assignee_name: task.assignee_name.clone(),
            state: task.state.clone(),
            outcome: task.outcome.clone(),
            outcome_title: task
                .outcome
                .as_ref()
                .map(|outcome| outcome_title(outcome).in_lang(self.lang()).to_owned()),
            opened_at: instant(task.opened_at_ms),
            due_at: task.due_at_ms.map(instant),
            due_basis: task.due_basis.as_deref().and_then(|text| serde_json::from_str(text).ok()),
            is_late: task.state != "cancelled" && task.due_at_ms.is_some_and(|due| closed_or_now >= due),
            closer_name: task.closer_name.clone(),
            closed_at: task.closed_at_ms.map(instant),
            outcomes: outcomes
                .map(|outcome| OutcomeJson {
                    outcome: outcome.to_owned(),
                    title: if is_review { reviewed() } else { outcome_title(outcome) }
                        .in_lang(self.lang())
                        .to_owned(),
                })
                .collect(),
            returns_to: if may_do && !is_review { self.returns_to(task, state) } else { Vec::new() },
            fills: sections
                .into_iter()
                .filter(|(at, _)| may_do && !is_review && *at == task.element)
                .flat_map(|(_, section)| section.fields)
                .collect(),
            is_review,
            may: self.may_with(task, may_do),
        }
    }

    fn role_title(&self, role: &str) -> String {
        self.titles.get(role).map_or_else(|| role.to_owned(), |title| title.in_lang(self.lang()).to_owned())
    }

    fn may_with(&self, task: &TaskRow, may_do: bool) -> Vec<String> {
        if !may_do {
            let stands_in = who::may_stand_in(task, self.caller, self.now_ms);
            return stands_in.then(|| "stand_in".to_owned()).into_iter().collect();
        }
        if task.review_of.is_some() {
            return ["complete", "assign"].map(str::to_owned).into();
        }
        let node = self.named.is.definition.process().node(&task.element);
        let allows =
            |word: &str| node.is_some_and(|node| node.settings.outcomes.iter().any(|own| own == word));
        let is_of_a_role = task.role.is_some();
        let can = [
            ("complete", true),
            ("claim", is_of_a_role && task.assignee_id.is_none()),
            ("release", is_of_a_role && task.assignee_id.is_some()),
            ("assign", is_of_a_role),
            ("review", true),
            ("return", allows(RETURN)),
            ("reject", allows(REJECT)),
        ];
        can.into_iter().filter(|(_, can)| *can).map(|(act, _)| act.to_owned()).collect()
    }

    /// Earlier tasks that were decided, the last first.
    fn returns_to(&self, task: &TaskRow, state: Option<&State>) -> Vec<CaseStepRefJson> {
        let mut found: Vec<CaseStepRefJson> = Vec::new();
        for past in state.into_iter().flat_map(|state| state.history.iter().rev()) {
            let element = past.element.as_str();
            let is_new = element != task.element && !found.iter().any(|step| step.element == element);
            let node = self.named.is.definition.process().node(element);
            if let (true, Some(node), Some(_)) = (is_new, node, past.decision()) {
                found.push(CaseStepRefJson { element: element.to_owned(), title: node.title() });
            }
        }
        found
    }

    fn event(&self, event: EventRow, tasks: &[TaskRow]) -> CaseEventJson {
        let of_task = tasks.iter().find(|task| Some(task.number) == event.task_number);
        let mut detail: Value = serde_json::from_str(&event.detail).unwrap_or_default();
        if let Some(fields) = detail.as_object_mut() {
            // What the process was told is for replaying it, not for people.
            fields.remove("event");
        }
        CaseEventJson {
            position: event.position,
            at: instant(event.at_ms),
            by: event.account_name,
            act_title: act_title(&event.act).in_lang(self.lang()).to_owned(),
            act: event.act,
            task_title: of_task.map(|task| task.title.clone()),
            said: event.said,
            detail,
        }
    }
}

/// What a review is completed with, in words.
fn reviewed() -> Text {
    Text::new("提交意见", "give the opinion")
}

fn knowledge(row: UsedRow) -> CaseKnowledgeJson {
    CaseKnowledgeJson { id: row.id, title: row.title }
}

fn part(part: &PartyPart) -> CasePartJson {
    CasePartJson {
        part: part.part.clone(),
        party: CasePartyJson { id: part.party_id, name: part.name.clone() },
    }
}

fn file(row: FileRow) -> CaseFileJson {
    CaseFileJson {
        id: row.id,
        field: row.field,
        name: row.name,
        media_type: row.media_type,
        bytes: row.bytes,
        sm3: hex(&row.digest),
        uploader_name: row.uploader_name,
        uploaded_at: instant(row.uploaded_at_ms),
    }
}
