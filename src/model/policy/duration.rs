//! Spans of time as the policy writes them.
