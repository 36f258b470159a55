//! What a finished program left: exit code and output, told as a transcript that can be compared.

use std::path::{Path, PathBuf};

use snapbox::{Assert, IntoData};

/// A finished run.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was typed.
    pub typed: String,
    /// The exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// The results.
    pub stdout: String,
    /// The talk.
    pub stderr: String,
    /// The sandbox's folder, which transcripts show as `[SANDBOX]`.
    pub sandbox: PathBuf,
}

impl Outcome {
    /// The same run, which must have ended with this exit code.
    #[track_caller]
    pub fn exit(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "wrong exit code\n{}", self.transcript());
        self
    }

    /// The same run, which must have succeeded.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.exit(0)
    }

    /// The results of a run that must have succeeded, without the final newline.
    #[track_caller]
    pub fn text(self) -> String {
        self.ok().stdout.trim_end().to_owned()
    }

    /// The results of a run that must have succeeded, line by line.
    #[track_caller]
    pub fn lines(self) -> Vec<String> {
        self.text().lines().map(str::to_owned).collect()
    }

    /// The same run, which must have said this, in its results or in its talk.
    #[track_caller]
    pub fn says(self, part: &str) -> Self {
        let said = self.stdout.contains(part) || self.stderr.contains(part);
        assert!(said, "nothing says {part:?}\n{}", self.transcript());
        self
    }

    /// The same run, whose transcript must be this one; `SNAPSHOTS=overwrite` rewrites it.
    #[track_caller]
    pub fn snapshot(self, expected: impl IntoData) -> Self {
        Assert::new().action_env("SNAPSHOTS").eq(self.redacted(), expected);
        self
    }

    /// The run as a terminal would show it.
    pub fn transcript(&self) -> String {
        let code = self.code.map_or_else(|| "by a signal".to_owned(), |code| code.to_string());
        format!("$ {}\n{}--- talk\n{}--- exit {code}\n", self.typed, self.stdout, self.stderr)
    }

    fn redacted(&self) -> String {
        redact(&self.transcript(), &self.sandbox)
    }
}

/// The text with folders and object ids replaced by their kind.
fn redact(text: &str, sandbox: &Path) -> String {
    let text = text.replace(&sandbox.display().to_string(), "[SANDBOX]");
    let mut redacted = String::with_capacity(text.len());
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            word.push(letter);
        } else {
            redacted.push_str(redact_word(&word));
            word.clear();
            redacted.push(letter);
        }
    }
    redacted.push_str(redact_word(&word));
    redacted
}

fn redact_word(word: &str) -> &str {
    let hex = word.len() >= 7 && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if hex { "[OID]" } else { word }
}
