//! Our trailers in a message, not yet understood.

/// The keys that begin a block or go on with it, in this very case. Other lines that start with `Eurodat-` are prose, or
/// keys of a newer version.
const KEYS: [&[u8]; 3] = [b"Eurodat-Release:", b"Eurodat-Evidence:", b"Eurodat-Override:"];

/// What every key starts with.
const START: &[u8] = b"Eurodat-";

/// One line of ours: its key and its value.
pub(super) type Trailer = (String, String);

/// The blocks of a message, wherever they stand. Git trailers may be folded over several lines
/// ([git interpret-trailers](https://git-scm.com/docs/git-interpret-trailers)); ours never are.
pub(super) fn blocks(message: &[u8]) -> Vec<Vec<Trailer>> {
    let mut blocks = Vec::new();
    let mut is_inside = false;
    for line in message.split(|byte| *byte == b'\n') {
        let is_ours = KEYS.iter().any(|key| line.starts_with(key));
        if is_ours && !is_inside {
            blocks.push(Vec::new());
        }
        is_inside = is_ours || (is_inside && line.starts_with(START));
        if let Some(block) = blocks.last_mut().filter(|_| is_ours) {
            block.push(trailer(line));
        }
    }
    blocks
}

/// A line's key and value; a message need not be UTF-8.
fn trailer(line: &[u8]) -> Trailer {
    let line = String::from_utf8_lossy(line);
    let (key, value) = line.split_once(':').unwrap_or((&line, ""));
    (key.to_owned(), value.trim().to_owned())
}
