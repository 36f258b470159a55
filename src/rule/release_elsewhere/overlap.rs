//! Whether a key stands in the way of another.

use crate::model::key_path::KeyPath;
use crate::model::yaml::Step;

/// Whether a value at these steps sets `key`: at the key itself, below it, or in place of a mapping around it.
pub(super) fn sets(steps: &[Step<'_>], key: &KeyPath) -> bool {
    let mut pairs = steps.iter().zip(key.keys());
    !steps.is_empty() && pairs.all(|(step, key)| matches!(step, Step::Key(step) if step == key))
}

/// The same of a name as `helm --set` takes it: dots nest, a backslash takes the meaning from what follows, and an index
/// stands in brackets ([format](https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set)).
pub(super) fn name_sets(name: &str, key: &KeyPath) -> bool {
    let keys = keys(name);
    !name.is_empty() && keys.iter().zip(key.keys()).all(|(named, key)| named == key)
}

fn keys(name: &str) -> Vec<String> {
    let mut keys = vec![String::new()];
    let mut chars = name.chars();
    let mut in_brackets = false;
    while let Some(char) = chars.next() {
        match char {
            '.' => keys.push(String::new()),
            '[' | ']' => in_brackets = char == '[',
            _ if in_brackets => {}
            _ => {
                let literal = if char == '\\' { chars.next() } else { Some(char) };
                keys.last_mut().into_iter().for_each(|last| last.extend(literal));
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_nest_by_dots() {
        let nested: KeyPath = r#"global."my.release""#.parse().unwrap();
        for name in ["global", r"global.my\.release", r"global.my\.release.x", r"global.my\.release[0]"] {
            assert!(name_sets(name, &nested), "{name}");
        }
        for name in ["", "globals", "global.my.release", "other", "release", "global.x"] {
            assert!(!name_sets(name, &nested), "{name}");
        }
    }

    #[test]
    fn values_around_the_key_set_it() {
        let nested: KeyPath = "global.release".parse().unwrap();
        let key = Step::Key;
        assert!(sets(&[key("global")], &nested) && sets(&[key("global"), key("release"), Step::Item(0)], &nested));
        assert!(!sets(&[], &nested) && !sets(&[key("global"), key("x")], &nested) && !sets(&[Step::Item(0)], &nested));
    }
}
