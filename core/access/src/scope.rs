//! What rows an act may touch.

use yunheng_values::Text;

/// What a grant reaches, seen from its anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// 本单位: the anchor alone.
    OwnUnit,
    /// 本单位及下级: the anchor and everything below it in the tree.
    UnitsBelow,
    /// 服务商承接的项目: rows of projects that the anchor, a provider, serves; and the provider itself.
    Provider,
    /// 本层级: every party of a level, such as all of the city's.
    Level(String),
    /// 全部.
    All,
}

impl Reach {
    /// Stable name, as stored and on the wire; the level of `Level` is stored beside it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::OwnUnit => "own_unit",
            Self::UnitsBelow => "units_below",
            Self::Provider => "provider",
            Self::Level(_) => "level",
            Self::All => "all",
        }
    }

    /// The reach of a stable name and its level.
    pub fn parse(name: &str, level: Option<&str>) -> Option<Self> {
        match (name, level) {
            ("own_unit", _) => Some(Self::OwnUnit),
            ("units_below", _) => Some(Self::UnitsBelow),
            ("provider", _) => Some(Self::Provider),
            ("level", Some(level)) => Some(Self::Level(level.to_owned())),
            ("all", _) => Some(Self::All),
            _ => None,
        }
    }

    /// Words for people.
    pub fn title(&self) -> Text {
        match self {
            Self::OwnUnit => Text::new("本单位", "own unit"),
            Self::UnitsBelow => Text::new("本单位及下级", "own unit and those below"),
            Self::Provider => Text::new("服务商承接的项目", "projects that the provider serves"),
            Self::Level(level) => Text::new(format!("本层级（{level}）"), format!("the level `{level}`")),
            Self::All => Text::new("全部", "everything"),
        }
    }

    /// Whether a grant with it must name a party.
    pub fn needs_anchor(&self) -> bool {
        matches!(self, Self::OwnUnit | Self::UnitsBelow | Self::Provider)
    }
}

/// The rows that an act may touch: a union of what the grants reach. It cannot be built outside this crate, so a query
/// that asks for one is a query that somebody authorized.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    pub(crate) all: bool,
    pub(crate) parties: Vec<i64>,
    pub(crate) path_prefixes: Vec<String>,
    pub(crate) providers: Vec<i64>,
    pub(crate) levels: Vec<String>,
}

impl Scope {
    /// Everything, for work that the service does by itself. The name of the job goes into the audit trail, which the
    /// caller writes.
    pub fn system(job: &'static str) -> Self {
        debug_assert!(!job.is_empty(), "a job has a name");
        Self { all: true, ..Self::default() }
    }

    /// Nothing at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether every row is in it.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// Parties in it by id.
    pub fn parties(&self) -> &[i64] {
        &self.parties
    }

    /// Beginnings of paths of the unit tree, such as `/1/7/`.
    pub fn path_prefixes(&self) -> &[String] {
        &self.path_prefixes
    }

    /// Providers whose projects are in it.
    pub fn providers(&self) -> &[i64] {
        &self.providers
    }

    /// Levels in it, such as `county`.
    pub fn levels(&self) -> &[String] {
        &self.levels
    }

    /// Whether a party is in it.
    pub fn covers(&self, id: i64, path: &str, level: &str) -> bool {
        self.all
            || self.parties.contains(&id)
            || self.providers.contains(&id)
            || self.levels.iter().any(|own| own == level)
            || self.path_prefixes.iter().any(|prefix| path.starts_with(prefix.as_str()))
    }
}
