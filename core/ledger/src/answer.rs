//! Who answers for what of an information system (责任矩阵), and whether the papers of its duties are in order: what stands on a day, out of
//! records that are only added to.

use yunheng_values::Date;

/// Somebody named, or nobody, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming<W> {
    /// First day.
    pub from: Date,
    /// Order of recording.
    pub number: i64,
    /// Who; nobody where the duty is without a person from then on.
    pub who: Option<W>,
}

/// The days of a naming that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPeriod<'n, W> {
    /// The naming.
    pub naming: &'n Naming<W>,
    /// First day on which another one stands; none while it lasts.
    pub until: Option<Date>,
}

/// Namings of one duty with their days, by day: each lasts until the next one begins, and of several that begin on a day the last one
/// recorded stands.
pub fn periods<W>(namings: &[Naming<W>]) -> Vec<NamedPeriod<'_, W>> {
    let mut standing: Vec<&Naming<W>> = Vec::new();
    let mut in_order: Vec<&Naming<W>> = namings.iter().collect();
    in_order.sort_by_key(|naming| (naming.from, naming.number));
    for naming in in_order {
        if standing.last().is_some_and(|last| last.from == naming.from) {
            standing.pop();
        }
        standing.push(naming);
    }
    let until = |at: usize| standing.get(at + 1).map(|next| next.from);
    standing.iter().enumerate().map(|(at, naming)| NamedPeriod { naming, until: until(at) }).collect()
}

/// Who was named on a day; none when nobody was.
pub fn named_on<W>(namings: &[Naming<W>], day: Date) -> Option<&Naming<W>> {
    let on = |period: &NamedPeriod<'_, W>| {
        period.naming.from <= day && period.until.is_none_or(|until| day < until)
    };
    periods(namings).into_iter().find(on).map(|period| period.naming).filter(|naming| naming.who.is_some())
}

/// A paper that shows that a duty was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyPaper {
    /// The day of the paper.
    pub dated: Date,
    /// The last day on which it counts; none where it has no end.
    pub valid_until: Option<Date>,
    /// Order of recording.
    pub number: i64,
}

/// How a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyStanding {
    /// There is no paper.
    Missing,
    /// The last paper counts no more.
    Expired,
    /// It ends soon.
    Ending,
    /// It counts.
    Valid,
}

impl DutyStanding {
    /// Stable name, as on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Expired => "expired",
            Self::Ending => "ending",
            Self::Valid => "valid",
        }
    }
}

/// The paper by which a duty stands on a day: the newest one that has a date until then.
pub fn paper_on(papers: &[DutyPaper], day: Date) -> Option<DutyPaper> {
    let until_then = papers.iter().filter(|paper| paper.dated <= day);
    until_then.max_by_key(|paper| (paper.dated, paper.number)).copied()
}

/// How a duty stands on a day with a paper; `warn_from` is the day from which on its end is near.
pub fn duty_standing(paper: Option<DutyPaper>, warn_from: Option<Date>, day: Date) -> DutyStanding {
    let Some(paper) = paper else { return DutyStanding::Missing };
    match paper.valid_until {
        Some(until) if until < day => DutyStanding::Expired,
        Some(_) if warn_from.is_some_and(|from| from <= day) => DutyStanding::Ending,
        _ => DutyStanding::Valid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yunheng_values::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).expect("a date")
    }

    fn naming(number: i64, from: &str, who: Option<&'static str>) -> Naming<&'static str> {
        Naming { from: day(from), number, who }
    }

    #[test]
    fn somebody_answers_from_their_first_day_until_the_next_one_does() {
        let all = [naming(1, "2026-06-02", Some("甲")), naming(2, "2026-09-01", Some("乙"))];
        let on = |text| named_on(&all, day(text)).and_then(|naming| naming.who);
        assert_eq!(on("2026-06-01"), None);
        assert_eq!(on("2026-06-02"), Some("甲"));
        assert_eq!(on("2026-08-31"), Some("甲"));
        assert_eq!(on("2026-09-01"), Some("乙"));
    }

    #[test]
    fn what_is_recorded_later_for_an_earlier_day_goes_between() {
        let all = [
            naming(1, "2026-06-02", Some("甲")),
            naming(2, "2026-09-01", Some("乙")),
            naming(3, "2026-07-01", None),
            naming(4, "2026-06-02", Some("丙")),
        ];
        let on = |text| named_on(&all, day(text)).and_then(|naming| naming.who);
        assert_eq!((on("2026-06-02"), on("2026-07-01"), on("2026-09-01")), (Some("丙"), None, Some("乙")));
        let days: Vec<_> = periods(&all).into_iter().map(|one| (one.naming.number, one.until)).collect();
        assert_eq!(days, [(4, Some(day("2026-07-01"))), (3, Some(day("2026-09-01"))), (2, None)]);
    }

    #[test]
    fn the_newest_paper_counts_until_its_last_day() {
        let papers = [
            DutyPaper { dated: day("2026-01-10"), valid_until: Some(day("2027-01-09")), number: 1 },
            DutyPaper { dated: day("2026-12-20"), valid_until: Some(day("2027-12-19")), number: 2 },
        ];
        let standing = |text: &str| {
            let paper = paper_on(&papers[..1], day(text));
            duty_standing(paper, Some(day("2026-12-10")), day(text))
        };
        assert_eq!(standing("2026-01-09"), DutyStanding::Missing, "a paper of tomorrow shows nothing");
        assert_eq!(standing("2026-12-09"), DutyStanding::Valid);
        assert_eq!(standing("2026-12-10"), DutyStanding::Ending);
        assert_eq!(standing("2027-01-09"), DutyStanding::Ending, "its last day counts");
        assert_eq!(standing("2027-01-10"), DutyStanding::Expired);
        assert_eq!(paper_on(&papers, day("2027-01-10")).map(|paper| paper.number), Some(2));
        let endless = DutyPaper { valid_until: None, ..papers[0] };
        assert_eq!(duty_standing(Some(endless), None, day("2050-01-01")), DutyStanding::Valid);
    }
}
