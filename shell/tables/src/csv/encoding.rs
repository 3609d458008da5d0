//! Says what a file that is not UTF-8 probably is.

use crate::collect::Problem;

/// Names the encoding of the first bytes when they show that the whole file is not UTF-8.
pub(crate) fn of_whole_file(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xff, 0xfe, ..] => Some("UTF-16LE"),
        [0xfe, 0xff, ..] => Some("UTF-16BE"),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some("UTF-16LE"),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some("UTF-16BE"),
        _ => None,
    }
}

/// Whether bytes that are not UTF-8 read as GBK or GB 18030 without a remainder.
fn reads_as_gbk(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0..=0x7f, rest @ ..] => rest,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => rest,
            [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', rest @ ..] => rest,
            _ => return false,
        };
    }
}

/// The finding for a whole file in another encoding.
pub(crate) fn whole_file(name: &str) -> Problem {
    let problem = Problem::new(
        "encoding",
        format!("文件是{name}编码，应为UTF-8"),
        format!("the file is {name}, expected UTF-8"),
    );
    problem.hint("另存为“CSV UTF-8”后重试", "save it as \"CSV UTF-8\"")
}

/// The finding for a record that is not UTF-8.
pub(crate) fn record(bytes: &[u8], bad: usize) -> Problem {
    let byte = bytes.get(bad).copied().unwrap_or(0);
    let place = bad + 1;
    let problem = Problem::new(
        "encoding",
        format!("第{place}字节0x{byte:02X}不是UTF-8，应为UTF-8编码"),
        format!("byte {place} of the line is 0x{byte:02X}, which is not UTF-8; expected UTF-8"),
    );
    if reads_as_gbk(bytes) {
        problem.hint(
            "看起来是GBK编码，请另存为“CSV UTF-8”，或用 iconv -f GB18030 -t UTF-8 转换",
            "it looks like GBK: save it as \"CSV UTF-8\", or convert it with iconv -f GB18030 -t UTF-8",
        )
    } else {
        problem.hint("另存为“CSV UTF-8”后重试", "save it as \"CSV UTF-8\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses() {
        assert!(reads_as_gbk(&[0xd0, 0xed, 0xb2, 0xfd, b'a']));
        assert!(!reads_as_gbk(&[0xff, 0x41]));
        assert_eq!(of_whole_file(&[b'a', 0, b'b', 0]), Some("UTF-16LE"));
        assert_eq!(of_whole_file(b"abcd"), None);
    }
}
