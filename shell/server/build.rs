//! Puts the built page where the program embeds it from: `web/dist` when Node built it, else one page that says how to.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let (dist, placeholder) =
        (Path::new(&manifest).join("../../web/dist"), Path::new(&manifest).join("placeholder"));
    println!("cargo:rerun-if-changed={}", dist.display());
    println!("cargo:rerun-if-changed={}", placeholder.display());
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("page");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let source = if dist.join("index.html").is_file() { dist } else { placeholder };
    copy(&source, &target)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (entry, kind) = entry.and_then(|entry| entry.file_type().map(|kind| (entry, kind)))?;
        let target = to.join(entry.file_name());
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
