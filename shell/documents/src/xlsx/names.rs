//! Names of sheets: what Excel allows, at most 31 characters, no two alike.

use std::collections::BTreeSet;

const LONGEST: usize = 31;

/// The names given so far.
#[derive(Default)]
pub(crate) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A free name as near to `wanted` as Excel allows.
    pub(crate) fn give(&mut self, wanted: &str) -> String {
        let clean = cleaned(wanted);
        let mut name = shortened(&clean, LONGEST);
        let mut number = 2_usize;
        while !self.taken.insert(name.to_lowercase()) {
            let suffix = format!("~{number}");
            name = shortened(&clean, LONGEST - suffix.len()) + &suffix;
            number += 1;
        }
        name
    }
}

fn cleaned(wanted: &str) -> String {
    let allowed = |character: char| match character {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '_',
        control if control.is_control() => '_',
        other => other,
    };
    let clean = wanted.trim().trim_matches('\'').chars().map(allowed).collect::<String>();
    // Excel keeps the name History for itself.
    if clean.is_empty() || clean.eq_ignore_ascii_case("history") { format!("_{clean}") } else { clean }
}

/// At most `longest` UTF-16 units, which is how Excel counts.
fn shortened(name: &str, longest: usize) -> String {
    let mut units = 0;
    let fits = |character: &char| {
        units += character.len_utf16();
        units <= longest
    };
    name.chars().take_while(fits).collect::<String>().trim_end_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_allowed_and_differ() {
        let mut names = Names::default();
        assert_eq!(names.give("a/b[c]:*?\\"), "a_b_c_____");
        assert_eq!(names.give("单位"), "单位");
        assert_eq!(names.give("单位"), "单位~2");
        assert_eq!(names.give("UNIT"), "UNIT");
        assert_eq!(names.give("unit"), "unit~2");
        assert_eq!(names.give("'"), "_");
        assert_eq!(names.give("History"), "_History");
    }

    #[test]
    fn names_are_short() {
        let mut names = Names::default();
        let long = "许昌市人力资源和社会保障局信息中心机关事业单位社会保险管理处办公室";
        let (first, second) = (names.give(long), names.give(long));
        assert_eq!(first.encode_utf16().count(), 31);
        assert_eq!(second.encode_utf16().count(), 31);
        assert!(second.ends_with("~2"), "{second}");
    }
}
