//! Reads the workspace as cargo sees it.

use super::judge::{Crate, Need, Target};
use crate::complaint::Fallible;
use cargo_metadata::{Dependency, DependencyKind, MetadataCommand, Package};
use std::path::Path;
use std::process::Command;

/// Every member of the workspace with its declared dependencies, optional ones included.
pub(crate) fn crates(root: &Path) -> Fallible<Vec<Crate>> {
    let metadata = MetadataCommand::new().current_dir(root).no_deps().exec()?;
    let top = metadata.workspace_root.as_std_path();
    Ok(metadata.workspace_packages().into_iter().map(|package| read(top, package)).collect())
}

fn read(top: &Path, package: &Package) -> Crate {
    let manifest = package.manifest_path.as_std_path();
    Crate {
        name: package.name.to_string(),
        folder: below(top, manifest.parent().unwrap_or(manifest)),
        needs: package.dependencies.iter().map(|dependency| need(top, dependency)).collect(),
    }
}

fn need(top: &Path, dependency: &Dependency) -> Need {
    let target = match &dependency.path {
        Some(path) => Target::Member(below(top, path.as_std_path())),
        None => Target::Registry(dependency.name.clone()),
    };
    Need { target, for_tests: dependency.kind == DependencyKind::Development }
}

fn below(top: &Path, folder: &Path) -> String {
    folder.strip_prefix(top).unwrap_or(folder).to_string_lossy().replace('\\', "/")
}

/// `cargo tree` of the core crates alone. Not from the metadata: there, features of the whole workspace are
/// united, and what the shell asks of a common library would be held against the core.
pub(crate) fn core_tree(root: &Path, names: &[&str]) -> Fallible<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.current_dir(root).args(["tree", "--edges", "normal", "--prefix", "depth", "--format", "{p}|{f}"]);
    for name in names {
        command.args(["--package", name]);
    }
    let output = command.output().map_err(|e| format!("`cargo tree` cannot be started: {e}"))?;
    if !output.status.success() {
        return Err(format!("`cargo tree` failed:\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
