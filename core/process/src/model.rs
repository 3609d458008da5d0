//! A process as a graph: nodes, flows, and what an office settles about each.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;
use yunheng_calendar::Limit;

/// The id of an element, as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ElementId(Arc<str>);

impl ElementId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for ElementId {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl std::borrow::Borrow<str> for ElementId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ElementId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ElementId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Arc::from(text)))
    }
}

/// One process of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// Its id.
    pub id: ElementId,
    /// Its name; empty when it has none.
    pub name: String,
    /// Whether the file says that it can be executed.
    pub executable: bool,
    /// `file:line:column`.
    pub place: String,
    /// In the order of the file.
    pub nodes: Vec<Node>,
    /// In the order of the file.
    pub flows: Vec<Flow>,
    /// Processes embedded in it, which are outside the subset but are judged too.
    pub embedded: Vec<Process>,
}

/// An event, an activity or a gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its id.
    pub id: ElementId,
    /// Its name; empty when it has none.
    pub name: String,
    /// `file:line:column`.
    pub place: String,
    /// What it does.
    pub kind: Kind,
    /// Whether the subset has it as it stands.
    pub supported: bool,
    /// What our own attributes say.
    pub settings: Settings,
    /// Indices of the flows into it.
    pub incoming: Vec<usize>,
    /// Indices of the flows out of it, in the order of the file.
    pub outgoing: Vec<usize>,
    /// Indices of the boundary events on it.
    pub attached: Vec<usize>,
}

/// What a node does with the token that reaches it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A case begins here.
    Start,
    /// A token ends here.
    End,
    /// People do it.
    UserTask,
    /// The platform does it.
    ServiceTask,
    /// Another process does it.
    CallActivity,
    /// Time passes.
    Timer,
    /// A timer on an activity.
    Boundary {
        /// Index of the activity.
        host: usize,
        /// Whether the activity ends when it is due.
        interrupting: bool,
    },
    /// One flow in, one flow out.
    Exclusive,
    /// All flows in, all flows out.
    Parallel,
    /// Every flow that still comes, every flow whose condition holds.
    Inclusive,
    /// Outside the subset: a token goes through.
    Pass,
}

/// An arrow from one node to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Its id.
    pub id: ElementId,
    /// Its name; empty when it has none.
    pub name: String,
    /// `file:line:column`.
    pub place: String,
    /// Index of the node that it leaves.
    pub from: usize,
    /// Index of the node that it enters.
    pub to: usize,
    /// When it is taken, in CEL.
    pub condition: Option<String>,
    /// Whether it is taken when no other is.
    pub is_default: bool,
}

/// What the attributes of our own namespace say about a node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Who: a role.
    pub role: Option<String>,
    /// Who: the relation of that role's holder to the case, for example `own_head` or `project_provider`.
    pub relation: Option<String>,
    /// Which form is shown.
    pub form: Option<String>,
    /// How long it may take; for a timer, when it is due.
    pub limit: Option<LimitRule>,
    /// The same in an urgent case.
    pub urgent_limit: Option<LimitRule>,
    /// The field of the form from whose day or moment the limit counts, instead of from the coming of the task.
    pub limit_from: Option<String>,
    /// The field of the form that holds the day or moment by which it is due, instead of a limit.
    pub due_field: Option<String>,
    /// What becomes of the clock of a task that was returned and comes again; as the pack reads it when it says nothing.
    pub returned: Option<ReturnedClock>,
    /// The same by the value of a field of the form.
    pub limit_by: Option<LimitBy>,
    /// Words that it can be completed with, the consenting one first. `return` and `reject` allow those two acts.
    pub outcomes: Vec<String>,
    /// Names of effects that completing it has.
    pub effects: Vec<String>,
    /// Several people decide side by side.
    pub countersign: Option<Countersign>,
    /// A service task that ends when its result arrives, not when its effects are done.
    pub waits: bool,
}

/// What becomes of the clock of a task whose person returned it for correction, when it comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReturnedClock {
    /// 重新起算.
    Anew,
    /// 连续计算: the time of the correction counts.
    Kept,
    /// 扣除补正时间: it goes on where it stood.
    Paused,
}

impl ReturnedClock {
    /// Every one with its word.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Anew, "anew"), (Self::Kept, "kept"), (Self::Paused, "paused")];

    /// The one of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == word).map(|(clock, _)| clock)
    }

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Anew => "anew",
            Self::Kept => "kept",
            Self::Paused => "paused",
        }
    }
}

impl Settings {
    /// The limit of a case: that of an urgent one, that which the form chooses, or the one for all others. `value` gives fields of the
    /// form as words.
    pub fn limit_of(&self, is_urgent: bool, value: &dyn Fn(&str) -> Option<String>) -> Option<&LimitRule> {
        let urgent = self.urgent_limit.as_ref().filter(|_| is_urgent);
        let chosen = || {
            let by = self.limit_by.as_ref()?;
            let value = value(&by.field)?;
            by.limits.iter().find(|(of, _)| *of == value).map(|(_, limit)| limit)
        };
        urgent.or_else(chosen).or(self.limit.as_ref())
    }

    /// Every limit that it names.
    pub fn limits(&self) -> impl Iterator<Item = &LimitRule> {
        let by = self.limit_by.iter().flat_map(|by| by.limits.iter().map(|(_, limit)| limit));
        self.limit.iter().chain(&self.urgent_limit).chain(by)
    }
}

/// Limits that the value of a field chooses, such as the class of an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitBy {
    /// The field of the form.
    pub field: String,
    /// Limits by its value.
    pub limits: Vec<(String, LimitRule)>,
}

/// A limit: a parameter of the pack, or one that is written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LimitRule {
    /// Key of a parameter, for example `req.provision`.
    Key(String),
    /// Written in the process itself.
    Fixed(Limit),
}

impl LimitRule {
    /// Reads a limit that is written out, or the key of one.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(limit) = Limit::parse(text) {
            return Some(Self::Fixed(limit));
        }
        let of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let is_key = text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(of_key);
        is_key.then(|| Self::Key(text.to_owned()))
    }
}

impl fmt::Display for LimitRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(key),
            Self::Fixed(limit) => limit.fmt(f),
        }
    }
}

/// How many of those who decide side by side must consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Countersign {
    /// 全部.
    All,
    /// 任一.
    Any,
    /// At least this share of them.
    Share {
        /// Above the line; not more than below.
        numerator: u32,
        /// Below the line; not 0.
        denominator: u32,
    },
}

impl Countersign {
    /// How many of `people` must consent: at least one, and all of them at most.
    pub fn needed(self, people: usize) -> usize {
        let share = match self {
            Self::All => people,
            Self::Any => 1,
            Self::Share { numerator, denominator } => {
                let (above, below) = (numerator as usize, (denominator as usize).max(1));
                people.saturating_mul(above).div_ceil(below)
            }
        };
        share.clamp(1, people.max(1))
    }
}

impl Process {
    /// The node with this id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id.as_str() == id)
    }
}

impl Node {
    /// The name, or the id when it has none, on one line.
    pub fn title(&self) -> String {
        let words: Vec<&str> = self.name.split_whitespace().collect();
        if words.is_empty() { self.id.to_string() } else { words.join(" ") }
    }

    /// Whether people, the platform or another process work here.
    pub fn is_activity(&self) -> bool {
        matches!(self.kind, Kind::UserTask | Kind::ServiceTask | Kind::CallActivity | Kind::Pass)
    }
}
