//! The mark that some editors put before a text.

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The byte order mark, which may be missing, and the text behind it.
pub(in crate::model::policy) fn byte_order_mark(whole: &str) -> (&str, &str) {
    let text = whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole);
    whole.split_at_checked(whole.len() - text.len()).unwrap_or(("", whole))
}
