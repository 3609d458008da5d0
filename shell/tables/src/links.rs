//! Tables of two columns that join a ledger with a cloud: which thing a resource is, and whose a project of the cloud is.

use crate::cell::Cells;
use crate::header::required;
use crate::input::Input;
use crate::problems;
use crate::rows::{LARGE, ReadReport, Table, read};
use std::collections::HashMap;
use yunheng_values::Findings;

static LINKS: Table = Table {
    name: "links",
    columns: &[required("cloud_id").also("云平台编号"), required("resource_id").also("资源编号")],
    unpacked: LARGE,
};

static PROJECTS: Table = Table {
    name: "projects",
    columns: &[required("cloud_project_id").also("云项目编号"), required("project_id").also("项目编号")],
    unpacked: LARGE,
};

/// Reads which thing of a cloud a resource is: the cloud's id, then the resource. Each resource stands once.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn read_links(input: &Input, sink: impl FnMut(&str, &str)) -> Result<ReadReport, Findings> {
    pairs(input, &LINKS, 1, sink)
}

/// Reads whose the projects of a cloud are: the cloud's id, then the project. Each project of the cloud stands once.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn read_cloud_projects(input: &Input, sink: impl FnMut(&str, &str)) -> Result<ReadReport, Findings> {
    pairs(input, &PROJECTS, 0, sink)
}

fn pairs(
    input: &Input,
    table: &'static Table,
    once: usize,
    mut sink: impl FnMut(&str, &str),
) -> Result<ReadReport, Findings> {
    let mut seen: HashMap<String, u64> = HashMap::new();
    read(input, table, |cells: &mut Cells<'_, '_>| {
        let line = cells.row.line;
        let (Some(first), Some(second)) = (cells.id(0), cells.id(1)) else { return };
        let own = [first, second][once];
        if let Some(before) = seen.get(own).copied() {
            cells.report(once, || problems::doubled(own, before));
            return;
        }
        seen.insert(own.to_owned(), line);
        sink(first, second);
    })
}
