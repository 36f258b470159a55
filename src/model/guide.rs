//! What a rule means, as the documentation has it.

use crate::model::shipped::RULES;

/// The section of the rule of this id, as Markdown, without its heading.
#[must_use]
pub fn section(id: &str) -> Option<&'static str> {
    let mut sections = RULES.split("\n## ").filter_map(|section| section.split_once('\n'));
    sections.find(|(heading, _)| *heading == id).map(|(_, text)| text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_at_the_next() {
        let text = section("not-rejected").unwrap();
        assert!(text.starts_with("The release is not rejected.") && text.ends_with('.'), "{text}");
        assert!(!text.contains("## "), "{text}");
        assert_eq!(section("owned").map(|last| last.contains("CODEOWNERS")), Some(true));
    }

    #[test]
    fn only_whole_ids_have_one() {
        for id in ["", "not", "nothing", "policy\n"] {
            assert_eq!(section(id), None, "{id}");
        }
    }
}
