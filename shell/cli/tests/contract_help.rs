//! What the program says of itself: help with an example, both languages, completion.

mod common;

use common::{Desk, LEASES, text};

/// Every command that does something.
const COMMANDS: [&str; 28] = [
    "policy check",
    "policy explain",
    "policy test",
    "policy coverage",
    "policy weave",
    "policy load-text",
    "policy export",
    "process check",
    "deadline",
    "calendar import",
    "calendar show",
    "rate",
    "size",
    "assess",
    "settle",
    "serve",
    "demo",
    "audit verify",
    "audit export",
    "backup",
    "restore",
    "doctor",
    "user add",
    "user reset",
    "inventory",
    "reconcile",
    "replay",
    "completions",
];

/// Commands that a help page lists.
fn listed(help: &str) -> Vec<String> {
    let rows =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = rows.filter_map(|row| row.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_command_shows_an_example_that_names_it() {
    let desk = Desk::new();
    for command in COMMANDS {
        let help = desk.run(&format!("{command} --help")).ends(0);
        let (_, example) = help.split_once("例 Example:").unwrap_or_else(|| panic!("{command}: {help}"));
        assert!(example.contains(&format!("yunheng {command}")), "{command}: {example}");
    }
}

#[test]
fn no_command_is_forgotten() {
    let desk = Desk::new();
    let mut found = Vec::new();
    for command in listed(&desk.run("--help").ends(0)) {
        let inner = listed(&desk.run(&format!("{command} --help")).ends(0));
        if inner.is_empty() {
            found.push(command.clone());
        }
        found.extend(inner.iter().map(|name| format!("{command} {name}")));
    }
    assert_eq!(found, COMMANDS);
}

#[test]
fn the_version_is_that_of_the_workspace() {
    assert_eq!(Desk::new().run("--version").ends(0), format!("yunheng {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn messages_are_chinese_or_english_and_codes_are_the_same() {
    let desk = Desk::with([("leases.csv", "wrong\nx\n")]);
    let line = "rate xuchang --leases leases.csv --period 2026-06-02/2026-08-02";
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let (chinese, english) = (desk.run(line).err, desk.run(&format!("{line} --lang en")).err);
    assert!(is_chinese(&chinese) && chinese.contains("[missing_column]"), "{chinese}");
    assert!(!is_chinese(&english) && english.contains("error [missing_column]"), "{english}");
    let codes =
        |line: &str| desk.refused(line).iter().map(|f| text(f, "code").to_owned()).collect::<Vec<_>>();
    assert_eq!(codes(line), codes(&format!("{line} --lang en")));
    desk.refused(&format!("{line} --lang en")).iter().for_each(|finding| {
        assert!(!is_chinese(text(finding, "message")), "{finding}");
    });
}

#[test]
fn an_answer_for_people_speaks_the_language_too() {
    let desk = Desk::with([("leases.csv", LEASES)]);
    let line = "rate xuchang --leases leases.csv --period 2026-06-02/2026-08-02";
    assert!(desk.run(line).ends(0).contains("合计 367.81"));
    assert!(desk.run(&format!("{line} --lang en")).ends(0).contains("total 367.81"));
    assert!(desk.run("deadline xuchang --limit 2wd --from 2026-11-23 --lang en").ends(0).contains("due on"));
}

#[test]
fn completion_knows_the_commands() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&format!("completions {shell}")).ends(0);
        for word in ["settle", "--leases", "load-text"] {
            let word = if shell == "fish" { word.trim_start_matches("--") } else { word };
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(desk.run("completions tcsh-of-old").status, 2);
}

#[test]
fn an_official_text_is_shown_beside_the_gist() {
    let desk =
        Desk::with([("text.txt", "第二十二条 其他\n\n第二十三条 原文第一行\n原文第二行\n第二十四条 其他\n")]);
    let run = desk.run("policy load-text xuchang XC-M text.txt");
    assert!(run.ends(0).contains("articles found"));
    let explained = desk.json("policy explain xuchang XC-M-23c", 0);
    assert_eq!(text(&explained["clause"], "official_text"), "第二十三条 原文第一行\n原文第二行");
    assert!(desk.run("policy weave xuchang").ends(0).contains("> 原文第二行"));
    assert_eq!(
        text(&desk.refused("policy load-text xuchang XC-none text.txt")[0], "code"),
        "unknown_document"
    );
}
