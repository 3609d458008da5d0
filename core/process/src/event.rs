//! What happens to a case, what follows from it, and what is refused.

use crate::model::ElementId;
use crate::state::{CallId, Ending, PersonId, State, TaskId, TimerId};
use serde::{Deserialize, Serialize};
use yunheng_values::Text;

/// Something that happens. The timeline of a case is its events; stepped again, they give the same state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The case is opened.
    Start {
        /// Who opens it, and may withdraw it.
        by: PersonId,
    },
    /// Somebody takes a task that several may do.
    Claim {
        /// Which.
        task: TaskId,
        /// Who.
        by: PersonId,
    },
    /// Somebody gives a claimed task back to all who may do it.
    Release {
        /// Which.
        task: TaskId,
        /// Who.
        by: PersonId,
    },
    /// 转办: somebody else does it.
    Delegate {
        /// Which.
        task: TaskId,
        /// Who had it.
        by: PersonId,
        /// Who has it now.
        to: PersonId,
    },
    /// 加签: somebody else is heard before the task is completed.
    AddReviewer {
        /// Which.
        task: TaskId,
        /// Who asks.
        by: PersonId,
        /// Who is asked.
        reviewer: PersonId,
    },
    /// A task is completed.
    Complete {
        /// Which.
        task: TaskId,
        /// Who.
        by: PersonId,
        /// One of the words of the task.
        outcome: String,
    },
    /// 退回: an earlier task is opened again, and what lies between is taken back.
    Return {
        /// The task at which it is returned.
        task: TaskId,
        /// Who.
        by: PersonId,
        /// The earlier task's element.
        to: ElementId,
    },
    /// 驳回: the case ends.
    Reject {
        /// The task at which it is rejected.
        task: TaskId,
        /// Who.
        by: PersonId,
    },
    /// 撤回 by the opener.
    Withdraw {
        /// Who.
        by: PersonId,
    },
    /// A timer's moment has come.
    TimerDue {
        /// Which.
        timer: TimerId,
    },
    /// The result of a service has arrived.
    ServiceDone {
        /// Which call.
        call: CallId,
    },
    /// The case of a called process has ended.
    CalledEnded {
        /// Which call.
        call: CallId,
    },
}

/// What a step asks of the shell, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A task is open.
    TaskOpened {
        /// Its number.
        task: TaskId,
        /// Its element, whose settings say who, which form, how long.
        element: ElementId,
        /// Whom it is given to; nobody when those of the role may claim it.
        person: Option<PersonId>,
    },
    /// A task has another person now, or none again.
    TaskGiven {
        /// Its number.
        task: TaskId,
        /// Who has it.
        person: Option<PersonId>,
    },
    /// A task is no longer open.
    TaskClosed {
        /// Its number.
        task: TaskId,
    },
    /// A timer counts from now.
    TimerSet {
        /// Its number.
        timer: TimerId,
        /// Its element, whose settings say how long.
        element: ElementId,
    },
    /// A timer counts no longer.
    TimerCleared {
        /// Its number.
        timer: TimerId,
    },
    /// An effect, to be run in the same transaction.
    Effect {
        /// The element that has it.
        element: ElementId,
        /// Its name in the closed list.
        name: String,
    },
    /// A service is called, and its result waited for.
    ServiceCalled {
        /// Number of the call.
        call: CallId,
        /// The service task.
        element: ElementId,
    },
    /// A case of another process is opened, and its end waited for.
    ProcessCalled {
        /// Number of the call.
        call: CallId,
        /// The call activity.
        element: ElementId,
    },
    /// The answer to a call is not waited for any more.
    CallDropped {
        /// Number of the call.
        call: CallId,
    },
    /// The case has ended.
    Ended {
        /// How.
        how: Ending,
    },
}

/// What the core asks the shell during a step. The answers must be the same when the step is run again.
pub trait Facts {
    /// Whether a condition holds; `state` knows the outcomes so far, the one that is being decided included.
    ///
    /// # Errors
    /// Why it cannot be evaluated.
    fn holds(&self, condition: &str, state: &State) -> Result<bool, String>;

    /// Who decides side by side at a countersigned task.
    fn countersigners(&self, element: &ElementId) -> Vec<PersonId>;
}

/// Why a step is refused, in the order in which it is looked at. The state stays as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The state belongs to another process, version or form.
    OtherDefinition,
    /// The case was not opened yet.
    NotStarted,
    /// The case was opened before.
    AlreadyStarted,
    /// The case has ended.
    Ended(Ending),
    /// Only who opened the case may withdraw it.
    NotOpener,
    /// There is no such task, timer or call in this case.
    Unknown,
    /// It was completed before, or is not needed any more.
    AlreadyDone,
    /// Somebody else has the task.
    NotYours,
    /// It is given to this person already.
    SamePerson,
    /// A task that was given to a person cannot be released.
    NotClaimed,
    /// The task knows no such word.
    UnknownOutcome,
    /// A reviewer who was asked has not answered.
    ReviewerPending,
    /// The task does not allow this act.
    NotAllowed,
    /// No task of this name was decided before this one.
    NotEarlier,
    /// Splits and joins do not nest, so nobody can say what a return takes back.
    NotNested,
    /// Nobody was named for a countersigned task.
    Nobody,
    /// No condition holds at this element, and there is no default.
    NoFlow(ElementId),
    /// A condition could not be evaluated.
    ConditionFailed {
        /// The flow.
        flow: ElementId,
        /// Why.
        why: String,
    },
    /// It would go round for ever without waiting for anything.
    RunsForEver,
    /// Tokens would wait for each other for ever; only a process that is not sound does that.
    Stuck,
}

impl Refusal {
    /// Stable name of the refusal.
    pub fn code(&self) -> &'static str {
        self.told().0
    }

    /// What to tell the person.
    pub fn message(&self) -> Text {
        let (_, zh, en) = self.told();
        let detail = match self {
            Self::NoFlow(element) => format!(" {element}"),
            Self::ConditionFailed { flow, why } => format!(" {flow}: {why}"),
            _ => String::new(),
        };
        Text::new(format!("{zh}{detail}"), format!("{en}{detail}"))
    }

    fn told(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::OtherDefinition => (
                "other_definition",
                "事项属于另一流程或另一版本",
                "the case belongs to another process or version",
            ),
            Self::NotStarted => ("not_started", "事项尚未发起", "the case was not opened yet"),
            Self::AlreadyStarted => ("already_started", "事项已发起", "the case was opened before"),
            Self::Ended(Ending::Completed) => ("ended", "事项已办结", "the case is completed"),
            Self::Ended(Ending::Rejected) => ("ended", "事项已驳回", "the case was rejected"),
            Self::Ended(Ending::Withdrawn) => ("ended", "事项已撤回", "the case was withdrawn"),
            Self::NotOpener => {
                ("not_opener", "只有发起人可以撤回", "only who opened the case may withdraw it")
            }
            Self::Unknown => ("unknown", "本事项没有这项任务", "there is no such task in this case"),
            Self::AlreadyDone => {
                ("already_done", "已办理，或已不需要办理", "it is done, or not needed any more")
            }
            Self::NotYours => ("not_yours", "任务在他人名下", "somebody else has the task"),
            Self::SamePerson => ("same_person", "此人已在本环节", "this person is at the task already"),
            Self::NotClaimed => {
                ("not_claimed", "指派的任务不能退还", "a task that was given to a person cannot be released")
            }
            Self::UnknownOutcome => {
                ("unknown_outcome", "本环节没有这个办理结果", "the task knows no such outcome")
            }
            Self::ReviewerPending => {
                ("reviewer_pending", "加签的人尚未答复", "a reviewer who was asked has not answered")
            }
            Self::NotAllowed => ("not_allowed", "本环节不允许这样做", "the task does not allow this"),
            Self::NotEarlier => (
                "not_earlier",
                "只能退回到本环节之前已办过的环节",
                "only a task that was decided before this one can be returned to",
            ),
            Self::NotNested => (
                "not_nested",
                "分支与汇合不成对，无法退回",
                "splits and joins do not nest, so nothing can be returned",
            ),
            Self::Nobody => ("nobody", "会签没有指定人员", "nobody is named for the countersign"),
            Self::NoFlow(_) => {
                ("no_flow", "没有条件成立，也没有默认去向：", "no condition holds, and there is no default:")
            }
            Self::ConditionFailed { .. } => {
                ("condition_failed", "条件无法判断：", "a condition cannot be evaluated:")
            }
            Self::RunsForEver => {
                ("runs_for_ever", "流程会无休止地循环", "the process would go round for ever")
            }
            Self::Stuck => (
                "stuck",
                "分支会互相等待，流程不健全",
                "branches would wait for each other: the process is not sound",
            ),
        }
    }
}
