//! What is wrong with rows, small enough to collect by the million, and the findings made of it.

use crate::days::{Day, date_of};
use crate::leases::{Lease, Leases};
use crate::test_stage::TestRule;
use yunheng_values::{Finding, Severity, Text};

/// What is wrong with a row; `lease` is its place among [`Leases::rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Issue {
    /// Two rows of a resource and item share a day; neither is rated.
    Overlap {
        /// The row that begins first.
        first: u32,
        /// The other.
        second: u32,
    },
    /// The interval ends before it has a day; the row is not rated.
    EmptyInterval {
        /// The row.
        lease: u32,
    },
    /// The item has no price on a leased day of the period; the row is not rated.
    NoPrice {
        /// The row.
        lease: u32,
        /// The first day without a price.
        day: Day,
    },
    /// The item stands neither in the catalog nor in the prices; the row is not rated.
    UnknownItem {
        /// The row.
        lease: u32,
    },
    /// The charge exceeds the range of money; the line is left out.
    TooLarge {
        /// The row.
        lease: u32,
        /// First day of the line.
        day: Day,
    },
    /// Nobody pays for the unit on a rated day; one warning a unit.
    NoPayer {
        /// The unit.
        unit: u32,
        /// The first such row.
        lease: u32,
        /// The first such day.
        day: Day,
    },
    /// A test lasts longer than the pack allows.
    TestTooLong {
        /// Its first row.
        lease: u32,
        /// Its first day.
        from: Day,
        /// First day after it, or after the period while it runs.
        to: Day,
    },
}

impl Issue {
    /// How bad it is.
    pub fn severity(self) -> Severity {
        match self {
            Self::NoPayer { .. } | Self::TestTooLong { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Stable name of the kind.
    pub fn code(self) -> &'static str {
        match self {
            Self::Overlap { .. } => "overlap",
            Self::EmptyInterval { .. } => "empty_interval",
            Self::NoPrice { .. } => "no_price",
            Self::UnknownItem { .. } => "unknown_item",
            Self::TooLarge { .. } => "charge_out_of_range",
            Self::NoPayer { .. } => "no_payer",
            Self::TestTooLong { .. } => "test_too_long",
        }
    }

    /// The row to look at.
    pub fn lease(self) -> u32 {
        match self {
            Self::Overlap { second, .. } => second,
            Self::EmptyInterval { lease }
            | Self::NoPrice { lease, .. }
            | Self::UnknownItem { lease }
            | Self::TooLarge { lease, .. }
            | Self::NoPayer { lease, .. }
            | Self::TestTooLong { lease, .. } => lease,
        }
    }

    /// The issue in words; `file` is the lease file's name.
    pub fn finding(self, leases: &Leases, file: &str, test: Option<&TestRule>) -> Finding {
        let rows = leases.rows();
        let lease = &rows[self.lease() as usize];
        let place = format!("{file}:{}", lease.row);
        let message = match self {
            Self::Overlap { first, .. } => overlap(leases, &rows[first as usize], lease),
            Self::EmptyInterval { .. } => empty_interval(lease),
            Self::NoPrice { day, .. } => no_price(leases.items.name(lease.item), day),
            Self::UnknownItem { .. } => unknown_item(leases.items.name(lease.item)),
            Self::TooLarge { day, .. } => too_large(day),
            Self::NoPayer { unit, day, .. } => no_payer(leases.units.name(unit), day),
            Self::TestTooLong { from, to, .. } => test_too_long(from, to, test),
        };
        let finding = match self.severity() {
            Severity::Error => Finding::error(self.code(), place, message),
            _ => Finding::warning(self.code(), place, message),
        };
        self.with_advice(finding, test)
    }

    fn with_advice(self, finding: Finding, test: Option<&TestRule>) -> Finding {
        match self {
            Self::Overlap { .. } => finding.hint(
                "两行均未计费；前一行的 to 应不晚于后一行的 from",
                "neither row is rated; `to` of one must not be after `from` of the next",
            ),
            Self::NoPrice { .. } => finding.hint(
                "本行未计费；用--prices给出该日起的价格",
                "the row is not rated; give a price from that day with --prices",
            ),
            Self::UnknownItem { .. } => finding.hint(
                "本行未计费；改正服务项，或用--prices给出价格",
                "the row is not rated; correct the item or give its price with --prices",
            ),
            Self::NoPayer { .. } => finding.hint("用--payers给出付款方", "name the payer with --payers"),
            Self::TestTooLong { .. } => finding.cite(test.map_or(Vec::new(), |rule| rule.clauses.clone())),
            Self::EmptyInterval { .. } | Self::TooLarge { .. } => finding,
        }
    }
}

fn overlap(leases: &Leases, first: &Lease, second: &Lease) -> Text {
    let (resource, item) = (leases.resources.name(second.resource), leases.items.name(second.item));
    let (one, other) = (first.row, second.row);
    let day = date_of(second.from);
    Text::new(
        format!("第{one}行与第{other}行（{resource}，{item}）在{day}重叠"),
        format!("rows {one} and {other} ({resource}, {item}) overlap on {day}"),
    )
}

fn empty_interval(lease: &Lease) -> Text {
    let (from, to) = (date_of(lease.from), date_of(lease.to));
    Text::new(
        format!("to（{to}）应晚于 from（{from}）"),
        format!("`to` ({to}) must be after `from` ({from})"),
    )
}

fn no_price(item: &str, day: Day) -> Text {
    let day = date_of(day);
    Text::new(format!("“{item}”在{day}没有价格"), format!("`{item}` has no price on {day}"))
}

fn unknown_item(item: &str) -> Text {
    Text::new(
        format!("目录和价格表都没有“{item}”"),
        format!("`{item}` stands neither in the catalog nor in the prices"),
    )
}

fn too_large(day: Day) -> Text {
    let day = date_of(day);
    Text::new(
        format!("{day}起的费用超出金额范围（约9.2×10¹⁶元），未列出"),
        format!("the charge from {day} exceeds the range of money (about 9.2×10¹⁶ yuan) and is left out"),
    )
}

fn no_payer(unit: &str, day: Day) -> Text {
    let day = date_of(day);
    Text::new(format!("单位“{unit}”在{day}没有付款方"), format!("unit `{unit}` has no payer on {day}"))
}

fn test_too_long(from: Day, to: Day, test: Option<&TestRule>) -> Text {
    let (from, to) = (date_of(from), date_of(to));
    let (zh, en) = test
        .map_or((String::new(), String::new()), |rule| (rule.maximum.in_chinese(), rule.maximum.to_string()));
    Text::new(format!("测试[{from}, {to})超过{zh}"), format!("the test [{from}, {to}) is longer than {en}"))
}
