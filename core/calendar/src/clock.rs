//! When a notice starts a clock: which step of its delivery counts, and when that step was taken.
//!
//! A limit counts from an event such as `list.received`. What was handed over on the platform leaves a record of steps;
//! the reading of a ruling says which of them is the receipt, and this module finds its moment in the record.

use yunheng_values::Moment;

/// A step of a delivery, in the order in which they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// It left what the sender controls.
    Sent,
    /// It entered a system of the recipient.
    Delivered,
    /// The recipient opened it.
    Opened,
    /// The recipient signed for it (签收).
    Signed,
}

impl Step {
    /// All of them, first to last.
    pub const ALL: [Self; 4] = [Self::Sent, Self::Delivered, Self::Opened, Self::Signed];

    /// Stable name, as stored, on the wire and as a reading of a ruling.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Opened => "opened",
            Self::Signed => "signed",
        }
    }

    /// The step of a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == name)
    }
}

/// The steps taken on one way to the recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepsTaken {
    /// It left what the sender controls.
    pub sent: Option<Moment>,
    /// It entered a system of the recipient.
    pub delivered: Option<Moment>,
    /// The recipient opened it.
    pub opened: Option<Moment>,
    /// The recipient signed for it.
    pub signed: Option<Moment>,
}

impl StepsTaken {
    /// The moment by which a step had been taken. A later step proves the earlier ones: what was opened had arrived.
    pub fn by(&self, step: Step) -> Option<Moment> {
        let taken = [self.sent, self.delivered, self.opened, self.signed];
        taken.into_iter().skip(step as usize).flatten().min()
    }
}

/// The step that an event of a limit stands for; none when the event is no handing over.
///
/// `…accepted` is signed for. What `…received`, `…notice` and `…noticed` mean is open, and the reading says it.
pub fn step_of_event(event: &str, receipt: Step) -> Option<Step> {
    match event.rsplit('.').next() {
        Some("accepted") => Some(Step::Signed),
        Some("received" | "notice" | "noticed") => Some(receipt),
        _ => None,
    }
}

/// The moment at which the clock started: the first at which the step had been taken on any way. None: it does not run yet.
pub fn clock_start(ways: &[StepsTaken], counts: Step) -> Option<Moment> {
    ways.iter().filter_map(|way| way.by(counts)).min()
}
