//! Who is to review a merge request, or is assigned to it.

use crate::model::change::Move;
use crate::model::owners::{Owner, OwnersFile};
use crate::model::policy::Person;

/// How many people are named: each of them gets mail.
const MOST: usize = 20;

/// Their user names, each once, in the order in which they are named.
pub(super) fn people(of_policy: &[Person], change: &Move, owners: Option<&OwnersFile>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    let named = of_policy.iter().flat_map(|person| match person {
        Person::User(name) => vec![name.clone()],
        Person::CodeOwners => code_owners(change, owners),
    });
    for name in named {
        let is_new = !people.iter().any(|known| known.eq_ignore_ascii_case(&name));
        if is_new && people.len() < MOST {
            people.push(name);
        }
    }
    people
}

/// The users among the owners of what changes. Which of the names are groups, only the server knows.
fn code_owners(change: &Move, owners: Option<&OwnersFile>) -> Vec<String> {
    let Some(file) = owners else { return Vec::new() };
    let decisions = change.edits.iter().flat_map(|edit| file.owners.of(&edit.path));
    let names = decisions.flat_map(|decision| decision.owners).filter_map(|owner| match owner {
        Owner::Name(name) => Some(name.clone()),
        Owner::Group(_) | Owner::Email(_) | Owner::Role(_) => None,
    });
    names.collect()
}
