//! From files to everything that rating depends on.

use yunheng_policy::Rules;
use yunheng_rating as core;
use yunheng_rating::{LeaseError, LeaseTable, Leases, Payers, PriceBook, Rater, TestRule, day_of};
use yunheng_tables::{Input, read_leases, read_payers, read_prices};
use yunheng_values::{DateRange, Finding, Findings, Text};

/// The files of a run, as named on the command line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RateFiles {
    /// Leases.
    pub leases: String,
    /// Prices that replace the pack's for their items.
    pub prices: Option<String>,
    /// Who pays for which unit.
    pub payers: Option<String>,
}

/// The same as tables.
#[derive(Debug, Default)]
pub struct RatingTables {
    /// Leases.
    pub leases: LeaseTable,
    /// Prices.
    pub prices: Vec<core::PriceRow>,
    /// Payers.
    pub payers: Vec<core::PayerRow>,
    /// Name of the lease file, for messages.
    pub lease_file: String,
    /// Warnings of the readers.
    pub findings: Findings,
}

/// Everything that a run depends on.
#[derive(Debug)]
pub struct Rating {
    /// Leases in order of rating.
    pub leases: Leases,
    /// Prices.
    pub book: PriceBook,
    /// Payers.
    pub payers: Payers,
    /// Longest test.
    pub test: Option<TestRule>,
    /// The period.
    pub period: DateRange,
    /// Name of the lease file.
    pub lease_file: String,
    /// Id, title, version and digest of the pack.
    pub pack: PackName,
    /// Warnings so far.
    pub findings: Findings,
}

/// What a result says of its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackName {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Version.
    pub version: String,
    /// SM3 of its texts.
    pub digest: String,
    /// Day of the rules.
    pub at: String,
    /// Readings chosen instead of the defaults, as `key=reading`.
    pub chosen: Vec<String>,
}

impl PackName {
    /// Of the pack behind rules.
    pub fn of(rules: &Rules<'_>) -> Self {
        let pack = rules.pack();
        let manifest = &pack.manifest;
        Self {
            id: manifest.id.clone(),
            title: manifest.title.clone(),
            version: manifest.version.clone(),
            digest: pack.digest.clone(),
            at: rules.day().to_string(),
            chosen: rules.chosen(),
        }
    }
}

impl RatingTables {
    /// Reads the files; every defect of every file is reported.
    ///
    /// # Errors
    /// All findings, when one of them is an error.
    pub fn read(files: &RateFiles) -> Result<Self, Findings> {
        let open = |file: &String| Input::open(file);
        Self::read_inputs(
            open(&files.leases),
            files.prices.as_ref().map(open),
            files.payers.as_ref().map(open),
        )
    }

    /// Reads what was opened, or tells why it was not; every defect of every file is reported.
    ///
    /// # Errors
    /// All findings, when one of them is an error.
    pub fn read_inputs(
        leases: Result<Input, Findings>,
        prices: Option<Result<Input, Findings>>,
        payers: Option<Result<Input, Findings>>,
    ) -> Result<Self, Findings> {
        let mut tables = Self::default();
        let mut errors = Findings::new();
        let results = [
            leases.and_then(|input| tables.read_leases(&input)),
            prices.map_or(Ok(()), |input| tables.read_prices(&input?)),
            payers.map_or(Ok(()), |input| tables.read_payers(&input?)),
        ];
        results.into_iter().for_each(|result| errors.extend(result.err().unwrap_or_default()));
        if errors.is_empty() { Ok(tables) } else { Err(errors) }
    }

    fn read_leases(&mut self, input: &Input) -> Result<(), Findings> {
        let file = input.name();
        file.clone_into(&mut self.lease_file);
        let mut refused = Findings::new();
        let table = &mut self.leases;
        let report = read_leases(input, |row| {
            let line = u32::try_from(row.line).unwrap_or(u32::MAX);
            let pushed = table.push(&core::LeaseRow {
                resource_id: row.resource_id,
                unit_id: row.unit_id,
                project_id: row.project_id,
                item: row.item,
                stage: row.stage,
                quantity: row.quantity,
                from: day_of(row.from),
                to: row.to.map(day_of),
                payer: row.payer,
                row: line,
            });
            refused.extend(pushed.err().map(|error| refused_row(file, line, &error)));
        })?;
        self.findings.extend(report.findings);
        if refused.is_empty() { Ok(()) } else { Err(refused) }
    }

    fn read_prices(&mut self, input: &Input) -> Result<(), Findings> {
        let (prices, file) = (&mut self.prices, input.name());
        let report = read_prices(input, |row| {
            prices.push(core::PriceRow {
                item: row.item.to_owned(),
                from: day_of(row.from),
                unit_price: row.unit_price,
                per: row.per,
                proration: row.proration,
                place: format!("{file}:{}", row.line),
            });
        })?;
        self.findings.extend(report.findings);
        Ok(())
    }

    fn read_payers(&mut self, input: &Input) -> Result<(), Findings> {
        let (payers, file) = (&mut self.payers, input.name());
        let report = read_payers(input, |row| {
            payers.push(core::PayerRow {
                unit_id: row.unit_id.to_owned(),
                from: day_of(row.from),
                payer: row.payer.to_owned(),
                place: format!("{file}:{}", row.line),
            });
        })?;
        self.findings.extend(report.findings);
        Ok(())
    }
}

fn refused_row(file: &str, line: u32, error: &LeaseError) -> Finding {
    let message = Text::new(format!("这一行不能计费：{error}"), format!("this row cannot be rated: {error}"));
    Finding::error("malformed_row", format!("{file}:{line}"), message)
}

impl Rating {
    /// Puts tables, rules and period together.
    ///
    /// # Errors
    /// Conflicts among prices or payers, or a pack without a proration rule.
    pub fn new(rules: &Rules<'_>, tables: RatingTables, period: DateRange) -> Result<Self, Findings> {
        let leases = tables.leases.sort();
        let book = PriceBook::new(rules, &tables.prices, &leases.items);
        let payers = Payers::new(&tables.payers, &leases);
        let test = TestRule::of(rules).map_err(|error| vec![error.finding(&rules.pack().manifest.id)]);
        match (book, payers, test) {
            (Ok(book), Ok(payers), Ok(test)) => Ok(Self {
                leases,
                book,
                payers,
                test,
                period,
                lease_file: tables.lease_file,
                pack: PackName::of(rules),
                findings: tables.findings,
            }),
            (book, payers, test) => {
                let errors = [book.err(), payers.err(), test.err()];
                Err(errors.into_iter().flatten().flatten().collect())
            }
        }
    }

    /// The rater over these inputs.
    pub fn rater(&self) -> Rater<'_> {
        Rater::new(&self.leases, &self.book, &self.payers, self.test.as_ref(), &self.period)
    }
}
