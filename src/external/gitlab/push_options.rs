//! A merge request by push options ([GitLab's page](https://docs.gitlab.com/topics/git/commit/#push-options)).

use crate::model::promotion::MergeRequest;

/// The most bytes that one option may hold: git's packet line ends at 65,516, a command line of Windows at 32,767
/// characters.
const MOST: usize = 16_000;

/// The options that open the merge request, or bring the open one of the branch up to date.
#[must_use]
pub fn push_options(merge_request: &MergeRequest, target: &str) -> Vec<String> {
    vec![
        "merge_request.create".to_owned(),
        format!("merge_request.target={}", one_line(target)),
        "merge_request.remove_source_branch".to_owned(),
        format!("merge_request.title={}", one_line(&merge_request.title)),
        format!("merge_request.description={}", cut(&lines(&merge_request.description))),
    ]
}

/// An option can't hold a line end; GitLab reads the two characters `\n` as one. So a backslash of the text's own
/// must not meet an `n`: it could start a line with a quick action.
fn lines(text: &str) -> String {
    text.replace('\\', "&#92;").replace('\r', "").replace('\n', "\\n").replace('\0', "")
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || c == '\\' { ' ' } else { c }).collect()
}

/// Cuts at a line end, so that no table row or character is torn.
fn cut(text: &str) -> String {
    if text.len() <= MOST {
        return text.to_owned();
    }
    let end = (0..=MOST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let kept = text.get(..end).unwrap_or_default();
    let whole = kept.rsplit_once("\\n").map_or(kept, |(whole, _)| whole);
    format!("{whole}\\n\\n(cut: too long for a push option)")
}
