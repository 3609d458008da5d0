//! Where packs come from: the binary itself, or a folder named with a `/`.

use include_dir::{Dir, include_dir};
use std::cell::RefCell;
use std::path::Path;
use yunheng_policy::{
    ADOPTED_FILE, AdoptedList, CHOICES_FILE, DatedChoice, Pack, PackSource, PackText, adopted_text,
    choices_text, load_what_reads,
};
use yunheng_values::{Finding, Findings, Text};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../policies");

/// Largest file of a pack that is read; the longest shipped one is a tenth of it.
const LARGEST_FILE_BYTES: u64 = 4 << 20;

/// Names of the shipped packs of cities, in the order of their documents' number.
pub const SHIPPED_CITIES: [&str; 3] = ["guangzhou", "songjiang", "xuchang"];

/// A pack with the texts that it was read from: its own and its bases', in the order in which they were asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedPack {
    /// The pack.
    pub pack: Pack,
    /// Its files, its own pack first.
    pub sources: Vec<PackSource>,
}

/// What a city decided after its pack was published; it is laid over the pack, in the pack's own schema.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlay {
    /// Readings that the authority chose.
    pub choices: Vec<DatedChoice>,
    /// Lists of items and prices.
    pub lists: Vec<AdoptedList>,
}

impl Overlay {
    /// Its files with their texts; none when nothing was decided.
    pub(crate) fn texts(&self) -> Vec<PackText> {
        let choices = (!self.choices.is_empty()).then(|| (CHOICES_FILE, choices_text(&self.choices)));
        let lists = (!self.lists.is_empty()).then(|| (ADOPTED_FILE, adopted_text(&self.lists)));
        let text = |(path, text): (&str, String)| PackText { path: path.to_owned(), text };
        choices.into_iter().chain(lists).map(text).collect()
    }
}

/// Opens a pack by its shipped name, or a folder when the name holds a `/`. A folder's bases are looked for beside it, then among the
/// shipped ones.
///
/// # Errors
/// Every finding that keeps the pack from being used.
pub fn open_pack(name: &str) -> Result<Pack, Findings> {
    Ok(open_pack_with(name, &Overlay::default())?.pack)
}

/// Opens a pack with decisions laid over it, as a folder holds them in `choices.toml` and `catalog/adopted.toml`.
///
/// # Errors
/// Every finding that keeps the pack from being used.
pub fn open_pack_with(name: &str, overlay: &Overlay) -> Result<OpenedPack, Findings> {
    let (opened, findings) = open_over(name, overlay)?;
    if findings.is_empty() { Ok(opened) } else { Err(findings) }
}

/// Opens what can be read of a pack, for a check that reports every defect at once.
///
/// # Errors
/// Findings that leave nothing to check.
pub(crate) fn open_what_reads(name: &str) -> Result<(Pack, Findings), Findings> {
    open_over(name, &Overlay::default()).map(|(opened, findings)| (opened.pack, findings))
}

fn open_over(name: &str, overlay: &Overlay) -> Result<(OpenedPack, Findings), Findings> {
    let folder = name.contains('/').then(|| Path::new(name).canonicalize().unwrap_or_else(|_| name.into()));
    let own = match &folder {
        Some(_) => Some(read_folder(Path::new(name))?),
        None => shipped(name),
    };
    let own = own.map(|source| with_overlay(source, overlay));
    let id = own.as_ref().map_or_else(|| name.to_owned(), |source| source.id.clone());
    let (taken, unreadable) = (RefCell::new(Vec::<PackSource>::new()), RefCell::new(Findings::new()));
    let find = |wanted: &str| {
        let found = if wanted == id { own.clone() } else { beside(folder.as_deref(), wanted, &unreadable) };
        let known = taken.borrow().iter().any(|source| source.id == wanted);
        taken.borrow_mut().extend(found.clone().filter(|_| !known));
        found
    };
    let read = load_what_reads(&id, &find);
    let (taken, mut unreadable) = (taken.take(), unreadable.take());
    match read {
        Ok((pack, findings)) => Ok((OpenedPack { pack, sources: taken }, findings)),
        Err(findings) => {
            unreadable.extend(findings);
            Err(unreadable)
        }
    }
}

/// A base of a pack: beside the pack's folder, else a shipped one.
fn beside(folder: Option<&Path>, wanted: &str, unreadable: &RefCell<Findings>) -> Option<PackSource> {
    let path = folder.and_then(Path::parent).map(|parent| parent.join(wanted));
    match path.filter(|path| path.join("pack.toml").is_file()).map(|path| read_folder(&path)) {
        Some(Ok(found)) => Some(found),
        Some(Err(findings)) => {
            unreadable.borrow_mut().extend(findings);
            None
        }
        None => shipped(wanted),
    }
}

/// Adds decisions behind those that the pack's folder already holds.
fn with_overlay(mut source: PackSource, overlay: &Overlay) -> PackSource {
    for added in overlay.texts() {
        match source.texts.iter_mut().find(|known| known.path == added.path) {
            Some(known) => known.text = format!("{}\n{}", known.text, added.text),
            None => source.texts.push(added),
        }
    }
    source
}

fn shipped(id: &str) -> Option<PackSource> {
    let folder = SHIPPED.get_dir(id)?;
    let mut texts = Vec::new();
    collect(folder, id, &mut texts);
    Some(PackSource { id: id.to_owned(), texts })
}

fn collect(folder: &Dir<'_>, id: &str, texts: &mut Vec<PackText>) {
    for file in folder.files() {
        if let (Ok(path), Some(text)) = (file.path().strip_prefix(id), file.contents_utf8()) {
            texts.push(PackText { path: path.to_string_lossy().replace('\\', "/"), text: text.to_owned() });
        }
    }
    for inner in folder.dirs() {
        collect(inner, id, texts);
    }
}

fn read_folder(folder: &Path) -> Result<PackSource, Findings> {
    let named = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let id = named.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    if !folder.join("pack.toml").is_file() {
        let shown = folder.display();
        let message =
            Text::new(format!("文件夹{shown}里没有pack.toml"), format!("{shown} holds no pack.toml"));
        return Err(vec![Finding::error("unknown_pack", shown.to_string(), message)]);
    }
    let (mut texts, mut findings) = (Vec::new(), Findings::new());
    read_below(folder, folder, &mut texts, &mut findings);
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    if findings.is_empty() { Ok(PackSource { id, texts }) } else { Err(findings) }
}

fn read_below(root: &Path, folder: &Path, texts: &mut Vec<PackText>, findings: &mut Findings) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return findings.push(unreadable(folder, &error.to_string())),
    };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            // The document templates of a pack belong to another reader.
            if folder != root || path.file_name().is_none_or(|name| name != "documents") {
                read_below(root, &path, texts, findings);
            }
        } else if is_of_a_pack(root, &path) {
            match read_text(&path) {
                Ok(text) => {
                    let path = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                    texts.push(PackText { path, text });
                }
                Err(reason) => findings.push(unreadable(&path, &reason)),
            }
        }
    }
}

/// TOML everywhere; below `cases/` forms, processes and templates of documents too.
fn is_of_a_pack(root: &Path, path: &Path) -> bool {
    let of_a_case = path.strip_prefix(root).is_ok_and(|below| below.starts_with("cases"));
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    extension == "toml"
        || of_a_case && (matches!(extension, "json" | "bpmn" | "typ") || is_word_template(path))
}

/// A Word file as flat XML.
fn is_word_template(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(".docx.xml"))
}

fn read_text(path: &Path) -> Result<String, String> {
    let size = path.metadata().map_err(|error| error.to_string())?.len();
    if size > LARGEST_FILE_BYTES {
        return Err(format!("{size} bytes; a pack's file holds at most {LARGEST_FILE_BYTES}"));
    }
    std::fs::read_to_string(path).map_err(|error| error.to_string())
}

fn unreadable(path: &Path, reason: &str) -> Finding {
    let shown = path.display();
    Finding::error(
        "unreadable",
        shown.to_string(),
        Text::new(format!("读不出：{reason}"), format!("cannot be read: {reason}")),
    )
}
