//! When nobody is on duty.

/// A stretch of time, its end not in it, milliseconds.
pub type Stretch = (i64, i64);

/// The parts of a stretch that none of the shifts covers, in order.
///
/// ```
/// assert_eq!(yunheng_case::gaps((0, 10), &[(6, 8), (2, 4), (3, 5)]), [(0, 2), (5, 6), (8, 10)]);
/// ```
pub fn gaps((from, until): Stretch, shifts: &[Stretch]) -> Vec<Stretch> {
    let mut sorted = shifts.to_vec();
    sorted.sort_unstable();
    let (mut gaps, mut covered) = (Vec::new(), from);
    for (begins, ends) in sorted {
        if begins >= until {
            break;
        }
        if begins > covered {
            gaps.push((covered, begins));
        }
        covered = covered.max(ends);
    }
    if covered < until {
        gaps.push((covered, until));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::gaps;

    #[test]
    fn what_is_not_covered_is_a_gap() {
        assert_eq!(gaps((0, 10), &[]), [(0, 10)]);
        assert_eq!(gaps((0, 10), &[(-5, 20)]), []);
        assert_eq!(gaps((0, 10), &[(0, 5), (5, 10)]), [], "one begins where the other ends");
        assert_eq!(gaps((0, 10), &[(-5, -1), (12, 20)]), [(0, 10)], "shifts outside cover nothing");
        assert_eq!(gaps((0, 10), &[(0, 9), (1, 2)]), [(9, 10)], "a short one within a long one");
    }
}
