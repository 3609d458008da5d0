//! What became of something that was sent.

use yunheng_values::Text;

/// The result of one attempt to send. The job that made it decides when to try again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Delivery {
    /// The other side took it.
    Delivered {
        /// What the other side said, for its own records: a queue number, a message id, a status.
        receipt: String,
    },
    /// It was not taken now; the same message may be taken later, by itself or after a setting is put right.
    Transient {
        /// What happened and what to do, for an administrator.
        why: Text,
        /// The other side had the message when it fell silent and may have taken it. Sending it again may make it arrive twice, and
        /// whoever sends it again says so.
        maybe_taken: bool,
    },
    /// The same message will not be taken, however often it is sent.
    Permanent {
        /// What happened and what to do, for an administrator.
        why: Text,
    },
}

impl Delivery {
    pub(crate) fn transient(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Transient { why: Text::new(zh, en), maybe_taken: false }
    }

    /// The same failure, when the message was handed over before it.
    pub(crate) fn after_handing_over(self, handed_over: bool) -> Self {
        match self {
            Self::Transient { why, maybe_taken } => {
                Self::Transient { why, maybe_taken: maybe_taken || handed_over }
            }
            other => other,
        }
    }

    pub(crate) fn permanent(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Permanent { why: Text::new(zh, en) }
    }
}
