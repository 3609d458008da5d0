//! Every parser on any bytes, for the fuzz targets and for the replay of their corpus.

use crate::{Input, read_leases, read_parties, read_payers, read_prices, read_resources, usage_groups};
use yunheng_values::{Findings, Severity};

/// One parser of this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parser {
    /// Leases as CSV.
    LeasesCsv,
    /// Leases as xlsx.
    LeasesXlsx,
    /// Prices as CSV.
    PricesCsv,
    /// Payers as CSV.
    PayersCsv,
    /// Resources as CSV.
    ResourcesCsv,
    /// Usage as CSV.
    UsageCsv,
    /// Usage as Parquet.
    UsageParquet,
    /// Parties as CSV.
    PartiesCsv,
    /// Parties as xlsx.
    PartiesXlsx,
}

impl Parser {
    /// All of them, with the folder of their corpus.
    pub const ALL: [(&'static str, Self); 9] = [
        ("leases_csv", Self::LeasesCsv),
        ("leases_xlsx", Self::LeasesXlsx),
        ("prices_csv", Self::PricesCsv),
        ("payers_csv", Self::PayersCsv),
        ("resources_csv", Self::ResourcesCsv),
        ("usage_csv", Self::UsageCsv),
        ("usage_parquet", Self::UsageParquet),
        ("parties_csv", Self::PartiesCsv),
        ("parties_xlsx", Self::PartiesXlsx),
    ];

    fn file_name(self) -> &'static str {
        match self {
            Self::LeasesXlsx | Self::PartiesXlsx => "fuzz.xlsx",
            Self::UsageParquet => "fuzz.parquet",
            _ => "fuzz.csv",
        }
    }
}

/// Reads `bytes`; the number of rows handed over, or the findings. Whatever the bytes, it returns.
///
/// # Errors
/// The findings of a table that cannot be used.
pub fn read_bytes(parser: Parser, bytes: &[u8]) -> Result<u64, Findings> {
    let input = Input::spool(parser.file_name(), bytes)?;
    let mut rows = 0;
    match parser {
        Parser::LeasesCsv | Parser::LeasesXlsx => read_leases(&input, |_| rows += 1).map(|_| ())?,
        Parser::PricesCsv => read_prices(&input, |_| rows += 1).map(|_| ())?,
        Parser::PayersCsv => read_payers(&input, |_| rows += 1).map(|_| ())?,
        Parser::ResourcesCsv => read_resources(&input, |_| rows += 1).map(|_| ())?,
        Parser::PartiesCsv | Parser::PartiesXlsx => {
            let table = read_parties(&input);
            if table.findings.iter().any(|finding| finding.severity == Severity::Error) {
                return Err(table.findings);
            }
            // Whatever the cells say, the plan is a plan or a list of findings.
            let funding = yunheng_party::FundingRules::default();
            let register = yunheng_party::Register::default();
            let (plan, _) = yunheng_party::plan_import(&register, &funding, &table.rows, "fuzz");
            rows = table.rows.len().max(plan.rows()) as u64;
        }
        Parser::UsageCsv | Parser::UsageParquet => {
            let report = usage_groups(&input, 2, || 0, |sum, _, samples| *sum += samples.len() as u64)?;
            rows = report.states.iter().sum();
        }
    }
    Ok(rows)
}
