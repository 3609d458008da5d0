//! Which rules a command runs under: pack, date and readings.

use yunheng_policy::{Choice, Pack, Rules};
use yunheng_values::{Date, Finding, Findings};

/// What the caller asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RulesRequest {
    /// Date of the rules; the last dated version when left out.
    pub at: Option<Date>,
    /// `KEY=VALUE` readings.
    pub choices: Vec<Choice>,
}

/// Rulings that decided and those that were chosen, each once.
pub(crate) fn named(decided: &[String], chosen: &[String]) -> Vec<String> {
    let mut all: Vec<String> = decided.iter().chain(chosen).cloned().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The rules, and the warning that they do not hold on their date.
///
/// # Errors
/// Every choice that the pack does not offer.
pub fn resolve<'p>(pack: &'p Pack, request: &RulesRequest) -> Result<(Rules<'p>, Findings), Findings> {
    let at = request.at.unwrap_or_else(|| pack.last_dated());
    let rules = pack.rules_on(at, &request.choices).map_err(|errors| {
        let finding = |error: &yunheng_policy::ChoiceError| {
            Finding::error(
                "unknown_ruling",
                format!("--ruling {}={}", error.choice.key, error.choice.value),
                error.text(),
            )
        };
        errors.iter().map(finding).collect::<Findings>()
    })?;
    let findings = rules.outside_validity().into_iter().collect();
    Ok((rules, findings))
}
