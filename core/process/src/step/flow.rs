//! Which flows a token takes, and when joins open.

use super::Stepping;
use crate::event::Refusal;
use crate::model::{ElementId, Kind};
use crate::sound::Joined;
use crate::state::{Token, Waits};

impl Stepping<'_> {
    /// A token leaves a node.
    pub(super) fn leave(&mut self, node: usize) -> Result<(), Refusal> {
        let definition = self.definition;
        let known = definition.node(node);
        if let [only] = known.outgoing.as_slice() {
            self.moves.push_back((definition.flow(*only).to, Some(*only)));
            return Ok(());
        }
        let before = self.moves.len();
        for flow in &known.outgoing {
            if self.is_taken(known.kind, *flow)? {
                self.moves.push_back((definition.flow(*flow).to, Some(*flow)));
                if known.kind == Kind::Exclusive {
                    return Ok(());
                }
            }
        }
        if self.moves.len() > before || known.outgoing.is_empty() {
            return Ok(());
        }
        let default = known.outgoing.iter().find(|flow| definition.flow(**flow).is_default);
        let default = default.ok_or_else(|| Refusal::NoFlow(known.id.clone()))?;
        self.moves.push_back((definition.flow(*default).to, Some(*default)));
        Ok(())
    }

    fn is_taken(&self, kind: Kind, flow: usize) -> Result<bool, Refusal> {
        let flow = self.definition.flow(flow);
        match flow.condition.as_deref().filter(|_| kind != Kind::Parallel) {
            _ if flow.is_default && kind != Kind::Parallel => Ok(false),
            None => Ok(true),
            Some(condition) => {
                let failed = |why| Refusal::ConditionFailed { flow: flow.id.clone(), why };
                self.facts.holds(condition, &self.state).map_err(failed)
            }
        }
    }

    /// A token comes to a join.
    pub(super) fn meet(&mut self, node: usize, flow: Option<usize>) -> Result<(), Refusal> {
        let definition = self.definition;
        let known = definition.node(node);
        let joins_nothing = definition.blocks.as_ref().is_some_and(|blocks| blocks.joins[node].is_none());
        if known.kind == Kind::Inclusive && joins_nothing {
            return self.leave(node);
        }
        let by = flow.map(|flow| definition.flow(flow).id.clone()).unwrap_or_default();
        self.place_at_join(node, by);
        if known.kind == Kind::Inclusive {
            return Ok(());
        }
        let find = |flow: &usize| self.at_join(node, &definition.flow(*flow).id);
        let Some(mut found) = known.incoming.iter().map(find).collect::<Option<Vec<usize>>>() else {
            return Ok(());
        };
        found.sort_unstable();
        for index in found.into_iter().rev() {
            self.state.tokens.remove(index);
        }
        self.leave(node)
    }

    pub(super) fn place_at_join(&mut self, node: usize, by: ElementId) {
        let element = self.definition.node(node).id.clone();
        self.state.tokens.push(Token { element, waits: Waits::Join(by), timers: Vec::new() });
    }

    fn at_join(&self, node: usize, flow: &ElementId) -> Option<usize> {
        let id = &self.definition.node(node).id;
        let waits_there =
            |token: &Token| matches!(&token.waits, Waits::Join(by) if by == flow) && token.element == *id;
        self.state.tokens.iter().position(waits_there)
    }

    /// Opens the first inclusive join that nothing more can come to; whether there was one.
    pub(super) fn open_inclusive(&mut self) -> Result<bool, Refusal> {
        let mut joins: Vec<usize> = Vec::new();
        for token in self.state.tokens.iter().filter(|token| matches!(token.waits, Waits::Join(_))) {
            let node = self.definition.find(&token.element).ok_or(Refusal::OtherDefinition)?;
            if self.definition.node(node).kind == Kind::Inclusive && !joins.contains(&node) {
                joins.push(node);
            }
        }
        let Some(node) = joins.into_iter().find(|node| self.nothing_more_comes(*node)) else {
            return Ok(false);
        };
        let id = &self.definition.node(node).id;
        self.state.tokens.retain(|token| token.element != *id);
        self.leave(node)?;
        Ok(true)
    }

    fn nothing_more_comes(&self, node: usize) -> bool {
        let definition = self.definition;
        let id = &definition.node(node).id;
        let mut elsewhere = self.state.tokens.iter().filter(|token| token.element != *id);
        let Some(blocks) = &definition.blocks else {
            // No case runs where an inclusive join does not nest: this is for trying out, and errs by waiting.
            return elsewhere.next().is_none();
        };
        let Some(joined) = blocks.joins[node] else { return true };
        !elsewhere.any(|token| self.may_come_to(token, joined))
    }

    /// Whether a token stands in a branch that a join waits for, and not in one beside it that ends by itself.
    fn may_come_to(&self, token: &Token, joined: Joined) -> bool {
        let Some(blocks) = &self.definition.blocks else { return true };
        let mut at = self.label_of(token);
        while let Some(step) = blocks.label(at) {
            if step.parts & blocks.together(step.split) == 0 {
                return false;
            }
            let is_inside = step.parent == joined.parent && step.split == joined.split;
            if is_inside && step.parts & !joined.parts == 0 {
                return true;
            }
            at = step.parent;
        }
        false
    }

    /// The branches that a token stands in.
    pub(super) fn label_of(&self, token: &Token) -> usize {
        super::settled::label_of(self.definition, token)
    }
}
