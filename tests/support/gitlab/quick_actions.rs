//! Quick actions: lines of a text that GitLab obeys.

use std::ops::Range;

/// What a merge request or any of its notes obeys.
const NAMES: &str = "add_email approve assign assign_reviewer award blocked_by blocks cc clone close confidential \
    copy_metadata create_merge_request done draft due duplicate epic estimate estimate_time invite_email iteration \
    label labels lock merge milestone move page promote publish react ready reassign reassign_reviewer rebase relabel \
    relate remove_assignee remove_due_date remove_email remove_epic remove_estimate remove_iteration remove_label \
    remove_milestone remove_parent remove_reviewer remove_spent remove_time_spent reopen request_review reviewer \
    run_pipeline set_parent severity ship shrug spend spend_time spent submit_review subscribe tableflip tag target_branch \
    title todo unapprove unassign unassign_reviewer unlabel unlink unlock unreviewer unsubscribe weight wip zoom";

/// The text without its quick actions, and those.
pub fn extract(text: &str) -> (String, Vec<String>) {
    let text = text.replace('\r', "");
    let quiet = quiet(&text);
    let (mut kept, mut actions, mut at) = (String::new(), Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        if is_action(line) && !quiet.iter().any(|range| range.contains(&at)) {
            actions.push(line.trim_end().to_owned());
        } else {
            kept.push_str(line);
        }
        at += line.len();
    }
    (if actions.is_empty() { text } else { kept.trim_end().to_owned() }, actions)
}

fn is_action(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('/') else { return false };
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let known = NAMES.split_whitespace().any(|known| known.eq_ignore_ascii_case(name));
    known && (after.starts_with(' ') || after.trim().is_empty())
}

/// Where nothing is obeyed: code blocks, quotes in `>>>`, HTML blocks and inline code.
fn quiet(text: &str) -> Vec<Range<usize>> {
    let blocks = blocks(text);
    let inline = inline(text, &blocks);
    blocks.into_iter().chain(inline).collect()
}

fn blocks(text: &str) -> Vec<Range<usize>> {
    let (mut blocks, mut start, mut at): (Vec<Range<usize>>, Option<(usize, Block)>, usize) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        match &start {
            None => start = Block::opened_by(bare).map(|block| (at, block)),
            Some((_, Block::Html)) if bare.is_empty() => start = None,
            Some((from, block)) if block.is_closed_by(bare) => {
                blocks.push(*from..at + line.len());
                start = None;
            }
            Some(_) => {}
        }
        at += line.len();
    }
    // A fence that nothing closes reaches to the end; whatever else isn't closed is none.
    blocks.extend(start.filter(|(_, block)| matches!(block, Block::Fence(_))).map(|(from, _)| from..text.len()));
    blocks
}

enum Block {
    Fence(String),
    Quote,
    Html,
}

impl Block {
    fn opened_by(line: &str) -> Option<Self> {
        let indented = line.len() - line.trim_start_matches(' ').len();
        let fence = |mark: char| {
            let marks = line.trim_start().len() - line.trim_start().trim_start_matches(mark).len();
            let info = line.trim_start().trim_start_matches(mark);
            let opens = marks >= 3 && indented < 4 && (mark == '~' || !info.contains('`'));
            opens.then(|| Self::Fence(mark.to_string().repeat(marks)))
        };
        let html = line.starts_with('<') && line.ends_with('>') && !line.starts_with("</");
        let quote = (line == ">>>").then_some(Self::Quote);
        fence('`').or_else(|| fence('~')).or(quote).or_else(|| html.then_some(Self::Html))
    }

    fn is_closed_by(&self, line: &str) -> bool {
        match self {
            Self::Fence(marks) => {
                let rest = line.trim_start();
                rest.starts_with(marks.as_str()) && rest.chars().all(|letter| marks.starts_with(letter))
            }
            Self::Quote => line == ">>>",
            Self::Html => line.starts_with("</") && line.ends_with('>'),
        }
    }
}

/// Code between backticks, within a paragraph.
fn inline(text: &str, blocks: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('`').map(|found| from + found) {
        let marks = text[start..].len() - text[start..].trim_start_matches('`').len();
        let inside = start + marks;
        from = inside;
        if blocks.iter().any(|block| block.contains(&start)) {
            continue;
        }
        let paragraph = text[inside..].find("\n\n").map_or(text.len(), |end| inside + end);
        if let Some(end) = closing(&text[inside..paragraph], marks) {
            spans.push(start..inside + end + marks);
            from = inside + end + marks;
        }
    }
    spans
}

/// Where as many backticks stand as opened the span, no more and no fewer.
fn closing(text: &str, marks: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find('`').map(|found| at + found) {
        let found = text[start..].len() - text[start..].trim_start_matches('`').len();
        if found == marks {
            return Some(start);
        }
        at = start + found;
    }
    None
}
