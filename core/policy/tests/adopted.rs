//! Lists that a city adopts after its pack was published.

use yunheng_policy::{
    ADOPTED_FILE, AdoptedList, ListContent, ListedItem, ListedPrice, Metering, Pack, PackSource, PackText,
    adopted_text, check_list, load,
};
use yunheng_values::{ClauseId, Date, parse_date};

fn day(text: &str) -> Date {
    parse_date(text).expect("a day")
}

fn source(overlay: &[AdoptedList]) -> PackSource {
    let text = |path: &str, text: &str| PackText { path: path.into(), text: text.into() };
    let manifest = r#"
id = "town"
title = "试验镇"
prefix = "TT"
version = "2026.1"
based_on = []
division_code = "411000"
status = "in_force"
valid_from = 2026-01-01
"#;
    let catalog = r#"
[[item]]
id = "vcpu"
name = "处理器"
category = "计算"
unit = "核·月"
dimension = "vcpu"
metering = "by_time"
per = "month"
architecture = "x86"
clause = "TT-1"
from = 2026-01-01
verified_on = 2026-01-01

[[price]]
item = "vcpu"
from = 2026-01-01
unit_price = "46.00"
clause = "TT-1"
verified_on = 2026-01-01
"#;
    let basis = r#"
[[basis]]
name = "价格依据"
kind = "contract"
document = "合同"
from = 2026-01-01
clause = "TT-1"
verified_on = 2026-01-01
"#;
    let mut texts = vec![
        text("pack.toml", manifest),
        text("catalog/items.toml", catalog),
        text("parameters/catalog.toml", basis),
    ];
    if !overlay.is_empty() {
        texts.push(text(ADOPTED_FILE, &adopted_text(overlay)));
    }
    PackSource { id: "town".into(), texts }
}

fn pack(overlay: &[AdoptedList]) -> Pack {
    let own = source(overlay);
    load("town", &|id| (id == "town").then(|| own.clone())).expect("a pack")
}

fn price(item: &str, unit_price: &str) -> ListedPrice {
    ListedPrice { item: item.into(), unit_price: unit_price.into() }
}

fn gpu() -> ListedItem {
    ListedItem {
        id: "gpu.a10".into(),
        name: "加速卡 \"A10\"".into(),
        category: "计算".into(),
        unit: "张·月".into(),
        dimension: "gpu".into(),
        metering: Metering::ByTime,
        per: "month".into(),
        architecture: "any".into(),
    }
}

fn list(from: &str, content: ListContent) -> AdoptedList {
    let clauses = vec![ClauseId::new("TT-1").expect("a clause")];
    AdoptedList {
        document: "2026年\"清单\"\n一".into(),
        from: day(from),
        decided_on: day("2026-05-01"),
        clauses,
        content,
    }
}

fn priced(pack: &Pack, item: &str, on: &str) -> Vec<String> {
    let mut all: Vec<_> =
        pack.prices.iter().filter(|price| price.item == item && price.from <= day(on)).collect();
    all.sort_by_key(|price| price.from);
    all.iter().map(|price| price.unit_price.to_string()).collect()
}

#[test]
fn a_list_adds_prices_and_items_and_ends_items_and_the_pack_keeps_what_it_published() {
    let first = ListContent {
        prices: vec![price("vcpu", "40.00"), price("gpu.a10", "3800.00")],
        items: vec![gpu()],
        ended: Vec::new(),
    };
    let second = ListContent { ended: vec!["vcpu".into()], ..ListContent::default() };
    let with = pack(&[list("2026-06-01", first), list("2026-09-01", second)]);
    assert_eq!(priced(&with, "vcpu", "2026-05-31"), ["46.00"], "an old bill keeps its price");
    assert_eq!(priced(&with, "vcpu", "2026-06-01"), ["46.00", "40.00"]);
    let until = |id: &str| with.items.iter().find(|item| item.id == id).expect("an item").until;
    assert_eq!(until("vcpu"), Some(day("2026-09-01")));
    assert_eq!(until("gpu.a10"), None);
    assert_ne!(with.digest, pack(&[]).digest, "the digest covers what was adopted");
}

#[test]
fn of_two_lists_for_one_day_the_later_stands() {
    let of =
        |unit_price: &str| ListContent { prices: vec![price("vcpu", unit_price)], ..ListContent::default() };
    let with = pack(&[list("2026-06-01", of("40.00")), list("2026-06-01", of("41.00"))]);
    assert_eq!(priced(&with, "vcpu", "2026-06-01"), ["46.00", "41.00"]);
}

#[test]
fn a_list_that_is_not_right_is_told_where() {
    let with = pack(&[]);
    let codes = |content: &ListContent, from: &str| -> Vec<(String, String)> {
        let found = check_list(&with, content, (day(from), day("2026-01-01")));
        found.into_iter().map(|finding| (finding.code.to_owned(), finding.place)).collect()
    };
    let of = |prices: Vec<ListedPrice>| ListContent { prices, ..ListContent::default() };
    let said = |code: &str, place: &str| vec![(code.to_owned(), place.to_owned())];
    assert_eq!(codes(&of(vec![price("vcpu", "40.00")]), "2026-06-01"), Vec::new());
    let decided = |from: &str, on: &str| -> Vec<&str> {
        let list = of(vec![price("vcpu", "40.00")]);
        let found = check_list(&with, &list, (day(from), day(on)));
        found.iter().map(|finding| finding.code).collect()
    };
    assert_eq!(decided("2026-06-01", "2026-06-02"), ["past_first_day"], "what was billed keeps its price");
    assert_eq!(decided("2026-06-02", "2026-06-02"), Vec::<&str>::new());
    assert_eq!(codes(&ListContent::default(), "2026-06-01"), said("empty_list", "/prices"));
    assert_eq!(codes(&of(vec![price("x", "1")]), "2026-06-01"), said("unknown_item", "/prices/0/item"));
    assert_eq!(
        codes(&of(vec![price("vcpu", "-1")]), "2026-06-01"),
        said("malformed_price", "/prices/0/unit_price")
    );
    assert_eq!(
        codes(&of(vec![price("vcpu", "1e3")]), "2026-06-01"),
        said("malformed_price", "/prices/0/unit_price")
    );
    assert_eq!(
        codes(&of(vec![price("vcpu", "46.000")]), "2026-06-01"),
        said("unchanged", "/prices/0/unit_price")
    );
    assert_eq!(
        codes(&of(vec![price("vcpu", "1")]), "2026-01-01"),
        said("published_price", "/prices/0/unit_price")
    );
    let twice = of(vec![price("vcpu", "40.00"), price("vcpu", "41.00")]);
    assert_eq!(codes(&twice, "2026-06-01"), said("conflict", "/prices/1/unit_price"));
    let item = ListContent { items: vec![gpu()], ..ListContent::default() };
    assert_eq!(codes(&item, "2026-06-01"), said("no_price", "/items/0/id"));
    for (metering, per) in [(Metering::ByService, "month"), (Metering::ByTime, "each")] {
        let items = vec![ListedItem { metering, per: per.into(), ..gpu() }];
        let odd = ListContent { items, prices: vec![price("gpu.a10", "1.00")], ..ListContent::default() };
        assert_eq!(codes(&odd, "2026-06-01"), said("metering_per", "/items/0/per"));
    }
    let ended =
        ListContent { ended: vec!["vcpu".into(), "vcpu".into(), "y".into()], ..ListContent::default() };
    let expected =
        [("conflict", "/ended/1"), ("unknown_item", "/ended/2")].map(|(c, p)| (c.to_owned(), p.to_owned()));
    assert_eq!(codes(&ended, "2026-06-01"), expected);
    let early = ListContent { ended: vec!["vcpu".into()], ..ListContent::default() };
    assert_eq!(codes(&early, "2026-01-01"), said("too_early", "/ended/0"));
}
