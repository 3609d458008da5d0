//! The hand that changes a cloud: it is in one project, asks for one change at a time and looks whether it came about.
//!
//! Asking never waits and never asks again by itself; how long to look, and when to ask again, is the caller's to decide, who keeps a record.

use super::CloudConfig;
use super::deed::{Deed, Made, Standing, Tag, Which};
use super::parts::under;
use super::session::{Asked, Change, Session};
use super::survey::{self, Survey, VOLUMES};
use crate::refusal::Refusal;
use reqwest::Method;
use serde_json::{Map, Value, json};
use url::Url;
use yunheng_values::Text;

/// Extending a volume that is attached is known from this version on.
const EXTENDS_ATTACHED: &str = "volume 3.42";

/// Somebody who may change things in one project of a cloud.
pub struct Hand<'c>(Session<'c>);

/// What became of asking for a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It was taken; of what is made with its id.
    Taken(Option<String>),
    /// It was not taken, and may be the next time.
    Busy(Text),
    /// It was not taken, and will not be.
    Refused(Text),
    /// Nobody knows whether it was taken: look before asking again.
    Unsure(Text),
}

impl<'c> Hand<'c> {
    /// Enters a project.
    ///
    /// # Errors
    /// [`Refusal`] when it cannot be entered.
    pub async fn open(config: &'c CloudConfig, project_id: &str) -> Result<Self, Refusal> {
        Session::open_in(config, project_id).await.map(Self)
    }

    /// Reads what the project offers and holds.
    ///
    /// # Errors
    /// What could not be read whole.
    pub async fn survey(&mut self) -> Result<Survey, Text> {
        survey::read(&mut self.0).await
    }

    /// Asks for a change whose things are all known by id.
    pub async fn ask(&mut self, deed: &Deed, tag: &Tag) -> Told {
        let asked = match self.call(deed, tag) {
            Ok((method, url, change)) => self.0.ask(method, &url, change.as_ref()).await,
            Err(why) => Asked::Refused(why),
        };
        match asked {
            Asked::Taken(said) => {
                let id = ["/server/id", "/volume/id"].iter().find_map(|place| said.pointer(place)?.as_str());
                Told::Taken(id.filter(|_| deed.makes()).map(str::to_owned))
            }
            Asked::Busy(why) => Told::Busy(why),
            Asked::Refused(why) => Told::Refused(why),
            Asked::Unsure(why) => Told::Unsure(why),
        }
    }

    fn call(&self, deed: &Deed, tag: &Tag) -> Result<(Method, Url, Option<Change>), Text> {
        let compute = || self.0.service(&["compute"]);
        let volumes = || self.0.service(VOLUMES);
        let change = |body| Some(Change { body, version: None });
        let act = |id: &str, body| {
            Ok((Method::POST, under(&compute()?, &format!("servers/{id}/action")), change(body)))
        };
        match deed {
            Deed::CreateVolume { .. } => {
                Ok((Method::POST, under(&volumes()?, "volumes"), change(volume_body(deed, tag))))
            }
            Deed::CreateServer { .. } => {
                Ok((Method::POST, under(&compute()?, "servers"), change(server_body(deed, tag))))
            }
            Deed::Attach { server, volume } => {
                let url = under(&compute()?, &format!("servers/{}/os-volume_attachments", server.id()));
                Ok((Method::POST, url, change(json!({"volumeAttachment": {"volumeId": volume.id()}}))))
            }
            Deed::Resize { server, flavor } => act(server, json!({"resize": {"flavorRef": flavor}})),
            Deed::ConfirmResize { server, .. } => act(server, json!({"confirmResize": null})),
            Deed::Start { server } => act(server, json!({"os-start": null})),
            Deed::Stop { server } => act(server, json!({"os-stop": null})),
            Deed::Extend { volume, size_gib } => {
                let url = under(&volumes()?, &format!("volumes/{volume}/action"));
                let body = json!({"os-extend": {"new_size": size_gib}});
                Ok((Method::POST, url, Some(Change { body, version: Some(EXTENDS_ATTACHED) })))
            }
            Deed::DeleteServer { server } => {
                Ok((Method::DELETE, under(&compute()?, &format!("servers/{server}")), None))
            }
            Deed::DeleteVolume { volume } => {
                Ok((Method::DELETE, under(&volumes()?, &format!("volumes/{volume}")), None))
            }
        }
    }

    /// Looks how far a change is. `known` is the id that the cloud gave what is made, once it said so.
    ///
    /// # Errors
    /// The cloud does not answer: nothing is known.
    pub async fn look(&mut self, deed: &Deed, tag: &Tag, known: Option<&str>) -> Result<Standing, Text> {
        match deed {
            Deed::CreateVolume { .. } => {
                let found = self.made(VOLUMES, ("volumes", "volume"), tag, known).await?;
                Ok(found.map_or_else(|found| found, |volume| volume_made(&volume)))
            }
            Deed::CreateServer { .. } => {
                let found = self.made(&["compute"], ("servers", "server"), tag, known).await?;
                Ok(found.map_or_else(|found| found, |server| server_made(&server)))
            }
            Deed::Attach { server, volume } => {
                Ok(self.volume(volume.id()).await?.map_or_else(gone, |found| attached(&found, server.id())))
            }
            Deed::Extend { volume, size_gib } => {
                Ok(self.volume(volume).await?.map_or_else(gone, |found| extended(&found, *size_gib)))
            }
            Deed::Resize { server, flavor } => {
                Ok(self.server(server).await?.map_or_else(gone, |found| resized(&found, flavor)))
            }
            Deed::ConfirmResize { server, flavor } => {
                Ok(self.server(server).await?.map_or_else(gone, |found| confirmed(&found, flavor)))
            }
            Deed::Start { server } => {
                Ok(self.server(server).await?.map_or_else(gone, |found| powered(&found, "ACTIVE", "SHUTOFF")))
            }
            Deed::Stop { server } => {
                Ok(self.server(server).await?.map_or_else(gone, |found| powered(&found, "SHUTOFF", "ACTIVE")))
            }
            Deed::DeleteServer { server } => {
                Ok(deleted(server, self.server(server).await?.as_ref(), is_busy))
            }
            Deed::DeleteVolume { volume } => {
                let is_busy =
                    |found: &Value| ["deleting", "in-use", "detaching"].contains(&word(found, "status"));
                Ok(deleted(volume, self.volume(volume).await?.as_ref(), is_busy))
            }
        }
    }

    async fn server(&mut self, id: &str) -> Result<Option<Value>, Text> {
        self.thing(&["compute"], ("servers", "server"), id).await
    }

    async fn volume(&mut self, id: &str) -> Result<Option<Value>, Text> {
        self.thing(VOLUMES, ("volumes", "volume"), id).await
    }

    async fn thing(
        &mut self,
        kinds: &[&str],
        (all, one): (&str, &str),
        id: &str,
    ) -> Result<Option<Value>, Text> {
        let url = under(&self.0.service(kinds)?, &format!("{all}/{id}"));
        Ok(self.0.find(&url).await?.map(|found| found.get(one).cloned().unwrap_or_default()))
    }

    /// What was made for a line of an order: by its id, or else by what it carries.
    async fn made(
        &mut self,
        kinds: &[&str],
        (all, one): (&str, &str),
        tag: &Tag,
        known: Option<&str>,
    ) -> Result<Result<Value, Standing>, Text> {
        if let Some(id) = known {
            return Ok(self.thing(kinds, (all, one), id).await?.ok_or(Standing::NotThere));
        }
        let listed = survey::list(&mut self.0, kinds, &format!("{all}/detail"), all).await?;
        let mut own = listed.into_iter().filter(|thing| Tag::of(thing).as_ref() == Some(tag));
        Ok(match (own.next(), own.next()) {
            (None, _) => Err(Standing::NotThere),
            (Some(found), None) => Ok(found),
            (Some(_), Some(_)) => Err(Standing::Broken(Text::new(
                format!("云平台上有不止一个带有工单{}第{}行标记的资源，请人工核实", tag.order, tag.line),
                format!(
                    "more than one thing carries line {} of order {}: somebody must look",
                    tag.line, tag.order
                ),
            ))),
        })
    }
}

fn volume_body(deed: &Deed, tag: &Tag) -> Value {
    let Deed::CreateVolume { name, size_gib, volume_type, image } = deed else { return Value::Null };
    let mut volume =
        json!({"name": name, "size": size_gib, "volume_type": volume_type, "metadata": tag.metadata()});
    if let Some(image) = image {
        volume["imageRef"] = json!(image);
    }
    json!({ "volume": volume })
}

fn server_body(deed: &Deed, tag: &Tag) -> Value {
    let Deed::CreateServer { name, flavor, image, boot, networks, zone } = deed else { return Value::Null };
    let mut server = Map::new();
    server.insert("name".into(), json!(name));
    server.insert("flavorRef".into(), json!(flavor));
    server.insert("metadata".into(), json!(tag.metadata()));
    server.insert("min_count".into(), json!(1));
    server.insert("max_count".into(), json!(1));
    if let Some(image) = image {
        server.insert("imageRef".into(), json!(image));
    }
    if let Some(zone) = zone {
        server.insert("availability_zone".into(), json!(zone));
    }
    if let Some(Which::Id(volume)) = boot {
        let disk = json!({"uuid": volume, "source_type": "volume", "destination_type": "volume", "boot_index": 0,
            "delete_on_termination": false});
        server.insert("block_device_mapping_v2".into(), json!([disk]));
    }
    if !networks.is_empty() {
        let networks: Vec<Value> = networks.iter().map(|id| json!({"uuid": id})).collect();
        server.insert("networks".into(), json!(networks));
    }
    json!({ "server": server })
}

fn word<'v>(thing: &'v Value, name: &str) -> &'v str {
    thing.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn made(thing: &Value) -> Made {
    let addresses = thing.get("addresses").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let all = addresses.filter_map(Value::as_array).flatten();
    Made {
        id: word(thing, "id").to_owned(),
        name: word(thing, "name").to_owned(),
        addresses: all.filter_map(|one| one.get("addr")?.as_str().map(str::to_owned)).collect(),
    }
}

/// Whether Nova is at something with a server.
fn is_busy(server: &Value) -> bool {
    server.get("OS-EXT-STS:task_state").is_some_and(|task| !task.is_null())
}

fn broken(thing: &Value) -> Standing {
    let (id, status) = (word(thing, "id"), word(thing, "status"));
    let fault = thing.pointer("/fault/message").and_then(Value::as_str).unwrap_or_default();
    let fault = crate::said::short(fault);
    Standing::Broken(Text::new(
        format!("云平台上{id}的状态是{status}（{fault}）"),
        format!("{id} is {status} in the cloud ({fault})"),
    ))
}

fn gone() -> Standing {
    Standing::Broken(Text::new(
        "云平台的这个项目中已没有它",
        "it is not in this project of the cloud any more",
    ))
}

fn server_made(server: &Value) -> Standing {
    match word(server, "status") {
        "ACTIVE" | "SHUTOFF" => Standing::Done(made(server)),
        "ERROR" | "DELETED" | "SOFT_DELETED" => broken(server),
        _ => Standing::UnderWay(made(server)),
    }
}

fn volume_made(volume: &Value) -> Standing {
    match word(volume, "status") {
        "available" | "in-use" | "reserved" | "attaching" => Standing::Done(made(volume)),
        status if status.starts_with("error") => broken(volume),
        _ => Standing::UnderWay(made(volume)),
    }
}

fn attached(volume: &Value, server: &str) -> Standing {
    let on = survey::volume(volume).servers;
    let is_there = on.iter().any(|id| id == server);
    match word(volume, "status") {
        "in-use" if is_there => Standing::Done(made(volume)),
        "in-use" => broken(volume),
        "available" => Standing::NotThere,
        status if status.starts_with("error") => broken(volume),
        _ => Standing::UnderWay(made(volume)),
    }
}

fn extended(volume: &Value, size_gib: u64) -> Standing {
    match word(volume, "status") {
        status if status.starts_with("error") => broken(volume),
        "extending" => Standing::UnderWay(made(volume)),
        _ if survey::volume(volume).size_gib >= size_gib => Standing::Done(made(volume)),
        _ => Standing::NotThere,
    }
}

fn resized(server: &Value, flavor: &str) -> Standing {
    let has = survey::server(server).flavor == flavor;
    match word(server, "status") {
        "VERIFY_RESIZE" if has => Standing::Done(made(server)),
        // Another resize waits for its word: it is not ours to confirm.
        "VERIFY_RESIZE" | "ERROR" => broken(server),
        "ACTIVE" | "SHUTOFF" if is_busy(server) => Standing::UnderWay(made(server)),
        // A cloud may confirm by itself.
        "ACTIVE" | "SHUTOFF" if has => Standing::Done(made(server)),
        "ACTIVE" | "SHUTOFF" => Standing::NotThere,
        "RESIZE" | "REVERT_RESIZE" => Standing::UnderWay(made(server)),
        _ => broken(server),
    }
}

fn confirmed(server: &Value, flavor: &str) -> Standing {
    let has = survey::server(server).flavor == flavor;
    match word(server, "status") {
        "ACTIVE" | "SHUTOFF" if has && !is_busy(server) => Standing::Done(made(server)),
        "VERIFY_RESIZE" if has && !is_busy(server) => Standing::NotThere,
        "VERIFY_RESIZE" | "ACTIVE" | "SHUTOFF" if has => Standing::UnderWay(made(server)),
        _ => broken(server),
    }
}

fn powered(server: &Value, wanted: &str, other: &str) -> Standing {
    match word(server, "status") {
        status if status == wanted => Standing::Done(made(server)),
        status if status == other && !is_busy(server) => Standing::NotThere,
        "ERROR" => broken(server),
        // What is put away uses nothing either.
        "SHELVED" | "SHELVED_OFFLOADED" | "SUSPENDED" | "PAUSED" if wanted == "SHUTOFF" => {
            Standing::Done(made(server))
        }
        _ => Standing::UnderWay(made(server)),
    }
}

fn deleted(id: &str, found: Option<&Value>, is_busy: impl Fn(&Value) -> bool) -> Standing {
    let gone = || Standing::Done(Made { id: id.to_owned(), ..Made::default() });
    match found {
        None => gone(),
        Some(found) if ["DELETED", "SOFT_DELETED"].contains(&word(found, "status")) => gone(),
        Some(found) if word(found, "status") == "error_deleting" => broken(found),
        Some(found) if is_busy(found) => Standing::UnderWay(made(found)),
        Some(_) => Standing::NotThere,
    }
}
