//! Law is data: no clause's id stands in the code of the core.
//!
//! That a *number* of a clause does not stand there cannot be seen by a program; an id in code is the sign that one
//! does. Comments and tests may cite.

use super::citations::cited;
use super::tokens::words;
use crate::complaint::{Complaint, Fallible};
use crate::root::Source;

const CHECK: &str = "statute";

/// Every clause id in a literal of the core, outside tests.
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.is_rust_in("core/") && !is_test(file)) {
        for word in words(file, false)?.iter().filter(|word| word.is_literal) {
            for id in cited(&word.text) {
                let message = format!("found `{id}` in code: the clause comes from the pack with its value");
                complaints.push(Complaint::failure(CHECK, format!("{}:{}", file.path, word.line), message));
            }
        }
    }
    Ok(complaints)
}

/// Integration tests, and modules in files of their own that only tests compile.
fn is_test(file: &Source) -> bool {
    file.is_test_file() || file.path.ends_with("/tests.rs") || file.path.ends_with("_tests.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&[Source { path: path.into(), text: text.to_owned() }]).unwrap().len()
    }

    #[test]
    fn an_id_in_code_is_found() {
        assert_eq!(found("core/x/src/a.rs", "fn a() -> &'static str { \"XC-M-12\" }"), 1);
        assert_eq!(found("core/x/src/a.rs", "fn a() { b!(\"AMB-54 and CN-CC-203\"); }"), 2);
    }

    #[test]
    fn comments_tests_and_the_shell_may_cite() {
        assert_eq!(found("core/x/src/a.rs", "/// XC-M-12\nfn a() {} // XC-M-12\n"), 0);
        assert_eq!(found("core/x/src/a.rs", "#[cfg(test)]\nmod t { const A: &str = \"XC-M-12\"; }"), 0);
        assert_eq!(found("core/x/tests/a.rs", "const A: &str = \"XC-M-12\";"), 0);
        assert_eq!(found("shell/x/src/a.rs", "const A: &str = \"XC-M-12\";"), 0);
    }
}
