//! `yunheng inventory`.

use super::{format_of, serve};
use crate::args::{Cli, Format};
use crate::failure::Failure;
use crate::output;
use crate::table::Table;
use std::path::Path;
use yunheng_api::{InventoryEntryJson, InventoryJson};
use yunheng_app::read_cloud;
use yunheng_values::Lang;

pub fn run(cli: &Cli, cloud: &Path) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let inventory = serve::runtime()?.block_on(read_cloud(cloud, cli.lang()))?;
    let target = cli.output.as_deref();
    match format {
        Format::Json => output::write_json(target, &inventory)?,
        _ => output::write_all(target, for_people(&inventory, cli.lang()).as_bytes())?,
    }
    // An answer that is not whole is status 1: a script must not take what is missing for gone.
    Ok(u8::from(!inventory.gaps.is_empty()))
}

fn for_people(inventory: &InventoryJson, lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new(["类别", "名称", "项目", "状态", ">核", ">内存MiB", ">GiB", "地址", "编号"]),
        Lang::En => {
            Table::new(["kind", "name", "project", "state", ">vcpus", ">MiB", ">GiB", "addresses", "id"])
        }
    };
    for entry in &inventory.entries {
        let number = |value: Option<u64>| value.map_or_else(String::new, |value| value.to_string());
        table.row([
            kind(entry, lang).to_owned(),
            entry.name.clone(),
            entry.project.clone().unwrap_or_else(|| entry.project_id.clone()),
            entry.status.clone(),
            number(entry.vcpus.map(u64::from)),
            number(entry.memory_mib),
            number(entry.disk_gib),
            entry.addresses.join(" "),
            entry.id.clone(),
        ]);
    }
    let mut out = table.render();
    for gap in &inventory.gaps {
        let (part, why) = (gap.part, &gap.message);
        out.push_str(&match lang {
            Lang::Zh => format!("未读全 {part}：{why}\n"),
            Lang::En => format!("not read whole: {part}: {why}\n"),
        });
    }
    out
}

fn kind(entry: &InventoryEntryJson, lang: Lang) -> &'static str {
    match (entry.kind, lang) {
        ("server", Lang::Zh) => "云主机",
        ("volume", Lang::Zh) => "云硬盘",
        ("floating_ip", Lang::Zh) => "公网IP",
        ("load_balancer", Lang::Zh) => "负载均衡",
        (kind, _) => kind,
    }
}
