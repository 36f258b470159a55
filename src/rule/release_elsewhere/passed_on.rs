//! A template that hands on the release of its values file sets nothing.

use crate::model::key_path::KeyPath;

/// Whether a value, as it is written, is the release of the values file and nothing else: one action such as
/// `{{ .Values.deployedRelease }}`, with quotes around it and filters behind it or not.
pub(super) fn is_passed_on(written: &[u8], key: &KeyPath) -> bool {
    let written = String::from_utf8_lossy(written);
    let bare = written.trim().trim_matches(['"', '\'']);
    let Some(action) = bare.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) else { return false };
    let value = action.trim_matches('-').trim().trim_start_matches('$');
    let rest = value.strip_prefix(".Values.").and_then(|rest| rest.strip_prefix(key.keys().join(".").as_str()));
    !action.contains("{{") && rest.is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with('|'))
}

/// The same of values written as a block of text: every line that names the key hands it on.
pub(super) fn is_passed_on_in(block: &[u8], key: &KeyPath) -> bool {
    let text = String::from_utf8_lossy(block);
    let Some(last) = key.keys().last() else { return false };
    let mut named = text.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        (name.trim().trim_matches(['"', '\'']) == last).then(|| value.to_owned())
    });
    let mut any = false;
    named.all(|value| {
        any = true;
        is_passed_on(value.as_bytes(), key)
    }) && any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_release_itself_is_passed_on() {
        let key: KeyPath = "global.release".parse().unwrap();
        let passed = |written: &str| is_passed_on(written.as_bytes(), &key);
        assert!(passed("{{ .Values.global.release }}") && passed("\"{{- $.Values.global.release | quote -}}\""));
        for other in ["1.5.0", "{{ .Values.global.release }}0", "{{ .Values.other }}", "{{ .Values.global.releases }}"]
        {
            assert!(!passed(other), "{other}");
        }
        assert!(!passed("{{ .Values.global.release }}{{ .Values.global.release }}"));
        let block = "|\n  a: 1\n  global:\n    release: {{ .Values.global.release }}\n";
        assert!(is_passed_on_in(block.as_bytes(), &key));
        assert!(!is_passed_on_in(format!("{block}  release: 1.5.0\n").as_bytes(), &key));
        assert!(!is_passed_on_in(b"|\n  <<: *x\n", &key));
    }
}
