//! Planning what becomes of a resource that is there: resized, extended, stopped, deleted.

use super::draft::{Bound, Not, Planned, Writing, hindered, whole};
use yunheng_api::platform::OrderOperationJson;
use yunheng_connectors::openstack::{Deed, Room, StandingServer, StandingVolume, Which};
use yunheng_ledger::reconcile::{Flavor, Present, Thing, ThingKind};
use yunheng_values::Text;

impl Writing<'_> {
    pub(super) fn resize(
        &mut self,
        at: usize,
        operation: &OrderOperationJson,
        bound: &Bound,
        server: &StandingServer,
    ) -> Planned {
        let line = format!("{}.1", at + 1);
        let own_disks = |one: &&StandingVolume| {
            // A disk that an earlier plan of this order made is one of those that are still to be there.
            let is_of_order = one
                .tag
                .as_ref()
                .is_some_and(|tag| tag.platform == self.is.tag.platform && tag.order == self.is.tag.order);
            one.servers.contains(&server.id) && !is_of_order
        };
        let volumes = self.is.survey.volumes.iter().filter(own_disks).map(as_thing).collect();
        let present = Present { flavor: Some(server.flavor.clone()), volumes };
        let supply = self.supplied(operation, &self.wanted(bound, operation), Some(&present))?;
        let target = supply.flavor.map(|at| self.offer.flavors[at].clone()).unwrap_or_else(|| Flavor {
            id: server.flavor.clone(),
            name: server.flavor.clone(),
            vcpus: 0,
            memory_mib: 0,
            disk_gib: 0,
        });
        let steps = self.draft.steps.len();
        if target.id != server.flavor {
            self.other_flavor(&line, server, &target)?;
        } else if server.status == "VERIFY_RESIZE" {
            self.step(
                &line,
                Deed::ConfirmResize { server: server.id.clone(), flavor: target.id.clone() },
                None,
            );
        }
        for (nth, disk) in supply.disks.iter().enumerate() {
            let line = format!("{line}.d{}", nth + 1);
            let name = format!("{}-{line}", server.name);
            let volume = self.volume(&line, &name, (disk.size_gib, &disk.volume_type), None)?;
            self.attach(&line, Which::Id(server.id.clone()), volume);
        }
        if operation.run == "lease.promote" && server.status == "SHUTOFF" {
            self.step(&line, Deed::Start { server: server.id.clone() }, None);
        }
        if self.draft.steps.len() == steps {
            return Err(Not::Nothing(Text::new("云平台上已是这个规格", "the cloud has this size already")));
        }
        Ok(Text::new(
            format!("{}改为规格{}", server.name, target.name),
            format!("{} to flavor {}", server.name, target.name),
        ))
    }

    fn other_flavor(&mut self, line: &str, server: &StandingServer, target: &Flavor) -> Result<(), Not> {
        if !["ACTIVE", "SHUTOFF"].contains(&server.status.as_str()) {
            return Err(hindered(
                format!("云主机的状态是{}，开机或者关机时才能改规格", server.status),
                format!("the server is {}: only a running or stopped one is resized", server.status),
            ));
        }
        let now = self.offer.flavors.iter().find(|one| one.id == server.flavor);
        let more = |wanted: i64, have: i64| Some((wanted - have).max(0));
        self.take_room(Room {
            vcpus: more(target.vcpus.into(), now.map_or(0, |one| one.vcpus.into())),
            memory_mib: more(whole(target.memory_mib), now.map_or(0, |one| whole(one.memory_mib))),
            ..Room::default()
        })?;
        let (server, flavor) = (server.id.clone(), target.id.clone());
        self.step(line, Deed::Resize { server: server.clone(), flavor: flavor.clone() }, None);
        self.step(line, Deed::ConfirmResize { server, flavor }, None);
        Ok(())
    }

    pub(super) fn extend(
        &mut self,
        at: usize,
        operation: &OrderOperationJson,
        bound: &Bound,
        volume: &StandingVolume,
    ) -> Planned {
        let supply = self.supplied(operation, &self.wanted(bound, operation), None)?;
        let wanted = supply.disks.first().filter(|_| supply.flavor.is_none());
        match wanted {
            Some(disk) if disk.volume_type != volume.volume_type => Err(hindered(
                format!("云硬盘是{}类型，应为{}：换类型由人办理", volume.volume_type, disk.volume_type),
                format!(
                    "the volume is of {}, not {}: people change that",
                    volume.volume_type, disk.volume_type
                ),
            )),
            Some(disk) if disk.size_gib < volume.size_gib => {
                Err(hindered("云硬盘不能改小", "a volume is not made smaller"))
            }
            Some(disk) if disk.size_gib == volume.size_gib => {
                Err(Not::Nothing(Text::new("云平台上已是这个容量", "the cloud has this size already")))
            }
            Some(disk) => {
                let more = whole(disk.size_gib) - whole(volume.size_gib);
                self.take_room(Room { disk_gib: Some(more), ..Room::default() })?;
                let size_gib = disk.size_gib;
                let line = format!("{}.1", at + 1);
                self.step(&line, Deed::Extend { volume: volume.id.clone(), size_gib }, None);
                Ok(Text::new(format!("扩到{size_gib}GiB"), format!("to {size_gib} GiB")))
            }
            None => Err(hindered(
                "台账上是云主机，云平台上是云硬盘",
                "a server in the ledger, a volume in the cloud",
            )),
        }
    }

    pub(super) fn stop(&mut self, at: usize, server: &StandingServer) -> Planned {
        if server.status == "SHUTOFF" {
            return Err(Not::Nothing(Text::new("已经关机", "stopped already")));
        }
        self.step(&format!("{}.1", at + 1), Deed::Stop { server: server.id.clone() }, None);
        Ok(Text::new(format!("关机：{}", server.name), format!("stop {}", server.name)))
    }

    /// Deletes what the ledger says the resource is, and the disks that orders made for it; nothing is found by its name.
    pub(super) fn delete(
        &mut self,
        at: usize,
        bound: &Bound,
        server: Option<&StandingServer>,
        volume: Option<&StandingVolume>,
    ) -> Planned {
        let line = format!("{}.1", at + 1);
        let steps = self.draft.steps.len();
        if let Some(server) = server {
            self.step(&line, Deed::DeleteServer { server: server.id.clone() }, None);
        }
        if let Some(volume) = volume {
            if !volume.servers.is_empty() {
                return Err(hindered("云硬盘还挂在云主机上", "the volume is still attached to a server"));
            }
            self.step(&line, Deed::DeleteVolume { volume: volume.id.clone() }, None);
        }
        let is_on = |one: &&StandingVolume| one.servers.iter().all(|id| *id == bound.external_id);
        let own = self.is.survey.volumes.iter().filter(|one| bound.volumes.contains(&one.id)).filter(is_on);
        for disk in own {
            self.step(&line, Deed::DeleteVolume { volume: disk.id.clone() }, None);
        }
        if self.draft.steps.len() == steps {
            let id = &bound.external_id;
            return Err(Not::Nothing(Text::new(
                format!("云平台的这个项目中已没有{id}"),
                format!("{id} is not in this project of the cloud any more"),
            )));
        }
        let others = self.is.survey.volumes.iter();
        let left =
            others.filter(|one| one.servers.contains(&bound.external_id) && !bound.volumes.contains(&one.id));
        Ok(match left.count() {
            0 => Text::new("删除，不能恢复", "deleted for good"),
            count => Text::new(
                format!("删除，不能恢复；另有{count}块不是工单开通的云硬盘留着，由人核实"),
                format!("deleted for good; {count} volumes that no order made stay for people to look at"),
            ),
        })
    }
}

fn as_thing(volume: &StandingVolume) -> Thing {
    Thing {
        kind: ThingKind::Volume,
        id: volume.id.clone(),
        name: volume.name.clone(),
        project: String::new(),
        status: volume.status.clone(),
        specification: Some(volume.volume_type.clone()),
        vcpus: None,
        memory_mib: None,
        disk_gib: Some(volume.size_gib),
        addresses: Vec::new(),
        servers: volume.servers.clone(),
    }
}
