//! Conditions are CEL. The core looks at their size, the shell evaluates them.
//!
//! An evaluator for CEL may overflow its stack on long chains and deep nesting, so what is too large is refused before
//! anybody compiles it.

use yunheng_values::Text;

/// Bytes of a condition.
pub const CONDITION_BYTES_MAX: usize = 1024;
/// Brackets inside brackets.
pub const CONDITION_DEPTH_MAX: usize = 32;
/// Operands, operators and calls together.
pub const CONDITION_TERMS_MAX: usize = 100;

/// Looks at the size of a condition.
///
/// # Errors
/// What is too large or not closed, in words.
pub fn check_condition(text: &str) -> Result<(), Text> {
    if text.len() > CONDITION_BYTES_MAX {
        return Err(too_many(
            "条件过长，最多",
            "字节",
            "the condition is too long, at most bytes:",
            CONDITION_BYTES_MAX,
        ));
    }
    let (mut depth, mut terms) = (0_usize, 0_usize);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let token = match first {
            '"' | '\'' => string(rest).ok_or_else(|| Text::new("引号没有闭合", "a quote is not closed"))?,
            _ if first.is_alphanumeric() || first == '_' => word(rest),
            _ => first.len_utf8(),
        };
        match first {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth =
                    depth.checked_sub(1).ok_or_else(|| Text::new("括号不成对", "a bracket is not opened"))?;
            }
            _ => {}
        }
        terms += usize::from(!first.is_whitespace());
        if depth > CONDITION_DEPTH_MAX {
            return Err(too_many(
                "括号嵌套过深，最多",
                "层",
                "brackets nest too deep, at most levels:",
                CONDITION_DEPTH_MAX,
            ));
        }
        rest = rest.get(token..).unwrap_or_default();
    }
    if terms > CONDITION_TERMS_MAX {
        return Err(too_many(
            "条件过于复杂，最多",
            "项",
            "the condition is too complex, at most terms:",
            CONDITION_TERMS_MAX,
        ));
    }
    if depth > 0 { Err(Text::new("括号没有闭合", "a bracket is not closed")) } else { Ok(()) }
}

fn too_many(zh: &str, unit: &str, en: &str, most: usize) -> Text {
    Text::new(format!("{zh}{most}{unit}"), format!("{en} {most}"))
}

fn word(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len())
}

/// Length of a quoted text with its quotes.
fn string(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !is_escaped {
            return Some(at + 1);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_away_is_refused_before_it_runs() {
        assert_eq!(check_condition("outcome == '同意' && amount_fen > 100 || has(form.urgent)"), Ok(()));
        for hostile in [
            "1+".repeat(2_000) + "1",
            "1+".repeat(60) + "1",
            "(".repeat(40) + &")".repeat(40),
            "-".repeat(500) + "1",
            "(1".to_owned(),
            "1)".to_owned(),
            "'open".to_owned(),
            "x".repeat(CONDITION_BYTES_MAX + 1),
        ] {
            assert!(check_condition(&hostile).is_err(), "{hostile}");
        }
        assert_eq!(check_condition(r#""(\"((((" == '\\'"#), Ok(()));
    }
}
