//! A pack with its choices as a folder that the command line runs again.

use super::effective::effective_pack;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::io::Write;
use std::path::Path;
use yunheng_access::Permission;
use yunheng_policy::PackSource;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A pack as one file.
#[derive(Debug, Clone)]
pub struct PackExport {
    /// A zip of the pack's folder and those of its bases; the same pack gives the same bytes.
    pub zip: Vec<u8>,
    /// Name for the file.
    pub name: String,
    /// Digest that `policy check` prints of the folder.
    pub digest: String,
}

/// Exports a pack with its choices.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn export_pack(app: &App, caller: &Caller, pack: &str) -> Result<PackExport, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let digest = effective.pack().digest.clone();
    let zip = zipped(&effective.opened.sources).map_err(|error| Problem::bug(&error))?;
    Ok(PackExport { zip, name: format!("{}-{}.zip", effective.pack().manifest.id, &digest[..12]), digest })
}

fn zipped(sources: &[PackSource]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, text) in files(sources) {
        zip.start_file(path, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Paths below one folder, `xuchang/pack.toml`, with their texts.
fn files(sources: &[PackSource]) -> Vec<(String, &str)> {
    let mut files: Vec<(String, &str)> = sources
        .iter()
        .flat_map(|source| {
            source.texts.iter().map(move |text| (format!("{}/{}", source.id, text.path), text.text.as_str()))
        })
        .collect();
    files.sort();
    files
}

/// Writes the folder: one folder for the pack, one beside it for each base. It appears whole or not at all.
///
/// # Errors
/// A folder that is there already and not empty; what the file system says.
pub fn write_pack_folder(sources: &[PackSource], folder: &Path) -> std::io::Result<()> {
    let taken = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if taken || folder.is_file() {
        return Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists));
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent)?;
    let half = tempfile::Builder::new().prefix(".policy-").tempdir_in(parent)?;
    for (path, text) in files(sources) {
        let path = half.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(half.path()))?;
        std::fs::write(path, text)?;
    }
    set_ordinary_mode(half.path())?;
    if folder.is_dir() {
        std::fs::remove_dir(folder)?;
    }
    std::fs::rename(half.keep(), folder)
}

/// Temporary folders are private; a folder that others read is not.
fn set_ordinary_mode(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))?;
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
