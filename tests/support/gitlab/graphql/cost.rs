//! How much a query asks for, counted as GitLab counts: `Types::BaseField`, `Resolvers::BaseResolver`.
//!
//! A plain field costs 1 and what stands below it. A field with a resolver costs what stands below it, 1, more for
//! some arguments, and 1 % more for each item that a page may hold. Limits: docs.gitlab.com/api/graphql/#limits

use apollo_compiler::ExecutableDocument;
use apollo_compiler::ast;
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use apollo_compiler::response::JsonMap;

use crate::support::gitlab::viewer::Viewer;

/// A page holds no more.
const LONGEST_PAGE: u64 = 100;

/// How much a query may ask for.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    complexity: u64,
    depth: u64,
}

impl Most {
    /// The limits for somebody known, or for nobody.
    pub fn of(viewer: &Viewer) -> Self {
        match viewer.user {
            Some(_) => Self { complexity: 250, depth: 20 },
            None => Self { complexity: 200, depth: 15 },
        }
    }
}

/// Refuses a query that asks for more, in GitLab's words.
pub fn within(document: &ExecutableDocument, query: &Operation, variables: &JsonMap, most: Most) -> Result<(), String> {
    let count = Count { document, variables };
    let (complexity, depth) = (count.complexity(&query.selection_set), count.depth(&query.selection_set));
    if depth > most.depth {
        return Err(format!("Query has depth of {depth}, which exceeds max depth of {}", most.depth));
    }
    if complexity > most.complexity {
        return Err(format!(
            "Query has complexity of {complexity}, which exceeds max complexity of {}",
            most.complexity
        ));
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct Count<'a> {
    document: &'a ExecutableDocument,
    variables: &'a JsonMap,
}

impl<'a> Count<'a> {
    fn complexity(self, selected: &'a SelectionSet) -> u64 {
        self.fields(selected).iter().map(|field| self.of_field(field)).sum()
    }

    fn depth(self, selected: &'a SelectionSet) -> u64 {
        self.fields(selected).iter().map(|field| 1 + self.depth(&field.selection_set)).max().unwrap_or(0)
    }

    fn of_field(self, field: &'a Field) -> u64 {
        let below = self.complexity(&field.selection_set);
        let cost = field.definition.directives.get("cost");
        let said = |name: &str| cost.and_then(|cost| cost.specified_argument_by_name(name));
        let gitaly = u64::from(said("gitaly").is_some());
        if said("resolver").is_none() {
            let own = said("is").and_then(|own| own.to_i32()).map_or(1, i32::unsigned_abs);
            return below + u64::from(own) + gitaly;
        }
        let whole = below + 1 + gitaly + self.of_arguments(field);
        whole + whole * self.page(field) / 100
    }

    fn of_arguments(self, field: &Field) -> u64 {
        let costs = [("sort", 1), ("search", 5), ("sha", 2), ("ref", 2)];
        costs.iter().filter(|(name, _)| self.has(field, name)).map(|(_, cost)| cost).sum()
    }

    /// How many items count; lists asked for by their numbers are free.
    fn page(self, field: &Field) -> u64 {
        let is_list = field.definition.ty.inner_named_type().ends_with("Connection");
        if !is_list || self.has(field, "iid") || self.has(field, "iids") {
            return 0;
        }
        ["first", "last"].iter().filter_map(|name| self.number(field, name)).fold(LONGEST_PAGE, u64::min)
    }

    /// Whether an argument has a value, given or by default.
    fn has(self, field: &Field, name: &str) -> bool {
        match field.argument_by_name(name).map(AsRef::as_ref) {
            Ok(ast::Value::Variable(variable)) => {
                self.variables.get(variable.as_str()).is_some_and(|value| !value.is_null())
            }
            Ok(value) => !value.is_null(),
            Err(_) => false,
        }
    }

    fn number(self, field: &Field, name: &str) -> Option<u64> {
        match field.argument_by_name(name).ok()?.as_ref() {
            ast::Value::Variable(variable) => self.variables.get(variable.as_str())?.as_u64(),
            value => value.to_i32().and_then(|number| u64::try_from(number).ok()),
        }
    }

    /// The fields of a selection, those of its fragments too.
    fn fields(self, selected: &'a SelectionSet) -> Vec<&'a Field> {
        let mut fields = Vec::new();
        for selection in &selected.selections {
            match selection {
                Selection::Field(field) => fields.push(field.as_ref()),
                Selection::InlineFragment(inline) => fields.extend(self.fields(&inline.selection_set)),
                Selection::FragmentSpread(spread) => {
                    let fragment = self.document.fragments.get(&spread.fragment_name);
                    fields.extend(fragment.map(|fragment| self.fields(&fragment.selection_set)).unwrap_or_default());
                }
            }
        }
        fields
    }
}
