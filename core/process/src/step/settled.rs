//! Whether the tokens of a state fit its definition: one token in every branch, none lost, none too many.

use crate::definition::Definition;
use crate::sound::{Blocks, Label, ROOT};
use crate::state::{Phase, State, Token, Waits};

/// Whether the tokens of a running case can be there, as far as blocks tell; true where splits and joins do not nest.
///
/// A state that was reached by steps always is settled; one that is moved to another version may not be.
pub fn is_settled(definition: &Definition, state: &State) -> bool {
    let Phase::Running { .. } = state.phase else { return state.tokens.is_empty() };
    let fits = state.tokens.iter().all(|token| stands(definition, token));
    let Some(blocks) = &definition.blocks else { return fits };
    let labels: Vec<Vec<Label>> =
        state.tokens.iter().map(|token| blocks.steps(label_of(definition, token))).collect();
    // Branches that end by themselves are nobody's to count, and may outlive what they began beside.
    let ends_alone = |step: &Label| step.parts & blocks.together(step.split) == 0;
    let counted: Vec<&[Label]> =
        labels.iter().map(Vec::as_slice).filter(|steps| !steps.iter().any(ends_alone)).collect();
    fits && !labels.is_empty() && (counted.is_empty() || branch(blocks, &counted, false))
}

/// The branches that a token stands in.
pub(super) fn label_of(definition: &Definition, token: &Token) -> usize {
    let Some(blocks) = &definition.blocks else { return ROOT };
    let label = match &token.waits {
        Waits::Join(by) => definition.find_flow(by).map(|flow| blocks.flow[flow]),
        Waits::People(_) | Waits::Service(_) | Waits::Called(_) | Waits::Time => {
            definition.find(&token.element).map(|node| blocks.node[node])
        }
    };
    label.unwrap_or(ROOT)
}

fn stands(definition: &Definition, token: &Token) -> bool {
    let Some(node) = definition.find(&token.element) else { return false };
    match &token.waits {
        Waits::Join(by) => definition.find_flow(by).is_some_and(|flow| definition.flow(flow).to == node),
        Waits::People(_) | Waits::Service(_) | Waits::Called(_) | Waits::Time => true,
    }
}

/// Whether the tokens of one branch are one token, or the branches of one split.
fn branch(blocks: &Blocks, labels: &[&[Label]], is_needed: bool) -> bool {
    let here = labels.iter().filter(|label| label.is_empty()).count();
    let mut inner: Vec<(Label, Vec<&[Label]>)> = Vec::new();
    for (first, rest) in labels.iter().filter_map(|label| label.split_first()) {
        if let Some((_, group)) = inner.iter_mut().find(|(known, _)| known == first) {
            group.push(rest);
        } else {
            inner.push((*first, vec![rest]));
        }
    }
    let split = inner.first().map(|(label, _)| label.split);
    let is_one_split = inner.iter().all(|(label, _)| Some(label.split) == split);
    let ways = here + usize::from(split.is_some());
    let one_way = ways == 1 || (ways == 0 && !is_needed);
    let needs_all = split.is_some_and(|split| blocks.needs_all(split));
    let parts = inner
        .iter()
        .try_fold(0_u64, |bits, (label, _)| (bits & label.parts == 0).then_some(bits | label.parts));
    let is_complete = match (parts, split) {
        (Some(parts), Some(split)) => !needs_all || parts == blocks.together(split),
        (parts, _) => parts.is_some(),
    };
    one_way && is_one_split && is_complete && inner.iter().all(|(_, group)| branch(blocks, group, needs_all))
}
