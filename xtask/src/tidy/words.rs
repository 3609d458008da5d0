//! Nothing is left for later in the tree: what is not done is not there, and no test is switched off.

use crate::complaint::Complaint;
use crate::root::Source;

const CHECK: &str = "words";

/// Written in halves, so that this list does not find itself.
const FORBIDDEN: [(&str, &str); 8] = [
    (concat!("to", "do!("), "code that is not there"),
    (concat!("unimple", "mented!("), "code that is not there"),
    (concat!("TO", "DO"), "a note for later; open an issue instead"),
    (concat!("FIX", "ME"), "a note for later; open an issue instead"),
    (concat!("XX", "X:"), "a note for later; open an issue instead"),
    (concat!("coming", " soon"), "a promise in place of a thing"),
    (concat!("敬请", "期待"), "a promise in place of a thing"),
    (concat!("#[ig", "nore"), "a test that is switched off; assert what is so today instead"),
];

/// Every forbidden word, comments and documents included.
pub(crate) fn check(files: &[Source]) -> Vec<Complaint> {
    files.iter().flat_map(check_file).collect()
}

fn check_file(file: &Source) -> Vec<Complaint> {
    let numbered = file.text.lines().enumerate();
    let hits = numbered.flat_map(|(index, line)| {
        FORBIDDEN.iter().filter(move |(word, _)| stands_in(line, word)).map(move |hit| (index + 1, hit))
    });
    hits.map(|(line, (word, why))| {
        Complaint::failure(CHECK, format!("{}:{line}", file.path), format!("found `{word}`: {why}"))
    })
    .collect()
}

/// As a word of its own: `METODOS` holds no note.
fn stands_in(line: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    let starts_with_letter = is_letter(word.chars().next());
    let ends_with_letter = is_letter(word.chars().last());
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().last();
        let after = line[start + word.len()..].chars().next();
        let is_part = (starts_with_letter && is_letter(before)) || (ends_with_letter && is_letter(after));
        !is_part
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(&[Source { path: "core/x/src/a.rs".into(), text: text.to_owned() }]).len()
    }

    #[test]
    fn each_word_is_found() {
        for (word, _) in FORBIDDEN {
            assert_eq!(found(&format!("let a = 1; // {word} x")), 1, "{word}");
        }
    }

    #[test]
    fn parts_of_words_are_not() {
        assert_eq!(found("const METODOS: u8 = 1;"), 0);
        assert_eq!(found("fn todo_list() {}"), 0);
    }
}
