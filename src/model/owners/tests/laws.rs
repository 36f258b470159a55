//! What holds for every file.

use proptest::prelude::*;

use super::super::{Owner, Owners, pattern_of};

/// Lines that CODEOWNERS has, put together at random.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let line = r"(\^?\[[AaB]\](\[[0-2x]?\])?|!?/?(a|b|\*\*|\*)(/(a|b|\*|\*\*|\[ab\]))?/?)( @[xyz]| # @?c| no|\\ d)?";
    proptest::collection::vec(proptest::string::string_regex(line).expect("a regular expression"), 0..8)
}

fn path() -> impl Strategy<Value = String> {
    "[ab](/[ab]){0,2}"
}

type Said = Vec<(String, bool, u32, Vec<Owner>, String)>;

/// What is said about a path, without the places.
fn said(text: &str, path: &str) -> Said {
    let (owners, _) = Owners::read(text.as_bytes());
    let said = owners
        .of(path)
        .into_iter()
        .map(|one| (one.section.to_owned(), one.optional, one.approvals, one.owners.to_vec(), one.pattern.to_owned()));
    said.collect()
}

proptest! {
    #[test]
    fn whatever_it_is_there_is_an_answer(text in proptest::collection::vec(any::<u8>(), 0..200), path in any::<String>()) {
        let (owners, faults) = Owners::read(&text);
        prop_assert!(owners.of(&path).len() + owners.exclusions(&path).len() <= text.len() + 1);
        for fault in faults {
            prop_assert!(fault.position.offset <= text.len() && fault.width > 0, "{:?}", fault);
        }
    }

    #[test]
    fn faults_stand_in_the_text(lines in lines()) {
        let text = lines.join("\n");
        for fault in Owners::read(text.as_bytes()).1 {
            prop_assert_eq!(fault.position, crate::model::position::Position::of(text.as_bytes(), fault.position.offset));
        }
    }

    #[test]
    fn a_comment_changes_nothing(lines in lines(), at in any::<prop::sample::Index>(), path in path()) {
        let mut commented = lines.clone();
        commented.insert(at.index(lines.len() + 1), "  # * @nobody".to_owned());
        prop_assert_eq!(said(&lines.join("\n"), &path), said(&commented.join("\r\n"), &path));
    }

    /// A new pattern at the end decides in its section, unless an exclusion stands there.
    #[test]
    fn the_last_match_wins(lines in lines(), path in path()) {
        let (owners, _) = Owners::read(lines.join("\n").as_bytes());
        let is_excluded = !owners.exclusions(&path).is_empty();
        let last = format!("{}\n[B]\n/{path}* @last", lines.join("\n"));
        let decided = said(&last, &path).into_iter().any(|one| one.3 == [Owner::Name("last".to_owned())]);
        prop_assert!(decided || is_excluded);
    }

    #[test]
    fn a_path_has_a_pattern_of_its_own(path in r"[a-c é#!*?\[\]^\\]{1,4}(/[a-c *\\]{1,3})?", other in path()) {
        let (owners, faults) = Owners::read(format!("{} @a", pattern_of(&path)).as_bytes());
        prop_assert_eq!(owners.of(&path).len(), 1);
        prop_assert_eq!(owners.of(&other).is_empty(), other != path);
        prop_assert_eq!(faults, []);
    }
}
