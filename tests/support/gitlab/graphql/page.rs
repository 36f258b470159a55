//! Connections: lists in pages, as GitLab pages by keys.

use apollo_compiler::resolvers::{FieldError, ObjectValue, ResolveInfo, ResolvedValue};

use super::leaf::{Answer, leaf, text, unknown};

/// GitLab gives no more at once: `default_max_page_size`.
const LONGEST: usize = 100;

/// Something with a number that a cursor can name.
pub trait Item: ObjectValue + Copy {
    /// The number.
    fn key(&self) -> u64;
}

/// One page of a list.
#[derive(Debug)]
pub struct Page<T> {
    name: &'static str,
    items: Vec<T>,
    total: usize,
    has_next: bool,
    has_previous: bool,
}

impl<T: Item> Page<T> {
    /// The page that a field's arguments ask for, of a list in its order; `name` is the connection's type.
    pub fn of(name: &'static str, all: &[T], info: &ResolveInfo) -> Result<Self, FieldError> {
        let (total, (first, last)) = (all.len(), (number(info, "first"), number(info, "last")));
        if first.is_some() && last.is_some() {
            return Err(refused("Can only provide either `first` or `last`, not both"));
        }
        let (after, before) = (text(info, "after"), text(info, "before"));
        let start = after.map(|cursor| place(all, cursor)).transpose()?.map_or(0, |at| at + 1);
        let end = before.map(|cursor| place(all, cursor)).transpose()?.unwrap_or(total);
        let sliced = all.get(start..end).unwrap_or_default();
        let most = first.or(last).unwrap_or(LONGEST).min(LONGEST);
        let left = sliced.len().saturating_sub(most);
        let items = if last.is_some() { &sliced[left..] } else { &sliced[..sliced.len() - left] };
        Ok(Self {
            name,
            items: items.to_vec(),
            total,
            has_next: before.is_some() || (last.is_none() && left > 0),
            has_previous: after.is_some() || (last.is_some() && left > 0),
        })
    }
}

/// A page as a field's value.
pub fn page<'a, T: Item + 'a>(name: &'static str, list: &[T], info: &ResolveInfo) -> Answer<'a> {
    Page::of(name, list, info).map(ResolvedValue::object)
}

impl<T: Item> ObjectValue for Page<T> {
    fn type_name(&self) -> &str {
        self.name
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        match info.field_name() {
            "nodes" => Ok(ResolvedValue::list(self.items.iter().map(|item| ResolvedValue::object(*item)))),
            "edges" => {
                Ok(ResolvedValue::list(self.items.iter().map(|item| ResolvedValue::object(Edge(self.name, *item)))))
            }
            "count" => leaf(self.total),
            "pageInfo" => Ok(ResolvedValue::object(PageInfo {
                start: self.items.first().map(|item| cursor(item.key())),
                end: self.items.last().map(|item| cursor(item.key())),
                has_next: self.has_next,
                has_previous: self.has_previous,
            })),
            _ => unknown(self.name, info),
        }
    }
}

struct Edge<T>(&'static str, T);

impl<T: Item> ObjectValue for Edge<T> {
    fn type_name(&self) -> &str {
        // MergeRequestConnection → MergeRequestEdge; the names of the schema are all there are.
        match self.0 {
            "MergeRequestConnection" => "MergeRequestEdge",
            "MergeRequestAssigneeConnection" => "MergeRequestAssigneeEdge",
            "MergeRequestReviewerConnection" => "MergeRequestReviewerEdge",
            "PipelineConnection" => "PipelineEdge",
            "ReleaseConnection" => "ReleaseEdge",
            "NoteConnection" => "NoteEdge",
            "LabelConnection" => "LabelEdge",
            _ => "UserCoreEdge",
        }
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        match info.field_name() {
            "cursor" => leaf(cursor(self.1.key())),
            "node" => Ok(ResolvedValue::object(self.1)),
            _ => unknown(self.type_name(), info),
        }
    }
}

struct PageInfo {
    start: Option<String>,
    end: Option<String>,
    has_next: bool,
    has_previous: bool,
}

impl ObjectValue for PageInfo {
    fn type_name(&self) -> &'static str {
        "PageInfo"
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        match info.field_name() {
            "hasNextPage" => leaf(self.has_next),
            "hasPreviousPage" => leaf(self.has_previous),
            "startCursor" => leaf(self.start.clone()),
            "endCursor" => leaf(self.end.clone()),
            _ => unknown("PageInfo", info),
        }
    }
}

fn place<T: Item>(list: &[T], given: &str) -> Result<usize, FieldError> {
    let found = list.iter().position(|item| cursor(item.key()) == given);
    found.ok_or_else(|| refused("Please provide a valid cursor"))
}

/// Opaque to clients, as GitLab's Base64 is.
fn cursor(key: u64) -> String {
    format!("{{\"id\":\"{key}\"}}").bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn number(info: &ResolveInfo, name: &str) -> Option<usize> {
    info.arguments().get(name)?.as_i64().map(|number| usize::try_from(number).unwrap_or(0))
}

fn refused(message: &str) -> FieldError {
    FieldError { message: message.to_owned() }
}
