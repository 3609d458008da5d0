//! The working days of the demo city's past, and what is done on them. A pure plan: nothing here asks the database.

use super::city::Step;
use crate::calendar::load_calendar;
use crate::clock::instant;
use crate::problem::Problem;
use crate::rules::{home, today};
use crate::service::App;
use chrono::Days;
use serde_json::Value;
use yunheng_api::platform::{DeskInJson, KnowledgeInJson, ProjectInJson, SystemInJson};
use yunheng_demo::DemoCity;
use yunheng_values::{Date, Moment};

/// Working days that the past has at most.
const LONGEST: usize = 100;
/// With fewer, nothing can have come about yet.
const SHORTEST: usize = 30;
const MINUTE_MS: i64 = 60_000;

/// The working days before today, the last one first; the work of a hundred days is done on as many as there are.
#[derive(Debug)]
pub(super) struct Calendar {
    days: Vec<Date>,
    today: Date,
}

/// So many of a hundred working days before today, and so many minutes after midnight.
pub(super) type When = (usize, i64);

impl Calendar {
    /// The past of a city whose contract began on its first day; none when that is not long ago.
    pub(super) fn of(app: &App) -> Result<Option<Self>, Problem> {
        let calendar = load_calendar(&home(app)).map_err(Problem::unusable)?;
        let (today, first) = (today(app), DemoCity::first_day());
        let back = std::iter::successors(today.checked_sub_days(Days::new(1)), |day| {
            day.checked_sub_days(Days::new(1))
        });
        let days: Vec<Date> = back
            .take_while(|day| *day > first)
            .filter(|day| calendar.is_working_day(*day).unwrap_or(false))
            .take(LONGEST)
            .collect();
        Ok((days.len() >= SHORTEST).then_some(Self { days, today }))
    }

    /// The day on which it begins, a little before anybody is at work.
    pub(super) fn begins_ms(&self) -> i64 {
        self.at_ms((LONGEST, 8 * 60))
    }

    /// Today.
    pub(super) fn today(&self) -> Date {
        self.today
    }

    /// The day that lies so many of a hundred working days back.
    pub(super) fn day(&self, ago: usize) -> Date {
        let at = (ago * self.days.len() / LONGEST).clamp(1, self.days.len());
        self.days[at - 1]
    }

    /// The instant of a plan.
    pub(super) fn at_ms(&self, (ago, minutes): When) -> i64 {
        Moment::midnight(self.day(ago)).epoch_seconds() * 1000 + minutes * MINUTE_MS
    }

    /// The instant of a plan, as a form has it.
    pub(super) fn at(&self, when: When) -> String {
        instant(self.at_ms(when))
    }
}

/// What is done.
#[derive(Debug)]
pub(super) enum Deed {
    /// The authority registers a project with its system.
    Register { project: ProjectInJson, system: SystemInJson },
    /// The authority brings resources into the ledger that were there before, by two people.
    Import { name: &'static str, document: &'static str, csv: String },
    /// The second of them.
    ConfirmImport,
    /// Somebody begins a case, attaches papers, and sends it unless it stays a draft.
    Begin { by: &'static str, kind: &'static str, form: Filled, papers: Papers, is_sent: bool },
    /// Somebody goes on with it.
    Step(Step),
    /// The desk takes a call.
    Take { by: &'static str, given: Box<DeskInJson> },
    /// The desk refers to what it knows.
    Cite { by: &'static str, title: &'static str },
    /// Somebody is put on duty at the desk of their party, each day from a day on.
    Duty { by: &'static str, who: &'static str, from: Date, days: u32 },
    /// Somebody writes down what the desk knows.
    Article { by: &'static str, given: KnowledgeInJson },
    /// Somebody else publishes it.
    Publish { by: &'static str, title: &'static str },
}

/// Papers of a case, each with the field that wants it and its title.
pub(super) type Papers = &'static [(&'static str, &'static str)];

/// A form, or how one is filled in with resources that have their numbers only when it is.
#[derive(Debug)]
pub(super) enum Filled {
    /// As it stands.
    With(Value),
    /// Twice the first resource of a project.
    Doubled { form: Value, project: String },
    /// So many resources of a project leave.
    Leaving { form: Value, project: String, most: usize },
}

/// Something that is done at some time. What belongs together has one story.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) at_ms: i64,
    pub(super) story: usize,
    pub(super) deed: Deed,
}

/// Everything that is done.
#[derive(Debug)]
pub(super) struct Script<'c> {
    pub(super) calendar: &'c Calendar,
    pub(super) provider: i64,
    pub(super) second_provider: i64,
    events: Vec<Event>,
    stories: usize,
}

impl<'c> Script<'c> {
    pub(super) fn new(calendar: &'c Calendar, [provider, second_provider]: [i64; 2]) -> Self {
        Self { calendar, provider, second_provider, events: Vec::new(), stories: 0 }
    }

    /// Begins another story.
    pub(super) fn story(&mut self) -> usize {
        self.stories += 1;
        self.stories
    }

    /// Has something done.
    pub(super) fn on(&mut self, when: When, story: usize, deed: Deed) {
        self.events.push(Event { at_ms: self.calendar.at_ms(when), story, deed });
    }

    /// Has a task completed.
    pub(super) fn done(
        &mut self,
        when: When,
        story: usize,
        (by, outcome, said): (&'static str, &'static str, &'static str),
        form: Option<Value>,
    ) {
        self.on(when, story, Deed::Step(Step::Complete { by, outcome, said, form }));
    }

    /// In order; what is planned for one instant is done in the order of the plan.
    pub(super) fn in_order(mut self) -> Vec<Event> {
        self.events.sort_by_key(|event| event.at_ms);
        self.events
    }
}
