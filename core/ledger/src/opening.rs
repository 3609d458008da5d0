//! Opening lists (期初清单): what is said to run on a contract's first day, whose word it still needs, and until when it is provisional.
//!
//! A word covers the list as it was known when it was given. Once the list is corrected, everybody's word is asked for again; and a side
//! that objects takes back what it said before.

use crate::event::Position;
use yunheng_values::{Date, Text};

/// Whose word an opening list needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpeningSide {
    /// 使用单位.
    Unit,
    /// 云服务商.
    Provider,
    /// 主管部门.
    Authority,
}

impl OpeningSide {
    /// All of them, in the order in which papers name them.
    pub const ALL: [Self; 3] = [Self::Unit, Self::Provider, Self::Authority];

    /// Stable name, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Provider => "provider",
            Self::Authority => "authority",
        }
    }

    /// The side of a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.as_str() == name)
    }

    /// The side for which people of a kind of party speak.
    pub fn of_kind(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.kind() == kind)
    }

    /// The kind of party whose people speak for it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Unit => "using_unit",
            Self::Provider => "provider",
            Self::Authority => "authority",
        }
    }

    /// Words for people.
    pub fn title(self) -> Text {
        match self {
            Self::Unit => Text::new("使用单位", "using unit"),
            Self::Provider => Text::new("云服务商", "provider"),
            Self::Authority => Text::new("主管部门", "authority"),
        }
    }
}

/// A side's yes to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpeningWord {
    /// Who says it.
    pub side: OpeningSide,
    /// The day on which it was said.
    pub on: Date,
    /// The last position of the ledger that was known then.
    pub known: Position,
    /// Its place among all that was said of the list.
    pub number: u64,
}

/// A side's objection to something of a list, whatever became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpeningObjection {
    /// Who objects.
    pub side: OpeningSide,
    /// Its place among all that was said of the list.
    pub number: u64,
}

/// From when on a list that everybody has confirmed holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Firm {
    /// First day on which nothing of it is provisional.
    pub from: Date,
    /// The position from which on this is known.
    pub known: Position,
}

/// Where a list stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningStanding {
    /// Sides whose word is missing, in the order of [`OpeningSide::ALL`].
    pub missing: Vec<OpeningSide>,
    /// Since when it holds; none while a word is missing.
    pub firm: Option<Firm>,
}

/// Whether a word still counts: nothing was corrected since, and the side has not objected since.
pub fn word_counts(word: &OpeningWord, corrected: Position, objections: &[OpeningObjection]) -> bool {
    let takes_back = |one: &OpeningObjection| one.side == word.side && one.number > word.number;
    word.known >= corrected && !objections.iter().any(takes_back)
}

/// Where a list stands after these words and objections, with the position at which it was corrected last.
///
/// It holds from the day after the last word.
pub fn opening_standing(
    words: &[OpeningWord],
    corrected: Position,
    objections: &[OpeningObjection],
) -> OpeningStanding {
    let counts = |word: &&OpeningWord| word_counts(word, corrected, objections);
    // Of several words of a side the first that counts is the one that was needed.
    let said = |side| words.iter().filter(counts).find(|word| word.side == side);
    let missing: Vec<OpeningSide> =
        OpeningSide::ALL.into_iter().filter(|side| said(*side).is_none()).collect();
    let given: Vec<&OpeningWord> = OpeningSide::ALL.into_iter().filter_map(said).collect();
    let last = given.iter().map(|word| word.on).max().filter(|_| missing.is_empty());
    let firm = last
        .and_then(|day| day.succ_opt())
        .map(|from| Firm { from, known: given.iter().map(|word| word.known).max().unwrap_or(corrected) });
    OpeningStanding { missing, firm }
}

/// Whether what came by a list is provisional: as all is known today, or as it was known at an earlier position.
pub fn is_provisional(firm: Option<Firm>, today: Date, known: Option<Position>) -> bool {
    match (firm, known) {
        (None, _) => true,
        (Some(firm), None) => today < firm.from,
        (Some(firm), Some(known)) => known < firm.known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yunheng_values::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).expect("a date")
    }

    /// What was known later was said later.
    fn word(side: OpeningSide, on: &str, known: Position) -> OpeningWord {
        OpeningWord { side, on: day(on), known, number: known }
    }

    fn all() -> [OpeningWord; 3] {
        [
            word(OpeningSide::Provider, "2026-06-03", 40),
            word(OpeningSide::Unit, "2026-06-10", 42),
            word(OpeningSide::Authority, "2026-06-05", 41),
        ]
    }

    #[test]
    fn it_holds_from_the_day_after_the_last_word() {
        let standing = opening_standing(&all(), 0, &[]);
        assert_eq!(standing.missing, []);
        let firm = Firm { from: day("2026-06-11"), known: 42 };
        assert_eq!(standing.firm, Some(firm));
        assert!(is_provisional(Some(firm), day("2026-06-10"), None));
        assert!(!is_provisional(Some(firm), day("2026-06-11"), None));
        assert!(is_provisional(Some(firm), day("2027-01-01"), Some(41)), "nobody knew of the last word then");
        assert!(!is_provisional(Some(firm), day("2027-01-01"), Some(42)));
    }

    #[test]
    fn every_side_is_missed_by_name() {
        for left_out in OpeningSide::ALL {
            let words: Vec<OpeningWord> = all().into_iter().filter(|word| word.side != left_out).collect();
            let standing = opening_standing(&words, 0, &[]);
            assert_eq!((standing.missing, standing.firm), (vec![left_out], None));
        }
        assert!(is_provisional(None, day("2030-01-01"), None));
    }

    #[test]
    fn a_correction_asks_for_every_word_again() {
        let mut words = all().to_vec();
        assert_eq!(
            opening_standing(&words, 42, &[]).missing,
            [OpeningSide::Provider, OpeningSide::Authority]
        );
        words.extend(OpeningSide::ALL.map(|side| word(side, "2026-07-01", 50)));
        let firm = opening_standing(&words, 43, &[]).firm;
        assert_eq!(firm, Some(Firm { from: day("2026-07-02"), known: 50 }));
    }

    #[test]
    fn an_objection_takes_back_what_its_side_said_before() {
        let objects = |number| [OpeningObjection { side: OpeningSide::Unit, number }];
        let standing = opening_standing(&all(), 0, &objects(43));
        assert_eq!((standing.missing, standing.firm), (vec![OpeningSide::Unit], None));
        assert_eq!(opening_standing(&all(), 0, &objects(41)).missing, [], "it was settled before");
    }

    #[test]
    fn saying_it_again_changes_nothing() {
        let mut words = all().to_vec();
        words.push(word(OpeningSide::Provider, "2026-09-01", 99));
        assert_eq!(opening_standing(&words, 0, &[]), opening_standing(&all(), 0, &[]));
    }

    #[test]
    fn names_come_back() {
        for side in OpeningSide::ALL {
            assert_eq!(OpeningSide::parse(side.as_str()), Some(side));
            assert_eq!(OpeningSide::of_kind(side.kind()), Some(side));
        }
        assert_eq!(OpeningSide::of_kind("auditor"), None);
    }
}
