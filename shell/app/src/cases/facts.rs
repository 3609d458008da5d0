//! What the process asks of a case: whether a condition holds, and who decides side by side.

use cel::{Context, Program, Value as CelValue};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yunheng_process::{ElementId, Facts, PersonId, State, check_condition};

/// What is known of a case while it is stepped.
#[derive(Debug, Clone)]
pub(super) struct CaseFacts {
    /// The form.
    pub(super) form: Value,
    /// Whether it is urgent.
    pub(super) is_urgent: bool,
    /// Who decides side by side, by element.
    pub(super) countersigners: BTreeMap<ElementId, Vec<PersonId>>,
}

impl Facts for CaseFacts {
    fn holds(&self, condition: &str, state: &State) -> Result<bool, String> {
        check_condition(condition).map_err(|why| why.en)?;
        let program = Program::compile(condition).map_err(|error| error.to_string())?;
        let mut context = Context::default();
        let outcome = state.last_outcome().unwrap_or_default();
        let known =
            [("form", self.form.clone()), ("urgent", json!(self.is_urgent)), ("outcome", json!(outcome))];
        for (name, value) in known {
            context.add_variable(name, value).map_err(|error| error.to_string())?;
        }
        match program.execute(&context).map_err(|error| error.to_string())? {
            CelValue::Bool(holds) => Ok(holds),
            other => Err(format!("the condition gives {other:?}, not true or false")),
        }
    }

    fn countersigners(&self, element: &ElementId) -> Vec<PersonId> {
        self.countersigners.get(element).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(condition: &str) -> Result<bool, String> {
        let facts = CaseFacts {
            form: json!({"action": "开通", "count": 3}),
            is_urgent: true,
            countersigners: BTreeMap::new(),
        };
        facts.holds(condition, &State::new(&ElementId::from("p"), 1))
    }

    #[test]
    fn conditions_see_the_form_and_the_outcome() {
        assert_eq!(holds("form.action == '开通' && urgent"), Ok(true));
        assert_eq!(holds("form.count > 3 || outcome == 'x'"), Ok(false));
        assert_eq!(holds("has(form.absent)"), Ok(false));
        for wrong in ["form.absent == 1", "1 + ", "form.count", "unknown"] {
            assert!(holds(wrong).is_err(), "{wrong}");
        }
    }
}
