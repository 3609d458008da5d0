//! Why an event does not fit into the history of a resource.

use crate::{Happening, Position};
use yunheng_values::{Date, ItemId, Moment, Text};

/// An event that cannot have happened as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The event that would not fit: the new one, or a later one that it makes impossible.
    pub position: Position,
    /// When that one was so.
    pub at: Moment,
    /// What it is.
    pub word: &'static str,
    /// Whether it is not the new event itself that does not fit, but one that is known already.
    pub is_known: bool,
    /// Why.
    pub reason: Reason,
}

/// Why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nothing was opened by then.
    NotOpened,
    /// It was opened already.
    AlreadyOpened,
    /// The lease had not started by then.
    BeforeStart,
    /// It is leased already, since this day.
    AlreadyLeased(Date),
    /// The lease ended on this day already.
    AlreadyEnded(Date),
    /// It was reclaimed on this day.
    Reclaimed(Date),
    /// There was no test that could become formal.
    NoTest,
    /// Its service is stopped since this day.
    Stopped(Date),
    /// Its service is not stopped.
    NotStopped,
    /// It is leased still; the lease ends first.
    StillLeased,
    /// The agreement was signed only on this day.
    AgreedLater(Date),
    /// A test ends after it starts.
    TestEndsBefore(Date),
    /// A quantity below nought, or of nought where something starts.
    Quantity(ItemId),
    /// Nothing is leased.
    Nothing,
    /// The event that should be corrected is none of this resource.
    NoSuchEvent(Position),
    /// It was corrected already, by this one.
    Corrected(Position),
    /// Only a correction can say that something never happened.
    VoidsNothing,
}

impl Reason {
    /// Stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOpened => "resource_not_opened",
            Self::AlreadyOpened => "resource_already_opened",
            Self::BeforeStart => "before_lease_start",
            Self::AlreadyLeased(_) => "already_leased",
            Self::AlreadyEnded(_) => "lease_already_ended",
            Self::Reclaimed(_) => "resource_reclaimed",
            Self::NoTest => "promoted_without_test",
            Self::Stopped(_) => "service_stopped",
            Self::NotStopped => "service_not_stopped",
            Self::StillLeased => "still_leased",
            Self::AgreedLater(_) => "agreement_after_start",
            Self::TestEndsBefore(_) => "test_ends_before_start",
            Self::Quantity(_) => "quantity",
            Self::Nothing => "nothing_leased",
            Self::NoSuchEvent(_) => "no_such_event",
            Self::Corrected(_) => "already_corrected",
            Self::VoidsNothing => "voids_nothing",
        }
    }

    fn says(&self) -> Text {
        match self {
            Self::NotOpened => Text::new("资源此前尚未开立", "the resource was not in the ledger by then"),
            Self::AlreadyOpened => Text::new("资源已经开立", "the resource is in the ledger already"),
            Self::BeforeStart => Text::new("当时尚未起租", "the lease had not started by then"),
            Self::AlreadyLeased(day) => {
                Text::new(format!("自{day}起已在租用"), format!("it is leased since {day}"))
            }
            Self::AlreadyEnded(day) => {
                Text::new(format!("租用已于{day}终止"), format!("the lease ended on {day} already"))
            }
            Self::Reclaimed(day) => {
                Text::new(format!("资源已于{day}回收"), format!("it was reclaimed on {day}"))
            }
            Self::NoTest => {
                Text::new("当时不是测试资源，不能转为正式", "there was no test then that could become formal")
            }
            Self::Stopped(day) => {
                Text::new(format!("自{day}起已停止服务"), format!("its service is stopped since {day}"))
            }
            Self::NotStopped => Text::new("当时没有停止服务", "its service was not stopped then"),
            Self::StillLeased => Text::new(
                "仍在租用，应先终止租用再回收",
                "it is leased still: end the lease before it is reclaimed",
            ),
            Self::AgreedLater(day) => Text::new(
                format!("协议{day}才签订完毕，起租日不能早于签订日"),
                format!("the agreement was signed only on {day}, and a lease never starts before it"),
            ),
            Self::TestEndsBefore(day) => Text::new(
                format!("测试的截止日{day}不晚于开始日"),
                format!("the test would end on {day}, which is not after its start"),
            ),
            Self::Quantity(item) => {
                Text::new(format!("“{item}”的数量不对"), format!("the quantity of `{item}` is not right"))
            }
            Self::Nothing => Text::new(
                "没有任何在租的服务项；全部退出请终止租用",
                "nothing would be leased; to give up everything, end the lease",
            ),
            Self::NoSuchEvent(position) => Text::new(
                format!("这台资源没有第{position}号记录"),
                format!("this resource has no event {position}"),
            ),
            Self::Corrected(by) => Text::new(
                format!("这条记录已由第{by}号更正；请更正第{by}号"),
                format!("it was corrected by event {by} already; correct that one"),
            ),
            Self::VoidsNothing => {
                Text::new("作废须指明所更正的记录", "what never happened must be named by a correction")
            }
        }
    }
}

impl Refusal {
    /// In words, with the event that does not fit when it is not the new one.
    pub fn message(&self) -> Text {
        let why = self.reason.says();
        let day = self.at.date();
        if !self.is_known {
            return Text::new(format!("{day}：{}", why.zh), format!("{day}: {}", why.en));
        }
        let position = self.position;
        Text::new(
            format!("与已有的第{position}号记录（{day}）矛盾：{}", why.zh),
            format!("it contradicts event {position} of {day}: {}", why.en),
        )
    }

    pub(crate) fn of(what: &Happening, position: Position, at: Moment, reason: Reason) -> Self {
        Self { position, at, word: what.word(), is_known: false, reason }
    }
}
