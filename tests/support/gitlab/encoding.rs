//! Percent-encoding of paths, queries and forms.

/// A path's part, decoded.
pub fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        let byte = byte.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        plain.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// Text for a path's part or a query.
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The pairs of a query or a form, decoded, in their order.
pub fn pairs(text: &str) -> Vec<(String, String)> {
    let fields = text.split('&').filter(|field| !field.is_empty());
    let pairs = fields.map(|field| field.split_once('=').unwrap_or((field, "")));
    pairs.map(|(name, value)| (form_decoded(name), form_decoded(value))).collect()
}

fn form_decoded(text: &str) -> String {
    decoded(&text.replace('+', " "))
}
