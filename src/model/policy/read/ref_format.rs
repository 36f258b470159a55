//! What can't stand in the name of a branch.

/// Why a text can't be one component of a branch's name
/// ([git-check-ref-format](https://git-scm.com/docs/git-check-ref-format)), if it can't: said to stand behind "it".
pub(super) fn component_fault(text: &str) -> Option<&'static str> {
    const FORBIDDEN: [char; 8] = [' ', '~', '^', ':', '?', '*', '[', '\\'];
    let faults = [
        (text.is_empty(), "is empty"),
        (text.contains(char::is_control), "has a control character"),
        (text.contains(FORBIDDEN) || text.contains(char::is_whitespace), "has a space or one of `~ ^ : ? * [ \\`"),
        (text.contains('/'), "has a `/`"),
        (text.contains("..") || text.contains("@{"), "has `..` or `@{`"),
        // A name that starts so is taken for an option.
        (text.starts_with('-'), "starts with `-`"),
        (text.starts_with('.') || text.ends_with('.'), "starts or ends with `.`"),
        (text == "@", "is `@`, which git takes for HEAD"),
        (text.to_ascii_lowercase().ends_with(".lock"), "ends with `.lock`"),
    ];
    faults.into_iter().find_map(|(holds, fault)| holds.then_some(fault))
}

/// Why a text can't be a branch's name, if it can't.
pub(super) fn branch_fault(text: &str) -> Option<&'static str> {
    text.split('/').find_map(component_fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_refuses() {
        for text in [
            "", "a b", "a\tb", "a~b", "a^", "a:b", "a?", "a*", "a[b", "a\\b", "a..b", "a@{b", "-a", ".a", "a.", "@",
            "a.lock", "a\u{7f}", "a\u{a0}b",
        ] {
            assert!(component_fault(text).is_some(), "{text:?}");
            assert!(branch_fault(text).is_some(), "{text:?}");
        }
        for text in ["/a", "a/", "a//b", "a/.b", "a.lock/b"] {
            assert!(branch_fault(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn what_git_takes() {
        for text in ["qa", "qa-int", "a.b", "größe", "a@b", "{stage}", "1"] {
            assert_eq!(component_fault(text), None, "{text}");
        }
        assert_eq!(branch_fault("release/1.x"), None);
    }
}
