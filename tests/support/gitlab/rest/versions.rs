//! The order of versions in names, as git's `version:refname` has it: numbers by their value.

use std::cmp::Ordering;

/// Compares two names.
pub fn compare(one: &str, other: &str) -> Ordering {
    pieces(one).cmp(&pieces(other))
}

/// Numbers and what stands between them.
fn pieces(name: &str) -> Vec<(String, u64)> {
    let mut pieces = vec![(String::new(), 0_u64)];
    let mut digits = false;
    for letter in name.chars() {
        let last = pieces.len() - 1;
        match letter.to_digit(10) {
            Some(digit) => {
                pieces[last].1 = pieces[last].1.saturating_mul(10).saturating_add(digit.into());
                digits = true;
            }
            None if digits => {
                pieces.push((letter.to_string(), 0));
                digits = false;
            }
            None => pieces[last].0.push(letter),
        }
    }
    pieces
}
