//! The lines of simple YAML that say something.

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What is left of a line; offsets are in bytes of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    /// The bytes before it on its line, all spaces and indicators.
    pub(super) column: usize,
}

/// The lines that hold more than spaces and a comment, but for a first one that starts the document.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let at = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let mut lines = Lines { text, at }.peekable();
    lines.next_if(|line| line.starts_document());
    lines
}

/// Whether every line of the text ends in `\n` or `\r\n`, and not in `\r` alone.
pub(super) fn has_plain_breaks(text: &str) -> bool {
    !text.contains('\r') || text.split("\r\n").all(|line| !line.contains('\r'))
}

struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let length = rest.find('\n').unwrap_or(rest.len());
            let text = rest.get(..length)?;
            let line = Line { text: text.strip_suffix('\r').unwrap_or(text), start: self.at, column: 0 };
            self.at += length + 1;
            let line = line.skip_spaces(0);
            if !line.is_done() {
                return Some(line);
            }
        }
    }
}

impl<'t> Line<'t> {
    /// Whether nothing but a comment is left; spaces must have been skipped.
    pub(super) fn is_done(self) -> bool {
        self.text.is_empty() || self.text.starts_with('#')
    }

    /// Whether nothing but a comment is left, with a space before it.
    pub(super) fn ends(self) -> bool {
        self.text.is_empty() || self.text.starts_with(' ') && self.skip_spaces(1).is_done()
    }

    /// What is left `length` bytes on.
    pub(super) fn behind(self, length: usize) -> Self {
        self.at(self.text.get(length..).unwrap_or_default())
    }

    /// What is left `length` bytes on, behind the spaces there.
    pub(super) fn skip_spaces(self, length: usize) -> Self {
        self.at(self.text.get(length..).unwrap_or_default().trim_start_matches(' '))
    }

    /// What is left of the line where `text`, its end, starts.
    fn at(self, text: &'t str) -> Self {
        let skipped = self.text.len() - text.len();
        Self { text, start: self.start + skipped, column: self.column + skipped }
    }

    /// Whether it is a dash that starts an item of a sequence.
    pub(super) fn is_item(self) -> bool {
        self.text == "-" || self.text.starts_with("- ")
    }

    /// Whether it is, or looks like, a marker or a directive between documents.
    pub(super) fn may_end_document(self) -> bool {
        self.column == 0 && self.text.starts_with(['-', '.', '%']) && !self.is_item()
    }

    fn starts_document(self) -> bool {
        let behind = self.text.strip_prefix("---").filter(|_| self.column == 0);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' ') && self.skip_spaces(3).is_done())
    }
}
