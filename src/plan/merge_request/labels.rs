//! The labels of a merge request.

use super::limits;
use crate::model::name::StageName;
use crate::model::plain::plain;

/// Where the stage's name stands in a label of the policy.
const STAGE: &str = "{stage}";

/// The labels, each once. A comma would end one: GitLab lists them by commas.
pub(super) fn labels(of_policy: &[String], stage: &StageName) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for label in of_policy {
        let label = plain(&label.replace(STAGE, stage.as_str())).replace(',', " ");
        let label = limits::label(label.trim());
        if !label.is_empty() && !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stage_by_its_name() {
        let of_policy = ["promotion", "stage::{stage}", "promotion", " "].map(str::to_owned);
        assert_eq!(labels(&of_policy, &StageName::new("qa")), ["promotion", "stage::qa"]);
        assert_eq!(labels(&of_policy, &StageName::new("a,b")), ["promotion", "stage::a b"]);
    }

    #[test]
    fn no_label_is_too_long() {
        let long = labels(&["{stage}".to_owned()], &StageName::new("ü".repeat(300)));
        assert_eq!(long[0].chars().count(), 255);
    }
}
