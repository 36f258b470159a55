//! The syntax of regular expressions, as far as Go and Rust read it alike.
//!
//! Go's (<https://pkg.go.dev/regexp/syntax>) is narrower in most, such as a repetition of a repetition without a group.
//! What both refuse is left to the library that judges.

use super::pattern_class::after_class;
use super::pattern_escape::{Place, Why, after_escape};

/// Go's limit of repetitions, also of those within one another together.
const MOST_REPEATS: u64 = 1000;

/// What is wrong with a regular expression, if something is.
pub(super) fn fault(pattern: &str) -> Option<Why> {
    let mut reading = Reading { groups: vec![1], last: 1, repeated: false };
    let mut rest = pattern;
    while let Some(char) = rest.chars().next() {
        match reading.part(char, rest.get(char.len_utf8()..).unwrap_or_default()) {
            Ok(behind) => rest = behind,
            Err(why) => return Some(why),
        }
    }
    None
}

struct Reading {
    /// How many times the most repeated part of each open group is repeated.
    groups: Vec<u64>,
    /// How many times the most repeated part of what stands before is.
    last: u64,
    /// Whether a repetition stands before.
    repeated: bool,
}

impl Reading {
    /// Reads what begins with `char`, and says what is behind it.
    fn part<'p>(&mut self, char: char, behind: &'p str) -> Result<&'p str, Why> {
        match char {
            '*' | '+' | '?' => return self.repeat(1, behind),
            '{' => {
                let (count, behind) = count(behind).ok_or(Why::Otherwise("`{` that is no repetition"))?;
                return self.repeat(count, behind);
            }
            _ => {}
        }
        self.repeated = false;
        self.last = 1;
        match char {
            '\\' => after_escape(behind, Place::Open),
            '[' => after_class(behind),
            '(' => self.open(behind),
            ')' => {
                self.last = self.groups.pop().unwrap_or(1);
                self.note();
                Ok(behind)
            }
            _ => Ok(behind),
        }
    }

    fn repeat<'p>(&mut self, count: u64, behind: &'p str) -> Result<&'p str, Why> {
        if self.repeated {
            return Err(Why::Refused("a repetition of a repetition"));
        }
        self.repeated = true;
        self.last = self.last.saturating_mul(count.max(1));
        self.note();
        if self.last > MOST_REPEATS {
            return Err(Why::Refused("a repetition of more than 1000"));
        }
        Ok(behind.strip_prefix('?').unwrap_or(behind))
    }

    /// The group repeats as its most repeated part.
    fn note(&mut self) {
        if let Some(group) = self.groups.last_mut() {
            *group = self.last.max(*group);
        }
    }

    /// `(`, `(?:`, `(?i)`, `(?i:`, `(?P<name>` or `(?<name>`.
    fn open<'p>(&mut self, behind: &'p str) -> Result<&'p str, Why> {
        let Some(special) = behind.strip_prefix('?') else {
            self.groups.push(1);
            return Ok(behind);
        };
        if let Some(name) = special.strip_prefix("P<").or_else(|| special.strip_prefix('<')) {
            self.groups.push(1);
            return after_name(name);
        }
        let flags = special.len() - special.trim_start_matches(['i', 'm', 's', 'U', '-']).len();
        let (flags, then) = special.split_at(flags);
        if flags.ends_with('-') || flags.matches('-').count() > 1 {
            return Err(Why::Refused("flags that end with `-`"));
        }
        match then.strip_prefix(':') {
            Some(then) => {
                self.groups.push(1);
                Ok(then)
            }
            None => then.strip_prefix(')').ok_or(Why::Refused("such a group in a regular expression")),
        }
    }
}

fn after_name(name: &str) -> Result<&str, Why> {
    let bad = Why::Refused("such a group in a regular expression");
    let (name, behind) = name.split_once('>').ok_or(bad)?;
    let is_word = name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
    if is_word { Ok(behind) } else { Err(bad) }
}

/// `{2}`, `{2,}` or `{2,3}`: how many times at most, or at least where there is no most.
fn count(behind: &str) -> Option<(u64, &str)> {
    let (counts, behind) = behind.split_once('}')?;
    let (least, most) = counts.split_once(',').unwrap_or((counts, ""));
    let number = |digits: &str| {
        let is_number = digits == "0" || (!digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()));
        is_number.then(|| digits.parse::<u64>().unwrap_or(u64::MAX))
    };
    let least = number(least).filter(|_| !least.is_empty())?;
    Some((if most.is_empty() { least } else { number(most)? }, behind))
}
