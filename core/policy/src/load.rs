//! From texts to a pack. Every defect of every file is reported at once; nothing half-read is used.

use crate::adopted::ADOPTED_FILE;
use crate::case::CaseFile;
use crate::catalog::{CatalogFile, CatalogItem, CatalogPrice, EndedItem};
use crate::choice::{CHOICES_FILE, ChoiceFile, DatedChoice};
use crate::document::{Article, Disposition, DispositionFile, Document, DocumentFile};
use crate::manifest::Manifest;
use crate::ruling::{Ruling, RulingFile};
use crate::tree::{TreeFile, TreeText};
use crate::version::{Version, collect};
use crate::{WorkedCase, digest};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use yunheng_values::{ClauseId, Date, Finding, Findings, Text};

/// One file of a pack: its path below the pack's folder and its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PackText {
    /// `parameters/deadlines.toml`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// The files of one pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackSource {
    /// Folder name.
    pub id: String,
    /// Its files.
    pub texts: Vec<PackText>,
}

/// Files of one kind of work by their name in its folder `cases/<kind>/`, as texts: what they mean is not the pack's business.
pub type CaseFolder = BTreeMap<String, String>;

/// A pack with its bases: everything that the files say, not yet resolved for a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Identity.
    pub manifest: Manifest,
    /// SM3 of all texts, bases included.
    pub digest: String,
    /// Source documents, the base's after the pack's own.
    pub documents: Vec<Document>,
    /// What became of each article.
    pub dispositions: Vec<Disposition>,
    /// Rulings.
    pub rulings: Vec<Ruling>,
    /// Readings that the authority chose, the base's before the pack's own, each in the order in which they were decided.
    pub choices: Vec<DatedChoice>,
    /// Parameters by key, versions by date.
    pub parameters: BTreeMap<String, Vec<Version>>,
    pub(crate) trees: Vec<TreeText>,
    /// Service catalog.
    pub items: Vec<CatalogItem>,
    /// Price list.
    pub prices: Vec<CatalogPrice>,
    /// Items and first days of the prices that the city adopted.
    pub(crate) adopted: Vec<(String, Date)>,
    /// Items that a list took out of the catalog.
    pub(crate) ended: Vec<EndedItem>,
    /// Worked cases.
    pub cases: Vec<WorkedCase>,
    /// Kinds of work by name; a pack may replace single files of its base's folders.
    pub case_folders: BTreeMap<String, CaseFolder>,
    /// Articles that the pack's own documents hold, without the base's.
    pub(crate) own_articles: Vec<ClauseId>,
    /// Keys that both the pack and its base set.
    pub(crate) replaced: Vec<String>,
    /// Last day on which one of its own versions begins, without the base's.
    pub(crate) last_dated: Date,
}

/// Loads `id` with everything it builds on.
///
/// `find` gives the files of a pack by name. A file that does not parse is a finding with file, line and column.
///
/// # Errors
/// All findings that keep the pack from being used at all.
pub fn load(id: &str, find: &dyn Fn(&str) -> Option<PackSource>) -> Result<Pack, Findings> {
    let (pack, findings) = load_what_reads(id, find)?;
    if findings.is_empty() { Ok(pack) } else { Err(findings) }
}

/// Loads what can be read, for a check that reports every defect at once; nothing may be computed with it unless the
/// findings are empty.
///
/// # Errors
/// Findings that leave nothing to check: no such pack, no manifest, a pack that builds on itself.
pub fn load_what_reads(
    id: &str,
    find: &dyn Fn(&str) -> Option<PackSource>,
) -> Result<(Pack, Findings), Findings> {
    load_above(id, find, &mut Vec::new())
}

fn load_above(
    id: &str,
    find: &dyn Fn(&str) -> Option<PackSource>,
    above: &mut Vec<String>,
) -> Result<(Pack, Findings), Findings> {
    let source = find(id).ok_or_else(|| vec![unknown_pack(id)])?;
    if above.iter().any(|seen| seen == id) {
        let message = Text::new(format!("规则包{id}绕回自身"), format!("pack {id} builds on itself"));
        return Err(vec![Finding::error("pack_cycle", format!("{id}/pack.toml"), message)]);
    }
    above.push(id.to_owned());
    let (mut pack, mut findings) = Reader::default().read(&source)?;
    for base in pack.manifest.based_on.clone() {
        let (base, below) = load_above(&base, find, above)?;
        findings.extend(below);
        pack.put_on(base);
    }
    pack.end_items();
    Ok((pack, findings))
}

fn unknown_pack(id: &str) -> Finding {
    Finding::error(
        "unknown_pack",
        id,
        Text::new(format!("没有规则包“{id}”"), format!("there is no pack `{id}`")),
    )
    .hint("用随附的包名，或带“/”的文件夹路径", "name a shipped pack, or a folder with a `/` in its path")
}

impl Pack {
    /// Lays the pack over a base: its own values win, declared or not; `check` complains about the undeclared.
    fn put_on(&mut self, base: Self) {
        self.digest = digest::digest(
            [
                ("", &PackText { path: "pack".into(), text: self.digest.clone() }),
                ("", &PackText { path: "base".into(), text: base.digest }),
            ]
            .into_iter(),
        );
        self.documents.extend(base.documents);
        self.dispositions.extend(base.dispositions);
        self.rulings.extend(base.rulings);
        self.choices.splice(0..0, base.choices);
        for (key, versions) in base.parameters {
            match self.parameters.entry(key) {
                Entry::Occupied(own) => self.replaced.push(own.key().clone()),
                Entry::Vacant(free) => {
                    free.insert(versions);
                }
            }
        }
        self.trees.extend(base.trees);
        for item in base.items {
            if self.items.iter().any(|own| own.id == item.id) {
                self.replaced.push(format!("catalog.{}", item.id));
            } else {
                self.items.push(item);
            }
        }
        self.prices.extend(base.prices);
        self.cases.extend(base.cases);
        for (kind, files) in base.case_folders {
            let own = self.case_folders.entry(kind).or_default();
            for (name, text) in files {
                own.entry(name).or_insert(text);
            }
        }
    }

    /// Takes out of the catalog what a list took out of it.
    fn end_items(&mut self) {
        for ended in std::mem::take(&mut self.ended) {
            let until = Some(ended.from);
            self.items.iter_mut().filter(|item| item.id == ended.item).for_each(|item| item.until = until);
        }
    }

    /// The article with an id, own or the base's.
    pub fn article(&self, id: &ClauseId) -> Option<&Article> {
        self.documents.iter().flat_map(|document| &document.articles).find(|article| article.id == *id)
    }

    /// A ruling by key, or by number where only one has it.
    pub fn ruling(&self, name: &str) -> Option<&Ruling> {
        if let Some(ruling) = self.rulings.iter().find(|ruling| ruling.key == name) {
            return Some(ruling);
        }
        let mut by_number = self.rulings.iter().filter(|ruling| ruling.id == name);
        let first = by_number.next();
        if by_number.next().is_some() { None } else { first }
    }
}

/// An id becomes part of paths and messages, so it is a plain word, and that of its folder.
fn wrong_id(manifest: &Manifest, source: &PackSource) -> Option<Finding> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let (id, folder) = (&manifest.id, &source.id);
    if !id.is_empty() && id.len() <= 40 && id.bytes().all(is_plain) && id == folder {
        return None;
    }
    let message = Text::new(
        format!("id=“{id}”，应为小写字母、数字和连字符，并与文件夹名“{folder}”相同"),
        format!(
            "id is `{id}`; lower-case letters, digits and hyphens are expected, the same as the folder's name `{folder}`"
        ),
    );
    Some(Finding::error("pack_id", format!("{folder}/pack.toml"), message))
}

#[derive(Default)]
struct Reader {
    findings: Findings,
    manifest: Option<Manifest>,
    documents: Vec<Document>,
    dispositions: Vec<Disposition>,
    rulings: Vec<Ruling>,
    choices: Vec<DatedChoice>,
    parameters: BTreeMap<String, Vec<Version>>,
    trees: Vec<TreeText>,
    items: Vec<CatalogItem>,
    prices: Vec<CatalogPrice>,
    adopted: Vec<(String, Date)>,
    ended: Vec<EndedItem>,
    cases: Vec<WorkedCase>,
    case_folders: BTreeMap<String, CaseFolder>,
}

impl Reader {
    fn read(mut self, source: &PackSource) -> Result<(Pack, Findings), Findings> {
        for text in &source.texts {
            let place = format!("{}/{}", source.id, text.path);
            self.read_text(&text.path, text.text.trim_start_matches('\u{feff}'), &place);
        }
        if self.manifest.is_none() && self.findings.is_empty() {
            let message = Text::new("缺 pack.toml", "pack.toml is missing");
            self.findings.push(Finding::error("pack_malformed", format!("{}/pack.toml", source.id), message));
        }
        self.findings.extend(self.manifest.as_ref().and_then(|manifest| wrong_id(manifest, source)));
        match self.manifest {
            Some(manifest) => {
                let starts = self.parameters.values().flatten().map(|version| version.header.from);
                let trees = self.trees.iter().map(|tree| tree.head.from);
                let last_dated = starts.chain(trees).fold(manifest.valid_from, Date::max);
                let pack = Pack {
                    digest: digest::digest(source.texts.iter().map(|text| (source.id.as_str(), text))),
                    own_articles: self
                        .documents
                        .iter()
                        .flat_map(|d| d.articles.iter().map(|a| a.id.clone()))
                        .collect(),
                    manifest,
                    documents: self.documents,
                    dispositions: self.dispositions,
                    rulings: self.rulings,
                    choices: self.choices,
                    parameters: self.parameters,
                    trees: self.trees,
                    items: self.items,
                    prices: self.prices,
                    adopted: self.adopted,
                    ended: self.ended,
                    cases: self.cases,
                    case_folders: self.case_folders,
                    replaced: Vec::new(),
                    last_dated,
                };
                Ok((pack, self.findings))
            }
            None => Err(self.findings),
        }
    }

    fn read_text(&mut self, path: &str, text: &str, place: &str) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if let Some(kind) = folder.strip_prefix("cases/") {
            let files = self.case_folders.entry(kind.to_owned()).or_default();
            files.insert(name.to_owned(), text.to_owned());
            return;
        }
        let Some(stem) = name.strip_suffix(".toml") else { return };
        match folder {
            "" if stem == "pack" => self.manifest = self.parse(text, place),
            "" if stem == "dispositions" => {
                let read = self.parse::<DispositionFile>(text, place).map_or(Vec::new(), |f| f.disposition);
                self.dispositions.extend(read);
            }
            "" if stem.starts_with("rulings") => {
                let read = self.parse::<RulingFile>(text, place).map_or(Vec::new(), |f| f.ruling);
                self.rulings.extend(read);
            }
            "" if path == CHOICES_FILE => {
                let read = self.parse::<ChoiceFile>(text, place).map_or(Vec::new(), |f| f.choice);
                self.choices.extend(read);
            }
            "sources" => {
                if let Some(DocumentFile { mut document, article }) = self.parse(text, place) {
                    document.articles = article;
                    self.documents.push(document);
                }
            }
            "catalog" => self.read_catalog(text, place, path == ADOPTED_FILE),
            "worked" => {
                let cases = self.parse::<CaseFile>(text, place).map_or(Vec::new(), |f| f.case);
                self.cases
                    .extend(cases.into_iter().map(|case| WorkedCase { place: place.to_owned(), ..case }));
            }
            "assessment" if text.lines().any(|line| line.trim() == "[tree]") => {
                if let Some(TreeFile { tree, leaf }) = self.parse(text, place) {
                    self.trees.push(TreeText { head: tree, leaves: leaf, place: place.to_owned() });
                }
            }
            "assessment" => self.read_parameters(text, "assessment", place),
            "parameters" => self.read_parameters(text, stem, place),
            _ => self.findings.push(
                Finding::error(
                    "pack_file",
                    place,
                    Text::new("不是规则包的文件", "this is no file of a pack"),
                )
                .hint(
                    "文件夹只有 sources、parameters、assessment、catalog、cases、worked",
                    "folders are sources, parameters, assessment, catalog, cases, worked",
                ),
            ),
        }
    }

    /// Entry by entry, so that one bad price does not hide the others.
    fn read_catalog(&mut self, text: &str, place: &str, is_adopted: bool) {
        let Some(file) = self.parse::<CatalogFile>(text, place) else { return };
        self.ended.extend(file.ended);
        for (nth, item) in file.item.into_iter().enumerate() {
            let place = format!("{place}:{}", line_of(text, "item", nth));
            match item.try_into::<CatalogItem>() {
                Ok(item) => self.items.push(item),
                Err(error) => self.findings.push(malformed("pack_malformed", place, error.message())),
            }
        }
        for (nth, price) in file.price.into_iter().enumerate() {
            let place = format!("{place}:{}", line_of(text, "price", nth));
            let code = if price.contains_key("from") { "pack_malformed" } else { "price_without_start" };
            match price.try_into::<CatalogPrice>() {
                Ok(price) => {
                    if is_adopted {
                        self.adopted.push((price.item.clone(), price.from));
                    }
                    self.prices.push(price);
                }
                Err(error) => self.findings.push(malformed(code, place, error.message())),
            }
        }
    }

    fn read_parameters(&mut self, text: &str, section: &str, place: &str) {
        let Some(table) = self.parse::<toml::Table>(text, place) else { return };
        let mut found = Vec::new();
        if let Err(message) = collect(&table, "", &mut found) {
            self.findings.push(Finding::error("pack_malformed", place, Text::new(message.clone(), message)));
        }
        for (path, tables) in found {
            for (nth, table) in tables.iter().enumerate() {
                let place = format!("{place}:{}", line_of(text, &path, nth));
                match Version::from_table(table, place.clone()) {
                    Ok(version) => {
                        self.parameters.entry(format!("{section}.{path}")).or_default().push(version)
                    }
                    Err(message) => {
                        let message = Text::new(format!("{path}：{message}"), format!("{path}: {message}"));
                        self.findings.push(Finding::error("pack_malformed", place, message));
                    }
                }
            }
        }
    }

    fn parse<T: DeserializeOwned>(&mut self, text: &str, place: &str) -> Option<T> {
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let (line, column) = error.span().map_or((1, 1), |span| position(text, span.start));
                let message = error.message().to_owned();
                self.findings.push(Finding::error(
                    "pack_malformed",
                    format!("{place}:{line}:{column}"),
                    Text::new(format!("读不懂：{message}"), message),
                ));
                None
            }
        }
    }
}

fn malformed(code: &'static str, place: String, message: &str) -> Finding {
    Finding::error(code, place, Text::new(format!("读不懂：{message}"), message))
}

/// Line of the `nth` header `[[path]]`, so that a finding can point at it.
fn line_of(text: &str, path: &str, nth: usize) -> usize {
    let header = format!("[[{path}]]");
    let mut lines = text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with(&header));
    lines.nth(nth).map_or(1, |(index, _)| index + 1)
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or("").chars().count() + 1)
}
