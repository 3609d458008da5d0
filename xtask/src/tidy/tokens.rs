//! Rust text as tokens, where comments have already gone and nothing hides in a macro.

use crate::complaint::Fallible;
use crate::root::Source;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A word or literal, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) line: usize,
    pub(crate) is_literal: bool,
    /// `0.1` in `pair.0.1`, which the compiler's own lexer takes for one number.
    pub(crate) is_field: bool,
}

/// Every word and literal but those of attributes (and so of documentation), with or without test code.
pub(crate) fn words(file: &Source, tests_too: bool) -> Fallible<Vec<Word>> {
    let stream: TokenStream =
        file.text.parse().map_err(|e| format!("{}: found no Rust tokens: {e}", file.path))?;
    let mut found = Vec::new();
    gather(stream, tests_too, &mut found);
    Ok(found)
}

fn gather(stream: TokenStream, tests_too: bool, found: &mut Vec<Word>) {
    let mut trees = stream.into_iter().peekable();
    let mut skipping = false;
    let mut dots = 0;
    while let Some(tree) = trees.next() {
        let dots_before = std::mem::take(&mut dots);
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                trees.next_if(|next| matches!(next, TokenTree::Punct(bang) if bang.as_char() == '!'));
                let attribute = trees.next_if(is_brackets);
                skipping |= !tests_too && attribute.is_some_and(|tree| marks_test(&tree));
            }
            // An item ends with its braces or with a semicolon; what is marked as a test is left out up to there.
            TokenTree::Group(group) if skipping => skipping = group.delimiter() != Delimiter::Brace,
            TokenTree::Punct(sign) if sign.as_char() == ';' => skipping = false,
            TokenTree::Punct(sign) if sign.as_char() == '.' => dots = dots_before + 1,
            TokenTree::Group(group) => gather(group.stream(), tests_too, found),
            TokenTree::Ident(_) | TokenTree::Literal(_) if !skipping => {
                found.push(word(&tree, dots_before == 1))
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn word(tree: &TokenTree, is_field: bool) -> Word {
    let is_literal = matches!(tree, TokenTree::Literal(_));
    Word { text: tree.to_string(), line: tree.span().start().line, is_literal, is_field }
}

fn is_brackets(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

/// `#[test]`, `#[cfg(test)]`, `#[cfg(any(test, …))]`, but not `#[cfg(not(test))]`.
fn marks_test(attribute: &TokenTree) -> bool {
    let text: String = attribute.to_string().split_whitespace().collect();
    let cfg_test = text.starts_with("[cfg(") && !text.contains("not(");
    text == "[test]" || (cfg_test && (text.contains("(test") || text.contains(",test")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, tests_too: bool) -> Vec<String> {
        let file = Source { path: "a.rs".into(), text: text.to_owned() };
        words(&file, tests_too).unwrap().into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn comments_and_documentation_are_no_words() {
        assert_eq!(
            texts("//! a\n/// b\n#[doc(alias = \"c\")]\nconst D: &str = \"e\"; // f", true),
            ["const", "D", "str", "\"e\""]
        );
    }

    #[test]
    fn macros_hide_nothing() {
        assert!(texts("fn a() { format!(\"{}\", b(\"c\")); }", false).contains(&"\"c\"".to_owned()));
    }

    #[test]
    fn tests_can_be_left_out() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\n#[test]\nfn c() {}\nfn d() {}\n#[cfg(test)]\nuse e;\nfn f() {}";
        assert_eq!(texts(text, false), ["fn", "a", "fn", "d", "fn", "f"]);
        assert!(texts(text, true).contains(&"b".to_owned()));
        assert!(texts("#[cfg(not(test))]\nfn a() {}", false).contains(&"a".to_owned()));
    }
}
