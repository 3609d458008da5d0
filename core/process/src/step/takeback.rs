//! 退回: what lies in the block around an earlier task and this one is taken back, and the earlier task is opened again.
//!
//! A branch beside the earlier task that had arrived at its join is put there again: it is not done twice, and the join
//! does not wait for it for ever. What was decided stays in the history.

use super::Stepping;
use super::people::seats;
use crate::definition::RETURN;
use crate::event::Refusal;
use crate::model::{ElementId, Kind};
use crate::sound::{Blocks, Label};
use crate::state::{PersonId, TaskEnd, TaskId};

impl Stepping<'_> {
    pub(super) fn take_back(&mut self, task: TaskId, by: PersonId, to: &ElementId) -> Result<(), Refusal> {
        let place = self.task(task, by)?;
        if !self.allows(place, RETURN) {
            return Err(Refusal::NotAllowed);
        }
        let token = &self.state.tokens[place.0];
        let from = self.definition.find(&token.element).ok_or(Refusal::OtherDefinition)?;
        let target = self.earlier(from, to)?;
        let blocks = self.definition.blocks.as_ref().ok_or(Refusal::NotNested)?;
        let (here, there) = (blocks.steps(blocks.node[from]), blocks.steps(blocks.node[target]));
        let common = common(blocks, &here, &there).ok_or(Refusal::NotEarlier)?;
        let seat = &mut seats(token)[place.1].clone();
        seat.person = Some(by);
        let element = token.element.clone();
        self.record(seat, &element, TaskEnd::Returned(to.clone()));
        self.mark_returned(place, by);
        for index in (0..self.state.tokens.len()).rev() {
            let label = blocks.steps(self.label_of(&self.state.tokens[index]));
            let is_inside = here[..common]
                .iter()
                .enumerate()
                .all(|(at, step)| label.get(at).is_some_and(|one| step.holds(one)));
            if is_inside {
                self.drop_token(index);
            }
        }
        self.put_siblings(blocks, &here[..common], &there);
        self.moves.push_back((target, None));
        Ok(())
    }

    /// The element that is returned to: a task that was decided, and from which this one is come to.
    fn earlier(&self, from: usize, to: &ElementId) -> Result<usize, Refusal> {
        let target = self.definition.find(to).ok_or(Refusal::NotEarlier)?;
        let was_decided =
            self.state.history.iter().any(|past| past.element == *to && past.decision().is_some());
        let is_task = self.definition.node(target).kind == Kind::UserTask;
        let is_before = target != from && self.definition.leads_to(target, from);
        (was_decided && is_task && is_before).then_some(target).ok_or(Refusal::NotEarlier)
    }

    /// The seat has spoken, so dropping the token does not drop it a second time.
    fn mark_returned(&mut self, (index, seat): (usize, usize), by: PersonId) {
        if let crate::state::Waits::People(seats) = &mut self.state.tokens[index].waits
            && let Some(seat) = seats.get_mut(seat)
        {
            seat.person = Some(by);
            seat.outcome = Some(RETURN.into());
        }
    }

    /// Puts the branches beside the way to the earlier task at their joins, where they had come before.
    fn put_siblings(&mut self, blocks: &Blocks, common: &[Label], there: &[Label]) {
        for (at, step) in there.iter().enumerate() {
            let until = common.get(at).map_or(blocks.together(step.split), |around| around.parts);
            let mut parts = step.parts;
            while parts & until != 0 && parts != until {
                let Some((join, joined)) = self.join_of(blocks, step, parts) else { break };
                let definition = self.definition;
                let known = definition.node(join);
                for flow in known.incoming.iter().filter(|_| known.kind == Kind::Parallel) {
                    let of_flow = blocks.label(blocks.flow[*flow]).map_or(0, |label| label.parts);
                    if of_flow != parts {
                        self.place_at_join(join, definition.flow(*flow).id.clone());
                    }
                }
                parts = joined;
            }
        }
    }

    /// The join that branches come to next, and the branches that it brings together.
    fn join_of(&self, blocks: &Blocks, step: &Label, parts: u64) -> Option<(usize, u64)> {
        (0..blocks.joins.len()).find_map(|node| {
            let joined =
                blocks.joins[node].filter(|one| one.split == step.split && one.parent == step.parent)?;
            let mut incoming = self.definition.node(node).incoming.iter();
            let takes = incoming
                .any(|flow| blocks.label(blocks.flow[*flow]).is_some_and(|label| label.parts == parts));
            (takes && joined.parts != parts).then_some((node, joined.parts))
        })
    }
}

/// How many steps inwards both places have in common; none when one does not come before the other.
fn common(blocks: &Blocks, here: &[Label], there: &[Label]) -> Option<usize> {
    let common = here.iter().zip(there).take_while(|(here, there)| here.holds(there)).count();
    let parts_ways =
        here.get(common).zip(there.get(common)).is_some_and(|(here, there)| here.split == there.split);
    // A branch beside the case's way has nothing to say about that way.
    let is_beside = here[common..].iter().any(|step| step.is_side || blocks.is_beside(step));
    (!parts_ways && !is_beside).then_some(common)
}
