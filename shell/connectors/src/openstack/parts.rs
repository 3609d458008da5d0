//! The parts of a cloud, one after another.

use super::inventory::{FloatingIp, Inventory, LoadBalancer, Part, Project, Server, Volume};
use super::pages::{self, Listed};
use super::session::Session;
use reqwest::header::HeaderValue;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::HashMap;
use url::Url;
use yunheng_values::Text;

/// From this version on a server says its own size, so that it is known when the flavor is gone.
const OWN_SIZE: (u32, u32) = (2, 47);

/// The projects that the reader sees: all of them where that is allowed, otherwise those that the reader belongs to.
pub(super) async fn projects(session: &mut Session<'_>, into: &mut Inventory) {
    let Listed { entries, broken } = match session.identity() {
        Ok(identity) => {
            let all = pages::all(session, &under(&identity, "projects"), &[], "projects").await;
            if all.broken.is_some() && all.entries.is_empty() {
                let own = format!("users/{}/projects", session.says.user.id);
                pages::all(session, &under(&identity, &own), &[], "projects").await
            } else {
                all
            }
        }
        Err(why) => Listed { entries: Vec::new(), broken: Some(why) },
    };
    take(into, Part::Projects, None, Listed { entries, broken }, |into, told: ToldProject| {
        into.projects.push(Project { id: told.id, name: told.name, is_enabled: told.enabled });
    });
}

/// Everything that one token sees.
pub(super) async fn everything(session: &mut Session<'_>, into: &mut Inventory, project: Option<&str>) {
    let wide: &[(&str, &str)] = if project.is_none() { &[("all_tenants", "True")] } else { &[] };
    servers(session, into, project, wide).await;
    let listed = list(
        session,
        &["block-storage", "volumev3", "volumev2", "volume"],
        "volumes/detail",
        wide,
        "volumes",
    )
    .await;
    take(into, Part::Volumes, project, listed, |into, told: ToldVolume| {
        into.volumes.push(told.into_volume(project))
    });
    let listed = list(session, &["network"], "v2.0/floatingips", &[], "floatingips").await;
    take(into, Part::FloatingIps, project, listed, |into, told: ToldAddress| {
        into.floating_ips.push(told.into())
    });
    if session.service(&["load-balancer"]).is_ok() {
        let listed =
            list(session, &["load-balancer"], "v2.0/lbaas/loadbalancers", &[], "loadbalancers").await;
        take(into, Part::LoadBalancers, project, listed, |into, told: ToldBalancer| {
            into.load_balancers.push(told.into())
        });
    }
}

async fn servers(
    session: &mut Session<'_>,
    into: &mut Inventory,
    project: Option<&str>,
    wide: &[(&str, &str)],
) {
    if let Ok(compute) = session.service(&["compute"])
        && newest(session, &compute).await.is_some_and(|newest| newest >= OWN_SIZE)
    {
        session.compute_version =
            HeaderValue::from_str(&format!("compute {}.{}", OWN_SIZE.0, OWN_SIZE.1)).ok();
    }
    let flavors = list(session, &["compute"], "flavors/detail", &[("is_public", "None")], "flavors").await;
    let mut sizes = HashMap::new();
    take(into, Part::Flavors, project, flavors, |_, told: ToldFlavor| {
        sizes.insert(told.id.clone(), told);
    });
    let listed = list(session, &["compute"], "servers/detail", wide, "servers").await;
    session.compute_version = None;
    take(into, Part::Servers, project, listed, |into, told: ToldServer| {
        into.servers.push(told.into_server(&sizes))
    });
}

/// The newest version that this Nova speaks.
async fn newest(session: &mut Session<'_>, compute: &Url) -> Option<(u32, u32)> {
    // The catalog's address ends in the project's id in old clouds: the version is asked of the part before.
    let mut root = compute.clone();
    let path = compute.path();
    let end = path
        .find("/v2")
        .map_or(path.len(), |at| path[at + 1..].find('/').map_or(path.len(), |next| at + 1 + next));
    root.set_path(&format!("{}/", &path[..end]));
    let said = session.get(&root).await.ok()?;
    let (major, minor) = said.get("version")?.get("version")?.as_str()?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

async fn list(
    session: &mut Session<'_>,
    kinds: &[&str],
    path: &str,
    query: &[(&str, &str)],
    key: &str,
) -> Listed {
    match session.service(kinds) {
        Ok(service) => pages::all(session, &under(&service, path), query, key).await,
        Err(why) => Listed { entries: Vec::new(), broken: Some(why) },
    }
}

/// A path below a service's address, whose version may be in the catalog already.
pub(super) fn under(service: &Url, path: &str) -> Url {
    let mut url = service.clone();
    let base = service.path().trim_end_matches('/');
    let path = match path.split_once('/') {
        Some((version, rest))
            if base.ends_with(&format!("/{version}")) || (version == "v2.0" && base.ends_with("/v2")) =>
        {
            rest
        }
        _ => path,
    };
    url.set_path(&format!("{base}/{path}"));
    url
}

/// Reads each entry; what cannot be read is told, and does not hide the others.
fn take<T: DeserializeOwned>(
    into: &mut Inventory,
    part: Part,
    project: Option<&str>,
    listed: Listed,
    mut one: impl FnMut(&mut Inventory, T),
) {
    for entry in listed.entries {
        let id = entry.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        match serde_json::from_value(entry) {
            Ok(told) => one(into, told),
            Err(error) => into.gap(part, project, unreadable(part, &id, &error)),
        }
    }
    if let Some(why) = listed.broken {
        into.gap(part, project, why);
    }
}

fn unreadable(part: Part, id: &str, error: &serde_json::Error) -> Text {
    let part = part.as_str();
    Text::new(
        format!("{part} 中的 {id} 不能识别：{error}"),
        format!("{id} among the {part} cannot be read: {error}"),
    )
}

#[derive(Deserialize)]
struct ToldProject {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default = "yes")]
    enabled: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct ToldFlavor {
    id: String,
    #[serde(default)]
    name: String,
    vcpus: u32,
    ram: u64,
    disk: u64,
}

#[derive(Deserialize)]
struct ToldServer {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(alias = "project_id")]
    tenant_id: String,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    created: Option<String>,
    #[serde(default)]
    flavor: Map<String, Value>,
    #[serde(default)]
    addresses: Map<String, Value>,
    #[serde(default, rename = "OS-EXT-AZ:availability_zone")]
    zone: Option<String>,
}

impl ToldServer {
    fn into_server(self, sizes: &HashMap<String, ToldFlavor>) -> Server {
        let text = |name: &str| self.flavor.get(name).and_then(Value::as_str).map(str::to_owned);
        let number = |name: &str| self.flavor.get(name).and_then(Value::as_u64);
        let known = text("id").and_then(|id| sizes.get(&id));
        let addresses = self.addresses.values().filter_map(Value::as_array).flatten();
        let mut addresses: Vec<String> =
            addresses.filter_map(|one| one.get("addr")?.as_str().map(str::to_owned)).collect();
        addresses.sort();
        addresses.dedup();
        Server {
            flavor: text("original_name")
                .or_else(|| known.map(|flavor| flavor.name.clone()))
                .or_else(|| text("id")),
            vcpus: number("vcpus").and_then(|n| n.try_into().ok()).or(known.map(|flavor| flavor.vcpus)),
            memory_mib: number("ram").or(known.map(|flavor| flavor.ram)),
            disk_gib: number("disk").or(known.map(|flavor| flavor.disk)),
            id: self.id,
            name: self.name.unwrap_or_default(),
            project_id: self.tenant_id,
            status: self.status.unwrap_or_else(|| "UNKNOWN".to_owned()),
            created_at: self.created,
            addresses,
            zone: self.zone.filter(|zone| !zone.is_empty()),
        }
    }
}

#[derive(Deserialize)]
struct ToldVolume {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default, rename = "os-vol-tenant-attr:tenant_id")]
    tenant_id: Option<String>,
    #[serde(default)]
    status: String,
    #[serde(default)]
    created_at: Option<String>,
    size: u64,
    #[serde(default)]
    volume_type: Option<String>,
    #[serde(default)]
    attachments: Vec<Attachment>,
}

#[derive(Deserialize)]
struct Attachment {
    #[serde(default)]
    server_id: Option<String>,
}

impl ToldVolume {
    fn into_volume(self, project: Option<&str>) -> Volume {
        Volume {
            id: self.id,
            name: self.name.unwrap_or_default(),
            project_id: self.tenant_id.or_else(|| project.map(str::to_owned)).unwrap_or_default(),
            status: self.status,
            // Cinder writes UTC without saying so.
            created_at: self.created_at.map(|at| if at.ends_with('Z') { at } else { format!("{at}Z") }),
            size_gib: self.size,
            volume_type: self.volume_type,
            server_ids: self.attachments.into_iter().filter_map(|one| one.server_id).collect(),
        }
    }
}

#[derive(Deserialize)]
struct ToldAddress {
    id: String,
    floating_ip_address: String,
    #[serde(default)]
    project_id: Option<String>,
    #[serde(default)]
    tenant_id: Option<String>,
    #[serde(default)]
    port_id: Option<String>,
}

impl From<ToldAddress> for FloatingIp {
    fn from(told: ToldAddress) -> Self {
        Self {
            id: told.id,
            address: told.floating_ip_address,
            project_id: told.project_id.or(told.tenant_id).unwrap_or_default(),
            is_used: told.port_id.is_some_and(|port| !port.is_empty()),
        }
    }
}

#[derive(Deserialize)]
struct ToldBalancer {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    project_id: Option<String>,
    #[serde(default)]
    tenant_id: Option<String>,
    #[serde(default)]
    provisioning_status: String,
    #[serde(default)]
    vip_address: Option<String>,
}

impl From<ToldBalancer> for LoadBalancer {
    fn from(told: ToldBalancer) -> Self {
        Self {
            id: told.id,
            name: told.name,
            project_id: told.project_id.or(told.tenant_id).unwrap_or_default(),
            status: told.provisioning_status,
            address: told.vip_address,
        }
    }
}
