//! The log as CSV by [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), safe to open in a spreadsheet.

use super::log::Log;
use super::neutral::one_line;
use crate::model::arrivals::Arrival;
use crate::model::fleet::Declared;

const HEADER: [&str; 11] =
    ["time", "stage", "environment", "change", "old", "new", "took", "commit", "author", "committer", "subject"];

/// The log as CSV with a header; lines end with CR LF.
#[must_use]
pub fn csv(log: &Log) -> String {
    let rows = log.groups.iter().flatten().map(|arrival| line(&row(arrival, log)));
    std::iter::once(line(&HEADER.map(str::to_owned))).chain(rows).collect()
}

fn row(arrival: &Arrival, log: &Log) -> [String; 11] {
    let said = log.text(arrival.at.commit);
    // Programs get the whole of a branch's name.
    let declared = |declared: &Option<Declared>| match declared {
        Some(Declared::Other(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    [
        arrival.at.time.to_string(),
        arrival.environment.stage().to_string(),
        arrival.environment.to_string(),
        arrival.direction.name().to_owned(),
        declared(&arrival.old),
        declared(&arrival.new),
        arrival.took.map(|seconds| seconds.to_string()).unwrap_or_default(),
        arrival.at.commit.to_string(),
        said.author,
        said.committer,
        said.subject,
    ]
}

fn line(fields: &[String; 11]) -> String {
    let fields: Vec<String> = fields.iter().map(|text| field(text)).collect();
    format!("{}\r\n", fields.join(","))
}

/// A field on one line, which no spreadsheet takes for a formula
/// ([CSV injection](https://owasp.org/www-community/attacks/CSV_Injection)). Quoted wherever some program might see more
/// than one field in it: in many countries a semicolon separates.
fn field(text: &str) -> String {
    let text = one_line(text);
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let text = if is_formula { format!("'{text}") } else { text };
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | ':');
    if text.chars().all(is_plain) { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stay_one_field() {
        let read = ["1.5.0", "a,b", "a;=1", "say \"hi\"", "two\r\nlines", ""].map(field);
        assert_eq!(read, ["1.5.0", "\"a,b\"", "\"a;=1\"", "\"say \"\"hi\"\"\"", "\"two␍␊lines\"", ""]);
    }

    #[test]
    fn no_field_is_a_formula() {
        let read = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"].map(field);
        assert_eq!(read, ["\"'=1+1\"", "\"'+1\"", "\"'-1\"", "\"'@SUM(A1)\"", "\"' =1\"", "\"␉=1\"", "\"'＝1\""]);
    }
}
