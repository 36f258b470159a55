//! The paths of the command line, as paths from the top of the repository.

use std::path::{Component, Path};

use super::scope::Scope;
use crate::external::git::{Repository, prefix, top};
use crate::external::source::Source;
use crate::failure::{Class, Failure, Problem};
use crate::model::content::Depth;

/// The files and folders that were named; each must be there.
///
/// # Errors
/// Every one that isn't, or that lies outside the repository.
pub fn named(
    repository: &Repository,
    (source, scope): (&Source<'_>, &Scope),
    paths: &[String],
) -> Result<Vec<String>, Failure> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let prefix = prefix(repository)?;
    let top = paths.iter().any(|path| Path::new(path).is_absolute()).then(|| top(repository)).flatten();
    // What a change deletes may be named, too.
    let is_gone = |path: &String| scope.changed.as_ref().is_some_and(|changed| changed.contains(path));
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match from_top(path, &prefix, top.as_deref()) {
            None => problems.push(Problem::new(format!("{path} lies outside the repository"))),
            Some(inner) if is_gone(&inner) || is_there(source, &inner)? => found.push(inner),
            Some(_) => problems.push(Problem::new(format!("there is no {path}")).help("name a file or a folder")),
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(Failure { class: Class::Usage, problems }) }
}

fn is_there(source: &Source<'_>, path: &str) -> Result<bool, Failure> {
    Ok(path.is_empty() || source.read(path)?.is_some() || !source.list(path, Depth::All)?.is_empty())
}

/// A path as the user wrote it, from the top, with `/` between its parts; none where it leads out of the repository.
fn from_top(path: &str, prefix: &str, top: Option<&Path>) -> Option<String> {
    let path = Path::new(path);
    let absolute = if path.is_absolute() { Some(path.strip_prefix(top?).ok()?) } else { None };
    let start = if absolute.is_some() { "" } else { prefix };
    let mut parts: Vec<String> = start.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    for part in absolute.unwrap_or(path).components() {
        match part {
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            Component::ParentDir => drop(parts.pop()?),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_from_where_the_user_stands() {
        let top = Path::new("/repository");
        let read = |path: &str, prefix: &str| from_top(path, prefix, Some(top));
        assert_eq!(read("a.yaml", "app/"), Some("app/a.yaml".to_owned()));
        assert_eq!(read("./../b", "app/"), Some("b".to_owned()));
        assert_eq!(read(".", ""), Some(String::new()));
        assert_eq!(read("../b", ""), None);
        assert_eq!(read("/repository/app/a.yaml", "x/"), Some("app/a.yaml".to_owned()));
        assert_eq!(read("/elsewhere/a.yaml", "x/"), None);
    }
}
