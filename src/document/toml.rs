//! TOML into the tree, through the parser that keeps every place and reports every error.

use super::node::{Entry, Node, Table, Value};
use super::{DEEPEST, MOST_ENTRIES};
use crate::diagnostic::{Code, Findings, Place};
use crate::value::sorted;
use std::borrow::Cow;
use toml::de::{DeArray, DeTable, DeValue};

/// The tree of a TOML text.
pub(super) fn parse<'s>(text: &'s str, findings: &mut Findings) -> Table<'s> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = error.span().map_or_else(Place::default, |span| Place { start: span.start, end: span.end });
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        if message.starts_with("duplicate key") {
            findings.add(Code::DuplicateKey, place, "this key is written twice", "keep one of the two");
        } else if message.contains("recurs") {
            findings.add(Code::TooLarge, place, "this is nested more than 64 levels deep", "write it flatter");
        } else {
            findings.add(
                Code::Syntax,
                place,
                format!("this is not TOML: {message}"),
                "compare with the examples in `rules/README.md`",
            );
        }
    }
    table_from(text, table.into_inner(), Place::default(), findings, 0)
}

fn table_from<'s>(text: &'s str, table: DeTable<'s>, place: Place, findings: &mut Findings, depth: usize) -> Table<'s> {
    if table.len() > MOST_ENTRIES {
        findings.add(Code::TooLarge, place, "the table has more than 1,000 entries", "split the file");
        return Table::default();
    }
    let entries: Vec<Entry<'s>> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            let key_place = Place { start: span.start, end: span.end };
            let span = value.span();
            let place = Place { start: span.start, end: span.end };
            Entry {
                key: key.into_inner(),
                key_place,
                node: node_from(text, place, value.into_inner(), findings, depth),
            }
        })
        .collect();
    Table { entries: sorted(entries, |one, other| one.key_place.cmp(&other.key_place)) }
}

fn node_from<'s>(text: &'s str, place: Place, value: DeValue<'s>, findings: &mut Findings, depth: usize) -> Node<'s> {
    if depth > DEEPEST {
        findings.add(Code::TooLarge, place, "this is nested more than 64 levels deep", "write it flatter");
        return Node { place, value: Value::Nothing };
    }
    let deeper = depth.saturating_add(1);
    let value = match value {
        DeValue::String(string) => {
            let begins = begins(text, place, &string);
            Value::Text { text: string, begins }
        }
        DeValue::Integer(integer) if integer.radix() == 10 => Value::Number(Cow::Owned(integer.as_str().to_owned())),
        DeValue::Integer(_) | DeValue::Float(_) => {
            Value::Number(Cow::Borrowed(text.get(place.start..place.end).unwrap_or_default()))
        }
        DeValue::Boolean(truth) => Value::Bool(truth),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(array) => Value::List(list_from(text, array, findings, deeper)),
        DeValue::Table(table) => Value::Table(table_from(text, table, place, findings, deeper)),
    };
    Node { place, value }
}

fn list_from<'s>(text: &'s str, array: DeArray<'s>, findings: &mut Findings, depth: usize) -> Vec<Node<'s>> {
    array
        .into_iter()
        .map(|value| {
            let span = value.span();
            node_from(text, Place { start: span.start, end: span.end }, value.into_inner(), findings, depth)
        })
        .collect()
}

/// Where the characters of a string begin, if they stand in the file exactly as they are.
fn begins(text: &str, place: Place, string: &str) -> Option<usize> {
    let written = text.get(place.start..place.end)?;
    let offset = written.find(|character| character != '\'' && character != '"' && character != '\n')?;
    let start = place.start.checked_add(offset)?;
    let end = start.checked_add(string.len())?;
    (text.get(start..end) == Some(string)).then_some(start)
}
