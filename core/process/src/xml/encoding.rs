//! Bytes to text. UTF-8 and UTF-16 are read, and Latin-1, which old modellers still declare; others are named.

use super::BYTES_MAX;
use yunheng_values::{Finding, Text};

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of a file without its byte order mark.
pub(crate) fn decode(bytes: &[u8], file: &str) -> Result<String, Finding> {
    if bytes.len() > BYTES_MAX {
        let (found, most) = (bytes.len(), BYTES_MAX);
        let text = Text::new(
            format!("文件有{found}字节，最多{most}字节"),
            format!("the file has {found} bytes, at most {most} are read"),
        );
        return Err(Finding::error("xml_too_large", file, text));
    }
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes, file),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes, file),
        [0x3C, 0x00, ..] => utf_16(bytes, u16::from_le_bytes, file),
        [0x00, 0x3C, ..] => utf_16(bytes, u16::from_be_bytes, file),
        _ => declared(bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes), file),
    }
}

fn declared(bytes: &[u8], file: &str) -> Result<String, Finding> {
    let name = declaration(bytes).unwrap_or_else(|| "utf-8".to_owned());
    match name.as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => {
            String::from_utf8(bytes.to_vec()).map_err(|error| not_utf_8(bytes, error.utf8_error(), file))
        }
        "iso-8859-1" | "latin1" => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ if bytes.is_ascii() => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        other => Err(unknown(other, file)),
    }
}

/// The name in `<?xml … encoding="…"?>`, in small letters.
fn declaration(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(200))?;
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let head: String = head[..end].iter().map(|byte| char::from(*byte)).collect();
    let (_, rest) = head.strip_prefix("<?xml")?.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (name, _) = rest.get(1..)?.split_once(quote)?;
    Some(name.to_ascii_lowercase())
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16, file: &str) -> Result<String, Finding> {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| bytes.len().is_multiple_of(2)).ok_or_else(|| {
        let text = Text::new("UTF-16文本不完整", "this is broken UTF-16");
        Finding::error("xml_encoding", file, text).hint("以UTF-8另存", "save it as UTF-8")
    })
}

fn not_utf_8(bytes: &[u8], error: std::str::Utf8Error, file: &str) -> Finding {
    let at = error.valid_up_to();
    let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
    let text = Text::new("不是有效的UTF-8文本", "this is not valid UTF-8");
    Finding::error("xml_encoding", format!("{file}:{line}"), text)
        .hint("可能是GBK编码，请以UTF-8另存", "it may be GBK; save it as UTF-8")
}

fn unknown(name: &str, file: &str) -> Finding {
    let name: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
    let text =
        Text::new(format!("声明的编码是{name}，不支持"), format!("the declared encoding {name} is not read"));
    Finding::error("xml_encoding", format!("{file}:1"), text).hint("以UTF-8另存", "save it as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_and_what_is_named() {
        assert_eq!(decode(b"\xEF\xBB\xBF<a/>", "f").unwrap(), "<a/>");
        let wide: Vec<u8> = "\u{FEFF}<甲/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide, "f").unwrap(), "<甲/>");
        let bare: Vec<u8> = "<甲/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bare, "f").unwrap(), "<甲/>");
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a n='\xE4'/>";
        assert!(decode(latin, "f").unwrap().contains('ä'));
        let gbk = b"<?xml version=\"1.0\" encoding=\"GBK\"?><a n=\"\xC9\xF3\"/>";
        assert_eq!(decode(gbk, "f").unwrap_err().code, "xml_encoding");
        assert_eq!(decode(b"<a>\n\xC9\xF3</a>", "f").unwrap_err().place, "f:2");
        assert_eq!(decode(&wide[..wide.len() - 1], "f").unwrap_err().code, "xml_encoding");
        assert_eq!(decode(&vec![b' '; BYTES_MAX + 1], "f").unwrap_err().code, "xml_too_large");
    }
}
