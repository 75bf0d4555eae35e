//! What the targets share: the rulebooks, read once, and what holds of every refusal.

use affeer::diagnostic::{Findings, Place, Refused};
use affeer::document::{Table, Value};
use affeer::rulebook::{Library, Rulebook};
use std::sync::LazyLock;

/// The rulebooks that come with the program.
pub static RULEBOOKS: LazyLock<Vec<Rulebook>> =
    LazyLock::new(|| Library::rulebooks().iter().filter_map(|shipped| Library::rulebook(shipped.id)?.ok()).collect());

/// A refusal says something, of places that lie in its file; and it can be said.
pub fn holds_of_refusal(refused: &Refused) {
    assert!(!refused.diagnostics.is_empty(), "refused for nothing");
    for diagnostic in &refused.diagnostics {
        holds_of_place(refused.source.text(), diagnostic.place);
        assert!(!diagnostic.message.is_empty());
    }
    assert!(!refused.to_string().is_empty());
}

/// What was found lies in the text.
pub fn holds_of_findings(text: &str, findings: Findings) {
    for diagnostic in findings.in_file_order() {
        holds_of_place(text, diagnostic.place);
    }
}

/// Every place of a table lies in the text, and no key stands in it twice.
pub fn holds_of_table(text: &str, table: &Table<'_>) {
    let mut keys: Vec<&str> = table.entries.iter().map(|entry| &*entry.key).collect();
    keys.sort_unstable();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all, "a key stands twice");
    for entry in &table.entries {
        holds_of_place(text, entry.key_place);
        holds_of_place(text, entry.node.place);
        holds_of_value(text, &entry.node.value);
    }
}

fn holds_of_value(text: &str, value: &Value<'_>) {
    match value {
        Value::Table(table) => holds_of_table(text, table),
        Value::List(items) => {
            for item in items {
                holds_of_place(text, item.place);
                holds_of_value(text, &item.value);
            }
        }
        Value::Text { text: held, begins: Some(begins) } => {
            assert_eq!(text.get(*begins..begins + held.len()), Some(&**held), "a text stands elsewhere");
        }
        Value::Text { begins: None, .. } | Value::Number(_) | Value::Bool(_) | Value::Date(_) | Value::Nothing => {}
    }
}

fn holds_of_place(text: &str, place: Place) {
    assert!(place.start <= place.end && place.end <= text.len(), "{place:?} of {}", text.len());
    assert!(text.is_char_boundary(place.start) && text.is_char_boundary(place.end), "{place:?} cuts a character");
}
