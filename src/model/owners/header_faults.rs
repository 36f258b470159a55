//! What is wrong with a section's header.

use super::fault::OwnersFault;
use super::header::Header;
use super::line::Line;
use super::words::Words;

/// The faults of a header, whose default owners are `words`.
pub(super) fn header_faults(line: &Line<'_>, header: &Header<'_>, words: &Words<'_>) -> Vec<OwnersFault> {
    let faults = [
        nameless(line, header),
        count(line, header),
        words.nobody.map(|nobody| no_owner(line, nobody)),
        ignored(line, header),
    ];
    faults.into_iter().flatten().collect()
}

/// A bracket that nothing closes.
pub(super) fn broken(line: &Line<'_>) -> Option<OwnersFault> {
    if !Header::is_broken(line.text) {
        return None;
    }
    let fault = OwnersFault::error(line.position(0), line.text, "a section's header without its `]`");
    Some(fault.help("GitLab reads it as an entry, and adds what follows to the section before; close the bracket"))
}

fn nameless(line: &Line<'_>, header: &Header<'_>) -> Option<OwnersFault> {
    let fault = OwnersFault::error(line.position(0), header.read, "a section without a name");
    header.name.trim().is_empty().then(|| fault.help("GitLab applies it all the same; write the name in the brackets"))
}

fn count(line: &Line<'_>, header: &Header<'_>) -> Option<OwnersFault> {
    let (at, digits) = header.count?;
    let warning = |message: &str, help: &str| Some(OwnersFault::warning(line.position(at), digits, message).help(help));
    match digits.bytes().all(|digit| digit == b'0') {
        true => warning("a section needs at least one approval", "GitLab asks for one; write a number from 1 on"),
        false if header.is_optional => {
            let help = "GitLab ignores the number; take it away, or the `^`";
            warning("an optional section asks for no approval", help)
        }
        false => None,
    }
}

fn no_owner(line: &Line<'_>, (at, word): (usize, &str)) -> OwnersFault {
    let message = format!("`{word}` names no user, group, role or e-mail address");
    OwnersFault::error(line.position(at), word, message).help("GitLab ignores it; write `@name`")
}

/// What stands behind the header and is no comment.
fn ignored(line: &Line<'_>, header: &Header<'_>) -> Option<OwnersFault> {
    let rest = line.text.get(header.read.len()..).unwrap_or_default();
    if rest.is_empty() || rest.starts_with('#') {
        return None;
    }
    let position = line.position(header.read.len());
    let is_count = rest.starts_with('[') && header.read.trim_end().len() <= header.owners_from;
    let fault = if is_count {
        let message = format!("no number of approvals stands right behind the name of section `{}`", header.name);
        OwnersFault::error(position, rest, message).help("GitLab ignores this, and asks for one; write `[name][2]`")
    } else {
        let message = format!("GitLab reads this line as the header of section `{}`, and ignores its end", header.name);
        let help = "write `\\[` for a pattern that starts with a bracket, and owners without commas between them";
        OwnersFault::error(position, rest, message).help(help)
    };
    Some(fault)
}
