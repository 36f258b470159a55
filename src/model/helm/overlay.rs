//! Lays values over a copy of the chart's and takes them off again, so that the copy serves many files.

use serde_json::{Map, Value};

/// What a key was before.
pub(super) enum Before {
    Nothing,
    Was(Value),
    /// The mapping stayed, and these of its keys changed.
    Within(Vec<(String, Before)>),
}

/// Lays `own` over `chart` as [`super::coalesce`] does, and says what changed.
pub(super) fn lay(chart: &mut Map<String, Value>, own: Map<String, Value>) -> Vec<(String, Before)> {
    own.into_iter().filter_map(|(key, value)| lay_one(chart, key, value)).collect()
}

fn lay_one(chart: &mut Map<String, Value>, key: String, value: Value) -> Option<(String, Before)> {
    let before = match (chart.get_mut(&key), value) {
        (None, value) => {
            chart.insert(key.clone(), value);
            Before::Nothing
        }
        (Some(_), Value::Null) => Before::Was(chart.remove(&key)?),
        (Some(Value::Object(inner)), Value::Object(own)) => Before::Within(lay(inner, own)),
        (Some(chart), value) => Before::Was(std::mem::replace(chart, value)),
    };
    Some((key, before))
}

/// Takes off what [`lay`] laid.
pub(super) fn lift(chart: &mut Map<String, Value>, changed: Vec<(String, Before)>) {
    for (key, before) in changed.into_iter().rev() {
        match (before, chart.get_mut(&key)) {
            (Before::Nothing, _) => {
                chart.remove(&key);
            }
            (Before::Was(value), _) => {
                chart.insert(key, value);
            }
            (Before::Within(changed), Some(Value::Object(inner))) => lift(inner, changed),
            (Before::Within(_), _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::model::helm::coalesce::coalesce;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::Bool), Just(json!([null, 1]))];
        leaf.prop_recursive(4, 32, 4, |inner| mapping(inner).prop_map(Value::Object))
    }

    fn mapping(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
        prop::collection::btree_map("[a-d]", inner, 0..4).prop_map(|entries| entries.into_iter().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]
        #[test]
        fn laid_values_are_coalesced_and_lifted_without_a_trace(chart in mapping(value()), own in mapping(value())) {
            let mut coalesced = own.clone();
            coalesce(&mut coalesced, &chart);
            let mut laid = chart.clone();
            let changed = lay(&mut laid, own);
            prop_assert_eq!(&laid, &coalesced);
            lift(&mut laid, changed);
            prop_assert_eq!(laid, chart);
        }
    }
}
