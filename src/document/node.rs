//! The tree: values with their places.

use crate::diagnostic::Place;
use std::borrow::Cow;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    /// Where the value stands.
    pub place: Place,
    /// The value as written.
    pub value: Value<'s>,
}

impl Node<'_> {
    /// Whether it is a text of nothing but space, or a list of nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Text { text, .. } => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Number(_) | Value::Bool(_) | Value::Date(_) | Value::Nothing | Value::Table(_) => false,
        }
    }
}

/// Something read from a file, and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Written<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Written<U> {
        Written { value: change(self.value), place: self.place }
    }
}

/// A value as written.
#[derive(Clone, Debug)]
pub enum Value<'s> {
    /// A text; `literal` if it stands in the file character for character.
    Text {
        /// The text without its quotation marks, escapes read.
        text: Cow<'s, str>,
        /// Where the text itself begins, if it stands in the file character for character.
        begins: Option<usize>,
    },
    /// A number, as it was typed.
    Number(Cow<'s, str>),
    /// `true` or `false`.
    Bool(bool),
    /// A TOML date or time, as it was typed.
    Date(String),
    /// The `null` of JSON; TOML has no such value.
    Nothing,
    /// A list, in the order of the file; it may be empty.
    List(Vec<Node<'s>>),
    /// A table of keys and values; in JSON, an object.
    Table(Table<'s>),
}

/// Keys and values in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table<'s> {
    /// The entries; no key stands twice.
    pub entries: Vec<Entry<'s>>,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry<'s> {
    /// The key without quotation marks.
    pub key: Cow<'s, str>,
    /// Where the key stands.
    pub key_place: Place,
    /// The value under the key, and where it stands.
    pub node: Node<'s>,
}

impl<'s> Table<'s> {
    /// The entry with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry<'s>> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}
