//! Names: when two spellings are the same name, and what must not stand in one.

use crate::party::{Alias, PartyDraft};
use yunheng_values::Text;

/// The longest name; the longest names of bodies in real lists are half of it.
const LONGEST: usize = 120;

/// A name as it is compared: half-width, without blanks, one kind of bracket, dash, dot and quotation mark, small letters.
///
/// ```
/// use yunheng_party::normalize_name;
/// assert_eq!(normalize_name("示例市 （新区）ＡＢ局"), normalize_name("示例市(新区)ab局"));
/// ```
pub fn normalize_name(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !is_hidden(*c))
        .map(narrow)
        .flat_map(char::to_lowercase)
        .collect()
}

fn narrow(c: char) -> char {
    match c {
        '（' | '[' | '［' | '【' | '〔' | '〖' | '{' | '｛' => '(',
        '）' | ']' | '］' | '】' | '〕' | '〗' | '}' | '｝' => ')',
        '‐'..='―' | '－' | '−' | '﹣' => '-',
        '•' | '・' | '‧' | '∙' | '⋅' => '·',
        '“' | '”' | '„' | '＂' => '"',
        '‘' | '’' | '＇' => '\'',
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Control characters and those that change or hide text without being seen.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameProblem {
    /// Nothing is left when blanks are taken away.
    Empty,
    /// Too many characters.
    TooLong(usize),
    /// A control or invisible character.
    Hidden(char),
    /// `;`, which separates names in a table.
    Separator,
}

/// Whether a text can be a name.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check_name(name: &str) -> Result<(), NameProblem> {
    let length = name.chars().count();
    if let Some(hidden) = name.chars().find(|c| is_hidden(*c)) {
        return Err(NameProblem::Hidden(hidden));
    }
    if normalize_name(name).is_empty() {
        return Err(NameProblem::Empty);
    }
    if length > LONGEST {
        return Err(NameProblem::TooLong(length));
    }
    if name.contains([';', '；']) { Err(NameProblem::Separator) } else { Ok(()) }
}

impl NameProblem {
    /// The stable code of a finding.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "missing_value",
            Self::TooLong(_) => "too_long",
            Self::Hidden(_) => "control_character",
            Self::Separator => "name_separator",
        }
    }

    /// What was found and what was expected.
    pub fn text(self) -> Text {
        match self {
            Self::Empty => Text::new("名称为空", "the name is empty"),
            Self::TooLong(found) => Text::new(
                format!("名称有{found}个字符，至多{LONGEST}个"),
                format!("the name has {found} characters, at most {LONGEST} are accepted"),
            ),
            Self::Hidden(c) => {
                let code = u32::from(c);
                Text::new(
                    format!("名称含控制字符或不可见字符U+{code:04X}"),
                    format!("the name holds the control or invisible character U+{code:04X}"),
                )
            }
            Self::Separator => Text::new(
                "名称含分号；分号在表中用来分隔别名",
                "the name holds a semicolon, which separates aliases in tables",
            ),
        }
    }
}

/// How a spelling in a document stands to a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameStanding<'a> {
    /// It is the party's name.
    Official,
    /// It is written otherwise, and somebody recorded that it means this party.
    Alias(&'a Alias),
    /// It is the short name, which is for screens and not for documents.
    Short,
    /// Nothing says that it means this party.
    Stranger,
}

impl PartyDraft {
    /// How `written` stands to this party.
    pub fn standing_of(&self, written: &str) -> NameStanding<'_> {
        let wanted = normalize_name(written);
        let is = |name: &str| normalize_name(name) == wanted;
        if wanted.is_empty() {
            NameStanding::Stranger
        } else if is(&self.name) {
            NameStanding::Official
        } else if let Some(alias) = self.aliases.iter().find(|alias| is(&alias.name)) {
            NameStanding::Alias(alias)
        } else if self.short_name.as_deref().is_some_and(is) {
            NameStanding::Short
        } else {
            NameStanding::Stranger
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        let same = [
            "示例市（新区）数据局",
            "示例市(新区)数据局",
            " 示例市 【新区】数据局\u{3000}",
            "示例市〔新区〕\u{200b}数据局",
        ];
        for spelling in same {
            assert_eq!(normalize_name(spelling), "示例市(新区)数据局", "{spelling}");
        }
        assert_eq!(normalize_name("Ａ—Ｂ・Ｃ"), normalize_name("a-b·c"));
        // One character more is another name: that is what aliases are for.
        assert_ne!(normalize_name("智慧城市建设运营有限公司"), normalize_name("智慧城市运营有限公司"));
    }

    #[test]
    fn what_is_no_name() {
        assert_eq!(check_name("示例市教育局"), Ok(()));
        assert_eq!(check_name(" \u{3000}"), Err(NameProblem::Empty));
        assert_eq!(check_name("示例\u{202e}局"), Err(NameProblem::Hidden('\u{202e}')));
        assert_eq!(check_name("甲局；乙局"), Err(NameProblem::Separator));
        assert_eq!(check_name(&"局".repeat(121)), Err(NameProblem::TooLong(121)));
    }
}
