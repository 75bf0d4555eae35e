//! Objects of JSON, key by key in the order written.

use serde_json::{Map, Value};

/// An object that is being made.
#[derive(Debug, Default)]
pub(crate) struct Object {
    entries: Map<String, Value>,
}

impl Object {
    /// Adds a key. A call, not a copy of the code: hundreds of keys are written, of few types.
    #[inline(never)]
    pub(crate) fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.entries.insert(key.to_owned(), value.into());
    }

    /// The object as a value.
    pub(crate) fn value(self) -> Value {
        Value::Object(self.entries)
    }
}

/// An object as it is written in JSON: `object! { "id": id, "penalty": object! { … } }`. As
/// `serde_json::json!`, whose every key weighs five times as much in the page.
macro_rules! object {
    { $($key:literal: $value:expr),* $(,)? } => {{
        let mut object = $crate::render::Object::default();
        $(object.put($key, $value);)*
        object.value()
    }};
}

pub(crate) use object;
