//! Cuts a record into fields (RFC 4180), strictly: a mark that means nothing is an error, not a guess.

use memchr::memchr_iter;

/// A quotation mark where RFC 4180 has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StrayMark;

/// The text that fields are cut from, and where each begins and ends.
pub(crate) type Cut<'a> = (&'a str, &'a [(u32, u32)]);

/// Fields of one record; the buffers are reused from record to record.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    /// Text of the fields when some were quoted; else the record itself is the text.
    unquoted: String,
    /// Start and end of each field.
    ranges: Vec<(u32, u32)>,
}

impl Fields {
    /// Cuts at commas when no field is quoted.
    pub(crate) fn split_plain<'a>(&'a mut self, record: &'a str) -> Cut<'a> {
        self.ranges.clear();
        let mut start = 0;
        for comma in memchr_iter(b',', record.as_bytes()) {
            self.ranges.push((start, comma as u32));
            start = comma as u32 + 1;
        }
        self.ranges.push((start, record.len() as u32));
        (record, &self.ranges)
    }

    /// Cuts a record that holds quotation marks. A record is far below 4 GiB, so offsets are `u32`.
    pub(crate) fn split_quoted(&mut self, record: &str) -> Result<Cut<'_>, StrayMark> {
        self.ranges.clear();
        self.unquoted.clear();
        let mut rest = record;
        loop {
            let start = self.unquoted.len() as u32;
            let after = match rest.strip_prefix('"') {
                Some(inside) => self.take_quoted(inside)?,
                None => self.take_plain(rest)?,
            };
            self.ranges.push((start, self.unquoted.len() as u32));
            match after.strip_prefix(',') {
                Some(next) => rest = next,
                None if after.is_empty() => return Ok((&self.unquoted, &self.ranges)),
                None => return Err(StrayMark),
            }
        }
    }

    fn take_plain<'r>(&mut self, text: &'r str) -> Result<&'r str, StrayMark> {
        let end = text.find(',').unwrap_or(text.len());
        let (field, after) = text.split_at(end);
        if field.contains('"') {
            return Err(StrayMark);
        }
        self.unquoted.push_str(field);
        Ok(after)
    }

    fn take_quoted<'r>(&mut self, mut inside: &'r str) -> Result<&'r str, StrayMark> {
        loop {
            let end = inside.find('"').ok_or(StrayMark)?;
            self.unquoted.push_str(&inside[..end]);
            let after = &inside[end + 1..];
            match after.strip_prefix('"') {
                Some(more) => {
                    self.unquoted.push('"');
                    inside = more;
                }
                None => return Ok(after),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(record: &str) -> Option<Vec<String>> {
        let mut fields = Fields::default();
        let (text, ranges) = fields.split_quoted(record).ok()?;
        Some(ranges.iter().map(|(a, b)| text[*a as usize..*b as usize].to_owned()).collect())
    }

    #[test]
    fn quoted_fields() {
        let owned = |parts: &[&str]| Some(parts.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>());
        assert_eq!(split("a,\"b,\"\"c\"\"\",\"\""), owned(&["a", "b,\"c\"", ""]));
        assert_eq!(split("\"x\ny\","), owned(&["x\ny", ""]));
        assert_eq!(split("a\"b,c"), None);
        assert_eq!(split("\"a\"b,c"), None);
    }
}
