//! What is changed in a cloud, one call each, and how it is known whether it was.
//!
//! Whatever is made carries a [`Tag`] in its metadata: platform, order and line. So it is looked for before it is asked for, and a crash
//! between the call and its record makes nothing twice. Everything else is known by the cloud's id, never by a name.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_values::Text;

/// A change of a cloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum Deed {
    /// Makes a volume.
    CreateVolume {
        /// Its name.
        name: String,
        /// Its size, GiB.
        size_gib: u64,
        /// Its kind.
        volume_type: String,
        /// The image that is written on it, of one that a server starts from.
        image: Option<String>,
    },
    /// Makes a server.
    CreateServer {
        /// Its name.
        name: String,
        /// Id of its flavor.
        flavor: String,
        /// Id of its image, when it has a disk of its own.
        image: Option<String>,
        /// The volume that it starts from, when it has none.
        boot: Option<Which>,
        /// Networks that it is in.
        networks: Vec<String>,
        /// Where it stands in the cloud.
        zone: Option<String>,
    },
    /// Joins a volume with a server.
    Attach {
        /// The server.
        server: Which,
        /// The volume.
        volume: Which,
    },
    /// Gives a server another flavor; it then waits for the word that it is right.
    Resize {
        /// Its id.
        server: String,
        /// Id of the flavor.
        flavor: String,
    },
    /// Says that the resize was right.
    ConfirmResize {
        /// Id of the server.
        server: String,
        /// Id of the flavor.
        flavor: String,
    },
    /// Makes a volume larger.
    Extend {
        /// Its id.
        volume: String,
        /// Its new size, GiB.
        size_gib: u64,
    },
    /// Starts a server.
    Start {
        /// Its id.
        server: String,
    },
    /// Stops a server.
    Stop {
        /// Its id.
        server: String,
    },
    /// Deletes a server.
    DeleteServer {
        /// Its id.
        server: String,
    },
    /// Deletes a volume.
    DeleteVolume {
        /// Its id.
        volume: String,
    },
}

/// A thing of the cloud: one that is there, or one that an earlier step makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The cloud's id.
    Id(String),
    /// What the step at this place made.
    Made(i64),
}

/// What a thing carries in its metadata: for whom it was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tag {
    /// The platform's own name, so that two of them can share a cloud.
    pub platform: String,
    /// The order.
    pub order: String,
    /// The line of the order.
    pub line: String,
}

const PLATFORM: &str = "yunheng_platform";
const ORDER: &str = "yunheng_order";
const LINE: &str = "yunheng_line";

/// A thing that stands as it was to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its addresses.
    pub addresses: Vec<String>,
}

/// How far a change is, as the cloud shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of it is seen.
    NotThere,
    /// The cloud is at it.
    UnderWay(Made),
    /// It is done.
    Done(Made),
    /// It will not come to its end.
    Broken(Text),
}

impl Tag {
    /// As metadata.
    pub(super) fn metadata(&self) -> BTreeMap<&'static str, &str> {
        [(PLATFORM, self.platform.as_str()), (ORDER, &self.order), (LINE, &self.line)].into()
    }

    /// Out of the metadata of a thing.
    pub(super) fn of(thing: &Value) -> Option<Self> {
        let metadata = thing.get("metadata")?;
        let text = |name: &str| metadata.get(name)?.as_str().map(str::to_owned);
        Some(Self { platform: text(PLATFORM)?, order: text(ORDER)?, line: text(LINE)? })
    }
}

impl Deed {
    /// Stable word of the call.
    pub fn call(&self) -> &'static str {
        match self {
            Self::CreateVolume { .. } => "create_volume",
            Self::CreateServer { .. } => "create_server",
            Self::Attach { .. } => "attach",
            Self::Resize { .. } => "resize",
            Self::ConfirmResize { .. } => "confirm_resize",
            Self::Extend { .. } => "extend",
            Self::Start { .. } => "start",
            Self::Stop { .. } => "stop",
            Self::DeleteServer { .. } => "delete_server",
            Self::DeleteVolume { .. } => "delete_volume",
        }
    }

    /// Whether it makes something, so that asking twice would make two.
    pub fn makes(&self) -> bool {
        matches!(self, Self::CreateVolume { .. } | Self::CreateServer { .. })
    }

    /// Steps whose things it needs.
    pub fn needs(&self) -> Vec<i64> {
        let all = match self {
            Self::CreateServer { boot, .. } => vec![boot.as_ref()],
            Self::Attach { server, volume } => vec![Some(server), Some(volume)],
            _ => Vec::new(),
        };
        let made = |which: &Which| if let Which::Made(place) = which { Some(*place) } else { None };
        all.into_iter().flatten().filter_map(made).collect()
    }

    /// The same with the ids of what earlier steps made; none while one of them has made nothing yet.
    #[must_use]
    pub fn resolved(&self, made: &BTreeMap<i64, String>) -> Option<Self> {
        let of = |which: &Which| match which {
            Which::Id(id) => Some(Which::Id(id.clone())),
            Which::Made(place) => made.get(place).cloned().map(Which::Id),
        };
        let mut deed = self.clone();
        match &mut deed {
            Self::CreateServer { boot: Some(boot), .. } => *boot = of(boot)?,
            Self::Attach { server, volume } => (*server, *volume) = (of(server)?, of(volume)?),
            _ => {}
        }
        Some(deed)
    }
}

impl Which {
    /// The id; nothing of what is still to be made.
    pub fn id(&self) -> &str {
        match self {
            Self::Id(id) => id,
            Self::Made(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_first_is_named_by_its_step() {
        let deed = Deed::Attach { server: Which::Made(2), volume: Which::Id("v".into()) };
        assert_eq!(deed.needs(), [2]);
        assert_eq!(deed.resolved(&BTreeMap::new()), None);
        let made = BTreeMap::from([(2, "s".to_owned())]);
        let done = deed.resolved(&made).expect("resolved");
        assert_eq!(done, Deed::Attach { server: Which::Id("s".into()), volume: Which::Id("v".into()) });
        let text = serde_json::to_string(&done).expect("JSON");
        assert_eq!(serde_json::from_str::<Deed>(&text).expect("read back"), done);
    }
}
