//! Where the workspace is, and its files as text.

use crate::complaint::Fallible;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold no source of ours: build output, downloads, generated samples.
const SKIPPED: [&str; 6] = ["target", "node_modules", "out", "dist", "artifacts", "corpus"];

/// The folder that holds the workspace's `Cargo.toml`: the parent of this package.
pub(crate) fn workspace_root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// One text file of the work tree.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// Path below the root, with `/` on every system.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn extension(&self) -> &str {
        Path::new(&self.path).extension().and_then(|e| e.to_str()).unwrap_or("")
    }

    pub(crate) fn is_rust_in(&self, folder: &str) -> bool {
        self.extension() == "rs" && self.path.starts_with(folder)
    }

    /// Integration tests and benches of a crate, as opposed to what it ships.
    pub(crate) fn is_test_file(&self) -> bool {
        ["/tests/", "/benches/", "/examples/"].iter().any(|part| self.path.contains(part))
    }
}

/// All files with one of the extensions, sorted by path, so that two runs print the same.
pub(crate) fn sources(root: &Path, extensions: &[&str]) -> Fallible<Vec<Source>> {
    let mut paths = Vec::new();
    collect(root, extensions, &mut paths)?;
    paths.sort();
    paths.iter().map(|path| load(root, path)).collect()
}

fn load(root: &Path, path: &Path) -> Fallible<Source> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))?;
    let below = path.strip_prefix(root).unwrap_or(path);
    Ok(Source { path: below.to_string_lossy().replace('\\', "/"), text })
}

fn collect(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) -> Fallible<()> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: cannot be listed: {e}", folder.display()))?;
    for entry in entries {
        let entry = entry.map_err(|e| format!("{}: cannot be listed: {e}", folder.display()))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let kind = entry.file_type().map_err(|e| format!("{}: {e}", path.display()))?;
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
        if kind.is_dir() && !name.starts_with('.') && !SKIPPED.contains(&name.as_str()) {
            collect(&path, extensions, found)?;
        } else if kind.is_file() && extensions.contains(&extension) {
            found.push(path);
        }
    }
    Ok(())
}
