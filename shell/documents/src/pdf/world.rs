//! All that the typesetter can see: one template, the look of issued documents, the data, the fonts. No files, no network, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("template.typ");
/// What a template of a pack imports as `/paper.typ`.
const LOOK: &str = include_str!("paper.typ");
/// Its name, below the root.
const LOOK_NAME: &str = "paper.typ";

/// The world of one document.
pub(crate) struct Paper {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

impl Paper {
    pub(crate) fn new(fonts: Vec<Font>, inputs: Dict) -> Self {
        Self::of(TEMPLATE, fonts, inputs)
    }

    /// A document of another template.
    pub(crate) fn of(template: &str, fonts: Vec<Font>, inputs: Dict) -> Self {
        Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::detached(template),
        }
    }
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            return Ok(self.template.clone());
        }
        let place = id.get();
        let is_look = *place.root() == VirtualRoot::Project && place.vpath().get_without_slash() == LOOK_NAME;
        if is_look { Ok(Source::new(id, LOOK.to_owned())) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
