//! The place into which a backup is restored: an empty data folder, filled beside itself first.

use super::{malformed, unwritable};
use crate::problem::Problem;
use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Folder in which everything stands until it is known to be right.
pub(super) const STAGING: &str = ".restoring";
/// The database of a data folder.
pub(super) const DATABASE: &str = "yunheng.db";

/// An empty data folder that is being filled. Dropping it takes everything away again.
#[derive(Debug)]
pub(super) struct Place {
    data: PathBuf,
    was_there: bool,
    /// What was moved in, to be taken back when the end is not reached.
    moved: Vec<PathBuf>,
    is_done: bool,
}

impl Place {
    /// Takes an empty folder, or makes it. What an earlier restoring left that did not finish goes first.
    pub(super) fn take(data: &Path) -> Result<Self, Problem> {
        let was_there = data.exists();
        if was_there {
            must_be_empty(data)?;
        }
        let staging = data.join(STAGING);
        let make = || {
            if staging.exists() {
                std::fs::remove_dir_all(&staging)?;
            }
            std::fs::create_dir_all(&staging)?;
            restrict(data, 0o700)?;
            restrict(&staging, 0o700)
        };
        let place = Self { data: data.to_owned(), was_there, moved: Vec::new(), is_done: false };
        make().map_err(|error| unwritable(&error))?;
        Ok(place)
    }

    /// Where everything stands for now.
    pub(super) fn staging(&self) -> PathBuf {
        self.data.join(STAGING)
    }

    /// Where a file of the backup stands for now.
    pub(super) fn file(&self, name: &str) -> Result<PathBuf, Problem> {
        inside(&self.staging(), name)
    }

    /// Moves everything from the staging folder to its place, the database last: without it nothing counts as restored.
    pub(super) fn move_in(&mut self) -> io::Result<()> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(self.staging())? {
            names.push(entry?.file_name());
        }
        names.sort_by_key(|name| name == DATABASE);
        for name in names {
            let target = self.data.join(&name);
            std::fs::rename(self.staging().join(&name), &target)?;
            self.moved.push(target);
        }
        std::fs::remove_dir(self.staging())?;
        File::open(&self.data)?.sync_all()
    }

    /// Everything is in its place and stays.
    pub(super) fn keep(mut self) {
        self.is_done = true;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.is_done {
            return;
        }
        // What cannot be taken away is in nobody's way: the next restoring takes it away, or says that the folder is not empty.
        let _ = std::fs::remove_dir_all(self.staging());
        for path in &self.moved {
            let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
        }
        if !self.was_there {
            let _ = std::fs::remove_dir(&self.data);
        }
    }
}

fn must_be_empty(data: &Path) -> Result<(), Problem> {
    let entries = std::fs::read_dir(data).map_err(|error| unwritable(&error))?;
    for entry in entries {
        let name = entry.map_err(|error| unwritable(&error))?.file_name();
        if name != STAGING && name != "lost+found" {
            let (data, name) = (data.display(), name.to_string_lossy());
            return Err(Problem::refused(
                "not_empty",
                format!("{data} 里已有“{name}”：只能恢复到空目录"),
                format!("{data} holds `{name}`: a backup is restored into an empty folder only"),
            ));
        }
    }
    Ok(())
}

/// A path of the backup below a folder; one that leads elsewhere, or to the database, is refused.
pub(super) fn inside(folder: &Path, name: &str) -> Result<PathBuf, Problem> {
    let path = Path::new(name);
    let is_plain = !name.is_empty()
        && !name.contains(['\\', '\0'])
        && path.components().all(|part| matches!(part, Component::Normal(_)))
        && path.components().map(Component::as_os_str).collect::<PathBuf>().to_str() == Some(name);
    let first = name.split('/').next().unwrap_or_default();
    if !is_plain || first.starts_with(DATABASE) || first == STAGING {
        return Err(malformed(&format!("the path `{name}`")));
    }
    Ok(folder.join(path))
}

#[cfg(unix)]
pub(super) fn restrict(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn restrict(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside() {
        let folder = Path::new("/data");
        assert_eq!(
            inside(folder, "keys/field-sm4.key").expect("plain"),
            Path::new("/data/keys/field-sm4.key")
        );
        assert_eq!(inside(folder, "附件/甲.pdf").expect("plain"), Path::new("/data/附件/甲.pdf"));
        let tricks = [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a/./b",
            "a//b",
            "a/",
            "./a",
            "a\\..\\b",
            "a\0b",
            "yunheng.db",
            "yunheng.db-wal",
            ".restoring/x",
        ];
        for name in tricks {
            assert_eq!(inside(folder, name).expect_err(name).code, "damaged_backup", "{name}");
        }
    }

    #[test]
    fn a_place_is_empty_and_leaves_no_trace_unless_it_is_kept() {
        let base = tempfile::tempdir().expect("a folder");
        let data = base.path().join("new/data");
        let mut place = Place::take(&data).expect("taken");
        std::fs::write(place.file("a.txt").expect("a path"), "a").expect("written");
        place.move_in().expect("moved");
        assert!(data.join("a.txt").exists());
        drop(place);
        assert!(!data.exists());
        std::fs::create_dir_all(data.join(STAGING).join("left")).expect("made");
        let mut place = Place::take(&data).expect("what was left does not count");
        assert!(!data.join(STAGING).join("left").exists());
        std::fs::write(place.file("a.txt").expect("a path"), "a").expect("written");
        place.move_in().expect("moved");
        place.keep();
        assert!(data.join("a.txt").exists() && !data.join(STAGING).exists());
        assert_eq!(Place::take(&data).expect_err("not empty").code, "not_empty");
    }
}
