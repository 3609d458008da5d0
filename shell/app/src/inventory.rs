//! What a cloud says that it holds, for people and for comparison.

use crate::input::read_text;
use std::collections::BTreeMap;
use std::path::Path;
use yunheng_api::{InventoryEntryJson, InventoryGapJson, InventoryJson};
use yunheng_connectors::openstack::{self, CloudConfig, Inventory};
use yunheng_values::{Finding, Findings, Lang, Text};

/// Reads the OpenStack cloud that a TOML file describes. Nothing is changed there.
///
/// # Errors
/// A file that cannot be read or understood, or a cloud that cannot be entered. What fails later is a gap of the answer.
pub async fn read_cloud(file: &Path, lang: Lang) -> Result<InventoryJson, Findings> {
    let shown = file.display().to_string();
    let text = read_text(file)?;
    // The library's own message would print the line, and with it perhaps the password.
    let config: CloudConfig = toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
        let said = error.message();
        let message = Text::new(format!("第{line}行：{said}"), format!("line {line}: {said}"));
        vec![Finding::error("bad_cloud_file", &shown, message).hint(
            "需要 auth_url 和 [credential]（kind = \"password\" 或 \"application\"）",
            "expected auth_url and [credential] (kind = \"password\" or \"application\")",
        )]
    })?;
    let inventory = openstack::read(&config)
        .await
        .map_err(|refusal| vec![Finding::error("cloud_refused", &shown, refusal.advice)])?;
    Ok(inventory_json(inventory, lang))
}

/// An inventory as it is printed.
pub(crate) fn inventory_json(inventory: Inventory, lang: Lang) -> InventoryJson {
    let names: BTreeMap<String, String> =
        inventory.projects.into_iter().map(|project| (project.id, project.name)).collect();
    let entry = |kind, id, name, project_id: String, status| InventoryEntryJson {
        project: names.get(&project_id).cloned(),
        created_at: None,
        specification: None,
        vcpus: None,
        memory_mib: None,
        disk_gib: None,
        addresses: Vec::new(),
        server_ids: Vec::new(),
        kind,
        id,
        name,
        project_id,
        status,
    };
    let servers = inventory.servers.into_iter().map(|one| InventoryEntryJson {
        created_at: one.created_at,
        specification: one.flavor,
        vcpus: one.vcpus,
        memory_mib: one.memory_mib,
        disk_gib: one.disk_gib,
        addresses: one.addresses,
        ..entry("server", one.id, one.name, one.project_id, one.status)
    });
    let volumes = inventory.volumes.into_iter().map(|one| InventoryEntryJson {
        created_at: one.created_at,
        specification: one.volume_type,
        disk_gib: Some(one.size_gib),
        server_ids: one.server_ids,
        ..entry("volume", one.id, one.name, one.project_id, one.status)
    });
    let addresses = inventory.floating_ips.into_iter().map(|one| {
        let status = if one.is_used { "USED" } else { "UNUSED" };
        InventoryEntryJson {
            addresses: vec![one.address.clone()],
            ..entry("floating_ip", one.id, one.address, one.project_id, status.to_owned())
        }
    });
    let balancers = inventory.load_balancers.into_iter().map(|one| InventoryEntryJson {
        addresses: one.address.into_iter().collect(),
        ..entry("load_balancer", one.id, one.name, one.project_id, one.status)
    });
    let entries = servers.chain(volumes).chain(addresses).chain(balancers).collect();
    let gaps = inventory.gaps.into_iter().map(|gap| InventoryGapJson {
        part: gap.part.as_str(),
        project_id: gap.project_id,
        message: gap.why.in_lang(lang).to_owned(),
    });
    InventoryJson { entries, gaps: gaps.collect() }
}
