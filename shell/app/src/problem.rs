//! Why something was not done, as a person is told.

use yunheng_store::StoreError;
use yunheng_values::{ClauseId, Findings, Text};

/// What can be done about it; each kind is one HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// 400: the request cannot be read.
    Malformed,
    /// 401: nobody is signed in, or no longer.
    SignIn,
    /// 403: this person may not, whatever the object.
    Forbidden,
    /// 403: the person must confirm who they are first.
    ConfirmIdentity,
    /// 404: there is no such thing, or none that this person may see.
    NotFound,
    /// 409: the thing is in a state in which this cannot be done, or there already is such a thing.
    Conflict,
    /// 412: somebody else edited it since it was read.
    Stale,
    /// 413: more than is taken.
    TooLarge,
    /// 422: understood, but a rule refuses it, or values are not right; the findings say which.
    Refused,
    /// 428: an edit must say which version it is of.
    VersionNeeded,
    /// 429: too many requests in too little time.
    TooMany,
    /// 503: later it may work.
    Unavailable,
    /// 500: a defect of the program.
    Bug,
}

/// Why something was not done.
#[derive(Debug, Clone)]
pub struct Problem {
    /// What can be done about it.
    pub kind: ProblemKind,
    /// Stable.
    pub code: &'static str,
    /// For people.
    pub message: Text,
    /// Clauses that say so.
    pub clauses: Vec<ClauseId>,
    /// Every value that is not right.
    pub findings: Findings,
    /// The same transaction may succeed when it is run again at once.
    pub retryable: bool,
}

impl Problem {
    /// A problem with its words.
    pub fn new(kind: ProblemKind, code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            kind,
            code,
            message: Text::new(zh, en),
            clauses: Vec::new(),
            findings: Findings::new(),
            retryable: false,
        }
    }

    /// There is no such thing, or none that this person may see: the two are not told apart.
    pub fn not_found() -> Self {
        Self::new(
            ProblemKind::NotFound,
            "not_found",
            "没有找到，或不在您的权限范围内",
            "not found, or not in your scope",
        )
    }

    /// Somebody else edited it since it was read.
    pub fn stale() -> Self {
        Self::new(
            ProblemKind::Stale,
            "stale",
            "您打开之后有人改过，请刷新后再改",
            "somebody changed it since you opened it; reload and change it again",
        )
    }

    /// Values that are not right.
    pub fn unusable(findings: Findings) -> Self {
        let problem = Self::new(
            ProblemKind::Refused,
            "invalid",
            "填写的内容有问题，见各项提示",
            "some values are not right",
        );
        Self { findings, ..problem }
    }

    /// A rule refuses it.
    pub fn refused(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(ProblemKind::Refused, code, zh, en)
    }

    /// The state of the thing does not allow it.
    pub fn conflict(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(ProblemKind::Conflict, code, zh, en)
    }

    /// A defect. What went wrong goes to the log, not to the person.
    pub fn bug(what: &dyn std::fmt::Display) -> Self {
        tracing::error!(%what, "defect");
        Self::new(
            ProblemKind::Bug,
            "internal",
            "程序出错，已记录；请把请求编号告诉管理员",
            "the program failed and wrote it down; tell an administrator the request id",
        )
    }

    /// Whether it is a refusal that belongs on the record when a signed-in person meets it.
    pub fn is_refusal(&self) -> bool {
        use ProblemKind as K;
        matches!(
            self.kind,
            K::Forbidden
                | K::ConfirmIdentity
                | K::NotFound
                | K::Conflict
                | K::Stale
                | K::Refused
                | K::TooMany
        )
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Conflict(_) => {
                let busy = Self::new(
                    ProblemKind::Unavailable,
                    "busy",
                    "同一时刻改动太多，请稍后再试",
                    "too many changes at the same moment; try again",
                );
                Self { retryable: true, ..busy }
            }
            StoreError::Unavailable(_) => {
                tracing::error!(error = error.chain(), "the database is not available");
                Self::new(
                    ProblemKind::Unavailable,
                    "database_unavailable",
                    "数据库暂时不可用，已保存的内容不受影响，请稍后再试",
                    "the database is not available; what was saved is safe; try again later",
                )
            }
            StoreError::Unique { .. } => {
                Self::conflict("exists", "已有相同的记录", "there is one like this already")
            }
            StoreError::Reference => Self::conflict(
                "reference",
                "所引用的记录不存在，或仍被引用",
                "what it refers to does not exist, or it is still referred to",
            ),
            _ => Self::bug(&error.chain()),
        }
    }
}

/// How often a transaction is run again when another came between.
const ATTEMPTS: u32 = 12;

/// Runs a use case, and again when another transaction came between.
///
/// # Errors
/// What the use case says; [`ProblemKind::Unavailable`] when others came between every time.
pub async fn retrying<T, F, Fut>(attempt: F) -> Result<T, Problem>
where
    F: Fn() -> Fut,
    Fut: Future<Output = Result<T, Problem>>,
{
    let mut tried = 1;
    loop {
        match attempt().await {
            Err(problem) if problem.retryable && tried < ATTEMPTS => {
                // Waiting a little longer each time lets the others finish; the spread keeps them from meeting again.
                let spread = u64::from(crate::secret::random_bytes::<1>()[0]) % 8;
                tokio::time::sleep(std::time::Duration::from_millis(u64::from(tried) + spread)).await;
                tried += 1;
            }
            answer => return answer,
        }
    }
}
