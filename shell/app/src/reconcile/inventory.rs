//! What a cloud holds, from its interface or from a file.

use crate::input::read_text;
use crate::inventory::inventory_json;
use crate::problem::Problem;
use crate::secret::hex;
use crate::upload::Upload;
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use std::collections::{BTreeMap, BTreeSet};
use yunheng_connectors::openstack::{self, CloudConfig};
use yunheng_ledger::reconcile::{Inventory, Thing, ThingKind, Unread};
use yunheng_tables::{Input, InventoryRow, read_inventory};
use yunheng_values::{Finding, Findings, Lang, Quantity, Text};

/// An inventory with what is kept of it.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    /// `openstack` or `file`.
    pub(super) source: &'static str,
    /// Name of the file.
    pub(super) file_name: String,
    /// What the core compares.
    pub(super) inventory: Inventory,
    /// What the cloud calls its projects.
    pub(super) projects: BTreeMap<String, String>,
    /// What was not read.
    pub(super) gaps: Vec<Gap>,
}

/// A part that was not read, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Gap {
    pub(super) part: String,
    pub(super) project_id: Option<String>,
    pub(super) zh: String,
    pub(super) en: String,
}

/// The file of `yunheng inventory --format json`.
#[derive(Debug, Deserialize)]
struct InventoryFile {
    entries: Vec<EntryOfFile>,
    gaps: Vec<GapOfFile>,
}

#[derive(Debug, Deserialize)]
struct EntryOfFile {
    kind: String,
    id: String,
    name: String,
    project_id: String,
    project: Option<String>,
    status: String,
    specification: Option<String>,
    vcpus: Option<u32>,
    memory_mib: Option<u64>,
    disk_gib: Option<u64>,
    #[serde(default)]
    addresses: Vec<String>,
    #[serde(default)]
    server_ids: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct GapOfFile {
    part: String,
    project_id: Option<String>,
    message: String,
}

impl Taken {
    /// SM3 of everything that was read, whatever order it came in.
    pub(super) fn digest(&self) -> String {
        let mut lines: Vec<String> = self.inventory.things.iter().map(line).collect();
        lines.extend(self.gaps.iter().map(|gap| format!("gap\t{}\t{:?}\n", gap.part, gap.project_id)));
        lines.sort_unstable();
        let mut digest = Sm3::new();
        lines.iter().for_each(|line| digest.update(line.as_bytes()));
        hex(&digest.finalize())
    }
}

fn line(thing: &Thing) -> String {
    format!(
        "{}\t{}\t{}\t{}\t{}\t{:?}\t{:?}\t{:?}\t{:?}\t{:?}\t{:?}\n",
        thing.kind.as_str(),
        thing.id,
        thing.name,
        thing.project,
        thing.status,
        thing.specification,
        thing.vcpus,
        thing.memory_mib,
        thing.disk_gib,
        thing.addresses,
        thing.servers
    )
}

/// Kinds of things that a part holds; none holds no things, such as flavors.
fn unread(gaps: &[Gap]) -> Vec<Unread> {
    let of = |gap: &Gap| match gap.part.as_str() {
        "servers" => Some(Unread { kind: Some(ThingKind::Server) }),
        "volumes" => Some(Unread { kind: Some(ThingKind::Volume) }),
        "floating_ips" => Some(Unread { kind: Some(ThingKind::FloatingIp) }),
        "load_balancers" => Some(Unread { kind: Some(ThingKind::LoadBalancer) }),
        "flavors" => None,
        _ => Some(Unread { kind: None }),
    };
    gaps.iter().filter_map(of).collect()
}

/// Reads a cloud by its interface.
///
/// # Errors
/// A cloud that cannot be entered, with what to do.
pub(super) async fn of_cloud(config: &CloudConfig) -> Result<Taken, Text> {
    let read = openstack::read(config).await.map_err(|refusal| refusal.advice)?;
    let gaps = read.gaps.iter().map(|gap| Gap {
        part: gap.part.as_str().to_owned(),
        project_id: gap.project_id.clone(),
        zh: gap.why.zh.clone(),
        en: gap.why.en.clone(),
    });
    let gaps: Vec<Gap> = gaps.collect();
    let projects = read.projects.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    let shown = inventory_json(read, Lang::Zh);
    let things = shown.entries.into_iter().filter_map(|entry| {
        Some(Thing {
            kind: ThingKind::parse(entry.kind)?,
            id: entry.id,
            name: entry.name,
            project: entry.project_id,
            status: entry.status,
            specification: entry.specification,
            vcpus: entry.vcpus,
            memory_mib: entry.memory_mib,
            disk_gib: entry.disk_gib,
            addresses: entry.addresses,
            servers: entry.server_ids,
        })
    });
    let inventory = Inventory { things: things.collect(), unread: unread(&gaps) };
    Ok(Taken { source: "openstack", file_name: String::new(), inventory, projects, gaps })
}

/// Reads a file: what `yunheng inventory --format json` wrote, or a table. It blocks.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn of_file(upload: Upload) -> Result<Taken, Findings> {
    let name = upload.name().to_owned();
    let head = upload.head().map_err(|problem| unreadable(&name, &problem))?;
    let is_json = head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let parts = if is_json {
        of_json(&upload.whole().map_err(|problem| unreadable(&name, &problem))?, &name)?
    } else {
        of_table(&upload.into_table())?
    };
    Ok(of_parts(parts, name))
}

/// Reads a file of this machine, as [`of_file`] does one that was sent.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn of_path(path: &str) -> Result<Taken, Findings> {
    let is_json = path.to_ascii_lowercase().ends_with(".json");
    let parts = if is_json {
        of_json(read_text(std::path::Path::new(path))?.as_bytes(), path)?
    } else {
        of_table(&Input::open(path)?)?
    };
    Ok(of_parts(parts, path.to_owned()))
}

fn of_parts((things, projects, gaps): Parts, file_name: String) -> Taken {
    let inventory = Inventory { things, unread: unread(&gaps) };
    Taken { source: "file", file_name, inventory, projects, gaps }
}

type Parts = (Vec<Thing>, BTreeMap<String, String>, Vec<Gap>);

fn unreadable(name: &str, problem: &Problem) -> Findings {
    vec![Finding::error("unreadable", name, problem.message.clone())]
}

fn of_json(bytes: &[u8], name: &str) -> Result<Parts, Findings> {
    let read: InventoryFile = serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = Text::new(
            format!("第{line}行第{column}列：不是yunheng inventory --format json的结果（{error}）"),
            format!(
                "line {line}, column {column}: not what `yunheng inventory --format json` writes ({error})"
            ),
        );
        vec![Finding::error("bad_inventory", format!("{name}:{line}"), message)]
    })?;
    let (mut things, mut projects, mut findings) = (Vec::new(), BTreeMap::new(), Findings::new());
    for (at, entry) in read.entries.into_iter().enumerate() {
        let Some(kind) = ThingKind::parse(&entry.kind) else {
            let message = Text::new(
                format!("没有“{}”这类资源", entry.kind),
                format!("there is no kind `{}` of things", entry.kind),
            );
            findings.push(Finding::error("bad_word", format!("{name}:/entries/{at}/kind"), message));
            continue;
        };
        projects.insert(entry.project_id.clone(), entry.project.unwrap_or_default());
        things.push(Thing {
            kind,
            id: entry.id,
            name: entry.name,
            project: entry.project_id,
            status: entry.status,
            specification: entry.specification,
            vcpus: entry.vcpus,
            memory_mib: entry.memory_mib,
            disk_gib: entry.disk_gib,
            addresses: entry.addresses,
            servers: entry.server_ids,
        });
    }
    let gap = |gap: GapOfFile| Gap {
        part: gap.part,
        project_id: gap.project_id,
        zh: gap.message.clone(),
        en: gap.message,
    };
    let gaps = read.gaps.into_iter().map(gap).collect();
    if findings.is_empty() { Ok((things, projects, gaps)) } else { Err(findings) }
}

fn of_table(input: &Input) -> Result<Parts, Findings> {
    let (mut things, mut projects) = (Vec::new(), BTreeMap::new());
    read_inventory(input, |row| {
        let name = row.project.unwrap_or_default().to_owned();
        projects.entry(row.project_id.to_owned()).or_insert(name);
        things.push(thing(&row));
    })?;
    let gaps = not_covered(&things);
    Ok((things, projects, gaps))
}

fn thing(row: &InventoryRow<'_>) -> Thing {
    let text = |text: Option<&str>| text.unwrap_or_default().trim().to_owned();
    let words = text(row.addresses);
    let parts = words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；' | '、'));
    // Ten-thousandths of a GB, of which each is 1024 MiB.
    let mib = |quantity: Quantity| u64::try_from(quantity.scaled()).unwrap_or(0) * 1024 / 10_000;
    Thing {
        kind: ThingKind::parse(row.kind).unwrap_or(ThingKind::Server),
        id: row.id.to_owned(),
        name: text(row.name),
        project: row.project_id.to_owned(),
        status: text(row.status),
        specification: row.specification.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
        vcpus: row.vcpus,
        memory_mib: row.memory_gb.map(mib),
        disk_gib: row.disk_gb.map(u64::from),
        addresses: parts.filter(|part| !part.is_empty()).map(str::to_owned).collect(),
        servers: row.server_id.map(str::to_owned).into_iter().collect(),
    }
}

/// A table without a single thing of a kind was not made for that kind, so it proves nothing about it.
fn not_covered(things: &[Thing]) -> Vec<Gap> {
    let there: BTreeSet<ThingKind> = things.iter().map(|thing| thing.kind).collect();
    let gap = |kind: ThingKind| Gap {
        part: format!("{}s", kind.as_str()),
        project_id: None,
        zh: "文件里一个也没有，按未提供处理：不能据此认定缺失".to_owned(),
        en: "the file has none, so it is taken as not covered: nothing is called missing by it".to_owned(),
    };
    ThingKind::ALL.into_iter().filter(|kind| !there.contains(kind)).map(gap).collect()
}
