//! What a project of a cloud offers and holds, read before anything is planned.

use super::deed::Tag;
use super::pages;
use super::parts::under;
use super::session::Session;
use serde_json::Value;
use yunheng_values::Text;

/// What stands in a project, and of what more can be made there.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// Sizes of servers, those with no disk among them.
    pub flavors: Vec<Choice>,
    /// Images.
    pub images: Vec<Choice>,
    /// Networks.
    pub networks: Vec<Choice>,
    /// Kinds of volumes.
    pub volume_types: Vec<Choice>,
    /// Servers.
    pub servers: Vec<StandingServer>,
    /// Volumes.
    pub volumes: Vec<StandingVolume>,
    /// How much more there may be; what the cloud does not say is not in it.
    pub room: Room,
}

/// Something to choose from, by id and name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The cloud's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Processors of a flavor.
    pub vcpus: u32,
    /// Memory of a flavor, MiB.
    pub memory_mib: u64,
    /// Disk of a flavor, GiB.
    pub disk_gib: u64,
}

/// A server of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingServer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Nova's word for its state.
    pub status: String,
    /// Id of its flavor.
    pub flavor: String,
    /// For whom it was made, when one of us made it.
    pub tag: Option<Tag>,
}

/// A volume of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingVolume {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Cinder's word for its state.
    pub status: String,
    /// GiB.
    pub size_gib: u64,
    /// Its kind.
    pub volume_type: String,
    /// Servers that it is attached to.
    pub servers: Vec<String>,
    /// For whom it was made, when one of us made it.
    pub tag: Option<Tag>,
}

/// How much more there may be in a project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Room {
    /// Servers.
    pub servers: Option<i64>,
    /// Processors.
    pub vcpus: Option<i64>,
    /// Memory, MiB.
    pub memory_mib: Option<i64>,
    /// Volumes.
    pub volumes: Option<i64>,
    /// GiB of volumes.
    pub disk_gib: Option<i64>,
}

pub(super) const VOLUMES: &[&str] = &["block-storage", "volumev3", "volumev2", "volume"];

/// Reads it.
///
/// # Errors
/// What could not be read; nothing is planned on half a list.
pub(super) async fn read(session: &mut Session<'_>) -> Result<Survey, Text> {
    let mut survey = Survey::default();
    for flavor in list(session, &["compute"], "flavors/detail", "flavors").await? {
        let number = |name: &str| flavor.get(name).and_then(Value::as_u64).unwrap_or(0);
        survey.flavors.push(Choice {
            vcpus: u32::try_from(number("vcpus")).unwrap_or(u32::MAX),
            memory_mib: number("ram"),
            disk_gib: number("disk"),
            ..choice(&flavor)
        });
    }
    survey.servers =
        list(session, &["compute"], "servers/detail", "servers").await?.iter().map(server).collect();
    survey.images = list(session, &["image"], "v2/images", "images").await?.iter().map(choice).collect();
    survey.networks =
        list(session, &["network"], "v2.0/networks", "networks").await?.iter().map(choice).collect();
    survey.room = compute_room(session).await;
    if session.service(VOLUMES).is_ok() {
        survey.volume_types =
            list(session, VOLUMES, "types", "volume_types").await?.iter().map(choice).collect();
        survey.volumes =
            list(session, VOLUMES, "volumes/detail", "volumes").await?.iter().map(volume).collect();
        volume_room(session, &mut survey.room).await;
    }
    survey.flavors.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    survey.volume_types.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(survey)
}

pub(super) async fn list(
    session: &mut Session<'_>,
    kinds: &[&str],
    path: &str,
    key: &str,
) -> Result<Vec<Value>, Text> {
    let service = session.service(kinds)?;
    let listed = pages::all(session, &under(&service, path), &[], key).await;
    match listed.broken {
        Some(why) => Err(why),
        None => Ok(listed.entries),
    }
}

fn text(thing: &Value, name: &str) -> String {
    thing.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn choice(thing: &Value) -> Choice {
    Choice { id: text(thing, "id"), name: text(thing, "name"), ..Choice::default() }
}

pub(super) fn server(thing: &Value) -> StandingServer {
    StandingServer {
        id: text(thing, "id"),
        name: text(thing, "name"),
        status: text(thing, "status"),
        flavor: thing.get("flavor").map(|flavor| text(flavor, "id")).unwrap_or_default(),
        tag: Tag::of(thing),
    }
}

pub(super) fn volume(thing: &Value) -> StandingVolume {
    let attached = thing.get("attachments").and_then(Value::as_array).into_iter().flatten();
    StandingVolume {
        id: text(thing, "id"),
        name: text(thing, "name"),
        status: text(thing, "status"),
        size_gib: thing.get("size").and_then(Value::as_u64).unwrap_or(0),
        volume_type: text(thing, "volume_type"),
        servers: attached.map(|one| text(one, "server_id")).filter(|id| !id.is_empty()).collect(),
        tag: Tag::of(thing),
    }
}

/// What is left of a limit; a negative one is none.
fn left(limits: &Value, most: &str, used: &str) -> Option<i64> {
    let most = limits.get(most)?.as_i64().filter(|most| *most >= 0)?;
    Some(most - limits.get(used)?.as_i64()?)
}

/// A cloud that does not say its limits refuses by itself what is too much.
async fn limits(session: &mut Session<'_>, kinds: &[&str]) -> Value {
    let Ok(service) = session.service(kinds) else { return Value::Null };
    let said = session.get(&under(&service, "limits")).await.unwrap_or_default();
    said.pointer("/limits/absolute").cloned().unwrap_or_default()
}

async fn compute_room(session: &mut Session<'_>) -> Room {
    let said = limits(session, &["compute"]).await;
    Room {
        servers: left(&said, "maxTotalInstances", "totalInstancesUsed"),
        vcpus: left(&said, "maxTotalCores", "totalCoresUsed"),
        memory_mib: left(&said, "maxTotalRAMSize", "totalRAMUsed"),
        ..Room::default()
    }
}

async fn volume_room(session: &mut Session<'_>, room: &mut Room) {
    let said = limits(session, VOLUMES).await;
    room.volumes = left(&said, "maxTotalVolumes", "totalVolumesUsed");
    room.disk_gib = left(&said, "maxTotalVolumeGigabytes", "totalGigabytesUsed");
}
