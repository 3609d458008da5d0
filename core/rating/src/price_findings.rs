//! Why prices cannot be used, in words.

use crate::days::date_of;
use crate::prices::{PriceRow, PriceVersion};
use yunheng_values::{Finding, Text};

pub(crate) fn unknown_word(pack: &str, item: &str, (field, found, expected): (&str, &str, &str)) -> Finding {
    Finding::error(
        "pack_malformed",
        format!("{pack}#catalog.{item}"),
        Text::new(
            format!("{field}为“{found}”，应为{expected}之一"),
            format!("{field} is `{found}`; one of {expected} is expected"),
        ),
    )
}

pub(crate) fn negative_price(row: &PriceRow) -> Finding {
    let (item, price) = (&row.item, row.unit_price);
    Finding::error(
        "negative_price",
        row.place.clone(),
        Text::new(
            format!("“{item}”的单价为{price}，应在0至9999999.999999之间"),
            format!("the price of `{item}` is {price}; 0 to 9999999.999999 is expected"),
        ),
    )
}

pub(crate) fn price_conflict(item: &str, before: &PriceVersion, version: &PriceVersion) -> Finding {
    let (from, one, other) = (date_of(version.from), before.unit_price, version.unit_price);
    let place = &before.place;
    Finding::error(
        "price_conflict",
        version.place.clone(),
        Text::new(
            format!("“{item}”自{from}起有两个价格：{one}（{place}）与{other}，或计量方式不同，应只有一个"),
            format!(
                "`{item}` has two prices from {from}: {one} ({place}) and {other}, or two ways of metering; one is expected"
            ),
        ),
    )
}

pub(crate) fn mixed_metering(item: &str, odd: &PriceVersion) -> Finding {
    Finding::error(
        "mixed_metering",
        odd.place.clone(),
        Text::new(
            format!("“{item}”有的版本按时间计量，有的按服务计量（each），应只用一种"),
            format!("`{item}` is priced by time in one version and by service (each) in another; one kind is expected"),
        ),
    )
    .hint("换一种计量方式须用新的服务项", "use another item for another kind of metering")
}
