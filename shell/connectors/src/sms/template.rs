//! Placeholders and what stands in for them.
//!
//! A template is read once from front to back, so what was filled in is never read as a template again: a message that
//! says `{secret}` says just that.

use serde_json::Value;

/// What stands in for the placeholders.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filling<'a> {
    pub(super) phone: &'a str,
    pub(super) text: &'a str,
    pub(super) id: &'a str,
    pub(super) secret: &'a str,
}

impl Filling<'_> {
    /// For a place that is escaped afterwards as a whole: a form's value, a header.
    pub(super) fn into_text(self, template: &str) -> String {
        self.fill(template, str::to_owned)
    }

    /// For an address: everything but letters, digits and `-._~` is percent-encoded.
    pub(super) fn into_address(self, template: &str) -> String {
        self.fill(template, percent_encoded)
    }

    /// For JSON: inside every string of the template.
    pub(super) fn into_json(self, template: &Value) -> Value {
        match template {
            Value::String(text) => Value::String(self.into_text(text)),
            Value::Array(items) => items.iter().map(|item| self.into_json(item)).collect(),
            Value::Object(fields) => Value::Object(
                fields.iter().map(|(name, value)| (name.clone(), self.into_json(value))).collect(),
            ),
            other => other.clone(),
        }
    }

    fn fill(&self, template: &str, escaped: impl Fn(&str) -> String) -> String {
        let mut filled = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('{') {
            filled.push_str(before);
            match behind.split_once('}').and_then(|(name, after)| Some((self.value(name)?, after))) {
                Some((value, after)) => {
                    filled.push_str(&escaped(&value));
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = behind;
                }
            }
        }
        filled + rest
    }

    fn value(&self, name: &str) -> Option<String> {
        let (name, json) = name.strip_suffix(":json").map_or((name, false), |name| (name, true));
        let value = match name {
            "phone" => self.phone,
            "text" => self.text,
            "id" => self.id,
            "secret" => self.secret,
            _ => return None,
        };
        Some(if json { inside_json(value) } else { value.to_owned() })
    }
}

/// A text as it stands between the quotation marks of a JSON string.
fn inside_json(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

fn percent_encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const FILLING: Filling<'static> =
        Filling { phone: "+86138", text: "a&b=\"云\"\n{secret}", id: "7", secret: "s3" };

    #[test]
    fn each_place_has_its_escape() {
        assert_eq!(
            FILLING.into_address("https://g/{phone}?t={text}&k={secret}"),
            "https://g/%2B86138?t=a%26b%3D%22%E4%BA%91%22%0A%7Bsecret%7D&k=s3"
        );
        let template =
            json!({ "to": ["{phone}"], "m": { "p": "{\"t\":\"{text:json}\"}" }, "n": 1, "{id}": null });
        let filled = FILLING.into_json(&template);
        assert_eq!(filled["to"][0], "+86138");
        assert_eq!((&filled["n"], &filled["{id}"]), (&json!(1), &Value::Null));
        let inner: Value = serde_json::from_str(filled["m"]["p"].as_str().unwrap()).unwrap();
        assert_eq!(inner["t"], FILLING.text);
    }

    #[test]
    fn what_was_filled_in_is_not_read_again() {
        assert_eq!(FILLING.into_text("{text}"), FILLING.text);
        assert_eq!(FILLING.into_text("{other} {id} { {{id}} {id"), "{other} 7 { {7} {id");
    }
}
