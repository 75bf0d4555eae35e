//! TOML into the tree, through the parser that keeps every place and reports every error.

use super::node::{Entry, Node, Table, Value};
use super::recovery::{Parsed, parsed};
use super::{DEEPEST, MOST_ENTRIES, refusals};
use crate::diagnostic::{Findings, Place};
use crate::value::sorted;
use std::borrow::Cow;
use toml::de::{DeArray, DeTable, DeValue};

/// What the parser says.
struct ParserSays {
    /// How its message begins where a key stands twice.
    key_twice: &'static str,
    /// What its message holds where something is nested too deep for it.
    nested_too_deep: &'static str,
}

/// The words by which two errors of the parser are told from the rest: it gives no code with its
/// messages, and both findings have a code and words of their own here, the same as in JSON. Should
/// the parser choose other words, these errors are told as syntax, and a test of refusals says so.
const PARSER_SAYS: ParserSays = ParserSays { key_twice: "duplicate key", nested_too_deep: "recurs" };

/// The tree of a TOML text.
pub(super) fn parse<'s>(text: &'s str, findings: &mut Findings) -> Table<'s> {
    let Parsed { table, errors } = parsed(text);
    let mut lines = None;
    for error in &errors {
        let place = error.span().map_or_else(Place::default, |span| Place { start: span.start, end: span.end });
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        if message.starts_with(PARSER_SAYS.key_twice) {
            let lines = lines.get_or_insert_with(|| Lines::of(text));
            refusals::key_twice(lines.key(place), place, findings);
        } else if message.contains(PARSER_SAYS.nested_too_deep) {
            refusals::nested_too_deep(place, findings);
        } else {
            let lines = lines.get_or_insert_with(|| Lines::of(text));
            refusals::not_toml(&message, lines.key_of_line(place), place, findings);
        }
    }
    table_from(text, table, Place::default(), findings, 0)
}

/// The tables whose keys may be told of a file that is not read: what is to be withheld stands in
/// none of them.
pub(super) const TOLD: [&str; 10] =
    ["case", "facts", "published", "proposed", "ended", "rulebook", "schedule", "authority", "fact", "step"];

/// The lines of a text, each with whether it certainly stands in one of those tables: looked
/// through once, however many keys stand twice.
struct Lines<'s> {
    text: &'s str,
    /// Where each line begins, and whether a key that begins it may be told.
    begins: Vec<(usize, bool)>,
}

impl<'s> Lines<'s> {
    fn of(text: &'s str) -> Lines<'s> {
        let mut lines = Lines { text, begins: Vec::new() };
        let (mut at, mut told, mut open) = (0_usize, false, 0_usize);
        for line in text.split_inclusive('\n') {
            // What looks like the head of a table may stand in a text of several lines, and an escape
            // may hide where a text ends: from there on nothing is certain.
            if line.contains("\"\"\"") || line.contains("'''") || line.contains('\\') {
                lines.begins.push((at, false));
                break;
            }
            if open == 0 && line.trim_start().starts_with('[') {
                told = TOLD.contains(&line.trim().trim_matches(['[', ']']));
                lines.begins.push((at, told));
            } else {
                lines.begins.push((at, told && open == 0));
                open = brackets_after(line, open);
            }
            at = at.saturating_add(line.len());
        }
        lines
    }

    /// The key at this place, where it begins its line and that line may be told.
    fn key(&self, place: Place) -> Option<&'s str> {
        let line = self.begins.partition_point(|(begins, _)| *begins <= place.start).checked_sub(1)?;
        let (begins, told) = self.begins.get(line)?;
        let first = self.text.get(*begins..place.start)?.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'['));
        self.text.get(place.start..place.end).filter(|_| *told && first)
    }

    /// The key that begins the line of this place, where that line may be told.
    fn key_of_line(&self, place: Place) -> Option<&'s str> {
        let line = self.begins.partition_point(|(begins, _)| *begins <= place.start).checked_sub(1)?;
        let (begins, told) = self.begins.get(line)?;
        let (key, _) = self.text.get(*begins..)?.lines().next()?.split_once('=')?;
        let bare = |key: &&str| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        Some(key.trim()).filter(|_| *told).filter(bare)
    }
}

/// How many braces and brackets are open after a line, where so many are before it.
fn brackets_after(line: &str, before: usize) -> usize {
    let mut open = before;
    let mut rest = line;
    while let Some(at) = rest.find(['"', '\'', '#', '{', '}', '[', ']']) {
        let (mark, after) = rest.get(at..).and_then(|rest| rest.split_at_checked(1)).unwrap_or_default();
        rest = after;
        match mark {
            "{" | "[" => open = open.saturating_add(1),
            "}" | "]" => open = open.saturating_sub(1),
            "#" => break,
            quote => rest = rest.split_once(quote).map_or("", |(_, after)| after),
        }
    }
    open
}

fn table_from<'s>(text: &'s str, table: DeTable<'s>, place: Place, findings: &mut Findings, depth: usize) -> Table<'s> {
    if table.len() > MOST_ENTRIES {
        refusals::table_too_long(place, findings);
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
        refusals::nested_too_deep(place, findings);
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
        DeValue::Array(array) if array.len() > MOST_ENTRIES => {
            refusals::list_too_long(place, findings);
            Value::List(Vec::new())
        }
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
