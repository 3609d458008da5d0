//! What an OpenStack cloud says that it holds: servers, volumes, public addresses, load balancers, and whose they are.
//!
//! Reading changes nothing, and a credential that may only read is enough; what changes something is in `hand.rs` and `deed.rs`, and has a
//! credential of its own. A part that cannot be read whole is told as a [`Gap`]
//! beside what was read: whoever compares must not take "not told" for "not there". What the cloud says about totals is not believed; pages
//! are followed until they end, and a cloud whose pages never end is stopped.

mod deed;
mod hand;
mod inventory;
mod keystone;
mod pages;
mod parts;
mod session;
mod survey;

pub use deed::{Deed, Made, Standing, Tag, Which};
pub use hand::{Hand, Told};
pub use inventory::{FloatingIp, Gap, Inventory, LoadBalancer, Part, Project, Server, Volume};

pub use survey::{Choice, Room, StandingServer, StandingVolume, Survey};

use crate::outbound::OutboundConfig;
use crate::refusal::Refusal;
use secrecy::SecretString;
use serde::Deserialize;
use session::Session;

/// A cloud and how it is entered.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloudConfig {
    /// Keystone's address, with or without `/v3`.
    pub auth_url: String,
    /// Who reads.
    pub credential: Credential,
    /// Region of the catalog; every region's first endpoint when absent.
    #[serde(default)]
    pub region: Option<String>,
    /// Which of the catalog's addresses are called.
    #[serde(default)]
    pub interface: Interface,
    /// Whether one token sees every project.
    #[serde(default)]
    pub reach: CloudReach,
    /// The client and its limits; hosts that are not public must be in its list.
    #[serde(default)]
    pub outbound: OutboundConfig,
}

/// Who reads. A role that may only read (`reader`) is enough.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Credential {
    /// An application credential. It belongs to one project and cannot be moved to another.
    Application {
        /// Its id.
        id: String,
        /// Its secret.
        secret: SecretString,
    },
    /// A user with a password.
    Password {
        /// Name of the user.
        user: String,
        /// Name of the user's domain.
        #[serde(default = "default_domain")]
        user_domain: String,
        /// The password.
        password: SecretString,
        /// Name of the project to begin in; none asks for the whole system.
        #[serde(default)]
        project: Option<String>,
        /// Name of that project's domain.
        #[serde(default = "default_domain")]
        project_domain: String,
    },
}

fn default_domain() -> String {
    "Default".to_owned()
}

/// Which of the addresses that a catalog gives for a service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interface {
    /// For users.
    #[default]
    Public,
    /// For the cloud's own network.
    Internal,
    /// For administrators, in old clouds.
    Admin,
}

impl Interface {
    fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Admin => "admin",
        }
    }
}

/// How everything is reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloudReach {
    /// The reader's role sees all projects at once.
    #[default]
    AllProjects,
    /// The reader is a member of each project and asks them one by one.
    EachProject,
}

/// Reads what the cloud holds.
///
/// # Errors
/// [`Refusal`] when the cloud cannot be entered at all. What fails later is a [`Gap`].
pub async fn read(config: &CloudConfig) -> Result<Inventory, Refusal> {
    let mut session = Session::open(config).await?;
    let mut inventory = Inventory::default();
    parts::projects(&mut session, &mut inventory).await;
    match config.reach {
        CloudReach::AllProjects => parts::everything(&mut session, &mut inventory, None).await,
        CloudReach::EachProject => {
            for id in inventory.projects.iter().map(|project| project.id.clone()).collect::<Vec<_>>() {
                match session.within(&id).await {
                    Ok(mut within) => parts::everything(&mut within, &mut inventory, Some(&id)).await,
                    Err(refusal) => inventory.gap(Part::Projects, Some(&id), refusal.advice),
                }
            }
        }
    }
    inventory.order();
    Ok(inventory)
}
