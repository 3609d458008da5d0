//! What people do with a task.

use super::Stepping;
use crate::definition::{DONE, REJECT};
use crate::event::{Act, Refusal};
use crate::model::Node;
use crate::state::{Ending, PersonId, Seat, TaskEnd, TaskId, Token, Waits, Word};

/// Where a task stands: the token, and the seat at it.
type Place = (usize, usize);

impl<'a> Stepping<'a> {
    /// The open task, when it is this person's or nobody's yet.
    pub(super) fn task(&self, task: TaskId, by: PersonId) -> Result<Place, Refusal> {
        let seat_of = |token: &Token| seats(token).iter().position(|seat| seat.task == task);
        let mut tokens = self.state.tokens.iter().enumerate();
        let found = tokens.find_map(|(index, token)| seat_of(token).map(|seat| (index, seat)));
        let (index, seat) = found.ok_or_else(|| self.gone(task.0))?;
        let known = &seats(&self.state.tokens[index])[seat];
        if known.outcome.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        if known.person.is_some_and(|person| person != by) {
            return Err(Refusal::NotYours);
        }
        Ok((index, seat))
    }

    fn seat(&mut self, (index, seat): Place) -> Option<&mut Seat> {
        match &mut self.state.tokens[index].waits {
            Waits::People(seats) => seats.get_mut(seat),
            Waits::Service(_) | Waits::Called(_) | Waits::Time | Waits::Join(_) => None,
        }
    }

    fn give(&mut self, place: Place, person: Option<PersonId>) {
        if let Some(seat) = self.seat(place) {
            seat.person = person;
            let task = seat.task;
            self.acts.push(Act::TaskGiven { task, person });
        }
    }

    fn is_at(&self, place: Place, person: PersonId) -> bool {
        seats(&self.state.tokens[place.0]).iter().any(|seat| seat.person == Some(person))
    }

    pub(super) fn claim(&mut self, task: TaskId, by: PersonId) -> Result<(), Refusal> {
        let place = self.task(task, by)?;
        if self.is_at(place, by) {
            return Err(Refusal::SamePerson);
        }
        self.give(place, Some(by));
        Ok(())
    }

    pub(super) fn release(&mut self, task: TaskId, by: PersonId) -> Result<(), Refusal> {
        let place = self.task(task, by)?;
        let token = &self.state.tokens[place.0];
        let seat = &seats(token)[place.1];
        let was_given = self.settings_of(token).settings.countersign.is_some() || seat.asked_by.is_some();
        if was_given || seat.person.is_none() {
            return Err(Refusal::NotClaimed);
        }
        self.give(place, None);
        Ok(())
    }

    pub(super) fn delegate(&mut self, task: TaskId, by: PersonId, to: PersonId) -> Result<(), Refusal> {
        let place = self.task(task, by)?;
        if by == to || self.is_at(place, to) {
            return Err(Refusal::SamePerson);
        }
        self.give(place, Some(to));
        Ok(())
    }

    pub(super) fn add_reviewer(
        &mut self,
        task: TaskId,
        by: PersonId,
        reviewer: PersonId,
    ) -> Result<(), Refusal> {
        let place = self.task(task, by)?;
        if by == reviewer || self.is_at(place, reviewer) {
            return Err(Refusal::SamePerson);
        }
        if seats(&self.state.tokens[place.0])[place.1].person.is_none() {
            self.give(place, Some(by));
        }
        let (number, person) = (TaskId(self.number()), Some(reviewer));
        let element = self.state.tokens[place.0].element.clone();
        self.acts.push(Act::TaskOpened { task: number, element, person });
        if let Waits::People(seats) = &mut self.state.tokens[place.0].waits {
            seats.push(Seat { task: number, person, asked_by: Some(task), outcome: None });
        }
        Ok(())
    }

    pub(super) fn complete(&mut self, task: TaskId, by: PersonId, outcome: &str) -> Result<(), Refusal> {
        let place = self.task(task, by)?;
        let token = &self.state.tokens[place.0];
        let node = self.settings_of(token);
        let asked = seats(token)[place.1].asked_by;
        let is_known = self.definition.outcomes(node).any(|word| word == outcome);
        let is_answer = asked.is_some() && outcome == DONE;
        if !is_known && !is_answer {
            return Err(Refusal::UnknownOutcome);
        }
        if seats(token).iter().any(|seat| seat.asked_by == Some(task) && seat.outcome.is_none()) {
            return Err(Refusal::ReviewerPending);
        }
        let word = Word::from(outcome);
        let element = token.element.clone();
        let Some(seat) = self.seat(place) else { return Err(Refusal::Unknown) };
        seat.person = Some(by);
        seat.outcome = Some(word.clone());
        let seat = seat.clone();
        if asked.is_some() {
            self.record(&seat, &element, TaskEnd::Reviewed(word));
            return Ok(());
        }
        match self.decision(&self.state.tokens[place.0], node) {
            None => self.record(&seat, &element, TaskEnd::Done(word)),
            Some(decision) => {
                self.record(&seat, &element, TaskEnd::Decided(decision));
                self.close(place.0)?;
            }
        }
        Ok(())
    }

    /// The word that a task is decided with, when enough people have spoken.
    fn decision(&self, token: &Token, node: &Node) -> Option<Word> {
        let own = || seats(token).iter().filter(|seat| seat.asked_by.is_none());
        let spoken: Vec<&Word> = own().filter_map(|seat| seat.outcome.as_ref()).collect();
        let Some(rule) = node.settings.countersign else { return spoken.first().map(|word| (*word).clone()) };
        let consent = self.definition.outcomes(node).next().unwrap_or(DONE);
        let consenting = spoken.iter().filter(|word| word.as_str() == consent).count();
        let people = own().count();
        let needed = rule.needed(people);
        if consenting >= needed {
            return Some(Word::from(consent));
        }
        let still_open = people - spoken.len();
        if consenting + still_open >= needed {
            return None;
        }
        spoken.into_iter().find(|word| word.as_str() != consent).cloned()
    }

    /// A task is decided: who has not spoken need not, and the token goes on.
    fn close(&mut self, index: usize) -> Result<(), Refusal> {
        let token = self.remove_token(index);
        let node = self.definition.find(&token.element).ok_or(Refusal::OtherDefinition)?;
        self.drop_seats(&token, seats(&token));
        self.effects(node);
        self.leave(node)
    }

    pub(super) fn reject(&mut self, task: TaskId, by: PersonId) -> Result<(), Refusal> {
        let place = self.task(task, by)?;
        let element = self.state.tokens[place.0].element.clone();
        if !self.allows(place, REJECT) {
            return Err(Refusal::NotAllowed);
        }
        let word = Word::from(REJECT);
        if let Some(seat) = self.seat(place) {
            seat.person = Some(by);
            seat.outcome = Some(word.clone());
            let seat = seat.clone();
            self.record(&seat, &element, TaskEnd::Decided(word));
        }
        self.end_all(Ending::Rejected);
        Ok(())
    }

    /// Whether the task's own people may do an act; reviewers who were asked may not.
    pub(super) fn allows(&self, place: Place, act: &str) -> bool {
        let token = &self.state.tokens[place.0];
        let outcomes = &self.settings_of(token).settings.outcomes;
        seats(token)[place.1].asked_by.is_none() && outcomes.iter().any(|word| word == act)
    }

    fn settings_of(&self, token: &Token) -> &'a Node {
        // A token stands at an element of its definition; were it otherwise, the start has no settings that allow anything.
        let definition = self.definition;
        definition.node(definition.find(&token.element).unwrap_or(definition.start))
    }
}

/// The seats at a token; none where nobody works.
pub(super) fn seats(token: &Token) -> &[Seat] {
    match &token.waits {
        Waits::People(seats) => seats,
        Waits::Service(_) | Waits::Called(_) | Waits::Time | Waits::Join(_) => &[],
    }
}
