//! Plain tables for a terminal; Chinese characters are two columns wide.

use unicode_width::UnicodeWidthStr;

/// A table that is filled row by row.
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    right: Vec<bool>,
}

impl Table {
    /// Column titles; one that begins with `>` is aligned right.
    pub fn new<const N: usize>(titles: [&str; N]) -> Self {
        let right = titles.iter().map(|title| title.starts_with('>')).collect();
        let head = titles.iter().map(|title| title.trim_start_matches('>').to_owned()).collect();
        Self { head, rows: Vec::new(), right }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// The table as text.
    pub fn render(&self) -> String {
        let width = |index: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(index));
            cells.chain(self.head.get(index)).map(|cell| cell.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.head.len()).map(width).collect();
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        let mut out = self.line(&self.head, &widths);
        out.push_str(&rule.join("  "));
        out.push('\n');
        for row in &self.rows {
            out.push_str(&self.line(row, &widths));
        }
        out
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut out = String::new();
        for (index, cell) in cells.iter().enumerate() {
            let gap = " ".repeat(widths.get(index).map_or(0, |width| width - cell.width().min(*width)));
            let is_right = self.right.get(index).copied().unwrap_or(false);
            let text = if is_right { format!("{gap}{cell}") } else { format!("{cell}{gap}") };
            out.push_str(&text);
            out.push_str("  ");
        }
        out.trim_end().to_owned() + "\n"
    }
}
