//! Who can own a file.

use std::fmt;

/// An owner as CODEOWNERS names one.
///
/// <https://docs.gitlab.com/user/project/codeowners/reference/#eligible-code-owners>
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// `@name`: a user, or a group at the top; only the server knows which. Without the `@`.
    Name(String),
    /// `@group/nested`: a group below others. Without the `@`.
    Group(String),
    /// A user by e-mail address.
    Email(String),
    /// Everybody who has this role in the project itself.
    Role(Role),
}

/// A role that can own files. None includes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// `@@developer`
    Developer,
    /// `@@maintainer`
    Maintainer,
    /// `@@owner`
    Owner,
}

/// GitLab's groups have at most 20 groups above them.
const DEEPEST: usize = 21;

impl Owner {
    /// Every owner that a word without spaces names, as GitLab finds them: `@a,@b` names two, `a.b` none.
    ///
    /// GitLab also tries `a,@b` as an address; one whose name ends with no letter or digit is left out here.
    pub(super) fn all_in(word: &str) -> Vec<Self> {
        if let Some(role) = Role::of(word) {
            return vec![Self::Role(role)];
        }
        let mut pieces = word.split('@');
        // The start of the word is as good as something that ends no name.
        let mut before = pieces.next().filter(|start| !start.is_empty()).unwrap_or(" ");
        let mut found = Vec::new();
        for after in pieces {
            let ends_name = before.ends_with(is_word);
            let address = if ends_name { email_end(after) } else { "" };
            if !address.is_empty() {
                found.push(Self::Email(format!("{before}@{address}")));
            } else if !ends_name && !before.is_empty() {
                found.extend(Self::named(after));
            }
            before = after.strip_prefix(address).unwrap_or(after);
        }
        found
    }

    /// The longest name at the start of a text.
    fn named(text: &str) -> Option<Self> {
        let mut path = String::new();
        for part in text.split('/').take(DEEPEST) {
            let name = namespace(part);
            if name.is_empty() {
                break;
            }
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(name);
            if name.len() < part.len() {
                break;
            }
        }
        match path.contains('/') {
            _ if path.is_empty() => None,
            true => Some(Self::Group(path)),
            false => Some(Self::Name(path)),
        }
    }
}

impl Role {
    /// In any case, and in the plural too.
    fn of(word: &str) -> Option<Self> {
        let name = word.strip_prefix("@@")?.to_ascii_lowercase();
        match name.strip_suffix('s').unwrap_or(&name) {
            "developer" => Some(Self::Developer),
            "maintainer" => Some(Self::Maintainer),
            "owner" => Some(Self::Owner),
            _ => None,
        }
    }
}

/// The longest name of a user or group at the start: letters, digits, `_`, `-` and `.`, without `-` at the start, and
/// without `.`, `.git` or `.atom` at the end.
fn namespace(text: &str) -> &str {
    let end = text.find(|character| !is_word(character) && !matches!(character, '-' | '.')).unwrap_or(text.len());
    let mut name = text.get(..end).unwrap_or_default();
    while [".", ".git", ".atom"].iter().any(|end| name.ends_with(end)) {
        name = name.get(..name.len() - 1).unwrap_or_default();
    }
    if name.starts_with('-') { "" } else { name }
}

/// What of a text may stand behind an address's `@`: up to the last letter or digit.
fn email_end(text: &str) -> &str {
    text.trim_end_matches(|character| !is_word(character))
}

/// Ruby's `\w`.
fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) | Self::Group(name) => write!(f, "@{name}"),
            Self::Email(address) => f.write_str(address),
            Self::Role(role) => write!(f, "{role}"),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Developer => "@@developer",
            Self::Maintainer => "@@maintainer",
            Self::Owner => "@@owner",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Owner;

    #[test]
    fn words_and_who_they_name() {
        for (word, names) in [
            ("@user", "@user"),
            ("@group/with-nested/subgroup", "@group/with-nested/subgroup"),
            ("janedoe@gitlab.com", "janedoe@gitlab.com"),
            ("@@developer", "@@developer"),
            ("@@Maintainers", "@@maintainer"),
            ("@@owners", "@@owner"),
            ("@@reporter", ""),
            ("@@developer,", ""),
            ("user", ""),
            ("@", ""),
            ("@-a", ""),
            ("#", ""),
            ("@a,@b", "@a @b"),
            ("(@a)", "@a"),
            ("@a.", "@a"),
            ("@a/b/", "@a/b"),
            ("@a//b", "@a"),
            ("@a./b", "@a"),
            ("@.x", "@.x"),
            ("@c-", "@c-"),
            ("@rrr.dev", "@rrr.dev"),
            ("@a@b", "@a a@b"),
            ("a@b@c", "a@b"),
            ("a@b.c,", "a@b.c"),
            ("a@b,@c", "a@b @c"),
            ("a@", ""),
            ("@größe", "@gr"),
        ] {
            let found: Vec<String> = Owner::all_in(word).iter().map(ToString::to_string).collect();
            assert_eq!(found.join(" "), names, "{word}");
        }
    }
}
