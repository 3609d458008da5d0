//! What was read.

use yunheng_values::Text;

/// What a cloud holds, each list ordered by id and without repetition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Projects that the reader sees.
    pub projects: Vec<Project>,
    /// Virtual machines, in every state but deleted.
    pub servers: Vec<Server>,
    /// Block storage.
    pub volumes: Vec<Volume>,
    /// Public addresses, used or not.
    pub floating_ips: Vec<FloatingIp>,
    /// Load balancers.
    pub load_balancers: Vec<LoadBalancer>,
    /// What could not be read.
    pub gaps: Vec<Gap>,
}

/// A part of a cloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Keystone's projects.
    Projects,
    /// Nova's flavors.
    Flavors,
    /// Nova's servers.
    Servers,
    /// Cinder's volumes.
    Volumes,
    /// Neutron's floating addresses.
    FloatingIps,
    /// Octavia's load balancers.
    LoadBalancers,
}

impl Part {
    /// Stable word of the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Flavors => "flavors",
            Self::Servers => "servers",
            Self::Volumes => "volumes",
            Self::FloatingIps => "floating_ips",
            Self::LoadBalancers => "load_balancers",
        }
    }
}

/// A part that was not read, or not whole. What is missing from it proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Of what.
    pub part: Part,
    /// Of which project, when projects are read one by one.
    pub project_id: Option<String>,
    /// What happened and what to do.
    pub why: Text,
}

/// A project 项目 of the cloud, also called tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The cloud's id.
    pub id: String,
    /// Its name there.
    pub name: String,
    /// Whether it is in use.
    pub is_enabled: bool,
}

/// A virtual machine 云主机.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The cloud's id; survives renaming, rebuilding and resizing.
    pub id: String,
    /// Its name, which anybody there may change.
    pub name: String,
    /// Whose it is.
    pub project_id: String,
    /// Nova's word for its state, such as `ACTIVE` or `SHELVED_OFFLOADED`.
    pub status: String,
    /// When it was made, RFC 3339.
    pub created_at: Option<String>,
    /// Name or id of its flavor.
    pub flavor: Option<String>,
    /// Processors, when the flavor is known.
    pub vcpus: Option<u32>,
    /// Memory in MiB, when the flavor is known.
    pub memory_mib: Option<u64>,
    /// Disk of the flavor in GiB, when the flavor is known.
    pub disk_gib: Option<u64>,
    /// Addresses, public ones among them.
    pub addresses: Vec<String>,
    /// Availability zone.
    pub zone: Option<String>,
}

/// Block storage 云硬盘.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// The cloud's id.
    pub id: String,
    /// Its name; often empty.
    pub name: String,
    /// Whose it is.
    pub project_id: String,
    /// Cinder's word for its state.
    pub status: String,
    /// When it was made, RFC 3339.
    pub created_at: Option<String>,
    /// GiB.
    pub size_gib: u64,
    /// Kind of storage.
    pub volume_type: Option<String>,
    /// Servers that it is attached to.
    pub server_ids: Vec<String>,
}

/// A public address 弹性公网IP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FloatingIp {
    /// The cloud's id.
    pub id: String,
    /// The address.
    pub address: String,
    /// Whose it is.
    pub project_id: String,
    /// Whether it leads to anything.
    pub is_used: bool,
}

/// A load balancer 负载均衡.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadBalancer {
    /// The cloud's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub project_id: String,
    /// Octavia's word for its state.
    pub status: String,
    /// Its address.
    pub address: Option<String>,
}

impl Inventory {
    /// Whether a part was read whole, for every project.
    pub fn is_whole(&self, part: Part) -> bool {
        self.gaps.iter().all(|gap| gap.part != part && gap.part != Part::Projects)
    }

    pub(super) fn gap(&mut self, part: Part, project_id: Option<&str>, why: Text) {
        self.gaps.push(Gap { part, project_id: project_id.map(str::to_owned), why });
    }

    /// Orders everything by id. Something that two projects show is there once.
    pub(super) fn order(&mut self) {
        fn settle<T>(all: &mut Vec<T>, id: impl Fn(&T) -> &str) {
            all.sort_by(|a, b| id(a).cmp(id(b)));
            all.dedup_by(|a, b| id(a) == id(b));
        }
        settle(&mut self.projects, |one| &one.id);
        settle(&mut self.servers, |one| &one.id);
        settle(&mut self.volumes, |one| &one.id);
        settle(&mut self.floating_ips, |one| &one.id);
        settle(&mut self.load_balancers, |one| &one.id);
    }
}
