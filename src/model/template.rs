//! Go templates, as far as one can be read without rendering it ([text/template](https://pkg.go.dev/text/template)).

/// The text with every action `{{ … }}` blanked out, each byte where it was: a line of nothing but actions is empty, and
/// elsewhere an action reads as a word.
#[must_use]
pub fn without_actions(text: &[u8]) -> Vec<u8> {
    let mut blanked = text.to_vec();
    let mut at = 0;
    while let Some(start) = find(text, at, b"{{") {
        let end = find(text, start, b"}}").map_or(text.len(), |end| end + 2);
        let fill = if stands_alone(text, start, end) { b' ' } else { b'x' };
        let action = blanked.get_mut(start..end).unwrap_or_default();
        action.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = fill);
        at = end;
    }
    blanked
}

fn find(text: &[u8], from: usize, wanted: &[u8; 2]) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.windows(2).position(|pair| pair == wanted).map(|at| from + at)
}

/// Whether nothing but blanks and actions behind it share the line. It looks at blanks only: a line may be long.
fn stands_alone(text: &[u8], start: usize, end: usize) -> bool {
    let is_blank = |byte: &&u8| matches!(**byte, b' ' | b'\t' | b'\r');
    let mut before = text.get(..start).unwrap_or_default().iter().rev().skip_while(is_blank);
    let mut after = text.get(end..).unwrap_or_default().iter().skip_while(is_blank);
    before.next().is_none_or(|byte| *byte == b'\n') && after.next().is_none_or(|byte| matches!(byte, b'\n' | b'{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blanked(text: &str) -> String {
        String::from_utf8(without_actions(text.as_bytes())).unwrap()
    }

    #[test]
    fn actions_are_blanked_where_they_stand() {
        assert_eq!(blanked("a: {{ .Values.a }}\n"), "a: xxxxxxxxxxxxxxx\n");
        assert_eq!(blanked("  {{- if .x }}\nb: 1\n{{ end }}"), "              \nb: 1\n         ");
        assert_eq!(blanked("{{/* two\nlines */}}\nc: {{ unclosed"), "        \n          \nc: xxxxxxxxxxx");
        assert_eq!(blanked("no action }} { { x"), "no action }} { { x");
    }
}
