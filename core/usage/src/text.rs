//! Notes of several sentences.

use yunheng_values::Text;

/// The sentences that say something, one after the other.
pub(crate) fn join(parts: impl IntoIterator<Item = Text>) -> Text {
    let mut whole = Text::default();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !whole.is_empty() {
            whole.zh.push('；');
            whole.en.push_str("; ");
        }
        whole.zh.push_str(&part.zh);
        whole.en.push_str(&part.en);
    }
    whole
}
