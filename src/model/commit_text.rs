//! What a commit says of itself, for people.

/// Who made a commit and what for: text that whoever committed chose freely.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommitText {
    /// The author's name; empty where there is none.
    pub author: String,
    /// The committer's name; empty where there is none.
    pub committer: String,
    /// The first paragraph of the message on one line, as git's own subject.
    pub subject: String,
}

impl CommitText {
    /// What the bytes of a commit object say ([format](https://git-scm.com/docs/git-commit-tree#_commit_information)).
    /// Names and message are UTF-8, or what the commit's `encoding` header says: ISO-8859-1 is known, and what can't be
    /// read is shown as U+FFFD.
    #[must_use]
    pub fn read(commit: &[u8]) -> Self {
        let end = commit.windows(2).position(|pair| pair == b"\n\n").unwrap_or(commit.len());
        let (headers, message) = commit.split_at(end);
        let encoding = Encoding::named(header(headers, b"encoding "));
        let name = |who: &[u8]| {
            let end = who.iter().rposition(|byte| *byte == b'<').unwrap_or(who.len());
            encoding.text(who.get(..end).unwrap_or_default()).trim().to_owned()
        };
        Self {
            author: name(header(headers, b"author ")),
            committer: name(header(headers, b"committer ")),
            subject: subject(&encoding.text(message)),
        }
    }
}

/// The first header of this name; lines that go on an earlier one start with a blank, and so never look like it.
fn header<'c>(headers: &'c [u8], name: &[u8]) -> &'c [u8] {
    headers.split(|byte| *byte == b'\n').find_map(|line| line.strip_prefix(name)).unwrap_or_default()
}

/// The lines of the first paragraph, joined by blanks.
fn subject(message: &str) -> String {
    let lines = message.lines().map(str::trim_end).skip_while(|line| line.is_empty());
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How a commit's text is written.
#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Latin1,
}

impl Encoding {
    fn named(name: &[u8]) -> Self {
        let latin1 = ["iso-8859-1", "iso8859-1", "latin1", "latin-1"];
        let is_latin1 = latin1.iter().any(|known| name.trim_ascii().eq_ignore_ascii_case(known.as_bytes()));
        if is_latin1 { Self::Latin1 } else { Self::Utf8 }
    }

    fn text(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            // Its bytes are Unicode's first 256 characters.
            Self::Latin1 => bytes.iter().copied().map(char::from).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS: &[u8] = b"tree 1\nauthor M\xe4ra <m> <m@x> 1 +0000\ncommitter CI <c@x> 2 +0000\n";

    fn read(parts: &[&[u8]]) -> [String; 3] {
        let text = CommitText::read(&parts.concat());
        [text.author, text.committer, text.subject]
    }

    #[test]
    fn the_encoding_header_counts() {
        let latin1 = read(&[HEADERS, b"encoding ISO-8859-1\n\ngr\xfc\xdfe\n"]);
        assert_eq!(latin1, ["Mära <m>", "CI", "grüße"]);
        assert_eq!(read(&[HEADERS, b"\n\xc3\xbc\n"]), ["M\u{fffd}ra <m>", "CI", "ü"]);
        assert_eq!(read(&[HEADERS, b"encoding KOI8-R\n\n\xc3\n"])[2], "\u{fffd}");
    }

    #[test]
    fn the_first_paragraph_is_the_subject() {
        assert_eq!(read(&[HEADERS, b"\n\n \none  \r\ntwo\n\nbody\n"])[2], "one two");
        assert_eq!(read(&[HEADERS, b"\n"])[2], "");
    }

    #[test]
    fn a_signature_is_no_header() {
        let signed = b"tree 1\ngpgsig x\n author Mallory <m@x> 1 +0000\nauthor A <a@x> 1 +0000\n\ns";
        assert_eq!(read(&[signed]), ["A", "", "s"]);
    }

    #[test]
    fn no_commit_no_text() {
        assert_eq!(CommitText::read(b""), CommitText::default());
        assert_eq!(CommitText::read(b"author\n\n\n\n"), CommitText::default());
    }
}
