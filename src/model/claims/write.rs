//! From a claim to trailers.

use std::fmt;

use super::claim::Claim;
use crate::model::plain::plain;

impl Claim {
    /// The block of trailers, one a line, without line ends.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let tag = self.tag.map_or_else(String::new, |tag| format!(" {tag}"));
        let mut lines = vec![format!("Eurodat-Release: {}{tag}", self.release)];
        lines.extend(self.evidence.iter().map(|text| format!("Eurodat-Evidence: {}", plain(text).trim())));
        let overrides = self.overrides.iter();
        lines.extend(overrides.map(|(rule, reason)| format!("Eurodat-Override: {rule}: {}", plain(reason).trim())));
        lines
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines().join("\n"))
    }
}
