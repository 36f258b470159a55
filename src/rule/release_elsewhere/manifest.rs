//! What in a manifest of Argo CD sets the release
//! ([specification](https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/)).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::overlap::{name_sets, sets};
use super::product::{is_literal, is_product};
use super::text::{Said, said};
use crate::model::policy::Policy;
use crate::model::yaml::{Leaf, Parsed, Step, YamlError};

/// A value that sets the release, or that may.
#[derive(Debug)]
pub(super) struct Found {
    /// What leads to it.
    pub(super) subject: String,
    /// Its bytes in the manifest.
    pub(super) span: Range<usize>,
    /// What it does.
    pub(super) what: What,
    /// The bytes of the value itself, where that stands elsewhere: a parameter is found by its name.
    pub(super) value: Option<Range<usize>>,
}

/// What a value does.
#[derive(Debug)]
pub(super) enum What {
    /// It sets the release, in these words.
    Sets(String),
    /// It is a text that can't be read.
    Unread(YamlError),
}

/// Everything in a manifest that sets the release, in order.
pub(super) fn in_manifest(text: &[u8], policy: &Policy) -> Result<Vec<Found>, YamlError> {
    search(text, policy, Patches::Read)
}

/// Whether texts in the manifest that are manifests themselves are read; those in them aren't.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Patches {
    Read,
    Pass,
}

fn search(text: &[u8], policy: &Policy, patches: Patches) -> Result<Vec<Found>, YamlError> {
    let mut search = Search {
        policy,
        patches,
        found: Vec::new(),
        revisions: Vec::new(),
        parameters: Vec::new(),
        values: HashMap::new(),
        products: HashSet::new(),
    };
    Parsed::read(text)?.each_leaf(|leaf| search.visit(leaf))?;
    Ok(search.ended())
}

struct Search<'p> {
    policy: &'p Policy,
    patches: Patches,
    found: Vec<Found>,
    /// Target revisions that are versions, each with the number of its source.
    revisions: Vec<(usize, Found)>,
    /// Parameters, each with the number of the mapping that it is.
    parameters: Vec<(usize, Found)>,
    /// The values that stand in mappings.
    values: HashMap<usize, Range<usize>>,
    /// The sources that are the product.
    products: HashSet<usize>,
}

impl Search<'_> {
    fn visit(&mut self, leaf: &Leaf<'_>) {
        let what = self.values_object(leaf).or_else(|| self.values_text(leaf));
        self.found.extend(what.map(|what| found(leaf, what)));
        self.parameters.extend(self.parameter(leaf).map(|what| (leaf.around, found(leaf, what))));
        match leaf.path.last() {
            Some(Step::Key("value")) => drop(self.values.insert(leaf.around, leaf.span.clone())),
            Some(Step::Key("targetRevision")) if is_literal(leaf.value, self.policy) => {
                let message = format!("the Application takes the product at {}, whatever its values say", leaf.value);
                self.revisions.push((leaf.around, found(leaf, What::Sets(message))));
            }
            Some(Step::Key("repoURL")) if is_product(leaf.value, self.policy) => {
                self.products.insert(leaf.around);
            }
            Some(Step::Key("templatePatch")) if self.patches == Patches::Read => self.patch(leaf),
            _ => {}
        }
    }

    /// `helm.parameters` and `helm.fileParameters`: a list of names and values, as `helm --set` takes them.
    fn parameter(&self, leaf: &Leaf<'_>) -> Option<What> {
        use Step::{Item, Key};
        let [.., Key("helm"), Key("parameters" | "fileParameters"), Item(_), Key("name")] = leaf.path else {
            return None;
        };
        let key = &self.policy.values.release;
        name_sets(leaf.value, key).then(|| What::Sets(format!("a parameter of the Application sets `{key}`")))
    }

    /// `helm.valuesObject`: values written into the Application.
    fn values_object(&self, leaf: &Leaf<'_>) -> Option<What> {
        let at = leaf.path.iter().position(|step| *step == Step::Key("valuesObject"))?;
        sets(leaf.path.get(at + 1..)?, &self.policy.values.release).then(|| self.own_values())
    }

    /// `helm.values`: the same as a block of text.
    fn values_text(&self, leaf: &Leaf<'_>) -> Option<What> {
        let [.., Step::Key("helm"), Step::Key("values")] = leaf.path else { return None };
        match said(leaf.value.as_bytes(), &self.policy.values.release) {
            Said::Nothing => None,
            Said::Null | Said::Value(_) | Said::Unclear(_) => Some(self.own_values()),
            Said::Hidden(error) | Said::Unread(error) => Some(What::Unread(error)),
        }
    }

    fn own_values(&self) -> What {
        What::Sets(format!("the Application's own values set `{}`", self.policy.values.release))
    }

    /// `spec.templatePatch` of an `ApplicationSet`: a manifest as a block of text
    /// ([template patch](https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Template/#template-patch)).
    fn patch(&mut self, leaf: &Leaf<'_>) {
        let inner = search(leaf.value.as_bytes(), self.policy, Patches::Pass);
        let whats = match inner {
            Ok(inner) => inner.into_iter().map(|inner| inner.what).collect(),
            Err(error) => vec![What::Unread(error)],
        };
        self.found.extend(whats.into_iter().map(|what| found(leaf, what)));
    }

    fn ended(self) -> Vec<Found> {
        let Self { found, revisions, parameters, values, products, .. } = self;
        let parameters =
            parameters.into_iter().map(|(around, found)| Found { value: values.get(&around).cloned(), ..found });
        let revisions = revisions.into_iter().filter(|(source, _)| products.contains(source)).map(|(_, found)| found);
        let mut all: Vec<Found> = found.into_iter().chain(parameters).chain(revisions).collect();
        all.sort_by_key(|found| found.span.start);
        all
    }
}

fn found(leaf: &Leaf<'_>, what: What) -> Found {
    Found { subject: leaf.shown(), span: leaf.span.clone(), what, value: None }
}
