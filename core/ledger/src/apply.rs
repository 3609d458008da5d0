//! What one event makes of the state of a resource.

use crate::event::{Event, Happening, Holder, HolderChange, Quantities, Stage, Traits};
use crate::refusal::Reason;
use yunheng_values::{Date, Quantity};

/// How far the life of a resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Life {
    /// 已开立, nothing is leased yet.
    Opened,
    /// 测试.
    Test,
    /// 正式.
    Formal,
    /// 已终止.
    Ended,
    /// 已回收.
    Reclaimed,
}

impl Life {
    /// Every part of a life, in order.
    pub const ALL: [Self; 5] = [Self::Opened, Self::Test, Self::Formal, Self::Ended, Self::Reclaimed];

    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Test => "test",
            Self::Formal => "formal",
            Self::Ended => "ended",
            Self::Reclaimed => "reclaimed",
        }
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|life| life.as_str() == text)
    }

    /// The stage in which it is leased, when it is.
    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::Test => Some(Stage::Test),
            Self::Formal => Some(Stage::Formal),
            _ => None,
        }
    }
}

/// A resource as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// How far its life is.
    pub life: Life,
    /// For whom it is there.
    pub holder: Holder,
    /// What is known of it.
    pub traits: Traits,
    /// What is leased; of an ended lease what was.
    pub items: Quantities,
    /// Whether it runs, where that is known, and since which day.
    pub power: Option<(bool, Date)>,
    /// First day of the present or last lease.
    pub started_on: Option<Date>,
    /// The day on which a test ends as agreed.
    pub test_until: Option<Date>,
    /// The day since which its service is stopped by order.
    pub stopped_on: Option<Date>,
    /// The day of the end of the last lease.
    pub ended_on: Option<Date>,
    /// The day on which it was reclaimed.
    pub reclaimed_on: Option<Date>,
}

/// The state after an event; `before` is none for a resource that nobody has opened.
pub(crate) fn apply(before: Option<&State>, event: &Event) -> Result<State, Reason> {
    let on = event.at.date();
    let Some(before) = before else {
        return match &event.what {
            Happening::Opened { holder, traits } => Ok(opened(holder, traits)),
            Happening::Voided => Err(Reason::VoidsNothing),
            _ => Err(Reason::NotOpened),
        };
    };
    if let Some(day) = before.reclaimed_on {
        return Err(Reason::Reclaimed(day));
    }
    let mut state = before.clone();
    match &event.what {
        Happening::Opened { .. } => return Err(Reason::AlreadyOpened),
        Happening::LeaseStarted { stage, items, agreed_on, until } => {
            state.start(on, *stage, items, (*agreed_on, *until))?;
        }
        Happening::Resized { items } => {
            state.must_be_leased()?;
            state.set(items)?;
        }
        Happening::Promoted { items, agreed_on } => state.promote(on, items, *agreed_on)?,
        Happening::Stopped => state.stop(on)?,
        Happening::Resumed => state.resume()?,
        Happening::Powered { is_on } => state.power = Some((*is_on, on)),
        Happening::HolderChanged(change) => state.change_holder(change),
        Happening::Described(traits) => state.traits.extend(traits.clone()),
        Happening::Ended => {
            state.must_be_leased()?;
            (state.life, state.ended_on, state.stopped_on) = (Life::Ended, Some(on), None);
        }
        Happening::Reclaimed => {
            if state.life.stage().is_some() {
                return Err(Reason::StillLeased);
            }
            (state.life, state.reclaimed_on) = (Life::Reclaimed, Some(on));
        }
        Happening::Voided => return Err(Reason::VoidsNothing),
    }
    Ok(state)
}

fn opened(holder: &Holder, traits: &Traits) -> State {
    State {
        life: Life::Opened,
        holder: holder.clone(),
        traits: traits.clone(),
        items: Quantities::new(),
        power: None,
        started_on: None,
        test_until: None,
        stopped_on: None,
        ended_on: None,
        reclaimed_on: None,
    }
}

impl State {
    fn start(
        &mut self,
        on: Date,
        stage: Stage,
        items: &Quantities,
        (agreed_on, until): (Option<Date>, Option<Date>),
    ) -> Result<(), Reason> {
        if let (Some(_), Some(day)) = (self.life.stage(), self.started_on) {
            return Err(Reason::AlreadyLeased(day));
        }
        agreed_before(on, agreed_on)?;
        if let Some(until) = until.filter(|until| *until <= on) {
            return Err(Reason::TestEndsBefore(until));
        }
        self.items.clear();
        self.set(items)?;
        self.life = if stage == Stage::Test { Life::Test } else { Life::Formal };
        (self.started_on, self.ended_on, self.test_until) = (Some(on), None, until);
        Ok(())
    }

    fn promote(&mut self, on: Date, items: &Quantities, agreed_on: Option<Date>) -> Result<(), Reason> {
        if self.life != Life::Test {
            return Err(if self.life == Life::Opened { Reason::BeforeStart } else { Reason::NoTest });
        }
        if let Some(day) = self.stopped_on {
            return Err(Reason::Stopped(day));
        }
        agreed_before(on, agreed_on)?;
        self.set(items)?;
        (self.life, self.test_until) = (Life::Formal, None);
        Ok(())
    }

    fn stop(&mut self, on: Date) -> Result<(), Reason> {
        self.must_be_leased()?;
        if let Some(day) = self.stopped_on {
            return Err(Reason::Stopped(day));
        }
        self.stopped_on = Some(on);
        Ok(())
    }

    fn resume(&mut self) -> Result<(), Reason> {
        self.must_be_leased()?;
        self.stopped_on.take().map(|_| ()).ok_or(Reason::NotStopped)
    }

    /// The stage in which it is provided: leased, and not stopped.
    pub fn provided(&self) -> Option<Stage> {
        self.life.stage().filter(|_| self.stopped_on.is_none())
    }

    /// Sets quantities; those of nought go.
    fn set(&mut self, items: &Quantities) -> Result<(), Reason> {
        for (item, quantity) in items {
            if !(0..=Quantity::MAX_INPUT).contains(&quantity.scaled()) {
                return Err(Reason::Quantity(item.clone()));
            }
            if quantity.scaled() == 0 {
                self.items.remove(item);
            } else {
                self.items.insert(item.clone(), *quantity);
            }
        }
        if self.items.is_empty() { Err(Reason::Nothing) } else { Ok(()) }
    }

    fn must_be_leased(&self) -> Result<(), Reason> {
        match (self.life, self.ended_on) {
            (Life::Test | Life::Formal, _) => Ok(()),
            (_, Some(day)) => Err(Reason::AlreadyEnded(day)),
            _ => Err(Reason::BeforeStart),
        }
    }

    fn change_holder(&mut self, change: &HolderChange) {
        let HolderChange { unit, user, project, payer } = change.clone();
        let holder = &mut self.holder;
        if let Some(unit) = unit {
            holder.unit = unit;
        }
        if let Some(project) = project {
            holder.project = project;
        }
        holder.user = user.or(holder.user.take());
        holder.payer = payer.or(holder.payer.take());
    }
}

/// A lease never starts before its agreement was signed by all.
fn agreed_before(on: Date, agreed_on: Option<Date>) -> Result<(), Reason> {
    match agreed_on {
        Some(day) if day > on => Err(Reason::AgreedLater(day)),
        _ => Ok(()),
    }
}
