//! Numbers of cases and documents: fixed words, the year, and a count that begins anew each year.

use std::fmt;

/// How cases of a kind are numbered, such as `网策〔{year}〕{seq:4}号`.
///
/// ```
/// let rule = yunheng_case::NumberRule::parse("网策〔{year}〕{seq:4}号").unwrap();
/// assert_eq!(rule.number(2026, 7), "网策〔2026〕0007号");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRule {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Year,
    Count { width: usize },
}

/// Why a rule makes no numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberError(pub String);

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: expected words with one {{year}} and one {{seq}} or {{seq:4}}", self.0)
    }
}

impl std::error::Error for NumberError {}

impl NumberRule {
    /// Reads a rule. It names the year and the count once each, so that no two numbers are the same.
    ///
    /// # Errors
    /// [`NumberError`] with the rule as it was found.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let error = || NumberError(text.to_owned());
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((words, after)) = rest.split_once('{') {
            parts.push(Part::Words(words.to_owned()));
            let (name, after) = after.split_once('}').ok_or_else(error)?;
            parts.push(match name.split_once(':').unwrap_or((name, "1")) {
                ("year", "1") => Part::Year,
                ("seq", width) => {
                    let width = width.parse().ok().filter(|width| (1..=8).contains(width));
                    Part::Count { width: width.ok_or_else(error)? }
                }
                _ => return Err(error()),
            });
            rest = after;
        }
        parts.push(Part::Words(rest.to_owned()));
        let times = |wanted: fn(&Part) -> bool| parts.iter().filter(|part| wanted(part)).count();
        let is_whole =
            times(|part| *part == Part::Year) == 1 && times(|part| matches!(part, Part::Count { .. })) == 1;
        if is_whole && text.chars().count() <= 60 { Ok(Self { parts }) } else { Err(error()) }
    }

    /// The number of a year and a count.
    pub fn number(&self, year: i32, count: i64) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Year => year.to_string(),
            Part::Count { width } => format!("{count:0width$}"),
        };
        self.parts.iter().map(part).collect()
    }

    /// The rule without its year and count: two kinds with the same words count together.
    pub fn series(&self) -> String {
        let words = self.parts.iter().map(|part| match part {
            Part::Words(words) => words.as_str(),
            Part::Year | Part::Count { .. } => "#",
        });
        words.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::NumberRule;

    #[test]
    fn a_number_has_year_and_count() {
        let rule = NumberRule::parse("云〔{year}〕{seq}号").expect("a rule");
        assert_eq!(rule.number(2027, 12), "云〔2027〕12号");
        assert_eq!(rule.series(), "云〔#〕#号");
        let wide = NumberRule::parse("{seq:4}-{year}").expect("a rule");
        assert_eq!(
            (wide.number(2026, 3), wide.number(2026, 12_345)),
            ("0003-2026".into(), "12345-2026".into())
        );
    }

    #[test]
    fn a_rule_without_both_is_none() {
        for no in [
            "",
            "云",
            "{year}",
            "{seq}",
            "{year}{year}{seq}",
            "{year}{seq}{seq}",
            "{year}{seq:0}",
            "{year}{seq:9}",
            "{year}{seq",
            "{month}{year}{seq}",
        ] {
            assert!(NumberRule::parse(no).is_err(), "{no}");
        }
    }
}
