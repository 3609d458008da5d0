//! Line breaks in table cells. Half-width text has exact widths, so lines are broken here: ids at spaces rather than
//! at their hyphens, Chinese between characters, and never before a closing mark.

use yunheng_report::display_width;

/// The lines of a cell that holds `room` half-width characters.
pub(crate) fn wrapped(text: &str, room: usize) -> Vec<String> {
    text.lines().flat_map(|line| wrapped_line(line, room.max(2))).collect()
}

fn wrapped_line(text: &str, room: usize) -> Vec<String> {
    if display_width(text) <= room {
        return vec![text.to_owned()];
    }
    let mut lines = Lines { room, done: Vec::new(), line: String::new() };
    pieces(text).into_iter().for_each(|piece| lines.push(piece));
    lines.done.push(lines.line.trim_end().to_owned());
    lines.done
}

struct Lines {
    room: usize,
    done: Vec<String>,
    line: String,
}

impl Lines {
    fn push(&mut self, piece: &str) {
        let fits =
            |line: &str, piece: &str, room| display_width(line) + display_width(piece.trim_end()) <= room;
        if !fits(&self.line, piece, self.room) && !self.line.is_empty() {
            self.end();
        }
        if fits(&self.line, piece, self.room) {
            self.line.push_str(piece);
            return;
        }
        for character in piece.chars() {
            if !fits(&self.line, character.encode_utf8(&mut [0; 4]), self.room) {
                self.end();
            }
            self.line.push(character);
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.done.push(line.trim_end().to_owned());
    }
}

/// What stays together: a run of Latin letters with the spaces after it, or a Chinese character with its marks.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, character)) {
            pieces.extend(text.get(begin..at));
            begin = at;
        }
        before = Some(character);
    }
    pieces.extend(text.get(begin..));
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let latin = |character: char| (character as u32) < 0x2e80;
    if before == ' ' {
        return after != ' ';
    }
    let glued = latin(before) && latin(after);
    !glued
        && after != ' '
        && !"，。、；：！？）》」』】〕〉”’％%…—·)],.;:!?".contains(after)
        && !"（《「『【〔〈“‘([".contains(before)
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn ids_break_at_spaces() {
        assert_eq!(wrapped("XC-M-32a XC-C-3.1", 10), ["XC-M-32a", "XC-C-3.1"]);
    }

    #[test]
    fn long_ids_break_anywhere() {
        assert_eq!(wrapped("ecs-2026-00014", 8), ["ecs-2026", "-00014"]);
    }

    #[test]
    fn closing_marks_stay_behind() {
        assert_eq!(wrapped("窗口内没有样本，不作建议", 14), ["窗口内没有样", "本，不作建议"]);
        assert_eq!(wrapped("（试行）办法", 8), ["（试行）", "办法"]);
    }

    #[test]
    fn nothing_is_lost() {
        assert_eq!(wrapped("", 8), Vec::<String>::new());
        assert_eq!(wrapped("甲\n乙", 8), ["甲", "乙"]);
    }
}
