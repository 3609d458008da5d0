//! No binary fractions in the core: money, quantities, ratios and scores are exact.

use super::tokens::{Word, words};
use crate::complaint::{Complaint, Fallible};
use crate::root::Source;

const CHECK: &str = "float";

/// Every float type under `core/`, and every float literal outside tests (a generator of samples may take a weight).
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.is_rust_in("core/")) {
        let types = words(file, true)?.into_iter().filter(|word| !word.is_literal);
        let shipped = if file.is_test_file() { Vec::new() } else { words(file, false)? };
        let literals = shipped.into_iter().filter(|word| word.is_literal);
        for word in types.chain(literals).filter(is_float) {
            let message =
                format!("found `{}`; the core counts exactly: use a type of core/values", word.text);
            complaints.push(Complaint::failure(CHECK, format!("{}:{}", file.path, word.line), message));
        }
    }
    Ok(complaints)
}

fn is_float(word: &Word) -> bool {
    if !word.is_literal {
        return word.text == "f32" || word.text == "f64";
    }
    if word.is_field {
        return false;
    }
    // Decided by the parser: `1.0`, `1e3` and `1f64` are floats, `0x1e3` and `"1.0"` are not.
    syn::parse_str::<syn::Lit>(&word.text).is_ok_and(|literal| match literal {
        syn::Lit::Float(_) => true,
        syn::Lit::Int(number) => number.suffix().starts_with('f'),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<String> {
        let file = Source { path: path.into(), text: text.into() };
        check(&[file]).unwrap().into_iter().map(|c| c.at).collect()
    }

    #[test]
    fn floats_are_found_wherever_they_hide() {
        let text = "// f64\nconst A: f64 = 1.5;\nfn b() { c!(2e3); }\nconst D: &str = \"f32 1.5\";\nlet e = 1f32;\nlet f = 0..1.5;";
        let found = lines("core/a.rs", text);
        assert_eq!(found, ["core/a.rs:2", "core/a.rs:2", "core/a.rs:3", "core/a.rs:5", "core/a.rs:6"]);
    }

    #[test]
    fn exact_numbers_pass() {
        assert!(
            lines("core/x/src/a.rs", "const A: u64 = 0x1e3; let b = t.0.1.2; let c = \"0.5\";").is_empty()
        );
        assert!(lines("core/x/tests/a.rs", "weighted(0.9)").is_empty());
        assert!(lines("shell/x/src/a.rs", "const A: f64 = 1.5;").is_empty());
    }
}
