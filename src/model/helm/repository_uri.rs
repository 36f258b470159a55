//! Files of the repository as URIs, so that relative references between schemas resolve (RFC 3986).

use std::fmt::Write;

const TOP: &str = "file:///repository/";

/// The URI of the file at `path`, from the top of the repository.
pub(super) fn of(path: &str) -> String {
    let mut uri = TOP.to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// The path of a URI; `None` if it leads out of the repository.
pub(super) fn path(uri: &str) -> Option<String> {
    let path = decoded(uri.strip_prefix(TOP)?)?;
    let is_inside = path.split('/').all(|name| !name.is_empty() && name != "." && name != "..");
    is_inside.then_some(path)
}

/// Without percent-encoding.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(behind.get(..2)?, 16).ok()?);
        rest = behind.get(2..)?;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_go_and_come_back() {
        for name in ["values.schema.json", "a b/ü%/c.json"] {
            assert_eq!(path(&of(name)).as_deref(), Some(name));
        }
    }

    #[test]
    fn what_leads_out_is_no_path() {
        for uri in
            ["file:///a.json", "https://example.com/a.json", "file:///repository/", "file:///repository/%2E%2E/a"]
        {
            assert_eq!(path(uri), None, "{uri}");
        }
    }
}
