//! What applications under way ask for.

use super::read::asked;
use crate::cases::kinds::as_kept;
use crate::problem::Problem;
use serde_json::Value;
use yunheng_case::LedgerAct;
use yunheng_ledger::Quantities;
use yunheng_store::Db;
use yunheng_store::reconcile::case_orders;

/// Resources that running cases of a pack ask for, of which somebody has completed a step after they were sent: the number of the
/// project, what each has, and how many.
pub(crate) async fn ordered(db: Db<'_>, pack: &str) -> Result<Vec<(String, Quantities, usize)>, Problem> {
    let mut found = Vec::new();
    for (case_type, form) in case_orders(db, pack).await? {
        let named = as_kept(db, case_type).await?;
        let filled: Value = serde_json::from_str(&form).map_err(|error| Problem::bug(&error))?;
        for rule in named.is.kind.effects.iter().filter(|rule| rule.run == LedgerAct::LeaseStart) {
            // What cannot be read yet asks for nothing yet.
            let (rows, _) = asked(rule, &named.is.form, &filled);
            found.extend(rows.into_iter().filter_map(|row| Some((row.project?, row.items, row.count))));
        }
    }
    Ok(found)
}
