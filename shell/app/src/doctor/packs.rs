//! The packs that the program carries.

use super::{Check, Status};
use crate::packs::SHIPPED_CITIES;
use crate::policy::check_packs;
use crate::trail::is_error;

pub(super) fn shipped() -> Check {
    let names: Vec<String> =
        ["national"].iter().chain(&SHIPPED_CITIES).map(|name| (*name).to_owned()).collect();
    let reports = check_packs(&names);
    let faulty: Vec<&str> = reports
        .iter()
        .filter(|report| report.findings.iter().any(is_error))
        .map(|report| report.pack.as_str())
        .collect();
    let versions: Vec<String> =
        reports.iter().map(|report| format!("{} {}", report.pack, report.version)).collect();
    if faulty.is_empty() {
        return Check::new("packs", Status::Ok, versions.join("，"), versions.join(", "));
    }
    let list = faulty.join(", ");
    Check::new("packs", Status::Error, format!("规则包有错：{list}"), format!("packs with errors: {list}"))
        .hint("程序文件可能损坏：重新安装", "the program may be damaged: install it again")
}
