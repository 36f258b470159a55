//! GitLab's own words in the body of a refusal.

use serde_json::Value;

/// As much as people read: lines, and characters of each.
const LINES: usize = 5;
const WIDTH: usize = 300;

/// What a body says, in a few lines
/// ([forms of errors](https://docs.gitlab.com/api/rest/troubleshooting/#status-code-400)). `clean` takes secrets out.
#[must_use]
pub fn said(body: &[u8], clean: impl Fn(&str) -> String) -> Vec<String> {
    let texts = match serde_json::from_slice::<Value>(body) {
        Ok(value) => Some(words(&value)).filter(|words| !words.is_empty()).unwrap_or_else(|| vec![whole(&value)]),
        Err(_) => vec![page(&String::from_utf8_lossy(body))],
    };
    // First the secret, then the cut: else half of it could be left.
    let clean = clean(&texts.join("\n"));
    clean.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES).map(short).collect()
}

/// The scope that a token lacks, where the body says `insufficient_scope`.
#[must_use]
pub fn missing_scope(body: &[u8]) -> Option<String> {
    let value: Value = serde_json::from_slice(body).ok()?;
    (value.get("error")? == "insufficient_scope").then_some(())?;
    let scope = value.get("scope").and_then(Value::as_str).unwrap_or("api");
    // GitLab lists all that would do, such as `api read_api`: the first is the one we need.
    let word: String = scope.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
    Some(if word.is_empty() { "api".to_owned() } else { word })
}

fn words(value: &Value) -> Vec<String> {
    let named = ["message", "error", "error_description", "errors"].into_iter().filter_map(|key| value.get(key));
    named.flat_map(|value| texts("", value)).collect()
}

/// A mapping of another form, as it is.
fn whole(value: &Value) -> String {
    value.as_object().filter(|fields| !fields.is_empty()).map(|_| value.to_string()).unwrap_or_default()
}

/// A text, each of a list, or each field with its faults; GraphQL's faults are mappings with a `message`.
fn texts(field: &str, value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if field.is_empty() => vec![text.clone()],
        Value::String(text) => vec![format!("{field}: {text}")],
        Value::Array(values) => values.iter().flat_map(|value| texts(field, value)).collect(),
        Value::Object(fields) => match fields.get("message") {
            Some(message) => texts(field, message),
            None => fields.iter().flat_map(|(field, value)| texts(field, value)).collect(),
        },
        _ => Vec::new(),
    }
}

/// The title of a page in HTML; any other text as it is.
fn page(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let tag = |name: &str| lower.find(name).map(|at| at + name.len());
    let title = tag("<title>").and_then(|start| text.get(start..)?.split('<').next());
    match title {
        Some(title) => format!("a page titled: {}", title.trim()),
        None if lower.contains("<html") => "a page without a title".to_owned(),
        None => text.to_owned(),
    }
}

fn short(line: &str) -> String {
    let cut: String = line.chars().take(WIDTH).collect();
    if cut.len() < line.len() { format!("{cut}…") } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Vec<String> {
        said(body.as_bytes(), str::to_owned)
    }

    #[test]
    fn every_form_of_an_error_is_read() {
        for (body, expected) in [
            (r#"{"message":"404 Project Not Found"}"#, &["404 Project Not Found"][..]),
            (
                r#"{"message":["Another open merge request already exists: !5"]}"#,
                &["Another open merge request already exists: !5"],
            ),
            (
                r#"{"message":{"title":["is too long","is odd"],"base":["no"]}}"#,
                &["base: no", "title: is too long", "title: is odd"],
            ),
            (r#"{"error":"source_branch is missing"}"#, &["source_branch is missing"]),
            (
                r#"{"error":"invalid_token","error_description":"Token was revoked."}"#,
                &["invalid_token", "Token was revoked."],
            ),
            (r#"{"errors":[{"message":"Field 'x' doesn't exist","path":["query"]}]}"#, &["Field 'x' doesn't exist"]),
            ("<HTML><head><TITLE> 502 Bad Gateway </TITLE></head></HTML>", &["a page titled: 502 Bad Gateway"]),
            ("<html></html>", &["a page without a title"]),
            ("Retry later\n", &["Retry later"]),
            ("", &[]),
            ("[]", &[]),
            ("{}", &[]),
            (r#"{"errors":[{"a":1}]}"#, &[r#"{"errors":[{"a":1}]}"#]),
            ("7", &[]),
        ] {
            assert_eq!(of(body), expected, "{body}");
        }
    }

    #[test]
    fn a_secret_across_a_cut_is_gone() {
        let body = format!("{}glpat-secret", "x".repeat(295));
        let lines = said(body.as_bytes(), |text| text.replace("glpat-secret", "[token]"));
        assert_eq!(lines, [format!("{}[toke…", "x".repeat(295))]);
        assert_eq!(of(&"a\n".repeat(99)).len(), LINES);
    }

    #[test]
    fn the_scope_that_is_missing_is_named() {
        let of = |body: &str| missing_scope(body.as_bytes());
        assert_eq!(of(r#"{"error":"insufficient_scope","scope":"api read_api"}"#).as_deref(), Some("api"));
        assert_eq!(of(r#"{"error":"insufficient_scope"}"#).as_deref(), Some("api"));
        assert_eq!(of(r#"{"message":"403 Forbidden"}"#), None);
        assert_eq!(of("<html>"), None);
    }
}
