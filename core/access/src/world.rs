//! The four worlds of accounts.

use yunheng_values::Text;

/// A world: what kind of account and role this is. Nobody is in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum World {
    /// People of the parties: they apply, approve, deliver, verify, pay.
    Business,
    /// 系统管理员: accounts, resources, operation.
    System,
    /// 安全管理员: policy of signing in, roles, authorization.
    Security,
    /// 审计管理员: the audit trail.
    Audit,
}

impl World {
    /// All of them, business first.
    pub const ALL: [Self; 4] = [Self::Business, Self::System, Self::Security, Self::Audit];
    /// The three administrators.
    pub const ADMINISTRATORS: [Self; 3] = [Self::System, Self::Security, Self::Audit];

    /// Stable name, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::System => "system",
            Self::Security => "security",
            Self::Audit => "audit",
        }
    }

    /// The world of a stable name.
    ///
    /// ```
    /// use yunheng_access::World;
    /// assert_eq!(World::parse("audit"), Some(World::Audit));
    /// assert_eq!(World::parse("root"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|world| world.as_str() == name)
    }

    /// Words for people.
    pub fn title(self) -> Text {
        match self {
            Self::Business => Text::new("业务人员", "business"),
            Self::System => Text::new("系统管理员", "system administrator"),
            Self::Security => Text::new("安全管理员", "security administrator"),
            Self::Audit => Text::new("审计管理员", "audit administrator"),
        }
    }

    /// Whether this is one of the three administrators.
    pub fn is_administrator(self) -> bool {
        self != Self::Business
    }
}
