//! From bytes to sections.

use std::collections::HashMap;
use std::sync::Arc;

use super::decision::Owners;
use super::entry::Entry;
use super::fault::OwnersFault;
use super::header::Header;
use super::header_faults::{broken, header_faults};
use super::invisible::invisible;
use super::line::Line;
use super::section::{DEFAULT, Section, Terms};
use super::text::{MARK, decoded};
use super::words::Words;
use crate::model::position::Position;

impl Owners {
    /// Reads a CODEOWNERS file as GitLab does, and tells what is wrong with it, by place. There is always an answer:
    /// GitLab refuses no file.
    ///
    /// <https://docs.gitlab.com/user/project/codeowners/reference/>
    #[must_use]
    pub fn read(text: &[u8]) -> (Self, Vec<OwnersFault>) {
        let mut reader = Reader::new();
        if let Some(at) = text.iter().position(|byte| *byte == 0) {
            reader.faults.push(binary(Position::of(text, at)));
            return reader.finish();
        }
        let (decoded, odd) = decoded(text);
        reader.faults.extend(Position::of_all(text, &odd).into_iter().map(not_utf_8));
        let bare = decoded.strip_prefix(MARK);
        reader.faults.extend(bare.map(|_| marked()));
        for line in Line::all(bare.unwrap_or(&decoded), bare.map_or(0, |_| MARK.len())) {
            reader.read(&line);
        }
        reader.finish()
    }
}

struct Reader {
    sections: Vec<Section>,
    /// The first section of each name, in lower case.
    by_name: HashMap<String, usize>,
    current: usize,
    terms: Terms,
    faults: Vec<OwnersFault>,
}

impl Reader {
    fn new() -> Self {
        Self {
            sections: vec![Section::new(DEFAULT)],
            by_name: HashMap::from([(DEFAULT.to_owned(), 0)]),
            current: 0,
            terms: Terms::default(),
            faults: Vec::new(),
        }
    }

    fn read(&mut self, line: &Line<'_>) {
        if line.text.trim().is_empty() || line.text.starts_with('#') {
            return;
        }
        self.faults.extend(invisible(line.text).map(|found| unseen(line, found)));
        if let Some(header) = Header::of(line.text) {
            self.start(line, &header);
            return;
        }
        let (entry, faults) = Entry::read(line, &self.terms.defaults);
        // What is wrong with the header as an entry is of no interest.
        self.faults.extend(broken(line).map_or(faults, |fault| vec![fault]));
        if let Some(section) = self.sections.get_mut(self.current) {
            section.add(entry, self.terms.clone());
        }
    }

    fn start(&mut self, line: &Line<'_>, header: &Header<'_>) {
        let words = Words::read(header.read, header.owners_from);
        self.faults.extend(header_faults(line, header, &words));
        let digits = header.count.map_or("", |(_, digits)| digits).trim_start_matches('0');
        let approvals = if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u32::MAX) };
        self.terms = Terms { is_optional: header.is_optional, approvals, defaults: Arc::from(words.owners) };
        self.current = self.place(header.name);
    }

    /// The section of this name, in any case. The first header of a file joins what stands before it only where it
    /// names it exactly.
    fn place(&mut self, name: &str) -> usize {
        let end = self.sections.len();
        let known = *self.by_name.entry(name.to_lowercase()).or_insert(end);
        let place = if end == 1 && name != DEFAULT { end } else { known };
        if place == end {
            self.sections.push(Section::new(name));
        }
        place
    }

    fn finish(mut self) -> (Owners, Vec<OwnersFault>) {
        self.sections.iter_mut().for_each(Section::finish);
        self.faults.sort_by_key(|fault| fault.position);
        (Owners { sections: self.sections }, self.faults)
    }
}

fn binary(position: Position) -> OwnersFault {
    let fault = OwnersFault::error(position, "", "a NUL byte, for which GitLab takes the file for binary");
    fault.help("GitLab reads no owners at all; save the file as UTF-8 text")
}

fn not_utf_8(position: Position) -> OwnersFault {
    OwnersFault::error(position, "", "a byte that is not UTF-8").help("GitLab guesses the encoding; save it as UTF-8")
}

fn marked() -> OwnersFault {
    let position = Position { line: 1, column: 1, offset: 0 };
    let fault = OwnersFault::error(position, "", "the file starts with a byte order mark");
    fault.help("GitLab reads it as part of the first line; save the file as UTF-8 without it")
}

fn unseen(line: &Line<'_>, (at, character): (usize, char)) -> OwnersFault {
    let message = format!("an invisible character, U+{:04X}", u32::from(character));
    let fault = OwnersFault::error(line.position(at), "", message);
    fault.help("GitLab reads it as part of the word that it stands in; take it away")
}
