//! How wide text is on a terminal and, near enough, on paper.

/// The number of half-width columns: two for wide and full-width characters, none for combining marks.
#[must_use]
pub fn display_width(text: &str) -> usize {
    text.chars().map(character_width).sum()
}

fn character_width(character: char) -> usize {
    match u32::from(character) {
        0..=0x1f | 0x7f..=0x9f | 0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2014..=0x2015
        | 0x2018..=0x201d
        | 0x2026
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::display_width;

    #[test]
    fn chinese_is_twice_as_wide() {
        assert_eq!(display_width("云衡 abc"), 8);
        assert_eq!(display_width("〔2026〕3号"), 4 + 4 + 1 + 2);
        assert_eq!(display_width("𠅤"), 2);
    }
}
