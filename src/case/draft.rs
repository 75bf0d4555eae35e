//! A case file that is being changed: the tree of the file, and the TOML it is written as.
//! Nothing of it is lost but comments and the order of keys within a table that is rewritten.

use crate::diagnostic::{Findings, Source};
use crate::document::{self, Node, Table, Value};
use crate::value::sorted;
use std::fmt::Write;

/// A value of a case file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    /// A text, without its quotes.
    Text(String),
    /// A number or a date, as it was typed.
    Bare(String),
    /// Yes or no.
    Bool(bool),
    /// A list of values.
    List(Vec<Draft>),
    /// A table: its keys, each once, with their values.
    Table(Vec<(String, Draft)>),
}

impl Draft {
    /// The tree of a case file; `None` where it cannot be parsed.
    #[must_use]
    pub fn read(text: &str) -> Option<Draft> {
        let source = Source::new("case", text);
        let mut findings = Findings::new();
        let table = document::parse(&source, &mut findings);
        findings.is_empty().then(|| of_table(&table))
    }

    /// The entry with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Draft> {
        match self {
            Draft::Table(entries) => entries.iter().find(|(known, _)| known == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Changes the entry with this key, made an empty table where there is none.
    pub fn within<T>(&mut self, key: &str, change: impl FnOnce(&mut Draft) -> T) -> T {
        let mut inner = self.get(key).cloned().unwrap_or_else(|| Draft::Table(Vec::new()));
        let done = change(&mut inner);
        let empty = matches!(&inner, Draft::Table(entries) if entries.is_empty());
        self.put(key, (!empty).then_some(inner));
        done
    }

    /// Changes the list with this key, made empty where there is none; an empty one is left out.
    pub fn listed<T>(&mut self, key: &str, change: impl FnOnce(&mut Vec<Draft>) -> T) -> T {
        let mut items = self.items(key).to_vec();
        let done = change(&mut items);
        self.put(key, (!items.is_empty()).then_some(Draft::List(items)));
        done
    }

    /// Sets the entry with this key, or takes it out.
    pub fn put(&mut self, key: &str, value: Option<Draft>) {
        let Draft::Table(entries) = self else { return };
        match (value, entries.iter_mut().find(|(known, _)| known == key)) {
            (Some(value), Some((_, slot))) => *slot = value,
            (Some(value), None) => entries.push((key.to_owned(), value)),
            (None, _) => entries.retain(|(known, _)| known != key),
        }
    }

    /// The items of the list with this key.
    #[must_use]
    pub fn items(&self, key: &str) -> &[Draft] {
        match self.get(key) {
            Some(Draft::List(items)) => items,
            _ => &[],
        }
    }

    /// The text it is, or the number or date as it was typed.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Draft::Text(text) | Draft::Bare(text) => Some(text),
            _ => None,
        }
    }

    /// The text of the entry with this key; empty where there is none.
    #[must_use]
    pub fn text_of(&self, key: &str) -> &str {
        self.get(key).and_then(Draft::text).unwrap_or_default()
    }

    /// The value as it stands after a key of a file, on one line.
    #[must_use]
    pub fn inline(&self) -> String {
        let mut out = String::new();
        inline(&mut out, self);
        out
    }

    /// It as a case file.
    #[must_use]
    pub fn toml(&self) -> String {
        const TABLES: [&str; 5] = ["case", "facts", "published", "proposed", "ended"];
        let Draft::Table(entries) = self else { return String::new() };
        let mut out = String::new();
        let order =
            ["case", "exhibit", "facts", "infringement", "evidence", "determination", "published", "proposed", "ended"];
        let place = |key: &str| order.iter().position(|known| *known == key).unwrap_or(0);
        let rank = |(key, value): &(String, Draft)| {
            (matches!(value, Draft::Table(_) | Draft::List(_)) && order.contains(&key.as_str()), place(key))
        };
        for (key, value) in sorted(entries.iter().collect(), |one, other| rank(one).cmp(&rank(other))) {
            match value {
                Draft::Table(inner) if TABLES.contains(&key.as_str()) => {
                    section(&mut out, &format!("[{}]", bare_key(key)));
                    pairs(&mut out, inner);
                }
                Draft::List(items)
                    if order.contains(&key.as_str())
                        && !items.is_empty()
                        && items.iter().all(|item| matches!(item, Draft::Table(_))) =>
                {
                    for item in items {
                        section(&mut out, &format!("[[{}]]", bare_key(key)));
                        if let Draft::Table(inner) = item {
                            pairs(&mut out, inner);
                        }
                    }
                }
                Draft::List(items) if items.is_empty() => {}
                _ => pairs(&mut out, &[(key.clone(), value.clone())]),
            }
        }
        out
    }
}

fn section(out: &mut String, head: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(head);
    out.push('\n');
}

fn pairs(out: &mut String, entries: &[(String, Draft)]) {
    for (key, value) in entries {
        out.push_str(&bare_key(key));
        out.push_str(" = ");
        inline(out, value);
        out.push('\n');
    }
}

fn bare_key(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if bare { key.to_owned() } else { quoted(key) }
}

fn inline(out: &mut String, value: &Draft) {
    match value {
        Draft::Text(text) => out.push_str(&quoted(text)),
        Draft::Bare(text) => out.push_str(text),
        Draft::Bool(holds) => out.push_str(if *holds { "true" } else { "false" }),
        Draft::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                inline(out, item);
            }
            out.push(']');
        }
        Draft::Table(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { " " });
                out.push_str(&bare_key(key));
                out.push_str(" = ");
                inline(out, value);
            }
            out.push_str(" }");
        }
    }
}

/// A text as a TOML string on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            control if control.is_control() => {
                let number = u32::from(control);
                let _ = write!(out, "\\u{number:04X}");
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

fn of_table(table: &Table<'_>) -> Draft {
    Draft::Table(
        table.entries.iter().filter_map(|entry| Some((entry.key.to_string(), of_node(&entry.node)?))).collect(),
    )
}

fn of_node(node: &Node<'_>) -> Option<Draft> {
    Some(match &node.value {
        Value::Text { text, .. } => Draft::Text(text.to_string()),
        Value::Number(number) => Draft::Bare(number.to_string()),
        Value::Date(date) => Draft::Bare(date.clone()),
        Value::Bool(holds) => Draft::Bool(*holds),
        // JSON's `null` says no more than a key that is left out.
        Value::Nothing => return None,
        Value::List(items) => Draft::List(items.iter().filter_map(of_node).collect()),
        Value::Table(table) => of_table(table),
    })
}
