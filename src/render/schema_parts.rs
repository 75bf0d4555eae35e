//! What the schemas are put together from.

use serde_json::{Map, Value, json};

/// The names of a closed list.
pub(super) fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
    list.iter().map(|(name, _)| *name).collect()
}

/// An object that has all these keys and no others.
pub(super) fn object(properties: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    loose(properties, &required)
}

/// An object of these keys, of which some must be there.
pub(super) fn loose(properties: &[(&str, Value)], required: &[&str]) -> Value {
    let map: Map<String, Value> =
        properties.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({ "type": "object", "properties": map, "required": required, "additionalProperties": false })
}

/// An object with more keys, all of them required.
pub(super) fn with_keys(mut object: Value, more: Vec<(&str, Value)>) -> Value {
    for (key, schema) in more {
        if let Some(required) = object.get_mut("required").and_then(Value::as_array_mut) {
            required.push(json!(key));
        }
        if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert(key.to_owned(), schema);
        }
    }
    object
}

/// A list of such values.
pub(super) fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// Such a value, or null.
pub(super) fn nullable(of: &Value) -> Value {
    json!({ "anyOf": [of, { "type": "null" }] })
}
