//! Spans of time for people.

use std::time::Duration;

/// Hours and minutes, `3 h 20 min`; minutes and seconds below an hour. What is left over is dropped.
#[must_use]
pub fn span(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let (large, small, units) = if seconds >= 3600 {
        (seconds / 3600, seconds % 3600 / 60, ["h", "min"])
    } else {
        (seconds / 60, seconds % 60, ["min", "s"])
    };
    let parts = [large, small].into_iter().zip(units).filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, unit)| format!("{count} {unit}")).collect();
    if parts.is_empty() { "0 s".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_units_at_most() {
        let spans =
            [0, 40, 60, 90, 3599, 3600, 12_000, 86_400, 93_659].map(|seconds| span(Duration::from_secs(seconds)));
        let said = ["0 s", "40 s", "1 min", "1 min 30 s", "59 min 59 s", "1 h", "3 h 20 min", "24 h", "26 h"];
        assert_eq!(spans, said);
    }
}
