//! A person's own addresses: encrypted where they lie, and shown with the middle left out.

use crate::keys::KeyProvider;
use crate::problem::Problem;
use crate::service::App;

/// Where a mail address is sealed for.
const EMAIL: &str = "account.email";
/// Where a telephone number is sealed for.
const PHONE: &str = "account.phone";

/// The mail address in clear.
pub(crate) fn email(app: &App, sealed: Option<&[u8]>) -> Result<Option<String>, Problem> {
    opened(app, EMAIL, sealed)
}

/// The telephone number in clear.
pub(super) fn phone(app: &App, sealed: Option<&[u8]>) -> Result<Option<String>, Problem> {
    opened(app, PHONE, sealed)
}

fn opened(app: &App, place: &str, sealed: Option<&[u8]>) -> Result<Option<String>, Problem> {
    let Some(sealed) = sealed else { return Ok(None) };
    let clear = KeyProvider::open(app.keys(), place, sealed).map_err(|error| Problem::bug(&error))?;
    String::from_utf8(clear).map(Some).map_err(|error| Problem::bug(&error))
}

/// A mail address with its name left out but for the first letter.
pub(crate) fn masked_email(email: &str) -> String {
    match email.rsplit_once('@') {
        Some((name, domain)) => format!("{}***@{domain}", name.chars().take(1).collect::<String>()),
        None => "***".into(),
    }
}

/// A telephone number with its middle left out.
pub(super) fn masked_phone(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    if digits.len() < 8 {
        return "***".into();
    }
    let (begin, end) = (digits.iter().take(3), digits.iter().skip(digits.len() - 4));
    format!("{}****{}", begin.collect::<String>(), end.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_left_out() {
        assert_eq!(masked_email("zhang.san@gov.example"), "z***@gov.example");
        assert_eq!(masked_email("nonsense"), "***");
        assert_eq!(masked_phone("13800001234"), "138****1234");
        assert_eq!(masked_phone("1380"), "***");
    }
}
