//! Tells apart what would be called the same.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Gives each name once.
#[derive(Debug)]
pub struct Distinct<T> {
    /// How often a name was asked for.
    asked: HashMap<T, usize>,
    given: HashSet<T>,
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Self { asked: HashMap::new(), given: HashSet::new() }
    }
}

impl<T: Hash + Eq + Clone> Distinct<T> {
    /// The name itself the first time, and later, or where it is taken, another made of it and an ordinal from 2.
    pub fn name(&mut self, wanted: &T, numbered: impl Fn(&T, usize) -> T) -> T {
        let count = self.asked.entry(wanted.clone()).or_default();
        loop {
            *count += 1;
            let name = if *count == 1 { wanted.clone() } else { numbered(wanted, *count) };
            if self.given.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        let mut distinct = Distinct::default();
        let wanted = ["a", "a", "a (2)", "b", "a", "a (2)"];
        let names = wanted.map(|name| distinct.name(&name.to_owned(), |name, ordinal| format!("{name} ({ordinal})")));
        assert_eq!(names, ["a", "a (2)", "a (2) (2)", "b", "a (3)", "a (2) (3)"]);
    }
}
