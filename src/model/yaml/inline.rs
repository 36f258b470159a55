//! Nodes that stand on one line: scalars, aliases and flow collections (YAML 1.2.2, 7.4).
//!
//! In a flow collection every key has a colon with a space behind it, and a value, and no pair stands in a
//! sequence: the rest of what YAML allows there is rare, and its readers disagree about some of it.

use super::event::{Kind, Layout};
use super::line::Line;
use super::nodes::{Nodes, Start};
use super::token::{Key, key, scalar};

/// Reads the node that starts here, in a collection of this layout, and says what is left behind it; `None` if it
/// is odd, or if more than `room` collections nest.
pub(super) fn node<'t>(nodes: &mut Nodes<'t>, start: Start<'t>, layout: Layout, room: usize) -> Option<Line<'t>> {
    match start.line.text.as_bytes().first()? {
        b'[' | b'{' => collection(nodes, start, room),
        b'*' => start.properties.is_none().then(|| nodes.alias(start.line))?,
        _ => {
            let Start { line, properties } = start;
            let (kind, length) = scalar(line, layout)?;
            nodes.push(kind, line.start..line.start + length, properties);
            Some(line.behind(length))
        }
    }
}

fn collection<'t>(nodes: &mut Nodes<'t>, Start { line, properties }: Start<'t>, room: usize) -> Option<Line<'t>> {
    let room = room.checked_sub(1)?;
    let is_mapping = line.text.starts_with('{');
    let (start, end, closing) = if is_mapping {
        (Kind::MappingStart(Layout::Flow), Kind::MappingEnd, '}')
    } else {
        (Kind::SequenceStart(Layout::Flow), Kind::SequenceEnd, ']')
    };
    nodes.push(start, line.start..line.start + 1, properties);
    let mut rest = line.skip_spaces(1);
    while !rest.text.starts_with(closing) {
        if is_mapping {
            rest = pass_key(nodes, rest)?;
        }
        let start = nodes.start(rest)?;
        let behind = node(nodes, start, Layout::Flow, room)?.skip_spaces(0);
        let is_last = behind.text.starts_with(closing);
        (is_last || behind.text.starts_with(',')).then_some(())?;
        rest = behind.skip_spaces(usize::from(!is_last));
    }
    nodes.push(end, rest.start..rest.start + 1, None);
    Some(rest.behind(1))
}

fn pass_key<'t>(nodes: &mut Nodes<'t>, line: Line<'t>) -> Option<Line<'t>> {
    let Key { kind, span, rest } = key(line, Layout::Flow)?;
    nodes.push(kind, span, None);
    Some(rest)
}
