//! What jobs there are.

use yunheng_values::Text;

/// What a job does. A new kind is a line here and an arm in the runner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// Sends a notice on one of its ways.
    SendDelivery,
    /// Forgets steps of signing in whose time is over.
    ForgetTickets,
    /// Forgets answers of creations that nobody will send again.
    ForgetAnswers,
    /// Forgets jobs that ended long ago.
    ForgetJobs,
    /// Removes results of calculators that have expired.
    RemoveResults,
    /// Forgets files of cases that did not arrive whole.
    ForgetUploads,
    /// Fires a timer of a case, if it still is one.
    CaseTimer,
    /// Makes the bytes of an issued document.
    MakeDocument,
    /// Counts due dates of running cases again.
    CaseRecount,
    /// Reads a cloud and compares it with the ledger.
    Reconcile,
    /// Has every cloud read once a month.
    ReconcileMonthly,
    /// Tells of papers of systems that end soon.
    WarnOfPapers,
    /// Writes the plan of what an order changes in a cloud.
    OrderPlan,
    /// Carries a released plan on.
    OrderExecute,
}

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

impl JobKind {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::SendDelivery,
        Self::ForgetTickets,
        Self::ForgetAnswers,
        Self::ForgetJobs,
        Self::RemoveResults,
        Self::ForgetUploads,
        Self::CaseTimer,
        Self::MakeDocument,
        Self::CaseRecount,
        Self::Reconcile,
        Self::ReconcileMonthly,
        Self::OrderExecute,
        Self::OrderPlan,
        Self::WarnOfPapers,
    ];

    /// Stable name, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SendDelivery => "delivery.send",
            Self::ForgetTickets => "tickets.forget",
            Self::ForgetAnswers => "answers.forget",
            Self::ForgetJobs => "jobs.forget",
            Self::RemoveResults => "results.remove",
            Self::ForgetUploads => "uploads.forget",
            Self::CaseTimer => "case.timer",
            Self::MakeDocument => "document.make",
            Self::CaseRecount => "case.recount",
            Self::Reconcile => "reconciliation.run",
            Self::ReconcileMonthly => "reconciliation.monthly",
            Self::WarnOfPapers => "papers.warn",
            Self::OrderPlan => "order.plan",
            Self::OrderExecute => "order.execute",
        }
    }

    /// The kind of a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Words for people.
    pub fn title(self) -> Text {
        let (zh, en) = match self {
            Self::SendDelivery => ("发送通知", "send a notice"),
            Self::ForgetTickets => ("清理过期的登录步骤", "forget steps of signing in that are over"),
            Self::ForgetAnswers => ("清理防重复提交的记录", "forget answers of creations"),
            Self::ForgetJobs => ("清理已结束的任务", "forget jobs that ended long ago"),
            Self::RemoveResults => ("清理过期的计算结果", "remove results that have expired"),
            Self::ForgetUploads => ("清理未传完的附件", "forget files that did not arrive whole"),
            Self::CaseTimer => ("事项到期处理", "timers of cases"),
            Self::MakeDocument => ("生成文书", "make issued documents"),
            Self::CaseRecount => ("重算事项时限", "count due dates of cases again"),
            Self::Reconcile => ("读取云平台并对账", "read a cloud and reconcile it"),
            Self::ReconcileMonthly => ("按月安排对账", "have clouds reconciled each month"),
            Self::WarnOfPapers => ("提醒到期的安全材料", "tell of papers that end soon"),
            Self::OrderPlan => ("试算云平台执行方案", "write the plan of an order in a cloud"),
            Self::OrderExecute => ("在云平台执行工单", "carry out an order in a cloud"),
        };
        Text::new(zh, en)
    }

    /// Attempts after which it has failed. Mail servers may be down for half a day; the database's own work is tried a few times.
    pub fn max_attempts(self) -> i64 {
        match self {
            Self::SendDelivery | Self::CaseTimer => 12,
            _ => 5,
        }
    }

    /// Whether doing it again may be seen outside.
    pub fn reaches_outside(self) -> bool {
        self == Self::SendDelivery
    }

    /// How often it is due by itself, once in the whole cluster.
    pub fn every_ms(self) -> Option<i64> {
        match self {
            Self::SendDelivery
            | Self::CaseTimer
            | Self::MakeDocument
            | Self::CaseRecount
            | Self::Reconcile
            | Self::OrderPlan
            | Self::OrderExecute => None,
            Self::ForgetTickets | Self::ForgetAnswers | Self::RemoveResults | Self::ForgetUploads => {
                Some(HOUR_MS)
            }
            Self::ForgetJobs | Self::ReconcileMonthly | Self::WarnOfPapers => Some(DAY_MS),
        }
    }
}
