//! Places in text: `{{name}}`, `{{#name}}`, `{{#name 4}}`, `{{/name}}`.

use std::ops::Range;

use super::Said;

/// Most rows that a template may ask for where there are fewer.
const MOST_LEAST: usize = 100;

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The value of a name.
    Value(String),
    /// Here begins what is repeated for a list, at least so often.
    Open {
        /// The list.
        name: String,
        /// At least so often.
        least: usize,
    },
    /// Here it ends.
    Close(String),
}

/// The places of a paragraph with where they stand.
pub(super) fn places(text: &str) -> Result<Vec<(Range<usize>, Place)>, Said> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(start) = text[from..].find("{{").map(|at| at + from) {
        let rest = &text[start + 2..];
        let Some(length) = rest.find("}}") else {
            let shown: String = text[start..].chars().take(20).collect();
            return Err((
                format!("占位符没有结束：{shown}；应写成{{{{名称}}}}"),
                format!("a place is not closed: {shown}; it is written {{{{name}}}}"),
            ));
        };
        let end = start + 2 + length + 2;
        found.push((start..end, place(&rest[..length])?));
        from = end;
    }
    Ok(found)
}

fn place(written: &str) -> Result<Place, Said> {
    let written = written.trim();
    let wrong = || (format!("占位符“{written}”不是名称"), format!("the place `{written}` is no name"));
    let name = |text: &str| {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '（' | '）' | '+');
        let text = text.trim();
        (!text.is_empty() && text.chars().all(is_name)).then(|| text.to_owned()).ok_or_else(wrong)
    };
    if let Some(list) = written.strip_prefix('#') {
        let (list, least) = match list.trim().split_once(char::is_whitespace) {
            Some((list, least)) => (list, least.trim().parse().map_err(|_| wrong())?),
            None => (list, 0),
        };
        if least > MOST_LEAST {
            return Err(wrong());
        }
        return Ok(Place::Open { name: name(list)?, least });
    }
    match written.strip_prefix('/') {
        Some(list) => Ok(Place::Close(name(list)?)),
        None => Ok(Place::Value(name(written)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, places};

    #[test]
    fn places_are_found_with_their_kind() {
        let found = places("甲{{ form.a }}乙{{#rows.b 4}}{{/rows.b}}").expect("places");
        let kinds: Vec<Place> = found.into_iter().map(|(_, place)| place).collect();
        assert_eq!(
            kinds,
            [
                Place::Value("form.a".into()),
                Place::Open { name: "rows.b".into(), least: 4 },
                Place::Close("rows.b".into())
            ]
        );
        assert_eq!(places("没有 { } 占位"), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_place_is_said() {
        for no in ["{{a", "{{}}", "{{a b}}", "{{#a x}}", "{{#a 101}}", "{{<a>}}"] {
            assert!(places(no).is_err(), "{no}");
        }
    }
}
