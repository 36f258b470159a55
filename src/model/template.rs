//! Go templates, as far as one can be read without rendering it ([text/template](https://pkg.go.dev/text/template)).

use std::ops::Range;

/// The text with every action `{{ … }}` blanked out: a line of nothing but actions is empty, and elsewhere an action that
/// writes something reads as a word. What is left stands where it was.
#[must_use]
pub fn without_actions(text: &[u8]) -> Vec<u8> {
    let mut blanked = text.to_vec();
    let actions = actions(text);
    for action in &actions {
        let fill = if text.get(action.clone()).is_some_and(is_silent) { b' ' } else { b'x' };
        fill_with(&mut blanked, action.clone(), fill);
    }
    empty_lines(text, &mut blanked, &actions);
    blanked
}

fn actions(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find(text, at, *b"{{") {
        at = find(text, start, *b"}}").map_or(text.len(), |end| end + 2);
        found.push(start..at);
    }
    found
}

fn find(text: &[u8], from: usize, wanted: [u8; 2]) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.windows(2).position(|pair| pair == wanted).map(|at| from + at)
}

/// Whether an action writes nothing by itself: a comment, or one that controls others.
fn is_silent(action: &[u8]) -> bool {
    let inner = action.get(2..).unwrap_or_default();
    let inner = inner.strip_prefix(b"-").unwrap_or(inner).trim_ascii_start();
    let word = inner.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let controls: [&[u8]; 6] = [b"if", b"else", b"end", b"range", b"with", b"define"];
    inner.starts_with(b"/*") || inner.get(..word).is_some_and(|word| controls.contains(&word))
}

fn fill_with(text: &mut [u8], range: Range<usize>, fill: u8) {
    let filled = text.get_mut(range).unwrap_or_default();
    filled.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = fill);
}

/// Empties the lines that hold nothing but actions, and the blank lines beside them.
fn empty_lines(text: &[u8], blanked: &mut [u8], actions: &[Range<usize>]) {
    let mut bare = text.to_vec();
    for action in actions {
        fill_with(&mut bare, action.clone(), b' ');
    }
    let (mut run, mut has_action) = (0..0, false);
    for line in bare.split_inclusive(|byte| *byte == b'\n') {
        let here = run.end..run.end + line.len();
        if line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) {
            has_action |= text.get(here.clone()) != Some(line);
            run.end = here.end;
            continue;
        }
        if std::mem::take(&mut has_action) {
            empty(blanked, run);
        }
        run = here.end..here.end;
    }
    if has_action {
        empty(blanked, run);
    }
}

/// Empties these whole lines. Their spaces go to the end of the line before: in a block scalar, blanks on a line of their
/// own could be deeper than the block, which YAML refuses (1.2.2, 8.1.1.1).
fn empty(text: &mut [u8], lines: Range<usize>) {
    let before = text.get(..lines.start).unwrap_or_default();
    let break_before = before.iter().rev().take(2).take_while(|byte| is_break(**byte)).count();
    let Some(run) = text.get_mut(lines.start - break_before..lines.end) else { return };
    let breaks: Vec<u8> = run.iter().copied().filter(|byte| is_break(*byte)).collect();
    let (spaces, end) = run.split_at_mut(run.len() - breaks.len());
    spaces.fill(b' ');
    end.copy_from_slice(&breaks);
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
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
        assert_eq!(blanked("a: {{- if .x }}b{{else}}c{{ end -}}\n"), "a:             b        c          \n");
        assert_eq!(blanked("c: {{ unclosed"), "c: xxxxxxxxxxx");
        assert_eq!(blanked("no action }} { { x"), "no action }} { { x");
    }

    #[test]
    fn lines_of_actions_are_empty_and_the_others_stay_in_place() {
        assert_eq!(blanked("  {{- if .x }}\nb: 1\n{{ end }}"), "              \nb: 1         \n");
        assert_eq!(blanked("{{/* two\nlines */}}\nc: 1"), "                  \n\nc: 1");
        assert_eq!(blanked("a: |\r\n\r\n  {{ x }} {{ y }}\r\n  b\r\n"), "a: |                 \r\n\r\n\r\n  b\r\n");
        assert_eq!(blanked("a: {{ x }}\n{{ y }}\n  \nb: 1\n"), "a: xxxxxxx         \n\n\nb: 1\n");
        assert_eq!(blanked("a: |\n\n    b\n"), "a: |\n\n    b\n");
    }
}
