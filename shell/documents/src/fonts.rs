//! The fonts: one embedded subset for everyday characters, full faces from folders for the rest.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontWeight};

static EMBEDDED: &[u8] = include_bytes!("../fonts/yunheng-song.otf");
static SYSTEM: LazyLock<Fonts> = LazyLock::new(|| {
    let folders = ["/usr/share/fonts", "/usr/local/share/fonts"];
    folders.iter().fold(Fonts::embedded(), |fonts, folder| fonts.with_folder(folder))
});

/// The fonts that documents are set in. Folders are read once, when a character first needs them.
#[derive(Debug, Default)]
pub struct Fonts {
    folders: Vec<PathBuf>,
    loaded: OnceLock<Vec<Font>>,
}

impl Fonts {
    /// The embedded subset alone: GB 2312 and what offices use beside it.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The embedded subset and the Noto CJK faces of the system, where they are installed.
    #[must_use]
    pub fn system() -> &'static Self {
        &SYSTEM
    }

    /// The same fonts and the CJK faces found below a folder.
    #[must_use]
    pub fn with_folder(self, folder: impl Into<PathBuf>) -> Self {
        let mut folders = self.folders;
        folders.push(folder.into());
        Self { folders, loaded: OnceLock::new() }
    }

    /// How many faces there are beside the embedded one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.further().len()
    }

    /// The embedded face, which is always the first choice.
    pub(crate) fn face() -> Option<Font> {
        static FACE: OnceLock<Option<Font>> = OnceLock::new();
        FACE.get_or_init(|| Font::new(Bytes::new(EMBEDDED), 0)).clone()
    }

    /// The further faces, in order of preference: folders as given, serif before sans, then by path.
    pub(crate) fn further(&self) -> &[Font] {
        self.loaded.get_or_init(|| {
            let mut files = Vec::new();
            for folder in &self.folders {
                let mut found = Vec::new();
                collect(folder, 0, &mut found);
                found.sort_by_key(|path| (!file_name(path).contains("Serif"), path.clone()));
                files.extend(found);
            }
            files.iter().flat_map(|path| faces(path)).collect()
        })
    }
}

/// The regular faces of a file; of a collection for several countries only the one for mainland China.
fn faces(path: &Path) -> Vec<Font> {
    let Ok(data) = fs::read(path) else { return Vec::new() };
    let all = Font::iter(Bytes::new(data)).filter(|font| font.info().variant.weight == FontWeight::REGULAR);
    let all = all.collect::<Vec<_>>();
    let mainland = all.iter().filter(|font| font.info().family.ends_with(" SC")).cloned().collect::<Vec<_>>();
    let others = all.into_iter().filter(|font| !font.info().family.contains(" CJK ")).collect();
    if mainland.is_empty() { others } else { mainland }
}

/// Font files whose name says that they have Chinese characters; other files would only cost time.
fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.is_dir() && depth < 6 {
            collect(&path, depth + 1, found);
        } else if wanted(&file_name(&path)) {
            found.push(path);
        }
    }
}

fn wanted(name: &str) -> bool {
    let marks = ["CJK", "Han", "Song", "Ming", "Fang", "Hei", "Kai"];
    let format = [".ttc", ".otf", ".ttf"].iter().any(|end| name.ends_with(end));
    format && !name.contains("Bold") && marks.iter().any(|mark| name.contains(mark))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
