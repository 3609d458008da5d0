//! Lines in the FinOps FOCUS 1.2 columns, so that other cost tools read them.
//!
//! Instants are UTC as FOCUS asks; amounts are yuan (CNY). A charge is what is billed: there are no discounts, so list,
//! contracted, effective and billed cost agree, except that a test has a list cost of nothing too.

use super::csv::push_cell;
use super::load::Rating;
use super::run::run;
use super::text::{LineText, yuan};
use std::collections::HashMap;
use std::io::Write;
use yunheng_policy::{CatalogItem, Pack};
use yunheng_rating::Tally;
use yunheng_values::{Date, Exact, Moment, parse_date};

const HEAD: &[u8] = b"BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,BillingPeriodStart,\
ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,\
ContractedCost,ContractedUnitPrice,EffectiveCost,InvoiceIssuerName,ListCost,ListUnitPrice,PricingCategory,PricingQuantity,\
PricingUnit,ProviderName,PublisherName,ResourceId,ServiceCategory,ServiceName,SkuId,SubAccountId,SubAccountName,Tags\n";

/// Writes all lines; names, categories and units come from the pack's catalog.
///
/// # Errors
/// What `out` says.
pub fn write_focus(rating: &Rating, pack: &Pack, out: &mut dyn Write) -> std::io::Result<Tally> {
    out.write_all(HEAD)?;
    let bill = Bill {
        start: utc(rating.period.start()),
        end: utc(rating.period.end()),
        provider: pack.manifest.title.clone(),
        items: pack.items.iter().map(|item| (item.id.as_str(), item)).collect(),
    };
    run(rating, out, &|line, bytes| bill.format_line(line, bytes))
}

/// What all lines share.
struct Bill<'a> {
    start: String,
    end: String,
    provider: String,
    items: HashMap<&'a str, &'a CatalogItem>,
}

impl Bill<'_> {
    fn format_line(&self, line: &LineText<'_>, bytes: &mut Vec<u8>) {
        let item = self.items.get(line.item);
        let name = item.map_or(line.item, |item| item.name.as_str());
        let pricing_unit = item.map_or(NO_UNIT, |item| item.unit.as_str());
        // 核·月 is a core for a month: what was consumed is the core.
        let consumed_unit = pricing_unit.split('·').next().unwrap_or(NO_UNIT);
        let day = |text: &str| parse_date(text).map(utc).unwrap_or_default();
        let (from, to, charge) = (day(line.from), day(line.to), yuan(i128::from(line.charge_fen)));
        let priced = pricing_quantity(line, &charge);
        let tags = serde_json::json!({
            "project_id": line.project_id, "stage": line.stage, "month": line.month, "clauses": line.clauses.join(" "),
        })
        .to_string();
        // Nobody pays: the account is the unit's own.
        let payer = line.payer.unwrap_or(line.unit_id);
        let (price, charge, provider) = (line.unit_price, charge.as_str(), self.provider.as_str());
        let account = [charge, payer, payer, "CNY", &self.end, &self.start];
        let kind = ["Usage", "", name, "Usage-Based", &to, &from, line.quantity, consumed_unit];
        let cost = [charge, price, charge, provider, charge, price, "Standard", &priced, pricing_unit];
        let service = [provider, provider, line.resource_id, category(item), name, line.item];
        let unit = [line.unit_id, line.unit_id, &tags];
        let cells = account.iter().chain(&kind).chain(&cost).chain(&service).chain(&unit);
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                bytes.push(b',');
            }
            push_cell(bytes, cell);
        }
        bytes.push(b'\n');
    }
}

/// Unit of an item that only the price file knows.
const NO_UNIT: &str = "Count";

/// Charge ÷ unit price: the time-weighted quantity that the price was paid for, to six places.
fn pricing_quantity(line: &LineText<'_>, charge: &str) -> String {
    match (Exact::parse(charge), Exact::parse(line.unit_price)) {
        (Ok(charge), Ok(price)) if !price.is_zero() => (charge / price).to_string(),
        _ => "0".to_owned(),
    }
}

/// The categories of FOCUS.
fn category(item: Option<&&CatalogItem>) -> &'static str {
    match item.map_or("", |item| item.category.as_str()) {
        "计算" => "Compute",
        "存储" => "Storage",
        "网络" => "Networking",
        "安全" | "密码" => "Security",
        _ => "Other",
    }
}

/// Midnight in Shanghai as FOCUS writes instants.
fn utc(date: Date) -> String {
    let before = Moment::midnight(date).plus_minutes(-8 * 60).unwrap_or(Moment::midnight(date));
    before.local().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
