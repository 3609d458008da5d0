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
    },
    /// The same message will not be taken, however often it is sent.
    Permanent {
        /// What happened and what to do, for an administrator.
        why: Text,
    },
}

impl Delivery {
    pub(crate) fn transient(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Transient { why: Text::new(zh, en) }
    }

    pub(crate) fn permanent(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Permanent { why: Text::new(zh, en) }
    }
}
