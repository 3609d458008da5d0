//! What the sides have said of a list so far, and where it stands after it.

use super::super::{day_of, position};
use crate::act::Act;
use crate::cases::ConfirmedBy;
use crate::problem::Problem;
use yunheng_ledger::{
    OpeningObjection, OpeningSide, OpeningStanding, OpeningWord, opening_standing, word_counts,
};
use yunheng_store::Db;
use yunheng_store::ledger::{self, OpeningRemarkRow, OpeningRow, OpeningWordRow};

/// Everything that was said of a list.
#[derive(Debug)]
pub(in crate::ledger) struct Said {
    pub(super) words: Vec<(OpeningWord, OpeningWordRow)>,
    pub(super) remarks: Vec<(OpeningSide, OpeningRemarkRow)>,
    objections: Vec<OpeningObjection>,
    corrected: u64,
}

fn side(name: &str) -> Result<OpeningSide, Problem> {
    OpeningSide::parse(name).ok_or_else(|| Problem::bug(&format!("`{name}` is no side of a list")))
}

impl Said {
    /// What was said of a list.
    pub(in crate::ledger) async fn of(db: Db<'_>, row: &OpeningRow) -> Result<Self, Problem> {
        let mut words = Vec::new();
        for word in ledger::opening_words(db, row.id).await? {
            let read = OpeningWord {
                side: side(&word.side)?,
                on: day_of(word.said_at_ms)?,
                known: position(word.known)?,
                number: position(word.number)?,
            };
            words.push((read, word));
        }
        let (mut remarks, mut objections) = (Vec::new(), Vec::new());
        for remark in ledger::opening_remarks(db, row.id).await? {
            let side = side(&remark.side)?;
            if remark.is_objection == 1 {
                objections.push(OpeningObjection { side, number: position(remark.number)? });
            }
            remarks.push((side, remark));
        }
        Ok(Self { words, remarks, objections, corrected: position(row.corrected)? })
    }

    /// Where the list stands.
    pub(super) fn standing(&self) -> OpeningStanding {
        let words: Vec<OpeningWord> = self.words.iter().map(|(word, _)| *word).collect();
        opening_standing(&words, self.corrected, &self.objections)
    }

    /// Whether a side objects to something that was neither corrected nor taken back.
    pub(super) fn is_objecting(&self, side: OpeningSide) -> bool {
        self.remarks.iter().any(|(own, remark)| *own == side && remark.stands())
    }

    /// The word of a side that counts.
    pub(super) fn word(&self, side: OpeningSide) -> Option<&OpeningWordRow> {
        let counts = |word: &OpeningWord| word_counts(word, self.corrected, &self.objections);
        self.words.iter().find(|(word, _)| word.side == side && counts(word)).map(|(_, row)| row)
    }

    /// The list as the parties' word on when charging starts and ends (起租和终止的书面确认).
    pub(in crate::ledger) fn confirmed_by(&self, row: &OpeningRow) -> ConfirmedBy {
        let party = |side: OpeningSide| {
            let word = self.word(side).map(|word| (word.person_name.clone(), word.said_at_ms));
            (side.title().zh, word)
        };
        ConfirmedBy {
            parties: OpeningSide::ALL.into_iter().map(party).collect(),
            documents: vec![row.document.clone()],
        }
    }
}

/// Looks where a list stands after what was said in this act, and keeps it.
///
/// # Errors
/// Somebody else said something meanwhile.
pub(super) async fn restand(act: &Act<'_>, row: &OpeningRow) -> Result<OpeningStanding, Problem> {
    let standing = Said::of(act.db(), row).await?.standing();
    let kept = match standing.firm {
        Some(firm) => {
            Some((firm.from.to_string(), i64::try_from(firm.known).map_err(|error| Problem::bug(&error))?))
        }
        None => None,
    };
    let firm = kept.as_ref().map(|(from, known)| (from.as_str(), *known));
    if ledger::stand_opening(act.db(), (row.id, row.version), firm).await? {
        Ok(standing)
    } else {
        Err(Problem { retryable: true, ..Problem::stale() })
    }
}
