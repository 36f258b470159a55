//! Lays an environment's values over the chart's, as Helm does.
//!
//! Mappings merge key by key, all else is replaced, and a null deletes what the chart says. A null
//! where the chart says nothing stays null, also to the schema
//! (<https://helm.sh/docs/chart_template_guide/values_files/#deleting-a-default-key>).

use serde_json::{Map, Value};

/// Fills what `own` doesn't say from `defaults`.
pub(super) fn coalesce(own: &mut Map<String, Value>, defaults: &Map<String, Value>) {
    for (key, default) in defaults {
        match own.get_mut(key) {
            None => {
                own.insert(key.clone(), default.clone());
            }
            Some(Value::Null) => {
                own.remove(key);
            }
            Some(Value::Object(inner)) => {
                if let Value::Object(defaults) = default {
                    coalesce(inner, defaults);
                }
            }
            Some(_) => {}
        }
    }
}
