//! Sums over lines, kept apart by thread and merged.

use crate::issue::Issue;
use crate::rate::Line;
use crate::screen::Kept;
use yunheng_values::{Month, Severity};

/// A sum in fen with how many lines it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sum {
    fen: i128,
    lines: u64,
}

impl Sum {
    fn add(&mut self, fen: i128) {
        self.fen += fen;
        self.lines += 1;
    }

    fn merge(&mut self, other: Self) {
        self.fen += other.fen;
        self.lines += other.lines;
    }
}

/// Sums of a run in fen. They are wider than money, so no number of lines overflows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    all: Sum,
    units: Vec<Sum>,
    /// One more at the end for lines that nobody pays.
    payers: Vec<Sum>,
    items: Vec<Sum>,
    months: Vec<Sum>,
    first_month: Month,
}

impl Totals {
    pub(crate) fn new(
        (units, payers, items, months): (usize, usize, usize, usize),
        first_month: Month,
    ) -> Self {
        let sums = |count: usize| vec![Sum::default(); count];
        let (units, payers, items, months) = (sums(units), sums(payers + 1), sums(items), sums(months));
        Self { all: Sum::default(), units, payers, items, months, first_month }
    }

    #[inline]
    pub(crate) fn add(&mut self, line: &Line, unit: u32, item: u32, month: usize) {
        let fen = i128::from(line.charge.scaled());
        let payer = line.payer.map_or(self.payers.len() - 1, |payer| payer as usize);
        self.all.add(fen);
        self.units[unit as usize].add(fen);
        self.payers[payer].add(fen);
        self.items[item as usize].add(fen);
        self.months[month].add(fen);
    }

    fn merge(&mut self, other: &Self) {
        self.all.merge(other.all);
        let pairs = [
            (&mut self.units, &other.units),
            (&mut self.payers, &other.payers),
            (&mut self.items, &other.items),
            (&mut self.months, &other.months),
        ];
        for (own, others) in pairs {
            own.iter_mut().zip(others).for_each(|(sum, other)| sum.merge(*other));
        }
    }

    /// All lines.
    pub fn charge(&self) -> i128 {
        self.all.fen
    }

    /// How many lines there are.
    pub fn lines(&self) -> u64 {
        self.all.lines
    }

    /// Number and sum of each unit with lines, in order of name.
    pub fn by_unit(&self) -> impl Iterator<Item = (u32, i128)> + '_ {
        listed(&self.units)
    }

    /// Number and sum of each payer with lines, in order of name; last the lines that nobody pays.
    pub fn by_payer(&self) -> impl Iterator<Item = (Option<u32>, i128)> + '_ {
        let nobody = self.payers.len() - 1;
        listed(&self.payers).map(move |(payer, fen)| ((payer as usize != nobody).then_some(payer), fen))
    }

    /// Number and sum of each item with lines, in order of name.
    pub fn by_item(&self) -> impl Iterator<Item = (u32, i128)> + '_ {
        listed(&self.items)
    }

    /// Sum of each month with lines.
    pub fn by_month(&self) -> impl Iterator<Item = (Month, i128)> + '_ {
        let months = std::iter::successors(Some(self.first_month), |month| Some(month.next()));
        months.zip(&self.months).filter(|(_, sum)| sum.lines > 0).map(|(month, sum)| (month, sum.fen))
    }
}

fn listed(sums: &[Sum]) -> impl Iterator<Item = (u32, i128)> + '_ {
    (0..).zip(sums).filter(|(_, sum)| sum.lines > 0).map(|(symbol, sum)| (symbol, sum.fen))
}

/// What a run over some groups has found so far; one a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Sums.
    pub totals: Totals,
    pub(crate) notes: Notes,
}

/// Issues, and room that groups use one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notes {
    pub issues: Vec<Issue>,
    /// Units that the run has warned of.
    pub warned: Vec<bool>,
    pub kept: Vec<Kept>,
}

impl Tally {
    pub(crate) fn new(totals: Totals) -> Self {
        let warned = vec![false; totals.units.len()];
        Self { totals, notes: Notes { issues: Vec::new(), warned, kept: Vec::new() } }
    }

    /// Issues in order of rating.
    pub fn issues(&self) -> &[Issue] {
        &self.notes.issues
    }

    /// False with an error among the issues.
    pub fn complete(&self) -> bool {
        self.notes.issues.iter().all(|issue| issue.severity() != Severity::Error)
    }

    /// Adds what a run of the same rater over later groups found.
    pub fn merge(&mut self, other: &Self) {
        self.totals.merge(&other.totals);
        let warned = &mut self.notes.warned;
        let news = other.notes.issues.iter().filter(|issue| match issue {
            Issue::NoPayer { unit, .. } => !std::mem::replace(&mut warned[*unit as usize], true),
            _ => true,
        });
        self.notes.issues.extend(news);
    }
}
