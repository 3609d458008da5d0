//! Parameters over time: every value with its days, in words.

use super::effective::effective_pack;
use super::words::{in_words, rulings_inside};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use toml::Value;
use yunheng_access::Permission;
use yunheng_api::platform::{Page, ParameterJson, ParameterVersionJson, ParametersQuery};
use yunheng_policy::{CatalogPrice, Pack, Rules, Version};
use yunheng_values::{Date, Lang};

/// Every parameter with every value that it has had and will have; prices are those of the section `catalog`.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn parameters(
    app: &App,
    caller: &Caller,
    pack: &str,
    query: &ParametersQuery,
) -> Result<Page<ParameterJson>, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let (pack, lang) = (effective.pack(), caller.place.lang);
    let versions = pack.parameters.iter().map(|(key, versions)| parameter(pack, key, versions, lang));
    let mut rows: Vec<ParameterJson> = versions.chain(prices(pack, lang)).collect();
    let needle = query.q.as_deref().unwrap_or_default().trim().to_lowercase();
    rows.retain(|row| {
        query.section.as_deref().is_none_or(|section| section == row.section) && mentions(row, &needle)
    });
    Ok(Page { items: rows, next: None })
}

fn mentions(row: &ParameterJson, needle: &str) -> bool {
    let of_value = |value: &ParameterVersionJson| {
        value.value.to_lowercase().contains(needle)
            || value.clauses.iter().any(|clause| clause.to_lowercase().contains(needle))
    };
    needle.is_empty()
        || row.key.to_lowercase().contains(needle)
        || row.name.to_lowercase().contains(needle)
        || row.versions.iter().any(of_value)
}

/// A parameter's versions; one is cut where the authority's reading of a ruling behind it changes.
pub(super) fn parameter(pack: &Pack, key: &str, versions: &[Version], lang: Lang) -> ParameterJson {
    let section = key.split_once('.').map_or(key, |(section, _)| section);
    let mut sorted: Vec<&Version> = versions.iter().collect();
    sorted.sort_by_key(|version| version.header.from);
    let mut values = Vec::new();
    for (at, version) in sorted.iter().enumerate() {
        let next = sorted.get(at + 1).map(|next| next.header.from);
        let end = version.header.until.into_iter().chain(next).min();
        let rulings = rulings_behind(pack, version);
        let mut starts = vec![version.header.from];
        starts.extend(changes(pack, &rulings, version.header.from, end));
        for (nth, start) in starts.iter().enumerate() {
            let until = starts.get(nth + 1).copied().or(end);
            values.extend(dated(pack, section, version, &rulings, (*start, until), lang));
        }
    }
    let name = sorted.last().map(|version| version.header.name.clone()).unwrap_or_default();
    ParameterJson { key: key.to_owned(), section: section.to_owned(), name, versions: values }
}

/// Keys of the rulings that decide a version or matter to it.
pub(super) fn rulings_behind(pack: &Pack, version: &Version) -> Vec<String> {
    let mut names = Vec::new();
    rulings_inside(&Value::Table(version.fields.clone()), &mut names);
    names.extend(version.header.rulings.iter().cloned());
    let mut keys: Vec<String> =
        names.iter().filter_map(|name| pack.ruling(name)).map(|ruling| ruling.key.clone()).collect();
    let mut seen = std::collections::BTreeSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    keys
}

/// Days inside a version on which a reading behind it changes.
fn changes(pack: &Pack, rulings: &[String], from: Date, until: Option<Date>) -> Vec<Date> {
    let of_these = pack.choices.iter().filter(|choice| rulings.contains(&choice.ruling));
    let mut days: Vec<Date> = of_these.map(|choice| choice.from).collect();
    days.retain(|day| *day > from && until.is_none_or(|until| *day < until));
    days.sort_unstable();
    days.dedup();
    days
}

fn dated(
    pack: &Pack,
    section: &str,
    version: &Version,
    rulings: &[String],
    (from, until): (Date, Option<Date>),
    lang: Lang,
) -> Option<ParameterVersionJson> {
    let rules = rules_on(pack, from)?;
    let (value, unit) = in_words(section, &version.fields, &rules, lang);
    let header = &version.header;
    let readings = rulings.iter().filter_map(|key| rules.reading(key));
    Some(ParameterVersionJson {
        from: from.to_string(),
        until: until.map(|date| date.to_string()),
        value,
        unit,
        clauses: header.clause.iter().map(ToString::to_string).collect(),
        rulings: readings.map(|(key, reading)| format!("{key}={reading}")).collect(),
        verified_on: header.verified_on.to_string(),
        note: header.note.clone(),
        place: version.place.clone(),
    })
}

/// For looking at a pack: a choice that it no longer offers must not keep its values from being seen.
pub(super) fn rules_on(pack: &Pack, day: Date) -> Option<Rules<'_>> {
    pack.rules_on(day, &[]).or_else(|_| pack.published_rules_on(day, &[])).ok()
}

/// Prices of the catalog as parameters.
fn prices(pack: &Pack, lang: Lang) -> impl Iterator<Item = ParameterJson> {
    pack.items.iter().filter_map(move |item| {
        let mut prices: Vec<&CatalogPrice> =
            pack.prices.iter().filter(|price| price.item == item.id).collect();
        prices.sort_by_key(|price| price.from);
        let per = match lang {
            Lang::Zh => format!("元/{}", item.unit),
            Lang::En => format!("yuan per {}", item.unit),
        };
        let value = |(at, price): (usize, &&CatalogPrice)| ParameterVersionJson {
            from: price.from.to_string(),
            until: prices.get(at + 1).map(|next| next.from.to_string()),
            value: price.unit_price.to_string(),
            unit: Some(per.clone()),
            clauses: price.clause.iter().map(ToString::to_string).collect(),
            rulings: Vec::new(),
            verified_on: price.verified_on.to_string(),
            note: price.note.clone(),
            place: "catalog".to_owned(),
        };
        let values: Vec<ParameterVersionJson> = prices.iter().enumerate().map(value).collect();
        (!values.is_empty()).then(|| ParameterJson {
            key: format!("catalog.{}", item.id),
            section: "catalog".to_owned(),
            name: item.name.clone(),
            versions: values,
        })
    })
}
