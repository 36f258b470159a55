//! New text between old bytes: nothing old can get lost.

/// Text that goes before the byte at an offset.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Insertion {
    pub(super) at: usize,
    pub(super) text: String,
}

/// The old text with the new between; the insertions stand in order of their offsets, which are of the old text.
pub(super) fn spliced(old: &str, insertions: &[Insertion]) -> String {
    let mut new = String::new();
    let mut done = 0;
    for insertion in insertions {
        new.push_str(old.get(done..insertion.at).unwrap_or_default());
        new.push_str(&insertion.text);
        done = insertion.at;
    }
    new + old.get(done..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_new() {
        let insertion = |at, text: &str| Insertion { at, text: text.to_owned() };
        assert_eq!(spliced("", &[insertion(0, "new")]), "new");
        assert_eq!(spliced("abc", &[insertion(0, "1"), insertion(2, "2"), insertion(3, "3")]), "1ab2c3");
        assert_eq!(spliced("abc", &[]), "abc");
    }
}
