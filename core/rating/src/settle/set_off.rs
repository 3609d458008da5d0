//! Penalties on their way through the cycles until something is left to set them off against.

use super::{Penalty, money, wide};
use yunheng_values::{Because, Fact, Step, Text};

/// Penalties not yet set off, oldest first, with what is left of each in fen.
#[derive(Default)]
pub(super) struct Pool<'p> {
    waiting: Vec<(usize, &'p Penalty, i128)>,
}

impl<'p> Pool<'p> {
    /// Adds the penalties of a cycle, each with its place in the file.
    pub fn add(&mut self, penalties: impl Iterator<Item = (usize, &'p Penalty)>) {
        self.waiting.extend(penalties.map(|(index, penalty)| (index, penalty, wide(penalty.amount))));
    }

    /// What is left of all.
    pub fn left(&self) -> i128 {
        self.waiting.iter().map(|(_, _, left)| left).sum()
    }

    /// Sets off as much as fits and says so.
    pub fn take(&mut self, room: i128, because: &mut Because) -> i128 {
        let mut taken = 0;
        for (index, penalty, left) in &mut self.waiting {
            let part = (*left).min(room - taken);
            if part <= 0 {
                continue;
            }
            because.facts.push(Fact {
                name: Text::new("违约金、赔偿金", "penalty"),
                value: penalty.amount.to_string(),
                source: format!("#/penalties/{index}"),
            });
            because.steps.push(Step {
                name: Text::new("抵扣违约金", "penalty set off"),
                expression: format!("min({}, {})", money(*left), money(room - taken)),
                result: money(part).to_string(),
            });
            if !because.clauses.contains(&penalty.clause) {
                because.clauses.push(penalty.clause.clone());
            }
            *left -= part;
            taken += part;
        }
        self.waiting.retain(|(_, _, left)| *left > 0);
        taken
    }
}
