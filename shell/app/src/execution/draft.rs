//! Writing a plan: what an order asks, set beside what a project of a cloud offers and holds. Pure: nothing is read or changed here.

use super::words::{CloudWords, short_words, step_words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use yunheng_api::platform::{CloudMappingJson, OrderOperationJson};
use yunheng_connectors::openstack::{Choice, Deed, Room, Survey, Tag, Which};
use yunheng_ledger::Quantities;
use yunheng_ledger::reconcile::{Flavor, Mapping, Offer, Present, Supply, supply};
use yunheng_values::{ItemId, Quantity, Text};

/// What a plan is written from.
pub(super) struct Drafting<'d> {
    /// What is ordered.
    pub(super) operations: &'d [OrderOperationJson],
    /// What things count as.
    pub(super) mapping: &'d Mapping,
    /// Images and networks.
    pub(super) words: &'d CloudMappingJson,
    /// What the project offers and holds.
    pub(super) survey: &'d Survey,
    /// Platform and order of the tags.
    pub(super) tag: &'d Tag,
    /// Resources of operations about one that is there, by the operation's place.
    pub(super) bound: &'d BTreeMap<usize, Bound>,
    /// What stands in the way of operations before the cloud is looked at.
    pub(super) barred: &'d BTreeMap<usize, Text>,
}

/// A resource that is there.
#[derive(Debug, Clone, Default)]
pub(super) struct Bound {
    /// The cloud's id by the ledger.
    pub(super) external_id: String,
    /// What is leased.
    pub(super) items: Quantities,
    /// Ids of volumes that orders made for it.
    pub(super) volumes: BTreeSet<String>,
}

/// What becomes of an operation, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    /// Its place, from 1 on.
    pub(super) operation: i64,
    /// `steps`, `nothing`, `by_hand` or `hindered`.
    pub(super) state: LineState,
    pub(super) zh: String,
    pub(super) en: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LineState {
    Steps,
    Nothing,
    ByHand,
    Hindered,
}

impl LineState {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Nothing => "nothing",
            Self::ByHand => "by_hand",
            Self::Hindered => "hindered",
        }
    }
}

/// A step that is to be kept.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) line: String,
    pub(super) deed: Deed,
    pub(super) shown: Text,
    /// What stands already.
    pub(super) there: Option<String>,
}

/// A plan.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) lines: Vec<Line>,
    pub(super) steps: Vec<Step>,
}

/// Why an operation is not planned.
pub(super) enum Not {
    Nothing(Text),
    ByHand(Text),
    Hindered(Text),
}

/// What an operation comes to: words, or why it does not.
pub(super) type Planned = Result<Text, Not>;

/// Writes the plan of an order.
pub(super) fn draft(drafting: &Drafting<'_>) -> Draft {
    let mut writing = Writing::new(drafting);
    for (at, operation) in drafting.operations.iter().enumerate() {
        let (steps, room) = (writing.draft.steps.len(), writing.room);
        let planned = match drafting.barred.get(&at) {
            Some(why) => Err(Not::Hindered(why.clone())),
            None => writing.operation(at, operation),
        };
        let (state, says) = match planned {
            Ok(says) => (LineState::Steps, says),
            Err(not) => {
                // Nothing of an operation is done by halves.
                writing.draft.steps.truncate(steps);
                writing.room = room;
                match not {
                    Not::Nothing(says) => (LineState::Nothing, says),
                    Not::ByHand(says) => (LineState::ByHand, says),
                    Not::Hindered(says) => (LineState::Hindered, says),
                }
            }
        };
        let operation = i64::try_from(at + 1).unwrap_or(i64::MAX);
        writing.draft.lines.push(Line { operation, state, zh: says.zh, en: says.en });
    }
    writing.draft
}

pub(super) struct Writing<'d> {
    pub(super) is: &'d Drafting<'d>,
    pub(super) offer: Offer,
    room: Room,
    pub(super) draft: Draft,
}

pub(super) fn hindered(zh: impl Into<String>, en: impl Into<String>) -> Not {
    Not::Hindered(Text::new(zh, en))
}

impl<'d> Writing<'d> {
    fn new(is: &'d Drafting<'d>) -> Self {
        let flavor = |one: &Choice| Flavor {
            id: one.id.clone(),
            name: one.name.clone(),
            vcpus: one.vcpus,
            memory_mib: one.memory_mib,
            disk_gib: one.disk_gib,
        };
        let offer = Offer {
            flavors: is.survey.flavors.iter().map(flavor).collect(),
            volume_types: is.survey.volume_types.iter().map(|one| one.name.clone()).collect(),
        };
        Self { is, offer, room: is.survey.room, draft: Draft::default() }
    }

    fn operation(&mut self, at: usize, operation: &OrderOperationJson) -> Planned {
        if operation.run == "lease.start" {
            return self.start(at, operation);
        }
        let missing = || hindered("订单没有写明资源", "the order names no resource");
        let bound = self.is.bound.get(&at).ok_or_else(missing)?;
        if let Some(before) = self.same_before(at, operation) {
            let line = before + 1;
            return Err(Not::Nothing(Text::new(
                format!("与第{line}行一并办理"),
                format!("done together with line {line}"),
            )));
        }
        let server = self.is.survey.servers.iter().find(|one| one.id == bound.external_id);
        let volume = self.is.survey.volumes.iter().find(|one| one.id == bound.external_id);
        match (operation.run.as_str(), server, volume) {
            ("resource.resize" | "lease.promote", Some(server), _) => {
                self.resize(at, operation, bound, server)
            }
            ("resource.resize" | "lease.promote", None, Some(volume)) => {
                self.extend(at, operation, bound, volume)
            }
            ("lease.end", Some(server), _) => self.stop(at, server),
            ("lease.end", None, Some(_)) => {
                Err(Not::Nothing(Text::new("云硬盘没有关机", "a volume is not stopped")))
            }
            ("resource.reclaim", server, volume) => self.delete(at, bound, server, volume),
            _ => Err(hindered(
                format!("云平台的这个项目中没有{}：是否迁到了别的项目，或者已删除", bound.external_id),
                format!("{} is not in this project of the cloud: moved, or deleted", bound.external_id),
            )),
        }
    }

    /// An earlier operation that changes the same resource: both are one change.
    fn same_before(&self, at: usize, operation: &OrderOperationJson) -> Option<usize> {
        let mut before = self.is.operations.iter().take(at);
        before.position(|one| changes(one) && changes(operation) && one.resource == operation.resource)
    }

    /// What is leased once the order is done: of each of its items the new quantity, the others stay.
    pub(super) fn wanted(&self, bound: &Bound, operation: &OrderOperationJson) -> Quantities {
        let mut items = bound.items.clone();
        let of_it = |one: &&OrderOperationJson| changes(one) && one.resource == operation.resource;
        for one in self.is.operations.iter().filter(of_it) {
            for item in &one.items {
                items.remove(&ItemId::new(item.item.clone()));
            }
            items.extend(quantities(one));
        }
        items
    }

    /// Puts a step behind the others; says its place.
    pub(super) fn step(&mut self, line: &str, deed: Deed, there: Option<String>) -> i64 {
        let words = CloudWords { survey: self.is.survey, steps: &self.draft.steps };
        let shown = step_words(&deed, &words);
        self.draft.steps.push(Step { line: line.to_owned(), deed, shown, there });
        i64::try_from(self.draft.steps.len()).unwrap_or(i64::MAX)
    }

    pub(super) fn supplied(
        &self,
        operation: &OrderOperationJson,
        items: &Quantities,
        present: Option<&Present>,
    ) -> Result<Supply, Not> {
        supply(items, self.is.mapping, &self.offer, present).map_err(|short| {
            let name = |item: &ItemId| {
                let known = operation.items.iter().find(|one| one.item == item.as_str());
                known.map_or_else(|| item.as_str().to_owned(), |one| one.name.clone())
            };
            let (by_hand, says) = short_words(&short, name);
            if by_hand { Not::ByHand(says) } else { Not::Hindered(says) }
        })
    }

    fn start(&mut self, at: usize, operation: &OrderOperationJson) -> Planned {
        let supply = self.supplied(operation, &quantities(operation), None)?;
        let Some(flavor) = supply.flavor.map(|at| self.offer.flavors[at].clone()) else {
            for nth in 0..operation.count {
                let line = format!("{}.{}", at + 1, nth + 1);
                let disk = &supply.disks[0];
                self.volume(&line, &name(operation, nth), (disk.size_gib, &disk.volume_type), None)?;
            }
            return Ok(Text::new(
                format!("{}块{}云硬盘", operation.count, supply.disks[0].volume_type),
                format!("{} volumes of {}", operation.count, supply.disks[0].volume_type),
            ));
        };
        let (image, networks, zone) =
            (self.image(operation)?, self.network(operation)?, self.zone(operation));
        for nth in 0..operation.count {
            let line = format!("{}.{}", at + 1, nth + 1);
            let place = Place { image: &image.id, networks: &networks, zone: zone.as_deref() };
            self.machine(&line, &name(operation, nth), &flavor, &supply, &place)?;
        }
        Ok(Text::new(
            format!("{}台，规格{}，镜像{}", operation.count, flavor.name, image.name),
            format!("{} of flavor {}, image {}", operation.count, flavor.name, image.name),
        ))
    }

    fn machine(
        &mut self,
        line: &str,
        name: &str,
        flavor: &Flavor,
        supply: &Supply,
        place: &Place<'_>,
    ) -> Result<(), Not> {
        let mut disks = supply.disks.iter().enumerate();
        let of = |at: usize| (format!("{line}.d{}", at + 1), format!("{name}-d{}", at + 1));
        let boot = match disks.next().filter(|_| flavor.disk_gib == 0) {
            Some((at, disk)) => {
                let (line, name) = of(at);
                let image = Some(place.image.to_owned());
                Some(self.volume(&line, &name, (disk.size_gib, &disk.volume_type), image)?)
            }
            None => {
                disks = supply.disks.iter().enumerate();
                None
            }
        };
        let there = self.server_there(line, flavor)?;
        if there.is_none() {
            self.take_room(Room {
                servers: Some(1),
                vcpus: Some(i64::from(flavor.vcpus)),
                memory_mib: Some(whole(flavor.memory_mib)),
                ..Room::default()
            })?;
        }
        let deed = Deed::CreateServer {
            name: name.to_owned(),
            flavor: flavor.id.clone(),
            image: boot.is_none().then(|| place.image.to_owned()),
            boot: boot.map(Which::Made),
            networks: place.networks.to_vec(),
            zone: place.zone.map(str::to_owned),
        };
        let server = self.step(line, deed, there);
        for (at, disk) in disks {
            let (line, name) = of(at);
            let volume = self.volume(&line, &name, (disk.size_gib, &disk.volume_type), None)?;
            self.attach(&line, Which::Made(server), volume);
        }
        Ok(())
    }

    fn tagged(&self, line: &str) -> Tag {
        Tag { line: line.to_owned(), ..self.is.tag.clone() }
    }

    /// A server that was made for a line already.
    fn server_there(&self, line: &str, flavor: &Flavor) -> Result<Option<String>, Not> {
        let tag = self.tagged(line);
        let own = self.is.survey.servers.iter().filter(|one| one.tag.as_ref() == Some(&tag));
        match &own.collect::<Vec<_>>()[..] {
            [] => Ok(None),
            [one] if one.flavor == flavor.id && one.status != "ERROR" => Ok(Some(one.id.clone())),
            [one] if one.status == "ERROR" => Err(hindered(
                format!("第{line}行的云主机{}已建但出错，请先在云平台删除它", one.id),
                format!("the server {} of line {line} is in error: delete it in the cloud first", one.id),
            )),
            _ => Err(other_there(line)),
        }
    }

    pub(super) fn volume(
        &mut self,
        line: &str,
        name: &str,
        (size_gib, volume_type): (u64, &str),
        image: Option<String>,
    ) -> Result<i64, Not> {
        let tag = self.tagged(line);
        let own = self.is.survey.volumes.iter().filter(|one| one.tag.as_ref() == Some(&tag));
        let there = match &own.collect::<Vec<_>>()[..] {
            [] => None,
            [one] if one.size_gib == size_gib && one.volume_type == volume_type => Some(one.id.clone()),
            _ => return Err(other_there(line)),
        };
        if there.is_none() {
            let room = Room { volumes: Some(1), disk_gib: Some(whole(size_gib)), ..Room::default() };
            self.take_room(room)?;
        }
        let (name, volume_type) = (name.to_owned(), volume_type.to_owned());
        Ok(self.step(line, Deed::CreateVolume { name, size_gib, volume_type, image }, there))
    }

    pub(super) fn attach(&mut self, line: &str, server: Which, volume: i64) {
        let made = |which: &Which| match which {
            Which::Id(id) => Some(id.clone()),
            Which::Made(place) => self.draft.steps[usize::try_from(place - 1).ok()?].there.clone(),
        };
        let volume = Which::Made(volume);
        let there = made(&volume).filter(|id| {
            let found = self.is.survey.volumes.iter().find(|one| one.id == *id);
            made(&server).is_some_and(|server| found.is_some_and(|one| one.servers.contains(&server)))
        });
        self.step(line, Deed::Attach { server, volume }, there);
    }

    /// Takes from what the project may still make.
    pub(super) fn take_room(&mut self, wanted: Room) -> Result<(), Not> {
        let kinds = [
            (&mut self.room.servers, wanted.servers, "云主机台数", "servers"),
            (&mut self.room.vcpus, wanted.vcpus, "核数", "processors"),
            (&mut self.room.memory_mib, wanted.memory_mib, "内存MiB", "MiB of memory"),
            (&mut self.room.volumes, wanted.volumes, "云硬盘块数", "volumes"),
            (&mut self.room.disk_gib, wanted.disk_gib, "云硬盘GiB", "GiB of volumes"),
        ];
        for (left, wanted, zh, en) in kinds {
            if let (Some(left), Some(wanted)) = (left.as_mut(), wanted) {
                *left -= wanted;
                if *left < 0 {
                    let more = -*left;
                    return Err(hindered(
                        format!("云平台项目的配额不足：{zh}还差{more}"),
                        format!("the quota of the cloud's project is too small: {more} more {en}"),
                    ));
                }
            }
        }
        Ok(())
    }

    fn image(&self, operation: &OrderOperationJson) -> Result<&'d Choice, Not> {
        let wanted = operation.traits.get("specification").map(String::as_str).unwrap_or_default();
        let rule = self.is.words.images.iter().find(|one| fits(&one.specification, wanted));
        let rule = rule.ok_or_else(|| {
            hindered(
                format!("没有写明“{wanted}”用哪个镜像：在云平台对应里加一行"),
                format!("no image is named for `{wanted}`: add a line to the cloud's mapping"),
            )
        })?;
        one_of(&self.is.survey.images, &rule.image).ok_or_else(|| {
            hindered(
                format!("云平台里没有镜像“{}”，或者重名", rule.image),
                format!("the cloud has no image `{}`, or several", rule.image),
            )
        })
    }

    fn network(&self, operation: &OrderOperationJson) -> Result<Vec<String>, Not> {
        let wanted = operation.traits.get("region").map(String::as_str).unwrap_or_default();
        let rules = &self.is.words.networks;
        let Some(rule) = rules.iter().find(|one| fits(&one.region, wanted)) else {
            return Err(hindered(
                format!("没有写明网络区域“{wanted}”用哪个网络：在云平台对应里加一行"),
                format!("no network is named for the region `{wanted}`: add a line to the cloud's mapping"),
            ));
        };
        let found = one_of(&self.is.survey.networks, &rule.network).ok_or_else(|| {
            hindered(
                format!("云平台里没有网络“{}”，或者重名", rule.network),
                format!("the cloud has no network `{}`, or several", rule.network),
            )
        })?;
        Ok(vec![found.id.clone()])
    }

    fn zone(&self, operation: &OrderOperationJson) -> Option<String> {
        let wanted = operation.traits.get("region").map(String::as_str).unwrap_or_default();
        self.is.words.networks.iter().find(|one| fits(&one.region, wanted))?.zone.clone()
    }
}

struct Place<'p> {
    image: &'p str,
    networks: &'p [String],
    zone: Option<&'p str>,
}

fn other_there(line: &str) -> Not {
    hindered(
        format!("云平台上已有为第{line}行建的资源，规格与现在的方案不同，请人工核实"),
        format!("something else was made for line {line} before: somebody must look"),
    )
}

/// Whether an operation changes what is leased of a resource that is there.
fn changes(operation: &OrderOperationJson) -> bool {
    ["resource.resize", "lease.promote"].contains(&operation.run.as_str())
}

pub(super) fn whole(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// A resource of an operation; of several each has a name of its own, as the ledger gives it.
fn name(operation: &OrderOperationJson, nth: usize) -> String {
    let given = operation.traits.get("name").map(|name| name.trim()).filter(|name| !name.is_empty());
    let name = given.unwrap_or("yunheng");
    if operation.count > 1 { format!("{name}-{:02}", nth + 1) } else { name.to_owned() }
}

fn quantities(operation: &OrderOperationJson) -> Quantities {
    let read = operation.items.iter().filter_map(|one| {
        let quantity = Quantity::parse(&one.quantity).ok().filter(|quantity| quantity.scaled() > 0)?;
        Some((ItemId::new(one.item.clone()), quantity))
    });
    read.collect()
}

/// Whether a pattern is the word: one that ends with `*` is a beginning.
fn fits(pattern: &str, word: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == word, |beginning| word.starts_with(beginning))
}

/// What has this id, or alone has this name.
fn one_of<'c>(choices: &'c [Choice], wanted: &str) -> Option<&'c Choice> {
    let by_id = choices.iter().find(|one| one.id == wanted);
    by_id.or_else(|| {
        let mut named = choices.iter().filter(|one| one.name == wanted);
        named.next().filter(|_| named.next().is_none())
    })
}
