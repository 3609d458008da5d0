//! What a receiving server says of where a mail comes from (RFC 8601).
//!
//! The server takes such headers away from mail that comes in, and puts its own on top: so only the topmost one of its name is read.

/// Whether the topmost result of a server says that a mail comes from a domain.
pub(super) fn passed(results: &[String], server: &str, domain: &str) -> bool {
    let of_server = results.iter().find_map(|result| {
        let (name, rest) = result.split_once(';')?;
        // A version may stand behind the name.
        let name = name.split_whitespace().next().unwrap_or_default();
        name.eq_ignore_ascii_case(server.trim()).then_some(rest)
    });
    let Some(rest) = of_server else { return false };
    !domain.is_empty() && without_comments(rest).split(';').any(|one| vouches(one, domain))
}

/// Whether one method says so for the domain itself, or one above it.
fn vouches(result: &str, domain: &str) -> bool {
    let words: Vec<String> = result.split_whitespace().map(str::to_ascii_lowercase).collect();
    let value = |name: &str| words.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
    let is_of = |name: &str| {
        value(name).is_some_and(|of| {
            let of = of.trim_matches('"').rsplit('@').next().unwrap_or_default();
            is_same_or_below(domain, of)
        })
    };
    match words.first().map(String::as_str) {
        Some("dmarc=pass") => is_of("header.from"),
        Some("dkim=pass") => is_of("header.d") || is_of("header.i"),
        Some("spf=pass") => is_of("smtp.mailfrom"),
        _ => false,
    }
}

/// A domain of one label vouches for nobody.
fn is_same_or_below(domain: &str, of: &str) -> bool {
    let below = domain.strip_suffix(of).is_some_and(|rest| rest.ends_with('.'));
    of.contains('.') && (domain == of || below)
}

/// Text without what stands in round brackets, which anybody may have had a hand in.
fn without_comments(text: &str) -> String {
    let (mut depth, mut kept) = (0_usize, String::with_capacity(text.len()));
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::passed;

    fn is_vouched(result: &str, domain: &str) -> bool {
        passed(&[result.to_owned()], "mx.city.example", domain)
    }

    #[test]
    fn only_the_named_server_counts_and_only_for_the_domain_of_the_sender() {
        let yes = [
            "mx.city.example; dmarc=pass header.from=edu.city.example",
            "MX.city.example 1; spf=none; dkim=pass (good) header.d=city.example header.s=a",
            "mx.city.example; spf=pass smtp.mailfrom=a@edu.city.example",
            "mx.city.example; dkim=fail header.d=edu.city.example; dkim=pass header.i=@edu.city.example",
        ];
        for result in yes {
            assert!(is_vouched(result, "edu.city.example"), "{result}");
        }
        let no = [
            "mx.other.example; dmarc=pass header.from=edu.city.example",
            "mx.city.example; dmarc=fail header.from=edu.city.example",
            "mx.city.example; dkim=pass header.d=evil.example",
            "mx.city.example; dkim=pass header.d=example",
            "mx.city.example; dkim=pass header.d=u.city.example",
            "mx.city.example; spf=fail (spf=pass smtp.mailfrom=edu.city.example) smtp.mailfrom=edu.city.example",
            "mx.city.example; spf=pass",
            "mx.city.example",
            "",
        ];
        for result in no {
            assert!(!is_vouched(result, "edu.city.example"), "{result}");
        }
        let forged_below = [
            "mx.city.example; dmarc=fail".to_owned(),
            "mx.city.example; dmarc=pass header.from=a.example".to_owned(),
        ];
        assert!(
            !passed(&forged_below, "mx.city.example", "a.example"),
            "the topmost one is the server's own"
        );
        assert!(!passed(&[], "mx.city.example", "a.example"));
    }
}
