//! Amounts in capital characters (大写金额), as the rules for bills and settlement vouchers want them written.
//!
//! Where the rules leave a choice, one way is taken throughout: 整 follows 角, one 零 stands between 元 and 角 when the
//! yuan end in 0, and none between 万 and 仟 when the ten-thousands end in 0.

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];

/// The amount in capital characters, without the prefix 人民币; a negative amount begins with 负.
///
/// ```
/// assert_eq!(yunheng_report::amount_in_words(600_714_i64), "陆仟零柒元壹角肆分");
/// ```
#[must_use]
pub fn amount_in_words(fen: impl Into<i128>) -> String {
    let fen: i128 = fen.into();
    let magnitude = fen.unsigned_abs();
    let (yuan, rest) = (magnitude / 100, magnitude % 100);
    let mut words = String::new();
    if fen < 0 {
        words.push('负');
    }
    if yuan > 0 || rest == 0 {
        words.push_str(&integer(yuan));
        words.push('元');
    }
    words.push_str(&fraction(yuan, rest / 10, rest % 10));
    words
}

fn fraction(yuan: u128, jiao: u128, fen: u128) -> String {
    let mut words = String::new();
    if jiao == 0 && fen == 0 {
        return "整".to_owned();
    }
    let after_zero = jiao == 0 || yuan.is_multiple_of(10);
    if yuan > 0 && after_zero {
        words.push('零');
    }
    if jiao > 0 {
        words.push(digit(jiao));
        words.push('角');
    }
    if fen > 0 {
        words.push(digit(fen));
        words.push('分');
    } else {
        words.push('整');
    }
    words
}

fn integer(number: u128) -> String {
    match number {
        0 => "零".to_owned(),
        1..10_000 => group(number),
        10_000..100_000_000 => joined(number, 10_000, '万'),
        _ => joined(number, 100_000_000, '亿'),
    }
}

/// The part above `unit`, the unit, and the part below it, with 零 where the part below begins with a 0.
fn joined(number: u128, unit: u128, name: char) -> String {
    let (high, low) = (number / unit, number % unit);
    let mut words = integer(high);
    words.push(name);
    if low == 0 {
        return words;
    }
    if low < unit / 10 {
        words.push('零');
    }
    words.push_str(&integer(low));
    words
}

/// A number from 1 to 9999.
fn group(number: u128) -> String {
    let mut words = String::new();
    let mut zero = false;
    for place in (0..4_u32).rev() {
        let figure = number / 10_u128.pow(place) % 10;
        if figure == 0 {
            zero = !words.is_empty();
            continue;
        }
        if zero {
            words.push('零');
            zero = false;
        }
        words.push(digit(figure));
        words.push_str(PLACES.get(place as usize).copied().unwrap_or_default());
    }
    words
}

fn digit(figure: u128) -> char {
    usize::try_from(figure).ok().and_then(|at| DIGITS.get(at)).copied().unwrap_or('零')
}

#[cfg(test)]
mod tests {
    use super::amount_in_words;

    #[test]
    fn amounts_of_the_rules_for_vouchers() {
        let cases: [(i64, &str); 8] = [
            (140_950, "壹仟肆佰零玖元伍角整"),
            (600_714, "陆仟零柒元壹角肆分"),
            (168_032, "壹仟陆佰捌拾元零叁角贰分"),
            (10_700_053, "壹拾万柒仟元零伍角叁分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (32_504, "叁佰贰拾伍元零肆分"),
            (48_000_000, "肆拾捌万元整"),
            (10_000_000_000, "壹亿元整"),
        ];
        for (fen, words) in cases {
            assert_eq!(amount_in_words(fen), words);
        }
    }

    #[test]
    fn amounts_at_the_edges() {
        let cases: [(i128, &str); 12] = [
            (0, "零元整"),
            (5, "伍分"),
            (50, "伍角整"),
            (55, "伍角伍分"),
            (1_005, "壹拾元零伍分"),
            (-12_345, "负壹佰贰拾叁元肆角伍分"),
            (100_000_100, "壹佰万零壹元整"),
            (10_000_001_000, "壹亿零壹拾元整"),
            (1_001_000_000_000, "壹佰亿壹仟万元整"),
            (1_000_000_000_000_000, "壹拾万亿元整"),
            (312_045_678, "叁佰壹拾贰万零肆佰伍拾陆元柒角捌分"),
            (
                i128::from(i64::MIN),
                "负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分",
            ),
        ];
        for (fen, words) in cases {
            assert_eq!(amount_in_words(fen), words);
        }
        assert!(amount_in_words(i128::MIN).starts_with('负'));
    }
}
