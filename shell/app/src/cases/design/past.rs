//! Past cases told again through a draft: would they have ended as they did? Nothing of it is kept, and no case changes.
//!
//! The form is taken as it was sent first; what a step filled in is laid over it at that step, as it is in the case now.

use super::super::due::moment;
use super::super::facts::CaseFacts;
use super::super::kinds::{Named, as_kept};
use super::super::who;
use super::super::words::act_title;
use super::draft::look;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{DesignReplayCaseJson, DesignReplayJson};
use yunheng_process::{
    Definition, ElementId, Ending, Event, Facts, PersonId, Retold, RetoldEnd, Told, retell,
};
use yunheng_store::case::{self, CaseRow, EventRow, TaskRow};
use yunheng_store::{Db, design as store};
use yunheng_values::{Lang, Moment};

/// Cases that are told again with one request, the newest ones.
const MOST_CASES: i64 = 500;
/// Decides where only the draft has a countersign, so that nobody is missing.
const SOMEBODY: PersonId = PersonId(0);

/// Tells the cases of a draft's kind again through the draft.
///
/// # Errors
/// Not allowed; no such draft; a process that cannot be stepped.
pub async fn replay(app: &App, caller: &Caller, id: i64) -> Result<DesignReplayJson, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    let row = store::draft(reading.db, id).await?.ok_or_else(Problem::not_found)?;
    let examined = look(app, reading.db, &row).await?.checked.examined;
    let Some(process) = &examined.process else {
        return Err(Problem::unusable(examined.reasons.into_iter().map(|reason| reason.finding).collect()));
    };
    let to = Definition::new(process, 1).map_err(Problem::unusable)?;
    let viewer = who::viewer(caller, &reading.scope);
    let rows = case::sent_of(reading.db, viewer, (&row.pack, &row.kind), MOST_CASES + 1).await?;
    let is_cut = i64::try_from(rows.len()).is_ok_and(|found| found > MOST_CASES);
    let mut cases = Vec::new();
    for row in rows.into_iter().take(usize::try_from(MOST_CASES).unwrap_or(usize::MAX)) {
        let past = Past::find(reading.db, row).await?;
        cases.push(past.told(&to, caller.place.lang));
    }
    let rank =
        |one: &DesignReplayCaseJson| ["unfit", "other", "unknown"].iter().position(|end| *end == one.end);
    cases.sort_by_key(|one| rank(one).unwrap_or(usize::MAX));
    let count =
        |end: &str| i64::try_from(cases.iter().filter(|one| one.end == end).count()).unwrap_or(i64::MAX);
    Ok(DesignReplayJson {
        same: count("same"),
        other: count("other"),
        unfit: count("unfit"),
        unknown: count("unknown"),
        is_cut,
        cases,
    })
}

/// A case with all that is known of its past.
struct Past {
    row: CaseRow,
    named: Named,
    tasks: Vec<TaskRow>,
    /// Acts that stepped it, with the event, the moment and the facts of each.
    acts: Vec<(EventRow, Event, Moment, CaseFacts)>,
    /// It was put on other files meanwhile.
    was_moved: bool,
}

impl Past {
    async fn find(db: Db<'_>, row: CaseRow) -> Result<Self, Problem> {
        let named = as_kept(db, row.case_type_id).await?;
        let tasks = case::tasks_of(db, row.id).await?;
        let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| Problem::bug(&error));
        let now = read(&row.form)?;
        let mut form = row.asked.as_deref().map(read).transpose()?.unwrap_or_default();
        let (mut acts, mut was_moved) = (Vec::new(), false);
        for event in case::events(db, row.id).await? {
            let detail = read(&event.detail)?;
            was_moved |= event.act == "move";
            for field in detail["filled"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if let Some(fields) = form.as_object_mut() {
                    fields.insert(field.to_owned(), now[field].clone());
                    fields.retain(|_, value| !value.is_null());
                }
            }
            let Ok(stepped) = serde_json::from_value::<Event>(detail["event"].clone()) else { continue };
            let facts = CaseFacts {
                form: form.clone(),
                is_urgent: row.is_urgent == 1,
                countersigners: countersigners(&tasks),
            };
            let at = moment(event.at_ms)?;
            acts.push((event, stepped, at, facts));
        }
        Ok(Self { row, named, tasks, acts, was_moved })
    }

    fn told(&self, to: &Definition, lang: Lang) -> DesignReplayCaseJson {
        let mut answer = self.unknown();
        if self.was_moved {
            answer.why = Some(moved_words(lang));
            return answer;
        }
        let facts: Vec<WithSomebody<'_>> = self.acts.iter().map(|(.., facts)| WithSomebody(facts)).collect();
        let timeline: Vec<Told<'_>> = self
            .acts
            .iter()
            .zip(&facts)
            .map(|((_, event, at, _), facts)| (event, *at, facts as &dyn Facts))
            .collect();
        let from = &self.named.is.definition;
        let Retold { end, assumed, left_out } = retell(from, to, &timeline);
        answer.assumed = titles(to, &assumed);
        answer.left_out = titles(from, &left_out);
        match end {
            RetoldEnd::Same => {
                answer.end = "same".to_owned();
                answer.would = answer.was.clone();
            }
            RetoldEnd::Other { would, .. } => {
                answer.end = "other".to_owned();
                answer.would = would.map(|how| ending(how).to_owned());
            }
            RetoldEnd::Unfit { position, element, why } => {
                answer.end = "unfit".to_owned();
                answer.element = element.map(|element| element.to_string());
                self.stopped(&mut answer, position, why.in_lang(lang), lang);
            }
            RetoldEnd::Unknown { position, why } => {
                self.stopped(&mut answer, position, why.in_lang(lang), lang)
            }
        }
        answer
    }

    fn unknown(&self) -> DesignReplayCaseJson {
        DesignReplayCaseJson {
            case_id: self.row.id,
            number: self.row.number.clone().unwrap_or_default(),
            headline: self.row.headline.clone(),
            end: "unknown".to_owned(),
            was: self.row.outcome.clone(),
            would: None,
            act: None,
            act_at: None,
            element: None,
            why: None,
            assumed: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// The act that it does not come beyond, in words.
    fn stopped(&self, answer: &mut DesignReplayCaseJson, position: usize, why: &str, lang: Lang) {
        answer.why = Some(why.to_owned());
        let Some((event, ..)) = self.acts.get(position) else { return };
        let task = self.tasks.iter().find(|task| Some(task.number) == event.task_number);
        let words = act_title(&event.act).in_lang(lang).to_owned();
        answer.act = Some(match task {
            Some(task) => format!("{}：{words}", task.title),
            None => words,
        });
        answer.act_at = Some(instant(event.at_ms));
    }
}

fn moved_words(lang: Lang) -> String {
    let words = yunheng_values::Text::new(
        "办理中换过版本，不能从头重演",
        "it was moved to another version, so that it cannot be told from its start",
    );
    words.in_lang(lang).to_owned()
}

fn titles(definition: &Definition, elements: &[ElementId]) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for element in elements {
        let node = definition.process().node(element.as_str());
        let title = node.map_or_else(|| element.to_string(), yunheng_process::Node::title);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

fn ending(how: Ending) -> &'static str {
    match how {
        Ending::Completed => "done",
        Ending::Rejected => "rejected",
        Ending::Withdrawn => "withdrawn",
    }
}

/// Who decided side by side, by element: those of the tasks that came together first.
fn countersigners(tasks: &[TaskRow]) -> BTreeMap<ElementId, Vec<PersonId>> {
    let mut first: BTreeMap<&str, i64> = BTreeMap::new();
    for task in tasks.iter().filter(|task| task.review_of.is_none()) {
        first.entry(&task.element).or_insert(task.opened_at_ms);
    }
    let mut found: BTreeMap<ElementId, Vec<PersonId>> = BTreeMap::new();
    for task in tasks.iter().filter(|task| task.review_of.is_none()) {
        let (Some(person), true) =
            (task.assignee_id, first.get(task.element.as_str()) == Some(&task.opened_at_ms))
        else {
            continue;
        };
        found.entry(ElementId::from(task.element.as_str())).or_default().push(PersonId(person));
    }
    found
}

/// Facts of the past; where only the draft has a countersign, somebody decides.
struct WithSomebody<'f>(&'f CaseFacts);

impl Facts for WithSomebody<'_> {
    fn holds(&self, condition: &str, state: &yunheng_process::State) -> Result<bool, String> {
        self.0.holds(condition, state)
    }

    fn countersigners(&self, element: &ElementId) -> Vec<PersonId> {
        let known = self.0.countersigners(element);
        if known.is_empty() { vec![SOMEBODY] } else { known }
    }
}
