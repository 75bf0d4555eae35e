//! Reading the keys of a table: each asked for by name, those nobody asked for refused.

use super::node::{Entry, Node, Table, Value};
use super::refusals::{self, Wanted, wrong_type};
use super::texts::check_hidden;
use crate::diagnostic::{Findings, Place};

/// Reads one table. Every key is asked for once; [`Reader::finish`] refuses the rest.
pub struct Reader<'d, 's> {
    table: &'d Table<'s>,
    /// Where the table stands, for keys that are missing.
    pub place: Place,
    asked: Vec<&'static str>,
}

impl<'d, 's> Reader<'d, 's> {
    /// A reader of this table.
    #[must_use]
    pub fn new(table: &'d Table<'s>, place: Place) -> Reader<'d, 's> {
        Reader { table, place, asked: Vec::with_capacity(16) }
    }

    /// A reader of a node that should be a table; refused and empty where it is not.
    pub fn of(node: &'d Node<'s>, findings: &mut Findings) -> Option<Reader<'d, 's>> {
        if let Value::Table(table) = &node.value {
            Some(Reader::new(table, node.place))
        } else {
            wrong_type(node, Wanted::Table, findings);
            None
        }
    }

    /// The entry with this key, if it is written.
    pub fn entry(&mut self, key: &'static str) -> Option<&'d Entry<'s>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// The node with this key, if it is written.
    pub fn node(&mut self, key: &'static str) -> Option<&'d Node<'s>> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The node with this key; refused where it is missing.
    pub fn needed(&mut self, key: &'static str, findings: &mut Findings) -> Option<&'d Node<'s>> {
        let node = self.node(key);
        if node.is_none() {
            self.missing(key, findings);
        }
        node
    }

    /// The node with this key; refused where it is missing or blank.
    pub(crate) fn needed_filled(&mut self, key: &'static str, findings: &mut Findings) -> Option<&'d Node<'s>> {
        let node = self.needed(key, findings)?;
        if node.is_blank() {
            refusals::key_empty(key, node.place, findings);
            return None;
        }
        Some(node)
    }

    /// Says that a key is missing.
    pub fn missing(&self, key: &str, findings: &mut Findings) {
        refusals::key_missing(key, self.place, findings);
    }

    /// The nodes of the list with this key; none where it is not written.
    pub fn list(&mut self, key: &'static str, findings: &mut Findings) -> &'d [Node<'s>] {
        match self.node(key) {
            None => &[],
            Some(node) => list_of(node, findings),
        }
    }

    /// Readers for each table of the list with this key.
    pub fn tables(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Reader<'d, 's>> {
        self.list(key, findings).iter().filter_map(|node| Reader::of(node, findings)).collect()
    }

    /// A reader for the table with this key.
    pub fn table(&mut self, key: &'static str, findings: &mut Findings) -> Option<Reader<'d, 's>> {
        self.node(key).and_then(|node| Reader::of(node, findings))
    }

    /// All entries of the table, for tables whose keys are ids.
    #[must_use]
    pub fn entries(&self) -> &'d [Entry<'s>] {
        &self.table.entries
    }

    /// Refuses every key that nobody asked for.
    pub fn finish(self, findings: &mut Findings) {
        for entry in &self.table.entries {
            if self.asked.iter().any(|asked| *asked == entry.key) {
                continue;
            }
            if check_hidden(&entry.key, entry.key_place, findings) {
                refusals::no_such_key(&entry.key, &self.asked, entry.key_place, findings);
            }
        }
    }
}

/// The nodes of a list.
fn list_of<'d, 's>(node: &'d Node<'s>, findings: &mut Findings) -> &'d [Node<'s>] {
    if let Value::List(items) = &node.value {
        items
    } else {
        wrong_type(node, Wanted::List, findings);
        &[]
    }
}
