//! A merge request by push options ([GitLab's page](https://docs.gitlab.com/topics/git/commit/#push-options)).

use crate::model::description::fit;
use crate::model::promotion::MergeRequest;

/// The most bytes that one option may hold: git's packet line ends at 65,516, a command line of Windows at 32,767
/// characters.
const MOST: usize = 16_000;

/// The options that open the merge request, or bring the open one of the branch up to date. Reviewers can't be given by
/// any.
#[must_use]
pub fn push_options(merge_request: &MergeRequest, target: &str) -> Vec<String> {
    let mut options = vec![
        "merge_request.create".to_owned(),
        format!("merge_request.target={}", one_line(target)),
        "merge_request.remove_source_branch".to_owned(),
        format!("merge_request.title={}", one_line(&merge_request.title)),
        format!("merge_request.description={}", lines(&fit(&merge_request.description, MOST, size))),
    ];
    options.extend(merge_request.labels.iter().map(|label| format!("merge_request.label={}", one_line(label))));
    // GitLab takes a number for a user's id.
    let named = merge_request.assignees.iter().filter(|name| !name.chars().all(|c| c.is_ascii_digit()));
    options.extend(named.map(|name| format!("merge_request.assign={}", one_line(name))));
    if merge_request.draft {
        options.push("merge_request.draft".to_owned());
    }
    options
}

/// An option can't hold a line end; GitLab reads the two characters `\n` as one. So a backslash of the text's own
/// must not meet an `n`: it could start a line with a quick action.
fn lines(text: &str) -> String {
    let text = text.replace(['\r', '\0'], "");
    text.replace("\\n", "&#92;n").replace('\n', "\\n")
}

/// How many bytes a part of the description takes in the option: at most, as a backslash may yet meet an `n`.
fn size(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if c == '\\' {
                "&#92;".len()
            } else if c == '\n' {
                2
            } else {
                c.len_utf8()
            }
        })
        .sum()
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if is_line_end(c) || c == '\\' { ' ' } else { c }).collect()
}

fn is_line_end(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(merge_request: &MergeRequest) -> Vec<String> {
        push_options(merge_request, "main")
    }

    #[test]
    fn everything_that_options_can_say() {
        let merge_request = MergeRequest {
            title: "promote(qa): 1.5.0".to_owned(),
            description: "a\nb\\c".to_owned(),
            labels: vec!["stage::qa".to_owned(), "x".to_owned()],
            reviewers: vec!["jane".to_owned()],
            assignees: vec!["joe".to_owned(), "17".to_owned()],
            draft: true,
        };
        assert_eq!(
            options(&merge_request),
            [
                "merge_request.create",
                "merge_request.target=main",
                "merge_request.remove_source_branch",
                "merge_request.title=promote(qa): 1.5.0",
                "merge_request.description=a\\nb\\c",
                "merge_request.label=stage::qa",
                "merge_request.label=x",
                "merge_request.assign=joe",
                "merge_request.draft",
            ]
        );
    }

    /// The two characters backslash and `n` start a line in GitLab.
    #[test]
    fn no_line_of_others() {
        let hostile = "\\\rn/merge\\\0n/merge a\\n/merge\r\\\n\\\\n/merge\u{2028}\0";
        let merge_request = MergeRequest {
            title: hostile.to_owned(),
            description: hostile.to_owned(),
            labels: vec![hostile.to_owned()],
            assignees: vec![hostile.to_owned()],
            ..MergeRequest::default()
        };
        for option in options(&merge_request) {
            let text = option.split_once('=').map_or("", |(_, text)| text);
            assert!(!option.contains(['\n', '\r', '\0']), "{option:?}");
            let is_description = option.starts_with("merge_request.description=");
            let lines: Vec<String> = text.replace("\\n", "\n").lines().map(str::to_owned).collect();
            assert!(lines.len() < 2 || is_description, "{option:?}");
            assert!(lines.iter().all(|line| !line.starts_with('/')), "{option:?}");
        }
    }

    #[test]
    fn what_is_cut_keeps_its_end() {
        use crate::model::description::{BEGIN, END, NOTES, NOTES_END};
        let notes = "> `\\n \\n`  \n".repeat(5000);
        let description = format!("{BEGIN}\nhead\n\n{NOTES}\n\n{notes}\n{NOTES_END}\n\n{END}\n");
        let options = options(&MergeRequest { description, ..MergeRequest::default() });
        let found = options.iter().find_map(|option| option.strip_prefix("merge_request.description=")).unwrap();
        assert!(found.len() <= MOST && found.len() > MOST / 2, "{}", found.len());
        assert!(found.ends_with(&format!("{END}\\n")) && found.contains(&format!("\\n{NOTES_END}\\n")), "{found}");
    }
}
