//! Verification codes: sixteen characters that nobody guesses and nobody misreads (Crockford's base 32).

use crate::secret::random_bytes;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 16;

/// A new code, in groups of four as people read it out.
pub(super) fn new_code() -> String {
    grouped(&random_bytes::<LENGTH>().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])))
}

/// A code as somebody typed it: without spaces, in any case, with the letters that are taken for figures. None when it is no code.
pub(super) fn read_code(typed: &str) -> Option<String> {
    let plain = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(LENGTH + 1);
    let read: Vec<char> = plain
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect();
    let is_code =
        read.len() == LENGTH && read.iter().all(|c| ALPHABET.iter().any(|own| char::from(*own) == *c));
    is_code.then(|| grouped(&read))
}

fn grouped(code: &[char]) -> String {
    code.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{new_code, read_code};

    #[test]
    fn a_code_is_read_as_it_was_given_however_it_is_typed() {
        let code = new_code();
        assert_eq!(code.len(), 19);
        assert_ne!(code, new_code());
        assert_eq!(read_code(&code), Some(code.clone()));
        assert_eq!(read_code(&code.to_lowercase().replace('-', " ")), Some(code));
        assert_eq!(read_code("O1Il-0000 0000-zzzz"), Some("0111-0000-0000-ZZZZ".to_owned()));
        for no in [
            "",
            "1",
            "0111-0000-0000-ZZZ",
            "0111-0000-0000-ZZZZZ",
            "0111-0000-0000-ZZZU",
            "核验码核验码核验码核验码核验码核",
        ] {
            assert_eq!(read_code(no), None, "{no}");
        }
    }
}
