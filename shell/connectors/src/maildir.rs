//! A folder into which a mail server puts mail, one file each (Maildir): looking, reading, putting away.
//!
//! What was taken goes to `cur`, what was refused to the folder `.refused`, which mail programs show beside it. Nothing is deleted.

use std::io::{Error, ErrorKind, Read, Result};
use std::path::{Path, PathBuf};

/// Folder of what was refused.
const REFUSED: &str = ".refused";
/// What stands behind the name of a mail that was looked at.
const SEEN: &str = ":2,S";
/// Longest name of a file that is taken; the file systems' own limit less what is put behind it.
const LONGEST_NAME: usize = 240;

/// A Maildir.
#[derive(Debug, Clone)]
pub struct Maildir {
    folder: PathBuf,
}

/// A mail that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its name, which it keeps.
    pub name: String,
    /// Its size.
    pub bytes: u64,
}

impl Maildir {
    /// Opens one, making the folders that are missing in it. The folder itself must be there: a path that is mistyped is no Maildir.
    ///
    /// # Errors
    /// What the file system says.
    pub fn open(folder: &Path) -> Result<Self> {
        if !folder.is_dir() {
            return Err(Error::new(ErrorKind::NotFound, format!("{} is no folder", folder.display())));
        }
        for inner in ["new", "cur", "tmp"] {
            std::fs::create_dir_all(folder.join(inner))?;
            std::fs::create_dir_all(folder.join(REFUSED).join(inner))?;
        }
        Ok(Self { folder: folder.to_owned() })
    }

    /// Mails that wait, the oldest names first; at most so many.
    ///
    /// # Errors
    /// What the file system says.
    pub fn waiting(&self, most: usize) -> Result<Vec<Waiting>> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(self.folder.join("new"))? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            // A link may lead anywhere; what begins with a dot is not finished.
            let about = entry.metadata()?;
            if about.is_file() && is_plain(&name) {
                found.push(Waiting { name, bytes: about.len() });
            }
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found.truncate(most);
        Ok(found)
    }

    /// The bytes of a mail that waits; none when it is larger than `most`.
    ///
    /// # Errors
    /// What the file system says.
    pub fn read(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(self.folder.join("new").join(plain(name)?))?;
        file.take(most + 1).read_to_end(&mut bytes)?;
        Ok((bytes.len() as u64 <= most).then_some(bytes))
    }

    /// Puts a mail where taken ones lie.
    ///
    /// # Errors
    /// What the file system says.
    pub fn keep(&self, name: &str) -> Result<()> {
        moved(&self.folder.join("new").join(plain(name)?), &self.folder.join("cur"), &seen(name))
    }

    /// Puts a mail where refused ones lie.
    ///
    /// # Errors
    /// What the file system says.
    pub fn refuse(&self, name: &str) -> Result<()> {
        let refused = self.folder.join(REFUSED).join("cur");
        moved(&self.folder.join("new").join(plain(name)?), &refused, &seen(name))
    }

    /// Lets a refused mail wait again; says whether it was still there.
    ///
    /// # Errors
    /// What the file system says.
    pub fn bring_back(&self, name: &str) -> Result<bool> {
        let from = self.folder.join(REFUSED).join("cur").join(seen(plain(name)?));
        if !from.is_file() {
            return Ok(false);
        }
        moved(&from, &self.folder.join("new"), name).map(|()| true)
    }
}

/// Another process may have moved it a moment ago, which is as well.
fn moved(from: &Path, folder: &Path, name: &str) -> Result<()> {
    match std::fs::rename(from, folder.join(name)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

fn seen(name: &str) -> String {
    format!("{name}{SEEN}")
}

fn is_plain(name: &str) -> bool {
    !name.starts_with('.')
        && name.len() <= LONGEST_NAME
        && !name.contains(['/', ':', '\\'])
        && !name.chars().any(char::is_control)
}

/// A name that comes from a database is looked at once more.
fn plain(name: &str) -> Result<&str> {
    if is_plain(name) { Ok(name) } else { Err(Error::new(ErrorKind::InvalidInput, "no name of a mail")) }
}

#[cfg(test)]
mod tests {
    use super::Maildir;

    #[test]
    fn a_mail_goes_where_it_belongs_and_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Maildir::open(&folder.path().join("mistyped")).is_err());
        let mail = Maildir::open(folder.path()).expect("made");
        let put = |name: &str, text: &str| {
            std::fs::write(folder.path().join("new").join(name), text).expect("written")
        };
        put("2.b", "two");
        put("1.a", "one");
        put(".unfinished", "x");
        std::os::unix::fs::symlink("/etc/passwd", folder.path().join("new/3.link")).expect("a link");
        let names =
            |most| mail.waiting(most).expect("read").into_iter().map(|one| one.name).collect::<Vec<_>>();
        assert_eq!(names(10), ["1.a", "2.b"]);
        assert_eq!(names(1), ["1.a"]);
        assert_eq!(mail.read("1.a", 3).expect("read").as_deref(), Some(&b"one"[..]));
        assert_eq!(mail.read("1.a", 2).expect("read"), None);
        assert!(mail.read("../../etc/passwd", 10).is_err());
        mail.keep("1.a").expect("moved");
        mail.keep("1.a").expect("moved before");
        mail.refuse("2.b").expect("moved");
        assert_eq!(names(10), Vec::<String>::new());
        assert!(folder.path().join("cur/1.a:2,S").is_file());
        assert!(mail.bring_back("2.b").expect("back"));
        assert!(!mail.bring_back("2.b").expect("gone"));
        assert_eq!(names(10), ["2.b"]);
    }
}
