//! What kinds of notices there are, and by which ways they go unless their person chose otherwise.

use yunheng_values::Text;

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// 通知: written by a person.
    Letter,
    /// 待办: something waits for the person.
    Task,
    /// 工单: an order to a provider, which machines may take.
    Order,
    /// 时限: a limit is near or over.
    Deadline,
    /// 结果: something that the person began has been decided.
    Result,
    /// 安全: the person's own account.
    Security,
    /// 运行: the platform itself, for those who look after it.
    Operation,
}

/// Ways that a person chooses; the box in the page is always one.
pub(crate) const CHOSEN: [&str; 2] = ["mail", "sms"];

impl NoticeKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Letter,
        Self::Task,
        Self::Order,
        Self::Deadline,
        Self::Result,
        Self::Security,
        Self::Operation,
    ];

    /// Stable name, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Task => "task",
            Self::Order => "order",
            Self::Deadline => "deadline",
            Self::Result => "result",
            Self::Security => "security",
            Self::Operation => "operation",
        }
    }

    /// The kind of a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Words for people.
    pub fn title(self) -> Text {
        let (zh, en) = match self {
            Self::Letter => ("通知", "letters"),
            Self::Task => ("待办事项", "tasks"),
            Self::Order => ("工单", "work orders"),
            Self::Deadline => ("时限提醒", "deadlines"),
            Self::Result => ("办理结果", "results"),
            Self::Security => ("账号安全", "security of the account"),
            Self::Operation => ("系统运行", "operation of the platform"),
        };
        Text::new(zh, en)
    }

    /// Whether it goes by a way unless its person chose otherwise. Text messages cost money, so nobody gets them unasked.
    pub(crate) fn goes_by(self, channel: &str) -> bool {
        channel == "mail" && self != Self::Result
    }
}
