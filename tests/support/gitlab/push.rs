//! A push on the wire: what git asks for, and what it is told.

/// One reference of a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// What the client believes it is; zeros where it believes there is none.
    pub old: String,
    /// What it shall be; zeros where it shall go.
    pub new: String,
    /// Its full name.
    pub reference: String,
}

impl Update {
    /// Whether it shall go.
    pub fn deletes(&self) -> bool {
        self.new.bytes().all(|byte| byte == b'0')
    }

    /// Whether it is new.
    pub fn creates(&self) -> bool {
        self.old.bytes().all(|byte| byte == b'0')
    }

    /// The branch's name, if it is one.
    pub fn branch(&self) -> Option<&str> {
        self.reference.strip_prefix("refs/heads/")
    }

    /// The tag's name, if it is one.
    pub fn tag(&self) -> Option<&str> {
        self.reference.strip_prefix("refs/tags/")
    }
}

/// What a push asks for.
#[derive(Debug, Default)]
pub struct Push {
    /// The references.
    pub updates: Vec<Update>,
    /// The push options.
    pub options: Vec<String>,
}

impl Push {
    /// Reads the body of `git-receive-pack`.
    pub fn read(body: &[u8]) -> Self {
        let (mut push, mut rest) = (Self::default(), body);
        let mut has_options = false;
        while let Some((Some(line), after)) = packet(rest) {
            let (command, capabilities) = split(line);
            has_options |= capabilities.split(' ').any(|word| word == "push-options");
            push.updates.extend(update(&command));
            rest = after;
        }
        rest = packet(rest).map_or(rest, |(_, after)| after);
        while let (true, Some((Some(line), after))) = (has_options, packet(rest)) {
            push.options.push(String::from_utf8_lossy(line).trim_end_matches('\n').to_owned());
            rest = after;
        }
        push
    }

    /// Those that the answer says are done.
    pub fn done(&self, answer: &[u8]) -> Vec<Update> {
        let report = report(answer);
        let done = |update: &&Update| report.lines().any(|line| line == format!("ok {}", update.reference));
        self.updates.iter().filter(done).cloned().collect()
    }
}

/// The answer with words for the user in front of the report; unchanged where it has no place for words.
pub fn told(answer: &[u8], words: &str) -> Vec<u8> {
    let Some(at) = report_starts(answer).filter(|_| !words.is_empty()) else { return answer.to_vec() };
    let mut told = answer[..at].to_vec();
    for part in words.as_bytes().chunks(60_000) {
        told.extend(format!("{:04x}\u{2}", part.len() + 5).bytes());
        told.extend(part);
    }
    told.extend(&answer[at..]);
    told
}

fn report_starts(answer: &[u8]) -> Option<usize> {
    let mut rest = answer;
    while let Some((Some(line), after)) = packet(rest) {
        if line.first() == Some(&1) {
            return Some(answer.len() - rest.len());
        }
        rest = after;
    }
    None
}

/// The report's lines, out of their two wrappings.
fn report(answer: &[u8]) -> String {
    let (mut inner, mut rest) = (Vec::new(), answer);
    while let Some((Some(line), after)) = packet(rest) {
        if line.first() == Some(&1) {
            inner.extend(&line[1..]);
        }
        rest = after;
    }
    let (mut text, mut rest) = (String::new(), inner.as_slice());
    while let Some((Some(line), after)) = packet(rest) {
        text.push_str(&String::from_utf8_lossy(line));
        rest = after;
    }
    text
}

/// The first packet, none for a flush, and what follows it.
fn packet(bytes: &[u8]) -> Option<(Option<&[u8]>, &[u8])> {
    let length = std::str::from_utf8(bytes.get(..4)?).ok()?;
    match usize::from_str_radix(length, 16).ok()? {
        0 => Some((None, &bytes[4..])),
        length => Some((Some(bytes.get(4..length)?), &bytes[length..])),
    }
}

fn split(line: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(line).into_owned();
    let (command, capabilities) = text.split_once('\0').unwrap_or((&text, ""));
    (command.trim_end().to_owned(), capabilities.trim().to_owned())
}

fn update(command: &str) -> Option<Update> {
    let mut words = command.splitn(3, ' ').map(str::to_owned);
    let (old, new, reference) = (words.next()?, words.next()?, words.next()?);
    Some(Update { old, new, reference })
}
