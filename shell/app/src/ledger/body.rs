//! Events as they are stored: a word, and the rest as JSON.

use super::{moment_of, position};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yunheng_ledger::{Event, Happening, Holder, HolderChange, Quantities, Stage, Trait, Traits};
use yunheng_store::ledger::EventOf;
use yunheng_values::{Date, ItemId, PayerId, ProjectId, Quantity, UnitId, parse_date};

/// Everything that an event may say beside its word; what does not belong to the word is absent.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    project: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    payer: Option<i64>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    traits: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stage: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    items: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agreed_on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is_on: Option<bool>,
}

/// The rest of an event, JSON.
pub(super) fn stored(what: &Happening) -> Result<String, Problem> {
    let body = match what {
        Happening::Opened { holder, traits } => Body {
            unit: Some(id(holder.unit.as_str())?),
            user: holder.user.as_ref().map(|user| id(user.as_str())).transpose()?,
            project: Some(id(holder.project.as_str())?),
            payer: holder.payer.as_ref().map(|payer| id(payer.as_str())).transpose()?,
            traits: words(traits),
            ..Body::default()
        },
        Happening::LeaseStarted { stage, items, agreed_on, until } => Body {
            stage: Some(stage.as_str().to_owned()),
            items: texts(items),
            agreed_on: agreed_on.map(|day| day.to_string()),
            until: until.map(|day| day.to_string()),
            ..Body::default()
        },
        Happening::Resized { items } => Body { items: texts(items), ..Body::default() },
        Happening::Promoted { items, agreed_on } => {
            Body { items: texts(items), agreed_on: agreed_on.map(|day| day.to_string()), ..Body::default() }
        }
        Happening::Powered { is_on } => Body { is_on: Some(*is_on), ..Body::default() },
        Happening::HolderChanged(change) => Body {
            unit: change.unit.as_ref().map(|unit| id(unit.as_str())).transpose()?,
            user: change.user.as_ref().map(|user| id(user.as_str())).transpose()?,
            project: change.project.as_ref().map(|project| id(project.as_str())).transpose()?,
            payer: change.payer.as_ref().map(|payer| id(payer.as_str())).transpose()?,
            ..Body::default()
        },
        Happening::Described(traits) => Body { traits: words(traits), ..Body::default() },
        Happening::Stopped
        | Happening::Resumed
        | Happening::Ended
        | Happening::Reclaimed
        | Happening::Voided => Body::default(),
    };
    serde_json::to_string(&body).map_err(|error| Problem::bug(&error))
}

fn id(text: &str) -> Result<i64, Problem> {
    text.parse().map_err(|_| Problem::bug(&format!("`{text}` is no id of the platform")))
}

fn words(traits: &Traits) -> BTreeMap<String, String> {
    traits.iter().map(|(one, value)| (one.as_str().to_owned(), value.clone())).collect()
}

fn texts(items: &Quantities) -> BTreeMap<String, String> {
    items.iter().map(|(item, quantity)| (item.as_str().to_owned(), quantity.to_string())).collect()
}

/// An event as the core knows it.
///
/// # Errors
/// A row that this program did not write.
pub(crate) fn event_of_row(row: &EventOf) -> Result<Event, Problem> {
    Ok(Event {
        position: position(row.position)?,
        at: moment_of(row.at_ms)?,
        corrects: row.corrects.map(position).transpose()?,
        what: happening(&row.what, &row.body)?,
    })
}

/// What happened, from its word and the rest.
pub(super) fn happening(word: &str, body: &str) -> Result<Happening, Problem> {
    let body: Body = serde_json::from_str(body).map_err(|error| Problem::bug(&error))?;
    let lacks = || Problem::bug(&format!("an event `{word}` that lacks what belongs to it"));
    let unit = |id: i64| UnitId::new(id.to_string());
    Ok(match word {
        "opened" => Happening::Opened {
            holder: Holder {
                unit: body.unit.map(unit).ok_or_else(lacks)?,
                user: body.user.map(unit),
                project: body.project.map(|id| ProjectId::new(id.to_string())).ok_or_else(lacks)?,
                payer: body.payer.map(|id| PayerId::new(id.to_string())),
            },
            traits: traits(&body.traits)?,
        },
        "lease_started" => Happening::LeaseStarted {
            stage: body.stage.as_deref().and_then(Stage::parse).ok_or_else(lacks)?,
            items: quantities(&body.items)?,
            agreed_on: day(body.agreed_on.as_deref())?,
            until: day(body.until.as_deref())?,
        },
        "resized" => Happening::Resized { items: quantities(&body.items)? },
        "promoted" => Happening::Promoted {
            items: quantities(&body.items)?,
            agreed_on: day(body.agreed_on.as_deref())?,
        },
        "powered" => Happening::Powered { is_on: body.is_on.ok_or_else(lacks)? },
        "holder_changed" => Happening::HolderChanged(HolderChange {
            unit: body.unit.map(unit),
            user: body.user.map(unit),
            project: body.project.map(|id| ProjectId::new(id.to_string())),
            payer: body.payer.map(|id| PayerId::new(id.to_string())),
        }),
        "described" => Happening::Described(traits(&body.traits)?),
        "stopped" => Happening::Stopped,
        "resumed" => Happening::Resumed,
        "ended" => Happening::Ended,
        "reclaimed" => Happening::Reclaimed,
        "voided" => Happening::Voided,
        other => return Err(Problem::bug(&format!("an event of the unknown kind `{other}`"))),
    })
}

fn traits(stored: &BTreeMap<String, String>) -> Result<Traits, Problem> {
    let one = |(word, value): (&String, &String)| {
        let found = Trait::parse(word).ok_or_else(|| Problem::bug(&format!("the unknown trait `{word}`")))?;
        Ok((found, value.clone()))
    };
    stored.iter().map(one).collect()
}

fn quantities(stored: &BTreeMap<String, String>) -> Result<Quantities, Problem> {
    let one = |(item, quantity): (&String, &String)| {
        let quantity = Quantity::parse(quantity).map_err(|error| Problem::bug(&error))?;
        Ok((ItemId::new(item.as_str()), quantity))
    };
    stored.iter().map(one).collect()
}

fn day(stored: Option<&str>) -> Result<Option<Date>, Problem> {
    stored.map(|text| parse_date(text).map_err(|error| Problem::bug(&error))).transpose()
}

#[cfg(test)]
mod tests {
    use super::{happening, stored};
    use yunheng_ledger::{Happening, Holder, HolderChange, Stage, Trait};
    use yunheng_values::{ItemId, PayerId, ProjectId, Quantity, UnitId, parse_date};

    #[test]
    fn every_kind_of_event_comes_back_as_it_was() {
        let items = [(ItemId::new("vcpu.x86"), Quantity::parse("2.5").unwrap())];
        let day = parse_date("2026-06-02").ok();
        let unit = UnitId::new("7");
        for what in [
            Happening::Opened {
                holder: Holder {
                    unit: unit.clone(),
                    user: Some(unit.clone()),
                    project: ProjectId::new("3"),
                    payer: None,
                },
                traits: [(Trait::Name, "云主机".to_owned())].into(),
            },
            Happening::LeaseStarted {
                stage: Stage::Test,
                items: items.clone().into(),
                agreed_on: day,
                until: day,
            },
            Happening::Resized { items: items.clone().into() },
            Happening::Promoted { items: items.into(), agreed_on: None },
            Happening::Powered { is_on: false },
            Happening::HolderChanged(HolderChange {
                payer: Some(PayerId::new("9")),
                ..HolderChange::default()
            }),
            Happening::Described([(Trait::Region, "政务外网".to_owned())].into()),
            Happening::Stopped,
            Happening::Resumed,
            Happening::Ended,
            Happening::Reclaimed,
            Happening::Voided,
        ] {
            let body = stored(&what).unwrap();
            assert_eq!(happening(what.word(), &body).unwrap(), what, "{body}");
        }
        assert!(happening("opened", "{}").is_err() && happening("sold", "{}").is_err());
    }
}
