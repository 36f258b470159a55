//! Spans of time, as the policy writes them.

/// The two largest units of a time in seconds: `2d3h`, `45m`, `0s`.
#[must_use]
pub fn span(seconds: u64) -> String {
    let parts = [(seconds / 86400, 'd'), (seconds / 3600 % 24, 'h'), (seconds / 60 % 60, 'm'), (seconds % 60, 's')];
    let from_largest = parts.iter().skip_while(|(count, _)| *count == 0).take(2).filter(|(count, _)| *count > 0);
    let text = from_largest.map(|(count, unit)| format!("{count}{unit}")).collect::<Vec<_>>().concat();
    if text.is_empty() { "0s".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_units_say_enough() {
        let read = [0, 59, 60, 3661, 86_400, 90_000, 86_460, 1_000_000].map(span);
        assert_eq!(read, ["0s", "59s", "1m", "1h1m", "1d", "1d1h", "1d", "11d13h"]);
    }
}
