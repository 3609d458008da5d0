//! When signing in is locked, and how long a session lasts. Proposed numbers, edited by the security administrator.

/// Rules of signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignInRules {
    /// Failures in the window after which the account is locked.
    pub failures: u32,
    /// The window, minutes.
    pub window_minutes: u32,
    /// How long the lock lasts, minutes; administrators are unlocked by a person.
    pub lock_minutes: u32,
    /// Minutes without a request after which a session ends.
    pub idle_minutes: u32,
    /// The same for the three administrators.
    pub admin_idle_minutes: u32,
    /// Minutes after which a session ends in any case.
    pub absolute_minutes: u32,
    /// Minutes for which a confirmed identity allows dangerous actions.
    pub confirm_minutes: u32,
}

impl Default for SignInRules {
    fn default() -> Self {
        Self {
            failures: 5,
            window_minutes: 15,
            lock_minutes: 30,
            idle_minutes: 30,
            admin_idle_minutes: 15,
            absolute_minutes: 480,
            confirm_minutes: 5,
        }
    }
}

const MINUTE_MS: i64 = 60_000;

/// Failures of an account in a row, as kept with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    /// Failures in the present window.
    pub failures: u32,
    /// When the window began, Unix milliseconds.
    pub window_from_ms: i64,
    /// Until when it is locked; `i64::MAX` until a person unlocks it.
    pub locked_until_ms: Option<i64>,
}

/// What an attempt may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The password is looked at.
    Open,
    /// It is not, until then.
    Locked {
        /// Unix milliseconds.
        until_ms: i64,
    },
}

impl SignInRules {
    /// Whether an attempt is looked at.
    pub fn verdict(&self, attempts: &Attempts, now_ms: i64) -> Verdict {
        match attempts.locked_until_ms {
            Some(until_ms) if now_ms < until_ms => Verdict::Locked { until_ms },
            _ => Verdict::Open,
        }
    }

    /// The attempts after one more failure.
    pub fn after_failure(&self, attempts: &Attempts, administrator: bool, now_ms: i64) -> Attempts {
        let window_ms = i64::from(self.window_minutes) * MINUTE_MS;
        // A clock that was set back must not keep a window open for ever.
        let same_window = (attempts.window_from_ms..attempts.window_from_ms.saturating_add(window_ms))
            .contains(&now_ms)
            && attempts.locked_until_ms.is_none();
        let (failures, window_from_ms) =
            if same_window { (attempts.failures + 1, attempts.window_from_ms) } else { (1, now_ms) };
        let locked_until_ms = (failures >= self.failures).then(|| {
            if administrator { i64::MAX } else { now_ms + i64::from(self.lock_minutes) * MINUTE_MS }
        });
        Attempts { failures, window_from_ms, locked_until_ms }
    }

    /// First instant at which a session is over.
    pub fn session_ends_ms(&self, administrator: bool, began_ms: i64, last_seen_ms: i64) -> i64 {
        let idle = if administrator { self.admin_idle_minutes } else { self.idle_minutes };
        let absolute_ms = began_ms.saturating_add(i64::from(self.absolute_minutes) * MINUTE_MS);
        absolute_ms.min(last_seen_ms.saturating_add(i64::from(idle) * MINUTE_MS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_failure_locks_and_the_lock_ends() {
        let rules = SignInRules::default();
        let mut attempts = Attempts::default();
        for failure in 1..=5 {
            assert_eq!(rules.verdict(&attempts, 1000), Verdict::Open, "before failure {failure}");
            attempts = rules.after_failure(&attempts, false, 1000);
        }
        let until_ms = 1000 + 30 * MINUTE_MS;
        assert_eq!(rules.verdict(&attempts, until_ms - 1), Verdict::Locked { until_ms });
        assert_eq!(rules.verdict(&attempts, until_ms), Verdict::Open);
        assert_eq!(rules.after_failure(&attempts, false, until_ms).failures, 1, "counting starts again");
    }

    #[test]
    fn an_administrator_waits_for_a_person() {
        let rules = SignInRules::default();
        let attempts = (0..5).fold(Attempts::default(), |so_far, _| rules.after_failure(&so_far, true, 0));
        assert_eq!(rules.verdict(&attempts, i64::MAX - 1), Verdict::Locked { until_ms: i64::MAX });
    }

    #[test]
    fn failures_far_apart_do_not_add_up() {
        let rules = SignInRules::default();
        let attempts = (0..20).fold(Attempts::default(), |so_far, round| {
            rules.after_failure(&so_far, false, round * 16 * MINUTE_MS)
        });
        assert_eq!((attempts.failures, attempts.locked_until_ms), (1, None));
    }

    #[test]
    fn a_session_ends_by_idleness_or_at_its_end() {
        let rules = SignInRules::default();
        assert_eq!(rules.session_ends_ms(false, 0, 0), 30 * MINUTE_MS);
        assert_eq!(rules.session_ends_ms(true, 0, 0), 15 * MINUTE_MS);
        assert_eq!(rules.session_ends_ms(false, 0, 479 * MINUTE_MS), 480 * MINUTE_MS);
    }
}
