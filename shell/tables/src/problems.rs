//! The words for what can be wrong with a cell. Each says what was found and what was expected.

use crate::collect::{Problem, found};
use yunheng_values::{DecimalError, parse_date};

pub(crate) fn missing() -> Problem {
    Problem::new("missing_value", "单元格为空，此列必填", "the cell is empty, but a value is required")
}

pub(crate) fn excel_error(text: &str) -> Problem {
    let text = found(text);
    Problem::new(
        "excel_error",
        format!("单元格是Excel错误值“{text}”"),
        format!("the cell is the Excel error `{text}`"),
    )
    .hint("改正公式，或粘贴为值", "mend the formula, or paste it as a value")
}

pub(crate) fn id_not_text(text: &str) -> Problem {
    let text = found(text);
    Problem::new(
        "id_not_text",
        format!("标识“{text}”不是文本单元格，应为文本"),
        format!("the id `{text}` is not a text cell; ids must be text"),
    )
    .hint(
        "Excel会去掉数字前面的0：先把此列设为“文本”格式，再重新录入",
        "Excel drops leading zeros of numbers: format the column as text, then enter it again",
    )
}

pub(crate) fn control(text: &str, hidden: char) -> Problem {
    let (text, code) = (found(text), u32::from(hidden));
    Problem::new(
        "control_character",
        format!("“{text}”含控制字符或不可见字符U+{code:04X}，标识中不允许"),
        format!("`{text}` holds the control or invisible character U+{code:04X}, which is not allowed here"),
    )
    .hint("删除该字符", "delete the character")
}

pub(crate) fn blanks(text: &str) -> Problem {
    let text = found(text);
    Problem::new(
        "surrounding_blanks",
        format!("“{text}”首尾有空白，应无空白"),
        format!("`{text}` begins or ends with a blank; expected none"),
    )
    .hint("标识逐字节比较，请删除首尾空白", "ids are compared byte by byte: remove the blanks")
}

pub(crate) fn bad_date(text: &str) -> Problem {
    let problem = |zh: &str, en: &str| {
        let shown = found(text);
        Problem::new(
            "bad_date",
            format!("“{shown}”{zh}，应为YYYY-MM-DD"),
            format!("`{shown}` {en}; expected YYYY-MM-DD"),
        )
    };
    if has_the_form(text) {
        return problem(
            "不是存在的日期（1900年至2999年）",
            "is not a day that exists in the years 1900 to 2999",
        );
    }
    let problem = problem("不是日期", "is not a date");
    if text.chars().any(|c| ('０'..='９').contains(&c)) {
        return problem.hint("请改用半角数字", "use ASCII digits");
    }
    match written_otherwise(text) {
        Some(date) => problem.hint(format!("应写作{date}"), format!("write {date}")),
        None => problem,
    }
}

/// Whether it looks like `YYYY-MM-DD`.
fn has_the_form(text: &str) -> bool {
    let fits =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// `2026/6/2`, `2026.6.2`, `20260602` and `2026年6月2日` as they should be written.
fn written_otherwise(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.', '-', '年', '月', '日']).filter(|p| !p.is_empty()).collect();
    let (year, month, day) = match parts[..] {
        [all] if all.len() == 8 => (all.get(..4)?, all.get(4..6)?, all.get(6..)?),
        [year, month, day] => (year, month, day),
        _ => return None,
    };
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    parse_date(&date).is_ok().then_some(date)
}

pub(crate) fn bad_moment(text: &str) -> Problem {
    let shown = found(text);
    let problem = Problem::new(
        "bad_date",
        format!("“{shown}”不是存在的日期或时刻，应为YYYY-MM-DD、YYYY-MM-DD HH:MM:SS或RFC 3339"),
        format!(
            "`{shown}` is not a date or instant that exists; expected YYYY-MM-DD, YYYY-MM-DD HH:MM:SS or RFC 3339"
        ),
    );
    match written_otherwise(text) {
        Some(date) => problem.hint(format!("应写作{date}"), format!("write {date}")),
        None => problem,
    }
}

pub(crate) fn bad_serial(text: &str) -> Problem {
    let text = found(text);
    Problem::new(
        "bad_date",
        format!("数字{text}不是1900年至2999年的日期序号，应为日期单元格或文本YYYY-MM-DD"),
        format!(
            "the number {text} is no date serial of 1900 to 2999; expected a date cell or the text YYYY-MM-DD"
        ),
    )
}

pub(crate) fn not_a_number_cell(text: &str) -> Problem {
    let text = found(text);
    Problem::new(
        "bad_decimal",
        format!("“{text}”是日期或逻辑值单元格，应为数字"),
        format!("`{text}` is a date or boolean cell; expected a number"),
    )
    .hint(
        "Excel可能把数字当成了日期，请改单元格格式",
        "Excel may have taken a number for a date: change the format",
    )
}

pub(crate) fn bad_decimal(text: &str, error: DecimalError, places: u32) -> Problem {
    let code = match error {
        DecimalError::Negative => "negative",
        DecimalError::OutOfRange => "out_of_range",
        _ => "bad_decimal",
    };
    let (shown, why) = (found(text), error.text());
    let expected = if places == 0 {
        ("应为非负整数，如12".to_owned(), "expected a whole number such as 12".to_owned())
    } else {
        (
            format!("应为非负十进制数，至多{places}位小数，如12.5"),
            format!("expected a plain decimal such as 12.5, not negative, at most {places} places"),
        )
    };
    Problem::new(
        code,
        format!("“{shown}”{}，{}", why.zh, expected.0),
        format!("`{shown}`: {}; {}", why.en, expected.1),
    )
}

pub(crate) fn out_of_range(text: &str, least: &str, most: &str) -> Problem {
    let text = found(text);
    Problem::new(
        "out_of_range",
        format!("{text}超出范围，应在{least}至{most}之间"),
        format!("{text} is out of range; expected {least} to {most}"),
    )
}

pub(crate) fn bad_word(code: &'static str, text: &str, words: &str) -> Problem {
    let text = found(text);
    Problem::new(
        code,
        format!("“{text}”不在可选值之内，应为：{words}"),
        format!("`{text}` is none of the accepted words; expected: {words}"),
    )
}

/// The same key twice.
pub(crate) fn doubled(key: &str, first: u64) -> Problem {
    let key = found(key);
    Problem::new(
        "duplicate_row",
        format!("“{key}”在第{first}行已出现，每个键只能有一行"),
        format!("`{key}` stands on line {first} already; a key may stand once"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_explained() {
        assert!(bad_date("2026-02-30").message.en.contains("exists"));
        for other in ["2026/2/3", "20260203", "2026年2月3日", "2026.02.03", "2026-2-3"] {
            assert_eq!(bad_date(other).hint.en, "write 2026-02-03", "{other}");
        }
        assert_eq!(bad_date("２026-02-03").hint.en, "use ASCII digits");
        assert_eq!(bad_date("明天").hint.en, "");
    }
}
