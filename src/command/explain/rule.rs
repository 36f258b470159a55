//! `explain <rule>`: what it means.

use crate::cli::Format;
use crate::external::terminal::width;
use crate::model::guide::section;
use crate::model::report::RuleText;
use crate::render::Told;
use crate::render::explain_json::rule_json;
use crate::render::guide::guide;

/// Tells what a rule means.
pub fn rule(rule: RuleText, format: Format) -> Told {
    let section = section(rule.id).unwrap_or(rule.says);
    Told::out(match format {
        Format::Text => guide(rule, section, width()),
        Format::Json => rule_json(rule, section),
    })
}
