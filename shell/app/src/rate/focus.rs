//! Lines in the FinOps FOCUS 1.2 columns, so that other cost tools read them.
//!
//! Instants are UTC as FOCUS asks; amounts are yuan (CNY). A charge is what is billed: there are no discounts, so list,
//! contracted, effective and billed cost agree, except that a test has a list cost of nothing too.

use super::csv::{push_cell, push_yuan};
use super::load::Rating;
use super::run::run;
use super::text::LineText;
use std::io::Write;
use yunheng_rating::Tally;
use yunheng_values::{Date, Moment, parse_date};

const HEAD: &[u8] = b"BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,BillingPeriodStart,\
ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,\
ContractedCost,ContractedUnitPrice,EffectiveCost,InvoiceIssuerName,ListCost,ListUnitPrice,PricingCategory,PricingQuantity,\
PricingUnit,ProviderName,PublisherName,ResourceId,ServiceCategory,ServiceName,SkuId,SubAccountId,SubAccountName,Tags\n";

/// Writes all lines.
///
/// # Errors
/// What `out` says.
pub fn write_focus(rating: &Rating, out: &mut dyn Write) -> std::io::Result<Tally> {
    out.write_all(HEAD)?;
    let period = (utc(rating.period.start()), utc(rating.period.end()));
    let title = rating.pack.title.clone();
    run(rating, out, &|line, bytes| format_line(line, &period, &title, bytes))
}

/// Midnight in Shanghai as FOCUS writes instants.
fn utc(date: Date) -> String {
    let before = Moment::midnight(date).plus_minutes(-8 * 60).unwrap_or(Moment::midnight(date));
    before.local().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn format_line(line: &LineText<'_>, period: &(String, String), title: &str, bytes: &mut Vec<u8>) {
    let mut charge = Vec::new();
    push_yuan(&mut charge, line.charge_fen);
    let charge = String::from_utf8_lossy(&charge);
    let day = |text: &str| parse_date(text).map(utc).unwrap_or_default();
    let (from, to) = (day(line.from), day(line.to));
    let tags = serde_json::json!({
        "project_id": line.project_id, "stage": line.stage, "month": line.month, "clauses": line.clauses.join(" "),
    })
    .to_string();
    let frequency = if line.stage == "test" { "One-Time" } else { "Usage-Based" };
    let (price, quantity) = (line.unit_price, line.quantity);
    let (payer, charge) = (line.payer.unwrap_or(""), charge.as_ref());
    let account = [charge, payer, payer, "CNY", &period.1, &period.0];
    let kind = ["Usage", "", line.item, frequency, &to, &from, quantity, ""];
    let cost = [charge, price, charge, title, charge, price, "Standard", quantity];
    let what = [
        "",
        title,
        title,
        line.resource_id,
        "Other",
        line.item,
        line.item,
        line.unit_id,
        line.unit_id,
        &tags,
    ];
    for (index, cell) in account.iter().chain(&kind).chain(&cost).chain(&what).enumerate() {
        if index > 0 {
            bytes.push(b',');
        }
        push_cell(bytes, cell);
    }
    bytes.push(b'\n');
}
