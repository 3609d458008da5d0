//! A pack on a day: typed parameters, the readings that were chosen, and where each value comes from.

use crate::choice::DatedChoice;
use crate::load::Pack;
use crate::ruling::{Choice, ChoiceError, UnknownRuling, substitute};
use crate::shape::Shape;
use crate::tree::Tree;
use crate::version::nearest;
use std::collections::BTreeMap;
use std::fmt;
use toml::Value;
use yunheng_values::{ClauseId, Date, Finding, Text};

/// The rules of a pack on a day.
#[derive(Debug, Clone)]
pub struct Rules<'p> {
    pack: &'p Pack,
    day: Date,
    /// Readings in force by the pack's own choices.
    decided: BTreeMap<String, String>,
    /// Readings that the caller named; they win.
    choices: BTreeMap<String, String>,
}

/// A value with its citation.
#[derive(Debug, Clone, PartialEq)]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Its key.
    pub key: String,
    /// First day of the version.
    pub from: Date,
    /// What an official calls it.
    pub name: String,
    /// Clauses.
    pub clauses: Vec<ClauseId>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
}

/// The rules have no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleError {
    /// No version of the parameter at all.
    NoRule {
        /// The key that was asked for.
        key: String,
    },
    /// The parameter does not have the form of its section.
    Malformed {
        /// File and line.
        place: String,
        /// What is wrong.
        message: String,
    },
}

impl RuleError {
    /// The error as a finding.
    pub fn finding(&self, pack: &str) -> Finding {
        match self {
            Self::NoRule { key } => Finding::error(
                "no_rule",
                format!("{pack}#{key}"),
                Text::new(format!("规则包{pack}没有“{key}”"), format!("pack {pack} has no rule `{key}`")),
            ),
            Self::Malformed { place, message } => {
                Finding::error("pack_malformed", place.clone(), Text::new(message.clone(), message.clone()))
            }
        }
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRule { key } => write!(f, "no rule `{key}`"),
            Self::Malformed { place, message } => write!(f, "{place}: {message}"),
        }
    }
}

impl std::error::Error for RuleError {}

impl Pack {
    /// The last day on which a version of the pack's own begins: where the rules stand now.
    pub fn last_dated(&self) -> Date {
        self.last_dated
    }

    /// The rules of a day: the defaults, over them the pack's own choices in force on the day, over them the readings named here.
    ///
    /// # Errors
    /// Every choice that the pack does not offer.
    pub fn rules_on(&self, day: Date, choices: &[Choice]) -> Result<Rules<'_>, Vec<ChoiceError>> {
        let (decided, named) = (self.offered(&self.choices_on(day)), self.offered(choices));
        match (decided, named) {
            (Ok(decided), Ok(choices)) => Ok(Rules { pack: self, day, decided, choices }),
            (decided, named) => Err([decided.err(), named.err()].into_iter().flatten().flatten().collect()),
        }
    }

    /// The rules of a day as the pack was published, without its own choices.
    ///
    /// # Errors
    /// Every choice that the pack does not offer.
    pub fn published_rules_on(&self, day: Date, choices: &[Choice]) -> Result<Rules<'_>, Vec<ChoiceError>> {
        Ok(Rules { pack: self, day, decided: BTreeMap::new(), choices: self.offered(choices)? })
    }

    fn offered(&self, choices: &[Choice]) -> Result<BTreeMap<String, String>, Vec<ChoiceError>> {
        let mut chosen = BTreeMap::new();
        let mut errors = Vec::new();
        for choice in choices {
            match self.ruling(&choice.key) {
                Some(ruling) if ruling.value_of(&choice.value).is_some() => {
                    chosen.insert(ruling.key.clone(), choice.value.clone());
                }
                other => errors.push(ChoiceError {
                    choice: choice.clone(),
                    offered: other
                        .map_or_else(|| self.rulings.iter().map(|r| r.key.clone()).collect(), |r| r.offers()),
                }),
            }
        }
        if errors.is_empty() { Ok(chosen) } else { Err(errors) }
    }
}

impl<'p> Rules<'p> {
    /// The pack.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// The day.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Readings that the caller named; the pack's own choices are not among them.
    pub fn choices(&self) -> Vec<Choice> {
        self.choices.iter().map(|(key, value)| Choice { key: key.clone(), value: value.clone() }).collect()
    }

    /// Readings chosen instead of the defaults, by the authority or by the caller, as `key=reading`.
    pub fn chosen(&self) -> Vec<String> {
        let mut chosen = self.decided.clone();
        chosen.extend(self.choices.clone());
        chosen.iter().map(|(key, value)| format!("{key}={value}")).collect()
    }

    /// The authority's choice behind the reading of a ruling; `None` when it has chosen none, or the caller named another.
    pub fn decision(&self, name: &str) -> Option<&'p DatedChoice> {
        let (key, reading) = self.reading(name)?;
        self.pack
            .choice_on(&key, self.day)
            .filter(|choice| self.decided.contains_key(&key) && choice.reading == reading)
    }

    /// The warning that the pack's rules do not hold on the day.
    pub fn outside_validity(&self) -> Option<Finding> {
        let manifest = &self.pack.manifest;
        if manifest.holds_on(self.day) {
            return None;
        }
        let until = manifest.valid_until.map_or_else(|| "…".to_owned(), |date| date.to_string());
        let (from, id, day) = (manifest.valid_from, &manifest.id, self.day);
        Some(
            Finding::warning(
                "outside_validity",
                format!("{id}/pack.toml"),
                Text::new(
                    format!("{day}不在规则包{id}的有效期[{from}, {until})内，按最近一版计算"),
                    format!("{day} lies outside the validity [{from}, {until}) of {id}; the nearest version is used"),
                ),
            )
            .hint("用--at指定有效期内的日期", "name a day inside with --at"),
        )
    }

    /// The reading of a ruling on the day, by key or number: `(key, reading)`.
    pub fn reading(&self, name: &str) -> Option<(String, String)> {
        let ruling = self.pack.ruling(name)?;
        let chosen = self.choices.get(&ruling.key).or_else(|| self.decided.get(&ruling.key));
        Some((ruling.key.clone(), chosen.unwrap_or(&ruling.default).clone()))
    }

    fn reading_value(&self, name: &str) -> Option<(String, Value)> {
        let (key, chosen) = self.reading(name)?;
        let value = self.pack.ruling(&key)?.value_of(&chosen)?;
        Some((key, value))
    }

    fn named(&self, keys: &[String]) -> Vec<String> {
        keys.iter()
            .filter_map(|key| self.reading(key))
            .map(|(key, chosen)| format!("{key}={chosen}"))
            .collect()
    }

    /// A typed parameter.
    ///
    /// # Errors
    /// [`RuleError::NoRule`] when the pack has no such key, [`RuleError::Malformed`] when it has another form.
    pub fn get<T: Shape>(&self, key: &str) -> Result<Cited<T>, RuleError> {
        let versions =
            self.pack.parameters.get(key).ok_or_else(|| RuleError::NoRule { key: key.to_owned() })?;
        let (version, _) =
            nearest(versions, self.day).ok_or_else(|| RuleError::NoRule { key: key.to_owned() })?;
        let malformed = |message: String| RuleError::Malformed {
            place: version.place.clone(),
            message: format!("{key}: {message}"),
        };
        let mut decided_by = Vec::new();
        let fields = substitute(
            &Value::Table(version.fields.clone()),
            &|name| self.reading_value(name),
            &mut decided_by,
        )
        .map_err(|UnknownRuling(name)| malformed(format!("no ruling `{name}`")))?;
        let value = fields.try_into::<T>().map_err(|error| malformed(error.message().to_owned()))?;
        for name in &version.header.rulings {
            if let Some((key, _)) = self.reading(name).filter(|(key, _)| !decided_by.contains(key)) {
                decided_by.push(key);
            }
        }
        Ok(Cited {
            value,
            key: key.to_owned(),
            from: version.header.from,
            name: version.header.name.clone(),
            clauses: version.header.clause.clone(),
            rulings: self.named(&decided_by),
        })
    }

    /// A typed parameter that a city need not have.
    ///
    /// # Errors
    /// Only [`RuleError::Malformed`].
    pub fn find<T: Shape>(&self, key: &str) -> Result<Option<Cited<T>>, RuleError> {
        match self.get(key) {
            Ok(cited) => Ok(Some(cited)),
            Err(RuleError::NoRule { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keys below a section: `deadlines` gives `req.provision`, …
    pub fn keys(&self, section: &str) -> impl Iterator<Item = &'p str> + use<'p> {
        let prefix = format!("{section}.");
        self.pack.parameters.keys().filter_map(move |key| key.strip_prefix(&prefix))
    }

    /// Ids of the trees that hold on the day.
    pub fn tree_ids(&self) -> Vec<&'p str> {
        let mut ids: Vec<&str> = self.pack.trees.iter().map(|tree| tree.head.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// A tree on the day; outside its dates the nearest version.
    ///
    /// # Errors
    /// [`RuleError::NoRule`] when the pack has no such tree.
    pub fn tree(&self, id: &str) -> Result<Tree, RuleError> {
        let mut versions: Vec<_> = self.pack.trees.iter().filter(|tree| tree.head.id == id).collect();
        versions.sort_by_key(|tree| tree.head.from);
        let holds = versions
            .iter()
            .rev()
            .find(|tree| tree.head.from <= self.day && tree.head.until.is_none_or(|until| self.day < until));
        let nearest = holds
            .or_else(|| versions.iter().rev().find(|tree| tree.head.from <= self.day))
            .or(versions.first());
        let tree = nearest.ok_or_else(|| RuleError::NoRule { key: id.to_owned() })?;
        tree.resolve(&|name| self.reading_value(name))
            .map_err(|message| RuleError::Malformed { place: tree.place.clone(), message })
    }
}
