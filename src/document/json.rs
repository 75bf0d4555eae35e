//! JSON into the tree: scanned by `serde_json`, each value kept as the slice it was written in,
//! so that its place is known and its numbers keep their digits.

use super::node::{Entry, Node, Table, Value};
use super::toml::TOLD;
use super::{DEEPEST, MOST_ENTRIES, refusals};
use crate::diagnostic::{Findings, Place};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The tree of a JSON text.
pub(super) fn parse<'s>(text: &'s str, findings: &mut Findings) -> Table<'s> {
    match serde_json::from_str::<Members<'s>>(text) {
        Ok(members) => table_from(text, members, Place::default(), findings, 0, false),
        Err(error) => {
            let start = offset_of(text, error.line(), error.column());
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            // The character there, whole.
            let length = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let place = Place { start, end: start.saturating_add(length) };
            refusals::not_json(message, place, findings);
            Table::default()
        }
    }
}

/// The members of an object, repeated keys included.
struct Members<'s>(Vec<(Cow<'s, str>, &'s RawValue)>);

/// A key, borrowed where it has no escapes.
struct Key<'s>(Cow<'s, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::with_capacity(16);
                while let Some((Key(key), value)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
                    members.push((key, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

fn table_from<'s>(
    text: &'s str,
    Members(members): Members<'s>,
    place: Place,
    findings: &mut Findings,
    depth: usize,
    told: bool,
) -> Table<'s> {
    if members.len() > MOST_ENTRIES {
        refusals::table_too_long(place, findings);
        return Table::default();
    }
    let mut entries: Vec<Entry<'s>> = Vec::with_capacity(members.len());
    for (key, raw) in members {
        let place = place_of(text, raw.get());
        let key_place = match &key {
            Cow::Borrowed(key) => place_of(text, key),
            Cow::Owned(_) => place,
        };
        // Of the whole, the tables whose own keys may be told.
        let own = depth == 0 && TOLD.contains(&&*key);
        if entries.iter().any(|entry| entry.key == key) {
            refusals::key_twice(Some(&*key).filter(|_| told || own), key_place, findings);
            continue;
        }
        entries.push(Entry { key, key_place, node: node_from(text, raw.get(), findings, depth, own) });
    }
    Table { entries }
}

fn node_from<'s>(text: &'s str, raw: &'s str, findings: &mut Findings, depth: usize, told: bool) -> Node<'s> {
    let place = place_of(text, raw);
    if depth > DEEPEST {
        refusals::nested_too_deep(place, findings);
        return Node { place, value: Value::Nothing };
    }
    let deeper = depth.saturating_add(1);
    let value = match raw.as_bytes().first() {
        Some(b'{') => match serde_json::from_str::<Members<'s>>(raw) {
            Ok(members) => Value::Table(table_from(text, members, place, findings, deeper, told)),
            Err(_) => unreadable(place, findings),
        },
        Some(b'[') => match serde_json::from_str::<Vec<&'s RawValue>>(raw) {
            Ok(items) if items.len() > MOST_ENTRIES => {
                refusals::list_too_long(place, findings);
                Value::List(Vec::new())
            }
            Ok(items) => Value::List(
                items.into_iter().map(|item| node_from(text, item.get(), findings, deeper, false)).collect(),
            ),
            Err(_) => unreadable(place, findings),
        },
        Some(b'"') => text_from(text, raw, findings),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') | None => Value::Nothing,
        Some(_) => Value::Number(Cow::Borrowed(raw)),
    };
    Node { place, value }
}

/// What was passed over when the whole was scanned: an escape that names no character.
fn unreadable<'s>(place: Place, findings: &mut Findings) -> Value<'s> {
    refusals::no_such_character(place, findings);
    Value::Nothing
}

fn text_from<'s>(text: &'s str, raw: &'s str, findings: &mut Findings) -> Value<'s> {
    let inner = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    if inner.contains('\\') {
        return match serde_json::from_str::<String>(raw) {
            Ok(unescaped) => Value::Text { text: Cow::Owned(unescaped), begins: None },
            Err(_) => unreadable(place_of(text, raw), findings),
        };
    }
    Value::Text { text: Cow::Borrowed(inner), begins: Some(place_of(text, inner).start) }
}

/// Where a slice of the text stands in it.
fn place_of(text: &str, slice: &str) -> Place {
    let start = slice.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len());
    Place { start, end: start.saturating_add(slice.len()) }
}

fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = start.saturating_add(column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset = offset.saturating_sub(1);
    }
    offset
}
