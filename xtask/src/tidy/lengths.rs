//! Length of functions and files: aim at 40 and 300 lines, stop at 70 and 600.
//!
//! A function is counted from its `fn` to its closing brace, tests included: a test that does not fit on a screen
//! is not read either. A file is counted whole.

use crate::complaint::{Complaint, Fallible, Weight};
use crate::root::Source;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

pub(crate) const CHECK: &str = "length";
const FUNCTION: Limit = Limit { aim: 40, stop: 70 };
const FILE: Limit = Limit { aim: 300, stop: 600 };

struct Limit {
    aim: usize,
    stop: usize,
}

/// Something with a length: `path` or `path:function`.
#[derive(Debug)]
struct Piece {
    at: String,
    lines: usize,
}

/// Lengths of everything, kept so that the summary counts what the check has seen.
#[derive(Debug)]
pub(crate) struct Measured {
    files: Vec<Piece>,
    functions: Vec<Piece>,
}

/// Counts the lines of every file of code and of every Rust function in it.
pub(crate) fn measure(files: &[Source]) -> Fallible<Measured> {
    let mut measured = Measured { files: Vec::new(), functions: Vec::new() };
    for file in files.iter().filter(|file| ["rs", "ts", "vue", "py", "sh"].contains(&file.extension())) {
        measured.files.push(Piece { at: file.path.clone(), lines: file.text.lines().count() });
        if file.extension() == "rs" {
            measured.functions.extend(functions(file)?);
        }
    }
    Ok(measured)
}

fn functions(file: &Source) -> Fallible<Vec<Piece>> {
    let parsed = syn::parse_file(&file.text).map_err(|e| {
        let at = e.span().start();
        format!("{}:{}:{}: found no Rust: {e}", file.path, at.line, at.column + 1)
    })?;
    let mut finder = Finder { path: &file.path, found: Vec::new() };
    finder.visit_file(&parsed);
    Ok(finder.found)
}

struct Finder<'a> {
    path: &'a str,
    found: Vec<Piece>,
}

impl Finder<'_> {
    fn record(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let first = signature.fn_token.span().start().line;
        let last = body.brace_token.span.close().end().line;
        self.found.push(Piece { at: format!("{}:{}", self.path, signature.ident), lines: last + 1 - first });
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, node: &'ast syn::ItemFn) {
        self.record(&node.sig, &node.block);
        visit::visit_item_fn(self, node);
    }

    fn visit_impl_item_fn(&mut self, node: &'ast syn::ImplItemFn) {
        self.record(&node.sig, &node.block);
        visit::visit_impl_item_fn(self, node);
    }

    fn visit_trait_item_fn(&mut self, node: &'ast syn::TraitItemFn) {
        if let Some(body) = &node.default {
            self.record(&node.sig, body);
        }
        visit::visit_trait_item_fn(self, node);
    }
}

impl Measured {
    /// What is longer than it should be.
    pub(crate) fn complaints(&self) -> Vec<Complaint> {
        let files = self.files.iter().filter_map(|piece| FILE.judge("file", piece));
        let functions = self.functions.iter().filter_map(|piece| FUNCTION.judge("function", piece));
        files.chain(functions).collect()
    }

    /// Two lines for people who watch how the code grows.
    pub(crate) fn summary(&self) -> String {
        format!(
            "files of code: {}\nfunctions: {}\n",
            spread(&self.files, &FILE),
            spread(&self.functions, &FUNCTION)
        )
    }
}

impl Limit {
    fn judge(&self, what: &str, piece: &Piece) -> Option<Complaint> {
        let weight = match piece.lines {
            lines if lines > self.stop => Weight::Failure,
            lines if lines > self.aim => Weight::Warning,
            _ => return None,
        };
        let message = format!(
            "a {what} of {} lines; aim at {}, at most {} without a reason in {}",
            piece.lines,
            self.aim,
            self.stop,
            super::exceptions::PLACE
        );
        Some(Complaint { weight, check: CHECK, at: piece.at.clone(), message })
    }
}

fn spread(pieces: &[Piece], limit: &Limit) -> String {
    let mut lines: Vec<usize> = pieces.iter().map(|piece| piece.lines).collect();
    lines.sort_unstable();
    let at = |percent: usize| lines.get(lines.len() * percent / 100).copied().unwrap_or(0);
    let over = lines.iter().filter(|count| **count > limit.aim).count();
    let longest = lines.last().copied().unwrap_or(0);
    let total: usize = lines.iter().sum();
    format!(
        "{} with {total} lines, median {}, p90 {}, longest {longest}, {over} over {}",
        lines.len(),
        at(50),
        at(90),
        limit.aim
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(text: &str) -> Vec<(String, Weight)> {
        let file = Source { path: "core/x/src/a.rs".into(), text: text.to_owned() };
        let said = measure(&[file]).unwrap().complaints();
        said.into_iter().map(|c| (c.at, c.weight)).collect()
    }

    fn function(lines: usize) -> String {
        format!("impl A {{\n    fn long() {{\n{}    }}\n}}\n", "        let _ = 1;\n".repeat(lines - 2))
    }

    #[test]
    fn limits_hold_exactly() {
        let at = "core/x/src/a.rs:long".to_owned();
        assert!(weights(&function(40)).is_empty());
        assert_eq!(weights(&function(41)), [(at.clone(), Weight::Warning)]);
        assert_eq!(weights(&function(70)), [(at.clone(), Weight::Warning)]);
        assert_eq!(weights(&function(71)), [(at, Weight::Failure)]);
    }

    #[test]
    fn files_are_counted_whole() {
        let at = "core/x/src/a.rs".to_owned();
        assert!(weights(&"// a line\n".repeat(300)).is_empty());
        assert_eq!(weights(&"// a line\n".repeat(301)), [(at.clone(), Weight::Warning)]);
        assert_eq!(weights(&"// a line\n".repeat(601)), [(at, Weight::Failure)]);
    }

    #[test]
    fn functions_inside_functions_are_counted_themselves() {
        let inner = format!("fn outer() {{\n    {}\n}}\n", function(41).replace("impl A {", "{"));
        let found: Vec<String> = weights(&inner).into_iter().map(|(at, _)| at).collect();
        assert!(found.contains(&"core/x/src/a.rs:long".to_owned()), "{found:?}");
    }

    #[test]
    fn what_is_not_rust_is_named() {
        let file = Source { path: "a.rs".into(), text: "fn (".into() };
        assert!(measure(&[file]).unwrap_err().to_string().starts_with("a.rs:1:"));
    }
}
