//! What GitLab tells whoever pushed.

use super::encoding::encoded;
use super::push::Update;
use super::repository::Bare;
use super::state::{Project, State};

const WIDTH: usize = 72;

/// A warning between bars, centred as GitLab's are.
pub fn warning(options: &[String], faults: &[String]) -> String {
    if faults.is_empty() {
        return String::new();
    }
    let options: Vec<String> = options.iter().map(|option| format!("'{option}'")).collect();
    let said = faults.join("\n\n");
    let text = format!("WARNINGS:\nError encountered with push options {}: {said}", options.join(" "));
    let bar = "=".repeat(WIDTH);
    let lines: String = text.lines().flat_map(folded).map(|line| format!("{}\n", centred(&line))).collect();
    format!("\n{bar}\n\n{lines}\n{bar}\n\n")
}

fn folded(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let last = lines.last_mut().expect("there is a line");
        if !last.is_empty() && last.len() + 1 + word.len() > WIDTH {
            lines.push(word.to_owned());
        } else {
            last.push_str(if last.is_empty() { "" } else { " " });
            last.push_str(word);
        }
    }
    lines
}

fn centred(line: &str) -> String {
    format!("{}{line}", " ".repeat(WIDTH.saturating_sub(line.len()) / 2))
}

/// Where the merge request of each pushed branch is, or could be made.
pub fn links(state: &State, source: &Project, done: &[Update]) -> String {
    let default = Bare::at(&source.folder).default_branch();
    let kept = done.iter().filter(|update| !update.deletes()).filter_map(Update::branch);
    kept.filter(|branch| *branch != default).map(|branch| link(state, source, branch)).collect()
}

fn link(state: &State, source: &Project, branch: &str) -> String {
    let all = state.projects.iter().flat_map(|project| project.merge_requests.iter().map(move |it| (project, it)));
    let open = all.into_iter().find(|(_, request)| {
        request.is_open() && request.source_project == source.id && request.source_branch == branch
    });
    let (said, url) = match open {
        Some((project, request)) => {
            (format!("View merge request for {branch}:"), state.request_url(project, request.iid))
        }
        None => (
            format!("To create a merge request for {branch}, visit:"),
            format!(
                "{}/-/merge_requests/new?merge_request%5Bsource_branch%5D={}",
                state.web_url(source),
                encoded(branch)
            ),
        ),
    };
    format!("\n{said}\n  {url}\n\n")
}
