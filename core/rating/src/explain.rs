//! Why a month of a resource costs what it costs: rows, prices, arithmetic written out, clauses (依据).

use crate::days::{Day, MonthSpan, date_of};
use crate::leases::Lease;
use crate::method::{Method, Share};
use crate::once::{Once, version_on};
use crate::prices::PriceVersion;
use crate::rate::{Basis, Entry, Rater};
use crate::totals::Notes;
use std::ops::Range;
use yunheng_values::{Because, Exact, Fact, Month, Quantity, Step, Text, UnitPrice, format_scaled};

/// Places of a figure before rounding, for people.
const SHOWN_PLACES: u32 = 6;

impl Rater<'_> {
    /// The reasons of a month's lines of a resource and item; nothing when no row has both names.
    ///
    /// `file` is the lease file's name. Only the part of the month inside the rater's period is charged and shown; rows and
    /// days outside it are named where they count.
    pub fn explain(&self, resource: &str, item: &str, month: Month, file: &str) -> Option<Because> {
        let group = self.leases.group(resource, item)?;
        let span = MonthSpan::of(month);
        let mut because = Because { rulings: self.book.rulings().to_vec(), ..Because::default() };
        because.facts.push(Fact {
            name: Text::new("计费区间内的天", "days inside the period"),
            value: days(self.months.start.max(span.start), self.months.end.min(span.end)),
            source: "--period".to_owned(),
        });
        self.add_rows(group.clone(), &span, file, &mut because);
        self.add_prices(self.leases.rows()[group.start].item, &span, &mut because);
        let mut notes =
            Notes { issues: Vec::new(), warned: vec![false; self.leases.units.len()], kept: Vec::new() };
        self.entries(group, &mut notes, &mut |entry: Entry| {
            if entry.line.month == month {
                self.add_payer(&entry, file, &mut because);
                self.add_line(&entry, &mut because);
            }
        });
        for issue in notes.issues {
            let finding = self.finding(issue, file);
            because.facts.push(Fact {
                name: finding.message,
                value: finding.code.to_owned(),
                source: finding.place,
            });
        }
        Some(because)
    }

    fn add_rows(&self, group: Range<usize>, span: &MonthSpan, file: &str, because: &mut Because) {
        let leases = self.leases;
        for lease in leases.rows()[group]
            .iter()
            .filter(|row| row.from < span.end && (row.to > span.start || row.from >= span.start))
        {
            let (unit, project) = (leases.units.name(lease.unit), leases.projects.name(lease.project));
            let to = lease.end().map_or_else(|| "…".to_owned(), |day| date_of(day).to_string());
            let (stage, from) = (lease.stage.as_str(), date_of(lease.from));
            because.facts.push(Fact {
                name: Text::new("租用行", "lease row"),
                value: format!("{unit} {project} {stage} {} [{from}, {to})", lease.quantity),
                source: format!("{file}:{}", lease.row),
            });
        }
    }

    fn add_prices(&self, item: u32, span: &MonthSpan, because: &mut Because) {
        let versions = self.book.versions(self.book.tariff(item));
        for (place, version) in versions.iter().enumerate() {
            let in_force = version.from < span.end && place >= version_on(versions, span.start);
            if in_force {
                let kind =
                    version.method.proration().map_or(String::new(), |kind| format!(", {}", kind.as_str()));
                because.facts.push(Fact {
                    name: Text::new(
                        format!("{}起的单价", date_of(version.from)),
                        format!("price from {}", date_of(version.from)),
                    ),
                    value: format!("{} / {}{kind}", version.unit_price, version.method.per().as_str()),
                    source: version.place.clone(),
                });
            }
        }
    }

    fn add_payer(&self, entry: &Entry, file: &str, because: &mut Because) {
        let Some(payer) = entry.line.payer else { return };
        let lease = &self.leases.rows()[entry.line.lease as usize];
        let (name, source) = if self.leases.payer_of(lease).is_some() {
            let name = Text::new("租用行自带的付款方", "payer that the lease row names");
            (name, format!("{file}:{}", lease.row))
        } else {
            let Some((from, place)) = self.payers.place_on(lease.unit, entry.line.from) else { return };
            let (unit, from) = (self.leases.units.name(lease.unit), date_of(from));
            let name = Text::new(
                format!("单位“{unit}”自{from}起的付款方"),
                format!("payer of `{unit}` from {from}"),
            );
            (name, place.to_owned())
        };
        let fact = Fact { name, value: self.payers.names().name(payer).to_owned(), source };
        if !because.facts.contains(&fact) {
            because.facts.push(fact);
        }
    }

    fn add_line(&self, entry: &Entry, because: &mut Because) {
        let lease = &self.leases.rows()[entry.line.lease as usize];
        let version = self.book.version(entry.line.version);
        let range = days(entry.line.from, entry.line.to);
        because.steps.push(amount_step(lease, version, entry, &range));
        if !matches!(entry.basis, Basis::Free | Basis::Elsewhere) {
            because.steps.push(rounding_step(entry, &range));
        }
        for clause in &version.clauses {
            if !because.clauses.contains(clause) {
                because.clauses.push(clause.clone());
            }
        }
    }
}

fn days(from: Day, to: Day) -> String {
    if from < to { format!("[{}, {})", date_of(from), date_of(to)) } else { "—".to_owned() }
}

fn amount_step(lease: &Lease, version: &PriceVersion, entry: &Entry, range: &str) -> Step {
    let price = version.unit_price;
    match entry.basis {
        Basis::Free => Step {
            name: Text::new(format!("{range}测试，不收费"), format!("{range} test, free of charge")),
            expression: format!("{} × {price} × 0", lease.quantity),
            result: "0".to_owned(),
        },
        Basis::Elsewhere => Step {
            name: Text::new(
                format!("{range}本月只计一次，计在首个使用日所在的行"),
                format!("{range} a month is charged once, on the line of its first used day"),
            ),
            expression: "0".to_owned(),
            result: "0".to_owned(),
        },
        Basis::Share(share) => Step {
            name: Text::new(
                format!("{range}{}", method_zh(version.method)),
                format!("{range} {}", method_en(version.method)),
            ),
            expression: product(lease.quantity, price, share),
            result: result(lease.quantity, price, share),
        },
        Basis::Once(once) => once_step(&once, version, range),
    }
}

fn once_step(once: &Once, version: &PriceVersion, range: &str) -> Step {
    let (used, first) = (once.used_days, date_of(once.first_day));
    let (zh, en) = (method_zh(version.method), method_en(version.method));
    Step {
        name: Text::new(
            format!("{range}{zh}：本月使用{used}天，首个使用日{first}，取当月最大正式数量"),
            format!(
                "{range} {en}: {used} used days, the first is {first}; largest formal quantity of the month"
            ),
        ),
        expression: product(once.quantity, version.unit_price, once.share),
        result: result(once.quantity, version.unit_price, once.share),
    }
}

/// `8 × 46.00 × 29 ÷ 30`.
fn product(quantity: Quantity, price: UnitPrice, share: Share) -> String {
    let mut text = format!("{quantity} × {price}");
    if share.parts != 1 || share.of != 1 {
        text.push_str(&format!(" × {}", share.parts));
    }
    if share.of != 1 {
        text.push_str(&format!(" ÷ {}", share.of));
    }
    text
}

fn result(quantity: Quantity, price: UnitPrice, share: Share) -> String {
    let quantity = Exact::from_scaled(i128::from(quantity.scaled()), Quantity::SCALE);
    let price = Exact::from_scaled(i128::from(price.scaled()), UnitPrice::SCALE);
    (quantity * price * Exact::ratio(i128::from(share.parts), i128::from(share.of))).to_places(SHOWN_PLACES)
}

/// `round(200.322581) − 44.52`.
fn rounding_step(entry: &Entry, range: &str) -> Step {
    let (numerator, denominator) = entry.after.fraction();
    // The sum is below 2·10³³ (see `amount.rs`), so it is an `i128`.
    let sum = i128::try_from(numerator).map_or_else(|_| Exact::zero(), |units| Exact::from_scaled(units, 10));
    let sum = sum / Exact::from(i64::from(denominator));
    let before = format_scaled(i128::try_from(entry.before.fen()).unwrap_or(i128::MAX), 2, 2);
    Step {
        name: Text::new(
            format!("{range}计入当月累计，四舍五入到分，减去此前已计"),
            format!("{range} month's running sum, half up to the fen, less what is charged before"),
        ),
        expression: format!("round({}) − {before}", sum.to_places(SHOWN_PLACES)),
        result: entry.line.charge.to_string(),
    }
}

fn method_zh(method: Method) -> &'static str {
    match method {
        Method::ActualDays => "按当月实际天数",
        Method::Thirtieth => "每天三十分之一",
        Method::HalfMonth => "按半月或整月",
        Method::WholeMonth => "按整月",
        Method::Day => "按日单价",
        Method::Year => "按年单价和当年天数",
        Method::Each => "按服务",
    }
}

fn method_en(method: Method) -> &'static str {
    match method {
        Method::ActualDays => "by the days of the month",
        Method::Thirtieth => "a thirtieth a day",
        Method::HalfMonth => "half a month or a whole one",
        Method::WholeMonth => "a whole month",
        Method::Day => "price of a day",
        Method::Year => "price of a year by the days of the year",
        Method::Each => "by service",
    }
}
