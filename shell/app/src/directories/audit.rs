//! What an edit of directories leaves on the record: every field that changed, secrets as changed only.

use super::stored::{Directories, Directory};
use crate::act::Act;
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};

const SECRET: &str = "secret_sealed";

pub(super) fn changes(act: &mut Act<'_>, before: &Directories, after: &Directories) -> Result<(), Problem> {
    let order = |all: &Directories| {
        all.directories.iter().map(|each| each.key.as_str()).collect::<Vec<_>>().join(" ")
    };
    act.changed("order", Some(&order(before)), Some(&order(after)));
    let keys: BTreeSet<&str> =
        before.directories.iter().chain(&after.directories).map(|each| each.key.as_str()).collect();
    for key in keys {
        let (old, new) = (fields(before.find(key))?, fields(after.find(key))?);
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            let (old, new) = (old.get(name).map(String::as_str), new.get(name).map(String::as_str));
            let field = format!("{key}.{name}");
            if name == SECRET {
                act.changed_personal(&field, old, new);
            } else {
                act.changed(&field, old, new);
            }
        }
    }
    Ok(())
}

/// The fields of a directory as text, those of its door beside them.
fn fields(directory: Option<&Directory>) -> Result<BTreeMap<String, String>, Problem> {
    let mut flat = BTreeMap::new();
    let Some(directory) = directory else { return Ok(flat) };
    let value = serde_json::to_value(directory).map_err(|error| Problem::bug(&error))?;
    for (name, value) in value.as_object().into_iter().flatten() {
        if name != "door" {
            flat.insert(name.clone(), value.to_string());
        }
    }
    for (kind, door) in value["door"].as_object().into_iter().flatten() {
        flat.insert("kind".to_owned(), kind.clone());
        for (name, value) in door.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
            flat.insert(name.clone(), value.to_string());
        }
    }
    Ok(flat)
}
