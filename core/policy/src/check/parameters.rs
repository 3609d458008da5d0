//! Parameters: one version for every day from the first, and the form of their section under every reading.

use super::error;
use crate::load::Pack;
use crate::ruling::{UnknownRuling, substitute};
use crate::shape::check_form;
use crate::version::Version;
use toml::Value;
use yunheng_values::Findings;

pub(super) fn parameters(pack: &Pack) -> Findings {
    let mut findings = Findings::new();
    for (key, versions) in &pack.parameters {
        findings.extend(in_time(key, versions));
        for version in versions {
            findings.extend(form(pack, key, version));
            findings.extend(named_rulings(pack, key, version));
        }
    }
    findings
}

/// Two versions for one day are a conflict that shows both; a day without one, between two, is a gap.
fn in_time(key: &str, versions: &[Version]) -> Findings {
    let mut findings = Findings::new();
    for pair in versions.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        let (from, next) = (first.header.from, second.header.from);
        if next <= from {
            findings.push(error(
                "conflict",
                second.place.clone(),
                format!("“{key}”在{next}有两版：{}与{}", first.place, second.place),
                format!("`{key}` has two versions on {next}: {} and {}", first.place, second.place),
            ));
            continue;
        }
        match first.header.until {
            Some(until) if until < next => findings.push(error(
                "time_gap",
                second.place.clone(),
                format!("“{key}”在[{until}, {next})没有规定"),
                format!("`{key}` has no rule in [{until}, {next})"),
            )),
            Some(until) if until > next => findings.push(error(
                "conflict",
                second.place.clone(),
                format!("“{key}”在[{next}, {until})有两版：{}与{}", first.place, second.place),
                format!(
                    "`{key}` has two versions in [{next}, {until}): {} and {}",
                    first.place, second.place
                ),
            )),
            _ => {}
        }
    }
    for version in versions.iter().filter(|v| v.header.until.is_some_and(|until| until <= v.header.from)) {
        findings.push(error(
            "time_gap",
            version.place.clone(),
            format!("“{key}”的until不晚于from"),
            format!("`{key}` ends before it begins"),
        ));
    }
    findings
}

/// The form must fit under the default and under every other reading of every ruling inside.
fn form(pack: &Pack, key: &str, version: &Version) -> Findings {
    let mut used = Vec::new();
    let default = |name: &str| {
        let ruling = pack.ruling(name)?;
        Some((ruling.key.clone(), ruling.value_of(&ruling.default)?))
    };
    let fields = Value::Table(version.fields.clone());
    let mut findings = Findings::new();
    match substitute(&fields, &default, &mut used) {
        Ok(value) => findings.extend(misfit(key, version, value, "")),
        Err(UnknownRuling(name)) => findings.push(error(
            "unresolved_ruling",
            version.place.clone(),
            format!("“{key}”引用的口径“{name}”不存在，或默认读法无效"),
            format!("`{key}` uses ruling `{name}`, which does not exist or has no valid default"),
        )),
    }
    for ruling in used.iter().filter_map(|key| pack.ruling(key)) {
        for reading in ruling.readings.iter().filter(|reading| reading.key != ruling.default) {
            let other = |name: &str| {
                let found = pack.ruling(name)?;
                let chosen = if found.key == ruling.key { &reading.key } else { &found.default };
                Some((found.key.clone(), found.value_of(chosen)?))
            };
            if let Ok(value) = substitute(&fields, &other, &mut Vec::new()) {
                findings.extend(misfit(key, version, value, &format!("（{}={}）", ruling.key, reading.key)));
            }
        }
    }
    findings
}

fn misfit(key: &str, version: &Version, value: Value, under: &str) -> Option<yunheng_values::Finding> {
    let Value::Table(fields) = value else { return None };
    let message = check_form(key, fields).err()?;
    Some(error(
        "malformed_parameter",
        version.place.clone(),
        format!("“{key}”{under}不合本节格式：{message}"),
        format!("`{key}`{under} does not have the form of its section: {message}"),
    ))
}

fn named_rulings(pack: &Pack, key: &str, version: &Version) -> Findings {
    let unknown =
        version.header.rulings.iter().filter(|name| {
            pack.ruling(name).is_none() && !pack.rulings.iter().any(|ruling| ruling.id == **name)
        });
    unknown
        .map(|name| {
            error(
                "unresolved_ruling",
                version.place.clone(),
                format!("“{key}”提到的口径“{name}”不存在"),
                format!("`{key}` mentions ruling `{name}`, which does not exist"),
            )
        })
        .collect()
}
