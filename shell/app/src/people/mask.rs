//! Personal values as others see them.

/// A telephone number without its middle.
pub(super) fn telephone(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let (begin, end) = if all.len() >= 11 { (3, 4) } else { (0, 2.min(all.len())) };
    let stars = "*".repeat(all.len() - begin - end);
    let part = |range: &[char]| range.iter().collect::<String>();
    format!("{}{stars}{}", part(&all[..begin]), part(&all[all.len() - end..]))
}

/// A mail address with the first letter of its name.
pub(super) fn mail_address(text: &str) -> String {
    let (name, domain) = text.split_once('@').unwrap_or((text, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}***@{domain}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_masked_does_not_give_it_away() {
        assert_eq!(telephone("13812345678"), "138****5678");
        assert_eq!(telephone("+8613812345678"), "+86*******5678");
        assert_eq!(telephone("12345"), "***45");
        assert_eq!(telephone("1"), "1");
        assert_eq!(mail_address("zhangsan@example.gov.cn"), "z***@example.gov.cn");
    }
}
