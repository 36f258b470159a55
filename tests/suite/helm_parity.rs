//! What Helm takes we take, and what it refuses we refuse, but for the differences that are listed.

mod cases;
mod chart;
mod differences;
mod documented;
mod form_cases;
mod judged;
mod more_cases;
mod pattern_texts;
mod patterns;
mod readings;
mod shipped;
mod tables;
mod texts;

use libtest_mimic::Trial;

use crate::support::tool::{trial, trial_with};

/// The trials of the values that Helm sees.
pub fn trials() -> Vec<Trial> {
    vec![
        trial_with(&["helm"], "helm_parity::what_helm_takes_we_take", judged::what_helm_takes_we_take),
        trial_with(&["helm"], "helm_parity::patterns_are_refused_alike", patterns::what_helm_refuses_we_refuse),
        trial_with(&["helm"], "helm_parity::patterns_match_alike", patterns::what_matches_for_helm_matches_for_us),
        trial_with(&["helm"], "helm_parity::values_read_the_same", readings::as_helm),
        trial_with(&["helm3"], "helm_parity::values_read_the_same_as_in_helm_3", readings::as_helm_3),
        trial("helm_parity::every_difference_is_documented", documented::every_difference_is_documented),
        trial("helm_parity::eurodat_values_satisfy_the_shipped_schema", shipped::eurodat_values_satisfy),
        trial("helm_parity::the_shipped_schema_finds_faults", shipped::finds_faults),
    ]
}
