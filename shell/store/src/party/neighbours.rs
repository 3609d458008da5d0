//! Everything that a rule compares a party with: whoever has its name or code, stands above or directly below it, or pays.
//!
//! Not all parties are loaded, however many there are: of many children that are alike to the rules one stands for the others.

use super::{AT_ONCE, AliasRow, Id, PartyRow, aliases, bound, end_of_subtree, record_of_the_day, rows};
use crate::{Db, StoreError};
use sea_orm::Value;
use std::collections::BTreeSet;

/// Who is asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Parties by id.
    pub ids: BTreeSet<i64>,
    /// By name or alias, as names are compared.
    pub names: BTreeSet<String>,
    /// By short name as it is written.
    pub short_names: BTreeSet<String>,
    /// By code.
    pub codes: BTreeSet<String>,
    /// Whose children and payees matter, because it may change: one of `ids`, or everybody who is asked for.
    pub edited: Edited,
}

/// Who may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edited {
    /// Nobody: a new party is checked.
    #[default]
    Nobody,
    /// This party.
    One(i64),
    /// Whoever is asked for.
    All,
}

/// Who was found, with those around them.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    /// The parties, in order of ids. One that is closed is here only if it was asked for by id, alias or code.
    pub parties: Vec<PartyRow>,
    /// Their aliases.
    pub aliases: Vec<AliasRow>,
}

/// Finds who is asked for, their payers on a day, everybody above them, and of those directly below and of those that they pay for
/// as many as differ to a rule.
///
/// # Errors
/// What the database says.
pub async fn neighbours(db: Db<'_>, asked: &Asked, today: &str) -> Result<Neighbours, StoreError> {
    let texts = |texts: &BTreeSet<String>| texts.iter().map(|text| Value::from(text.as_str())).collect();
    let mut lists = vec![
        // The name of a closed party may be used again.
        ("SELECT id FROM party WHERE status = 'active' AND normalized_name IN", "", texts(&asked.names)),
        ("SELECT party_id AS id FROM party_alias WHERE normalized_alias IN", "", texts(&asked.names)),
        ("SELECT id FROM party WHERE status = 'active' AND short_name IN", "", texts(&asked.short_names)),
        ("SELECT id FROM party WHERE uscc IN", "", texts(&asked.codes)),
    ];
    if let Edited::One(id) = asked.edited {
        lists.push(children(&[id].into()));
    }
    let mut ids = asked.ids.clone();
    ids.extend(listed(db, lists).await?);
    let edited = match asked.edited {
        Edited::Nobody => BTreeSet::new(),
        Edited::One(id) => BTreeSet::from([id]),
        Edited::All => ids.clone(),
    };
    if asked.edited == Edited::All {
        ids.extend(listed(db, vec![children(&edited)]).await?);
    }
    let mut found = rows(db, &in_order(&ids), today).await?;
    let mut payees = BTreeSet::new();
    for payer in found.iter().filter(|row| row.kind == "finance" && edited.contains(&row.id)) {
        payees.extend(payee_elsewhere(db, payer, today).await?);
    }
    let payees = rows(db, &missing(&found, payees.into_iter()), today).await?;
    found.extend(payees);
    let above: BTreeSet<i64> = found.iter().flat_map(|row| row.ancestors().chain(row.payer_id)).collect();
    let above = rows(db, &missing(&found, above.into_iter()), today).await?;
    found.extend(above);
    found.sort_by_key(|row| row.id);
    let all: Vec<i64> = found.iter().map(|row| row.id).collect();
    Ok(Neighbours { aliases: aliases(db, &all).await?, parties: found })
}

fn in_order(ids: &BTreeSet<i64>) -> Vec<i64> {
    ids.iter().copied().collect()
}

fn missing(found: &[PartyRow], wanted: impl Iterator<Item = i64>) -> Vec<i64> {
    let there: BTreeSet<i64> = found.iter().map(|row| row.id).collect();
    wanted.filter(|id| !there.contains(id)).collect()
}

/// A statement around a list of values, and the list.
type List = (&'static str, &'static str, Vec<Value>);

/// Ids that are found by lists. As many as fit go into one statement, for each is a way to the database and back.
async fn listed(db: Db<'_>, lists: Vec<List>) -> Result<Vec<i64>, StoreError> {
    let (mut parts, mut values, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for (before, after, list) in &lists {
        for some in list.chunks(AT_ONCE) {
            if values.len() + some.len() > AT_ONCE {
                found.extend(united(db, std::mem::take(&mut parts), std::mem::take(&mut values)).await?);
            }
            let places = bound(some.iter().cloned(), &mut values);
            parts.push(format!("{before} ({places}){after}"));
        }
    }
    found.extend(united(db, parts, values).await?);
    Ok(found)
}

async fn united(db: Db<'_>, parts: Vec<String>, values: Vec<Value>) -> Result<Vec<i64>, StoreError> {
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let rows = db.all::<Id>(&parts.join(" UNION ALL "), values).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Asks for one child of every kind, level and division of each party.
fn children(parents: &BTreeSet<i64>) -> List {
    // A parent in a range of one, for the reason that `is_one` gives.
    (
        "SELECT MIN(c.id) AS id FROM party p JOIN party c ON c.parent_id BETWEEN p.id AND p.id WHERE p.id IN",
        " AND c.status = 'active' GROUP BY c.parent_id, c.kind, c.level, c.division_code",
        parents.iter().map(|id| Value::from(*id)).collect(),
    )
}

/// A party that a finance department pays for without standing above it: if there is one, it must stay a finance department.
async fn payee_elsewhere(db: Db<'_>, payer: &PartyRow, today: &str) -> Result<Option<i64>, StoreError> {
    let sql = format!(
        "SELECT p.id FROM party_payer y JOIN party p ON p.id = y.party_id \
         WHERE y.payer_id = $1 AND p.status = 'active' AND NOT (p.path >= $2 AND p.path < $3) AND y.id = {} LIMIT 1",
        record_of_the_day("p.id", "$4")
    );
    let values: [Value; 4] =
        [payer.id.into(), payer.path.as_str().into(), end_of_subtree(&payer.path).into(), today.into()];
    Ok(db.one::<Id>(&sql, values).await?.map(|row| row.id))
}
