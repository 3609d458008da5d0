//! Where a city's own additions are kept: imported calendars and official texts.

use std::path::{Path, PathBuf};

/// The folder of a city's additions. Nothing of it is needed to compute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home(PathBuf);

impl Home {
    /// A folder that need not exist yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// `YUNHENG_HOME`, else `yunheng` in the user's data folder, else `.yunheng` here.
    pub fn from_environment() -> Self {
        let variable =
            |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let data =
            variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")));
        Self(
            variable("YUNHENG_HOME")
                .or_else(|| data.map(|data| data.join("yunheng")))
                .unwrap_or_else(|| ".yunheng".into()),
        )
    }

    /// Folder of imported calendars.
    pub fn calendars(&self) -> PathBuf {
        self.0.join("calendar")
    }

    /// Folder of official texts of a pack.
    pub fn texts(&self, pack: &str) -> PathBuf {
        self.0.join("texts").join(pack)
    }
}

/// Writes a file so that readers see the old or the new one, never a half: temporary file, sync, rename.
///
/// # Errors
/// What the file system says.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
