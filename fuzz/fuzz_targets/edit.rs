//! An edit is refused, or changes one value and no other byte, and can be taken back.
//!
//! The input is a digit that chooses the key path, the value up to a NUL, and the text.
#![no_main]

use git_eurodat::model::edit::{Aliases, SetOptions, set_scalar};
use git_eurodat::model::key_path::KeyPath;
use git_eurodat::model::yaml::{Fault, ScalarStyle, scalar_at};
use libfuzzer_sys::fuzz_target;

const PATHS: [&[&str]; 5] = [&["a"], &["b"], &["a", "b"], &["b", "a", "c"], &[""]];

fuzz_target!(|input: &[u8]| {
    let Some((first, rest)) = input.split_first() else { return };
    let Some(end) = rest.iter().position(|byte| *byte == 0) else { return };
    let Ok(value) = std::str::from_utf8(&rest[..end]) else { return };
    let path = KeyPath::from_keys(PATHS[usize::from(*first) % PATHS.len()].iter().copied()).unwrap();
    let aliases = if first & 0x80 == 0 { Aliases::Refuse } else { Aliases::Follow };
    check(&rest[end + 1..], &path, value, SetOptions { aliases });
});

fn check(text: &[u8], path: &KeyPath, value: &str, options: SetOptions) {
    let edited = match set_scalar(text, path, value, options) {
        Ok(edited) => edited,
        Err(error) => {
            assert!(error.kind != Fault::Unproven, "{error} {}", text.escape_ascii());
            return;
        }
    };
    let old = scalar_at(text, path).unwrap();
    let new = scalar_at(&edited, path).unwrap();
    assert_eq!(new.value, value);
    assert!(new.is_string);
    assert_eq!(edited, set_scalar(&edited, path, value, options).unwrap(), "twice is once");
    let back = set_scalar(&edited, path, &old.value, options).unwrap();
    assert_eq!(scalar_at(&back, path).unwrap().value, old.value);
    if !matches!(old.style, ScalarStyle::Literal | ScalarStyle::Folded) && !old.span.is_empty() {
        assert!(edited.starts_with(&text[..old.span.start]), "bytes before the value");
        assert!(edited.ends_with(&text[old.span.end..]), "bytes behind the value");
    }
}
