//! `cargo test` knows what the gate knows: the tree keeps its own rules.

use std::process::Command;

fn run(command: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg(command)
        .output()
        .expect("cargo has just built this binary");
    assert!(output.status.success(), "cargo xtask {command}:\n{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn no_edge_is_outside_the_table() {
    run("arch");
}

#[test]
fn the_tree_is_tidy() {
    run("tidy");
}

#[test]
fn an_unknown_command_names_the_known_ones() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("dance")
        .output()
        .expect("cargo has just built this binary");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("cargo xtask tidy --summary"));
}
