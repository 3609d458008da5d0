//! Random secrets, password hashes and one-time codes.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sm3::{Digest, Sm3};

/// Random bytes of the operating system.
///
/// # Panics
/// When the operating system has none to give: then nothing here can be safe.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A random secret of 256 bits as text for a cookie or an address.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(random_bytes::<32>())
}

/// SM3 of a secret, which is what is stored of it. The secrets are random, so no salt is needed.
pub fn digest(secret: &str) -> Vec<u8> {
    Sm3::digest(secret.as_bytes()).to_vec()
}

/// Bytes as small hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of hexadecimal digits.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// What a page sends back beside its cookie, so that other sites cannot act in its name.
pub fn csrf_token(session_token: &str) -> String {
    hex(&Sm3::digest(format!("csrf:{session_token}").as_bytes())[..16])
}

/// 19 MiB and two passes: the floor that OWASP names for Argon2id.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("constant parameters in range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The Argon2id hash of a password, in PHC form. Slow by design: call it on a thread that may block.
///
/// # Errors
/// When it cannot be computed, which is a defect.
pub fn hash_password(password: &str) -> Result<String, String> {
    argon2()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| error.to_string())
}

/// Whether a password has this hash. Without a hash the same work is done for nothing, so that the time that it takes does
/// not tell whether an account exists.
pub fn password_matches(password: &str, hash: Option<&str>) -> bool {
    static NOBODY: std::sync::LazyLock<Option<String>> =
        std::sync::LazyLock::new(|| hash_password("nobody has this password").ok());
    let Some(stored) = hash.or(NOBODY.as_deref()) else { return false };
    let matches = PasswordHash::new(stored)
        .is_ok_and(|parsed| argon2().verify_password(password.as_bytes(), &parsed).is_ok());
    matches && hash.is_some()
}

/// Issuer that an authenticator shows.
const ISSUER: &str = "Yunheng";

/// A new secret of one-time codes (RFC 6238): 160 bits.
pub fn new_totp_secret() -> Vec<u8> {
    random_bytes::<20>().to_vec()
}

/// The secret as an authenticator takes it by hand.
pub fn base32(secret: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits =
        secret.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect::<Vec<_>>();
    bits.chunks(5)
        .map(|group| {
            let index =
                group.iter().fold(0usize, |value, bit| value << 1 | usize::from(*bit)) << (5 - group.len());
            char::from(LETTERS[index])
        })
        .collect()
}

/// The address that an authenticator reads from a picture.
pub fn totp_address(login: &str, secret: &[u8]) -> String {
    let login: String = login
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    format!(
        "otpauth://totp/{ISSUER}:{login}?secret={}&issuer={ISSUER}&algorithm=SHA1&digits=6&period=30",
        base32(secret)
    )
}

/// The step of a one-time code that is right now, or was or will be in the next half minute.
pub fn totp_step(secret: &[u8], code: &str, now_ms: i64) -> Option<i64> {
    let totp = totp(secret)?;
    let seconds = u64::try_from(now_ms.div_euclid(1000)).ok()?;
    totp.check(code.trim(), seconds).and_then(|step| i64::try_from(step).ok())
}

/// The one-time code of a moment, for tests and for the demo city's people.
pub fn totp_code(secret: &[u8], now_ms: i64) -> Option<String> {
    let seconds = u64::try_from(now_ms.div_euclid(1000)).ok()?;
    Some(totp(secret)?.generate(seconds).to_string())
}

fn totp(secret: &[u8]) -> Option<totp_rs::Totp> {
    totp_rs::Builder::new().with_digits(6).with_skew(1).with_secret(secret.to_vec()).build().ok()
}

/// Ten recovery codes, each used once. Letters and digits that cannot be taken for one another.
pub fn recovery_codes() -> Vec<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    (0..10)
        .map(|_| {
            let letters: String =
                random_bytes::<12>().iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
            format!("{}-{}-{}", &letters[..4], &letters[4..8], &letters[8..])
        })
        .collect()
}

/// A password that nobody chose, for people who must choose their own at the first sign-in.
pub fn random_password() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let letters: String =
        random_bytes::<16>().iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
    // One of each class, whatever came: the rules of passwords ask for it.
    format!("Y{}-{}-{}-{}7", &letters[..4], &letters[4..8], &letters[8..12], &letters[12..])
}

/// Passwords that are tried first; a short list of the worst, in small letters.
pub fn is_common_password(lower: &str) -> bool {
    const WORST: &[&str] = &[
        "password",
        "passw0rd",
        "p@ssw0rd",
        "p@ssword",
        "admin",
        "administrator",
        "root",
        "qwerty",
        "1qaz2wsx",
        "1qaz@wsx",
        "zaq12wsx",
        "abc123",
        "a123456",
        "woaini",
        "5201314",
        "iloveyou",
        "welcome",
        "letmein",
        "changeme",
        "zhengwuyun",
        "yunheng",
        "huawei",
        "aliyun",
        "123456",
        "111111",
        "000000",
        "888888",
        "666666",
    ];
    let letters: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    WORST.iter().any(|word| {
        lower == *word
            || letters == *word
            || lower.strip_prefix(word).or_else(|| letters.strip_prefix(word)).is_some_and(|rest| {
                rest.chars().count() <= 6 && rest.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric())
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_by_its_hash_alone() {
        let hash = hash_password("Right-1234").expect("hashed");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(password_matches("Right-1234", Some(&hash)));
        assert!(!password_matches("right-1234", Some(&hash)));
        assert!(!password_matches("nobody has this password", None));
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = b"12345678901234567890";
        assert_eq!(totp_code(secret, 59_000).as_deref(), Some("287082"));
        assert_eq!(totp_step(secret, "287082", 59_000), Some(1));
        assert_eq!(totp_step(secret, "287082", 180_000), None);
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(base32(b"foob"), "MZXW6YQ");
    }

    #[test]
    fn the_first_guesses_are_known() {
        for guess in ["password123!", "p@ssw0rd", "admin2026", "123456789", "yunheng@2026"] {
            assert!(is_common_password(guess), "{guess}");
        }
        assert!(!is_common_password("correct-horse-7-battery"));
    }

    #[test]
    fn a_random_password_meets_the_rules() {
        let rules = yunheng_access::PasswordRules::default();
        let words = yunheng_access::PersonalWords(&["nobody"]);
        let findings =
            yunheng_access::check_password(&rules, true, &random_password(), words, &is_common_password);
        assert!(findings.is_empty(), "{findings:?}");
    }
}
