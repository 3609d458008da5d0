//! The shipped packs: no defect, and every worked case exact. This is the fast gate's view of the law.

use yunheng_app::{Home, SHIPPED_CITIES, check_packs, load_calendar, run_cases};
use yunheng_values::Severity;

fn packs() -> Vec<String> {
    std::iter::once("national").chain(SHIPPED_CITIES).map(str::to_owned).collect()
}

#[test]
fn no_pack_has_a_defect() {
    for report in check_packs(&packs()) {
        let errors: Vec<_> =
            report.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", report.pack);
        assert!(report.coverage.articles > 0 && report.coverage.missing == 0, "{}", report.pack);
    }
}

#[test]
fn every_worked_case_holds() {
    let calendar =
        load_calendar(&Home::at("no-such-folder")).unwrap_or_else(|findings| panic!("{findings:?}"));
    let outcomes = run_cases(&packs(), &calendar).unwrap_or_else(|findings| panic!("{findings:?}"));
    let wrong: Vec<_> = outcomes.iter().filter(|outcome| !outcome.differences.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(outcomes.len() > 300, "only {} cases ran", outcomes.len());
}
