//! Small readers that turn TOML values into exact ones, with words about what was expected.

use serde::{Deserialize, Deserializer, de::Error};
use yunheng_calendar::Limit;
use yunheng_values::{ClauseId, Date, Exact, Money, UnitPrice, parse_date};

/// A decimal written as a string.
pub(crate) fn exact<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
    let text = String::deserialize(deserializer)?;
    Exact::parse(&text)
        .map_err(|error| D::Error::custom(format!("`{text}`: {error}; a decimal as a string is expected")))
}

/// An optional decimal written as a string.
pub(crate) fn exact_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Exact>, D::Error> {
    exact(deserializer).map(Some)
}

/// An optional amount of money.
pub(crate) fn money<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
    let text = String::deserialize(deserializer)?;
    Money::parse(&text).map_err(|error| {
        D::Error::custom(format!("`{text}`: {error}; an amount such as 2000.00 is expected"))
    })
}

/// A unit price.
pub(crate) fn unit_price<'de, D: Deserializer<'de>>(deserializer: D) -> Result<UnitPrice, D::Error> {
    let text = String::deserialize(deserializer)?;
    match UnitPrice::parse(&text) {
        Ok(price) if !price.is_negative() => Ok(price),
        Ok(_) => Err(D::Error::custom(format!("`{text}`: a price is not negative"))),
        Err(error) => {
            Err(D::Error::custom(format!("`{text}`: {error}; a unit price such as 46.00 is expected")))
        }
    }
}

/// A time limit.
pub(crate) fn limit<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Limit, D::Error> {
    let text = String::deserialize(deserializer)?;
    Limit::parse(&text).map_err(D::Error::custom)
}

/// An optional time limit.
pub(crate) fn limit_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Limit>, D::Error> {
    limit(deserializer).map(Some)
}

/// An integer, also where a ruling put it as a string.
pub(crate) fn integer_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Integer(i64),
        Text(String),
    }
    match Either::deserialize(deserializer)? {
        Either::Integer(value) => Ok(Some(value)),
        Either::Text(text) => {
            text.parse().map(Some).map_err(|_| D::Error::custom(format!("`{text}` is not an integer")))
        }
    }
}

/// One clause id or a list of them.
pub(crate) fn clauses<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ClauseId>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    let texts = match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(text) => vec![text],
        OneOrMany::Many(texts) => texts,
    };
    if texts.is_empty() {
        return Err(D::Error::custom("an empty citation; at least one clause id is expected"));
    }
    texts.iter().map(|text| ClauseId::new(text).map_err(D::Error::custom)).collect()
}

/// One clause id.
pub(crate) fn clause<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ClauseId, D::Error> {
    let text = String::deserialize(deserializer)?;
    ClauseId::new(&text).map_err(D::Error::custom)
}

/// A word of which the program knows one value only: another one is refused rather than ignored.
fn only<'de, D: Deserializer<'de>>(deserializer: D, known: &str) -> Result<String, D::Error> {
    let word = String::deserialize(deserializer)?;
    if word == known {
        Ok(word)
    } else {
        Err(D::Error::custom(format!("`{word}`: only `{known}` can be computed")))
    }
}

/// Rounding mode: half up.
pub(crate) fn half_up<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    only(deserializer, "half_up")
}

/// Rounding unit of money: the fen.
pub(crate) fn fen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    only(deserializer, "fen")
}

/// The order in which an amount is reduced: the only one that can be computed.
pub(crate) fn settlement_steps<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let steps = Vec::<String>::deserialize(deserializer)?;
    if steps == ["ratio", "penalties", "already_paid"] {
        return Ok(steps);
    }
    Err(D::Error::custom(format!(
        "{steps:?}: only [\"ratio\", \"penalties\", \"already_paid\"] can be computed"
    )))
}

/// A floor of payments: nothing but zero can be computed.
pub(crate) fn zero_money<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
    let floor = money(deserializer)?;
    if floor == Money::ZERO {
        Ok(floor)
    } else {
        Err(D::Error::custom(format!("{floor}: only 0.00 can be computed")))
    }
}

/// Whether tests are metered: lines of stage `test` cost nothing, so `true` is refused rather than ignored.
pub(crate) fn unmetered<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    let metered = bool::deserialize(deserializer)?;
    if metered {
        return Err(D::Error::custom(
            "only `metered = false` can be computed; a metered test is written as stage formal",
        ));
    }
    Ok(metered)
}

/// A TOML date.
pub(crate) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let value = toml::value::Datetime::deserialize(deserializer)?;
    let text = value.to_string();
    parse_date(&text).map_err(D::Error::custom)
}

/// An optional TOML date.
pub(crate) fn date_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    date(deserializer).map(Some)
}
